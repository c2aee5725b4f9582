"""The needle count and list: how many went in, came out and are still in. It records nothing itself."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ashichart.domain.charting.needles import Needle, NeedleCount
from ashichart.domain.charting.sessions import Session, SessionChart
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.chart.conflict.card import About
from ashichart.ui.chart.panel.needle_menu import NeedleActs, NeedleMenu, NeedleName
from ashichart.ui.parts.controls import label
from ashichart.ui.parts.scrolling import put_in
from ashichart.wording import terms
from ashichart.wording.catalogue import Text
from ashichart.wording.chart import panel as say
from ashichart.wording.timing import session_time

_OUT_HINT = say.click_a_needled_site_or_its_row()
_PLACE_HINT = say.click_any_site_or_point_one_needle()
_TALL_PX, _LOW_PX = 88, 36


class CountCard(QWidget):
    """One large count with its word."""

    def __init__(self, word: str, counted: Text, theme: Theme, *, alarming: bool = False) -> None:
        super().__init__()
        self._word, self._counted, self._theme, self._alarming, self._count = word, counted, theme, alarming, 0
        self._low = False
        self.setFixedHeight(_TALL_PX)
        self.setMinimumWidth(70)

    def set_low(self, low: bool) -> None:
        """Stand in one line where the window is low, or in two."""
        if low != self._low:
            self._low = low
            self.setFixedHeight(_LOW_PX if low else _TALL_PX)
            self.update()

    def show_count(self, count: int, theme: Theme) -> None:
        """Show a count."""
        self._count, self._theme = count, theme
        self.setAccessibleName(self._counted(count=count))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size in a wide panel."""
        return QSize(106, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the count; above 0 the alarming one stands on the caution ground."""
        t = self._theme
        loud = self._alarming and self._count > 0
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(t.caution if loud else t.line), 1.5 if loud else 1))
        p.setBrush(QColor(t.caution_ground if loud else t.surface))
        p.drawRoundedRect(QRectF(1, 1, self.width() - 2, self.height() - 2), 8, 8)
        p.setPen(QColor(t.caution if loud else t.ink))
        word = f"✓ {self._word}" if self._alarming and self._count == 0 else self._word
        if self._low:
            p.setFont(font(14, 600))
            p.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), f"{self._count} {word}")
            p.end()
            return
        p.setFont(font(44, 600))
        p.drawText(QRectF(0, 6, self.width(), 50), int(Qt.AlignmentFlag.AlignCenter), str(self._count))
        p.setFont(font(13, 500))
        p.setPen(QColor(t.caution if loud else t.muted))
        p.drawText(QRectF(0, 58, self.width(), 20), int(Qt.AlignmentFlag.AlignCenter), word)
        p.end()


class NeedlingPanel(QFrame):
    """Counts, the two modes and one row a needle."""

    def __init__(self, theme: Theme, acts: NeedleActs) -> None:
        super().__init__()
        self._theme, self._acts = theme, acts
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(12)
        counts = QHBoxLayout()
        counts.setSpacing(8)
        self._placed = CountCard(say.count_in(), terms.counted_in, theme)
        self._removed = CountCard(say.count_out(), terms.counted_out, theme)
        self._still = CountCard(terms.still_in(), say.counted_still_in, theme, alarming=True)
        for card in (self._placed, self._removed, self._still):
            counts.addWidget(card)
        column.addLayout(counts)
        modes = QHBoxLayout()
        modes.setSpacing(0)
        self._place = QPushButton(say.place())
        self._out = QPushButton(say.take_out())
        group = QButtonGroup(self)
        for button in (self._place, self._out):
            button.setCheckable(True)
            button.setProperty("tall", "small")
            group.addButton(button)
            modes.addWidget(button)
        self._place.setChecked(True)
        modes.addStretch(1)
        self._all_out = QPushButton(say.all_out())
        self._all_out.setProperty("tall", "small")
        self._all_out.setToolTip(say.count_every_needle_out_that_is_still())
        self._all_out.clicked.connect(self._take_all)
        modes.addWidget(self._all_out)
        column.addLayout(modes)
        self._session: Session | None = None
        self._hint = QLabel()
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        self._needles: tuple[Needle, ...] = ()
        self._rows: dict[str, QWidget] = {}
        self._pair: About | None = None
        self._out.toggled.connect(self._change_mode)
        self._change_mode(False)

    def set_low(self, low: bool) -> None:
        """Leave the room of a low window to the rows: counts in one line, the hint in a tooltip."""
        for card in (self._placed, self._removed, self._still):
            card.set_low(low)
        self._hint.setVisible(not low)
        self._place.setToolTip(_PLACE_HINT if low else "")
        self._out.setToolTip(_OUT_HINT if low else "")

    @property
    def takes_out(self) -> bool:
        """True while a click on a needle counts it out."""
        return self._out.isChecked()

    def set_takes_out(self, takes_out: bool) -> None:
        """Choose the mode."""
        (self._out if takes_out else self._place).setChecked(True)

    def _change_mode(self, takes_out: bool) -> None:
        self._hint.setText(_OUT_HINT if takes_out else _PLACE_HINT)

    def _take_all(self) -> None:
        self._acts.take_out(tuple(needle for needle in self._needles if needle.removed_at is None))

    def show_chart(self, chart: SessionChart | None, selected: str | None, theme: Theme) -> None:
        """Show the needles of a session."""
        self._theme = theme
        self._session = chart.session if chart else None
        self._needles = chart.needles if chart else ()
        count = NeedleCount.of(self._needles)
        self._placed.show_count(count.placed, theme)
        self._removed.show_count(count.removed, theme)
        self._still.show_count(count.still_in, theme)
        self._all_out.setEnabled(count.still_in > 0)
        inner = QWidget()
        inner.setProperty("kind", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = {}
        titles = {site.id: site.title for site in chart.sites} if chart else {}
        for needle in self._needles:
            row = self._row(needle, titles.get(needle.site_id, ""), active=needle.site_id == selected)
            self._rows[needle.id] = row
            column.addWidget(row)
        if not self._needles:
            empty = QLabel(say.no_needle_is_in_yet())
            empty.setProperty("role", "muted")
            column.addWidget(empty)
        column.addStretch(1)
        put_in(self._scroll, inner)

    def show_pair(self, pair: About | None) -> None:
        """Show both values in a needle's row from the next `show_chart` on; None shows what is in the record."""
        self._pair = pair

    def row_of(self, needle_id: str) -> QWidget | None:
        """Return the row of a needle, None if it is not listed."""
        return self._rows.get(needle_id)

    def _clock(self, at: datetime) -> str:
        return "" if self._session is None else session_time(self._session, at)

    def _row(self, needle: Needle, title: str, *, active: bool) -> QWidget:
        row = QFrame()
        row.setFixedHeight(38)
        row.setProperty("kind", "tint" if active else "row")
        line = QHBoxLayout(row)
        line.setContentsMargins(4, 0, 4, 0)
        number = QLabel(str(needle.number))
        number.setProperty("kind", "pill-ink" if needle.removed_at is None else "pill-line")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedSize(32, 20)
        name = NeedleName(title, lambda: self._acts.remove(needle))
        name.clicked.connect(lambda: self._acts.show(needle))
        placed = QLabel(self._clock(needle.inserted_at))
        placed.setProperty("role", "hint")
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(name, 1)
        if self._pair is not None and self._pair.id == needle.id:
            values = (self._pair.theirs, self._pair.mine)
            both = label("\n".join(str(one).replace("\n", ", ") for one in values), "caution")
            theirs, mine = str(self._pair.theirs), str(self._pair.mine)
            both.setAccessibleName(say.in_the_record_yours_choose(theirs=theirs, mine=mine))
            row.setProperty("kind", "caution")
            line.addWidget(both)
            line.addWidget(NeedleMenu(needle, title, self._acts))
            return row
        line.addWidget(placed)
        line.addSpacing(12)
        if needle.removed_at is None:
            out = QPushButton(terms.out())
            out.setProperty("tall", "small")
            out.setFixedWidth(54)
            out.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            out.setAccessibleName(say.needle_out(number=needle.number, site=title))
            out.clicked.connect(lambda: self._acts.take_out((needle,)))
            line.addWidget(out, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            removed = QLabel(self._clock(needle.removed_at))
            removed.setProperty("role", "hint")
            removed.setFixedWidth(54)
            removed.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(removed)
        line.addWidget(NeedleMenu(needle, title, self._acts))
        return row
