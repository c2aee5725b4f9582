"""The sentences of the Course place, made from a course chart. No Qt, no numbers that the domain does not give."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from ashichart.domain.change import (
    VERDICT_WORDS,
    SiteChange,
    Tally,
    carry_over,
    carry_over_moments,
    immediate_response,
    phase_timing,
    with_before,
)
from ashichart.domain.courses import Course
from ashichart.domain.kap import Dose
from ashichart.domain.notation import signed
from ashichart.domain.readings import Phase, Reading
from ashichart.domain.scales import RULES, Scale, text_of
from ashichart.domain.sessions import SESSION_KIND_NAMES, CourseChart, SessionChart
from ashichart.domain.sites import Site

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNITS = {Scale.NRS: "points", Scale.GRADE: "grades", Scale.PPT: "kgf/cm²"}


@dataclass(frozen=True, slots=True)
class HeadlineText:
    """One half of the headline.

    Args:
        title: What is compared, e.g. "Carry-over".
        moments: Which moments, e.g. "before session 6 against before session 1".
        figure: The large words, e.g. "7 of 12"; "" where nothing can be compared.
        caption: The words under the figure, or the one sentence that stands in its place.
        tally: Counts for the bar, None where there is no bar.
        details: Lines beside the figure: median with range and n, and what a dose may have to do with it.
    """

    title: str
    moments: str
    figure: str
    caption: str
    tally: Tally | None
    details: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The whole in words, for a screen reader."""
        parts = [f"{self.title}, {self.moments}." if self.moments else f"{self.title}."]
        parts.append(f"{self.figure} {self.caption}".strip())
        if self.tally is not None:
            parts.append(tally_words(self.tally))
        return " ".join((*parts, *self.details))


def day_text(at: datetime, zone: tzinfo | None = None) -> str:
    """Return a day as "7 Oct", in local time unless a zone is given."""
    local = at.astimezone(zone)
    return f"{local.day} {MONTHS[local.month - 1]}"


def change_text(scale: Scale, amount: float) -> str:
    """Return a change with its sign; whole where the scale is whole and the number is."""
    digits = 1 if scale is Scale.PPT or amount != int(amount) else 0
    return signed(amount, digits)


def value_words(scale: Scale, value: float | None) -> str:
    """Return a value in words, with its scale where it is not the common one."""
    if value is None:
        return "not assessed"
    text = text_of(scale, value)
    return {Scale.NRS: f"{text} of 10", Scale.GRADE: f"grade {text}", Scale.PPT: f"{text} kgf/cm²"}[scale]


def doses_text(doses: Sequence[Dose]) -> str:
    """Return the doses of a session: "no dose", "60 mg IM", "60 + 30 mg IM" or the routes apart."""
    if not doses:
        return "no dose"
    routes = {dose.route for dose in doses}
    if len(routes) == 1:
        return " + ".join(f"{dose.mg:g}" for dose in doses) + f" mg {doses[0].route.value}"
    return " + ".join(dose.title for dose in doses)


def session_line(chart: SessionChart) -> str:
    """Return what stands under a session's date: mg, and the minutes from the dose to the readings before."""
    if not chart.doses:
        return "no dose"
    mg = f"{sum(dose.mg for dose in chart.doses):g} mg"
    typical = phase_timing(chart, Phase.BEFORE).typical
    return mg if typical is None else f"{mg} · {typical}′"


def session_words(chart: SessionChart, zone: tzinfo | None = None) -> str:
    """Return a session in full, for hover and screen readers."""
    session = chart.session
    lines = [f"Session {session.number} · {SESSION_KIND_NAMES[session.kind]} · {day_text(session.started_at, zone)}"]
    lines.append(doses_text(chart.doses) if chart.doses else "No dose recorded.")
    if chart.doses:
        lines.append(_timing_words("Before", chart, Phase.BEFORE))
        if chart.rated(Phase.AFTER):
            lines.append(_timing_words("After", chart, Phase.AFTER))
    lines.append("Click to open it in the chart.")
    return "\n".join(line for line in lines if line)


def _minutes(minutes: Sequence[int]) -> str:
    low, high = min(minutes), max(minutes)
    return f"{low} min" if low == high else f"{low}–{high} min"


def _timing_words(name: str, chart: SessionChart, phase: Phase) -> str:
    timing = phase_timing(chart, phase)
    if not timing.n:
        return ""
    if not timing.minutes:
        return f"{name}: read before the dose."
    rest = "" if len(timing.minutes) == timing.n else f" ({len(timing.minutes)} of {timing.n} readings)"
    return f"{name}: read {_minutes(timing.minutes)} after a dose{rest}."


def reading_words(chart: SessionChart, phase: Phase, reading: Reading | None) -> str:
    """Return one reading in full: "before 7 of 10, 42 min after a dose"."""
    if reading is None or reading.value is None:
        return f"{phase.value}: not assessed"
    minutes = chart.minutes_since_dose(reading)
    since = "" if minutes is None else f", {minutes} min after a dose"
    return f"{phase.value}: {value_words(reading.scale, reading.value)}{since}"


def cell_words(chart: SessionChart, site: Site, zone: tzinfo | None = None) -> str:
    """Return what one cell of the strip holds, in full."""
    head = f"{site_words(site)} · session {chart.session.number}, {day_text(chart.session.started_at, zone)}"
    readings = [reading_words(chart, phase, chart.reading(site.id, phase)) for phase in Phase]
    if all(chart.value(site.id, phase) is None for phase in Phase):
        readings = ["not assessed: in no sum and no mean"]
    return "\n".join((head, *readings))


def site_words(site: Site) -> str:
    """Return a site with its side in full."""
    name = site.pin.name if site.pin is not None else site.label
    return f"{name}, {site.side.value}"


def change_words(change: SiteChange) -> str:
    """Return a change in full: "GB21, right: less tender, 9 → 7 (−2 points)"."""
    amount = change.amount
    name = site_words(change.site)
    if amount is None:
        then, now = value_words(change.scale, change.then), value_words(change.scale, change.now)
        return f"{name}: cannot be compared (then {then}, now {now})"
    then, now = value_words(change.scale, change.then), value_words(change.scale, change.now)
    number = f"{change_text(change.scale, amount)} {_UNITS[change.scale]}"
    floor = f"{RULES[change.scale].floor:g} {_UNITS[change.scale]}"
    return f"{name}: {VERDICT_WORDS[change.verdict]}, {then} → {now} ({number}; clear from {floor})"


def tally_words(tally: Tally) -> str:
    """Return the counts of the bar in words."""
    return (
        f"{tally.less} less tender, {tally.no_clear} no clear change, {tally.more} more tender, "
        f"{tally.not_comparable} cannot be compared."
    )


def median_line(tally: Tally) -> str:
    """Return median, range and n of the changes; "" if nothing can be compared."""
    median = tally.median
    if median is None:
        return ""
    scale = tally.changes[0].scale
    low, high = min(tally.amounts), max(tally.amounts)
    unit = _UNITS[scale]
    n = "1 site" if tally.compared == 1 else f"{tally.compared} sites"
    lower = "; lower is more tender" if RULES[scale].lower_is_more_tender else ""
    text = f"Median change {change_text(scale, median)} {unit}"
    if tally.compared > 1:
        text += f", range {change_text(scale, low)} to {change_text(scale, high)}"
    return f"{text} ({n}{lower})."


def _dose_line(first: SessionChart, latest: SessionChart) -> str:
    then, now = phase_timing(first, Phase.BEFORE), phase_timing(latest, Phase.BEFORE)
    if not then.minutes and not now.minutes:
        return "Both were read before any dose of their session."
    if then.minutes and now.minutes:
        minutes = (
            f"{then.typical} min" if then.typical == now.typical else f"{then.typical} and {now.typical} min"
        )
        return f"Both read {minutes} after a dose: it may have a part in both."
    one, other = (latest, first) if now.minutes else (first, latest)
    minutes = phase_timing(one, Phase.BEFORE).typical
    return (
        f"Session {one.session.number} was read {minutes} min after a dose, session {other.session.number} before any: "
        "part of the change may be the drug."
    )


def _plural(n: int) -> str:
    return "site" if n == 1 else "sites"


def carry_over_text(course: CourseChart) -> HeadlineText:
    """Return the first half of the headline: the latest `before` against the first."""
    title = "Carry-over"
    tally, moments = carry_over(course), carry_over_moments(course)
    if tally is None or moments is None:
        return HeadlineText(title, "", "", _too_little(course), None)
    first, latest = moments
    words = f"before session {latest.session.number} against before session {first.session.number}"
    if not tally.compared:
        return HeadlineText(title, words, "", "No site was read both times: nothing can be compared.", tally)
    skipped = len(with_before(course)) - sum(
        chart.session.scale is latest.session.scale for chart in with_before(course)
    )
    details = [median_line(tally), _dose_line(first, latest)]
    if skipped:
        details.append(f"{skipped} {'session' if skipped == 1 else 'sessions'} on another scale left out.")
    return HeadlineText(
        title,
        words,
        f"{tally.less} of {tally.compared}",
        f"{_plural(tally.compared)} less tender than at the start",
        tally,
        tuple(details),
    )


def _too_little(course: CourseChart) -> str:
    read = with_before(course)
    if not course.sessions:
        return "No session yet: start one in Chart."
    if len(course.sessions) == 1:
        return "One session so far: nothing to compare yet."
    if not read:
        return "No site has been read before a session yet: nothing to compare."
    latest = read[-1].session
    if len(read) > 1:
        return f"Session {latest.number} is the first on its scale: nothing to compare yet."
    return f"Only session {latest.number} has readings before: nothing to compare yet."


def response_session(course: CourseChart) -> SessionChart | None:
    """Return the latest session with a number after, None if there is none."""
    return next((chart for chart in reversed(course.sessions) if chart.rated(Phase.AFTER)), None)


def immediate_text(course: CourseChart) -> HeadlineText:
    """Return the second, smaller half: before to after of the latest session that has both."""
    title = "Immediate response"
    chart = response_session(course)
    if chart is None:
        return HeadlineText(title, "", "", "No readings after yet.", None)
    tally = immediate_response(chart)
    words = f"session {chart.session.number}, before to after"
    if not tally.compared:
        return HeadlineText(title, words, "", "No site was read before and after.", tally)
    timing = phase_timing(chart, Phase.AFTER)
    if timing.minutes:
        since = f"{_minutes(timing.minutes)} after {doses_text(chart.doses)}"
        details = (f"{since}: a drop so soon may be the drug.", median_line(tally))
    else:
        details = ("No dose came before these readings.", median_line(tally))
    return HeadlineText(
        title, words, f"{tally.less} of {tally.compared}", f"{_plural(tally.compared)} less tender", tally, details
    )


def course_line(course: Course, chart: CourseChart) -> str:
    """Return the second line of the top bar: "Neck and shoulders · session 6 of 8"."""
    if not chart.sessions:
        return f"{course.indication} · no session yet"
    number = chart.sessions[-1].session.number
    planned = course.planned_sessions
    of = f" of {planned}" if planned is not None and planned >= number else ""
    return f"{course.indication} · session {number}{of}"
