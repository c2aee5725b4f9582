"""From a session to the marks on its body: pure values in, values out."""

from collections.abc import Callable, Mapping

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.atlas.body import Place, Point, PointKind, Side
from ashichart.domain.atlas.typed_lines import EntryOffer
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.notation import Glyph, MarkState, glyph_of, radius_px, shape_of, shape_of_kind, signed
from ashichart.domain.scales import Scale, step_of, text_of
from ashichart.domain.workplace import ChartStep
from ashichart.ui.body.marks import AtlasMark, BodyMark, NeedleMark
from ashichart.wording import terms
from ashichart.wording.changes import verdict_words
from ashichart.wording.chart import chart as say
from ashichart.wording.lists import comma_list
from ashichart.wording.names.sides import SIDES
from ashichart.wording.terms import not_assessed

Places = Callable[[Site], Mapping[str, tuple[float, float]]]


def charge_words(chart: SessionChart, site_id: str, *, with_after: bool = True) -> str:
    """Return the emotional charge of a site in short: "c8", "c8›5", "c–›5"; "" if it was not asked."""
    before = chart.charge(site_id, Phase.BEFORE)
    after = chart.charge(site_id, Phase.AFTER) if with_after else None
    if after is None:
        return "" if before is None else f"c{before}"
    return f"c{'–' if before is None else before}›{after}"


def mark_of(site: Site, chart: SessionChart, places: Places, *, in_after: bool, by_charge: bool = False) -> BodyMark:
    """Return the mark of one site of a session, drawn by its tenderness or by its emotional charge.

    Until the phase at work is After the mark shows the value before, whatever was read later; After shows the change.
    """
    before, after = chart.value(site.id, Phase.BEFORE), chart.value(site.id, Phase.AFTER)
    # An explicit "not assessed" after is a record: the mark no longer waits.
    waits = in_after and (site.id, Phase.AFTER) not in chart.readings
    glyph = glyph_of(site, chart.session.scale, before, after if in_after else None, in_after=waits)
    if by_charge:
        asked = [chart.charge(site.id, phase) for phase in (Phase.BEFORE, Phase.AFTER)]
        waits = in_after and asked[1] is None
        glyph = glyph_of(site, Scale.NRS, asked[0], asked[1] if in_after else None, in_after=waits)
    here = (needle for needle in chart.needles if needle.site_id == site.id)
    needles = tuple(NeedleMark(needle.number, needle.removed_at is not None) for needle in here)
    scale = chart.session.scale
    parts = [not_assessed() if before is None else terms.before_is(reading=text_of(scale, before))]
    if after is not None:
        parts.append(terms.after_is(reading=text_of(scale, after)))
    charges = ((phase, chart.charge(site.id, phase)) for phase in Phase)
    parts += [say.CHARGE_IS[phase](charge=charge) for phase, charge in charges if charge is not None]
    said = comma_list(parts)
    name = site.pin.name if site.pin else site.label
    about = name if site.side is Side.MIDLINE else say.place_on_side(place=name, side=SIDES[site.side]())
    return BodyMark(
        site.id,
        site.label,
        site.side_letter,
        glyph,
        places(site),
        needles,
        spoken=say.mark_is(mark=about, readings=said),
        can_move=site.pin is not None and chart.session.signed_at is None,
        note="" if by_charge else charge_words(chart, site.id, with_after=in_after),
    )


def session_marks(
    chart: SessionChart,
    places: Places,
    step: ChartStep,
    pending: Site | None = None,
    *,
    by_charge: bool = False,
) -> tuple[BodyMark, ...]:
    """Return the marks of a session, and of a site that is selected and not in it yet."""
    sites = chart.sites if pending is None else (*chart.sites, pending)
    in_after = step is ChartStep.AFTER
    return tuple(mark_of(site, chart, places, in_after=in_after, by_charge=by_charge) for site in sites)


def small_marks(chart: SessionChart, places: Places) -> tuple[BodyMark, ...]:
    """Return the `before` marks of a session for a small body; a session read only after shows those."""
    marks: list[BodyMark] = []
    for site in chart.sites:
        value = chart.value(site.id, Phase.BEFORE)
        if value is None:
            value = chart.value(site.id, Phase.AFTER)
        glyph = glyph_of(site, chart.session.scale, value, None)
        marks.append(BodyMark(site.id, site.label, site.side_letter, glyph, places(site)))
    return tuple(marks)


def typed_marks(
    offer: EntryOffer | None, scale: Scale, site_of: Callable[[str, Side], Site | None], places: Places
) -> tuple[BodyMark, ...]:
    """Return the dashed marks of what Enter would do."""
    if offer is None:
        return ()
    value = offer.after if offer.before is None else offer.before
    marks: list[BodyMark] = []
    for side, point in ((side, point) for side in offer.sides for point in offer.points):
        site = site_of(point.code, side)
        if site is None:
            continue
        if value is None:
            glyph = Glyph(shape_of(site), MarkState.TYPED, radius_px(3), 0)
        else:
            glyph = Glyph(
                shape_of(site), MarkState.TYPED, radius_px(step_of(scale, value)), step_of(scale, value),
                text=text_of(scale, value),
            )  # fmt: skip
        marks.append(BodyMark(f"typed-{point.code}-{side.value}", site.label, site.side_letter, glyph, places(site)))
    return tuple(marks)


def atlas_marks(points: tuple[Point, ...], *, acupuncture: bool, trigger: bool) -> tuple[AtlasMark, ...]:
    """Return the quiet dots of the layers that are on, both sides.

    The hundred points of an ear are dots on its own plates alone: on the head they would cover it.
    """
    shown = {PointKind.ACUPUNCTURE: acupuncture, PointKind.AURICULAR: acupuncture, PointKind.TRIGGER: trigger}
    return tuple(
        AtlasMark(
            point.code,
            side,
            point.label,
            shape_of_kind(point.kind),
            _dotted(point, place),
            title=point_title(point, side),
            needles=place.needles,
        )
        for point in points
        if shown[point.kind]
        for side, place in point.places.items()
    )


def _dotted(point: Point, place: Place) -> Mapping[str, tuple[float, float]]:
    if point.kind is not PointKind.AURICULAR:
        return place.plates
    return {plate: at for plate, at in place.plates.items() if plate.startswith("ear-")}


def point_title(point: Point, side: Side) -> str:
    """Return a point in full: "LI4 Hégǔ 合谷 · Joining Valley, left"."""
    parts = (point.code if point.channel else point.name, point.pinyin, point.zh_hans)
    names = " ".join(part for part in parts if part)
    called = say.names_and_english(names=names, english=point.name) if point.channel and point.name else names
    return called if side is Side.MIDLINE else say.place_on_side(place=called, side=SIDES[side]())


def last_time(course: CourseChart, chart: SessionChart | None, site: Site) -> str:
    """Return "last time 8" from the latest session before `chart` that read the site before; else ""."""
    for earlier in reversed(course.sessions):
        if chart is None or earlier.session.number >= chart.session.number:
            continue
        value = earlier.value(site.id, Phase.BEFORE)
        if value is not None:
            return say.last_time(reading=text_of(earlier.session.scale, value))
    return ""


def session_words(chart: SessionChart | None, site: Site) -> str:
    """Return what was read of a site in a session once there is a value after; "" before that.

    "This session: 7 → 3, less tender (−4)"; a phase without a value is said as not assessed.
    """
    if chart is None or (site.id, Phase.AFTER) not in chart.readings:
        return ""
    scale = chart.session.scale
    before, after = (chart.value(site.id, phase) for phase in (Phase.BEFORE, Phase.AFTER))
    if after is None:
        if before is None:
            return say.this_session_after_not_assessed()
        return say.this_session_only_before(before=text_of(scale, before))
    if before is None:
        return say.this_session_after_before_not_assessed(after=text_of(scale, after))
    change = SiteChange(site, scale, before, after)
    amount = "" if change.amount is None else f" ({signed(change.amount, 1 if scale is Scale.PPT else 0)})"
    return say.this_session(
        before=text_of(scale, before),
        after=text_of(scale, after),
        verdict=verdict_words(change.verdict),
        amount=amount,
    )


def kind_word(kind: PointKind | None) -> str:
    """Return what a site is, in words."""
    if kind is None:
        return say.pin()
    return {
        PointKind.ACUPUNCTURE: terms.acupuncture_point(),
        PointKind.TRIGGER: terms.trigger_point(),
        PointKind.AURICULAR: terms.ear_point(),
    }[kind]
