"""Sites: where on this patient something is read or needled. A point of the atlas with its side, or a free pin."""

from dataclasses import dataclass

from ashichart.domain.atlas.body import PointKind, Side, SurfacePoint

__all__ = ["Pin", "Side", "Site"]


@dataclass(frozen=True, slots=True)
class Pin:
    """A free place on the body surface, named by what lies nearest.

    Args:
        surface: Anchor on the base surface, the same for every figure and pose.
        name: For the clinician, e.g. "2 cm lateral of BL18"; without the side.
        plain: For the patient, e.g. "middle of the back"; without the side.
    """

    surface: SurfacePoint
    name: str
    plain: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("A pin needs a name.")


@dataclass(frozen=True, slots=True)
class Site:
    """Where on this person: a point with its side, or a pin.

    Args:
        id: UUID.
        patient_id: Whose body it is.
        side: Side of the patient.
        kind: Kind of the point, None for a pin.
        code: Code of the point, None for a pin.
        label: Short name as drawn beside the mark, without the side.
        pin: The pin, None for a point.
    """

    id: str
    patient_id: str
    side: Side
    label: str
    kind: PointKind | None = None
    code: str | None = None
    pin: Pin | None = None

    def __post_init__(self) -> None:
        if (self.code is None) == (self.pin is None):
            raise ValueError("A site is either a point or a pin.")
        if (self.code is None) != (self.kind is None):
            raise ValueError("A point's site knows its kind, a pin's has none.")

    @property
    def side_letter(self) -> str:
        """"R", "L" or "" on the midline."""
        return {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: ""}[self.side]

    @property
    def title(self) -> str:
        """Label and side letter, as listed."""
        return f"{self.label} {self.side_letter}".strip()
