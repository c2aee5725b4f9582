"""What Compare says of moments and changes: stations of the slider, rows of the list. No widgets of its own."""

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.analysis.statistics import Comparison
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.scales import text_of
from ashichart.ui.course.compare.timeline import Station
from ashichart.ui.course.course_words import change_text, change_words, missing_words
from ashichart.ui.library.row_list import Row
from ashichart.wording.changes import group_words, moment_name
from ashichart.wording.course import compare as say
from ashichart.wording.dates import tiny_day
from ashichart.wording.names.sides import PHASES


def moment_words(moment: Moment) -> str:
    """Return "before session 3 · 9 Nov"."""
    return f"{moment_name(moment)} · {tiny_day(moment.day)}"


def station(moment: Moment, course: CourseChart) -> Station:
    """Return a moment as a station of the slider, with its dose."""
    chart = next(chart for chart in course.sessions if chart.session.id == moment.session_id)
    dose = sum(dose.mg for dose in chart.doses)
    phase = PHASES[moment.phase]()
    second = say.phase_and_dose(phase=phase, mg=f"{dose:g}") if dose else phase
    return Station(f"{moment.number} · {tiny_day(moment.day)}", second)


def change_rows(found: Comparison) -> list[Row]:
    """Return the changes as a list, each group headed by its words and its number."""
    rows: list[Row] = []
    for group, changes in found.groups.items():
        words = group_words(group)
        rows.append(Row(group, words.capitalize(), right=str(len(changes)), spoken=f"{words}: {len(changes)}"))
        rows += [_row(change) for change in changes]
    return rows


def _row(change: SiteChange) -> Row:
    scale = change.scale
    then, now = (
        missing_words(scale) if value is None else text_of(scale, value) for value in (change.then, change.now)
    )
    amount = "" if change.amount is None else change_text(change.scale, change.amount)
    return Row(change.site.id, change.site.title, f"{then} → {now}", amount, indent=1, spoken=change_words(change))
