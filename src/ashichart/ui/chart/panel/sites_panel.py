"""The panel at the right: the sites of the session or its needles, and the card of the selected site."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.analysis.change import phase_timing
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.readings import Phase
from ashichart.domain.workplace import ChartStep
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.chart.conflict.card import About
from ashichart.ui.chart.panel.needle_menu import NeedleActs
from ashichart.ui.chart.panel.needling_panel import NeedlingPanel
from ashichart.ui.chart.panel.site_card import SiteCard
from ashichart.ui.chart.panel.site_list import SiteList
from ashichart.ui.chart.session_controller import SessionController
from ashichart.ui.parts.controls import Button, label
from ashichart.wording import terms
from ashichart.wording.chart import panel as say
from ashichart.wording.timing import doses_text, minutes_words

if TYPE_CHECKING:
    from ashichart.domain.atlas.typed_lines import EntryOffer

# A panel of this height shows the card without the values of earlier sessions.
LOW_PX = 520


class ColumnHeads(QWidget):
    """Sites · Before · After · Change, over the columns of the list."""

    def __init__(self, sites: SiteList) -> None:
        super().__init__()
        self._sites = sites
        self.setFixedHeight(40)
        self._count = label(terms.sites_alone(), "strong")
        self._heads = [label(text, "label") for text in (terms.before_alone(), terms.after_alone(), terms.change())]
        for part in (self._count, *self._heads):
            part.setParent(self)
        sites.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the columns when a scroll bar comes or goes and the list becomes narrower or wider."""
        if watched is self._sites and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def show_count(self, count: int) -> None:
        """Show how many sites there are."""
        self._count.setText(say.sites_counted(count=count) if count else terms.sites_alone())
        self._count.adjustSize()
        self._count.move(14, 12)
        self._place()

    def _place(self) -> None:
        """Set the heads over their columns."""
        before, after, change = self._sites.columns()
        for head, centre in zip(self._heads[:2], (before + 16, after + 16), strict=True):
            head.adjustSize()
            head.move(centre - head.width() // 2, 13)
        self._heads[2].adjustSize()
        self._heads[2].move(change - self._heads[2].width(), 13)


class SitesPanel(QFrame):
    """Shows what the controller holds; acts go back to the controller.

    Args:
        controller: What is open.
        theme: Colours to begin with.
        bring: Called after a row was picked: its site is selected and wants to be seen on the body.

    Signals:
        refreshed: Rows may be at other places now.
    """

    refreshed = Signal()

    def __init__(self, controller: SessionController, theme: Theme, bring: Callable[[], object]) -> None:
        super().__init__()
        self._controller, self._bring = controller, bring
        self._small = False
        self._theme = theme
        self.setProperty("kind", "panel-left")
        self.sites = SiteList(theme, self._show, self._remove)
        self.needling = NeedlingPanel(
            theme,
            NeedleActs(
                show=lambda needle: self._show(needle.site_id),
                take_out=controller.needling.take_out,
                place_another=self._needle_again,
                correct_times=self._ask_times,
                remove=lambda needle: controller.needling.remove((needle,)),
            ),
        )
        self.card = SiteCard(theme, self._remove, self.ask_replace)
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._heads = ColumnHeads(self.sites)
        self._note = label("", "hint", wrap=True)
        self._note.setContentsMargins(14, 6, 14, 6)
        self._listed = listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heads)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.sites)
        inside.addLayout(self._make_acts())
        inside.addStretch(1)
        scroll.setWidget(inner)
        self._scroll = scroll
        column.addWidget(scroll, 1)
        column.addWidget(self._note)  # never scrolled out of sight: docs/principles.md#ketamine-is-an-analgesic
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self.needling)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack, 1)
        line = QFrame()
        line.setProperty("kind", "rule")
        outer.addWidget(line)
        outer.addWidget(self.card)

    def take_in(self, part: QWidget) -> None:
        """Show another part between the list and the card of the selected site."""
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.insertWidget(1, part)

    def _make_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        self.as_last_time = Button(
            say.as_last_time(), "repeat", size="small", hint=say.bring_last_sessions_sites_without_their_values()
        )
        self.mirror = Button(say.mirror(), "mirror", size="small", hint=say.the_same_site_on_the_other_side())
        self.as_last_time.clicked.connect(self._controller.sites.bring)
        self.mirror.clicked.connect(self._controller.sites.mirror_selected)
        row.addWidget(self.as_last_time)
        row.addWidget(self.mirror)
        row.addStretch(1)
        return row

    def _show(self, site_id: str) -> None:
        self._controller.selection.select_id(site_id)
        self._bring()

    def _needle_again(self, needle: Needle) -> None:
        site = self._controller.here.chart.site(needle.site_id) if self._controller.here.chart else None
        if site is not None:
            self._controller.needling.place(site)

    def _ask_times(self, needle: Needle) -> None:
        from ashichart.ui.chart.panel.needle_menu import NeedleTimes, NeedleTimesDialog
        from ashichart.ui.dialogs.form import ask

        chart = self._controller.here.chart
        site = None if chart is None else chart.site(needle.site_id)
        if chart is None or site is None:
            return

        def take(answer: object) -> None:
            times = cast("NeedleTimes", answer)
            self._controller.needling.change(times.needle, times.inserted_at, times.removed_at)

        now = self._controller.context.clock()
        ask(NeedleTimesDialog(self.window(), needle, site.title, chart.session, now), take)

    def ask_replace(self, site_id: str) -> None:
        """Ask which point a site was meant to be."""
        from ashichart.ui.chart.panel.replace_dialog import ReplaceDialog
        from ashichart.ui.dialogs.form import ask

        controller = self._controller
        patient, chart = controller.here.patient, controller.here.chart
        site = chart.site(site_id) if chart else None
        if site is None or patient is None or chart is None:
            return

        def take(answer: object) -> None:
            offer, charting = cast("EntryOffer", answer), controller.context.clinic.charting
            wanted = charting.site_for_point(patient.id, offer.point, offer.sides[0])
            charting.replace_site(chart.session.id, site, wanted)
            QTimer.singleShot(0, self, lambda: self._show(wanted.id))  # once the window is closed: keys go to the body

        ask(ReplaceDialog(self.window(), site, controller.context.atlas.names.read_line), take)

    def show_pair(self, pair: About | None) -> None:
        """Show both values where the value of `pair` is listed, until one is chosen."""
        self.sites.show_pair(pair)
        self.needling.show_pair(pair)
        if pair is not None and pair.site_id is not None:
            self._scroll_to(pair.site_id)
        if self._controller.here.step is ChartStep.NEEDLING:
            self.refresh(self._theme, small=self._small)

    def _remove(self, site_id: str) -> None:
        site = self._controller.here.chart.site(site_id) if self._controller.here.chart else None
        if site is not None:
            self._controller.sites.remove(site)

    @property
    def takes_out(self) -> bool:
        """True while a click on a needle counts it out."""
        return self.needling.takes_out

    def set_theme(self, theme: Theme) -> None:
        """Dress the panel anew."""
        self.sites.set_theme(theme)
        self.refresh(theme, small=self._small)

    def set_small(self, small: bool) -> None:
        """Give the panel the width of the window's class."""
        self._small = small
        needling = self._controller.here.step is ChartStep.NEEDLING
        self.setFixedWidth((328 if needling else 296) if small else (376 if needling else 328))

    def _scroll_to(self, site_id: str) -> None:
        self._scroll.ensureVisible(10, self.sites.row_rect(site_id).center().y(), 10, 40)

    def _show_page(self, at: int) -> None:
        """Show the sites or the needles; the page behind asks for no height meanwhile."""
        for number, page in enumerate((self._listed, self.needling)):
            policy = QSizePolicy.Policy.Preferred if number == at else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self._stack.setCurrentIndex(at)

    def refresh(self, theme: Theme, *, small: bool) -> None:
        """Show what the controller holds now."""
        controller = self._controller
        chart, selected = controller.here.chart, controller.selection.site
        self._theme = theme
        self.set_small(small)
        needling = controller.here.step is ChartStep.NEEDLING
        self._show_page(1 if needling else 0)
        selected_id = selected.id if selected else None
        self.needling.set_low(self.height() < LOW_PX)
        if needling:
            self.needling.show_chart(chart, selected_id, theme)
        self.sites.show_chart(chart, controller.here.step, selected_id)
        self._heads.show_count(len(chart.sites) if chart else 0)
        if selected_id:
            self._scroll_to(selected_id)
            # Once more when the card has taken its room from the list.
            QTimer.singleShot(0, self, lambda: self._scroll_to(selected_id))
        self._show_note()
        has_earlier = chart is not None and any(
            each.session.number < chart.session.number and each.sites for each in controller.here.course_chart.sessions
        )
        self.as_last_time.setVisible(has_earlier and controller.here.step is ChartStep.BEFORE)
        self.mirror.setEnabled(selected is not None and bool(selected.side_letter))
        point = None
        if selected is not None and selected.code is not None and controller.here.patient is not None:
            point = controller.context.atlas.point(controller.here.patient.figure, selected.code)
        self.card.show_site(
            selected,
            point,
            controller.here.course_chart,
            theme,
            pending=controller.selection.is_pending,
            small=small,
            low=self.height() < LOW_PX,
            chart=chart,
        )
        QTimer.singleShot(0, self, self.refreshed.emit)  # once the rows have their places

    def _show_note(self) -> None:
        """Say that a drop so soon after a dose may be the drug."""
        chart, text = self._controller.here.chart, ""
        if chart is not None and self._controller.here.step is ChartStep.AFTER:
            timing = phase_timing(chart, Phase.AFTER)
            left = len(chart.left_for_after())
            if timing.minutes:
                text = say.immediate_response_min_after_a_drop_so(
                    minutes=minutes_words(timing.minutes), doses=doses_text(timing.doses)
                )
            elif not chart.sites:
                text = say.nothing_was_rated_before_rate_a_site()
            elif left:
                text = say.left_one_key_each_for_unchanged(left=left)
        self._note.setText(text)
        self._note.setVisible(bool(text))
