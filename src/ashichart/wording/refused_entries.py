"""Why something that was entered or picked is refused before it becomes an act: each a sentence and its remedy."""

from datetime import date

from ashichart.wording.catalogue import Text
from ashichart.wording.dates import full_day
from ashichart.wording.refusals import Refusal

_NAME_TAKEN = Text("“{name}” is a name of {owner} already.")
_OTHER_NAME = Text("Choose another name.")
_DAY_AHEAD = Text("{day} lies in the future.")
_BIRTH_AHEAD = Text("The birth date {day} lies in the future.")
_CORRECT_DATE = Text("Correct the date.")
_SESSION_AHEAD = Text("This session would begin in the future.")
_CORRECT_DAY_OR_TIME = Text("Correct the day or the time.")
_NO_COUNT = Text("{count} is not a number of needles.")
_COUNT_TO = Text("Write a number from 1 to {most}.")
_OUT_BEFORE_IN = Text("A needle comes out after it went in.")
_CORRECT_ONE = Text("Correct one of the two times.")
_NO_EARLIER_PAIN = Text("There is no earlier pain area to start from.")
_PAINT = Text("Paint with the brush.")
_POINT_REMOVED = Text("{point} was removed from the clinic's points.")
_IN_LIBRARY = Text("Bring it back in the Library.")
_TWO_SIDES = Text("{point} lies on the left and on the right.")
_SAY_SIDE = Text("Say which side.")
_NO_SIDE = Text("{point} lies on the midline; it has no side.")
_LEAVE_SIDE_OUT = Text("Leave the side out.")


def name_taken(name: str, owner: str) -> Refusal:
    """Return why a point does not get a name that leads to another one."""
    return _NAME_TAKEN(name=name, owner=owner), _OTHER_NAME()


def day_ahead(day: date) -> Refusal:
    """Return why measures of a day to come are refused."""
    return _DAY_AHEAD(day=full_day(day)), _CORRECT_DATE()


def birth_ahead(day: date) -> Refusal:
    """Return why a birth date to come is refused."""
    return _BIRTH_AHEAD(day=full_day(day)), _CORRECT_DATE()


def session_ahead() -> Refusal:
    """Return why a session does not begin in the future."""
    return _SESSION_AHEAD(), _CORRECT_DAY_OR_TIME()


def no_count(count: int, most: int) -> Refusal:
    """Return why so many needles are refused."""
    return _NO_COUNT(count=count), _COUNT_TO(most=most)


def out_before_in() -> Refusal:
    """Return why the times of a needle are refused."""
    return _OUT_BEFORE_IN(), _CORRECT_ONE()


def no_earlier_pain() -> Refusal:
    """Return why there is nothing to bring as last time."""
    return _NO_EARLIER_PAIN(), _PAINT()


def point_removed(point: str) -> Refusal:
    """Return why a removed point of the clinic's own is not charted."""
    return _POINT_REMOVED(point=point), _IN_LIBRARY()


def two_sides(point: str) -> Refusal:
    """Return why a point is not charted without a side."""
    return _TWO_SIDES(point=point), _SAY_SIDE()


def no_side(point: str) -> Refusal:
    """Return why a point is not charted on a side."""
    return _NO_SIDE(point=point), _LEAVE_SIDE_OUT()
