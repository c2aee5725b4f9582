"""What the Patients place says about a patient, as words; no widgets and no colours here."""

from dataclasses import dataclass
from datetime import datetime

from ashichart.domain.analysis.change import Tally
from ashichart.domain.analysis.directions import directions_of
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.late_entries import is_of_today
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import Session
from ashichart.services.charting.patients import PatientSummary
from ashichart.wording import terms
from ashichart.wording.screens import patients as say
from ashichart.wording.tallies import direction_words, figure_words
from ashichart.wording.terms import done_of_total


@dataclass(frozen=True, slots=True)
class CarryOverWords:
    """Carry-over in one line.

    Args:
        direction: -1 less tender, 1 more tender, 0 no clear change, None nothing to compare.
        count: Set in bold, e.g. "6 of 12"; may be empty.
        rest: What follows, e.g. "less tender".
    """

    direction: int | None
    count: str
    rest: str

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.count} {self.rest}".strip()


def carry_over_words(tally: Tally | None, sessions_held: int) -> CarryOverWords:
    """Say what the latest `before` shows against the first, as `directions_of` counts it."""
    if tally is None:
        return CarryOverWords(None, "", terms.first_session() if sessions_held == 1 else terms.nothing_to_compare_yet())
    found = directions_of(tally)
    if found is None:
        return CarryOverWords(None, "", terms.cannot_be_compared())
    return CarryOverWords(found.direction, figure_words(found), direction_words(found))


def sessions_words(course: Course | None, sessions_held: int) -> str:
    """Return "5 of 8", "5" without a plan, "–" without a course."""
    if course is None:
        return "–"
    planned = course.planned_sessions
    return done_of_total(done=sessions_held, total=planned) if planned else str(sessions_held)


def session_title(course: Course | None, number: int) -> str:
    """Return "session 6 of 8" or "session 6"."""
    planned = course.planned_sessions if course else None
    if planned and planned >= number:
        return say.session_of_planned(number=number, planned=planned)
    return terms.session_within(number=number)


def born_words(patient: Patient) -> str:
    """Return "born 1984", or "" where it is not recorded."""
    return say.born_in(year=patient.birth_date.year) if patient.birth_date else ""


def is_at_work(session: Session | None, now: datetime) -> bool:
    """Return whether a session is today's, or went on over midnight, and can still be charted."""
    return session is not None and session.signed_at is None and is_of_today(session, now)


def needles_left_words(summary: PatientSummary) -> str:
    """Return "2 needles still in, session 5" where needles were never counted out, "" elsewhere."""
    left = summary.left_in
    if len(left) == 1:
        return say.needles_still_in_session(left[0].count, number=left[0].session.number)
    return say.needles_still_in(sum(one.count for one in left)) if left else ""


def last_seen(summary: PatientSummary) -> float:
    """Return when a patient was seen last, to sort by; one who never was comes first."""
    return summary.last_session.started_at.timestamp() if summary.last_session else float("inf")


def hint_words(text: str, *, nobody_yet: bool, found: bool) -> str:
    """Return what is said under the list: what Enter would do."""
    if nobody_yet:
        return say.no_patients_yet_type_a_name_above()
    if not found:
        return say.nobody_answers_to_enter_asks_for_a(typed=text)
    return say.not_in_the_list_type_the_name()
