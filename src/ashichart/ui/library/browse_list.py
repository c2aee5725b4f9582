"""The column of shelves: channels, muscles, regions, properties and cautions with their counts. One shelf is open."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ashichart.services.atlas.library import Group, LibraryService, Shelf
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.library.row_list import Row, RowList
from ashichart.wording import terms
from ashichart.wording.screens import library as say

SHELF_NAMES = {
    Shelf.CHANNEL: terms.channels(),
    Shelf.MUSCLE: terms.muscles(),
    Shelf.REGION: terms.regions(),
    Shelf.PROPERTY: say.properties(),
    Shelf.CAUTION: terms.cautions(),
    Shelf.OWN: say.own_points(),
}
SHELF_WORDS = {
    Shelf.CHANNEL: say.channel_within(),
    Shelf.MUSCLE: say.muscle_within(),
    Shelf.REGION: say.region_within(),
    Shelf.PROPERTY: say.property_within(),
    Shelf.CAUTION: say.caution_within(),
    Shelf.OWN: say.own_points_2(),
}


class BrowseList(RowList):
    """Shelves and, under the open one, its groups. `show` is given the group the selection moved to."""

    def __init__(self, library: LibraryService, theme: Theme, show: Callable[[Group], object]) -> None:
        super().__init__(theme, say.browse_the_atlas(), self._tell, self._toggle)
        self._library, self._show = library, show
        self._open: Shelf | None = None

    def show_group(self, group: Group | None) -> None:
        """Open a group's shelf and mark the group; None only closes the selection."""
        if group is not None:
            self._open = group.shelf
        self.show_rows(self._made_rows(), group)

    def open_shelf(self, shelf: Shelf | None) -> None:
        """Show the groups of another shelf; None closes all."""
        self._open = shelf
        self.show_rows(self._made_rows(), shelf or self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right opens a shelf, Left closes it or goes to its row."""
        here = self.current
        if event.key() == Qt.Key.Key_Right and isinstance(here, Shelf):
            self.open_shelf(here)
        elif event.key() == Qt.Key.Key_Left and isinstance(here, Shelf) and here is self._open:
            self._open = None
            self.show_rows(self._made_rows(), here)
        elif event.key() == Qt.Key.Key_Left and isinstance(here, Group):
            self.select(here.shelf)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open or close the shelf that was clicked."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint()).row()
        if 0 <= at < len(self.rows) and event.button() is Qt.MouseButton.LeftButton:
            self._toggle(self.rows[at].value)

    def _toggle(self, value: object) -> None:
        if isinstance(value, Shelf):
            is_open = self._open is value
            self._open = None if is_open else value
            self.show_rows(self._made_rows(), value)

    def _tell(self, value: object) -> None:
        if isinstance(value, Group):
            self._show(value)

    def _made_rows(self) -> list[Row]:
        rows: list[Row] = []
        for shelf in Shelf:
            size = self._library.size(shelf)
            if not size:
                continue
            name, is_open = SHELF_NAMES[shelf], shelf is self._open
            spoken = (say.shelf_open if is_open else say.shelf_closed)(shelf=name, count=size)
            rows.append(Row(shelf, name, right=str(size), is_open=is_open, spoken=spoken))
            if is_open:
                rows += [_group_row(group) for group in self._library.groups(shelf)]
        return rows


def _group_row(group: Group) -> Row:
    code = group.id if group.shelf is Shelf.CHANNEL else ""
    lead, rest = (code, group.name) if code else (group.name, "")
    spoken = say.group_and_points(group.count, group=f"{code} {group.name}".strip())
    return Row(group, lead, rest, str(group.count), indent=1, spoken=spoken)
