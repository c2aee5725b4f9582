"""Kinds of sheets by name, and what each is for."""

from ashichart.domain.sheets.choices import SheetKind
from ashichart.wording import terms
from ashichart.wording.catalogue import Text

SHEET_NAMES = {
    SheetKind.PROGRESS: Text("Progress sheet"),
    SheetKind.SESSION: Text("Session sheet"),
    SheetKind.COURSE: terms.course_report,
    SheetKind.PLACEMENT: Text("Placement card"),
    SheetKind.BLANK: Text("Blank chart"),
}
SHEET_PURPOSES = {
    SheetKind.PROGRESS: Text("For the patient: then and now, in plain words"),
    SheetKind.SESSION: Text("For the record: readings, needles, doses, cautions"),
    SheetKind.COURSE: Text("For a colleague or insurer: what changed, with methods"),
    SheetKind.PLACEMENT: Text("Today's points, to be read at arm's length"),
    SheetKind.BLANK: Text("Empty bodies, to be filled in by hand"),
}
