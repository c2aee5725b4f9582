"""What undo says: its two buttons, and the bar that tells what was taken back, where, and what was and is."""

from ashichart.domain.charting.act_labels import ActLabel, ActWay
from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.record_edits import PutCourse, PutOwnPoint, PutPatient, PutSession
from ashichart.domain.charting.sessions import Session
from ashichart.wording.acts import act_words
from ashichart.wording.catalogue import Text
from ashichart.wording.dates import month_day

NOTHING_TO_UNDO = Text("Nothing to undo")
NOTHING_TO_REDO = Text("Nothing to redo")
_UNDO_IT = Text("Undo: {act} (Ctrl+Z)")
_REDO_IT = Text("Redo: {act} (Ctrl+Shift+Z)")

_WHERE = {
    ActWay.UNDO: (
        Text("Taken back"),
        Text("Taken back in {patient}"),
        Text("Taken back in session {number} of {day}"),
        Text("Taken back in {patient}, session {number} of {day}"),
    ),
    ActWay.REDO: (
        Text("Done again"),
        Text("Done again in {patient}"),
        Text("Done again in session {number} of {day}"),
        Text("Done again in {patient}, session {number} of {day}"),
    ),
}
_TURNED = {
    Phase.BEFORE: Text("{site}, before {was} → {now}"),
    Phase.AFTER: Text("{site}, after {was} → {now}"),
}
_PATIENT_REMOVED = Text("{name} was removed from the lists")
_COURSE_REMOVED = Text("Course {indication} was removed from the lists")
_SESSION_REMOVED = Text("Session {number} was removed from the lists")
_POINT_REMOVED = Text("{point} was removed from the clinic’s points")
_SESSION_PLACED = Text("This is now session {number} of {count}, {day}")
_SESSION_MOVED = Text("Session {was} is now session {number} of {count}, {day}")
OTHERS_COUNT_ON = Text("Sessions are numbered by when they began; those after it count on.")
OTHERS_CLOSE_UP = Text("Each later session now has the number before.")


def undo_hint(label: ActLabel | None) -> str:
    """Return what the undo button says when the pointer rests on it; None where there is nothing to undo."""
    return NOTHING_TO_UNDO() if label is None else _UNDO_IT(act=act_words(label))


def redo_hint(label: ActLabel | None) -> str:
    """Return what the redo button says when the pointer rests on it; None where there is nothing to redo."""
    return NOTHING_TO_REDO() if label is None else _REDO_IT(act=act_words(label))


def where_words(done: Done, patient: str, session: Session | None) -> str:
    """Return "Taken back in Tomas Iversen, session 1 of 16 November".

    Args:
        done: What was taken back or done again.
        patient: Name of the patient, "" for an act that is nobody's.
        session: Whose chart changed, None for other acts.
    """
    bare, of_patient, of_session, of_both = _WHERE[ActWay.UNDO if done.way is ActWay.UNDO else ActWay.REDO]
    if session is None:
        return of_patient(patient=patient) if patient else bare()
    day = month_day(session.day)
    if patient:
        return of_both(patient=patient, number=session.number, day=day)
    return of_session(number=session.number, day=day)


def turned_words(label: ActLabel, phase: Phase, was: str, now: str) -> str:
    """Return the one value that an act turned, "CV17, before 9 → 3"; the act's own words if it names no site.

    Args:
        label: Of the act.
        phase: Of the value.
        was: What the act had left.
        now: What stands there again.
    """
    site = label.values.get("site")
    if not isinstance(site, str):
        return act_words(label)
    return _TURNED[phase](site=site, was=was, now=now)


def placed_words(done: Done, session: Session, count: int) -> str:
    """Return which place a session took among the others of its course, "" if every other kept its number.

    Args:
        done: The session was started, brought back or changed.
        session: As it is now.
        count: How many sessions the course has now.
    """
    day = month_day(session.day)
    olds = [] if done.back is None else [step.edit for step in done.back.steps if isinstance(step.edit, PutSession)]
    if any(not old.is_removed for old in olds):
        was = olds[0].session.number
        if was == session.number:
            return ""
        return _SESSION_MOVED(was=was, number=session.number, count=count, day=day)
    return "" if session.number == count else _SESSION_PLACED(number=session.number, count=count, day=day)


def removed_words(done: Done) -> str:
    """Return that a patient, course, session or own point was removed, by name."""
    for step in () if done.back is None else done.back.steps:
        match step.edit:
            case PutPatient(patient=patient):
                return _PATIENT_REMOVED(name=patient.name)
            case PutCourse(course=course):
                return _COURSE_REMOVED(indication=course.indication)
            case PutSession(session=session):
                return _SESSION_REMOVED(number=session.number)
            case PutOwnPoint(point=point):
                return _POINT_REMOVED(point=point.name)
            case _:
                continue
    return act_words(done.label)
