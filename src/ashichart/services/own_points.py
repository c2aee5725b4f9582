"""A clinic's own points and its own names for the atlas's: adding, changing, removing. The atlas shows them at once."""

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ashichart.domain.body import PointKind, Side, SurfacePoint
from ashichart.domain.changes import Changes
from ashichart.domain.errors import ConflictError, UserError
from ashichart.domain.own_points import OwnAtlas, OwnNames, OwnPoint
from ashichart.services.atlas_service import AtlasService
from ashichart.services.desk import Desk, gone, in_words
from ashichart.store.convert import told
from ashichart.store.own_points import (
    add_own_point,
    next_code,
    own_names_row,
    own_point_row,
    read_own_atlas,
    read_own_names,
    read_own_point,
    write_own_names,
    write_own_point,
)
from ashichart.store.unit_of_work import Transaction

_OTHER_NAME = "Choose another name."


@dataclass(frozen=True, slots=True)
class OwnPointDraft:
    """What a person says of a new point; see `OwnPoint`."""

    label: str
    name: str
    kind: PointKind
    places: Mapping[Side, SurfacePoint]
    plain: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()


class OwnPointService:
    """What one open clinic adds to the atlas."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._atlas: AtlasService | None = None

    def bring(self, atlas: AtlasService) -> None:
        """Let an atlas show what this clinic added, now and after every change; it is read when it is first needed."""
        self._atlas = atlas
        atlas.await_own(self.all)

    def all(self) -> OwnAtlas:
        """Return everything the clinic added, removed points among it."""
        with self._desk.store.reading() as connection:
            return read_own_atlas(connection)

    def add(self, draft: OwnPointDraft) -> tuple[OwnPoint, Changes]:
        """Add a point.

        Raises:
            UserError: If something is missing, or a name belongs to another point already.
        """
        with self._act() as act:
            with in_words():
                point = OwnPoint(
                    next_code(act.connection),
                    draft.label.strip(),
                    draft.name.strip(),
                    draft.kind,
                    dict(draft.places),
                    draft.plain.strip(),
                    draft.note.strip(),
                    draft.aliases,
                )
            self._check_free(point.code, (point.name, point.label, *point.aliases))
            add_own_point(act.connection, point, act.at)
            act.record("Add point", "own_point", point.code, None, told(own_point_row(point)))
            act.commit()
        return point, self._changed()

    def change(self, point: OwnPoint) -> tuple[OwnPoint, Changes]:
        """Write a changed point; its version must be the one that was read. Returns it with the next version.

        Raises:
            ConflictError: If somebody changed the point since.
            UserError: If it was removed, or a name belongs to another point already.
        """
        with self._act() as act:
            old = self._there(act, point.code)
            if old.version != point.version:
                raise ConflictError(
                    f"{old.name} was changed by somebody else meanwhile.", "Look at the point again, then change it."
                )
            self._check_free(point.code, (point.name, point.label, *point.aliases))
            new = replace(point, version=old.version + 1, is_removed=False)
            write_own_point(act.connection, new, None)
            act.record("Change point", "own_point", new.code, told(own_point_row(old)), told(own_point_row(new)))
            act.commit()
        return new, self._changed()

    def remove(self, code: str) -> Changes:
        """Take a point out of lists and search; what was charted at it stays, with its place and name."""
        with self._act() as act:
            old = self._there(act, code)
            write_own_point(act.connection, replace(old, version=old.version + 1), act.at)
            act.record("Remove point", "own_point", code, told(own_point_row(old)), None)
            act.commit()
        return self._changed()

    def restore(self, code: str) -> Changes:
        """Bring a removed point back.

        Raises:
            UserError: If the point was not removed, or another point took one of its names meanwhile.
        """
        with self._act() as act:
            old = read_own_point(act.connection, code)
            if old is None or not old.is_removed:
                raise gone("point")
            self._check_free(code, (old.name, old.label, *old.aliases))
            new = replace(old, version=old.version + 1, is_removed=False)
            write_own_point(act.connection, new, None)
            act.record("Restore point", "own_point", code, None, told(own_point_row(new)))
            act.commit()
        return self._changed()

    def call(self, code: str, names: tuple[str, ...]) -> tuple[OwnNames, Changes]:
        """Give a point of the atlas this clinic's own names, in place of those it had.

        Args:
            code: The atlas's point.
            names: Empty takes them all away.

        Raises:
            UserError: If there is no such point, or a name belongs to another point already.
        """
        if self._atlas is not None and code not in self._atlas.atlas_codes():
            raise gone("point")
        with self._act() as act:
            old = read_own_names(act.connection, code)
            with in_words():
                new = OwnNames(code, names, 1 if old is None else old.version + 1)
            self._check_free(code, names)
            write_own_names(act.connection, new)
            before = None if old is None else told(own_names_row(old))
            act.record("Name point", "own_name", code, before, told(own_names_row(new)))
            act.commit()
        return new, self._changed()

    @contextmanager
    def _act(self) -> Generator[Transaction]:
        if self._atlas is not None:
            self._atlas.bring_own()  # what the clinic has is read before the transaction, not within it
        with self._desk.act() as act:
            yield act

    def _there(self, act: Transaction, code: str) -> OwnPoint:
        found = read_own_point(act.connection, code)
        if found is None or found.is_removed:
            raise gone("point")
        return found

    def _check_free(self, code: str, names: Iterable[str]) -> None:
        """Refuse names that lead elsewhere: a typed line would chart another point than it says."""
        atlas = self._atlas
        for name in names:
            owner = None if atlas is None else atlas.bearer(name, besides=code)
            if owner is not None:
                raise UserError(f"“{name}” is a name of {owner} already.", _OTHER_NAME)

    def _changed(self) -> Changes:
        if self._atlas is not None:
            self.bring(self._atlas)
        return self._desk.saved(atlas=True)
