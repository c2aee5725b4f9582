"""Acts that change nothing in the tables and are entries of the audit trail: what leaves the program, and the keys."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from ashichart.acts.act import Entity
from ashichart.domain.charting.acts import ActKind, ActLabel, Json
from ashichart.domain.charting.handing_out import ExportForm, WayOut
from ashichart.domain.sheets.choices import SheetKind


class NotedAct(ABC):
    """An act with an entry and no step; there is nothing to take back.

    `waits` says whether it can be done in a clinic that is open for viewing: its entry is kept beside the file then.
    """

    __slots__ = ()
    kind: ClassVar[ActKind]
    waits: ClassVar[bool] = False

    @property
    def label(self) -> ActLabel:
        """What it is called."""
        return ActLabel(self.kind)

    @property
    @abstractmethod
    def entities(self) -> tuple[Entity, ...]:
        """About what: an entry for each."""

    @property
    def replaced(self) -> Json:
        """What it replaced, for the trail."""
        return None


@dataclass(frozen=True, slots=True)
class HandOutSheet(NotedAct):
    """Print or save a sheet.

    Args:
        sheet: Which document.
        way_out: On paper or into a file.
        patient_ids: Whose: one, or all whose sheets are bound in one file.
    """

    kind: ClassVar[ActKind] = ActKind.HAND_OUT_SHEET
    waits: ClassVar[bool] = True
    sheet: SheetKind
    way_out: WayOut
    patient_ids: tuple[str, ...]

    @property
    def label(self) -> ActLabel:
        """Which document, and how."""
        return ActLabel(self.kind, {"sheet": self.sheet.value, "to": self.way_out.value})

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The patients."""
        return tuple(Entity("patient", patient_id) for patient_id in self.patient_ids)


@dataclass(frozen=True, slots=True)
class ExportCourse(NotedAct):
    """Give what a course holds to another program, or a picture of it."""

    kind: ClassVar[ActKind] = ActKind.EXPORT_COURSE
    waits: ClassVar[bool] = True
    course_id: str
    form: ExportForm

    @property
    def label(self) -> ActLabel:
        """The form."""
        return ActLabel(self.kind, {"form": self.form.value})

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The course."""
        return (Entity("course", self.course_id),)


@dataclass(frozen=True, slots=True)
class ChangeKeys(NotedAct):
    """An act on who can open the file."""

    actor_id: str

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The user."""
        return (Entity("actor", self.actor_id),)


@dataclass(frozen=True, slots=True)
class ChangePassword(ChangeKeys):
    """Give the user a new password."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_PASSWORD


@dataclass(frozen=True, slots=True)
class NewRecoveryKey(ChangeKeys):
    """Make a new recovery key; the one before opens nothing any more."""

    kind: ClassVar[ActKind] = ActKind.NEW_RECOVERY_KEY


@dataclass(frozen=True, slots=True)
class GoOnWithVersion(NotedAct):
    """Take the file as it is, though entries that were acknowledged before are not in it.

    Args:
        actor_id: Who decided.
        lacks: Up to which entry the other version went.
    """

    kind: ClassVar[ActKind] = ActKind.GO_ON_WITH_VERSION
    actor_id: str
    lacks: Json

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The clinic, under the id of who decided."""
        return (Entity("clinic", self.actor_id),)

    @property
    def replaced(self) -> Json:
        """What the file lacks."""
        return self.lacks
