"""The words of the patient's sheet broken into lines, shared by ordinary and large print. No places on the page."""

from ashichart.domain.sheets.progress import ProgressSheet
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.page import shortened
from ashichart.wording.dates import full_day, month_day
from ashichart.wording.lists import sentences
from ashichart.wording.paper import progress as say
from ashichart.wording.paper.patient_notes import CANNOT_SHOW_WHY, small_step_note
from ashichart.wording.paper.patient_sheet import Wording, first_wording, not_pressed_sentence, progress_wording

TITLE = say.your_progress_sheet()
NAME_INSTEAD = say.your_name_has_letters_that_this_sheet()
NOTE_INSTEAD = say.the_note_has_letters_that_this_sheet()
APPOINTMENT_WORDS = say.your_next_appointment()
APPOINTMENT_INSTEAD = say.please_ask_us_for_the_day()


def wording_of(sheet: ProgressSheet) -> Wording:
    """Return headline and line below."""
    if sheet.is_first:
        return first_wording(sheet.points)
    return progress_wording(sheet.points, scale_differs=sheet.scale_differs)


def name_line(fonts: Fonts, sheet: ProgressSheet, room: float, size: float, *, with_birth: bool = True) -> str:
    """Return name and birth date, the name cut to `room` mm or replaced by a sentence if it cannot be printed."""
    day = "" if sheet.birth_date is None or not with_birth else full_day(sheet.birth_date)
    if fonts.printed(sheet.patient_name, NAME_INSTEAD) != sheet.patient_name:
        return say.born_instead_of_name(instead=NAME_INSTEAD, day=day) if day else NAME_INSTEAD
    if not day:
        return shortened(fonts, sheet.patient_name, room, size)
    beside = fonts.width_mm(say.born_after_name(name="", day=day), size)
    return say.born_after_name(name=shortened(fonts, sheet.patient_name, room - beside, size), day=day)


def moment_days(sheet: ProgressSheet) -> tuple[str, str]:
    """Return the days of "When we began" and "Now"; of one day, with the sessions that tell them apart."""
    if sheet.now_on is None or not sheet.is_of_one_day:
        return full_day(sheet.began_on), full_day(sheet.now_on or sheet.began_on)
    day = month_day(sheet.now_on)
    return say.day_session(day=day, number=sheet.first_number), say.day_session(day=day, number=sheet.session_number)


def note_lines(fonts: Fonts, note: str, width: float, size: float) -> list[str]:
    """Return the clinician's words in lines; a sentence in their place where a letter has no drawing."""
    if not note.strip():
        return []
    if fonts.printed(note.replace("\n", " "), NOTE_INSTEAD) == NOTE_INSTEAD:
        return fonts.wrapped(NOTE_INSTEAD, width, size)
    return [line for paragraph in note.splitlines() for line in fonts.wrapped(paragraph, width, size)]


def closing_sentences(sheet: ProgressSheet) -> tuple[str, str]:
    """Return what stands under the list: the points not pressed, and what the sheet cannot show."""
    missing = "" if sheet.is_first else not_pressed_sentence(sheet.points)
    note = "" if sheet.is_first else small_step_note(sheet.points, sheet.scale)
    why = say.this_sheet_shows_how_tender_your_points() if sheet.is_first else CANNOT_SHOW_WHY
    return missing, sentences(note, why)


def headline_lines(fonts: Fonts, headline: str, width: float, size: float) -> list[str]:
    """Break the headline; a sentence of its own gets lines of its own where that costs no line."""
    whole = fonts.balanced(headline, width, size, Weight.SEMIBOLD)
    apart = [
        line
        for sentence in headline.replace(". ", ".\n").splitlines()
        for line in fonts.balanced(sentence, width, size, Weight.SEMIBOLD)
    ]
    return apart if len(apart) <= len(whole) else whole
