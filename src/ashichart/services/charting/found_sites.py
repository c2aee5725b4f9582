"""Finds sites on the drawn body: at a point, at a place without one, on the other side. Nothing is written."""

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.ids import IdFactory, new_id
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.charting.sites import ChartingService

OTHER_SIDE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


class FoundSites:
    """Sites of a patient as they are found on the patient's figure.

    Args:
        atlas: Points and places.
        charting: Knows the sites that a patient has.
        make_id: Where the ids of new pins come from.
    """

    def __init__(self, atlas: AtlasService, charting: ChartingService, make_id: IdFactory = new_id) -> None:
        self._atlas, self._charting, self._make_id = atlas, charting, make_id

    def at_point(self, patient: Patient, code: str, side: Side) -> Site | None:
        """Return the site of an atlas point, new or known; None if the atlas has no such point.

        Raises:
            UserError: If the point does not exist on that side.
        """
        point = self._atlas.point(patient.figure, code)
        return None if point is None else self._charting.site_for_point(patient.id, point, side)

    def at_place(self, patient: Patient, plate: str, x: float, y: float) -> Site | None:
        """Return a new pin at fractions of a plate, named by what lies near; None off the body."""
        hit = self._atlas.places.hit(patient.figure, plate, x, y)
        if hit is None:
            return None
        pin = self._atlas.name_pin(patient.figure, hit)
        return Site(self._make_id(), patient.id, hit.side, self._atlas.pin_label(pin), pin=pin)

    def across(self, patient: Patient, site: Site) -> Site | None:
        """Return the site on the other side of the body; None for one on the midline, or one that the atlas lost.

        A pin keeps its name: it is the same place of the other side.

        Raises:
            UserError: If the point does not exist on that side.
        """
        side = OTHER_SIDE.get(site.side)
        if side is None:
            return None
        if site.code is not None:
            return self.at_point(patient, site.code, side)
        if site.pin is None:
            return None
        pin = Pin(self._atlas.places.mirror(site.pin.surface), site.pin.name, site.pin.plain)
        return Site(self._make_id(), patient.id, side, site.label, pin=pin)
