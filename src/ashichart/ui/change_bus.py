"""The one bus that announces what was saved, so that each view can decide whether to draw again. No logic here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ashichart.domain.charting.changes import Changes
from ashichart.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable


class ChangeBus(QObject):
    """Announces acts after their transaction is on disk, and those that did not get there.

    Signals:
        changed: With the `Changes` of an act that was saved.
        save_failed: With the `UserError` of an act that was not carried out: a `NotSavedError`, or a refusal.
        reached_further: With two sentences on an act that changed more than the screen shows.
    """

    changed = Signal(object)
    save_failed = Signal(object)
    reached_further = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Whether acts go into a copy that is kept aside, because another version of the file stands at its place.
        self.is_kept_aside: Callable[[], bool] = lambda: False

    def announce(self, changes: Changes) -> None:
        """Tell every view what was saved."""
        self.changed.emit(changes)

    def announce_failure(self, error: UserError) -> None:
        """Tell the window that an act was not saved."""
        self.save_failed.emit(error)

    def say_reach(self, what: str, where: str) -> None:
        """Tell the window that an act changed more than it shows."""
        self.reached_further.emit(what, where)
