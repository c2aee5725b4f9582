"""`ashichart sheet` and `ashichart sheets`: what is asked for on the command line, and paper made of it. No Qt."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ashichart import paths
from ashichart.domain.analysis.overview import code_of
from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import (
    KIND_TRAITS,
    Paper,
    SheetChoices,
    SheetKind,
    Tone,
)
from ashichart.services.files import IfThere, is_there, may_write, path_problem
from ashichart.wording import printing as printing_words
from ashichart.wording.computer import commands as say
from ashichart.wording.computer.files import other_place_or_replace
from ashichart.wording.lists import comma_list, or_list
from ashichart.wording.printing import note_problem, password_doubt
from ashichart.wording.typed.days import Side, days_meant, spoken_day

if TYPE_CHECKING:
    from ashichart.services.charting.patients import PatientService, PatientSummary
    from ashichart.services.clinic.clinic import Clinic
    from ashichart.services.printing.printing import PrintService

_CODE = re.compile(r"[2-9A-HJKMNP-TV-Z]{3}-[2-9A-HJKMNP-TV-Z]{3}")
_MOST_FOUND = 100_000

SHEET_PASSWORD_VARIABLE = "ASHICHART_SHEET_PASSWORD"  # noqa: S105 - the name of the variable, not a password


def add_sheet_commands(
    commands: Any,  # noqa: ANN401 - argparse's own type is private
    add_source: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Add both commands to the command line.

    Args:
        commands: The sub-commands of the parser.
        add_source: Adds where the clinic comes from.
    """
    one, many = say.COMMAND_HELP["sheet"](), say.COMMAND_HELP["sheets"]()
    sheet = commands.add_parser("sheet", allow_abbrev=False, help=one, description=one)
    sheet.add_argument("patient", metavar=say.patient_place(), help=say.patient_help())
    sheet.add_argument("--out", type=Path, required=True, metavar="F.pdf")
    sheet.add_argument("--session", type=int, metavar="N", help=say.session_help())
    sheet.add_argument("--protocol", default="", metavar=say.name_place(), help=say.protocol_help())
    add_source(sheet)
    _add_choices(sheet)
    sheets = commands.add_parser("sheets", allow_abbrev=False, help=many, description=many)
    whose = sheets.add_mutually_exclusive_group(required=True)
    whose.add_argument("--day", metavar=say.day_place(), help=say.day_help())
    whose.add_argument("--patients", nargs="+", metavar=say.patient_place(), help=say.patients_help())
    sheets.add_argument(
        "--out", type=Path, required=True, metavar=say.folder_or_pdf_place(), help=say.sheets_out_help()
    )
    sheets.add_argument("--name-in-file", action="store_true", help=say.name_in_file_help())
    add_source(sheets)
    _add_choices(sheets)


def _add_choices(command: argparse.ArgumentParser) -> None:
    command.add_argument("--replace", action="store_true", help=say.replace_files_help())
    command.add_argument("--kind", choices=[kind.value for kind in SheetKind], default=SheetKind.PROGRESS.value)
    command.add_argument("--paper", choices=[paper.value for paper in Paper], default=Paper.A4.value)
    command.add_argument("--tone", choices=[tone.value for tone in Tone], default=Tone.COLOUR.value)
    command.add_argument("--large", action="store_true", help=say.large_help())
    command.add_argument("--kap", action="store_true", help=say.kap_help())
    command.add_argument("--note", default="", metavar=say.text_place(), help=say.note_help())
    command.add_argument("--next", default="", metavar=say.text_place(), help=say.next_help())
    command.add_argument(
        "--password-file",
        type=Path,
        metavar=say.file_place(),
        help=say.password_file_help(variable=SHEET_PASSWORD_VARIABLE),
    )


def one_patient(patients: "PatientService", wanted: str) -> "PatientSummary":
    """Return the one patient who answers to what was typed: a name, with the birth date or the code where it needs one.

    Raises:
        UserError: If nobody does, or several.
    """
    from ashichart.services.charting.patients import fold

    if not fold(wanted):
        raise UserError(say.no_patient_named(), say.write_the_name())
    choice = _of_name(patients.find(wanted, _MOST_FOUND), wanted) or _told_apart(patients, wanted)
    if not choice:
        raise UserError(say.nobody(name=repr(wanted)), say.check_spelling())
    if len(choice) > 1:
        shown = [_one_of_several(summary, choice) for summary in choice[:6]]
        is_one_name = len({fold(summary.patient.name) for summary in choice}) < len(choice)
        remedy = say.add_what_differs(code=code_of(choice[0].patient.id)) if is_one_name else say.write_more()
        raise UserError(say.several(len(choice), name=repr(wanted), patients=comma_list(shown)), remedy)
    return choice[0]


def _of_name(found: Sequence["PatientSummary"], wanted: str) -> list["PatientSummary"]:
    """Return whose names begin with what was typed; those who are called exactly that, if there are any."""
    found = [summary for summary in found if _begins(summary.patient.name, wanted)]
    return [summary for summary in found if summary.patient.name.casefold() == wanted.casefold()] or found


def _told_apart(patients: "PatientService", wanted: str) -> list["PatientSummary"]:
    """Return who answers to a name with a birth date as YYYY-MM-DD, a code, or both; a code alone is enough."""
    words = wanted.split()
    marks = [word for word in words if _CODE.fullmatch(word.upper()) or _birth_date(word) is not None]
    name = " ".join(word for word in words if word not in marks)
    if not marks:
        return []
    found = patients.find(name, _MOST_FOUND)
    return [
        summary
        for summary in (_of_name(found, name) if name else found)
        if all(_is_marked(summary, mark) for mark in marks)
    ]


def _is_marked(summary: "PatientSummary", mark: str) -> bool:
    born = _birth_date(mark)
    return code_of(summary.patient.id) == mark.upper() if born is None else summary.patient.birth_date == born


def _birth_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _one_of_several(summary: "PatientSummary", choice: Sequence["PatientSummary"]) -> str:
    """Return a name, with birth date and code where another patient of the list has the same one."""
    from ashichart.services.charting.patients import fold

    patient = summary.patient
    if sum(fold(one.patient.name) == fold(patient.name) for one in choice) == 1:
        return patient.name
    code = code_of(patient.id)
    if patient.birth_date is None:
        return say.namesake(name=patient.name, code=code)
    return say.namesake_born(name=patient.name, day=patient.birth_date.isoformat(), code=code)


def _begins(name: str, wanted: str) -> bool:
    """Whether every word that was typed begins a word of the name."""
    from ashichart.services.charting.patients import fold

    parts = fold(name).split()
    return all(any(part.startswith(word) for part in parts) for word in fold(wanted).split())


def write_sheet(clinic: "Clinic", chosen: argparse.Namespace) -> int:
    """Write one sheet and say so; returns 0.

    Raises:
        UserError: If it cannot be made or written.
    """
    kind = SheetKind(chosen.kind)
    if chosen.protocol and kind is not SheetKind.BLANK:
        raise UserError(say.no_protocol_here(), say.leave_protocol())
    if chosen.session is not None and not KIND_TRAITS[kind].of_session:
        raise UserError(say.whole_course(kind=kind.value), say.leave_session())
    out: Path = chosen.out
    if out.suffix.lower() != ".pdf":
        raise UserError(say.not_pdf(file=out.name), say.name_pdf())
    printing, choices = _printing(clinic, kind), _sheet_choices(chosen)
    summary = one_patient(clinic.patients, chosen.patient)
    if summary.course is None and KIND_TRAITS[kind].needs_course:
        raise UserError(*printing_words.no_course(summary.patient.name))
    may_write(out, IfThere.REPLACE if chosen.replace else IfThere.REFUSE, other_place_or_replace())
    course_id = None if summary.course is None else summary.course.id
    sheet = printing.make(kind, summary.patient.id, course_id, choices, session_number=chosen.session)
    problem = note_problem(choices.note, is_cut=sheet.is_note_cut)
    if problem:
        raise UserError(problem, printing_words.shorten_it())
    printing.save(sheet, out, summary.patient.id)
    print(say.sheet_written(sheet.pages, sheet=sheet.title, path=str(out)))
    if sheet.withheld:
        print(printing_words.withheld_words(sheet.withheld), file=sys.stderr)
    return 0


def write_sheets(clinic: "Clinic", chosen: argparse.Namespace) -> int:
    """Write the sheets of a run and say what became of it; returns 1 if any could not be made.

    Raises:
        UserError: If nobody is meant, or the folder cannot be made.
    """
    from ashichart.services.clock import utc_now
    from ashichart.services.printing.sheet_runs import SheetRun, orders_of, orders_of_day

    kind = SheetKind(chosen.kind)
    _check_target(chosen.out)
    printing, choices = _printing(clinic, kind), _sheet_choices(chosen)
    if note_problem(choices.note, is_cut=False):
        raise UserError(note_problem(choices.note, is_cut=False), printing_words.shorten_it())
    if chosen.day:
        orders = orders_of_day(clinic, kind, _day(chosen.day, clinic.today()))
    else:
        found = [one_patient(clinic.patients, name) for name in chosen.patients]
        orders = orders_of({summary.patient.id: summary for summary in found}.values())
    if not orders:
        raise UserError(say.nobody_on_day(), say.other_day())
    if_there = IfThere.REPLACE if chosen.replace else IfThere.REFUSE
    run = SheetRun(printing, kind, orders, choices, chosen.out, utc_now(), if_there)
    try:
        run.finish()
    except KeyboardInterrupt:
        run.cancel()
    for fault in run.faults:
        print(fault.spoken, file=sys.stderr)
    if run.withheld:
        print(printing_words.withheld_words(run.withheld), file=sys.stderr)
    written = say.sheets_stopped if run.is_cancelled else say.sheets_written
    print(written(len(run.written), made=run.made, total=run.total, path=str(chosen.out)))
    return 1 if run.faults or run.is_cancelled else 0


def _check_target(out: Path) -> None:
    """Refuse a target that names a file of another kind: nobody means a folder called "m.txt"."""
    ending = out.suffix.lower().removeprefix(".")
    is_file_like = ending.isalpha() and ending != "pdf" and not _is_folder(out)
    if is_file_like or (is_there(out) and ending != "pdf"):
        raise UserError(say.no_target(file=out.name), say.name_target())


def _is_folder(out: Path) -> bool:
    return not path_problem(out) and out.is_dir()



def _day(text: str, today: date) -> date:
    try:
        days = days_meant(text, today, Side.PAST)
    except ValueError as error:
        raise UserError(say.no_day(typed=text), say.write_day(day="2026-05-04")) from error
    if len(days) > 1:
        meant = or_list([spoken_day(day) for day in days])
        raise UserError(say.two_days(typed=text, days=meant), say.write_day(day=str(min(days))))
    return min(days)


def _printing(clinic: "Clinic", kind: "SheetKind") -> "PrintService":
    from ashichart.services.atlas.atlas_service import AtlasService
    from ashichart.services.printing.printing import PrintService

    atlas = AtlasService(paths.bodymaps())
    clinic.own_points.bring(atlas)
    printing = PrintService(clinic, atlas)
    if kind not in printing.kinds:
        there = comma_list([one.value for one in printing.kinds])
        raise UserError(say.no_such_sheet(kind=kind.value), say.sheets_there(kinds=there))
    return printing


def _sheet_choices(chosen: argparse.Namespace) -> "SheetChoices":
    return SheetChoices(
        paper=Paper(chosen.paper),
        tone=Tone(chosen.tone),
        large=chosen.large,
        shows_kap=chosen.kap,
        note=chosen.note,
        next_appointment=chosen.next,
        protocol_id=getattr(chosen, "protocol", ""),
        name_in_file=getattr(chosen, "name_in_file", False),
        password=_questioned(_sheet_password(chosen.password_file)),
    )


def _questioned(password: str) -> str:
    """Return the password of a sheet; what speaks against it is said, and the sheet is made all the same."""
    doubt = password_doubt(password)
    if doubt:
        print(doubt, file=sys.stderr)
    return password


def _sheet_password(file: Path | None) -> str:
    """Return the password that locks a sheet; never from the command line, which every process can read."""
    if file is None:
        return os.environ.get(SHEET_PASSWORD_VARIABLE, "")
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(say.no_password_file(file=str(file)), say.name_text_file()) from error
    if not lines or not lines[0].strip():
        raise UserError(say.empty_password_file(file=str(file)), say.write_password())
    return lines[0].strip()
