"""Understands a typed line, "gb21 r 7>3": which point, which side, which values. Carries nothing out."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import groupby

from ashichart.atlas.search.line_tokens import Token, take_apart
from ashichart.atlas.search.normalisation import normalised
from ashichart.atlas.search.search import Match, SearchIndex
from ashichart.domain.atlas.body import Laterality, Point, Side
from ashichart.domain.atlas.search_results import SearchHit
from ashichart.domain.atlas.typed_lines import EntryOffer, EntryPart, EntryReading, EntrySpan
from ashichart.domain.charting.charges import check_charge
from ashichart.domain.charting.clinic_points import typed_as
from ashichart.domain.entry_faults import EntryError
from ashichart.domain.scales import Scale, check_value
from ashichart.domain.workplace import ChartStep
from ashichart.wording.entry_faults import entry_problem
from ashichart.wording.typed import lines as say

MOST_OFFERS = 12
_LONGEST = 120
_MOST_TOKENS = 24
_LEFT, _RIGHT, _BOTH, _MIDDLE = (Side.LEFT,), (Side.RIGHT,), (Side.LEFT, Side.RIGHT), (Side.MIDLINE,)
_SIDES: dict[str, tuple[Side, ...]] = {
    **dict.fromkeys(("l", "left", "links", "gauche", "左"), _LEFT),
    **dict.fromkeys(("r", "right", "rechts", "droite", "右"), _RIGHT),
    **dict.fromkeys(("b", "both", "bilateral", "beide", "beidseits", "bds", "lr", "rl", "双", "雙"), _BOTH),
    **dict.fromkeys(("m", "mid", "midline", "mitte"), _MIDDLE),
}
_TEN = ("t", "ten", "zehn", "十")
_NOT_ASSESSED = ("na", "n", "n/a")
_GRADES = {"i": 1.0, "ii": 2.0, "iii": 3.0, "iv": 4.0}
_UNITS = ("kg", "kgf")
_CHARGE = ("c", "charge", "emotion")
_ARROWS = (">", "->", "=>", "→", "⇒")
_DASHES = ("-", "–", "−")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(slots=True)
class _Rest:
    """What the words beside the point say."""

    sides: tuple[Side, ...] | None = None
    numbers: list[float] = field(default_factory=list[float])
    has_arrow: bool = False
    arrow_first: bool = False
    not_assessed: bool = False
    charges: list[float] = field(default_factory=list[float])
    parts: dict[Token, EntryPart] = field(default_factory=dict["Token", EntryPart])

    @property
    def unknown(self) -> list[Token]:
        return [token for token, part in self.parts.items() if part is EntryPart.NOT_UNDERSTOOD]

    @property
    def has_value(self) -> bool:
        return bool(self.numbers) or self.not_assessed


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to take the line apart."""

    first: int
    end: int
    match: Match
    hits: tuple[SearchHit, ...]
    rest: _Rest


def read_line(
    index: SearchIndex, text: str, scale: Scale = Scale.NRS, step: ChartStep = ChartStep.BEFORE
) -> EntryReading:
    """Say what a typed line means.

    Args:
        index: Names of the atlas.
        text: Point words, a side and a value in any order: `li4 l 7`, `gb21 r 7>3`, `7 合谷 l`, `li4l7`, `st36 b na`;
            `c8` or `c8>5` behind them is the emotional charge.
        scale: Bounds of the values.
        step: In `AFTER` a single value is the value after, otherwise before.

    Returns:
        The offers with sides and values, the line taken apart, and a sentence where something is left over. Never
        raises: a line that makes no sense gets a sentence.
    """
    line = unicodedata.normalize("NFC", text) if len(text) <= _LONGEST else ""
    shifted = len(line) != len(text)  # composed accents move the places of what follows
    tokens = take_apart(text if shifted else line)
    if not tokens:
        return EntryReading(text, (), (), "", False)
    if len(text) > _LONGEST or len(tokens) > _MOST_TOKENS:
        spans = (EntrySpan(tokens[0].start, tokens[-1].end, EntryPart.NOT_UNDERSTOOD),)
        return EntryReading(text, (), spans, say.too_long(), False)
    protocol = _protocol(index, tokens, text)
    if protocol is not None:
        return protocol
    way = _best_way(index, tokens, text, scale)
    if way is None:
        return _no_point(index, tokens, text, scale)
    return _reading(way, tokens, text, scale, step)


def _protocol(index: SearchIndex, tokens: list[Token], text: str) -> EntryReading | None:
    """A line that begins with the name of a protocol: a side may follow, else both are meant; values may not."""
    for end in range(len(tokens), 0, -1):
        found = index.protocols.get(normalised(text[tokens[0].start : tokens[end - 1].end]))
        if found is not None:
            break
    else:
        return None
    protocol, points = found
    parts = dict.fromkeys(tokens[:end], EntryPart.POINT)
    sides, sentence = _BOTH, ""
    for number, token in enumerate(tokens[end:]):
        wanted = _SIDES.get(token.text.casefold(), ()) if number == 0 else ()
        if wanted in (_LEFT, _RIGHT, _BOTH):
            sides, parts[token] = wanted, EntryPart.SIDE
        else:
            parts[token] = EntryPart.NOT_UNDERSTOOD
            sentence = sentence or say.not_understood_after_protocol(typed=token.text, protocol=protocol.code)
    offer = EntryOffer(points[0], sides, matched=protocol.name, others=points[1:], protocol=protocol.name)
    return EntryReading(text, (offer,), _spans(parts), sentence, not sentence)


def _best_way(index: SearchIndex, tokens: list[Token], text: str, scale: Scale) -> _Way | None:
    """The way that leaves the least over; then the best match, then the longest name."""
    best: tuple[tuple[int, int, int, int], _Way] | None = None
    for first, token in enumerate(tokens):
        if not (token.is_word or token.is_number):
            continue
        for end in range(first + 1, len(tokens) + 1):
            named = tokens[first:end]
            last = named[-1]
            if last.text in _ARROWS or (
                len(named) > 1 and last.is_number and named[-2].is_number
            ):  # no name has two numbers in a row
                break
            if not (last.is_word or last.is_number or last.text == ".") or not any(t.is_word for t in named):
                continue
            stretch = text[token.start : last.end]
            found = index.answers(stretch)
            if found is None or _is_bare_channel(index, named, tokens[end:]):
                continue
            if first > 0 and (_is_sided(named) or _is_half_a_channel(index, tokens[first - 1], named)):
                continue
            rest = _understand(tokens[:first] + tokens[end:], scale)
            key = (-len(rest.unknown), int(found[0]), end - first, -first)
            if best is None or key > best[0]:
                best = key, _Way(first, end, *found, rest)
    if best is None or _leaves_words(best[1], tokens) or _leaves_a_code(index, best[1], tokens):
        return None
    return best[1]


def _is_bare_channel(index: SearchIndex, named: list[Token], after: list[Token]) -> bool:
    """Whether the words are only a channel and a number follows: "gb 50" is an unknown point, not "gb" rated 50."""
    words = normalised(" ".join(token.text for token in named))
    return words in index.channel_words and bool(after) and after[0].is_number


def _is_half_a_channel(index: SearchIndex, before: Token, named: list[Token]) -> bool:
    """Whether the word before belongs to the channel's name: "gall bladder 45" is not "bladder 45"."""
    return before.is_word and normalised(f"{before.text} {named[0].text}") in index.channel_words


def _is_sided(named: list[Token]) -> bool:
    """Whether it reads as a side and a value: "r 3" is KI3 in French, but after other words it is "right, 3"."""
    return len(named) == 2 and named[0].text.casefold() in _SIDES and named[1].is_number


def _leaves_words(way: _Way, tokens: list[Token]) -> bool:
    """Whether a name was met only by its beginning while another word stands beside it: then the point is not known."""
    unknown_words = [token for token in way.rest.unknown if token.is_word]
    return way.match < Match.NAME and bool(unknown_words) and len(tokens) > 1


def _leaves_a_code(index: SearchIndex, way: _Way, tokens: list[Token]) -> bool:
    """Whether the line begins with a code that is none, "lr15 b": then "b" is no point that begins so."""
    is_loose = way.first > 0 and way.match < Match.NAME and len(tokens) > 1
    return is_loose and tokens[1].is_number and normalised(tokens[0].text) in index.channel_words


def _understand(tokens: list[Token], scale: Scale) -> _Rest:
    rest = _Rest()
    place = 0
    while place < len(tokens):
        token = tokens[place]
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        word = unicodedata.normalize("NFKC", token.text).casefold()
        number = _number(word, scale)
        part = EntryPart.NOT_UNDERSTOOD
        if word in _CHARGE and not rest.charges and (taken := _charged(tokens[place:], rest)):
            place += taken
            continue
        if word in _SIDES and rest.sides is None:
            rest.sides, part = _SIDES[word], EntryPart.SIDE
        elif word in _NOT_ASSESSED and not rest.has_value:
            rest.not_assessed, part = True, EntryPart.VALUE
        elif number is not None and _fits(rest):
            rest.numbers.append(number)
            part = EntryPart.VALUE
        elif word in _DASHES and following is not None and following.is_number and not rest.numbers:
            rest.numbers.append(-(_number(following.text, scale) or 0.0))
            rest.parts[token] = part = EntryPart.VALUE
            place, token = place + 1, following
        elif word in (*_ARROWS, *_DASHES) and not rest.has_arrow and not rest.not_assessed and len(rest.numbers) <= 1:
            rest.has_arrow, rest.arrow_first, part = True, not rest.numbers, EntryPart.VALUE
        elif (word in _UNITS and scale is Scale.PPT and rest.numbers) or word in (".", ",", ";", ":"):
            part = EntryPart.VALUE
        rest.parts[token] = part
        place += 1
    return rest


def _charged(tokens: list[Token], rest: _Rest) -> int:
    """Take "c 8" or "c 8 > 5" from the front; returns how many words that were, 0 if no number follows."""
    if len(tokens) < 2 or not tokens[1].is_number:
        return 0
    count = 4 if len(tokens) > 3 and tokens[2].text in _ARROWS and tokens[3].is_number else 2
    rest.charges += [float(token.text.replace(",", ".")) for token in tokens[1:count:2]]
    rest.parts |= dict.fromkeys(tokens[:count], EntryPart.VALUE)
    return count


def _fits(rest: _Rest) -> bool:
    most = 2 if rest.has_arrow and not rest.arrow_first else 1
    return not rest.not_assessed and len(rest.numbers) < most


def _number(word: str, scale: Scale) -> float | None:
    if word in _TEN:
        return 10.0
    if scale is Scale.GRADE and word in _GRADES:
        return _GRADES[word]
    plain = unicodedata.normalize("NFKC", word)
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def _no_point(index: SearchIndex, tokens: list[Token], text: str, scale: Scale) -> EntryReading:
    """A line in which no point was recognised: words that are sides and values keep their parts."""
    rest = _understand(tokens, scale)
    unknown = rest.unknown
    if not unknown:
        return EntryReading(text, (), _spans(rest.parts), say.which_point(), False)
    # A number that follows a word belongs to the unknown name: "gb 50" is asked about as a whole.
    start = next((token for token in unknown if token.is_word), unknown[0])
    at = tokens.index(start)
    name = [start]
    for token in tokens[at + 1 :]:
        is_name = rest.parts[token] is EntryPart.NOT_UNDERSTOOD or (token.is_number and len(name) == 1)
        if not is_name:
            break
        name.append(token)
    stretch = text[name[0].start : name[-1].end]
    parts = {token: EntryPart.NOT_UNDERSTOOD if token in name else rest.parts[token] for token in tokens}
    nearest = index.suggestion(stretch)
    if nearest is None:
        sentence = say.no_point(typed=stretch)
    else:
        called, other = typed_as(nearest), nearest.pinyin or nearest.name
        if other in ("", called):
            sentence = say.no_point_but(typed=stretch, point=called)
        else:
            sentence = say.no_point_but_named(typed=stretch, point=called, also=other)
    suggestion = "" if nearest is None else text[: name[0].start] + typed_as(nearest) + text[name[-1].end :]
    return EntryReading(text, (), _spans(parts), sentence, False, suggestion)


def _reading(way: _Way, tokens: list[Token], text: str, scale: Scale, step: ChartStep) -> EntryReading:
    rest = way.rest
    parts = {token: rest.parts.get(token, EntryPart.POINT) for token in tokens}
    sentence = ""
    for token in parts:
        if token in rest.unknown and not sentence:
            sentence = say.not_understood(typed=token.text)
    before, after = _values(rest, step)
    charges: tuple[int | None, ...] = (None, None)
    try:
        for value in rest.numbers:
            check_value(scale, value)
        asked = [check_charge(value) for value in rest.charges]
        if asked:
            is_after = step is ChartStep.AFTER and len(asked) == 1
            charges = (None, asked[0]) if is_after else (asked[0], asked[1] if len(asked) == 2 else None)
    except EntryError as error:
        sentence = entry_problem(error)
        before = after = None
        for token, part in parts.items():
            if part is EntryPart.VALUE and _is_outside(token, scale):
                parts[token] = EntryPart.NOT_UNDERSTOOD
    if not sentence and rest.has_arrow and len(rest.numbers) < (1 if rest.arrow_first else 2):
        sentence = say.no_value_after()
    is_single = len(way.hits) == 1
    if is_single and (wrong := _wrong_side(way.hits[0].point, rest.sides)):
        sentence = sentence or wrong
        for token, part in parts.items():
            if part is EntryPart.SIDE:
                parts[token] = EntryPart.NOT_UNDERSTOOD

    def offer(hit: SearchHit, sides: tuple[Side, ...]) -> EntryOffer:
        offered = EntryOffer(hit.point, sides, before, after, rest.not_assessed, hit.matched)
        return replace(offered, charge_before=charges[0], charge_after=charges[1])

    offers = _offers(way.hits, rest.sides, offer)
    # Half a name may be another's: it is put into the line in full, and charted only once it was seen there.
    is_whole = way.match >= Match.NAME
    settled = is_single and len(offers) == 1 and is_whole and not sentence
    suggestion = ""
    if is_single and not is_whole and not sentence:
        ends = tokens[way.first].start, tokens[way.end - 1].end
        suggestion = text[: ends[0]] + typed_as(way.hits[0].point) + text[ends[1] :]
    return EntryReading(text, offers[:MOST_OFFERS], _spans(parts), sentence, settled, suggestion)


def _values(rest: _Rest, step: ChartStep) -> tuple[float | None, float | None]:
    if not rest.numbers:
        return None, None
    if len(rest.numbers) == 2:
        return rest.numbers[0], rest.numbers[1]
    if rest.arrow_first or (step is ChartStep.AFTER and not rest.has_arrow):
        return None, rest.numbers[0]
    return rest.numbers[0], None


def _is_outside(token: Token, scale: Scale) -> bool:
    value = _number(unicodedata.normalize("NFKC", token.text).casefold(), scale)
    if value is None:
        return token.text in _DASHES
    try:
        check_value(scale, value)
    except EntryError:
        return True
    return False


def _wrong_side(point: Point, sides: tuple[Side, ...] | None) -> str:
    if point.laterality is Laterality.MIDLINE and sides not in (None, _MIDDLE):
        return say.no_side(point=point.label)
    if point.laterality is Laterality.BILATERAL and sides == _MIDDLE:
        return say.two_sides(point=point.label)
    return ""


def _offers(
    hits: tuple[SearchHit, ...],
    sides: tuple[Side, ...] | None,
    offer: Callable[[SearchHit, tuple[Side, ...]], EntryOffer],
) -> tuple[EntryOffer, ...]:
    found: list[EntryOffer] = []
    for hit in hits:
        own = hit.point.sides
        if own == _MIDDLE:
            found.append(offer(hit, own))
        elif sides is not None and sides != _MIDDLE:
            found.append(offer(hit, sides))
        else:
            found += [offer(hit, _LEFT), offer(hit, _RIGHT)]
            if len(hits) == 1:
                found.append(offer(hit, _BOTH))
    return tuple(found)


def _spans(parts: dict[Token, EntryPart]) -> tuple[EntrySpan, ...]:
    """One span for each run of words taken for the same."""
    ordered = sorted(parts.items(), key=lambda item: item[0].start)
    spans: list[EntrySpan] = []
    for part, run in groupby(ordered, key=lambda item: item[1]):
        stretch = [token for token, _ in run]
        spans.append(EntrySpan(stretch[0].start, stretch[-1].end, part))
    return tuple(spans)
