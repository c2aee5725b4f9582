"""A clinic's own points and its own names for the atlas's: adding, changing, removing. The atlas shows them at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ashichart.acts.atlas import AddOwnPoint, ChangeOwnPoint, NamePoint, RemoveOwnPoint, RestoreOwnPoint
from ashichart.domain.atlas.body import PointKind, Side, SurfacePoint
from ashichart.domain.charting.acts import Done, Step
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.clinic_points import OwnAtlas, OwnNames, OwnPoint
from ashichart.domain.charting.record_edits import PutOwnNames, PutOwnPoint
from ashichart.domain.errors import UserError
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.service_context import ServiceContext, gone, in_words
from ashichart.store.records.clinic_points import next_code, read_own_atlas, read_own_names, read_own_point
from ashichart.wording import refused_entries


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

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._atlas: AtlasService | None = None
        context.acts.guard(self._check_steps)
        context.acts.listen(self._take_up, first=True)  # the atlas knows before any screen looks

    def bring(self, atlas: AtlasService) -> None:
        """Let an atlas show what this clinic added, now and after every change; it is read when it is first needed."""
        self._atlas = atlas
        atlas.await_own(self.all)

    def all(self) -> OwnAtlas:
        """Return everything the clinic added, removed points among it."""
        with self._context.store.reading() as connection:
            return read_own_atlas(connection)

    def add(self, draft: OwnPointDraft) -> tuple[OwnPoint, Changes]:
        """Add a point.

        Raises:
            UserError: If something is missing, or a name belongs to another point already.
        """
        with in_words():
            point = OwnPoint(
                self._next_code(),
                draft.label.strip(),
                draft.name.strip(),
                draft.kind,
                dict(draft.places),
                draft.plain.strip(),
                draft.note.strip(),
                draft.aliases,
            )
        self._check_free(point.code, (point.name, point.label, *point.aliases))
        done = self._context.acts.run(AddOwnPoint("", point.name, point))
        return replace(point, code=done.home.code or point.code), done.changes

    def change(self, point: OwnPoint) -> tuple[OwnPoint, Changes]:
        """Write a changed point; its version must be the one that was read. Returns it with the next version.

        Raises:
            ConflictError: If somebody changed the point since.
            UserError: If it was removed, or a name belongs to another point already.
        """
        self._check_free(point.code, (point.name, point.label, *point.aliases))
        changes = self._context.acts.run(ChangeOwnPoint(point.code, point.name, point)).changes
        return replace(point, version=point.version + 1, is_removed=False), changes

    def remove(self, code: str) -> Changes:
        """Take a point out of lists and search; what was charted at it stays, with its place and name."""
        return self._context.acts.run(RemoveOwnPoint(code, self._name(code))).changes

    def restore(self, code: str) -> Changes:
        """Bring a removed point back.

        Raises:
            UserError: If the point was not removed, or another point took one of its names meanwhile.
        """
        with self._context.store.reading() as connection:
            old = read_own_point(connection, code)
        if old is None or not old.is_removed:
            raise gone("point")
        self._check_free(code, (old.name, old.label, *old.aliases))
        return self._context.acts.run(RestoreOwnPoint(code, old.name)).changes

    def call(self, code: str, names: tuple[str, ...]) -> tuple[OwnNames, Changes]:
        """Give a point of the atlas this clinic's own names, in place of those it had.

        Args:
            code: The atlas's point.
            names: Empty takes them all away.

        Raises:
            UserError: If there is no such point, or a name belongs to another point already.
        """
        if self._atlas is not None and code not in self._atlas.names.atlas_codes():
            raise gone("point")
        with in_words():
            wanted = OwnNames(code, names)
        self._check_free(code, names)
        changes = self._context.acts.run(NamePoint(code, self._name(code), names)).changes
        with self._context.store.reading() as connection:
            return read_own_names(connection, code) or wanted, changes

    def _next_code(self) -> str:
        with self._context.store.reading() as connection:
            return next_code(connection)

    def _name(self, code: str) -> str:
        with self._context.store.reading() as connection:
            own = read_own_point(connection, code)
        return code if own is None else own.name

    def _check_steps(self, steps: Sequence[Step]) -> None:
        """A point that comes back with undo must not take a name that another one was given meanwhile."""
        for step in steps:
            if isinstance(step.edit, PutOwnPoint) and not step.edit.point.is_removed:
                point = step.edit.point
                self._check_free(point.code, (point.name, point.label, *point.aliases))
            elif isinstance(step.edit, PutOwnNames):
                self._check_free(step.edit.names.code, step.edit.names.names)

    def _take_up(self, done: Done) -> None:
        if done.changes.atlas and self._atlas is not None:
            self.bring(self._atlas)

    def _check_free(self, code: str, names: Iterable[str]) -> None:
        """Refuse names that lead elsewhere: a typed line would chart another point than it says."""
        atlas = self._atlas
        if atlas is not None:
            atlas.bring_own()
        for name in names:
            owner = None if atlas is None else atlas.names.bearer(name, besides=code)
            if owner is not None:
                raise UserError(*refused_entries.name_taken(name, owner))
