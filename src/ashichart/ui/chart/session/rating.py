"""Ratings and emotional charges of the open session: each is one service call."""

from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.chart.conflict.words import held_site
from ashichart.ui.chart.session.open_chart import OpenChart
from ashichart.ui.chart.session.seen_values import SeenValues


class Rating:
    """What is recorded at a site, or at the selected one."""

    def __init__(self, here: OpenChart, seen: SeenValues) -> None:
        self._here, self._seen = here, seen

    def rate(self, site: Site, value: float | None, phase: Phase | None = None) -> bool:
        """Record a value, or None for "not assessed"; True if it is on disk."""
        charting, phase = self._here.context.clinic.charting, phase or self._here.phase

        def act(chart: SessionChart) -> Done:
            here = held_site(chart, site)
            return charting.rate(chart.session.id, here, phase, value, chart.reading(here.id, phase))

        return self._seen.replace(self._here.chart, act)

    def charge(self, site: Site, value: int | None, phase: Phase | None = None) -> bool:
        """Record an emotional charge, or None for "not asked"; True if it is on disk."""
        charting, phase = self._here.context.clinic.charting, phase or self._here.phase

        def act(chart: SessionChart) -> Done:
            here = held_site(chart, site)
            return charting.charge(chart.session.id, here, phase, value, chart.charges.get((here.id, phase)))

        return self._seen.replace(self._here.chart, act)

    def rate_selected(self, value: float | None) -> None:
        """Rate the selected site in the phase at work; in After walk on to the next that is left."""
        site = self._here.selection.site
        if site is None or self._here.step is ChartStep.NEEDLING or not self.rate(site, value):
            return
        if self._here.step is ChartStep.AFTER:
            self._here.selection.select(self._here.selection.next_left())
        else:
            self._here.selection.changed.emit()

    def charge_selected(self, value: int | None) -> None:
        """Record the emotional charge of the selected site, which stays selected; None takes it back."""
        if self._here.selection.site is not None and self.charge(self._here.selection.site, value):
            self._here.selection.changed.emit()

    def rate_unchanged(self) -> None:
        """`=`: the value after is the value before."""
        if self._here.selection.site is None or self._here.chart is None or self._here.step is not ChartStep.AFTER:
            return
        before = self._here.chart.value(self._here.selection.site.id, Phase.BEFORE)
        if before is not None:
            self.rate_selected(before)

    def clear_reading(self, site: Site) -> None:
        """Go back to "nothing recorded" in the phase at work."""
        charting, phase = self._here.context.clinic.charting, self._here.phase

        def act(chart: SessionChart) -> Done | None:
            seen = chart.reading(site.id, phase)
            return None if seen is None else charting.clear_reading(chart.session.id, site, phase, seen)

        self._seen.replace(self._here.chart, act)
