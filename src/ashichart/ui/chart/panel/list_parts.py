"""The session's sites in words: under the pointer and for screen readers, with both readings of each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import text_of
from ashichart.ui.accessible.parts import WHOLE, Part, PartKey, Parts
from ashichart.ui.chart.chart_marks import charge_words
from ashichart.wording import terms
from ashichart.wording.changes import verdict_words
from ashichart.wording.chart import panel as say
from ashichart.wording.names.sides import SIDES


def change_of(chart: SessionChart, site: Site) -> SiteChange:
    """Return a site's change within the session."""
    before, after = (chart.value(site.id, phase) for phase in Phase)
    return SiteChange(site, chart.session.scale, before, after)


def site_words(chart: SessionChart, site: Site) -> str:
    """Return what a row says in full: the site, what its change amounts to, and its charge."""
    name = site.pin.name if site.pin else site.label
    text = say.name_and_side(name=name, side=SIDES[site.side]()) if site.side_letter else name
    said = say.site_is(site=text, verdict=verdict_words(change_of(chart, site).verdict))
    charge = charge_words(chart, site.id)
    return say.with_charge(said=said, charge=charge[1:]) if charge else said


def readings_words(chart: SessionChart, site: Site) -> str:
    """Return both readings of a site; nothing of a phase in which it was not asked."""
    said: list[str] = []
    for phase, words in ((Phase.BEFORE, terms.before_is), (Phase.AFTER, terms.after_is)):
        reading = chart.reading(site.id, phase)
        if reading is not None:
            value = reading.value
            said.append(words(reading=terms.not_assessed() if value is None else text_of(reading.scale, value)))
    return ", ".join(said)


class SiteListParts(Parts):
    """A row a site.

    Args:
        chart: Returns the session that is shown.
        selected: Returns the id of the selected row.
        rect_of: Returns where the row of a site is.
        press: Called with the id of the row pressed.
    """

    def __init__(
        self,
        chart: Callable[[], SessionChart | None],
        selected: Callable[[], str | None],
        rect_of: Callable[[str], QRect],
        press: Callable[[str], object],
    ) -> None:
        self._chart, self._selected, self._rect_of, self._press = chart, selected, rect_of, press

    def keys(self, within: PartKey = WHOLE) -> Sequence[PartKey]:
        """The sites in their order."""
        chart = self._chart()
        return () if within or chart is None else tuple((site.id,) for site in chart.sites)

    def part(self, key: PartKey) -> Part | None:
        """A row with its readings."""
        chart = self._chart()
        site = None if chart is None else chart.site(key[0])
        if chart is None or site is None:
            return None
        is_selected = site.id == self._selected()
        return Part(
            site_words(chart, site), self._rect_of(site.id), readings_words(chart, site),
            is_chosen=is_selected, is_at_work=is_selected,
        )  # fmt: skip

    def press(self, key: PartKey) -> None:
        """Pick a row, as a click does."""
        if self.part(key) is not None:
            self._press(key[0])
