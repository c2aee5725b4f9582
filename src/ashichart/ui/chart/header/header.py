"""Top bar and band together: which patient, session and day is open, and the way to the session before and after."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ashichart.domain.workplace import ChartStep
from ashichart.ui.chart.header.phase_switch import PhaseSwitch
from ashichart.ui.chart.header.quick_entry import QuickEntry
from ashichart.ui.chart.header.session_band import SessionBand
from ashichart.ui.chart.header.top_bar import WIDE_PX, TopBar
from ashichart.ui.chart.kap.dose_badge import DoseBadge
from ashichart.ui.chart.session_controller import SessionController


class ChartHeader(QObject):
    """Keeps bar and band in step with the controller.

    Args:
        controller: What is open.
        entry: The typed line, which stands in the bar.
        choose_step: Is given the segment of the phase switch that was pressed.

    `top` is the bar over everything, with the phases and the badge of the dose; `band` stands over the body where
    another day than today is open.
    """

    def __init__(
        self, controller: SessionController, entry: QuickEntry, choose_step: Callable[[ChartStep], object]
    ) -> None:
        theme = controller.context.theme
        self.phases = PhaseSwitch(theme, choose_step)
        self.badge = DoseBadge(theme)
        self.top = TopBar(controller, self.badge, entry, self.phases, controller.context.undo)
        super().__init__(self.top)
        self._controller = controller
        self.band = SessionBand(theme, controller.here.show_session)
        self.top.earlier.clicked.connect(lambda: self.step(-1))
        self.top.later.clicked.connect(lambda: self.step(1))

    @property
    def keys(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """The shortcuts of the place that lead to another session."""
        return (("Ctrl+Up", lambda: self.step(-1)), ("Ctrl+Down", lambda: self.step(1)))

    def show(self, width: int) -> None:
        """Say what is open in a place of so many px."""
        controller = self._controller
        self.phases.show_step(controller.here.step, controller.here.chart)
        self.top.show_desk(width=width)
        session = None if controller.here.chart is None else controller.here.chart.session
        self.band.set_theme(controller.context.theme)
        self.band.show_session(session, controller.here.course_chart, controller.context.clock(), small=width < WIDE_PX)

    def step(self, by: int) -> None:
        """Open the session before or after the open one; at either end nothing happens."""
        charts = self._controller.here.course_chart.sessions
        ids = [chart.session.id for chart in charts]
        if self._controller.here.chart is None or self._controller.here.chart.session.id not in ids:
            return
        at = ids.index(self._controller.here.chart.session.id) + by
        if 0 <= at < len(ids):
            self._controller.here.show_session(ids[at])
