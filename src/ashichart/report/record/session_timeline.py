"""The line of time on a session sheet: readings before, doses, needles, readings after. No sums of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ashichart.domain.charting.late_entries import LATE_AFTER
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import Session, SessionChart
from ashichart.report.pdf.fonts import Weight
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.pen import Align, Pen
from ashichart.wording import terms
from ashichart.wording.paper import record as say

XOf = Callable[[datetime], float]

HEIGHT_MM = 27.0
_LABELS_MM = 26.0
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240)
_MOST_TICKS = 9


def clock(session: Session, at: datetime) -> str:
    """Return the time of day where the session was held, "13:42"."""
    return session.local(at).strftime("%H:%M")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last of something."""

    name: str
    start: datetime
    end: datetime


def stretches(visit: SessionChart) -> tuple[Stretch, ...]:
    """Return readings before, needles and readings after as stretches of time, those that there are."""
    found: list[Stretch] = []
    for phase, name in ((Phase.BEFORE, terms.before_alone()), (Phase.AFTER, terms.after_alone())):
        times = [one.read_at for (_, of), one in visit.readings.items() if of is phase]
        if times:
            found.append(Stretch(name, min(times), max(times)))
    if visit.needles:
        start = min(needle.inserted_at for needle in visit.needles)
        ends = [needle.removed_at or needle.inserted_at for needle in visit.needles]
        found.append(Stretch(terms.needles_alone(), start, max(ends)))
    return tuple(sorted(found, key=lambda one: one.start))


def span(visit: SessionChart) -> tuple[datetime, datetime] | None:
    """Return from when to when the line runs; None where nothing has a time or the times lie too far apart."""
    times: list[datetime] = [dose.given_at for dose in visit.doses]
    for stretch in stretches(visit):
        times += [stretch.start, stretch.end]
    if not times or max(times) - min(times) > LATE_AFTER:
        return None
    return min(times), max(times)


def draw_timeline(
    pen: Pen, inks: Inks, left: float, right: float, top: float, visit: SessionChart, of: tuple[datetime, datetime]
) -> None:
    """Draw the line of a session; it takes `HEIGHT_MM`."""
    minutes = max(1.0, (of[1] - of[0]).total_seconds() / 60)
    step = next((one for one in _STEPS if minutes / one <= _MOST_TICKS - 2), _STEPS[-1])
    local = visit.session.local(of[0])
    # Steps are counted in instants: in the night in which the clocks change a wall clock skips or repeats an hour.
    begun = timedelta(minutes=local.minute % min(step, 60), seconds=local.second, microseconds=local.microsecond)
    start = of[0] - begun
    ticks = int(-(-((of[1] - start).total_seconds() / 60) // step)) or 1
    axis = left + _LABELS_MM
    wide = (right - 4.0 - axis) / (ticks * step)

    def x(at: datetime) -> float:
        return axis + (at - start).total_seconds() / 60 * wide

    foot = top + 18.0
    for index in range(ticks + 1):
        at = start + timedelta(minutes=index * step)
        pen.line(x(at), top, x(at), foot, inks.row_rule, 0.5)
        pen.text(x(at), foot + 4.0, clock(visit.session, at), 7.4, inks.soft, align=Align.MIDDLE)
    pen.line(axis, foot, right - 4.0, foot, inks.ink, 0.6)
    pen.text(left, top + 4.2, terms.phase(), 8.8, inks.soft)
    pen.text(left, top + 12.8, say.ketamine(), 8.8, inks.soft)
    _draw_stretches(pen, inks, x, top, right, stretches(visit))
    for dose in visit.doses:
        pen.line(x(dose.given_at), top + 12.6, x(dose.given_at), foot, inks.ink, 0.6, dash=(1.2, 1.0))
        pen.wedge(x(dose.given_at), top + 13.4, 2.6, inks.ink)
    _draw_dose_words(pen, inks, x, top + 12.8, axis, right, visit)


def _draw_stretches(pen: Pen, inks: Inks, x: XOf, top: float, right: float, of: Sequence[Stretch]) -> None:
    """A name stands in its box where it fits, else in the row below; names that would touch there share a line."""
    below: list[tuple[float, str]] = []
    for stretch in of:
        x1, x2 = x(stretch.start), max(x(stretch.end), x(stretch.start) + 1.2)
        tall = stretch.name == terms.needles_alone()
        pen.box(x1, top + 1.0, x2 - x1, 4.4, fill=inks.row_rule if tall else inks.white, ink=inks.ink, width_pt=0.5)
        if pen.width(stretch.name, 7.8, Weight.REGULAR) + 2.0 <= x2 - x1:
            pen.text((x1 + x2) / 2, top + 4.2, stretch.name, 7.8, inks.ink, align=Align.MIDDLE)
        elif below and x1 < below[-1][0] + pen.width(below[-1][1], 7.8, Weight.REGULAR) + 2.0:
            below[-1] = (below[-1][0], f"{below[-1][1]}, {stretch.name.lower()}")
        else:
            below.append((x1, stretch.name))
    for left, words in below:
        pen.text(min(left, right - pen.width(words, 7.8, Weight.REGULAR)), top + 8.4, words, 7.8, inks.ink)


def _draw_dose_words(pen: Pen, inks: Inks, x: XOf, y: float, left: float, right: float, visit: SessionChart) -> None:
    """Behind its triangle where there is room before the next, else before it; else only in the line of doses below."""
    places = [x(dose.given_at) for dose in visit.doses]
    free = left
    for index, dose in enumerate(visit.doses):
        at, words = places[index], dose.title
        room = pen.width(words, 8.4, Weight.SEMIBOLD) + 2.0
        ends = places[index + 1] - 2.4 if index + 1 < len(places) else right
        if at + room <= ends:
            pen.text(at + 2.0, y, words, 8.4, inks.ink, weight=Weight.SEMIBOLD)
            free = at + room
        elif at - room >= free:
            pen.text(at - 2.0, y, words, 8.4, inks.ink, weight=Weight.SEMIBOLD, align=Align.RIGHT)
            free = at + 2.0
