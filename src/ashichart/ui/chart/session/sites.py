"""Sites of the open session: found, brought in, mirrored, moved, taken out. Each act is one service call."""

from dataclasses import replace

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.services.charting.found_sites import FoundSites
from ashichart.ui.chart.session.open_chart import OpenChart
from ashichart.ui.chart.session.seen_values import SeenValues
from ashichart.wording.chart import chart as say


class Sites:
    """Which places of the body a session is about."""

    def __init__(self, here: OpenChart, seen: SeenValues) -> None:
        self._here, self._seen = here, seen
        self._found = FoundSites(here.context.atlas, here.context.clinic.charting)

    def for_point(self, code: str, side: Side) -> Site | None:
        """Return the site of an atlas point on this patient, new or known; None if the atlas has no such point."""
        if self._here.patient is None:
            return None
        return self._found.at_point(self._here.patient, code, side)

    def on_surface(self, plate: str, x: float, y: float) -> Site | None:
        """Return a new pin at a place on a plate, named; None off the body."""
        if self._here.patient is None:
            return None
        return self._found.at_place(self._here.patient, plate, x, y)

    def remove(self, site: Site) -> None:
        """Take a site with its readings out of the session; a site that was needled stays."""
        charting = self._here.context.clinic.charting

        def act(chart: SessionChart) -> Done:
            done = charting.remove_site(chart.session.id, site, chart)
            self._here.selection.select(None)
            return done

        self._seen.replace(self._here.chart, act)

    def bring(self) -> None:
        """ "As last time": last session's sites without their values."""
        if self._here.chart is not None:
            charting, session_id = self._here.context.clinic.charting, self._here.chart.session.id
            if self._seen.carry(lambda: charting.bring_sites(session_id)):
                self._here.selection.select(self._here.selection.next_left())

    def mirror_selected(self) -> None:
        """Bring the other side of the selected site into the session and select it."""
        site, chart = self._here.selection.site, self._here.chart
        if site is None or chart is None or self._here.patient is None:
            return
        other = self._found.across(self._here.patient, site)
        if other is not None:
            charting, mirrored = self._here.context.clinic.charting, other
            if chart.site(other.id) is None and not self._seen.carry(
                lambda: charting.mirror_site(chart.session.id, mirrored)
            ):
                return
            self._here.selection.select(other)

    def move_pin(self, site: Site, plate: str, x: float, y: float) -> None:
        """Move a pin along the surface; its name follows."""
        found = self.on_surface(plate, x, y)
        if found is None or found.pin is None or self._here.chart is None:
            return
        charting, session_id = self._here.context.clinic.charting, self._here.chart.session.id
        moved = replace(site, side=found.side, label=found.label, pin=found.pin)
        if not self._seen.carry(lambda: charting.move_pin(session_id, site, moved)):
            return
        self._say_move(site, moved)
        if self._here.selection.site is not None and self._here.selection.site.id == site.id:
            self._here.selection.select(self._here.chart.site(site.id))

    def _say_move(self, site: Site, moved: Site) -> None:
        """A pin that other sessions use moved in all of them: say how far and in how many."""
        count = self._here.context.clinic.charting.sessions_of_site(site.id)
        if self._here.patient is None or site.pin is None or moved.pin is None or count == 1:
            return
        cm = self._here.context.atlas.places.distance_cm(self._here.patient.figure, site.pin.surface, moved.pin.surface)
        self._here.context.bus.say_reach(
            say.moved_cm_in_sessions(cm=f"{cm:.1f}", count=count), say.is_now(was=site.title, now=moved.title)
        )
