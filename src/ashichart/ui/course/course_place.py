"""The Course place: lays out headline, strip, trend and bodies, and asks the services for one course at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ashichart.domain.analysis.charge_course import charge_course, has_charges
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.course.bodies.filmstrip import CourseFilmstrip
from ashichart.ui.course.bodies.then_and_now import ThenAndNow
from ashichart.ui.course.cards import card, row
from ashichart.ui.course.course_bar import CourseBar
from ashichart.ui.course.course_words import course_line
from ashichart.ui.course.exports import CourseExports
from ashichart.ui.course.headline.headline import Headline
from ashichart.ui.course.legends import Legend, Sign
from ashichart.ui.course.measures_button import MeasuresButton
from ashichart.ui.course.no_course import NoCourse
from ashichart.ui.course.side_cards import SideCards
from ashichart.ui.course.strip.measure_rows import measure_behind
from ashichart.ui.course.strip.rows import RowOrder, rank_in
from ashichart.ui.course.strip.sites_strip import SitesStrip, StripActs
from ashichart.ui.course.trend.card import TrendCard
from ashichart.ui.course.trend.values import trend_values
from ashichart.ui.parts.controls import Segments, SentenceBar, label
from ashichart.ui.parts.place import Place
from ashichart.ui.parts.scrolling import scrolled_below
from ashichart.wording import terms
from ashichart.wording.course import course as say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ashichart.domain.charting.changes import Changes
    from ashichart.domain.charting.courses import Course
    from ashichart.domain.charting.measures import Measure
    from ashichart.domain.charting.patients import Patient
    from ashichart.domain.charting.sites import Site
    from ashichart.ui.appearance.theme import Theme
    from ashichart.ui.course.compare.view import CompareView
    from ashichart.ui.course.strip.measure_rows import MeasureRow
    from ashichart.ui.course.trend.trend import TrendChart
    from ashichart.ui.ui_context import UiContext

_LEAST_PX = 560
_LOW_PX = 860
_NARROW_PX = 1320
_NARROWER_PX = 1100


class CoursePlace(Place):
    """What changed over a course.

    Args:
        context: The open clinic and what lives as long as the window.

    Signals:
        wanted: With the `Workplace` to go to.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workplace = Workplace(place=PlaceName.COURSE)
        self._patient: Patient | None = None
        self._course: Course | None = None
        self._chart = CourseChart()
        self._shown = CourseChart()
        self._measures: tuple[Measure, ...] = ()
        self._is_stale = False
        self._art = art = PlateArtCache(context.atlas.plates)
        theme = context.theme
        self._bar = CourseBar(
            context.bus, theme, context.undo, self._go_to_print,
            is_demonstration=context.clinic.is_demonstration, zone=context.clinic.zone,
        )  # fmt: skip
        self._bar.views.chosen_changed.connect(self._show_view_of_course)
        self._bar.layers.chosen_changed.connect(self._show_layer)
        self._compare: CompareView | None = None
        self._headline = Headline(theme)
        rank_of = rank_in(context.atlas, lambda: self._patient.figure if self._patient else Figure.FEMALE)
        exports = self._exports = CourseExports(context, lambda: self._course)
        self._trend_card = TrendCard(context.bus, exports.table, theme, record=exports.record, owner=exports.owner)
        acts = StripActs(self._show_picked, self._go_to_session, self._open_readings, self._open_measure)
        self._strip = SitesStrip(theme, acts, rank_of=rank_of, colours=lambda: self._trend_card.colours)
        self._bodies = ThenAndNow(art, self._places_of, theme)
        self._frames = CourseFilmstrip(art, self._places_of, theme, self._go_to_session)
        self._strip_legend = Legend((), theme)
        self._strip_title = label("", "strong")
        self._pages = QStackedWidget()
        self._page = QWidget()
        self._empty = NoCourse(self._go_on)
        self._scrolled = scrolled_below(self._page, _LEAST_PX)
        self._pages.addWidget(self._scrolled)
        self._pages.addWidget(self._empty)
        self._lay_out()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        self.notice = SentenceBar()
        column.addWidget(self.notice)
        column.addWidget(self._pages, 1)
        context.bus.changed.connect(self._follow)

    @property
    def headline(self) -> Headline:
        """The card with both numbers."""
        return self._headline

    @property
    def strip(self) -> SitesStrip:
        """Points × sessions."""
        return self._strip

    @property
    def bodies(self) -> ThenAndNow:
        """Then, change and now."""
        return self._bodies

    @property
    def frames(self) -> CourseFilmstrip:
        """Every session as a small body."""
        return self._frames

    @property
    def bar(self) -> CourseBar:
        """Who and which course."""
        return self._bar

    @property
    def trend(self) -> TrendChart | None:
        """The plot, None until a course was shown."""
        return self._trend_card.trend

    @property
    def trend_card(self) -> TrendCard:
        """The plot with its choices."""
        return self._trend_card

    @property
    def sentence(self) -> str:
        """What stands in place of a course, "" while one is shown."""
        return self._empty.sentence if self._pages.currentWidget() is self._empty else ""

    @property
    def compare(self) -> CompareView:
        """Any two moments side by side; made when it is first looked at."""
        if self._compare is None:
            from ashichart.ui.course.compare.view import CompareView

            self._compare = CompareView(
                self._art,
                self._places_of,
                self._context.bus,
                self._context.theme,
                self._exports.record,
                self._strip.select,
                self._exports.owner,
            )
            self._pages.addWidget(self._compare)
        return self._compare

    def _show_view_of_course(self, is_compare: bool) -> None:
        if self._patient is None or not self._chart.sessions:
            return
        if is_compare:
            self.compare.set_course(self._shown, self._patient.figure)
            self._pages.setCurrentWidget(self.compare)
            self.compare.timeline.setFocus()  # arrows and Space are the slider's from the start
        else:
            self._pages.setCurrentWidget(self._scrolled)

    # Layout

    def _lay_out(self) -> None:
        self._order = Segments(
            (
                (say.charted(), RowOrder.CHARTED),
                (terms.first(), RowOrder.FIRST_VALUE),
                (terms.change(), RowOrder.CHANGE),
                (terms.region(), RowOrder.REGION),
                (terms.channel(), RowOrder.FAMILY),
            ),
            name=say.order_of_the_sites(),
        )
        self._order.chosen_changed.connect(self._strip.set_order)
        strip_card, strip = card(pad=1)
        strip.addLayout(row(self._strip_title, None, self._order, pad=19))
        strip.addWidget(self._strip, 1)
        strip.addLayout(row(self._strip_legend, pad=19))
        self.measures = MeasuresButton(self._context, lambda: self._course, self._say_removed)
        self._bar.add_act(self.measures)
        self.sides = SideCards(self._trend_card, self._bodies, self._frames, self._context.theme)
        self._lower = QHBoxLayout()
        self._lower.addWidget(strip_card, 1)
        self._lower.addWidget(self.sides, 1)
        self._page_column = QVBoxLayout(self._page)
        self._page_column.addWidget(self._headline)
        self._page_column.addLayout(self._lower, 1)
        self._fit()

    def _fit(self) -> None:
        is_low = self.height() < _LOW_PX
        pad = 16 if is_low or self.width() < _NARROW_PX else 32
        gap = 12 if is_low else 20
        self._page_column.setContentsMargins(pad, 12 if is_low else 24, pad, 12 if is_low else 24)
        self._page_column.setSpacing(gap)
        self._lower.setSpacing(gap)
        self._headline.set_low(is_low)
        self._strip.set_low(is_low or self.width() < _NARROW_PX)
        self.sides.set_low(is_low, gap, is_narrow=self.width() < _NARROWER_PX)
        self.sides.explain(by_charge=self._by_charge)
        # The strip takes what its sessions need, between 44 and 60 of 100.
        room, most = max(1, self.width() - 2 * pad - gap), 60 if self.width() < _NARROW_PX else 56
        share = min(most, max(44, round(100 * (self._strip.wanted_width() + 4) / room)))
        self._lower.setStretch(0, share)
        self._lower.setStretch(1, 100 - share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold paddings and rows on small screens."""
        super().resizeEvent(event)
        self._fit()

    # What is shown

    def show_for(self, workplace: Workplace) -> None:
        """Show the course of a workplace, or the patient's newest; without either, say what to do next."""
        self._workplace = replace(workplace, place=PlaceName.COURSE)
        self.notice.dismiss()
        self._reload()

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        for part in (
            self._bar, self._headline, self._strip, self._bodies, self._frames, self._trend_card, self._strip_legend,
            self.sides,
        ):  # fmt: skip
            part.set_theme(theme)
        if self._compare is not None:
            self._compare.set_theme(theme)

    def _reload(self) -> None:
        self._is_stale = False
        clinic = self._context.clinic
        patient_id, course_id = self._workplace.patient_id, self._workplace.course_id
        try:
            if course_id is not None:
                course = clinic.courses.get(course_id)
            else:
                courses = clinic.courses.of_patient(patient_id) if patient_id is not None else ()
                course = courses[0] if courses else None
            patient = None if course is None else clinic.patients.get(course.patient_id)
        except UserError as error:
            self._say_empty(str(error))
            return
        if course is None or patient is None:
            no_course = patient_id is not None
            self._say_empty(
                say.this_patient_has_no_course_yet() if no_course else say.choose_a_patient_to_see_a_course()
            )
            return
        self._course, self._patient = course, patient
        self._workplace = replace(self._workplace, patient_id=patient.id, course_id=course.id)
        self._chart = clinic.courses.chart(course.id)
        self._measures = clinic.courses.measures(course.id)
        self._fill(course, patient)

    def _fill(self, course: Course, patient: Patient) -> None:
        self._bar.show_course(
            patient.name,
            course_line(course, self._chart),
            can_print=bool(self._chart.sessions),
            has_charges=has_charges(self._chart),
        )
        if not self._chart.sessions:
            self._say_empty(say.no_session_yet_the_first_one_is(), terms.go_to_chart(), keep=True)
            return
        self._headline.set_course(self._chart, self._context.atlas.own)
        self._fill_layer(patient.figure)
        self._show_view_of_course(self._bar.views.chosen)

    @property
    def _by_charge(self) -> bool:
        """Whether charges are shown in place of tenderness; the headline above stays with tenderness."""
        return self._bar.layers.chosen and has_charges(self._chart)

    def _fill_layer(self, figure: Figure) -> None:
        self._shown = charge_course(self._chart) if self._by_charge else self._chart
        missing = terms.not_asked() if self._by_charge else terms.not_assessed()
        self._strip_legend.set_entries(
            (
                (Sign.HATCH, say.in_no_sum_and_no_mean(missing=missing)),
                (Sign.NONE, say.minutes_from_the_dose_to_the_readings()),
            )
        )
        self._strip_title.setText(say.emotional_charge_by_session() if self._by_charge else terms.sites_by_session())
        self._strip.set_course(self._shown, self._measures)
        self._bodies.set_course(self._shown, figure)
        self._frames.set_course(self._shown, figure)
        self._fit()
        self._trend_card.set_course(self._shown, trend_values(self._shown, self._measures, self._chart))
        self._show_picked(self._strip.picks.ids)

    def _show_layer(self) -> None:
        if self._patient is not None and self._chart.sessions:
            self._fill_layer(self._patient.figure)
            self._show_view_of_course(self._bar.views.chosen)

    def _say_empty(self, sentence: str, act: str = terms.go_to_patients(), *, keep: bool = False) -> None:
        if not keep:
            self._course, self._patient, self._chart = None, None, CourseChart()
            self._bar.show_course(terms.course(), "", can_print=False)
        self._empty.say(sentence, act, "chart" if keep else "patients")
        self._pages.setCurrentWidget(self._empty)

    def _places_of(self, site: Site) -> Mapping[str, tuple[float, float]]:
        if self._patient is None:
            return {}
        return self._context.atlas.places.of(self._patient.figure, site)

    # Selection and ways out

    def _open_readings(self, site_id: str) -> None:
        self._headline.open_site(self._shown, site_id, self._strip, self._strip.row_rect(site_id))

    def _open_measure(self, measure: MeasureRow, place: QRect) -> None:
        self.sides.show_trend()
        self._trend_card.band.choose(measure.title)
        self._headline.open_behind(measure_behind(measure), self._strip, place)

    def _say_removed(self, sentence: str) -> None:
        self.notice.say(sentence, act=terms.undo(), on_act=self._undo_removal)

    def _undo_removal(self) -> None:
        self.notice.dismiss()
        self._context.undo.undo()

    def _show_picked(self, site_ids: tuple[str, ...]) -> None:
        self._bodies.set_selected(site_ids)
        self._frames.set_selected(site_ids)
        self._trend_card.set_picked(site_ids)

    def _go_to_session(self, session_id: str) -> None:
        self.wanted.emit(replace(self._workplace, place=PlaceName.CHART, session_id=session_id))

    def _go_to_print(self) -> None:
        self.wanted.emit(replace(self._workplace, place=PlaceName.PRINT))

    def _go_on(self) -> None:
        place = PlaceName.PATIENTS if self._course is None else PlaceName.CHART
        self.wanted.emit(replace(self._workplace, place=place))

    # What others changed

    def _follow(self, changes: Changes) -> None:
        if self._course is None or not self._concerns(self._course, changes):
            return
        # While another place is in front, one reload at the next show is enough for any number of acts.
        if self.isVisible():
            self._reload()
        else:
            self._is_stale = True

    def _concerns(self, course: Course, changes: Changes) -> bool:
        sessions = {chart.session.id for chart in self._chart.sessions}
        return (
            course.id in changes.courses
            or course.patient_id in changes.patients
            or not sessions.isdisjoint(changes.sessions)
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._reload()
