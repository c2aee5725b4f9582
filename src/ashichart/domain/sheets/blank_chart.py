"""What a blank chart carries: an empty body to be filled in by hand, with the points of a protocol if one was named."""

from dataclasses import dataclass
from datetime import date

from ashichart.domain.atlas.body import Figure
from ashichart.domain.sheets.placement import PlacedPoint


@dataclass(frozen=True, slots=True)
class BlankChart:
    """One blank chart.

    Args:
        clinic_name: Heads the page.
        is_demonstration: Said on the page.
        patient_name: Printed, so that nobody writes on another's chart.
        figure: Whose body is drawn.
        protocol: Name of the protocol; "" without one.
        points: Of the protocol, numbered, each on its sides; empty without one.
        printed_on: Local day.
    """

    clinic_name: str
    is_demonstration: bool
    patient_name: str
    figure: Figure
    protocol: str
    points: tuple[PlacedPoint, ...]
    printed_on: date
