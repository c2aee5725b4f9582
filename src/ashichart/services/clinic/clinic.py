"""An open clinic and the ways to one: new, open, demonstration. What is done inside is in the services it carries."""

import hashlib
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ashichart.acts.runner import ActRunner
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.measures import Measure
from ashichart.domain.charting.painting import PainArea
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.errors import UserError
from ashichart.domain.ids import IdFactory, new_id
from ashichart.paths import clinic_folder
from ashichart.services.charting.courses import CourseService
from ashichart.services.charting.doses import KapService
from ashichart.services.charting.needling import NeedlingService
from ashichart.services.charting.patients import PatientService
from ashichart.services.charting.sessions import SessionService
from ashichart.services.charting.sites import ChartingService
from ashichart.services.clinic.file_guard import FileGuard
from ashichart.services.clinic.file_keys import FileKeys, accept_password, wrap_recovery
from ashichart.services.clinic.hand_outs import HandOutService
from ashichart.services.clinic.passwords import check_password
from ashichart.services.clinic.pin_views import PinViewService
from ashichart.services.clinic.workplaces import WorkplaceService
from ashichart.services.clock import Clock, local_zone_name, steady_seconds, utc_now
from ashichart.services.service_context import ServiceContext
from ashichart.store.backend.sqlcipher import check_head, check_path
from ashichart.store.bulk_import import take_over
from ashichart.store.keys.key_slots import (
    Hardness,
    SlotKind,
    key_file_of,
    read_slots,
    unwrap,
    wrap,
    write_slots,
)
from ashichart.store.keys.recovery_key import make_recovery_key
from ashichart.store.opening.clinic_file import ClinicOwner, add_first_rows, make_file, open_file
from ashichart.store.records.patients import has_any
from ashichart.store.trail.audit import AuditEntry
from ashichart.store.transactions.file_store import FileStore
from ashichart.wording import terms
from ashichart.wording.computer import clinic_file as say

if TYPE_CHECKING:
    from ashichart.services.charting.clinic_points import OwnPointService
    from ashichart.services.charting.overview import OverviewService
    from ashichart.services.charting.painting import PaintingService

__all__ = [
    "Clinic",
    "Clock",
    "Hardness",
    "check_password",
    "create_clinic",
    "open_clinic",
    "open_demonstration",
]

# Nothing in the demonstration is secret: everybody may know its key. It is encrypted only so that one kind of file is
# ever read and written.
DEMONSTRATION_KEY = hashlib.sha256(b"AshiChart demonstration clinic: nobody in it is real").digest()


class Clinic:
    """An open clinic; `close()` it when the window closes.

    Args:
        store: The open file.
        owner: Whose it is and who opened it.
        file_key: 32 bytes.
    """

    def __init__(self, store: FileStore, owner: ClinicOwner, file_key: bytes, clock: Clock, make_id: IdFactory) -> None:
        self._store = store
        if clock is utc_now:  # the computer's own: somebody may set it while the program runs
            store.steady = steady_seconds
        self._owner = owner
        self._context = ServiceContext(store, owner.actor_id, clock, make_id, owner.zone)
        self.patients = PatientService(self._context)
        self.courses = CourseService(self._context)
        self.charting = ChartingService(self._context)
        self.sessions = SessionService(self._context)
        self.needling = NeedlingService(self._context)
        self.kap = KapService(self._context)
        self.workplaces = WorkplaceService(self._context)
        self.pin_views = PinViewService(self._context)
        self.hand_outs = HandOutService(self._context)
        self.keys = FileKeys(store, owner, file_key, self._context.acts)
        self.file = FileGuard(self._context, store, file_key, owner.clinic_id, clinic_folder())

    @property
    def acts(self) -> ActRunner:
        """The one way to write; the window listens to it, and takes acts back through it."""
        return self._context.acts

    @cached_property
    def own_points(self) -> "OwnPointService":
        """What the clinic adds to the atlas."""
        from ashichart.services.charting.clinic_points import OwnPointService

        return OwnPointService(self._context)

    @cached_property
    def overview(self) -> "OverviewService":
        """All running courses side by side."""
        from ashichart.services.charting.overview import OverviewService

        return OverviewService(self._context)

    @property
    def painting(self) -> "PaintingService":
        """Pain areas."""
        from ashichart.services.charting.painting import PaintingService

        return PaintingService(self._context)

    @property
    def name(self) -> str:
        """The clinic's name."""
        return self._owner.name

    @property
    def zone(self) -> str | None:
        """IANA name of the zone in which its days are days, None while that is the computer's."""
        return self._owner.zone

    def today(self) -> date:
        """Return the day it is in the clinic."""
        return self._context.today()

    @property
    def is_demonstration(self) -> bool:
        """Whether every patient in it is made up."""
        return self._owner.is_demonstration

    @property
    def path(self) -> Path:
        """The encrypted file."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether it is open for viewing only; every act that writes raises a UserError then."""
        return self._store.read_only

    @property
    def user_name(self) -> str:
        """Who acts."""
        return self._owner.user_name

    @property
    def is_open(self) -> bool:
        """False once the file was closed; what waits for a quiet moment asks before it reads."""
        return self._store.is_open

    def close(self) -> None:
        """Close the file; a second time is nothing."""
        self.file.stop_look()
        self._store.close()

    def take_over(
        self,
        patients: Sequence[Patient],
        courses: Sequence[Course],
        charts: Mapping[str, CourseChart],
        measures: Sequence[Measure],
        pain_areas: Sequence[PainArea] = (),
    ) -> Changes:
        """Write whole new patients with everything charted for them, all or none.

        Args:
            patients: None of them is in the clinic yet.
            courses: Their courses.
            charts: Course id -> its sessions.
            measures: Of these courses.
            pain_areas: Painted in these sessions.

        Raises:
            ValueError: If a course, chart or measure belongs to nobody among `patients`.
            UserError: For the world's faults; nothing is written then.
        """
        self._context.acts.write(lambda turn: take_over(turn, patients, courses, charts, measures, pain_areas))
        return Changes(
            self._context.clock(),
            patients=frozenset(patient.id for patient in patients),
            courses=frozenset(course.id for course in courses),
            sessions=frozenset(visit.session.id for chart in charts.values() for visit in chart.sessions),
        )

    def is_empty(self) -> bool:
        """Return whether no patient was ever added."""
        with self._store.reading() as connection:
            return not has_any(connection)

    def audit_trail(self) -> tuple[AuditEntry, ...]:
        """Return every act ever written, in order."""
        return self._store.trail()

    def verify_chain(self) -> int | None:
        """Return the number of the first entry of the audit trail that does not hold, None if all do."""
        return self._store.first_broken()


def create_clinic(
    path: Path,
    name: str,
    password: str,
    *,
    user_name: str | None = None,
    clock: Clock = utc_now,
    make_id: IdFactory = new_id,
    hardness: Hardness | None = None,
) -> tuple[Clinic, str]:
    """Make a new clinic and open it.

    Args:
        path: The file to make; its keys go beside it.
        name: As shown in the window and on paper, 1–200 characters.
        password: See `check_password`.
        user_name: Who acts; None for "Clinician".
        clock: Where times come from.
        make_id: Where ids come from.
        hardness: What a guess at the password costs, None for the ordinary 0.2 s.

    Returns:
        The open clinic, and the recovery key: shown this once, to be printed.

    Raises:
        UserError: If the name or the password is not accepted, something is there already, or nothing can be written.
    """
    user_name = terms.clinician() if user_name is None else user_name
    for text, refusal in ((name, say.clinic_needs_name), (user_name, say.user_needs_name)):
        if not 1 <= len(text.strip()) <= 200:
            raise UserError(refusal())
    accept_password(password)
    check_path(path)
    keys = key_file_of(path)
    if keys.exists():
        raise UserError(say.key_file_there(path=str(keys)), say.other_clinic_name())
    hard = hardness or Hardness()
    owner = ClinicOwner(make_id(), name.strip(), False, make_id(), user_name.strip(), local_zone_name())
    file_key = secrets.token_bytes(32)
    recovery_key = make_recovery_key()
    slots = (
        wrap(file_key, password, slot_id=owner.actor_id, label=owner.user_name, kind=SlotKind.USER, hardness=hard),
        wrap_recovery(file_key, recovery_key, hard),
    )
    _make(path, file_key, owner, clock, make_id)
    try:
        write_slots(keys, slots)
    except BaseException:
        path.unlink(missing_ok=True)  # nothing could ever open it
        raise
    store, owner = open_file(path, file_key, owner.actor_id)
    return Clinic(store, owner, file_key, clock, make_id), recovery_key


def _make(path: Path, file_key: bytes, owner: ClinicOwner, clock: Clock, make_id: IdFactory) -> None:
    def fill(store: FileStore) -> None:
        ActRunner(store, owner.actor_id, clock, make_id).write(lambda act: add_first_rows(act, owner))

    make_file(path, file_key, fill)


def open_clinic(
    path: Path, password: str, *, clock: Clock = utc_now, make_id: IdFactory = new_id,
    steady: Callable[[], float] | None = None,
) -> Clinic:  # fmt: skip
    """Open a clinic with the user's password or the recovery key; `steady` is a clock in seconds that nobody sets.

    Raises:
        WrongPasswordError: If it opens none of the key slots.
        DamagedFileError: If the file or its key file is empty, not encrypted, missing a part or not whole.
        NewerFileError: If a newer AshiChart wrote the file; it is untouched.
        UserError: If there is no file, it cannot be read, or another AshiChart is writing to it.
    """
    check_head(path)
    file_key, slot = unwrap(read_slots(key_file_of(path)), password)
    store, owner = open_file(
        path, file_key, slot.id if slot.kind is SlotKind.USER else None, zone=local_zone_name()
    )
    store.steady = steady
    return Clinic(store, owner, file_key, clock, make_id)


def open_demonstration(path: Path, *, clock: Clock = utc_now, make_id: IdFactory = new_id) -> Clinic:
    """Open the demonstration clinic, making and filling it first if it is not there.

    Its key is made from a public phrase: nothing in it is secret, there is no password and no waiting.

    Raises:
        DamagedFileError: If the file there is not whole.
        NewerFileError: If a newer AshiChart wrote it.
        UserError: For the world's faults.
    """
    if not path.exists():
        owner = ClinicOwner(
            make_id(), terms.demonstration_clinic(), True, make_id(), terms.clinician(), local_zone_name()
        )
        _make(path, DEMONSTRATION_KEY, owner, clock, make_id)
    store, owner = open_file(path, DEMONSTRATION_KEY, zone=local_zone_name())
    clinic = Clinic(store, owner, DEMONSTRATION_KEY, clock, make_id)
    try:
        # A filling that was cut short wrote nothing, and is done again here.
        if not clinic.read_only and clinic.is_empty():
            _fill(clinic, clock)
    except BaseException:
        clinic.close()
        raise
    return clinic


def _fill(clinic: Clinic, clock: Clock) -> None:
    from ashichart.paths import bodymaps
    from ashichart.services.atlas.atlas_service import AtlasService  # read only when the demonstration is made
    from ashichart.services.demonstration.clinic import fill_demonstration

    atlas = AtlasService(bodymaps())
    fill_demonstration(clinic, atlas, clock(), clinic.zone)
    clinic.pin_views.keep(atlas)
