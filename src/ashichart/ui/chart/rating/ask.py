"""What the rating strip asks about the selected site, and where it stands meanwhile. It records nothing."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPointF

from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import text_of
from ashichart.domain.workplace import ChartStep
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.chart import chart_marks as pictured
from ashichart.ui.chart.rating.acts import RatingActs
from ashichart.ui.chart.rating.dock import StripDock
from ashichart.ui.chart.rating.note import BodyNote
from ashichart.ui.chart.rating.strip import RatingStrip
from ashichart.ui.chart.session_controller import SessionController
from ashichart.wording import terms
from ashichart.wording.chart import rating as say

_FOLLOWING = 3


def following_sites(chart: SessionChart, step: ChartStep, selected: Site) -> frozenset[str]:
    """Return the ids of the sites that are asked about or clicked next, in palpation order."""
    sites = chart.left_for_after() if step is ChartStep.AFTER else chart.sites
    ids = [site.id for site in sites if site.id != selected.id]
    order = [site.id for site in chart.sites]
    here = order.index(selected.id) if selected.id in order else len(order)
    later = [site_id for site_id in ids if order.index(site_id) > here]
    return frozenset((*later, *ids)[:_FOLLOWING] if step is ChartStep.AFTER else later[:_FOLLOWING])


class RatingAsk(QObject):
    """Joins controller and canvas with the strip that asks.

    Args:
        controller: Has the selected site.
        canvas: Where the strip stands.
        places_of: Plate -> fractions where a site is seen.
    """

    def __init__(
        self, controller: SessionController, canvas: BodyCanvas,
        places_of: Callable[[Site], Mapping[str, tuple[float, float]]],
    ) -> None:  # fmt: skip
        super().__init__(canvas)
        self._controller, self._canvas, self._places_of = controller, canvas, places_of
        rating, selection = controller.rating, controller.selection
        acts = RatingActs(
            rate=rating.rate_selected, charge=rating.charge_selected, leave_out=lambda: rating.rate_selected(None),
            keep=rating.rate_unchanged, go_on=selection.go_on, go_back=selection.go_back,
            let_go=lambda: selection.select(None),
        )  # fmt: skip
        self.strip = RatingStrip(controller.context.theme, acts, self.place, canvas)
        self._dock = StripDock(canvas, self.strip)
        self.note = BodyNote(canvas)
        self._waits = self._small = False
        canvas.moved.connect(self._follow)
        canvas.rested.connect(self.place)

    def ask(self, *, small: bool) -> None:
        """Ask about the selected site, or put the strip away."""
        controller, site, chart = self._controller, self._controller.selection.site, self._controller.here.chart
        self._small = small
        if site is None or chart is None or self._waits or controller.here.step is ChartStep.NEEDLING:
            self._dock.put_away()
            self._say_what_is_gone()
            return
        self.note.hide()
        walking = controller.here.step is ChartStep.AFTER
        before = chart.value(site.id, Phase.BEFORE)
        note, left = terms.before_alone(), pictured.last_time(controller.here.course_chart, chart, site)
        if walking:
            note = say.rates_after(None if before is None else text_of(chart.session.scale, before))
            left = say.left(count=len(chart.left_for_after()))
        self.strip.set_small(small)
        self.strip.ask(
            site.label, site.side_letter, chart.session.scale,
            value=chart.value(site.id, controller.here.phase), before=before,
            note=note, left=left, walking=walking, charge=chart.charge(site.id, controller.here.phase),
        )  # fmt: skip
        self.place()

    def _say_what_is_gone(self) -> None:
        """Say beside its place that the site that was asked about is gone, and why no digit is taken for it."""
        gone, chart = self._controller.selection.removed_by_others, self._controller.here.chart
        if gone is None or chart is None or chart.site(gone.id) is not None:
            self.note.hide()
            return
        found = self.mark_place(gone)
        words = say.removed_in_another_window(site=gone.title)
        self._canvas.set_blocked(self.note.say(words, found[0] if found else None))

    def wait(self, *, waits: bool) -> None:
        """Put the strip away while something else is asked about a value, and bring it back."""
        self._waits = waits
        self.ask(small=self._small)

    def place(self) -> None:
        """Stand where the strip hides least."""
        site, chart = self._controller.selection.site, self._controller.here.chart
        if site is not None and chart is not None and self.strip.isVisible():
            step = self._controller.here.step
            self._dock.place(
                self.mark_place(site), selected=site.id, following=following_sites(chart, step, site),
                centred=step is ChartStep.AFTER, accent=self._canvas.theme.accent,
            )  # fmt: skip

    def _follow(self) -> None:
        """Keep the joining line on its mark while the body is panned or zoomed, and the strip off it."""
        site = self._controller.selection.site
        if site is not None and self.strip.isVisible():
            found = self.mark_place(site)
            if found is not None and self._dock.hides(found[0]):
                self.place()
            self._dock.join(found[0] if found else None, self._canvas.theme.accent)

    def mark_place(self, site: Site) -> tuple[QPointF, bool] | None:
        """Return where the site is drawn in px of the canvas and whether it lies right of its plate's middle."""
        places = self._places_of(site)
        for plate in self._controller.here.plates:
            if plate in places:
                try:
                    at = self._canvas.sight.place_on_screen(plate, *places[plate])
                except KeyError:  # the other plate of the pair stands there, or others are just being brought
                    continue
                return at, places[plate][0] >= 0.5
        return None
