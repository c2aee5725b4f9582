"""The sentences of the Course place, made from a course chart. No Qt, no numbers that the domain does not give."""

from ashichart.domain.analysis.change import SiteChange, Tally, phase_timing
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.notation import signed
from ashichart.domain.scales import RULES, Scale, text_of
from ashichart.wording.changes import verdict_words
from ashichart.wording.course import course as say
from ashichart.wording.dates import tiny_day
from ashichart.wording.names.kinds import SESSION_KINDS
from ashichart.wording.timing import doses_text, minutes_words

UNITS = {Scale.NRS: "points", Scale.GRADE: "grades", Scale.PPT: "kgf/cm²", Scale.CHARGE: "points"}


def change_text(scale: Scale, amount: float) -> str:
    """Return a change with its sign; whole where the scale is whole and the number is."""
    digits = 1 if scale is Scale.PPT or amount != int(amount) else 0
    return signed(amount, digits)


def value_words(scale: Scale, value: float | None) -> str:
    """Return a value in words, with its scale where it is not the common one."""
    if value is None:
        return missing_words(scale)
    text = text_of(scale, value)
    return {Scale.NRS: f"{text} of 10", Scale.GRADE: f"grade {text}", Scale.PPT: f"{text} kgf/cm²"}.get(
        scale, f"{text} of 10"
    )


def missing_words(scale: Scale) -> str:
    """Return what is said of a site without a number."""
    return say.not_asked() if scale is Scale.CHARGE else say.not_assessed()


def session_line(chart: SessionChart) -> str:
    """Return what stands under a session's date: mg, and the minutes from the dose to the readings before."""
    if not chart.doses:
        return say.no_dose()
    mg = f"{sum(dose.mg for dose in chart.doses):g} mg"
    typical = phase_timing(chart, Phase.BEFORE).typical
    return mg if typical is None else f"{mg} · {typical}′"


def session_words(chart: SessionChart) -> str:
    """Return a session in full, for hover and screen readers."""
    session = chart.session
    kind = SESSION_KINDS[session.kind]()
    lines = [say.session_kind_day(number=session.number, kind=kind, day=tiny_day(session.day))]
    lines.append(doses_text(chart.doses) if chart.doses else say.no_dose_recorded())
    if chart.doses:
        lines.append(_timing_words(say.before(), chart, Phase.BEFORE))
        if chart.rated(Phase.AFTER):
            lines.append(_timing_words(say.after(), chart, Phase.AFTER))
    lines.append(say.click_to_open_it_in_the_chart())
    return "\n".join(line for line in lines if line)


def _timing_words(name: str, chart: SessionChart, phase: Phase) -> str:
    timing = phase_timing(chart, phase)
    if not timing.n:
        return ""
    if not timing.minutes:
        return say.read_before_the_dose(name=name)
    rest = "" if len(timing.minutes) == timing.n else f" ({len(timing.minutes)} of {timing.n} readings)"
    return say.read_after_a_dose(name=name, minutes_words=minutes_words(timing.minutes), rest=rest)


def reading_words(chart: SessionChart, phase: Phase, reading: Reading | None) -> str:
    """Return one reading in full: "before 7 of 10, 42 min after a dose"."""
    if reading is None or reading.value is None:
        return f"{phase.value}: {missing_words(chart.session.scale)}"
    minutes = chart.minutes_since_dose(reading)
    since = "" if minutes is None else say.min_after_a_dose(minutes=minutes)
    return f"{phase.value}: {value_words(reading.scale, reading.value)}{since}"


def cell_words(chart: SessionChart, site: Site) -> str:
    """Return what one cell of the strip holds, in full."""
    head = f"{site_words(site)} · session {chart.session.number}, {tiny_day(chart.session.day)}"
    readings = [reading_words(chart, phase, chart.reading(site.id, phase)) for phase in Phase]
    if all(chart.value(site.id, phase) is None for phase in Phase):
        readings = [say.in_no_sum_and_no_mean_2(missing_words=missing_words(chart.session.scale))]
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
        return say.cannot_be_compared_then_now(name=name, then=then, now=now)
    then, now = value_words(change.scale, change.then), value_words(change.scale, change.now)
    number = f"{change_text(change.scale, amount)} {UNITS[change.scale]}"
    rule = RULES[change.scale]
    clear = (
        say.clear_from(floor=f"{rule.floor:g}", value=UNITS[change.scale])
        if rule.is_judged
        else say.no_error_published()
    )
    return f"{name}: {verdict_words(change.verdict)}, {then} → {now} ({number}; {clear})"


def floor_words(scale: Scale) -> str:
    """Return from where on a change is called clear."""
    rule = RULES[scale]
    if not rule.is_judged:
        return say.changes_are_shown_none_of_them_is()
    return say.under_a_change_is_drawn_as_no(floor=f"{rule.floor:g}", value=UNITS[scale])


def sites_text(n: int) -> str:
    """Return "1 site" or "12 sites"."""
    return "1 site" if n == 1 else f"{n} sites"


def median_line(tally: Tally) -> str:
    """Return median, range and n of the changes; "" if nothing can be compared."""
    median = tally.median
    if median is None:
        return ""
    scale = tally.changes[0].scale
    low, high = min(tally.amounts), max(tally.amounts)
    unit = UNITS[scale]
    n = sites_text(tally.compared)
    lower = say.lower_is_more_tender() if RULES[scale].lower_is_more_tender else ""
    text = say.median_change(change_text=change_text(scale, median), unit=unit)
    if tally.compared > 1:
        text += f", range {change_text(scale, low)} to {change_text(scale, high)}"
    return f"{text} ({n}{lower})."


def course_line(course: Course, chart: CourseChart) -> str:
    """Return the second line of the top bar: "Neck and shoulders · session 6 of 8"."""
    if not chart.sessions:
        return say.no_session_yet(indication=course.indication)
    number = chart.sessions[-1].session.number
    planned = course.planned_sessions
    of = f" of {planned}" if planned is not None and planned >= number else ""
    return f"{course.indication} · session {number}{of}"
