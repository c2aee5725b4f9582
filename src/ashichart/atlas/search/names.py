"""Every name a point answers to: codes, pinyin, Chinese, English, muscles, classes of points. No ranking."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ashichart.atlas.labels import trigger_number
from ashichart.atlas.search.channel_names import CHANNEL_ALIASES, CLAIMED, names_of_channel
from ashichart.atlas.search.normalisation import normalised, words_of
from ashichart.domain.atlas.body import Channel, Muscle, Point, PointKind

_SHORT_WORDS: dict[str, tuple[str, ...]] = {
    "upper": ("up", "ub", "u"),
    "middle": ("mid", "m"),
    "lower": ("low", "l"),
    "trapezius": ("trap",),
    "sternocleidomastoid": ("scm",),
}
_SHORT_MUSCLES: dict[str, tuple[str, ...]] = {
    "upper trapezius": ("utrap", "ubtrap", "ut"),
    "middle trapezius": ("mtrap", "mt"),
    "lower trapezius": ("ltrap", "lt"),
    "sternocleidomastoid": ("scm", "sternomastoid"),
    "quadratus lumborum": ("ql",),
    "levator scapulae": ("lev scap", "ls"),
    "tensor fasciae latae": ("tfl",),
    "latissimus dorsi": ("lats", "lat dorsi"),
    "gluteus maximus": ("glute max", "gmax"),
    "gluteus medius": ("glute med", "gmed"),
    "gluteus minimus": ("glute min", "gmin"),
    "pectoralis major": ("pec major", "pec maj"),
    "pectoralis minor": ("pec minor", "pec min"),
    "rhomboid": ("rhomboids",),
    "rhomboids": ("rhomboid",),
}
# What people call the classes of points, beside the atlas's own name of each.
PROPERTY_WORDS: dict[str, tuple[str, ...]] = {
    "yuan-source": ("yuan points", "source points", "原穴"),
    "luo-connecting": ("luo points", "connecting points", "network points", "络穴", "絡穴"),
    "xi-cleft": ("xi points", "cleft points", "accumulation points", "郄穴", "郤穴"),
    "back-shu": ("shu points of the back", "back transport points", "背俞穴", "背俞", "背腧穴"),
    "front-mu": ("mu points", "alarm points", "front collecting points", "募穴"),
    "jing-well": ("well points", "jing points", "ting points", "井穴", "five shu"),
    "ying-spring": ("spring points", "ying points", "荥穴", "滎穴", "five shu"),
    "shu-stream": ("stream points", "shu points", "输穴", "輸穴", "five shu"),
    "jing-river": ("river points", "jing points", "经穴", "經穴", "five shu"),
    "he-sea": ("sea points", "he points", "合穴", "five shu"),
    "lower-he-sea": ("lower sea points", "下合穴"),
    "hui-meeting": ("meeting points", "hui points", "influential points", "八会穴", "八會穴"),
    "confluent": (
        "opening points",
        "master points",
        "eight confluent points",
        "extraordinary vessel points",
        "八脉交会穴",
        "八脈交會穴",
    ),
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one point, or of a class of points.

    Args:
        point: Index of what it names.
        shown: The name as it is shown.
        flat: The name as it is compared.
        words: Its folded words and numbers.
        weight: How much a match counts among equals; 3 the code, 2 a code of another custom, 1 a name, 0 plain words,
            −1 words for a class it belongs to.
    """

    point: int
    shown: str
    flat: str
    words: tuple[str, ...]
    weight: float


def names_of(points: Sequence[Point], muscles: Iterable[Muscle], channels: Iterable[Channel]) -> tuple[Name, ...]:
    """Return every name of every point, each flat form once per point, the weightiest kept."""
    in_channel = {channel.code: channel for channel in channels}
    by_muscle = {muscle.name: muscle for muscle in muscles}
    alone = Counter(point.muscle or "" for point in points)
    found: list[Name] = []
    for number, point in enumerate(points):
        best: dict[str, Name] = {}
        for shown, weight in _names(point, in_channel, by_muscle, alone):
            words = words_of(shown)
            flat = "".join(words)
            if flat and (flat not in best or best[flat].weight < weight):
                best[flat] = Name(number, shown, flat, words, weight)
        found.extend(best.values())
    return tuple(found)


def _names(
    point: Point, channels: Mapping[str, Channel], muscles: Mapping[str, Muscle], alone: Mapping[str, int]
) -> Iterator[tuple[str, float]]:
    yield point.code, 3
    if point.kind is PointKind.AURICULAR:
        yield from _ear_names(point)
        return
    number = trigger_number(point.code)
    channel = point.channel or ""
    if number and point.code == f"{channel}{number}":
        own = [
            alias
            for alias in (channels[channel].aliases if channel in channels else ())
            if CLAIMED.get(normalised(alias), channel) == channel
        ]
        spoken = names_of_channel(channels[channel]) if channel in channels else ()
        for alias in (*CHANNEL_ALIASES.get(channel, ()), *own, *spoken):
            yield f"{alias}{number}", 2
    for name in (*point.aliases, point.pinyin, point.pinyin_plain, point.zh_hans, point.zh_hant):
        yield name, 1.5
    yield point.label, 1
    yield point.name, 1
    if point.kind is PointKind.TRIGGER and point.muscle:
        for name in _muscle_names(point.muscle, muscles.get(point.muscle)):
            yield f"{name} {number}", 1
            if alone[point.muscle] == 1:
                yield name, 1
    yield point.plain, 0
    for key in point.properties:
        for name in (f"{key} points", *PROPERTY_WORDS.get(key, ())):
            yield name, -1
    for caution in point.cautions:
        yield caution.kind, -1


def _ear_names(point: Point) -> Iterator[tuple[str, float]]:
    """Names of a point of the ear: what the body has too, Shen Men or the knee, is typed with the ear before it."""
    for alias in point.aliases:
        yield alias, 1.5
    for name in (point.pinyin, point.pinyin_plain, point.name):
        if name:
            yield name if name.casefold().startswith("ear ") else f"ear {name}", 1.5
    for name in (point.zh_hans, point.zh_hant):
        if name:
            yield f"耳{name}", 1.5
            yield f"耳穴{name}", 1.5
    yield point.label, 1
    yield f"ear {point.plain}", 0


def _muscle_names(muscle: str, known: Muscle | None) -> Iterator[str]:
    yield muscle
    yield from known.aliases if known else ()
    yield from _SHORT_MUSCLES.get(muscle.lower(), ())
    words = muscle.lower().split()
    for place, word in enumerate(words):
        for short in _SHORT_WORDS.get(word, ()):
            yield " ".join([*words[:place], short, *words[place + 1 :]])
