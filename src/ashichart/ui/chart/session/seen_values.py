"""Carries out acts on what the person sees. Where a value is another one by now, it asks which one holds."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Signal

from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.errors import StaleError, UserError
from ashichart.ui.chart.conflict.words import conflict_of
from ashichart.ui.chart.session.open_chart import OpenChart
from ashichart.ui.undo.stack import StaleTurn
from ashichart.wording.chart import chart as say


class SeenValues(QObject):
    """The way from every part of the session to the services.

    Signals:
        conflicted: With a `Conflict`: a value changed elsewhere between showing it and changing it.
    """

    conflicted = Signal(object)

    def __init__(self, here: OpenChart) -> None:
        super().__init__(here)
        self._here = here
        here.context.undo.contested.connect(self._ask_to_turn)

    def carry(self, act: Callable[[], object]) -> bool:
        """Carry out a service call that replaces nothing; what it refuses is announced. True if it is on disk."""
        return self._here.context.carry(act) is not None

    def replace(
        self, chart: SessionChart | None, act: Callable[[SessionChart], object], *, announces: bool = True
    ) -> bool:
        """Carry out an act on what the person sees; where a value is another one by now, ask which one holds.

        Args:
            chart: As it is on the screen, None where no session is open.
            act: Is given the chart whose values it may replace, and no others.
            announces: False lets the caller say what was refused.
        """
        if chart is None:
            return False
        try:
            act(chart)
        except StaleError as stale:
            return self._ask_which(stale, act)
        except UserError as error:
            if not announces:
                raise
            self._here.context.bus.announce_failure(error)
            return False
        return True

    def _ask_which(self, stale: StaleError, act: Callable[[SessionChart], object]) -> bool:
        """Show what stands in the record now, and let the person choose; True if that is what was meant anyway."""
        self._here.read_again()
        fresh = self._here.chart
        if fresh is None:  # the session is gone too, which is said already
            return False
        asked = conflict_of(fresh, stale, lambda: self.replace(fresh, act))
        if asked is None:
            self._here.context.bus.announce_failure(stale)
            return False
        if asked.theirs == asked.mine:
            return True
        self.conflicted.emit(asked)
        return False

    def _ask_to_turn(self, turn: StaleTurn) -> None:
        """An act that is taken back met another value: show both, and let the person choose."""
        here = self._here
        if here.chart is None or turn.step.home.session_id != here.chart.session.id:
            return
        here.read_again()
        chart = cast("SessionChart | None", here.chart)
        if chart is None:
            return
        question = say.another_window_changed_this_since_take_your()
        asked = conflict_of(chart, turn.error, turn.turn, turn.let_go, question)
        if asked is None:
            return
        turn.is_taken_up = True
        if asked.theirs == asked.mine:
            turn.let_go()
        else:
            self.conflicted.emit(asked)
