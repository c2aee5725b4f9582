"""The session at work in one place, put together: what is open, and what can be done in it, by what it is about."""

from PySide6.QtCore import QObject

from ashichart.ui.chart.session.kap_record import KapRecord
from ashichart.ui.chart.session.lines import Lines
from ashichart.ui.chart.session.needling import Needling
from ashichart.ui.chart.session.open_chart import OpenChart
from ashichart.ui.chart.session.rating import Rating
from ashichart.ui.chart.session.seen_values import SeenValues
from ashichart.ui.chart.session.sites import Sites
from ashichart.ui.ui_context import UiContext


class SessionController:
    """What the parts of the Chart place share. Undo and the bus hear of every act from the runner.

    Attributes:
        here: Which patient, course and session are open, and the step at work.
        selection: Which site is selected, and the walk from site to site.
        seen: The way to the services; tells of values that changed elsewhere.
        sites: Finds sites, brings them in, takes them out.
        rating: Ratings and emotional charges.
        needling: Needles.
        kap: Doses and vital signs.
        lines: Typed lines.
    """

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        self.context = context
        self.here = OpenChart(context, parent)
        self.selection = self.here.selection
        self.seen = SeenValues(self.here)
        self.sites = Sites(self.here, self.seen)
        self.rating = Rating(self.here, self.seen)
        self.needling = Needling(self.here, self.seen)
        self.kap = KapRecord(self.here, self.seen)
        self.lines = Lines(self.here, self.seen, self.sites)
