"""What the Library does with a clinic's own points: the form beside the body, clicks that place, saving. No words."""

from dataclasses import replace
from typing import Protocol, cast

from PySide6.QtWidgets import QLineEdit, QWidget

from ashichart.domain.atlas.body import PlatePoint, Side, SurfaceHit
from ashichart.domain.charting.clinic_points import MOST_NAMES, OwnPoint, split_names
from ashichart.domain.errors import UserError
from ashichart.services.charting.clinic_points import OwnPointDraft
from ashichart.services.service_context import in_words
from ashichart.ui.dialogs.form import PENDING, FormDialog, ask
from ashichart.ui.dialogs.record_changes import carry_record
from ashichart.ui.library.library_body import LibraryBody
from ashichart.ui.library.own_point_form import OwnPointForm
from ashichart.ui.parts.controls import Field
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms
from ashichart.wording.screens import library as say


class OwnNamesDialog(FormDialog):
    """Asks what the clinic calls a point of the atlas; answers with a tuple of names, empty for none."""

    def __init__(self, parent: QWidget | None, title: str, names: tuple[str, ...]) -> None:
        super().__init__(
            parent,
            say.our_names_for(title=title),
            say.save_names(),
            say.found_by_search_and_by_typing_beside(),
        )
        self.names = QLineEdit(", ".join(names))
        self._field = Field(terms.names(), self.names, say.commas_part_them_empty_takes_them_away())
        self.fields.addWidget(self._field)
        self.names.setFocus()
        self.names.selectAll()

    def read(self) -> tuple[str, ...] | None:
        """Return the names, or None after saying that there are too many."""
        names = split_names(self.names.text())
        self._field.set_wrong(
            "" if len(names) <= MOST_NAMES else say.a_point_has_at_most_other_names(most_names=MOST_NAMES)
        )
        return names if len(names) <= MOST_NAMES else None


class FormRoom(Protocol):
    """Where the form stands and where the keys are otherwise: the place."""

    def show_form(self) -> None:
        """Let the form be seen."""

    def close_form(self, code: str) -> None:
        """Let it go; with the code of the point that was saved, or ""."""

    def focus_list(self) -> None:
        """A question is over, or an act done: the keys may go back to the list."""


class OwnActs:
    """Carries out what is asked of the clinic's own points.

    Args:
        context: The open clinic.
        body: Where places are clicked.
        room: Shows the form.

    `form` asks for a point; it stands in for the card while it is open.
    """

    def __init__(self, context: UiContext, body: LibraryBody, room: FormRoom) -> None:
        self._context = context
        self._body = body
        self._room = room
        self.form = OwnPointForm(self._save, self.leave, self._turn_sides)
        self._changed: OwnPoint | None = None
        self._hit: SurfaceHit | None = None

    @property
    def is_open(self) -> bool:
        """True while the form asks."""
        return self._body.is_placing

    def new(self) -> None:
        """Ask for a new point."""
        self._open(None)

    def change(self, code: str) -> None:
        """Ask for what is to change in a point."""
        point = self._context.atlas.own.point(code)
        if point is not None:
            self._open(point)

    def remove(self, code: str) -> None:
        """Take a point out of lists and search."""
        self._context.carry(lambda: self._context.clinic.own_points.remove(code))

    def restore(self, code: str) -> None:
        """Bring a removed point back."""
        self._context.carry(lambda: self._context.clinic.own_points.restore(code))

    def do(self, act: str, code: str, title: str) -> None:
        """Do what a link of the card says: "change", "remove", "restore" or "call".

        Args:
            act: What to do.
            code: With which point.
            title: How the point is named when something is asked.
        """
        if act == "call":
            self.call(code, title)
        else:
            {"change": self.change, "remove": self.remove, "restore": self.restore}[act](code)
            if act != "change":
                self._room.focus_list()

    def call(self, code: str, title: str) -> None:
        """Ask what the clinic calls a point of the atlas."""
        known = self._context.atlas.own.names.get(code)
        dialog = OwnNamesDialog(self.form.window(), title, () if known is None else known.names)

        def take(answer: object) -> None:
            self._context.clinic.own_points.call(code, cast("tuple[str, ...]", answer))

        dialog.finished.connect(self._give_back)
        ask(dialog, take)

    def _give_back(self, _result: int) -> None:
        """What had the keys before was a link of a card that was made anew meanwhile."""
        self._room.focus_list()

    def save(self) -> None:
        """Save what the form asks for, or say what is missing."""
        self.form.save()

    def leave(self) -> None:
        """Close the form without saving."""
        if self.is_open:
            self._close("")

    def _open(self, point: OwnPoint | None) -> None:
        self._changed, self._hit = point, None
        self.form.begin(point)
        self._body.place_own(self.form.places, self._place)
        self._room.show_form()
        self.form.name.setFocus()

    def _close(self, code: str) -> None:
        self._body.stop_placing()
        self._room.close_form(code)

    def _place(self, place: PlatePoint) -> None:
        hit = self._context.atlas.places.hit(self._body.shown_figure, place.plate, place.x, place.y)
        if hit is not None:
            self._hit = hit
            self._show(hit, midline=hit.side is Side.MIDLINE)

    def _turn_sides(self, midline: bool) -> None:
        if self._hit is not None:
            self._show(self._hit, midline=midline)
        elif self.form.places:
            surface = next(iter(self.form.places.values()))
            self._show(self._context.atlas.places.at(self._body.shown_figure, surface), midline=midline)

    def _show(self, hit: SurfaceHit, *, midline: bool) -> None:
        atlas = self._context.atlas
        if midline:
            places = {Side.MIDLINE: hit.surface}
        else:
            other = atlas.places.mirror(hit.surface)
            left, right = (other, hit.surface) if hit.side is Side.RIGHT else (hit.surface, other)
            places = {Side.LEFT: left, Side.RIGHT: right}
        name = atlas.name_pin(self._body.shown_figure, hit).name
        sides = say.on_the_midline() if midline else say.left_and_right()
        self.form.show_place(places, f"{name[:1].upper()}{name[1:]}, {sides}")
        self._body.place_own(places, self._place)

    def _save(self, draft: OwnPointDraft) -> None:
        service, old = self._context.clinic.own_points, self._changed

        def done(code: str) -> None:
            self._body.stop_placing()
            self._room.close_form(code)

        try:
            if old is None:
                point, _ = service.add(draft)
                done(point.code)
                return
            with in_words():
                new = replace(
                    old,
                    label=draft.label,
                    name=draft.name,
                    kind=draft.kind,
                    places=draft.places,
                    plain=draft.plain,
                    note=draft.note,
                    aliases=draft.aliases,
                )
            code = old.code
            asked = carry_record(self._context, self.form, old, lambda: service.change(new), lambda: done(code))
        except UserError as error:
            self.form.say(str(error))
            return
        if asked is not PENDING:
            done(code)
