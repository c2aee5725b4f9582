"""The acts on what a clinic adds to the atlas: its own points and its own names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from ashichart.acts.act import Act, Entity, Turn, refuse_stale
from ashichart.acts.refusals import gone
from ashichart.domain.charting.acts import ActKind, ActLabel, Home, Step
from ashichart.domain.charting.clinic_points import OwnNames, OwnPoint
from ashichart.domain.charting.record_edits import PutOwnNames, PutOwnPoint
from ashichart.domain.workplace import PlaceName
from ashichart.store.records.clinic_points import next_code, read_own_point
from ashichart.wording import refusals


@dataclass(frozen=True, slots=True)
class LibraryAct(Act):
    """An act on a point of the Library.

    Args:
        code: Its code in the atlas, "" for one that gets its code with the act.
        name: As it is named in lists.
    """

    place: ClassVar[PlaceName] = PlaceName.LIBRARY
    code: str
    name: str

    @property
    def label(self) -> ActLabel:
        """The name of the point."""
        return ActLabel(self.kind, {"point": self.name})

    def home(self, turn: Turn) -> Home:
        """Its card."""
        return Home(self.place, code=self.code or next_code(turn.connection))

    def entity(self, turn: Turn) -> Entity:
        """The point."""
        for edit in turn.records:
            if isinstance(edit, PutOwnPoint):
                return Entity("own_point", edit.point.code)
        return Entity("own_name", self.code)

    def held(self, turn: Turn) -> OwnPoint:
        """Return the point as it stands.

        Raises:
            UserError: If it is gone.
        """
        found = read_own_point(turn.connection, self.code)
        if found is None or found.is_removed:
            raise gone("point")
        return found


@dataclass(frozen=True, slots=True)
class AddOwnPoint(LibraryAct):
    """Add a point; its code is the next one."""

    kind: ClassVar[ActKind] = ActKind.ADD_OWN_POINT
    point: OwnPoint

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The whole record."""
        yield Step(PutOwnPoint(replace(self.point, code=next_code(turn.connection))), None)


@dataclass(frozen=True, slots=True)
class ChangeOwnPoint(LibraryAct):
    """Write a changed point; its version is the one that the person saw."""

    kind: ClassVar[ActKind] = ActKind.CHANGE_OWN_POINT
    point: OwnPoint

    def steps(self, turn: Turn) -> Iterator[Step]:
        """Refused if somebody changed the point since."""
        old = self.held(turn)
        refuse_stale(self.point, old, refusals.changed_meanwhile(old.name))
        yield Step(PutOwnPoint(replace(self.point, is_removed=False)))


@dataclass(frozen=True, slots=True)
class RemoveOwnPoint(LibraryAct):
    """Take a point out of lists and search; what was charted at it stays, with its place and name."""

    kind: ClassVar[ActKind] = ActKind.REMOVE_OWN_POINT

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it stands."""
        yield Step(PutOwnPoint(replace(self.held(turn), is_removed=True)))


@dataclass(frozen=True, slots=True)
class RestoreOwnPoint(LibraryAct):
    """Bring a removed point back."""

    kind: ClassVar[ActKind] = ActKind.RESTORE_OWN_POINT

    def steps(self, turn: Turn) -> Iterator[Step]:
        """The record as it was removed."""
        old = read_own_point(turn.connection, self.code)
        if old is None or not old.is_removed:
            raise gone("point")
        yield Step(PutOwnPoint(replace(old, is_removed=False)), None)


@dataclass(frozen=True, slots=True)
class NamePoint(LibraryAct):
    """Give a point of the atlas this clinic's own names, in place of those it had."""

    kind: ClassVar[ActKind] = ActKind.NAME_POINT
    names: tuple[str, ...]

    def steps(self, turn: Turn) -> Iterator[Step]:
        """No names take them all away."""
        del turn
        yield Step(PutOwnNames(OwnNames(self.code, self.names)))
