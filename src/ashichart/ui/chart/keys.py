"""Where keys go in the Chart place and what they mean: to the body, unless a person writes. No acts here."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.chart.header.quick_entry import QuickEntry
from ashichart.ui.chart.rating.strip import RatingStrip
from ashichart.ui.chart.session_controller import SessionController
from ashichart.ui.parts.keyboard import is_delete, is_plain, place_digit

Acts = Iterable[tuple[str, Callable[[], object]]]


class ChartKeys(QObject):
    """The keys of one Chart place.

    Args:
        place: Whose shortcuts they are.
        canvas: Has the keys whenever nobody writes.
        entry: The typed line.
        strip: Takes digits and letters while a site is rated.
        controller: Removes the selected site.
    """

    def __init__(
        self, place: QWidget, canvas: BodyCanvas, entry: QuickEntry, strip: RatingStrip, controller: SessionController
    ) -> None:
        super().__init__(place)
        self._place, self._canvas, self._entry, self._strip, self._controller = place, canvas, entry, strip, controller
        canvas.let_hear_first(self._take_first)

    def add(self, acts: Acts) -> None:
        """Carry out acts by their shortcuts, anywhere in the place."""
        for keys, act in acts:
            shortcut = QShortcut(QKeySequence(keys), self._place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def give_to_line(self) -> None:
        """Go on in the typed line, what stands there selected."""
        self._entry.setFocus()
        self._entry.selectAll()

    def give_to_body(self) -> None:
        """After an act of the mouse or a shortcut the body has the keys; who came by Tab stays at the control.

        A click takes the focus nowhere but to the line and the body, so any other control has it by Tab.
        """
        focus = QApplication.focusWidget()
        if focus is None or focus is self._entry or not self._place.isAncestorOf(focus):
            self._canvas.setFocus()

    def _take_first(self, event: QKeyEvent) -> bool:
        """While a site is rated its keys come before those that move the body: on a French keyboard − is the 6."""
        if not self._strip.isVisible() or event.key() == Qt.Key.Key_Escape:
            return False
        selected = self._controller.selection.site
        elsewhere = self._canvas.walk.walked_to not in (None, selected.id if selected else None)
        if elsewhere and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False  # Enter chooses the mark to which Tab has come
        return self._strip.take_key(event)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means that no widget took: keys of the strip, Delete, or the first letter of a line."""
        text = event.text()
        if self._strip.isVisible() and self._strip.take_key(event):
            return True
        if event.key() == Qt.Key.Key_Escape and self._controller.selection.removed_by_others is not None:
            self._controller.selection.select(None)  # what was said of it was read
            return True
        if is_delete(event):
            selected = self._controller.selection.site
            if selected is None or self._controller.selection.is_pending:
                return False
            self._controller.sites.remove(selected)
            return True
        if is_plain(event) and len(text) == 1 and text.isalpha() and self._controller.here.chart is not None:
            self._entry.setFocus()
            self._entry.setText(text)
            return True
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and place_digit(event) == "0":
            self._canvas.sight.fit()  # where the digit needs Shift, Ctrl+0 is no shortcut
            return True
        return False
