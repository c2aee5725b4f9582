"""Undo and redo of everything, across places. Commands hold services and values only, never widgets or rows."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ashichart.domain.changes import Changes
from ashichart.domain.edits import Applied, Edit
from ashichart.domain.errors import UserError
from ashichart.ui.change_bus import ChangeBus


class AppliesEdits(Protocol):
    """What undo needs of the charting service."""

    def apply(self, session_id: str, edits: Sequence[Edit], intention: str) -> Applied:
        """Carry out edits in one transaction."""
        ...


class ActCommand(QUndoCommand):
    """One act that was already carried out; undo and redo are one service call each."""

    def __init__(self, title: str, redo: Callable[[], Changes], undo: Callable[[], Changes], bus: ChangeBus) -> None:
        super().__init__(title)
        self._redo = redo
        self._undo = undo
        self._bus = bus
        self._done = True

    def redo(self) -> None:
        """Carry the act out again; the first time it already is."""
        if self._done:
            return
        self._carry_out(self._redo, done=True)

    def undo(self) -> None:
        """Take the act back."""
        self._carry_out(self._undo, done=False)

    def _carry_out(self, act: Callable[[], Changes], *, done: bool) -> None:
        try:
            changes = act()
        except UserError as error:
            # The stack cannot refuse a step, so the command steps aside and the chart shows what the file holds.
            self.setObsolete(True)
            self._bus.announce_failure(error)
            return
        self._done = done
        self._bus.announce(changes)


class _WayBack:
    """The edits that lead from the present state to the other one; each step yields the edits of the next."""

    def __init__(self, charting: AppliesEdits, session_id: str, edits: Sequence[Edit]) -> None:
        self._charting = charting
        self._session_id = session_id
        self._edits = edits

    def go(self, intention: str) -> Changes:
        applied = self._charting.apply(self._session_id, self._edits, intention)
        self._edits = applied.inverse
        return applied.changes


class Undo(QObject):
    """The one stack of acts of this run.

    Signals:
        changed: After every push, undo or redo.
    """

    changed = Signal()

    def __init__(self, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(2000)
        self._stack.indexChanged.connect(self._announce_step)

    def _announce_step(self, _index: int) -> None:
        self.changed.emit()

    def push(self, title: str, redo: Callable[[], Changes], undo: Callable[[], Changes]) -> None:
        """Remember an act that was just carried out.

        Args:
            title: What the tooltip of Undo says, e.g. "Rate GB21 R".
            redo: Carries the act out again in one service call.
            undo: Takes it back in one service call.
        """
        self._stack.push(ActCommand(title, redo, undo, self._bus))

    def push_applied(self, title: str, charting: AppliesEdits, session_id: str, applied: Applied) -> None:
        """Remember edits that were just applied to a session, and announce them."""
        way_back = _WayBack(charting, session_id, applied.inverse)
        self.push(title, lambda: way_back.go(title), lambda: way_back.go(f"Undo: {title}"))
        self._bus.announce(applied.changes)

    def undo(self) -> None:
        """Take back the last act, if there is one."""
        self._stack.undo()

    def redo(self) -> None:
        """Carry out the last undone act again, if there is one."""
        self._stack.redo()

    def clear(self) -> None:
        """Forget every act, as when another clinic is opened."""
        self._stack.clear()

    @property
    def can_undo(self) -> bool:
        """True if an act can be taken back."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """True if an act can be carried out again."""
        return self._stack.canRedo()

    @property
    def undo_title(self) -> str:
        """What would be taken back, "" if nothing."""
        return self._stack.undoText()

    @property
    def redo_title(self) -> str:
        """What would be carried out again, "" if nothing."""
        return self._stack.redoText()
