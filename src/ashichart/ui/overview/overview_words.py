"""The sentences of the overview of all courses. No Qt, no number that the domain does not give."""

from collections.abc import Sequence

from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.overview import ASSUMED_DAYS, CourseWindow, Due, DueState, OverviewRow
from ashichart.domain.notation import signed
from ashichart.ui.course.course_words import sites_text
from ashichart.ui.course.headline.words import mean_text
from ashichart.wording import terms
from ashichart.wording.dates import tiny_day
from ashichart.wording.lacks import lack_clause, lack_sentence
from ashichart.wording.lists import comma_list
from ashichart.wording.scale_words import with_unit
from ashichart.wording.screens import overview as say
from ashichart.wording.tallies import directions_sentence, sites_directions_words


def who(row: OverviewRow, *, by_code: bool) -> str:
    """Return the name, or the code that stands in its place."""
    return row.code if by_code else row.patient_name


def due_words(due: Due) -> str:
    """Return when the next visit is due, seen from today."""
    if due.days_left is None:
        return say.all_sessions_held()
    return {
        DueState.IN_PROGRESS: say.session_in_progress(),
        DueState.TODAY: say.due_today(),
        DueState.COMING: say.due_in(abs(due.days_left)),
        DueState.LATE: say.due_ago(abs(due.days_left)),
    }[due.state]


def interval_words(due: Due) -> str:
    """Return where the due day comes from."""
    if due.usual_days is None:
        return say.days_between_visits_are_assumed(assumed_days=ASSUMED_DAYS)
    return say.days_between_visits_are_usual(usual_days=f"{due.usual_days:g}")


def sessions_words(row: OverviewRow) -> str:
    """Return "6 of 8 sessions held", "6 sessions held" or "no session yet"."""
    planned = row.course.planned_sessions
    if not row.held:
        return terms.first_session() if row.due.in_progress else terms.no_session_yet()
    if planned is not None and planned >= row.held:
        return say.of_sessions_held(held=row.held, planned=planned)
    return say.sessions_held(row.held)


def window_of_row(row: OverviewRow, *, lately: bool) -> CourseWindow | TooLittle:
    """Return the one window of time that a card speaks of."""
    return row.lately if lately else row.since_start


def result_line(row: OverviewRow, *, lately: bool) -> str:
    """Return what became better or worse in words, in the counts of the headline: "8 of 14 less tender, 1 more"."""
    found = window_of_row(row, lately=lately)
    if isinstance(found, TooLittle):
        return lack_clause(found) if row.scale is not None else say.not_read_before_yet()
    if lately and row.is_still:
        return say.stopped_changing_2()
    return directions_sentence(found.directions)


def window_line(row: OverviewRow, *, lately: bool) -> str:
    """Return the window of time, the mean and its n: "since the start · mean −2.00 points (n 14)"."""
    found = window_of_row(row, lately=lately)
    if isinstance(found, TooLittle) or row.scale is None:
        return ""
    since = say.since_the_start()
    if lately:
        since = say.sessions_from_to(first=found.sessions[0], last=found.sessions[1])
    return say.since_and_mean(since=since, mean=with_unit(row.scale, signed(found.change.mean, 2)), n=found.n)


def still_words(row: OverviewRow) -> str:
    """Return in full whether the points stopped changing and by which numbers."""
    found = row.standstill
    if isinstance(found, TooLittle):
        return say.whether_the_points_stopped_changing_cannot_be(lack_clause=lack_clause(found))
    numbers = ", ".join(str(number) for number in found.sessions)
    change = signed(found.change.mean, 2)
    said = say.stopped_changing() if found.is_still else say.not_at_a_standstill()
    return say.sessions_mean_change_over_mean_now(
        said=said,
        numbers=numbers,
        change=change,
        sites=sites_text(found.change.n),
        mean_now=f"{found.mean_now:.1f}",
    )


def row_words(row: OverviewRow, *, by_code: bool) -> str:
    """Return a whole card in words, for hover and screen readers."""
    lines = [f"{who(row, by_code=by_code)} · {row.course.indication} · {sessions_words(row)}"]
    due, interval = due_words(row.due), interval_words(row.due)
    if row.last_on is None:
        lines.append(say.due_and_interval(due=due, interval=interval))
    else:
        lines.append(say.last_visit(day=tiny_day(row.last_on), due=due, interval=interval))
    since = row.since_start
    if not isinstance(since, TooLittle) and row.scale is not None:
        means = comma_list(
            [say.mean_of_session(mean=f"{point.mean:.1f}", number=point.number) for point in since.means]
        )
        lines.append(say.since_the_start_2(directions=sites_directions_words(since.directions)))
        lines.append(say.carry_over_sentence(found=mean_text(since.change, row.scale).rstrip(".")))
        lines.append(say.mean_before_of_the_read_both_times(sites=sites_text(since.n), means=means))
    elif isinstance(since, TooLittle) and row.scale is not None:
        lines.append(lack_sentence(since))
    lines.append(still_words(row))
    return "\n".join(lines)


def summary_words(rows: Sequence[OverviewRow]) -> str:
    """Return the line under the title: how many run, are due, stopped changing."""
    if not rows:
        return say.no_course_runs()
    due = sum(row.due.state in (DueState.LATE, DueState.TODAY) for row in rows)
    still = sum(row.is_still for row in rows)
    open_now = sum(row.due.in_progress for row in rows)
    courses = say.running_courses(len(rows))
    if open_now:
        return say.in_session_due_stopped_changing(courses=courses, open_now=open_now, due=due, still=still)
    return say.due_stopped_changing_lines_are_the_mean(courses=courses, due=due, still=still)
