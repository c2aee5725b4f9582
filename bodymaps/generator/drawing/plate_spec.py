"""What a plate is: which part of which pose, how it is drawn, which letters it carries. The list is in plates.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bodymaps.generator.drawing.inking import Style
    from bodymaps.generator.drawing.mesh import Detail


@dataclass(frozen=True, slots=True)
class Plate:
    """A row of the plates' configuration.

    Attributes:
        name: File name without its ending.
        title: What people read.
        group: `body`, `head`, `torso`, `arm`, `hand`, `leg` or `foot`.
        pose: Name of a pose.
        height: Units of the view box; 0 if the scale says it.
        style: How it is drawn.
        detail: How finely.
        mirrored: The plate that shows the same from the other side, drawn as its exact mirror.
        mirrored_title: Its title.
        sides: Which letters stand where, in fractions of the plate.
        mirrored_sides: Likewise on the mirror.
        scale: Units in a body height, where several plates of a limb must have one scale; else 0.
    """

    name: str
    title: str
    group: str
    pose: str
    height: int
    style: Style
    detail: Detail
    mirrored: str | None = None
    mirrored_title: str | None = None
    sides: tuple[tuple[str, float, float], ...] = ()
    mirrored_sides: tuple[tuple[str, float, float], ...] = ()
    scale: float = 0.0
