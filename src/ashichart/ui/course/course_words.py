"""The sentences of the Course place, made from a course chart. No Qt, no numbers that the domain does not give."""

from ashichart.domain.analysis.change import SiteChange, Tally, phase_timing
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.notation import signed
from ashichart.domain.scales import RULES, Scale
from ashichart.wording import terms
from ashichart.wording.changes import verdict_words
from ashichart.wording.course import course as say
from ashichart.wording.dates import tiny_day
from ashichart.wording.names.kinds import SESSION_KINDS
from ashichart.wording.names.sides import PHASES, SIDES
from ashichart.wording.scale_words import reading_in_full, with_unit
from ashichart.wording.terms import lower_is_more_tender, milligrams, no_dose, sites
from ashichart.wording.timing import doses_text, minutes_words


def change_text(scale: Scale, amount: float) -> str:
    """Return a change with its sign; whole where the scale is whole and the number is."""
    digits = 1 if scale is Scale.PPT or amount != int(amount) else 0
    return signed(amount, digits)


def value_words(scale: Scale, value: float | None) -> str:
    """Return a value in words, with its scale where it is not the common one."""
    if value is None:
        return missing_words(scale)
    return reading_in_full(scale, value)


def missing_words(scale: Scale) -> str:
    """Return what is said of a site without a number."""
    return terms.not_asked() if scale is Scale.CHARGE else terms.not_assessed()


def session_line(chart: SessionChart) -> str:
    """Return what stands under a session's date: mg, and the minutes from the dose to the readings before."""
    if not chart.doses:
        return no_dose()
    mg = f"{sum(dose.mg for dose in chart.doses):g}"
    typical = phase_timing(chart, Phase.BEFORE).typical
    return milligrams(mg=mg) if typical is None else say.dose_and_minutes(mg=mg, minutes=typical)


def session_words(chart: SessionChart) -> str:
    """Return a session in full, for hover and screen readers."""
    session = chart.session
    kind = SESSION_KINDS[session.kind]()
    lines = [say.session_kind_day(number=session.number, kind=kind, day=tiny_day(session.day))]
    lines.append(doses_text(chart.doses) if chart.doses else terms.no_dose_recorded())
    if chart.doses:
        lines.append(_timing_words(terms.before_alone(), chart, Phase.BEFORE))
        if chart.rated(Phase.AFTER):
            lines.append(_timing_words(terms.after_alone(), chart, Phase.AFTER))
    lines.append(say.click_to_open_it_in_the_chart())
    return "\n".join(line for line in lines if line)


def _timing_words(name: str, chart: SessionChart, phase: Phase) -> str:
    timing = phase_timing(chart, phase)
    if not timing.n:
        return ""
    if not timing.minutes:
        return say.read_before_the_dose(name=name)
    read, minutes = len(timing.minutes), minutes_words(timing.minutes)
    if read == timing.n:
        return say.read_after_a_dose(phase=name, minutes=minutes)
    return say.some_read_after_a_dose(phase=name, minutes=minutes, read=read, n=timing.n)


def reading_words(chart: SessionChart, phase: Phase, reading: Reading | None) -> str:
    """Return one reading in full: "before 7 of 10, 42 min after a dose"."""
    if reading is None or reading.value is None:
        return say.phase_reading(phase=PHASES[phase](), reading=missing_words(chart.session.scale))
    minutes, value = chart.minutes_since_dose(reading), value_words(reading.scale, reading.value)
    if minutes is None:
        return say.phase_reading(phase=PHASES[phase](), reading=value)
    return say.phase_reading_after_dose(phase=PHASES[phase](), reading=value, minutes=minutes)


def cell_words(chart: SessionChart, site: Site) -> str:
    """Return what one cell of the strip holds, in full."""
    session = chart.session
    head = say.site_in_session(site=site_words(site), number=session.number, day=tiny_day(session.day))
    readings = [reading_words(chart, phase, chart.reading(site.id, phase)) for phase in Phase]
    if all(chart.value(site.id, phase) is None for phase in Phase):
        readings = [say.in_no_sum_and_no_mean(missing=missing_words(chart.session.scale))]
    return "\n".join((head, *readings))


def site_words(site: Site) -> str:
    """Return a site with its side in full."""
    name = site.pin.name if site.pin is not None else site.label
    return say.site_and_side(site=name, side=SIDES[site.side]())


def change_words(change: SiteChange) -> str:
    """Return a change in full: "GB21, right: less tender, 9 → 7 (−2 points)"."""
    amount = change.amount
    name = site_words(change.site)
    if amount is None:
        then, now = value_words(change.scale, change.then), value_words(change.scale, change.now)
        return say.cannot_be_compared_then_now(name=name, then=then, now=now)
    then, now = value_words(change.scale, change.then), value_words(change.scale, change.now)
    number = with_unit(change.scale, change_text(change.scale, amount))
    rule = RULES[change.scale]
    clear = say.no_error_published()
    if rule.is_judged:
        clear = say.clear_from(floor=with_unit(change.scale, f"{rule.floor:g}"))
    return say.site_changed(
        site=name, verdict=verdict_words(change.verdict), then=then, now=now, change=number, floor=clear
    )


def floor_words(scale: Scale) -> str:
    """Return from where on a change is called clear."""
    rule = RULES[scale]
    if not rule.is_judged:
        return say.changes_are_shown_none_of_them_is()
    return say.under_a_change_is_drawn_as_no(floor=with_unit(scale, f"{rule.floor:g}"))


def sites_text(n: int) -> str:
    """Return "1 site" or "12 sites"."""
    return sites(n)


def median_line(tally: Tally) -> str:
    """Return median, range and n of the changes; "" if nothing can be compared."""
    median = tally.median
    if median is None:
        return ""
    scale = tally.changes[0].scale
    low, high = min(tally.amounts), max(tally.amounts)
    n = sites_text(tally.compared)
    if RULES[scale].lower_is_more_tender:
        n = lower_is_more_tender(sites=n)
    change = with_unit(scale, change_text(scale, median))
    if tally.compared == 1:
        return say.median_change(change=change, sites=n)
    return say.median_change_and_range(
        change=change, low=change_text(scale, low), high=change_text(scale, high), sites=n
    )


def course_line(course: Course, chart: CourseChart) -> str:
    """Return the second line of the top bar: "Neck and shoulders · session 6 of 8"."""
    if not chart.sessions:
        return say.no_session_yet(indication=course.indication)
    number = chart.sessions[-1].session.number
    planned = course.planned_sessions
    if planned is not None and planned >= number:
        return say.course_at_planned(indication=course.indication, number=number, planned=planned)
    return say.course_at(indication=course.indication, number=number)
