"""The parts of a widget that paints itself, as values. How a screen reader gets them is in `interfaces`."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import QRect

# From the outside in: ("site",), or ("site", "session") for a cell within a row.
PartKey = tuple[str, ...]
WHOLE: PartKey = ()


class PartRole(StrEnum):
    """What a part is."""

    LIST = "list"
    GROUP = "group"
    ITEM = "item"
    CHOICE = "choice"
    SLIDER = "slider"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a widget.

    Args:
        name: What it is, "GB21 right, before 7".
        box: Where it is painted, px of the widget (of its viewport where it scrolls); empty while it is out of sight.
        value: What it holds, where the name does not say it.
        role: What it is.
        is_chosen: Whether it is picked.
        is_at_work: Whether the keys are meant for it while the widget has them.
    """

    name: str
    box: QRect
    value: str = ""
    role: PartRole = PartRole.ITEM
    is_chosen: bool = False
    is_at_work: bool = False


class Parts(ABC):
    """What a widget that paints itself offers as its attribute `parts`; it costs nothing until it is read."""

    @abstractmethod
    def keys(self, within: PartKey = WHOLE) -> Sequence[PartKey]:
        """Return the keys of the parts of the widget, or of one of its parts, in the order of the keys' walk."""

    @abstractmethod
    def part(self, key: PartKey) -> Part | None:
        """Return a part, None if there is none any more."""

    def press(self, key: PartKey) -> None:  # noqa: B027 - most parts are only read
        """Do what a press on a part does; nothing where parts are only read."""


class ListedParts(Parts):
    """Parts in one row, as they are listed when somebody asks.

    Args:
        listed: Returns (key, part) of each, in the order of the keys' walk.
        press: Called with the key of a part that is pressed.
    """

    def __init__(
        self, listed: Callable[[], Iterable[tuple[str, Part]]], press: Callable[[str], object] | None = None
    ) -> None:
        self._listed, self._pressed = listed, press

    def keys(self, within: PartKey = WHOLE) -> Sequence[PartKey]:
        """The listed ones; they have no parts of their own."""
        return () if within else tuple((key,) for key, _ in self._listed())

    def part(self, key: PartKey) -> Part | None:
        """One of them."""
        return next((part for name, part in self._listed() if (name,) == key), None)

    def press(self, key: PartKey) -> None:
        """Press one that is there."""
        if self._pressed is not None and self.part(key) is not None:
            self._pressed(key[0])


class Parted:
    """A widget that offers its parts as `parts`. Mixed into its class: Qt may ask before it is wholly made."""

    parts_role: ClassVar[PartRole] = PartRole.LIST
    parts: Parts


class PartedGroup(Parted):
    """The same of a few things to choose from, which are no list."""

    parts_role: ClassVar[PartRole] = PartRole.GROUP
