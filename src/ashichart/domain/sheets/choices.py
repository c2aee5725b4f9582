"""What a user chooses of a sheet: its kind, paper, tone, size of type and what it may carry. Not what it says."""

from dataclasses import dataclass, field
from enum import StrEnum


class SheetKind(StrEnum):
    """Which document."""

    PROGRESS = "progress"
    SESSION = "session"
    COURSE = "course"
    PLACEMENT = "placement"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class KindWords:
    """What a kind is called and what it is for.

    Args:
        name: As chosen in Print.
        purpose: One line below it.
        file_stem: Begins the name of its file.
        of_session: True if it shows one session, False if it shows a course.
        needs_course: False if it can be made for a patient without a course.
    """

    name: str
    purpose: str
    file_stem: str
    of_session: bool
    needs_course: bool = True


KIND_WORDS: dict[SheetKind, KindWords] = {
    SheetKind.PROGRESS: KindWords(
        "Progress sheet", "For the patient: then and now, in plain words", "progress-sheet", False
    ),
    SheetKind.SESSION: KindWords(
        "Session sheet", "For the record: readings, needles, doses, cautions", "session-sheet", True
    ),
    SheetKind.COURSE: KindWords(
        "Course report", "For a colleague or insurer: what changed, with methods", "course-report", False
    ),
    SheetKind.PLACEMENT: KindWords(
        "Placement card", "Today's points, to be read at arm's length", "placement-card", True
    ),
    SheetKind.BLANK: KindWords("Blank chart", "Empty bodies, to be filled in by hand", "blank-chart", False, False),
}


class Paper(StrEnum):
    """The paper a sheet is laid out for; a sheet is never scaled to another."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in mm, upright."""
        return (210.0, 297.0) if self is Paper.A4 else (215.9, 279.4)


class Tone(StrEnum):
    """Which set of inks a sheet uses."""

    COLOUR = "colour"
    GREY = "grey"
    CONTRAST = "contrast"


MOST_NOTE = 700  # letters of the clinician's words: what one page holds beside the bodies
MOST_APPOINTMENT = 120
LEAST_PASSWORD = 8  # of a sheet; whoever holds the file can try passwords as fast as a computer goes
OWN_POINTS = "own"  # in place of a protocol: the points of the patient's course
OWN_POINTS_TITLE = "this patient’s course"


@dataclass(frozen=True, slots=True)
class SheetChoices:
    """How one sheet is made.

    Args:
        paper: Size.
        tone: Inks.
        large: Large print, where the kind has one.
        shows_kap: Whether a patient's sheet names doses and the kind of session; off unless chosen.
        note: The clinician's words to the patient, "" for ruled lines.
        next_appointment: As it is to be read, e.g. "Tuesday 30 June at 14:00"; "" if none.
        protocol_id: Protocol whose points a blank chart carries, `OWN_POINTS` for those of the course; "" for none.
        name_in_file: Whether the offered file name carries the patient's name.
        password: Locks the document if not empty; never written anywhere.
    """

    paper: Paper = Paper.A4
    tone: Tone = Tone.COLOUR
    large: bool = False
    shows_kap: bool = False
    note: str = ""
    next_appointment: str = ""
    protocol_id: str = ""
    name_in_file: bool = False
    password: str = field(default="", repr=False)


def note_problem(note: str, *, is_cut: bool) -> str:
    """Return why a note cannot go on a sheet as it is, "" if it can; a sheet never carries a part of a note unsaid.

    Args:
        note: As it is to be read.
        is_cut: Whether the page held less of it than all.
    """
    over = len(note.strip()) - MOST_NOTE
    if over > 0:
        return f"The note is {over} {'letter' if over == 1 else 'letters'} longer than a page holds."
    return "The note does not fit on the page beside the points." if is_cut else ""


def password_doubt(password: str) -> str:
    """Return what speaks against the password of a sheet, "" if nothing does or there is none."""
    if not password or len(password) >= LEAST_PASSWORD:
        return ""
    letters = "A password of 1 letter is" if len(password) == 1 else f"A password of {len(password)} letters is"
    return f"{letters} guessed in no time; {LEAST_PASSWORD} or more keep the sheet closed."
