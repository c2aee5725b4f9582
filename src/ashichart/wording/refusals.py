"""Why an act is refused, and what to do: each a complete sentence and its remedy."""

from typing import Final, Literal

from ashichart.domain.charting.acts import Reversal
from ashichart.wording.acts import act_words
from ashichart.wording.catalogue import Text

Refusal = tuple[str, str]
Gone = Literal["patient", "course", "session", "measure", "point", "dose", "vitals"]
Timed = Literal["dose", "vitals", "needle"]
Given = Literal["dose", "vitals"]

CORRECT_IT: Final = Text("Correct it and try again.")

_GONE: dict[Gone, Text] = {
    "patient": Text("This patient is no longer there."),
    "course": Text("This course is no longer there."),
    "session": Text("This session is no longer there."),
    "measure": Text("This measure is no longer there."),
    "point": Text("This point is no longer there."),
    "dose": Text("This dose is no longer there."),
    "vitals": Text("This entry of vital signs is no longer there."),
}
_CHOOSE_AGAIN = Text("Go back to the list and choose again.")

_FUTURE: dict[Timed, Text] = {
    "dose": Text("The time of the dose lies in the future."),
    "vitals": Text("The time of the vital signs lies in the future."),
    "needle": Text("The time of the needle lies in the future."),
}
_CORRECT_TIME = Text("Correct the time.")

_WHEN: dict[Given, Text] = {
    "dose": Text("This visit is over, so a dose of now is not one of it."),
    "vitals": Text("This visit is over, so vital signs of now are not of it."),
}
_SAY_WHEN = Text("Write the time at which it was.")

_SIGNED = Text("Session {number} is signed and does not change.")
_AMEND = Text("Amend it instead.")

_NEEDLED = Text("{site} was needled in this session, so it stays.")
_NEEDLES_FIRST = Text("Remove its needles first.")

_IN_SESSION = Text("{wanted} is in this session already.")
_REMOVE_OR_RATE = Text("Remove {site}, or rate {wanted}.")

_NAMED_CHANGED = Text("{name} was changed by somebody else meanwhile.")
_COURSE_CHANGED = Text("The course {name} was changed by somebody else meanwhile.")
_SESSION_CHANGED = Text("Session {number} was changed by somebody else meanwhile.")
_LOOK_AGAIN = Text("Look at it again, then change it.")

_STALE = Text("This was changed elsewhere since it was shown, so nothing was written over it.")
_DECIDE = Text("Look at the value that stands there now, then decide.")

_CANNOT_TURN = Text("“{act}” cannot be taken back: what it changed was changed again elsewhere.")
_LOOK = Text("Look at what stands there now.")

_CANNOT_RECORD = Text("This cannot be recorded, so it stays in the program: nothing may be written into {folder}.")
_MAKE_WRITABLE = Text("Make the folder writable, then try again.")


def say_when(what: Given) -> Refusal:
    """Return why something without a time is not recorded in a visit that is over."""
    return _WHEN[what](), _SAY_WHEN()


def gone(what: Gone) -> Refusal:
    """Return what is said when something was removed, or never was."""
    return _GONE[what](), _CHOOSE_AGAIN()


def in_future(what: Timed) -> Refusal:
    """Return why a time that has not come yet is refused."""
    return _FUTURE[what](), _CORRECT_TIME()


def signed(number: int) -> Refusal:
    """Return why a signed session is not charted."""
    return _SIGNED(number=number), _AMEND()


def needled(site: str) -> Refusal:
    """Return why a site that was needled is not removed."""
    return _NEEDLED(site=site), _NEEDLES_FIRST()


def in_session(wanted: str, site: str) -> Refusal:
    """Return why a site does not become one that is in the session already."""
    return _IN_SESSION(wanted=wanted), _REMOVE_OR_RATE(site=site, wanted=wanted)


def changed_meanwhile(name: str) -> Refusal:
    """Return why a patient or a point is not written over, by its name."""
    return _NAMED_CHANGED(name=name), _LOOK_AGAIN()


def course_changed(name: str) -> Refusal:
    """Return why a course is not written over, by its indication."""
    return _COURSE_CHANGED(name=name), _LOOK_AGAIN()


def session_changed(number: int) -> Refusal:
    """Return why a session is not written over."""
    return _SESSION_CHANGED(number=number), _LOOK_AGAIN()


def stale() -> Refusal:
    """Return why a value that changed since it was shown is not written over."""
    return _STALE(), _DECIDE()


def cannot_record(folder: str) -> Refusal:
    """Return why nothing may leave a clinic that is open for viewing only."""
    return _CANNOT_RECORD(folder=folder), _MAKE_WRITABLE()


def cannot_turn(reversal: Reversal) -> Refusal:
    """Return why an act cannot be taken back, or carried out again."""
    return _CANNOT_TURN(act=act_words(reversal.label)), _LOOK()
