"""Edits: the small steps of which every act of charting is made; each has an inverse, so undo is just another act."""

from dataclasses import dataclass

from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.doses import Dose, VitalSigns
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.painting import Stroke
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sites import Site


@dataclass(frozen=True, slots=True)
class PutSite:
    """Bring a site into the session, or change its pin.

    Args:
        site: Made if the patient does not have it yet.
        position: Place in palpation order from 0, None for the end (or where it already stands).
    """

    site: Site
    position: int | None = None


@dataclass(frozen=True, slots=True)
class DropSite:
    """Take a site out of the session; its readings and needles must have been dropped before it in the same act."""

    site_id: str


@dataclass(frozen=True, slots=True)
class PutReading:
    """Record or replace the reading of its site and phase."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class DropReading:
    """Go back to "nothing recorded" for a site and phase."""

    site_id: str
    phase: Phase


@dataclass(frozen=True, slots=True)
class PutNeedle:
    """Record a needle or change it (out again, back in)."""

    needle: Needle


@dataclass(frozen=True, slots=True)
class DropNeedle:
    """Remove a needle that was recorded by mistake."""

    needle_id: str


@dataclass(frozen=True, slots=True)
class PutDose:
    """Record a dose or correct it."""

    dose: Dose


@dataclass(frozen=True, slots=True)
class DropDose:
    """Remove a dose that was recorded by mistake."""

    dose_id: str


@dataclass(frozen=True, slots=True)
class PutVitals:
    """Record vital signs or correct them."""

    vitals: VitalSigns


@dataclass(frozen=True, slots=True)
class DropVitals:
    """Remove vital signs that were recorded by mistake."""

    vitals_id: str


@dataclass(frozen=True, slots=True)
class PaintCells:
    """Paint a pain area, or erase from it; cells not named stay as they are."""

    phase: Phase
    stroke: Stroke


@dataclass(frozen=True, slots=True)
class PutCharge:
    """Record or replace the emotional charge of its site and phase."""

    charge: Charge


@dataclass(frozen=True, slots=True)
class DropCharge:
    """Go back to "not asked" for a site and phase."""

    site_id: str
    phase: Phase


Edit = (
    PutSite
    | DropSite
    | PutReading
    | DropReading
    | PutNeedle
    | DropNeedle
    | PutDose
    | DropDose
    | PutVitals
    | DropVitals
    | PaintCells
    | PutCharge
    | DropCharge
)
