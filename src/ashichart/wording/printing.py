"""Why a sheet cannot be made as it was wanted."""

from collections.abc import Sequence

from ashichart.domain.sheets.choices import LEAST_PASSWORD, MOST_NOTE
from ashichart.wording import terms
from ashichart.wording.catalogue import Plural, Text
from ashichart.wording.lists import comma_list
from ashichart.wording.refusals import Refusal

own_points = Text("This patient’s course")
own_points_within = Text("this patient’s course")

_NOTE_LONG = Plural(
    "The note is {n} letter longer than a page holds.", "The note is {n} letters longer than a page holds."
)
_NOTE_CUT = Text("The note does not fit on the page beside the points.")
shorten_it = Text("Shorten it.")
_PASSWORD_SHORT = Plural(
    "A password of {n} letter is guessed in no time; {least} or more keep the sheet closed.",
    "A password of {n} letters is guessed in no time; {least} or more keep the sheet closed.",
)

_SHEET_SHOWS_COURSE = Text("A sheet shows a course: begin one first.")
_NO_SESSION = Text("This course has no session yet.")
_START_ONE = Text("Start one in Chart first.")
_NO_SUCH_SESSION = Text("This course has no session {number}.")
_SESSIONS_THERE = Text("It has {numbers}.")
_NO_POINT = Text("This course has no point yet.")
_CHOOSE_OR_RATE = Text("Choose a protocol or no points, or rate a point in Chart.")
_NO_PROTOCOL = Text("There is no protocol “{name}”.")
_PROTOCOLS_THERE = Text("The atlas has {names}.")
_NO_PROTOCOLS = Text("The atlas has none.")
_NOTHING_PLACED = Text("This session has no points yet.")
_CHART_OR_NEEDLE = Text("Chart or needle a point in Chart first.")
_NOTHING_RATED = Text("There is nothing to show yet: no point was rated before a session.")
_RATE_FIRST = Text("Rate a point in Chart first.")
_NOTHING_TO_PRINT = Text("There is no session to print yet.")
_FONT_MISSING = Text("A font of the sheets is missing.")
_INSTALL = Text("Install AshiChart again.")
_LEFT_OUT = Text("On another scale and left out of carry-over and trends: session {numbers}.")

_WITHHELD_AS = Text("“{withheld}” (there stands: “{instead}”)")
_LEFT_AWAY = Text("“{withheld}” (nothing stands there)")
_MORE_WITHHELD = Plural("{texts} and {n} text more", "{texts} and {n} texts more")
_WITHHELD = Text(
    "Letters that no sheet can print yet: {texts}. On the screen and in the file they are whole. To have them on "
    "paper, write them in Latin letters as well."
)
_MOST_WITHHELD = 3
_LONGEST_WITHHELD = 40


def withheld_words(withheld: Sequence[tuple[str, str]]) -> str:
    """Return which texts are not on a sheet, what stands in their place, and what to do.

    Args:
        withheld: Each text with what stands in its place, "" for nothing; not empty.
    """
    texts = comma_list([_withheld_text(text, instead) for text, instead in withheld[:_MOST_WITHHELD]])
    more = len(withheld) - _MOST_WITHHELD
    return _WITHHELD(texts=_MORE_WITHHELD(more, texts=texts) if more > 0 else texts)


def _withheld_text(text: str, instead: str) -> str:
    shown = text if len(text) <= _LONGEST_WITHHELD else f"{text[:_LONGEST_WITHHELD]}…"
    return _WITHHELD_AS(withheld=shown, instead=instead.rstrip(".")) if instead else _LEFT_AWAY(withheld=shown)


def note_problem(note: str, *, is_cut: bool) -> str:
    """Return why a note cannot go on a sheet as it is, "" if it can; a sheet never carries a part of a note unsaid.

    Args:
        note: As it is to be read.
        is_cut: Whether the page held less of it than all.
    """
    over = len(note.strip()) - MOST_NOTE
    if over > 0:
        return _NOTE_LONG(over)
    return _NOTE_CUT() if is_cut else ""


def password_doubt(password: str) -> str:
    """Return what speaks against the password of a sheet, "" if nothing does or there is none."""
    if not password or len(password) >= LEAST_PASSWORD:
        return ""
    return _PASSWORD_SHORT(len(password), least=LEAST_PASSWORD)


def no_course(patient: str) -> Refusal:
    """Return why a patient without a course gets no sheet of one."""
    return terms.no_course(patient=patient), _SHEET_SHOWS_COURSE()


def no_session() -> Refusal:
    """Return why a course without a session has no sheet."""
    return _NO_SESSION(), _START_ONE()


def no_such_session(number: int, there: tuple[int, ...]) -> Refusal:
    """Return why there is no sheet of a session, and which sessions there are."""
    return _NO_SUCH_SESSION(number=number), _SESSIONS_THERE(numbers=comma_list([str(one) for one in there]))


def no_point() -> Refusal:
    """Return why a blank chart cannot carry the points of the course."""
    return _NO_POINT(), _CHOOSE_OR_RATE()


def no_protocol(name: str, there: list[str]) -> Refusal:
    """Return why a blank chart cannot carry a protocol, and which ones there are."""
    return _NO_PROTOCOL(name=name), _PROTOCOLS_THERE(names=comma_list(there)) if there else _NO_PROTOCOLS()


def nothing_placed() -> Refusal:
    """Return why a session has no placement card."""
    return _NOTHING_PLACED(), _CHART_OR_NEEDLE()


def nothing_rated() -> Refusal:
    """Return why there is no progress sheet yet."""
    return _NOTHING_RATED(), _RATE_FIRST()


def nothing_to_print() -> Refusal:
    """Return why there is no session sheet yet."""
    return _NOTHING_TO_PRINT(), _START_ONE()


def font_missing() -> Refusal:
    """Return why no sheet can be made."""
    return _FONT_MISSING(), _INSTALL()


def left_out_sentence(numbers: list[int]) -> str:
    """Return which sessions a course report leaves out of its comparisons."""
    return _LEFT_OUT(numbers=comma_list([str(one) for one in numbers]))
