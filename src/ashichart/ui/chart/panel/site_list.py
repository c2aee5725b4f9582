"""The sites of the session in palpation order: before, after, change. One painted list, scrolled by its own area."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.notation import shape_of, signed
from ashichart.domain.scales import Scale
from ashichart.domain.workplace import ChartStep
from ashichart.ui.accessible.interfaces import tell_at_work, tell_changed
from ashichart.ui.accessible.parts import Parted
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.chart.chart_marks import charge_words
from ashichart.ui.chart.conflict.card import About, AboutKind, Cell
from ashichart.ui.chart.panel.list_parts import SiteListParts, change_of, site_words
from ashichart.ui.parts.change_painters import paint_cell, paint_change, paint_hatch, paint_shape
from ashichart.ui.parts.keyboard import is_delete
from ashichart.wording import terms
from ashichart.wording.chart import panel as say
from ashichart.wording.terms import sites

ROW_H = 32
CELL = QSize(32, 22)
NARROW_PX = 310
TITLE_FONTS = ((13, 600), (12, 600), (11.5, 500))
_PAIR_WIDTH, _PAIR_LEFT = 48, 16


class SiteList(QWidget, Parted):
    """Rows of the session's sites.

    Args:
        theme: Colours to begin with.
        pick: Is given the id of the row pressed.
        remove: Is given the id of the selected row when Delete is pressed.
    """

    def __init__(self, theme: Theme, pick: Callable[[str], object], remove: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._pick, self._remove = theme, pick, remove
        self._chart: SessionChart | None = None
        self._step = ChartStep.BEFORE
        self._selected: str | None = None
        self._hover = -1
        self._pair: About | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.parts = SiteListParts(lambda: self._chart, lambda: self._selected, self.row_rect, pick)
        self.setAccessibleName(say.sites_of_this_session())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Dress the list anew."""
        self._theme = theme
        self.update()

    def show_chart(self, chart: SessionChart | None, step: ChartStep, selected: str | None) -> None:
        """Show a session's sites and which is selected."""
        self._chart, self._step, self._selected = chart, step, selected
        self.setFixedHeight(max(1, len(self._sites())) * ROW_H)
        site = chart.site(selected) if chart and selected else None
        counted = sites(len(self._sites()))
        self.setAccessibleDescription(say.sites_and_selected(sites=counted, site=site.title) if site else counted)
        self.update()
        tell_changed(self)
        if selected is not None and self.hasFocus():
            tell_at_work(self, (selected,))

    def show_pair(self, pair: About | None) -> None:
        """Show both values of a reading or charge in its row until one is chosen; None shows the record."""
        kinds = (AboutKind.READING, AboutKind.CHARGE)
        self._pair = pair if pair is not None and pair.kind in kinds else None
        self.update()

    def pair_rect(self) -> QRect:
        """Return where both values of a reading stand, in px of the list; empty while there is one value."""
        pair = self._pair
        row = QRect() if pair is None else self.row_rect(pair.id)
        if pair is None or pair.kind is not AboutKind.READING or not row.isValid():
            return QRect()
        before_x, after_x, _ = self.columns()
        # Beside the cell of the other phase, which stays to be seen.
        x = after_x - 4 if pair.phase is Phase.AFTER else before_x - _PAIR_LEFT
        return QRect(x, row.center().y() - CELL.height() // 2 - 2, _PAIR_WIDTH, CELL.height() + 4)

    def _sites(self) -> tuple[Site, ...]:
        return self._chart.sites if self._chart is not None else ()

    def row_rect(self, site_id: str) -> QRect:
        """Return where a site's row is, in px of the list; empty if it is not listed."""
        for i, site in enumerate(self._sites()):
            if site.id == site_id:
                return QRect(0, i * ROW_H, self.width(), ROW_H)
        return QRect()

    def columns(self) -> tuple[int, int, int]:
        """Return the x of the before cell, the after cell and the right edge of the change, in px."""
        w = self.width()
        return (w - 130, w - 92, w - 10) if w < NARROW_PX else (w - 158, w - 114, w - 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        sites = self._sites()
        if not sites:
            p.setFont(font(13))
            p.setPen(QColor(t.muted))
            p.drawText(self.rect().adjusted(12, 6, -12, 0), 0, say.no_site_yet_click_a_point_on())
        first = max(0, event.rect().top() // ROW_H)
        for i in range(first, min(len(sites), event.rect().bottom() // ROW_H + 1)):
            self._paint_row(p, i, sites[i])
        p.end()

    def _paint_row(self, p: QPainter, i: int, site: Site) -> None:
        assert self._chart is not None  # noqa: S101 - rows exist only with a chart
        t = self._theme
        row = QRectF(0, i * ROW_H, self.width(), ROW_H)
        middle = row.center().y()
        active = site.id == self._selected
        if active:
            p.fillRect(row, QColor(t.tint))
            p.fillRect(QRectF(0, row.top(), 3, ROW_H), QColor(t.accent))
        elif i == self._hover:
            ground = QColor(t.tint)
            ground.setAlphaF(0.5)
            p.fillRect(row, ground)
        p.setFont(font(12))
        p.setPen(QColor(t.muted))
        align = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        p.drawText(QRectF(2, row.top(), 22, ROW_H), align, str(i + 1))
        paint_shape(p, QPointF(36, middle), shape_of(site), QColor(t.accent if active else t.muted), 5)
        before_x, after_x, change_x = self.columns()
        pair = self._pair if self._pair is not None and self._pair.id == site.id else None
        room = before_x - 52 - (_PAIR_LEFT if pair is not None else 0)
        self._paint_title(p, site, QRectF(48, row.top(), room, ROW_H))
        scale = self._chart.session.scale
        cell_y = middle - CELL.height() / 2
        for phase, x in ((Phase.BEFORE, before_x), (Phase.AFTER, after_x)):
            if pair is not None and pair.kind is AboutKind.READING and pair.phase is phase:
                self._paint_pair(p, QRectF(self.pair_rect()), pair, scale)
                continue
            box = QRectF(x, cell_y, CELL.width(), CELL.height())
            reading = self._chart.reading(site.id, phase)
            if reading is not None and reading.value is not None:
                paint_cell(p, box, scale, reading.value, t, small=False)
            elif reading is not None:
                paint_hatch(p, box, t)
            elif self._is_at_work(site, phase):
                _paint_empty(p, box, t, waiting=active)
        if pair is not None:
            p.setFont(font(12, 600))
            p.setPen(QColor(t.caution))
            p.drawText(QRectF(0, row.top(), change_x + 6, ROW_H), align, say.choose())
            return
        change = self._change(site)
        recorded = [reading for phase in Phase if (reading := self._chart.reading(site.id, phase)) is not None]
        if change.amount is not None:
            box = QRectF(after_x + 34, row.top(), change_x - after_x - 34, ROW_H)
            paint_change(p, box, change, signed(change.amount, 1 if scale is Scale.PPT else 0), t)
        elif recorded and all(reading.value is None for reading in recorded):
            p.setFont(font(12))
            p.setPen(QColor(t.muted))
            x = after_x if self._chart.reading(site.id, Phase.AFTER) is None else after_x + 36
            space = QRectF(x, row.top(), change_x - x + 12, ROW_H)
            words = p.fontMetrics().elidedText(terms.not_assessed(), Qt.TextElideMode.ElideRight, round(space.width()))
            p.drawText(space, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _paint_pair(self, p: QPainter, box: QRectF, pair: About, scale: Scale) -> None:
        """Both values inside one ring: the record's, then the one that is not in it yet."""
        t = self._theme
        half = (box.width() - 4) / 2
        for value, x in ((pair.theirs, box.left() + 2), (pair.mine, box.left() + 2 + half)):
            cell = QRectF(x, box.top() + 2, half, box.height() - 4)
            if isinstance(value, int | float):
                paint_cell(p, cell, scale, value, t, small=True)
            elif value is None:
                paint_hatch(p, cell, t)
            else:
                _paint_empty(p, cell, t, waiting=False)
        p.setPen(QPen(QColor(t.caution), 2))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box, 6, 6)

    def _paint_title(self, p: QPainter, site: Site, box: QRectF) -> None:
        t = self._theme
        side = f" {site.side_letter}" if site.side_letter else ""
        for px, weight in TITLE_FONTS:  # a name is written smaller before it is cut
            p.setFont(font(px, weight))
            if p.fontMetrics().horizontalAdvance(site.label + side) <= box.width():
                break
        side_w = p.fontMetrics().horizontalAdvance(side)
        label = p.fontMetrics().elidedText(site.label, Qt.TextElideMode.ElideRight, round(box.width()) - side_w)
        p.setPen(QColor(t.ink))
        p.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), label)
        x = box.left() + p.fontMetrics().horizontalAdvance(label + " ")
        p.setPen(QColor(t.muted))
        p.drawText(QRectF(x, box.top(), 20, box.height()), int(Qt.AlignmentFlag.AlignVCenter), site.side_letter)
        charge = charge_words(self._chart, site.id) if self._chart is not None else ""
        if self._pair is not None and self._pair.id == site.id and self._pair.kind is AboutKind.CHARGE:
            charge = f"c{_charge(self._pair.theirs)}|{_charge(self._pair.mine)}"
            p.setPen(QColor(t.caution))
        x += side_w + 5
        p.setFont(font(11.5, 500))
        if charge and x + p.fontMetrics().horizontalAdvance(charge) <= box.right():
            p.drawText(QRectF(x, box.top(), 60, box.height()), int(Qt.AlignmentFlag.AlignVCenter), charge)

    def _is_at_work(self, site: Site, phase: Phase) -> bool:
        assert self._chart is not None  # noqa: S101 - rows exist only with a chart
        if phase is Phase.BEFORE:
            return self._step is ChartStep.BEFORE
        return self._step is ChartStep.AFTER and self._chart.value(site.id, Phase.BEFORE) is not None

    def _change(self, site: Site) -> SiteChange:
        assert self._chart is not None  # noqa: S101 - rows exist only with a chart
        return change_of(self._chart, site)

    # Mouse and keys

    def _row_at(self, y: float) -> int:
        i = int(y // ROW_H)
        return i if 0 <= i < len(self._sites()) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tint the row under the pointer."""
        self._hover = self._row_at(event.position().y())
        self.update()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the tinted row."""
        self._hover = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick a row."""
        i = self._row_at(event.position().y())
        if i >= 0:
            self._pick(self._sites()[i].id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down pick the neighbour; Delete asks to remove the site, with undo."""
        ids = [site.id for site in self._sites()]
        at = ids.index(self._selected) if self._selected in ids else -1
        move = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key())
        if move is not None and ids:
            self._pick(ids[min(len(ids) - 1, max(0, at + move))])
        elif is_delete(event) and at >= 0:
            self._remove(ids[at])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say the whole row in words as its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            i = self._row_at(event.pos().y())
            if i >= 0 and self._chart is not None:
                QToolTip.showText(event.globalPos(), site_words(self._chart, self._sites()[i]), self)
            return True
        return super().event(event)


def _charge(value: Cell) -> str:
    return "–" if value is None or isinstance(value, str) else f"{value:g}"


def _paint_empty(painter: QPainter, box: QRectF, theme: Theme, *, waiting: bool) -> None:
    """Paint a cell that waits for its value in the phase at work; the one that is next has the accent's edge."""
    painter.setPen(QPen(QColor(theme.accent if waiting else theme.control), 2 if waiting else 1))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
