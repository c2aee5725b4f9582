"""What can be pressed on the rating strip, for whoever records it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RatingActs:
    """What the keys and buttons of the strip do with the selected site.

    Attributes:
        rate: Records a value.
        charge: Records an emotional charge; None takes it back.
        leave_out: "N": records "not assessed".
        keep: "=": the value after is the value before.
        go_on: Enter: to the next site that is left.
        go_back: Backspace: to the site before.
        let_go: Escape: nothing is selected.
    """

    rate: Callable[[float], object]
    charge: Callable[[int | None], object]
    leave_out: Callable[[], object]
    keep: Callable[[], object]
    go_on: Callable[[], object]
    go_back: Callable[[], object]
    let_go: Callable[[], object]
