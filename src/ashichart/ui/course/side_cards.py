"""The right side of the Course place: trend and bodies below each other, or one of them where the window is low."""

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.analysis.change import Verdict
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.course.bodies.filmstrip import CourseFilmstrip
from ashichart.ui.course.bodies.then_and_now import ThenAndNow
from ashichart.ui.course.cards import card, row
from ashichart.ui.course.legends import (
    CHANGE_SIGNS,
    CHARGE_SIGNS,
    Legend,
    Sign,
)
from ashichart.ui.course.trend.card import TrendCard
from ashichart.ui.parts.controls import Segments
from ashichart.wording import terms
from ashichart.wording.course import course as say


class SideCards(QWidget):
    """Two cards; a low window shows one at a time, so that neither is cut.

    Args:
        trend_card: The trend.
        bodies: Then, change and now.
        frames: Every session.
        theme: Colours.
    """

    def __init__(self, trend_card: TrendCard, bodies: ThenAndNow, frames: CourseFilmstrip, theme: Theme) -> None:
        super().__init__()
        self._trend_card, self._by_charge, self._is_low = trend_card, False, False
        self.panes = Segments(((terms.trend(), False), (say.bodies(), True)), name=say.beside_the_sites())
        self.panes.chosen_changed.connect(self._show_pane)
        self.views = Segments(((say.then_and_now(), 0), (terms.every_session(), 1)), name=say.bodies(), is_low=True)
        self.views.chosen_changed.connect(self._show_view)
        self._legend = Legend((), theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(bodies)
        self._stack.addWidget(frames)
        self._body_card: QFrame
        self._body_card, body = card()
        body.addLayout(row(self.views, None))
        body.addWidget(self._legend)
        body.addWidget(self._stack, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.panes)
        self._column.addWidget(trend_card, 11)
        self._column.addWidget(self._body_card, 10)
        self.explain(by_charge=False)

    def set_low(self, is_low: bool, gap: int, *, is_narrow: bool) -> None:
        """Show one card at a time, or both; `gap` px lie between them; a narrow card has its choices in two rows."""
        self._is_low = is_low
        self._trend_card.set_narrow(is_narrow=is_narrow)
        self._column.setSpacing(gap)
        self.panes.setVisible(is_low)
        self._show_pane()

    def show_trend(self) -> None:
        """Bring the trend to the front where one card is shown at a time."""
        self.panes.choose(False)

    def explain(self, *, by_charge: bool) -> None:
        """Say what the signs on the bodies mean, by tenderness or by charge."""
        self._by_charge = by_charge
        if self._stack.currentIndex() == 1:
            missing = terms.not_asked() if by_charge else terms.not_assessed()
            words = say.the_bigger_the_more_charged() if by_charge else say.the_bigger_the_more_tender()
            self._legend.set_entries(((Sign.NONE, words), (Verdict.NOT_COMPARABLE, missing)))
        else:
            self._legend.set_entries(CHARGE_SIGNS if by_charge else CHANGE_SIGNS)

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme; the cards themselves are the place's."""
        self._legend.set_theme(theme)

    def _show_pane(self, *_chosen: object) -> None:
        self._trend_card.setVisible(not self._is_low or not self.panes.chosen)
        self._body_card.setVisible(not self._is_low or self.panes.chosen)

    def _show_view(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self.explain(by_charge=self._by_charge)
