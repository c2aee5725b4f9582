"""Which site of the open session is selected, and the walk from site to site. It charts nothing."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep


class WalkedThrough(Protocol):
    """What is open, as far as a walk through it needs to know."""

    @property
    def chart(self) -> SessionChart | None:
        """The open session."""
        ...

    @property
    def step(self) -> ChartStep:
        """The segment at work."""
        ...

    def tell_where(self) -> None:
        """Tell where the person is now."""
        ...


class Selection(QObject):
    """The selected site of what is open.

    Signals:
        changed: Another site is selected, or none, or another value is recorded at it.
    """

    changed = Signal()

    def __init__(self, here: WalkedThrough, parent: QObject) -> None:
        super().__init__(parent)
        self._here = here
        self._site: Site | None = None
        self._removed_by_others: Site | None = None

    @property
    def site(self) -> Site | None:
        """The selected site; it may not be in the session yet."""
        return self._site

    @property
    def removed_by_others(self) -> Site | None:
        """The site that was selected until another window removed it; None once anything else was selected."""
        return self._removed_by_others

    @property
    def is_pending(self) -> bool:
        """True if the selected site enters the session only with its first value or needle."""
        chart = self._here.chart
        return self._site is not None and (chart is None or chart.site(self._site.id) is None)

    @property
    def kept_id(self) -> str | None:
        """What a restart selects again: the id of a site that is in the session."""
        return self._site.id if self._site is not None and not self.is_pending else None

    def hold(self, site: Site | None) -> None:
        """Select without telling: the caller tells more than that."""
        self._site, self._removed_by_others = site, None

    def select(self, site: Site | None) -> None:
        """Select a site of the session or one that may enter it."""
        if site != self._site or self._removed_by_others is not None:
            self.hold(site)
            self.changed.emit()
            self._here.tell_where()

    def select_id(self, site_id: str) -> None:
        """Select a site of the session by its id."""
        if self._here.chart is not None:
            self.select(self._here.chart.site(site_id))

    def follow(self, was: SessionChart, *, by_others: bool) -> None:
        """Let go of a site that an act took out of the session; one that is pending or changed stays selected.

        Args:
            was: The session as it was before the act.
            by_others: Whether the act was another window's, so that nobody here knows of it.
        """
        site, chart = self._site, self._here.chart
        if site is None or chart is None:
            return
        now = chart.site(site.id)
        if now is not None and now != site:
            self._site = now
        elif now is None and was.site(site.id) is not None:
            self.hold(None)
            self._removed_by_others = site if by_others else None
            self.changed.emit()
            self._here.tell_where()

    def go_on(self) -> None:
        """Enter: to the next site without a record in this phase, or let go of the selection."""
        self.select(self.next_left())

    def go_back(self) -> None:
        """Backspace: to the site before the selected one in palpation order."""
        chart = self._here.chart
        if chart is None or not chart.sites:
            return
        ids = [site.id for site in chart.sites]
        here = ids.index(self._site.id) if self._site and self._site.id in ids else len(ids)
        self.select(chart.sites[max(0, here - 1)])

    def next_left(self) -> Site | None:
        """Return the next site without a record in the phase at work, None if none is left."""
        chart = self._here.chart
        if chart is None:
            return None
        left = chart.left_for_after() if self._here.step is ChartStep.AFTER else chart.left_for_before()
        ids = [site.id for site in chart.sites]
        here = ids.index(self._site.id) if self._site and self._site.id in ids else -1
        later = [site for site in left if ids.index(site.id) > here]
        return later[0] if later else left[0] if left else None
