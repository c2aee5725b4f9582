"""The command line. Qt is imported only when a window is needed, and never where it would abort."""

import argparse
import contextlib
import gc
import getpass
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ashichart import __version__
from ashichart.domain.atlas.body import Figure
from ashichart.domain.errors import UserError
from ashichart.wording import terms
from ashichart.wording.computer import commands as say
from ashichart.wording.computer import files

if TYPE_CHECKING:
    from ashichart.services.clinic.clinic import Clinic

PASSWORD_VARIABLE = "ASHICHART_PASSWORD"  # noqa: S105 - the name of the variable, not a password
COMMANDS = tuple(say.COMMAND_HELP)
DEFAULT_OUT = Path("out")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line.

    Args:
        arguments: Without the program's name; None takes the process's own.

    Returns:
        0 when done, 1 when something could not be done (with a sentence), 2 for a wrong command line.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in COMMANDS:
            return _run_to_reader(given)
        return _open_window(_window_parser().parse_args(given))
    except UserError as error:
        print(_printable(str(error)), file=sys.stderr)
        return 1


def _printable(text: str) -> str:
    """Return a text that every terminal takes, whatever bytes a file's name is made of."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _run_to_reader(given: list[str]) -> int:
    try:
        done = _run_command(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has enough (`… | head`); what is left in the buffer goes nowhere, or Python complains.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return done


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ashichart",
        usage=say.usage(),
        description=say.description(),
        epilog="\n".join(
            (
                say.commands(),
                *(f"  {name:8} {words()}" for name, words in say.COMMAND_HELP.items()),
                "",
                say.command_help(),
            )
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=Path, metavar=say.file_place(), help=say.file_help())
    parser.add_argument("--version", action="version", version=say.version(version=__version__))
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ashichart")
    commands = parser.add_subparsers(dest="command", required=True)
    from ashichart.sheet_commands import add_sheet_commands

    demo = _command(commands, "demo")
    demo.add_argument("--offscreen", action="store_true", help=say.offscreen_help())
    demo.add_argument("--out", type=Path, metavar=say.folder_place(), help=say.pictures_help())
    demo.add_argument("--replace", action="store_true", help=say.replace_folder_help())
    add_sheet_commands(commands, _add_source)
    course = _command(commands, "course")
    course.add_argument("patient", metavar=say.patient_place(), help=say.patient_help())
    course.add_argument("--json", action="store_true", required=True, help=say.json_readings_help())
    _add_source(course)
    atlas = _command(commands, "atlas")
    actions = atlas.add_subparsers(dest="action", required=True)
    export = actions.add_parser("export", help=say.export_help())
    export.add_argument("--out", type=Path, required=True, metavar="F.json")
    export.add_argument("--replace", action="store_true", help=say.replace_file_help())
    export.add_argument("--figure", choices=[figure.value for figure in Figure], default=Figure.FEMALE.value)
    check = actions.add_parser("check", help=say.check_help())
    check.add_argument("--made", type=Path, metavar=say.folder_place(), help=say.made_help())
    check.add_argument("--points", type=Path, metavar=say.folder_place(), help=say.points_help())
    check.add_argument("--unfinished", action="store_true", help=say.unfinished_help())
    doctor = _command(commands, "doctor")
    doctor.add_argument("--json", action="store_true", help=say.json_help())
    doctor.add_argument(
        "--file", type=Path, metavar=say.clinic_place(), help=say.look_through_help(variable=PASSWORD_VARIABLE)
    )
    return parser


def _command(commands: Any, name: str) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse's own type is private
    words = say.COMMAND_HELP[name]()
    made: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words)
    return made


def _add_source(command: argparse.ArgumentParser) -> None:
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--file", type=Path, metavar=say.clinic_place(), help=say.source_help(variable=PASSWORD_VARIABLE)
    )
    where.add_argument("--demo", action="store_true", help=say.demonstration_help())


def _run_command(given: list[str]) -> int:
    chosen = _command_parser().parse_args(given)
    if chosen.command == "demo":
        if not chosen.offscreen:
            return _open_demonstration()
        return _demo_offscreen(_tour_folder(chosen.out, replace=chosen.replace))
    if chosen.command in ("sheet", "sheets"):
        return _on_paper(chosen)
    if chosen.command == "course":
        return _tell_course(chosen)
    if chosen.command == "atlas" and chosen.action == "check":
        return _check_atlas(chosen.made, chosen.points, unfinished=chosen.unfinished)
    if chosen.command == "atlas":
        return _export_atlas(chosen.out, Figure(chosen.figure), replace=chosen.replace)
    return _doctor(chosen.file, as_json=chosen.json)


# ---- windows


def _open_window(chosen: argparse.Namespace) -> int:
    from ashichart import paths

    file: Path | None = chosen.file
    if file is not None and not paths.is_there(file):
        raise UserError(say.no_file(file=str(file)), say.check_name_or_new())
    return _run(file, demonstration=False)


def _check_file(file: Path) -> None:
    """Say that a file is not there before anybody types its password."""
    from ashichart import paths

    if not paths.is_there(file):
        raise UserError(say.no_file(file=str(file)), say.check_name())


def _open_demonstration() -> int:
    return _run(None, demonstration=True)


def _run(file: Path | None, *, demonstration: bool) -> int:
    from ashichart.services.diagnostics.display import display_problem

    problem = display_problem()
    if problem:
        print(problem)
        print(say.charting_without_display())
        return _demo_offscreen(_tour_folder(None, replace=False))
    from ashichart.services.clinic.single_window import raise_other
    from ashichart.services.files import demonstration_file, last_file

    wanted = demonstration_file() if demonstration else file or last_file()
    if wanted is not None and raise_other(wanted):
        print(say.brought_to_front(file=wanted.name))
        return 0
    # Nothing becomes garbage while the modules are read in, and looking for it takes a tenth of the start.
    gc.disable()  # until `app.settle`
    from ashichart.startup import run

    return run(file, demonstration=demonstration)


def _tour_folder(wanted: Path | None, *, replace: bool) -> Path:
    """Return the folder for the pictures of the tour: one that was named if nothing is in it, else a new one."""
    if wanted is not None:
        _check_path(wanted)
        if not replace and wanted.is_dir() and any(wanted.iterdir()):
            raise UserError(say.files_in_folder(folder=str(wanted)), say.other_folder_or_replace())
        return wanted
    number, folder = 1, DEFAULT_OUT
    while folder.exists():
        number += 1
        folder = DEFAULT_OUT.with_name(f"{DEFAULT_OUT.name}-{number}")
    return folder


def _demo_offscreen(out: Path) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(terms.no_folder_made(folder=str(out)), say.other_out()) from error
    from ashichart.app import run_demo_script

    written = run_demo_script(out)
    print(say.demonstration_charted())
    for path in written:
        print(f"  {path}")
    return 0


# ---- paper and atlas


def _on_paper(chosen: argparse.Namespace) -> int:
    from ashichart.sheet_commands import write_sheet, write_sheets

    clinic = _open_clinic(chosen.file)
    try:
        return (write_sheets if chosen.command == "sheets" else write_sheet)(clinic, chosen)
    finally:
        clinic.close()


def _tell_course(chosen: argparse.Namespace) -> int:
    from ashichart.domain.charting.handing_out import ExportForm
    from ashichart.services.printing.course_json import course_json
    from ashichart.sheet_commands import one_patient

    clinic = _open_clinic(chosen.file)
    try:
        summary = one_patient(clinic.patients, chosen.patient)
        if summary.course is None:
            raise UserError(terms.no_course(patient=summary.patient.name), say.begin_first())
        told = course_json(clinic, summary.course.id)
        clinic.hand_outs.record_export(summary.course.id, ExportForm.JSON)
    finally:
        clinic.close()
    print(told)
    return 0


def _open_clinic(file: Path | None) -> "Clinic":
    from ashichart.services.clinic.clinic import open_clinic, open_demonstration

    if file is None:
        from ashichart.services.files import demonstration_file

        return open_demonstration(demonstration_file())
    _check_file(file)
    password = os.environ.get(PASSWORD_VARIABLE)
    if password is None:
        if not sys.stdin.isatty():
            raise UserError(say.password_needed(), say.put_password(variable=PASSWORD_VARIABLE))
        password = getpass.getpass(say.password_wanted())
    return open_clinic(file, password)


def _export_atlas(out: Path, figure: Figure, *, replace: bool) -> int:
    _check_path(out)
    if out.name and not out.is_dir() and out.suffix.lower() != ".json":
        raise UserError(say.not_json(file=out.name), say.name_json())
    if out.is_file() and not replace:
        raise UserError(files.is_there(path=str(out)), files.other_place_or_replace())
    from ashichart import paths
    from ashichart.services.atlas.atlas_service import AtlasService
    from ashichart.services.atlas.export import export_atlas
    from ashichart.services.files import write_whole

    write_whole(out, export_atlas(AtlasService(paths.bodymaps()), figure), files.the_atlas())
    print(say.atlas_written[figure.value](path=str(out)))
    return 0


def _check_atlas(made: Path | None, points: Path | None, *, unfinished: bool) -> int:
    from ashichart import paths
    from ashichart.services.atlas.check import check_atlas

    findings = check_atlas(made or paths.bodymaps(), points, unfinished=unfinished)
    for sentence in findings.wrong:
        print(sentence)
    if findings.wrong:
        print(say.atlas_wrong(len(findings.wrong)))
        return 1
    print(say.atlas_well() if findings.with_recipes else say.atlas_well_without_files())
    return 0


def _check_path(out: Path) -> None:
    from ashichart.paths import path_problem

    problem = path_problem(out, len(".part")) if out.name else ""
    if problem:
        raise UserError(problem)


# ---- doctor


def _doctor(file: Path | None, *, as_json: bool) -> int:
    from ashichart.services.diagnostics.doctor import examine, examine_clinic

    findings = examine()
    if file is not None:
        clinic = _open_clinic(file)
        try:
            findings = (*findings, *examine_clinic(clinic))
        finally:
            clinic.close()
    if as_json:
        print(json.dumps([finding.as_dict() for finding in findings], indent=1))
    else:
        for finding in findings:
            verdict = say.found_well() if finding.ok else say.found_wrong()
            print(f"{verdict:7}  {finding.what:22} {finding.detail}")
    return 0 if all(finding.ok for finding in findings) else 1
