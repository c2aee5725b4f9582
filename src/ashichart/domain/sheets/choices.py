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
class KindTraits:
    """What a kind needs; its name is in `wording`.

    Args:
        file_stem: Begins the name of its file.
        of_session: True if it shows one session, False if it shows a course.
        needs_course: False if it can be made for a patient without a course.
    """

    file_stem: str
    of_session: bool
    needs_course: bool = True


KIND_TRAITS: dict[SheetKind, KindTraits] = {
    SheetKind.PROGRESS: KindTraits("progress-sheet", of_session=False),
    SheetKind.SESSION: KindTraits("session-sheet", of_session=True),
    SheetKind.COURSE: KindTraits("course-report", of_session=False),
    SheetKind.PLACEMENT: KindTraits("placement-card", of_session=True),
    SheetKind.BLANK: KindTraits("blank-chart", of_session=False, needs_course=False),
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



