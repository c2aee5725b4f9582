"""Compare: two moments of a course on two bodies, the change on a third, a list, and a slider through the sessions."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ashichart.domain.analysis.compare import comparison, moments, next_alike, usual_moments, values_at
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.analysis.statistics import Comparison
from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.handing_out import ExportForm
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.errors import UserError
from ashichart.domain.scales import Scale
from ashichart.services.files import with_ending, write_whole
from ashichart.ui.appearance.theme import LIGHT, Theme
from ashichart.ui.body.marks import BodyMark
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.course.bodies.body_pairs import PlacesOf
from ashichart.ui.course.compare.bodies import CompareBodies, moment_marks
from ashichart.ui.course.compare.rows import change_rows, moment_words, station
from ashichart.ui.course.compare.sides import BACK, PLATES, plates_for_site, side_of_changes
from ashichart.ui.course.compare.timeline import Timeline
from ashichart.ui.course.course_words import floor_words
from ashichart.ui.course.legends import CHANGE_SIGNS, CHARGE_SIGNS, KeySign, Legend
from ashichart.ui.course.pictures import PictureOwner, png_of
from ashichart.ui.library.row_list import RowList
from ashichart.ui.parts.controls import Button, Segments, label, restyle
from ashichart.ui.parts.keyboard import act_by_space
from ashichart.wording import changes, terms, timing
from ashichart.wording.course import compare as say

STEP_MS = 700.0
REST_MS = 500
FRAME_MS = 16
LIST_PX, NARROW_LIST_PX = 300, 240
FIRST_TO_COME = say.the_first_session_will_stand_here()
SECOND_TO_COME = say.the_second_session_will_stand_here()
CHANGE_TO_COME = say.what_changed_will_stand_here_once_there()


class CompareView(QWidget):
    """Any two moments of one course.

    Args:
        art: Shared drawings.
        places_of: Where a site lies on each plate.
        bus: Told what could not be saved.
        theme: Colours.
        record: Records that the course leaves the program.
        show_site: Is given the id of the site that was chosen on a body or in the list, None if none is.
        owner: Whose course it is, for pictures.
    """

    def __init__(
        self,
        art: PlateArtCache,
        places_of: PlacesOf,
        bus: ChangeBus,
        theme: Theme,
        record: Callable[[ExportForm], object],
        show_site: Callable[[str | None], object],
        owner: Callable[[], PictureOwner] = PictureOwner,
    ) -> None:
        super().__init__()
        self._art, self._places_of, self._owner, self._record = art, places_of, owner, record
        self._bus, self._theme, self._show_site = bus, theme, show_site
        self._course = CourseChart()
        self._figure = Figure.FEMALE
        self._moments: tuple[Moment, ...] = ()
        self._shown: Comparison | None = None
        self._sided = ""  # the course for which a side was chosen: after that it is the person's
        self._way: tuple[int, int] | None = None
        self._plays = False
        self._until = 0
        self._clock = QElapsedTimer()
        self._frame = QTimer(self)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._step)
        self.bodies = CompareBodies(art, places_of, theme, self.select)
        self.plates = Segments(list(PLATES), BACK, name=terms.plates())
        self.list = RowList(theme, say.changes(), self._pick_row)
        self.timeline = Timeline(theme, self._move_then, self._move_now)
        self.play = Button(say.play(), "play", hint=say.from_then_to_now_session_by_session())
        self.floor = label("", "hint", wrap=True)
        self.sentence = label("", "reading", wrap=True)
        self.caveat = label("", "reading", wrap=True)
        self._caveat_ground = QFrame()
        self.said = label("", "hint", wrap=True)
        self.legend = Legend(CHANGE_SIGNS, theme)
        self._copy = Button(say.copy(), "file", size="small", hint=say.copy_the_three_bodies_as_a_picture())
        self._save = Button(say.save_picture(), "save", size="small", hint=say.save_the_three_bodies_as_png())
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 8)
        top.setSpacing(10)
        top.addWidget(self.plates)
        top.addWidget(self.sentence, 1)
        top.addWidget(self.said, 1)
        top.addWidget(self._copy)
        top.addWidget(self._save)
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        ground = QHBoxLayout(self._caveat_ground)
        ground.setContentsMargins(12, 6, 12, 6)
        ground.addWidget(self.caveat)
        caveat = QHBoxLayout()
        caveat.setContentsMargins(16, 0, 16, 6)
        caveat.addWidget(self._caveat_ground)
        self._side = QFrame()
        self._side.setProperty("kind", "panel-left")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(1, 10, 0, 0)
        column.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.bodies, 1)
        middle.addWidget(self._side)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addWidget(self.play)
        row.addWidget(self.timeline, 3)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch(1)
        words.addWidget(self.legend)
        words.addWidget(self.floor)
        words.addStretch(1)
        row.addLayout(words, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addLayout(caveat)
        outer.addLayout(middle, 1)
        outer.addWidget(foot)

    def _connect(self) -> None:
        self.plates.chosen_changed.connect(self._show_plates)
        self.play.clicked.connect(self.toggle_play)
        act_by_space(self, self.toggle_play)
        self._copy.clicked.connect(self.copy_picture)
        self._save.clicked.connect(self._ask_picture)

    # ---- what is shown

    @property
    def shown(self) -> Comparison | None:
        """The two moments and what changed, None while there are no two."""
        return self._shown

    @property
    def is_moving(self) -> bool:
        """True while the slider is on its way; what is drawn then was never read."""
        return self._way is not None

    def set_course(self, course: CourseChart, figure: Figure) -> None:
        """Show another course, or the same one after a change; the moments chosen stay if they are there."""
        self._stop()
        chosen = None if self._shown is None else (self._shown.then, self._shown.now)
        self._course, self._figure = course, figure
        self._moments = moments(course)
        self.bodies.show_body(figure, self.plates.chosen)
        if chosen is None or not all(moment in self._moments for moment in chosen):
            chosen = usual_moments(course)
        self._show(chosen)
        course_id = course.sessions[0].session.course_id if course.sessions else ""
        if course_id != self._sided and self._shown is not None:
            self._sided = course_id
            self.plates.choose(side_of_changes(self._shown.changes, self._places_of))

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        for part in (self.bodies, self.list, self.timeline, self.legend):
            part.set_theme(theme)

    def select(self, site_id: str | None) -> None:
        """Choose a site: its marks wear the halo and its row is marked."""
        self.bodies.select(site_id)
        if site_id is not None:
            self.list.select(site_id)
            self.plates.choose(plates_for_site(self._course, site_id, self._places_of, self.plates.chosen))
        self._show_site(site_id)

    def _show(self, chosen: tuple[Moment, Moment] | None) -> None:
        stations = [station(moment, self._course) for moment in self._moments]
        self.play.setEnabled(chosen is not None)
        for part in (self._copy, self._save):
            part.setEnabled(bool(self._moments))
        found = self._shown = None if chosen is None else comparison(self._course, *chosen)
        self.said.setText("")
        if found is None or chosen is None:
            self.timeline.show_stations(stations, 0, max(0, len(stations) - 1))
            self.sentence.setText(say.two_moments_with_readings_are_needed_to())
            self.list.show_rows([])
            self.floor.setText("")
        else:
            self.timeline.show_stations(stations, *(self._moments.index(moment) for moment in chosen))
            self.sentence.setText(changes.comparison_sentence(found))
            self.list.show_rows(change_rows(found))
            self.floor.setText(floor_words(found.now.scale))
        self.legend.set_entries(self._signs)
        self._say_timing(found)
        self._fill(self.bodies)

    @property
    def _signs(self) -> tuple[tuple[KeySign, str], ...]:
        scale = None if self._shown is None else self._shown.now.scale
        return CHARGE_SIGNS if scale is Scale.CHARGE else CHANGE_SIGNS

    def _say_timing(self, found: Comparison | None) -> None:
        """Say when both were read; on caution ground where a dose came before (docs/principles.md)."""
        self.caveat.setText("" if found is None else timing.timing_sentence(found.then, found.now))
        self._caveat_ground.setVisible(found is not None)
        self._caveat_ground.setProperty("kind", "caution" if found is not None and found.is_after_dose else "")
        restyle(self._caveat_ground)

    def _fill(self, bodies: CompareBodies) -> None:
        """Show the two moments and their change on three bodies: those of the window, or those of a picture."""
        found = self._shown
        if found is not None:
            moments_shown = (found.then, found.now)
            bodies.change.show_changes(found.changes)
            bodies.change.show_titles(terms.change(), say.now_then_same_site_same_scale())
        else:
            moments_shown = (self._moments[0] if self._moments else None, None)
            bodies.change.show_changes(())
            bodies.change.show_titles(terms.change(), "")
        wait = "" if found is not None else SECOND_TO_COME if self._moments else FIRST_TO_COME
        bodies.change.wait_for(wait and CHANGE_TO_COME)
        for body, title, moment in zip(
            (bodies.then, bodies.now), (terms.then(), terms.now()), moments_shown, strict=True
        ):
            body.wait_for("" if moment is not None else wait)
            body.show_moment(() if moment is None else self._marks(moment))
            body.show_titles(title, "" if moment is None else moment_words(moment))

    def _marks(self, moment: Moment) -> tuple[BodyMark, ...]:
        sites = [change.site for change in self._shown.changes] if self._shown is not None else self._course.sites
        return moment_marks(tuple(sites), moment.scale, values_at(moment.chart, moment.phase), self._places_of)

    # ---- the slider

    def toggle_play(self) -> None:
        """Go from then through every moment of its phase up to now; once more stops where it is."""
        if self.is_moving or self._plays:
            self._plays = False
            return
        then, now = self.timeline.chosen
        last = now if now > then else len(self._moments) - 1
        if self._shown is None or last <= then:
            return
        self._plays = True
        self._until = last
        self.play.setText(terms.stop())
        self._go(then, next_alike(self._moments, then))

    def _move_then(self) -> None:
        if self._shown is not None:
            self._stop()
            then, now = self.timeline.chosen
            self._show((self._moments[then], self._moments[now]))

    def _move_now(self, station: int) -> None:
        if self._shown is not None:
            self._plays = False
            self._go(self._moments.index(self._shown.now), station)

    def _go(self, start: int, end: int) -> None:
        """Let the second body go over from one moment to another."""
        if start == end or self._moments[start].scale is not self._moments[end].scale:
            self._arrive(end)
            return
        self._way = (start, end)
        self.bodies.change.show_changes(())
        self.bodies.change.show_titles(terms.change(), "…")
        self._clock.start()
        self._frame.start()
        self._step()

    def _step(self) -> None:
        if self._way is None or self._shown is None:
            return
        start, end = self._way
        share = min(1.0, self._clock.elapsed() / STEP_MS)
        if share >= 1.0:
            self._arrive(end)
            return
        eased = share * share * (3.0 - 2.0 * share)
        one, other = self._moments[start], self._moments[end]
        was, becomes = (values_at(moment.chart, moment.phase) for moment in (one, other))
        sites = [site for site in self._course.sites if site.id in was or site.id in becomes]
        self.bodies.now.show_between(sites, one.scale, was, becomes, eased, self._places_of)
        self.bodies.now.show_titles(terms.now(), say.between_session_and_session(then=one.number, now=other.number))
        self.timeline.show_way(start + (end - start) * eased)

    def _arrive(self, station: int) -> None:
        self._way = None
        self._frame.stop()
        if self._shown is None:
            return
        self._show((self._shown.then, self._moments[station]))
        if self._plays and station < self._until:
            QTimer.singleShot(REST_MS, self, lambda: self._go_on(station))
        else:
            self._plays = False
            self.play.setText(say.play())

    def _go_on(self, station: int) -> None:
        if self._plays and self._way is None:
            self._go(station, next_alike(self._moments, station))
        elif not self.is_moving:
            self.play.setText(say.play())

    def _stop(self) -> None:
        self._plays, self._way = False, None
        self._frame.stop()
        self.play.setText(say.play())

    def _pick_row(self, value: object) -> None:
        if isinstance(value, str):
            self.bodies.select(value)
            self._show_site(value)

    def _show_plates(self, plates: tuple[str, ...]) -> None:
        self.bodies.show_body(self._figure, plates)

    def copy_picture(self) -> None:
        """Put the three bodies with their title, legend and caveat on the clipboard."""
        if self._moments:
            self._hand_out(self._to_clipboard)

    def save_picture(self, file: Path) -> None:
        """Write the same picture as PNG and say where; a folder that cannot be written is told."""
        self._hand_out(lambda: self._to_file(with_ending(file, ".png")))

    def _hand_out(self, way: Callable[[], str]) -> None:
        try:
            self.said.setText(way())
        except UserError as error:
            self.said.setText("")
            self._bus.announce_failure(error)

    def _to_clipboard(self) -> str:
        self._record(ExportForm.CLIPBOARD)
        QGuiApplication.clipboard().setImage(self.picture())
        return say.the_picture_was_copied_to_the_clipboard()

    def _to_file(self, file: Path) -> str:
        write_whole(file, png_of(self.picture()), say.the_picture(), lambda: self._record(ExportForm.PNG))
        return terms.saved_as(file=str(file))

    def picture(self) -> QImage:
        """Return what is compared as a picture of its own, light whatever the theme."""
        from ashichart.ui.course.compare.picture import compare_picture  # not before somebody asks for one

        bodies = CompareBodies(self._art, self._places_of, LIGHT)
        bodies.show_body(self._figure, self.plates.chosen)
        self._fill(bodies)
        plates = set(self.plates.chosen)
        sites = () if self._shown is None else [change.site for change in self._shown.changes]
        unseen = sum(plates.isdisjoint(self._places_of(site)) for site in sites)
        return compare_picture(bodies, self._shown, self._owner(), self._signs, unseen)

    def _ask_picture(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, say.save_picture_2(), "compare.png", say.png_png())
        if chosen:
            self.save_picture(Path(chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies."""
        if event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy_picture()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list beside the bodies narrow on small screens."""
        super().resizeEvent(event)
        self._side.setFixedWidth(LIST_PX if event.size().width() > 1320 else NARROW_LIST_PX)
