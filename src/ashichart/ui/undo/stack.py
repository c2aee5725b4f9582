"""Undo and redo of everything, across places: the one stack of acts of this run. What acts do is in the services."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, cast

from PySide6.QtCore import QObject, Signal

from ashichart.domain.charting.acts import ActLabel, ActWay, AnyEdit, Done, Json, Reversal, Step
from ashichart.domain.charting.edits import DropSite
from ashichart.domain.errors import StaleError, UserError
from ashichart.ui.change_bus import ChangeBus

MOST_STEPS = 2000


class RunsActs(Protocol):
    """What undo needs of the runner of acts."""

    def listen(self, listener: Callable[[Done], None], *, first: bool = False) -> None:
        """Call `listener` with every act once it is on disk."""
        ...

    def turn_back(self, reversal: Reversal) -> Done:
        """Take an act back, or carry it out again."""
        ...


@dataclass(slots=True)
class StaleTurn:
    """A step that met another value than the act had left; who can ask the person does so and takes it up.

    Args:
        step: Stays until it is decided.
        error: The edit that was refused, and what stands there instead.
        turn: Takes the act back over the value that was found, and over no other; with another edit if one is given.
        let_go: Leaves what stands there; the rest of the act is taken back.
        is_taken_up: Set by whoever asks; otherwise it is announced as a failure.
    """

    step: Reversal
    error: StaleError
    turn: Callable[..., object]
    let_go: Callable[[], object]
    is_taken_up: bool = False


class Undo(QObject):
    """Remembers every act that the runner carries out, announces it on the bus, and takes it back.

    A step that cannot be taken back stays where it is, so that the next try takes back the same act and none before it.

    Signals:
        changed: After every act, undo or redo.
        announced: With the `Reversal` that is about to be carried out, so that its home can come on the screen.
        reversed: With the `Done` of an act that was taken back or carried out again.
        refused: With the `Reversal` that could not be carried out and stays.
        contested: With the `StaleTurn` of a step that somebody else's value stands in the way of.
    """

    changed = Signal()
    announced = Signal(object)
    reversed = Signal(object)
    refused = Signal(object)
    contested = Signal(object)

    def __init__(self, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._runner: RunsActs | None = None
        self._back: list[Reversal] = []
        self._again: list[Reversal] = []

    def follow(self, runner: RunsActs) -> None:
        """Remember and announce every act of a runner from now on."""
        self._runner = runner
        runner.listen(self._take_up)

    def _take_up(self, done: Done) -> None:
        if done.way is ActWay.DO:
            self._again.clear()
            if done.back is not None:
                self._back.append(done.back)
                del self._back[:-MOST_STEPS]
            else:
                # What cannot be taken back ends the list: a step before it would be taken back out of its order.
                self._back.clear()
        self._bus.announce(done.changes)
        self.changed.emit()

    def undo(self) -> None:
        """Take back the last act, if there is one."""
        self._carry_out(self._back, self._again)

    def redo(self) -> None:
        """Carry out the last undone act again, if there is one."""
        self._carry_out(self._again, self._back)

    def _carry_out(self, from_list: list[Reversal], to_list: list[Reversal]) -> None:
        if not from_list or self._runner is None:
            return
        step = from_list[-1]
        self.announced.emit(step)
        try:
            done = self._runner.turn_back(step)
        except StaleError as error:
            self.refused.emit(step)
            self._ask(step, error, from_list, to_list)
            return
        except UserError as error:
            self._bus.announce_failure(error)
            self.refused.emit(step)
            return
        from_list.pop()
        if done.back is not None:
            to_list.append(done.back)
        self.changed.emit()
        self.reversed.emit(done)

    def _ask(self, step: Reversal, error: StaleError, from_list: list[Reversal], to_list: list[Reversal]) -> None:
        def turn(edit: AnyEdit | None = None) -> None:
            self._carry_out_over(step, error, from_list, to_list, edit)

        asked = StaleTurn(
            step,
            error,
            turn,
            lambda: self._let_go(step, error, from_list, to_list),
        )
        self.contested.emit(asked)
        if not asked.is_taken_up:
            self._bus.announce_failure(error)

    def _carry_out_over(
        self, step: Reversal, error: StaleError, from_list: list[Reversal], to_list: list[Reversal],
        edit: AnyEdit | None,
    ) -> None:  # fmt: skip
        """Carry out a step that now expects the value which the person was shown."""
        if not from_list or from_list[-1] is not step:
            return
        found = cast("Json", error.found)
        from_list[-1] = replace(
            step, steps=tuple(Step(edit or one.edit, found) if one.edit is error.edit else one for one in step.steps)
        )
        self._carry_out(from_list, to_list)

    def _let_go(self, step: Reversal, error: StaleError, from_list: list[Reversal], to_list: list[Reversal]) -> None:
        """Leave the value that was found, and the site it is charted at; carry out the rest."""
        if not from_list or from_list[-1] is not step:
            return
        site_id = _site_of(error)
        rest = tuple(
            one for one in step.steps
            if one.edit is not error.edit and not (isinstance(one.edit, DropSite) and one.edit.site_id == site_id)
        )  # fmt: skip
        if rest:
            from_list[-1] = replace(step, steps=rest)
            self._carry_out(from_list, to_list)
        else:
            from_list.pop()
            self.changed.emit()

    def clear(self) -> None:
        """Forget every act, as when another clinic is opened."""
        self._back.clear()
        self._again.clear()
        self.changed.emit()

    @property
    def can_undo(self) -> bool:
        """True if an act can be taken back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """True if an act can be carried out again."""
        return bool(self._again)

    @property
    def undo_label(self) -> ActLabel | None:
        """What would be taken back, None if nothing."""
        return self._back[-1].label if self._back else None

    @property
    def redo_label(self) -> ActLabel | None:
        """What would be carried out again, None if nothing."""
        return self._again[-1].label if self._again else None


def _site_of(error: StaleError) -> str | None:
    """Return the site at which the value is charted that stands in the way, None for what belongs to no site."""
    for told in (error.found, error.expected):
        if isinstance(told, dict) and len(cast("dict[str, object]", told)) == 1:
            (row,) = cast("dict[str, object]", told).values()
            if isinstance(row, dict) and "site_id" in row:
                return str(cast("dict[str, object]", row)["site_id"])
    return None
