"""The sheets of a day or of a list of patients in one run, one sheet a step, so that whoever runs it stays awake.

A run knows no window and no clock of its own: a window takes a step whenever it is idle, the command line in a loop.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ashichart.domain.errors import UserError
from ashichart.domain.sheets.choices import KIND_TRAITS, SheetChoices, SheetKind
from ashichart.services.charting.patients import DaySession, PatientSummary
from ashichart.services.files import IfThere, may_write
from ashichart.services.printing.printing import PrintService, file_stem
from ashichart.wording import terms
from ashichart.wording.computer.files import other_one, other_place_or_replace
from ashichart.wording.names.sheet_kinds import SHEET_NAMES
from ashichart.wording.printing import note_problem, shorten_it

if TYPE_CHECKING:
    from ashichart.report.pdf.document import Book


class _Patients(Protocol):
    def seen_on(self, day: date) -> Sequence[DaySession]: ...


class RunClinic(Protocol):
    """What choosing the sheets of a day needs of an open clinic."""

    @property
    def patients(self) -> _Patients:
        """Who was there, and in which sessions."""
        ...

@dataclass(frozen=True, slots=True)
class SheetOrder:
    """One sheet that is wanted.

    Args:
        patient_id: Whose.
        patient_name: For progress, faults and the outline of a bound run; never for a file name.
        course_id: Which course, None if the patient has none.
        session_number: Which session, for kinds that show one; the latest if None.
        indication: Of the course, to tell two sheets of one patient apart on the screen.
    """

    patient_id: str
    patient_name: str
    course_id: str | None
    session_number: int | None = None
    indication: str = ""


@dataclass(frozen=True, slots=True)
class RunFault:
    """A sheet that could not be made, and why."""

    patient_name: str
    sentence: str

    @property
    def spoken(self) -> str:
        """Both in one line, the name once; no name where the fault is everybody's."""
        if not self.patient_name or self.sentence.startswith(self.patient_name):
            return self.sentence
        return f"{self.patient_name}: {self.sentence}"


def orders_of(summaries: Iterable[PatientSummary]) -> tuple[SheetOrder, ...]:
    """Return one order a patient, of the newest course, in the order of their names."""
    return _in_order(
        SheetOrder(
            one.patient.id,
            one.patient.name,
            None if one.course is None else one.course.id,
            indication="" if one.course is None else one.course.indication,
        )
        for one in summaries
    )


def orders_of_day(clinic: RunClinic, kind: SheetKind, day: date) -> tuple[SheetOrder, ...]:
    """Return the orders for a local day: of kinds that show a session one for each of its sessions, else one a course.

    They are in the order of the patients' names, the sessions of a patient in the order in which they began.
    """
    seen = clinic.patients.seen_on(day)
    if not KIND_TRAITS[kind].of_session:
        return orders_of({(one.patient.id, one.session.course_id): one.summary for one in seen}.values())
    first_began = sorted(seen, key=lambda one: (one.session.started_at, one.session.number))
    return _in_order(
        SheetOrder(
            one.patient.id, one.patient.name, one.session.course_id, one.session.number,
            one.course.indication if one.course else "",
        )
        for one in first_began
    )  # fmt: skip


def _in_order(orders: Iterable[SheetOrder]) -> tuple[SheetOrder, ...]:
    return tuple(sorted(orders, key=lambda order: (order.patient_name.casefold(), order.patient_id)))


class SheetRun:
    """One run: take steps until `is_over`, or cancel. What was saved before a cancel stays saved.

    Args:
        printing: Makes the sheets.
        kind: Which document.
        orders: For whom.
        choices: The same for all.
        target: A folder for one file a sheet, or a file that ends in .pdf and holds them all.
        printed_at: Aware; the day on the sheets and in their names.
        if_there: What becomes of files that are there under the names of the run's.

    Raises:
        UserError: If the folder cannot be made, or the one file for all is there and must not be replaced.
    """

    def __init__(
        self,
        printing: PrintService,
        kind: SheetKind,
        orders: Sequence[SheetOrder],
        choices: SheetChoices,
        target: Path,
        printed_at: datetime,
        if_there: IfThere = IfThere.REPLACE,
    ) -> None:
        self._if_there = if_there
        self._printing, self._kind, self._orders, self._choices = printing, kind, tuple(orders), choices
        self._target, self._printed_at = target, printed_at
        self._is_bound = target.suffix.lower() == ".pdf"
        self._book: Book | None = None
        self._bound: list[SheetOrder] = []
        self._written: list[Path] = []
        self._faults: list[RunFault] = []
        self._withheld: dict[str, str] = {}
        self._at = 0
        self._is_cancelled = False
        self._made = 0
        if self._is_bound:
            self._target = target = may_write(target, if_there, other_place_or_replace())
        folder = target.parent if self._is_bound else target
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(terms.no_folder_made(folder=str(folder)), other_one()) from error

    @property
    def total(self) -> int:
        """How many sheets are wanted."""
        return len(self._orders)

    @property
    def done(self) -> int:
        """How many were made or failed."""
        return self._at

    @property
    def made(self) -> int:
        """How many stand on paper."""
        return self._made

    @property
    def written(self) -> tuple[Path, ...]:
        """Files saved so far, in the order of the run."""
        return tuple(self._written)

    @property
    def faults(self) -> tuple[RunFault, ...]:
        """Sheets that could not be made; the others are not held up by them."""
        return tuple(self._faults)

    @property
    def withheld(self) -> tuple[tuple[str, str], ...]:
        """Every text of these sheets that could not be printed, with what stands in its place."""
        return tuple(self._withheld.items())

    @property
    def next_name(self) -> str:
        """Whose sheet the next step makes, "" if there is none."""
        return self._orders[self._at].patient_name if self._at < self.total else ""

    @property
    def is_over(self) -> bool:
        """True once no step is left."""
        return self._is_cancelled or (self._at >= self.total and self._book is None)

    @property
    def is_cancelled(self) -> bool:
        """True if it was stopped before its end."""
        return self._is_cancelled

    def cancel(self) -> None:
        """Take no further step; a bound file that is not finished is not written."""
        if not self.is_over:
            self._is_cancelled, self._book = True, None

    def step(self) -> None:
        """Make the next sheet, or write the bound file after the last; nothing if the run is over."""
        if self.is_over:
            return
        if self._at >= self.total:
            self._write_book()
            return
        order = self._orders[self._at]
        self._at += 1
        try:
            source = self._printing.source(
                self._kind, order.patient_id, order.course_id, self._choices, order.session_number, self._printed_at
            )
            self._printing.take_withheld()
            pages = self._printing.pages(self._kind, source)
            self._check_note(is_cut=pages.is_note_cut)
            if self._is_bound:
                if self._book is None:
                    from ashichart.report.pdf.document import Book

                    self._book = Book(SHEET_NAMES[self._kind](), pages.author, self._choices)
                self._book.add(pages, order.patient_name)
                self._bound.append(order)
            else:
                path = self._target / f"{file_stem(self._kind, source)}-{self._at:0{len(str(self.total))}d}.pdf"
                path = may_write(path, self._if_there, other_place_or_replace())
                self._printing.write(self._kind, pages.pdf, path, (order.patient_id,))
                self._written.append(path)
            self._made += 1
            self._withheld.update(self._printing.take_withheld())
        except UserError as error:
            self._faults.append(RunFault(order.patient_name, str(error)))

    def _check_note(self, *, is_cut: bool) -> None:
        problem = note_problem(self._choices.note, is_cut=is_cut)
        if problem:
            raise UserError(problem, shorten_it())

    def finish(self) -> None:
        """Take all steps that are left."""
        while not self.is_over:
            self.step()

    def _write_book(self) -> None:
        book, self._book = self._book, None
        if book is None:
            return
        try:
            patient_ids = [order.patient_id for order in self._bound]
            self._printing.write(self._kind, book.made(), self._target, patient_ids)
        except UserError as error:
            self._faults.append(RunFault("", str(error)))
            self._made = 0
            return
        self._written.append(self._target)
