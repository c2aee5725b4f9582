"""What every place of the program has in common, so that the shell can show any of them. No layout, no content."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ashichart.domain.workplace import Workplace
from ashichart.ui.appearance.theme import Theme


class Place(QWidget):
    """A page of the program that the sidebar leads to.

    Signals:
        wanted: A `Workplace`: another place, patient, course or session is asked for.
    """

    wanted = Signal(object)

    @abstractmethod
    def show_for(self, workplace: Workplace) -> None:
        """Show a patient, course or session.

        Raises:
            UserError: If what was open last no longer exists.
        """

    @abstractmethod
    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
