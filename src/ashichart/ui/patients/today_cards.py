"""The cards of today's sessions, two a row; which one is chosen is the place's."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ashichart.services.charting.patients import DaySession
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.patients.today_card import PaintPortrait, TodayCard


class TodayCards(QGridLayout):
    """Keeps the cards in step with the file.

    Args:
        paint_portrait: Paints the body of a session.
        take: Is given the session whose card was pressed.
        go_on: Called when a card was clicked twice.
    """

    def __init__(
        self, paint_portrait: PaintPortrait, take: Callable[[DaySession], object], go_on: Callable[[], object]
    ) -> None:
        super().__init__()
        self._paint_portrait, self._take, self._go_on = paint_portrait, take, go_on
        self._cards: list[TodayCard] = []
        self.setSpacing(12)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(1, 1)

    @property
    def cards(self) -> tuple[TodayCard, ...]:
        """The cards in their order, the latest session first."""
        return tuple(self._cards)

    def show_sessions(self, sessions: Sequence[DaySession], now: datetime, theme: Theme) -> None:
        """Show other sessions; the card that had the keys has them again if its session is still there."""
        had = next((card.seen.session.id for card in self._cards if card.hasFocus()), None)
        old, self._cards = self._cards, []
        for at, seen in enumerate(sessions):
            card = TodayCard(seen, now, theme, self._paint_portrait, self._go_on)
            card.clicked.connect(partial(self._press, seen))
            self._cards.append(card)
            self.addWidget(card, at // 2, at % 2)
            if seen.session.id == had:
                card.show()  # a layout shows it later, and what is not shown takes no keys
                card.setFocus(Qt.FocusReason.OtherFocusReason)
        for card in old:
            self.removeWidget(card)
            card.hide()
            card.deleteLater()

    def mark(self, is_chosen: Callable[[DaySession], bool]) -> None:
        """Show which card is chosen."""
        for card in self._cards:
            card.setChecked(is_chosen(card.seen))

    def set_theme(self, theme: Theme) -> None:
        """Follow light and dark."""
        for card in self._cards:
            card.set_theme(theme)

    def _press(self, seen: DaySession, _on: bool = False) -> None:
        self._take(seen)
