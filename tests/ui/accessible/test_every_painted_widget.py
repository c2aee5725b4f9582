"""Whatever paints itself has parts, a name, or nothing to say."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

import ashichart.ui
from ashichart.ui.accessible.parts import Parted

# They show what a neighbour says, or nothing that is read.
DECORATION = {"_Glass", "StripLink", "_StillBody", "SplashPicture", "_Glyph", "CourseBar"}


def painted() -> Iterator[type[QWidget]]:
    for module in pkgutil.walk_packages(ashichart.ui.__path__, "ashichart.ui."):
        for found in vars(importlib.import_module(module.name)).values():
            mine = isinstance(found, type) and issubclass(found, QWidget) and found.__module__ == module.name
            if mine and "paintEvent" in vars(found):
                yield found


PAINTED = sorted(set(painted()), key=lambda one: (one.__module__, one.__name__))


def test_there_are_some() -> None:
    assert len(PAINTED) > 25
    assert {one.__name__ for one in PAINTED} >= DECORATION


@pytest.mark.parametrize("made", PAINTED, ids=lambda made: made.__name__)
def test_whatever_paints_itself_has_parts_or_a_name(made: type[QWidget]) -> None:
    if made.__name__ in DECORATION or issubclass(made, (Parted, QAbstractButton, QAbstractItemView, QLabel)):
        return
    ours = [one for one in made.__mro__ if one.__module__.startswith("ashichart.")]
    said = any("setAccessibleName(" in inspect.getsource(one) for one in ours)
    assert said, f"{made.__name__} says nothing to a screen reader: give it parts or a name"
