"""The sentences of the overview of all courses. No Qt, no number that the domain does not give."""

from collections.abc import Sequence
from datetime import date

from ashichart.domain.notation import signed
from ashichart.domain.overview import ASSUMED_DAYS, Due, DueState, OverviewRow
from ashichart.domain.scales import Scale
from ashichart.domain.statistics import TooLittle
from ashichart.ui.course.course_words import MONTHS, UNITS, sites_text
from ashichart.ui.course.headline_words import mean_text


def who(row: OverviewRow, *, by_code: bool) -> str:
    """Return the name, or the code that stands in its place."""
    return row.code if by_code else row.patient_name


def days_text(days: int) -> str:
    """Return "1 day" or "5 days"."""
    return "1 day" if days == 1 else f"{days} days"


def day_words(day: date) -> str:
    """Return a day as "7 Oct"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def due_words(due: Due) -> str:
    """Return when the next visit is due, seen from today."""
    if due.days_left is None:
        return "all sessions held"
    return {
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
    """Return "6 of 8 sessions", "6 sessions" or "no session yet"."""
    planned = row.course.planned_sessions
    if not row.held:
        return "no session yet"
    if planned is not None and planned >= row.held:
        return f"{row.held} of {planned} sessions"
    return "1 session" if row.held == 1 else f"{row.held} sessions"


def change_line(row: OverviewRow) -> str:
    """Return the mean change since the start with its n, short enough for a card."""
    if isinstance(row.change, TooLittle) or row.scale is None:
        return "nothing to compare yet"
    unit = "" if row.scale is Scale.NRS else f" {UNITS[row.scale]}"
    return f"Since the start {signed(row.change.mean, 2)}{unit} ({sites_text(row.change.n)})"


def still_line(row: OverviewRow) -> str:
    """Return the sign of a standstill, "" unless the points stopped changing."""
    return "no clear change" if row.is_still else ""


def still_words(row: OverviewRow) -> str:
    """Return in full whether the points stopped changing and by which numbers."""
    found = row.standstill
    if isinstance(found, TooLittle):
        return f"Whether the points stopped changing cannot be said: {found.reason[0].lower()}{found.reason[1:]}"
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
    last = "" if row.last_on is None else f"Last visit {day_words(row.last_on)}; "
    lines.append(f"{last}{due_words(row.due)} ({interval_words(row.due)}).")
    if row.means:
        means = ", ".join(f"{point.mean:.1f}" for point in row.means)
        lines.append(f"Mean before of {sites_text(row.sites)} read every time: {means}.")
    elif row.scale is not None:
        lines.append("No site was read before in every session: no mean.")
    if not isinstance(row.change, TooLittle) and row.scale is not None:
        lines.append(f"Carry-over: {mean_text(row.change, row.scale).rstrip('.')}.")
    lines.append(still_words(row))
    return "\n".join(lines)


def summary_words(rows: Sequence[OverviewRow]) -> str:
    """Return the line under the title: how many run, are due, stopped changing."""
    if not rows:
        return "No course runs."
    due = sum(row.due.state in (DueState.LATE, DueState.TODAY) for row in rows)
    still = sum(row.is_still for row in rows)
    courses = "1 running course" if len(rows) == 1 else f"{len(rows)} running courses"
    return f"{courses} · {due} due · {still} stopped changing · lines are the mean before of each session"
