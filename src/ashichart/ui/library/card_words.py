"""What stands on the cards of the Library, as values: from a point or a group to headings and lines. No widgets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ashichart.domain.atlas.body import Caution, Channel, Muscle, Point, PointKind
from ashichart.domain.charting.clinic_points import OwnAtlas, is_own, typed_as
from ashichart.domain.notation import Shape, shape_of_kind
from ashichart.services.atlas.library import Group, Shelf
from ashichart.wording import terms
from ashichart.wording.screens import library as say


class LineKind(StrEnum):
    """How a line is dressed."""

    TEXT = "text"
    HINT = "hint"
    CAUTION = "caution"
    ESSENTIAL = "essential"
    SPILLOVER = "spillover"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead on: `target` is the code of a point, "shelf:id" of a group, or "act:" with what to do."""

    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph.

    Args:
        kind: How it is dressed.
        text: The words; "" for links.
        source: Where a caution comes from.
        links: For a line of links.
    """

    kind: LineKind
    text: str = ""
    source: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One card.

    Args:
        kind_words: What it is: "Acupuncture point · Large Intestine channel".
        title: Code and pinyin, or the name.
        chinese: In both scripts where they differ.
        second: English name, Latin name.
        also: Other names, "" if none.
        sections: In order.
        shape: Mark of the kind, None for a group.
    """

    kind_words: str
    title: str
    chinese: str
    second: str
    also: str
    sections: tuple[Section, ...]
    shape: Shape | None = None


Named = Callable[[str], str]


def nothing_card(text: str) -> Card:
    """Return what stands there when a search finds nothing."""
    how = say.try_a_code_such_as_gb_a()
    return Card(say.search(), say.nothing_is_called(join=" ".join(text.split())), "", how, "", ())


# Before what a link does, where it leads to no card.
ACT = "act:"


def point_card(
    point: Point, groups: Sequence[Group], muscle: Muscle | None, region_name: Named, own: OwnAtlas | None = None
) -> Card:
    """Return the card of a point.

    Args:
        point: From the atlas.
        groups: Every group it stands in.
        muscle: Of a trigger point.
        region_name: Words for the code of a region.
        own: What the clinic adds to the atlas; None where it can add nothing.
    """
    if point.kind is PointKind.TRIGGER or is_own(point.code):
        title, second = point.name, muscle.plain.capitalize() if muscle else ""
    else:
        title = " ".join(word for word in (point.code, point.pinyin) if word)
        second = point.name if point.name != point.pinyin else ""
    sections = [
        Section(say.note() if is_own(point.code) else say.where_it_is(), tuple(_where(point))),
        Section(say.what_it_is(), tuple(_what(groups))),
        Section(say.muscle(), tuple(_muscle(muscle))),
        Section(say.where_it_is_felt(), tuple(_referral(point, region_name))),
        Section(terms.cautions(), tuple(_cautions(point, muscle))),
        Section(terms.needles_alone(), tuple(_needles(point))),
        Section(say.look_further(), tuple(_further(groups))),
        Section(say.in_this_clinic(), tuple(_own(point, own)) if own is not None else ()),
    ]
    return Card(
        _kind_words(point, groups),
        title,
        _both_scripts(point.zh_hans, point.zh_hant),
        second,
        ", ".join(_others(point.aliases, point.code, point.name, point.pinyin, point.pinyin_plain)),
        tuple(section for section in sections if section.lines),
        shape_of_kind(point.kind),
    )


def group_card(group: Group, points: Sequence[Point], muscle: Muscle | None, channel: Channel | None) -> Card:
    """Return the card of a channel, muscle, region, property or caution: what it is, and its points in order."""
    kind = {
        Shelf.CHANNEL: terms.channel() if channel else say.points_outside_the_channels(),
        Shelf.MUSCLE: say.muscle(),
        Shelf.REGION: terms.region(),
        Shelf.PROPERTY: say.property_of_points(),
        Shelf.CAUTION: say.caution(),
        Shelf.OWN: say.of_this_clinic(),
    }[group.shelf]
    sections: list[Section] = []
    title, chinese, second, also = group.name, group.chinese, "", ""
    if channel is not None:
        title, second = f"{channel.code} {channel.name}", channel.pinyin
        chinese = _both_scripts(channel.zh_hans, channel.zh_hant)
        also = ", ".join(_others(channel.aliases, channel.code, channel.name))
    elif muscle is not None:
        second = group.plain.capitalize()
        also = ", ".join(_others(muscle.aliases, muscle.name))
        sections += [
            Section(say.muscle(), tuple(_muscle(muscle))),
            Section(say.risks_of_needling(), tuple(caution_line(risk) for risk in muscle.risks)),
        ]
    elif group.plain:
        heading = say.for_patients_2() if group.shelf is Shelf.REGION else say.what_it_means()
        sections += [Section(heading, (Line(LineKind.TEXT, _sentence(group.plain)),))]
    if group.shelf is Shelf.CAUTION:
        said = dict.fromkeys(caution for point in points for caution in point.cautions if caution.kind == group.id)
        sections.append(Section(say.what_is_known(), tuple(caution_line(caution) for caution in said)))
    links = tuple(Link(_short(point), point.code) for point in points)
    if links:
        number = say.points_in_order(len(links))
        sections.append(Section(number, (Line(LineKind.LINKS, links=links),)))
    else:
        sections.append(Section(terms.points_alone(), (Line(LineKind.HINT, say.no_point_of_the_atlas_lies_here()),)))
    kept = tuple(section for section in sections if section.lines)
    return Card(kind, title, chinese, second, also, kept)


def caution_line(caution: Caution) -> Line:
    """Return a caution with its level before its words."""
    level = caution.level[:1].upper() + caution.level[1:]
    text = caution.text or caution.kind[:1].upper() + caution.kind[1:]
    is_said = level.lower() == "caution" or text.lower().startswith(level.lower())
    words = text if is_said else f"{level}. {text}"
    return Line(LineKind.CAUTION, words, caution.source)


def _kind_words(point: Point, groups: Sequence[Group]) -> str:
    kind = {
        PointKind.ACUPUNCTURE: terms.acupuncture_point(),
        PointKind.AURICULAR: terms.ear_point(),
        PointKind.TRIGGER: terms.trigger_point(),
    }[point.kind]
    if is_own(point.code):
        return say.point_of_this_clinic(lower=kind.lower())
    if point.muscle:
        return say.kind_and_muscle(kind=kind, muscle=point.muscle.lower())
    home = next((group for group in groups if group.shelf is Shelf.CHANNEL), None)
    if home is None or point.kind is PointKind.AURICULAR:
        return kind
    return say.kind_and_channel(kind=kind, channel=home.name) if point.channel else say.extra_point()


def _others(aliases: Sequence[str], *known: str) -> Iterator[str]:
    """The aliases that say something new: without those that differ by spaces, hyphens or case only."""
    shown = {_bare(name) for name in known}
    for alias in aliases:
        if _bare(alias) not in shown:
            shown.add(_bare(alias))
            yield alias


def _bare(name: str) -> str:
    return name.casefold().replace(" ", "").replace("-", "")


def _where(point: Point) -> Iterator[Line]:
    if point.location:
        yield Line(LineKind.TEXT, point.location)
    if point.plain:
        yield Line(LineKind.HINT, say.for_patients(plain=point.plain))


def _what(groups: Sequence[Group]) -> Iterator[Line]:
    for group in groups:
        if group.shelf is Shelf.PROPERTY:
            words = f"{group.name}: {group.plain}" if group.plain else group.name
            yield Line(LineKind.TEXT, _sentence(words))


def _muscle(muscle: Muscle | None) -> Iterator[Line]:
    if muscle is None:
        return
    if muscle.attachments:
        yield Line(LineKind.TEXT, muscle.attachments)
    if muscle.innervation:
        yield Line(LineKind.TEXT, say.nerve(sentence=_sentence(muscle.innervation)))


def _referral(point: Point, region_name: Named) -> Iterator[Line]:
    if point.referral is None:
        return
    for kind, codes in (
        (LineKind.ESSENTIAL, point.referral.essential),
        (LineKind.SPILLOVER, point.referral.spillover),
    ):
        if codes:
            yield Line(kind, _sentence("; ".join(_region_words(code, region_name) for code in codes)))


def _region_words(code: str, region_name: Named) -> str:
    """The name of a region; a referral to the other side is written "code other-side"."""
    bare, _, other = code.partition(" ")
    name = region_name(bare)
    name = name[:1].lower() + name[1:]
    return say.of_the_other_side(name=name) if other else name


def _cautions(point: Point, muscle: Muscle | None) -> Iterator[Line]:
    """The cautions of the point, and the risks of its muscle that are not among them."""
    said = dict.fromkeys((*point.cautions, *(muscle.risks if muscle else ())))
    return (caution_line(caution) for caution in said)


def _needles(point: Point) -> Iterator[Line]:
    if point.needles > 1:
        yield Line(LineKind.TEXT, say.needles_at_one_site(needles=point.needles))


def _further(groups: Sequence[Group]) -> Iterator[Line]:
    links = tuple(
        Link(
            say.channel_named(channel=group.name) if group.shelf is Shelf.CHANNEL and group.chinese else group.name,
            target_of(group),
        )
        for group in groups
        if group.shelf in (Shelf.CHANNEL, Shelf.MUSCLE, Shelf.REGION, Shelf.PROPERTY)
    )
    if links:
        yield Line(LineKind.LINKS, links=links)


def _own(point: Point, own: OwnAtlas) -> Iterator[Line]:
    """What the clinic may do with a point: change its own, name the atlas's."""
    mine = own.point(point.code)
    if mine is not None and mine.is_removed:
        yield Line(LineKind.HINT, say.removed_what_was_charted_here_is_kept())
        yield Line(LineKind.LINKS, links=(Link(say.bring_it_back(), f"{ACT}restore"),))
    elif mine is not None:
        yield Line(LineKind.LINKS, links=(Link(say.change_it(), f"{ACT}change"), Link(say.remove_it(), f"{ACT}remove")))
    else:
        known = own.names.get(point.code)
        if known is not None and known.names:
            yield Line(LineKind.TEXT, ", ".join(known.names))
        words = say.change_our_names() if known is not None and known.names else say.give_it_a_name_of_ours()
        yield Line(LineKind.LINKS, links=(Link(words, f"{ACT}call"),))


def target_of(group: Group) -> str:
    """Return the target of a link to a group."""
    return f"{group.shelf.value}:{group.id}"


def _short(point: Point) -> str:
    return point.label if point.kind is PointKind.TRIGGER else typed_as(point)


def _both_scripts(simplified: str, traditional: str) -> str:
    return simplified if simplified == traditional or not traditional else f"{simplified}  {traditional}"


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."
