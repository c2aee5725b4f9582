"""Pain areas: cells of the skin painted with an intensity, before and after a session. No geometry, no colours.

A cell is a quarter of a base face of the body (docs/areas.md); the same cells on every plate and on both figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ashichart.domain.charting.readings import Phase
from ashichart.domain.entry_faults import EntryError, EntryFault

LEAST, MOST = 0, 10

Stroke = tuple[tuple[int, int | None], ...]
"""Cells in rising order with the intensity they get, None where they are erased."""


@dataclass(frozen=True, slots=True)
class PainArea:
    """Where a patient says it hurts, and how much, in one phase of a session.

    An intensity of 0 says "asked, and no pain here": it is kept, and counts to no share. What was not painted,
    or was erased, is not assessed.

    Args:
        session_id: The session.
        phase: Before or after.
        painted: (cell, intensity 0–10) in rising order of cells.
    """

    session_id: str
    phase: Phase
    painted: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse cells out of order or out of bounds.

        Raises:
            ValueError: If a cell or an intensity is none.
        """
        last = -1
        for cell, intensity in self.painted:
            if cell <= last:
                raise ValueError("Painted cells stand in rising order, each once.")
            check_intensity(intensity)
            last = cell

    @property
    def is_empty(self) -> bool:
        """True if nothing was painted."""
        return not self.painted

    @property
    def cells(self) -> tuple[int, ...]:
        """Every painted cell, those without pain too."""
        return tuple(cell for cell, _ in self.painted)

    @property
    def painful(self) -> tuple[int, ...]:
        """Cells painted with 1 or more."""
        return tuple(cell for cell, intensity in self.painted if intensity > LEAST)

    @property
    def greatest(self) -> int | None:
        """The greatest intensity, None if nothing was painted."""
        return max((intensity for _, intensity in self.painted), default=None)


def check_intensity(intensity: int) -> None:
    """Refuse what is no intensity.

    Raises:
        EntryError: If it is not 0 to 10.
    """
    if not LEAST <= intensity <= MOST:
        raise EntryError(EntryFault.INTENSITY, entered=intensity, low=LEAST, high=MOST)


def stroke_of(cells: Iterable[int], intensity: int | None) -> Stroke:
    """Return a stroke that gives every cell one intensity, or erases all."""
    if intensity is not None:
        check_intensity(intensity)
    return tuple((cell, intensity) for cell in sorted(set(cells)))


def painted_over(area: Mapping[int, int], stroke: Stroke) -> tuple[dict[int, int], Stroke]:
    """Paint a stroke over an area.

    Args:
        area: Cell -> intensity.
        stroke: What is painted.

    Returns:
        The area then, and the stroke that takes back what was changed; it is empty if nothing was.
    """
    after = dict(area)
    back: list[tuple[int, int | None]] = []
    for cell, intensity in stroke:
        before = after.get(cell)
        if before == intensity:
            continue
        back.append((cell, before))
        if intensity is None:
            del after[cell]
        else:
            after[cell] = intensity
    return after, tuple(back)
