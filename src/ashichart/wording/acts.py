"""What a person did, in words: one complete sentence for every kind of act, filled from the data of its label.

Screen, sheets and lists of the audit trail say an act through this module. Entries of before acts were data hold the
sentence itself, and are said as they are.
"""

from collections.abc import Callable, Sequence
from datetime import date

from ashichart.domain.charting.act_labels import ActKind, ActLabel, ActWay, Json, label_of, read_action
from ashichart.domain.charting.handing_out import ExportForm, WayOut
from ashichart.domain.charting.late_entries import Replaced, ReplacedTime
from ashichart.domain.charting.sessions import Session
from ashichart.domain.scales import Scale, text_of
from ashichart.domain.sheets.choices import SheetKind
from ashichart.wording import terms
from ashichart.wording.catalogue import Plural, Text
from ashichart.wording.dates import short_day
from ashichart.wording.lists import and_list, semicolon_list
from ashichart.wording.names.sheet_kinds import SHEET_NAMES
from ashichart.wording.timing import session_time

_UNDONE = {ActWay.UNDO: Text("Undo: {act}"), ActWay.REDO: Text("Redo: {act}")}
_NEWER = Text("An act of a newer AshiChart")


_RATED = {"before": Text("Rate {site} before: {reading}"), "after": Text("Rate {site} after: {reading}")}
_NOT_ASSESSED = {
    "before": Text("Rate {site} before: not assessed"),
    "after": Text("Rate {site} after: not assessed"),
}
_CHARGED = {"before": Text("Charge of {site} before: {charge}"), "after": Text("Charge of {site} after: {charge}")}
_NOT_ASKED = {
    "before": Text("Charge of {site} before: not asked"),
    "after": Text("Charge of {site} after: not asked"),
}
_CLEARED = {"before": Text("Clear {site} before"), "after": Text("Clear {site} after")}
_PLACED = Plural("Place needle at {sites}", "Place {n} needles at {sites}")
_PROTOCOL_PLACED = Plural("Place {name}, {n} needle", "Place {name}, {n} needles")
_PAINTED = {
    "before": Plural("Paint pain before: {intensity}, {n} cell", "Paint pain before: {intensity}, {n} cells"),
    "after": Plural("Paint pain after: {intensity}, {n} cell", "Paint pain after: {intensity}, {n} cells"),
}
_ERASED = {
    "before": Plural("Erase pain before, {n} cell", "Erase pain before, {n} cells"),
    "after": Plural("Erase pain after, {n} cell", "Erase pain after, {n} cells"),
}
_PAIN_BROUGHT = {"before": Text("Bring pain before as last time"), "after": Text("Bring pain after as last time")}
_OUT = Plural("Take needle out", "Take {n} needles out")
_NEEDLES_REMOVED = Plural("Remove needle", "Remove {n} needles")
_BROUGHT = Text("Bring in {sites}")
_MEASURED = Text("Record measures of {day}")

_HANDED_OUT = {WayOut.PAPER: Text("Print: {sheet}"), WayOut.FILE: Text("Save as PDF: {sheet}")}
_EXPORTED = {
    ExportForm.CSV: Text("Export course as a table (CSV)"),
    ExportForm.PNG: Text("Export course as a picture (PNG)"),
    ExportForm.SVG: Text("Export course as a drawing (SVG)"),
    ExportForm.JSON: Text("Export course for programs (JSON)"),
    ExportForm.CLIPBOARD: Text("Copy a picture of the course"),
}


# Its time or its route was another one.
_DOSE_OF_SAME_AMOUNT: Callable[..., str] = Text("Correct time or route of dose {mg} mg {route}")


def act_words(label: ActLabel, way: ActWay = ActWay.DO) -> str:
    """Return what an act is called: "Rate LI4 L before: 7", and when it was taken back "Undo: Rate LI4 L before: 7"."""
    try:
        same = label.kind is ActKind.CHANGE_DOSE and label.values["was"] == label.values["mg"]
        text = _DOSE_OF_SAME_AMOUNT if same else _SENTENCES[label.kind]
        said = text(**label.values)
    except (KeyError, TypeError, ValueError):
        said = _NEWER()  # its values are those of a newer AshiChart
    return _UNDONE[way](act=said) if way in _UNDONE else said


def audited_words(action: str) -> str:
    """Return what an entry of the audit trail is called, from what the trail keeps of it."""
    act = read_action(action)
    if act is not None:
        return act_words(act.label, act.way)
    return _NEWER() if action.startswith("{") else action


_FROM_TO = Text("{start} to {end}")


def replaced_words(was: Replaced | ReplacedTime | None, session: Session) -> str:
    """Return the value or times that an act replaced: "5", "not assessed", "" where it replaced none or several.

    Args:
        was: What it replaced.
        session: In whose zone and day times are said.
    """
    if was is None:
        return ""
    if isinstance(was, ReplacedTime):
        if was.until is None:
            return session_time(session, was.at)
        return _FROM_TO(start=session_time(session, was.at), end=session_time(session, was.until))
    if was.value is None:
        return terms.not_assessed()
    return f"{was.value:g}" if was.scale is None else text_of(was.scale, was.value)


def value_words(scale: Scale, value: float | None, *, recorded: bool) -> str:
    """Return a value as text: its number, "not assessed", or "nothing" where none is recorded."""
    if not recorded:
        return terms.nothing()
    return terms.not_assessed() if value is None else text_of(scale, value)


def _rated(site: str, phase: str, value: float | None) -> str:
    return _NOT_ASSESSED[phase](site=site) if value is None else _RATED[phase](site=site, reading=f"{value:g}")


def _charged(site: str, phase: str, value: float | None) -> str:
    return _NOT_ASKED[phase](site=site) if value is None else _CHARGED[phase](site=site, charge=f"{value:g}")


def _cleared(site: str, phase: str) -> str:
    return _CLEARED[phase](site=site)


def _placed(name: str, sites: list[str], needles: int) -> str:
    return _PROTOCOL_PLACED(needles, name=name) if name else _PLACED(needles, sites=and_list(sites))


def _painted(phase: str, intensity: int | None, cells: int) -> str:
    return _ERASED[phase](cells) if intensity is None else _PAINTED[phase](cells, intensity=intensity)


def _brought(sites: list[str]) -> str:
    return _BROUGHT(sites=and_list(sites))


def _out(needles: int) -> str:
    return _OUT(needles)


def _needles_removed(needles: int) -> str:
    return _NEEDLES_REMOVED(needles)


def _pain_brought(phase: str) -> str:
    return _PAIN_BROUGHT[phase]()


def _measured(day: str) -> str:
    return _MEASURED(day=short_day(date.fromisoformat(day)))


def _handed_out(sheet: str, to: str) -> str:
    return _HANDED_OUT[WayOut(to)](sheet=SHEET_NAMES[SheetKind(sheet)]())


def _exported(form: str) -> str:
    return _EXPORTED[ExportForm(form)]()


def _typed(line: Sequence[dict[str, Json]]) -> str:
    """Every act of a line, one after the other."""
    return semicolon_list([act_words(label_of(one)) for one in line])


_SENTENCES: dict[ActKind, Callable[..., str]] = {
    ActKind.RATE_SITE: _rated,
    ActKind.CHARGE_SITE: _charged,
    ActKind.CLEAR_READING: _cleared,
    ActKind.BRING_SITES: Text("Bring sites as last time"),
    ActKind.BRING_IN: _brought,
    ActKind.BRING_PROTOCOL: Text("Bring {name}"),
    ActKind.MIRROR_SITE: Text("Mirror to {site}"),
    ActKind.MOVE_PIN: Text("Move {site}"),
    ActKind.REPLACE_SITE: Text("{site} becomes {wanted}"),
    ActKind.REMOVE_SITE: Text("Remove {site}"),
    ActKind.PLACE_NEEDLES: _placed,
    ActKind.TAKE_NEEDLES_OUT: _out,
    ActKind.CHANGE_NEEDLE: Text("Correct needle {number}"),
    ActKind.REMOVE_NEEDLES: _needles_removed,
    ActKind.RECORD_DOSE: Text("Record dose {mg} mg {route}"),
    ActKind.CHANGE_DOSE: Text("Correct dose {was} mg to {mg} mg {route}"),
    ActKind.REMOVE_DOSE: Text("Remove dose {mg} mg {route}"),
    ActKind.RESTORE_DOSE: Text("Bring back dose {mg} mg {route}"),
    ActKind.RECORD_VITALS: Text("Record vital signs", about="an act, as the audit trail and Undo name it"),
    ActKind.CHANGE_VITALS: Text("Correct vital signs"),
    ActKind.REMOVE_VITALS: Text("Remove vital signs"),
    ActKind.RESTORE_VITALS: Text("Bring back vital signs"),
    ActKind.PAINT_PAIN: _painted,
    ActKind.BRING_PAIN: _pain_brought,
    ActKind.TYPE_LINE: _typed,
    ActKind.START_SESSION: Text("Start session"),
    ActKind.CHANGE_SESSION: Text("Change session {number}", about="an act, as the audit trail and Undo name it"),
    ActKind.REMOVE_SESSION: Text("Remove session {number}"),
    ActKind.RESTORE_SESSION: Text("Restore session {number}"),
    ActKind.ADD_PATIENT: Text("Add patient", about="an act, as the audit trail and Undo name it"),
    ActKind.CHANGE_PATIENT: Text("Change patient", about="an act, as the audit trail and Undo name it"),
    ActKind.REMOVE_PATIENT: Text("Remove patient"),
    ActKind.RESTORE_PATIENT: Text("Restore patient"),
    ActKind.TAKE_OVER_PATIENT: Text("Take over patient"),
    ActKind.ADD_COURSE: Text("Add course"),
    ActKind.CHANGE_COURSE: Text("Change course", about="an act, as the audit trail and Undo name it"),
    ActKind.REMOVE_COURSE: Text("Remove course"),
    ActKind.RESTORE_COURSE: Text("Restore course"),
    ActKind.RECORD_MEASURES: _measured,
    ActKind.REMOVE_MEASURE: Text("Remove measure"),
    ActKind.ADD_OWN_POINT: Text("Add point: {point}"),
    ActKind.CHANGE_OWN_POINT: Text("Change point: {point}"),
    ActKind.REMOVE_OWN_POINT: Text("Remove point: {point}"),
    ActKind.RESTORE_OWN_POINT: Text("Restore point: {point}"),
    ActKind.NAME_POINT: Text("Name point: {point}"),
    ActKind.NEW_CLINIC: Text("New clinic", about="an act, as the audit trail and Undo name it"),
    ActKind.CHANGE_PASSWORD: Text("Change password"),
    ActKind.NEW_RECOVERY_KEY: Text("New recovery key"),
    ActKind.GO_ON_WITH_VERSION: Text("Go on with another version of the file"),
    ActKind.HAND_OUT_SHEET: _handed_out,
    ActKind.EXPORT_COURSE: _exported,
}
