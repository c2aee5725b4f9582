"""Stands in for the owner of a part: keeps what the part tells it, in order."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar, cast

Acts = TypeVar("Acts")


class Told:
    def __init__(self) -> None:
        self.said: list[tuple[object, ...]] = []

    def to(self, name: str) -> Callable[..., None]:
        """A function of the owner."""
        return lambda *values: self.said.append((name, *values))

    def acts(self, kind: type[Acts]) -> Acts:
        """All functions of the owner that a part is given as one value."""
        return kind(**{field.name: self.to(field.name) for field in fields(cast("Any", kind))})

    def take(self) -> list[tuple[object, ...]]:
        """What was told since this was last asked."""
        told, self.said = self.said, []
        return told
