"""The card of the selected site: where it is, what to know before a needle goes in, and what was read before."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ashichart.domain.atlas.body import Caution, Point
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import text_of
from ashichart.ui.accessible.parts import ListedParts, Part, Parted
from ashichart.ui.appearance.icons import pixmap
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.chart.chart_marks import kind_word, session_words
from ashichart.ui.parts.change_painters import paint_cell, paint_hatch
from ashichart.ui.parts.controls import Button, ElidedLabel, label, pill
from ashichart.wording import terms
from ashichart.wording.chart import panel as say
from ashichart.wording.lists import comma_list
from ashichart.wording.names.kinds import caution_within
from ashichart.wording.names.sides import SIDES_ALONE

MOST_CELLS = 7


class BeforeRow(QWidget, Parted):
    """The `before` values of one site over the last sessions, as cells."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._course = CourseChart()
        self._site: Site | None = None
        self.parts = ListedParts(self._listed)
        self.setFixedHeight(26)

    def show_site(self, course: CourseChart, site: Site | None, theme: Theme) -> None:
        """Show a site's row."""
        self._course, self._site, self._theme = course, site, theme
        self.update()

    def _listed(self) -> Iterator[tuple[str, Part]]:
        sessions = () if self._site is None else self._course.sessions[-MOST_CELLS:]
        for i, chart in enumerate(sessions):
            value = None if self._site is None else chart.value(self._site.id, Phase.BEFORE)
            told = terms.not_assessed() if value is None else text_of(chart.session.scale, value)
            name = say.session_before(number=chart.session.number, reading=told)
            yield chart.session.id, Part(name, QRect(i * 36, 2, 30, 22))

    def sizeHint(self) -> QSize:
        """Return room for seven cells."""
        return QSize(MOST_CELLS * 36, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cells, latest at the right; a session without a reading is hatched."""
        if self._site is None:
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, chart in enumerate(self._course.sessions[-MOST_CELLS:]):
            box = QRectF(i * 36, 2, 30, 22)
            value = chart.value(self._site.id, Phase.BEFORE)
            if value is None:
                paint_hatch(p, box, self._theme)
            else:
                paint_cell(p, box, chart.session.scale, value, self._theme, small=True)
        p.end()


class SiteCard(QFrame):
    """Says what the selected site is.

    Args:
        theme: Colours to begin with.
        remove: Is given the id of the site shown.
        replace: Is given the id of the site shown: it was meant to be another point.
    """

    def __init__(self, theme: Theme, remove: Callable[[str], object], replace: Callable[[str], object]) -> None:
        super().__init__()
        self._theme = theme
        self._site: Site | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        self._title = ElidedLabel("", "card")
        self._side = pill("", "pill-tint")
        head.addWidget(self._title, 1)
        head.addWidget(self._side)
        column.addLayout(head)
        self._names = label("", "second")
        column.addWidget(self._names)
        self._location = label("", "", wrap=True)
        column.addWidget(self._location)
        self._caution = QFrame()
        self._caution.setProperty("kind", "caution")
        line = QHBoxLayout(self._caution)
        line.setContentsMargins(10, 8, 10, 8)
        self._triangle = QLabel()
        self._triangle.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._caution_text = label("", "", wrap=True)
        line.addWidget(self._triangle)
        line.addWidget(self._caution_text, 1)
        column.addWidget(self._caution)
        self._row_label = label("", "label")
        column.addWidget(self._row_label)
        self._row = BeforeRow(theme)
        column.addWidget(self._row)
        self._now = label("", "second", wrap=True)
        column.addWidget(self._now)
        hint = say.remove_from_this_session_delete_undo_brings()
        self._remove = Button(terms.remove(), "remove", kind="link", hint=hint)
        self._remove.clicked.connect(lambda: self._with_site(remove))
        self.replace = Button(say.another_point(), "edit", kind="link", hint=say.picked_wrong_make_it_another_point())
        self.replace.clicked.connect(lambda: self._with_site(replace))
        acts = QHBoxLayout()
        acts.setSpacing(4)
        acts.addWidget(self._remove)
        acts.addWidget(self.replace)
        acts.addStretch(1)
        column.addLayout(acts)

    def _with_site(self, act: Callable[[str], object]) -> None:
        if self._site is not None:
            act(self._site.id)

    def show_site(
        self,
        site: Site | None,
        point: Point | None,
        course: CourseChart,
        theme: Theme,
        *,
        pending: bool,
        small: bool,
        low: bool = False,
        chart: SessionChart | None = None,
    ) -> None:
        """Show a site, or hide where none is selected.

        Args:
            site: The selected site.
            point: Its atlas entry, None for a pin.
            course: Gives the row of `before` values.
            theme: Light or dark.
            pending: True if the site enters the session only with its first value.
            small: True in a window of 1280 px: only title, caution and row.
            low: True in a window with no height to spare: only title, caution, this session and acts.
            chart: The open session: what was read before and after in it is said.
        """
        self._site, self._theme = site, theme
        self.setVisible(site is not None)
        if site is None:
            return
        self._title.setText(site.label if point is None or site.kind is None else _title(point))
        self._side.setText(SIDES_ALONE[site.side]())
        names = kind_word(site.kind)
        if point is not None and point.pinyin:
            names = f"{point.zh_hans}  {point.pinyin}  ·  {point.name}"
        if point is not None and point.system:
            names = f"{names}  ·  {point.system}"
        self._names.setText(names)
        self._names.setVisible(not small)
        location = say.a_free_pin_drag_it_along_the() if point is None else point.location
        self._location.setText(location)
        self._location.setVisible(not small)
        cautions = () if point is None else point.cautions
        self._caution.setVisible(bool(cautions))
        self._caution_text.setText(_in_short(cautions))
        self._caution.setToolTip(
            "\n".join(say.source(caution=caution.text, source=caution.source) for caution in cautions)
        )
        self._triangle.setPixmap(pixmap("warning", theme.caution, 18, self.devicePixelRatioF()))
        numbers = [chart.session.number for chart in course.sessions[-MOST_CELLS:]]
        self._row_label.setText(
            say.before_sessions(first=numbers[0], last=numbers[-1]) if len(numbers) > 1 else terms.before_alone()
        )
        known = any((site.id, Phase.BEFORE) in chart.readings for chart in course.sessions)
        self._row_label.setVisible(known and not low)
        self._row.setVisible(known and not low)
        self._row.show_site(course, site, theme)
        self._now.setText(session_words(chart, site))
        self._now.setVisible(bool(self._now.text()))
        self._remove.setVisible(not pending)
        self.replace.setVisible(not pending)
        self._give_height()

    def _give_height(self) -> None:
        """Give wrapped lines the height they need: inside nested layouts Qt asks for it at the wrong width."""
        room = max(self.width(), self.minimumWidth(), 200)
        for text, inset in ((self._location, 36), (self._caution_text, 36 + 20 + 30), (self._now, 36)):
            text.setMinimumHeight(0)  # QLabel measures no less than its minimum: the card would only ever grow
            text.setFixedHeight(max(0, text.heightForWidth(room - inset)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._give_height()


def _in_short(cautions: tuple[Caution, ...]) -> str:
    """Return the first caution in full and the others by name; the whole with its sources is on hover."""
    if not cautions:
        return ""
    others = comma_list(list(dict.fromkeys(caution_within(caution.kind) for caution in cautions[1:])))
    return f"{cautions[0].text} {say.also(others=others)}" if others else cautions[0].text


def _title(point: Point) -> str:
    return point.code if point.channel else point.name
