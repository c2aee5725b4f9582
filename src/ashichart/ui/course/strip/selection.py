"""Which rows are picked, as values: one by a click, more with Ctrl, a run with Shift. No widgets."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picks:
    """Ids that are picked.

    Args:
        ids: In the order in which they were picked; of a run, from the anchor on.
        anchor: Where a run begins, None while nothing is picked.
        current: The one the keys move from, None while nothing is picked.
    """

    ids: tuple[str, ...] = ()
    anchor: str | None = None
    current: str | None = None

    def only(self, one: str | None) -> "Picks":
        """Pick one and nothing else; None lets all go."""
        return Picks() if one is None else Picks((one,), one, one)

    def pressed(self, one: str) -> "Picks":
        """Pick one alone; pressed again while it is alone it is let go."""
        return Picks() if self.ids == (one,) else self.only(one)

    def toggled(self, one: str) -> "Picks":
        """Add one to those picked, or take it away."""
        if one not in self.ids:
            return Picks((*self.ids, one), one, one)
        rest = tuple(other for other in self.ids if other != one)
        return Picks(rest, rest[-1], rest[-1]) if rest else Picks()

    def run_to(self, one: str, order: Sequence[str]) -> "Picks":
        """Pick all from the anchor to one, in an order that holds both; without an anchor pick one alone."""
        if self.anchor is None or self.anchor not in order:
            return self.only(one)
        start, end = order.index(self.anchor), order.index(one)
        run = order[start : end + 1] if start <= end else tuple(reversed(order[end : start + 1]))
        return Picks(tuple(run), self.anchor, one)

    def all_of(self, order: Sequence[str]) -> "Picks":
        """Pick everything."""
        return Picks(tuple(order), order[0], order[-1]) if order else Picks()

    def kept(self, known: Collection[str]) -> "Picks":
        """Let go what is no longer there."""
        rest = tuple(one for one in self.ids if one in known)
        if rest == self.ids:
            return self
        return Picks(rest, rest[0], rest[-1]) if rest else Picks()
