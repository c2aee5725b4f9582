"""The way from the dose badge to the form of doses and vital signs, and from the form to the acts of the session."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from ashichart.ui.chart.kap.acts import KapActs
from ashichart.ui.chart.kap.dose_badge import DoseBadge
from ashichart.ui.chart.session_controller import SessionController

if TYPE_CHECKING:
    from ashichart.ui.chart.kap.form import KapForm


class KapPopover(QObject):
    """Opens the form under the badge and keeps both in step with the session.

    Args:
        place: Over which the form opens.
        controller: What is open.
        badge: Says what was given; a press opens the form.
        home: Gets the focus back when the form closes.
    """

    def __init__(self, place: QWidget, controller: SessionController, badge: DoseBadge, home: QWidget) -> None:
        super().__init__(place)
        self._place, self._controller, self._badge, self._home = place, controller, badge, home
        badge.clicked.connect(self.open)

    @cached_property
    def form(self) -> "KapForm":
        """Where doses and vital signs are recorded; comes with the first."""
        from ashichart.ui.chart.kap.form import KapForm

        controller = self._controller
        kap = controller.kap
        acts = KapActs(kap.record_dose, kap.record_vitals, kap.correct, kap.remove, kap.restore)
        return KapForm(self._place, acts, self._home.setFocus)

    @property
    def is_open(self) -> bool:
        """Whether the form is on the screen."""
        return "form" in vars(self) and self.form.isVisible()

    def badge_rect(self, over: QWidget) -> QRect:
        """Return where the badge is, in px of a widget around it."""
        return QRect(self._badge.mapTo(over, QPoint(0, 0)), self._badge.size())

    def refresh(self) -> None:
        """Show what the session holds at this minute."""
        chart, now = self._controller.here.chart, self._controller.context.clock()
        self._badge.show_chart(chart, now, self._controller.context.theme)
        if self.is_open:
            if chart is None:
                self.form.hide()
            else:
                self.form.show_chart(chart, now)

    def leave_session(self) -> None:
        """Close the form: what was typed in it was meant for a session that is on the screen no more."""
        if "form" in vars(self) and not self.form.isHidden():
            self.form.dismiss()

    def open(self) -> None:
        """Open the form; without a session there is nothing to record."""
        chart = self._controller.here.chart
        if chart is not None:
            under = self._badge.mapTo(self._place, QPoint(0, self._badge.height() + 6))
            self.form.open_at(under, chart, self._controller.context.clock())
