"""The sentences of the overview of all courses. No Qt, no number that the domain does not give."""

from collections.abc import Sequence

from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.overview import ASSUMED_DAYS, CourseWindow, Due, DueState, OverviewRow
from ashichart.domain.notation import signed
from ashichart.ui.course.course_words import UNITS, sites_text
from ashichart.ui.course.headline.words import mean_text
from ashichart.wording.dates import tiny_day
from ashichart.wording.lacks import lack_clause, lack_sentence
from ashichart.wording.tallies import directions_sentence, sites_directions_words


def who(row: OverviewRow, *, by_code: bool) -> str:
    """Return the name, or the code that stands in its place."""
    return row.code if by_code else row.patient_name


def days_text(days: int) -> str:
    """Return "1 day" or "5 days"."""
    return "1 day" if days == 1 else f"{days} days"


def due_words(due: Due) -> str:
    """Return when the next visit is due, seen from today."""
    if due.days_left is None:
        return "all sessions held"
    return {
        DueState.IN_PROGRESS: "session in progress",
        DueState.TODAY: "due today",
        DueState.COMING: f"due in {days_text(due.days_left)}",
        DueState.LATE: f"due {days_text(-due.days_left)} ago",
    }[due.state]


def interval_words(due: Due) -> str:
    """Return where the due day comes from."""
    if due.usual_days is None:
        return f"{ASSUMED_DAYS} days between visits are assumed"
    return f"{due.usual_days:g} days between visits are usual"


def sessions_words(row: OverviewRow) -> str:
    """Return "6 of 8 sessions held", "6 sessions held" or "no session yet"."""
    planned = row.course.planned_sessions
    if not row.held:
        return "first session" if row.due.in_progress else "no session yet"
    if planned is not None and planned >= row.held:
        return f"{row.held} of {planned} sessions held"
    return "1 session held" if row.held == 1 else f"{row.held} sessions held"


def window_of_row(row: OverviewRow, *, lately: bool) -> CourseWindow | TooLittle:
    """Return the one window of time that a card speaks of."""
    return row.lately if lately else row.since_start


def result_line(row: OverviewRow, *, lately: bool) -> str:
    """Return what became better or worse in words, in the counts of the headline: "8 of 14 less tender, 1 more"."""
    found = window_of_row(row, lately=lately)
    if isinstance(found, TooLittle):
        return lack_clause(found) if row.scale is not None else "not read before yet"
    if lately and row.is_still:
        return "stopped changing"
    return directions_sentence(found.directions)


def window_line(row: OverviewRow, *, lately: bool) -> str:
    """Return the window of time, the mean and its n: "since the start · mean −2.00 points (n 14)"."""
    found = window_of_row(row, lately=lately)
    if isinstance(found, TooLittle) or row.scale is None:
        return ""
    words = f"sessions {found.sessions[0]}–{found.sessions[1]}" if lately else "since the start"
    return f"{words} · mean {signed(found.change.mean, 2)} {UNITS[row.scale]} (n {found.n})"


def still_words(row: OverviewRow) -> str:
    """Return in full whether the points stopped changing and by which numbers."""
    found = row.standstill
    if isinstance(found, TooLittle):
        return f"Whether the points stopped changing cannot be said: {lack_clause(found)}."
    numbers = ", ".join(str(number) for number in found.sessions)
    change = signed(found.change.mean, 2)
    said = "Stopped changing" if found.is_still else "Not at a standstill"
    return (
        f"{said}: sessions {numbers}, mean change {change} over {sites_text(found.change.n)}, mean now "
        f"{found.mean_now:.1f}."
    )


def row_words(row: OverviewRow, *, by_code: bool) -> str:
    """Return a whole card in words, for hover and screen readers."""
    lines = [f"{who(row, by_code=by_code)} · {row.course.indication} · {sessions_words(row)}"]
    last = "" if row.last_on is None else f"Last visit {tiny_day(row.last_on)}; "
    lines.append(f"{last}{due_words(row.due)} ({interval_words(row.due)}).")
    since = row.since_start
    if not isinstance(since, TooLittle) and row.scale is not None:
        means = ", ".join(f"{point.mean:.1f} (session {point.number})" for point in since.means)
        lines.append(f"Since the start {sites_directions_words(since.directions)}.")
        lines.append(f"Carry-over: {mean_text(since.change, row.scale).rstrip('.')}.")
        lines.append(f"Mean before of the {sites_text(since.n)} read both times: {means}.")
    elif isinstance(since, TooLittle) and row.scale is not None:
        lines.append(lack_sentence(since))
    lines.append(still_words(row))
    return "\n".join(lines)


def summary_words(rows: Sequence[OverviewRow]) -> str:
    """Return the line under the title: how many run, are due, stopped changing."""
    if not rows:
        return "No course runs."
    due = sum(row.due.state in (DueState.LATE, DueState.TODAY) for row in rows)
    still = sum(row.is_still for row in rows)
    open_now = sum(row.due.in_progress for row in rows)
    in_session = f" · {open_now} in session" if open_now else ""
    courses = "1 running course" if len(rows) == 1 else f"{len(rows)} running courses"
    return f"{courses}{in_session} · {due} due · {still} stopped changing · lines are the mean before of each session"
