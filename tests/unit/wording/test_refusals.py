"""Refusals: each is a complete sentence with its remedy, and says what it is about."""

from collections.abc import Callable
from datetime import date
from types import FunctionType

import pytest

from ashichart.domain.charting.acts import ActKind, ActLabel, ActWay, Home, Reversal
from ashichart.domain.workplace import PlaceName
from ashichart.wording import refusals, refused_entries

RATED = ActLabel(ActKind.RATE_SITE, {"site": "LI4 L", "phase": "before", "value": 7})
DAY = date(2026, 12, 3)

SAID = [
    (refusals.gone, ("patient",), "This patient is no longer there. Go back to the list and choose again."),
    (refusals.gone, ("course",), "This course is no longer there. Go back to the list and choose again."),
    (refusals.gone, ("session",), "This session is no longer there. Go back to the list and choose again."),
    (refusals.gone, ("measure",), "This measure is no longer there. Go back to the list and choose again."),
    (refusals.gone, ("point",), "This point is no longer there. Go back to the list and choose again."),
    (refusals.gone, ("dose",), "This dose is no longer there. Go back to the list and choose again."),
    (refusals.gone, ("vitals",), "This entry of vital signs is no longer there. Go back to the list and choose again."),
    (refusals.in_future, ("dose",), "The time of the dose lies in the future. Correct the time."),
    (refusals.in_future, ("vitals",), "The time of the vital signs lies in the future. Correct the time."),
    (refusals.in_future, ("needle",), "The time of the needle lies in the future. Correct the time."),
    (refusals.say_when, ("dose",), (
        "This visit is over, so a dose of now is not one of it. Write the time at which it was."
    )),
    (refusals.say_when, ("vitals",), (
        "This visit is over, so vital signs of now are not of it. Write the time at which it was."
    )),
    (refusals.signed, (3,), "Session 3 is signed and does not change. Amend it instead."),
    (refusals.needled, ("LI4 L",), "LI4 L was needled in this session, so it stays. Remove its needles first."),
    (refusals.in_session, ("GB20 R", "GB21 R"), "GB20 R is in this session already. Remove GB21 R, or rate GB20 R."),
    (refusals.changed_meanwhile, ("Ana",), (
        "Ana was changed by somebody else meanwhile. Look at it again, then change it."
    )),
    (refusals.course_changed, ("Neck",), (
        "The course Neck was changed by somebody else meanwhile. Look at it again, then change it."
    )),
    (refusals.session_changed, (3,), (
        "Session 3 was changed by somebody else meanwhile. Look at it again, then change it."
    )),
    (refusals.stale, (), (
        "This was changed elsewhere since it was shown, so nothing was written over it. "
        "Look at the value that stands there now, then decide."
    )),
    (refusals.cannot_turn, (Reversal(RATED, ActWay.UNDO, Home(PlaceName.CHART), ()),), (
        "“Rate LI4 L before: 7” cannot be taken back: what it changed was changed again elsewhere. "
        "Look at what stands there now."
    )),
    (refusals.cannot_record, ("/far",), (
        "This cannot be recorded, so it stays in the program: nothing may be written into /far. "
        "Make the folder writable, then try again."
    )),
    (refused_entries.name_taken, ("Hoku", "LI4",), "“Hoku” is a name of LI4 already. Choose another name."),
    (refused_entries.day_ahead, (DAY,), "3 December 2026 lies in the future. Correct the date."),
    (refused_entries.birth_ahead, (DAY,), "The birth date 3 December 2026 lies in the future. Correct the date."),
    (refused_entries.session_ahead, (), "This session would begin in the future. Correct the day or the time."),
    (refused_entries.no_count, (0, 99,), "0 is not a number of needles. Write a number from 1 to 99."),
    (refused_entries.out_before_in, (), "A needle comes out after it went in. Correct one of the two times."),
    (refused_entries.no_earlier_pain, (), "There is no earlier pain area to start from. Paint with the brush."),
    (refused_entries.point_removed, ("My",), "My was removed from the clinic's points. Bring it back in the Library."),
    (refused_entries.two_sides, ("LI4",), "LI4 lies on the left and on the right. Say which side."),
    (refused_entries.no_side, ("CV17",), "CV17 lies on the midline; it has no side. Leave the side out."),
]  # fmt: skip


@pytest.mark.parametrize(("refuse", "about", "said"), SAID)
def test_a_refusal_says_what_it_is_about_and_what_to_do(
    refuse: Callable[..., refusals.Refusal], about: tuple[object, ...], said: str
) -> None:
    assert " ".join(refuse(*about)).strip() == said


def test_every_refusal_is_said_here() -> None:
    makers = {
        made
        for module in (refusals, refused_entries)
        for made in vars(module).values()
        if isinstance(made, FunctionType) and made.__module__ == module.__name__
    }
    assert makers == {refuse for refuse, _, _ in SAID}
