"""Needles of the open session: in, out, corrected, removed. Each is one service call."""

from datetime import datetime

from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.ui.chart.session.open_chart import OpenChart
from ashichart.ui.chart.session.seen_values import SeenValues


class Needling:
    """What is done with needles."""

    def __init__(self, here: OpenChart, seen: SeenValues) -> None:
        self._here, self._seen = here, seen

    def place(self, site: Site, count: int = 1) -> bool:
        """Place needles at a site."""
        if self._here.chart is None:
            return False
        needling, session_id = self._here.context.clinic.needling, self._here.chart.session.id
        if not self._seen.carry(lambda: needling.place_needle(session_id, site, count)):
            return False
        self._here.selection.select(site)
        return True

    def take_out(self, needles: tuple[Needle, ...]) -> None:
        """Count needles out."""
        if self._here.chart is not None and needles:
            needling, session_id = self._here.context.clinic.needling, self._here.chart.session.id
            self._seen.carry(lambda: needling.take_out(session_id, [needle.id for needle in needles]))

    def change(self, seen: Needle, inserted_at: datetime, removed_at: datetime | None) -> bool:
        """Correct when a needle went in and out; None is still in.

        Raises:
            UserError: If the times are not in order or lie in the future, or the needle is gone.
        """
        needling = self._here.context.clinic.needling

        def act(chart: SessionChart) -> Done:
            held = seen if chart is was else next((one for one in chart.needles if one.id == seen.id), seen)
            return needling.change_needle(held, inserted_at, removed_at)

        was = self._here.chart
        return self._seen.replace(was, act, announces=False)

    def remove(self, needles: tuple[Needle, ...]) -> None:
        """Remove needles that were recorded by mistake."""
        needling, ids = self._here.context.clinic.needling, [needle.id for needle in needles]

        def act(chart: SessionChart) -> Done | None:
            seen = [one for one in chart.needles if one.id in ids]
            return needling.remove_needles(chart.session.id, [one.id for one in seen], seen) if seen else None

        self._seen.replace(self._here.chart, act)
