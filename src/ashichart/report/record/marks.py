"""Marks and words of the record sheets: dots of sites, the line from before to after, the legend. No layout."""

from collections.abc import Mapping, Sequence

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.notation import diameter_mm, is_open, signed
from ashichart.domain.scales import GRADE_NAMES, Scale, text_of
from ashichart.domain.sheets.progress import Fate, fate_of
from ashichart.domain.sheets.record import RecordSite
from ashichart.report.bodies.bodies import Dot, Pair
from ashichart.report.bodies.marks import draw_now, draw_then
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.pen import Align, Pen
from ashichart.report.progress.marks import settled
from ashichart.wording import terms
from ashichart.wording.paper import record as say

NEEDLE_MM = 1.6
_FIRST_LETTER = 10_000  # numbers of sites that carry a letter

FATE_WORDS: Mapping[Fate, str] = {
    Fate.LESS: terms.less_tender(),
    Fate.LITTLE_LESS: terms.no_clear_change(),
    Fate.SAME: terms.no_clear_change(),
    Fate.LITTLE_MORE: terms.no_clear_change(),
    Fate.MORE: terms.more_tender(),
    Fate.NOT_PRESSED: terms.not_assessed(),
    Fate.NEW: say.not_assessed_before(),
    Fate.NEVER_PRESSED: terms.not_assessed(),
    Fate.UNJUDGED: say.not_judged(),
}
SCALE_WORDS = {
    Scale.NRS: say.to_on_palpation(),
    Scale.GRADE: say.grade_to_iv_on_palpation(),
    Scale.PPT: say.pressure_pain_threshold_kgf_cm_lower_is(),
    Scale.CHARGE: say.emotional_charge_to_asked_while_the_site(),
}
FLOOR_WORDS = {
    Scale.NRS: say.points_or_more_is_clear_salaffi_one(),
    Scale.GRADE: say.one_grade_or_more_is_clear_hubbard(),
    Scale.PPT: say.kgf_cm_or_more_is_clear_fischer(),
    Scale.CHARGE: say.no_error_is_published_for_emotional_charge(),
}


def change_of(scale: Scale, amount: float | None) -> str:
    """Return a change with its sign, an en dash where there is none."""
    return "–" if amount is None else signed(amount, 1 if scale is Scale.PPT else 0)


def value_of(scale: Scale, value: float | None) -> str:
    """Return a value as in a table, an en dash where nothing was read."""
    return "–" if value is None else text_of(scale, value)


def charge_of(visit: SessionChart, site_id: str) -> str:
    """Return the emotional charge of a site as in a table: "8 › 5", an en dash for what was not asked."""
    asked = [visit.charge(site_id, phase) for phase in Phase]
    if all(charge is None for charge in asked):
        return "–"
    return " › ".join("–" if charge is None else str(charge) for charge in asked)


def mean_of(scale: Scale, value: float, *, with_sign: bool = False) -> str:
    """Return a mean: one decimal on all scales but pressure, which has two."""
    digits = 2 if scale is Scale.PPT else 1
    return signed(value, digits) if with_sign else f"{value:.{digits}f}"


def record_dots(
    sites: Sequence[RecordSite],
    changes: Mapping[str, SiteChange],
    ppt_range: tuple[float, float] | None,
    share: float,
    *,
    then_only: bool = False,
) -> list[Dot]:
    """Return the marks of sites.

    Args:
        sites: With their keys; those with a letter are drawn as needles.
        changes: Site id -> the two readings.
        ppt_range: Of the course.
        share: Size of every mark as a share of the full one.
        then_only: True for the first moment alone, whose marks are plain.
    """
    dots: list[Dot] = []
    for index, one in enumerate(sites):
        side, change = one.site.side.value, changes.get(one.site.id)
        if not one.key.isdigit():
            number = _FIRST_LETTER + index
            dots.append(Dot(number, side, None, None, NEEDLE_MM, places=one.places, letter=one.key))
        elif change is not None:
            value = change.then if then_only else change.now
            if then_only and value is None:
                continue

            def size(of: float | None, scale: Scale = change.scale) -> float | None:
                return None if of is None else share * diameter_mm(scale, of, ppt_range)

            dots.append(
                Dot(
                    int(one.key), side, None if then_only else fate_of(change),
                    None if then_only else size(change.then), size(value),
                    value is not None and is_open(change.scale, value), one.places,
                )
            )  # fmt: skip
    return dots


def fitting(
    pair: Pair,
    sites: Sequence[RecordSite],
    changes: Mapping[str, SiteChange],
    ppt_range: tuple[float, float] | None,
) -> float:
    """Return the share of the full size at which the marks of sites stand apart on a pair of plates."""
    return settled(pair, lambda share: record_dots(sites, changes, ppt_range, share))


def scale_end(scale: Scale, values: Sequence[float]) -> float:
    """Return where the drawn scale ends: never cut, and the same on every row."""
    if scale in (Scale.NRS, Scale.CHARGE):
        return 10.0
    if scale is Scale.GRADE:
        return 4.0
    return 10.0 if max(values, default=0.0) <= 10 else 30.0


def draw_scale_ends(pen: Pen, inks: Inks, left: float, width: float, y: float, scale: Scale, end: float) -> None:
    """Set the ends of the scale over its column."""
    if scale is Scale.GRADE:
        texts = (GRADE_NAMES[0], GRADE_NAMES[2], GRADE_NAMES[4])
    else:
        texts = ("0", f"{end / 2:g}", f"{end:g}")
    for text, at in zip(texts, (0.0, 0.5, 1.0), strict=True):
        pen.text(left + at * width, y, text, 7.4, inks.soft, align=Align.MIDDLE)


def draw_line(pen: Pen, inks: Inks, left: float, width: float, y: float, change: SiteChange, end: float) -> None:
    """Draw one site's scale with a ring at `before` and the mark of its change at `after`."""
    if change.then is None and change.now is None:
        pen.line(left, y, left + width, y, inks.soft, 0.6, dash=(1.4, 1.1))
        return
    pen.line(left, y, left + width, y, inks.rule, 0.5)
    for at in (0.0, 0.5, 1.0):
        pen.line(left + at * width, y - 0.7, left + at * width, y + 0.7, inks.rule, 0.5)
    fate, radius = fate_of(change), 1.05
    then = None if change.then is None else left + width * min(1.0, change.then / end)
    now = None if change.now is None else left + width * min(1.0, change.now / end)
    if then is not None and now is not None and fate in (Fate.LESS, Fate.MORE):
        pen.line(then, y, now, y, inks.of(fate), 1.3)
    if then is not None:
        pen.circle(then, y, radius, fill=inks.white, ink=inks.then, width_pt=0.75)
    if now is None:
        return
    if fate is Fate.LESS:
        pen.circle(now, y, radius, fill=inks.less, ink=inks.less, width_pt=0.5)
    elif fate is Fate.NEW:
        pen.circle(now, y, radius, fill=inks.then)
    else:
        draw_now(pen, now, y, fate, 2 * radius, 2 * radius, inks)


def legend_signs(fates: set[Fate]) -> list[tuple[Fate | None, str]]:
    """Return the signs that occur with their words; None is the ring."""
    missing = terms.not_asked() if Fate.UNJUDGED in fates else terms.not_assessed()
    signs: list[tuple[Fate | None, str, bool]] = [
        (None, "ring", bool(fates - {Fate.NEW, Fate.NEVER_PRESSED})),
        (Fate.LESS, terms.less_tender(), Fate.LESS in fates),
        (Fate.SAME, terms.no_clear_change(), bool(fates & {Fate.SAME, Fate.LITTLE_LESS, Fate.LITTLE_MORE})),
        (Fate.MORE, terms.more_tender(), Fate.MORE in fates),
        (Fate.UNJUDGED, say.disc_the_later(), Fate.UNJUDGED in fates),
        (Fate.NEW, say.read_now_only(), Fate.NEW in fates),
        (Fate.NOT_PRESSED, missing, bool(fates & {Fate.NOT_PRESSED, Fate.NEVER_PRESSED})),
    ]
    return [(fate, words) for fate, words, occurs in signs if occurs]


_SIZES: Mapping[Fate, tuple[float | None, float | None]] = {
    Fate.LESS: (3.4, 1.9), Fate.SAME: (2.9, 2.5), Fate.MORE: (2.3, 3.2), Fate.NEW: (None, 2.4),
    Fate.NOT_PRESSED: (2.9, None), Fate.UNJUDGED: (3.4, 2.1),
}  # fmt: skip


def draw_legend(
    pen: Pen, inks: Inks, left: float, y: float, fates: set[Fate], *, has_needles: bool, then: str, step: float = 5.6
) -> None:
    """Draw the signs that occur, one below the other; `then` names the ring."""
    for fate, words in legend_signs(fates):
        if fate is None:
            pen.circle(left + 1.8, y - 1.1, 1.5, ink=inks.then, width_pt=0.75)
            words = say.ring(then=then)
        else:
            draw_now(pen, left + 1.8, y - 1.1, fate, *_SIZES[fate], inks)
        pen.text(left + 5.6, y, words, 8.8, inks.ink)
        y += step
    if has_needles:
        draw_then(pen, left + 1.8, y - 1.1, NEEDLE_MM, inks)
        pen.text(left + 5.6, y, say.needled_not_rated(), 8.8, inks.ink)
