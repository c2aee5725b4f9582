"""Asks about two values where they are: the card by the mark or row, both values in the list. Decides nothing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QTimer
from PySide6.QtWidgets import QWidget

from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.layout import Box
from ashichart.ui.chart.conflict.card import Conflict, ConflictCard
from ashichart.ui.chart.conflict.place import EDGE_PX, beside
from ashichart.ui.chart.conflict.words import About, AboutKind
from ashichart.ui.chart.kap.popover import KapPopover
from ashichart.ui.chart.panel.sites_panel import SitesPanel
from ashichart.ui.chart.rating.ask import RatingAsk
from ashichart.ui.chart.rating.dock import StripLink, joining_line
from ashichart.ui.chart.session_controller import SessionController

# Half of what a mark takes up with its halo.
MARK_PX = 26


class ConflictAsk(QObject):
    """Joins the card with what it speaks of.

    Args:
        place: Over which the card stands.
        controller: Has the session.
        canvas: The body.
        panel: The lists of sites and needles.
        kap: The list of doses and vital signs.
        rating: Asks for a value meanwhile, and waits.
        bring: Brings a site into sight on the body.
    """

    def __init__(
        self, place: QWidget, controller: SessionController, canvas: BodyCanvas, panel: SitesPanel, kap: KapPopover,
        rating: RatingAsk, bring: Callable[[Site], None],
    ) -> None:  # fmt: skip
        super().__init__(place)
        self.card = ConflictCard(place, canvas.theme)
        self._over, self._controller, self._canvas, self._panel = place, controller, canvas, panel
        self._kap, self._rating, self._bring = kap, rating, bring
        self._link = StripLink(place)
        self._about: About | None = None
        self._hid_form = False
        controller.seen.conflicted.connect(self.ask)
        controller.here.opened.connect(self.card.put_off)
        controller.context.undo.changed.connect(self.card.put_off)
        self.card.closed.connect(self._end)
        canvas.moved.connect(self.place)
        panel.refreshed.connect(self.place)

    def ask(self, conflict: Conflict) -> None:
        """Show both values beside what they belong to."""
        self._about = about = conflict.about
        site = self._site(about)
        if site is not None and self._row() is None:
            self._bring(site)
        self._rating.wait(waits=True)
        self._panel.show_pair(about)
        if self._kap.is_open and about is not None:
            self._kap.form.list.show_pair(about)
        chart = self._controller.here.chart
        self.card.ask(conflict, None if chart is None else chart.session.scale)
        self.place()
        QTimer.singleShot(0, self, self.place)  # once rows that were made for both values have their room

    def _end(self) -> None:
        self._about = None
        self._link.show_line(None, "#000000")
        self._canvas.set_blocked()
        self._panel.show_pair(None)
        if self._hid_form:
            self._hid_form = False
            self._kap.form.show()
        if self._kap.is_open:
            self._kap.form.list.show_pair(None)
        self._rating.wait(waits=False)
        self._canvas.setFocus()

    def place(self) -> None:
        """Stand beside the mark or row, and off it."""
        if not self.card.isVisible():
            return
        anchor, is_mark = self._anchor()
        if anchor is None:
            self.card.stand_at(QPoint(max(8, (self._over.width() - self.card.width()) // 2), 88))
            return
        keep = [_box(self._row_of_site())] if is_mark else []
        where = self._where(anchor, keep)
        if not is_mark and self._kap.is_open and where.intersects(anchor):
            # No room beside the row: the form makes way until it is decided.
            self._kap.form.hide()
            self._hid_form = True
            anchor = self._kap.badge_rect(self._over)
            where = self._where(anchor, [])
        self.card.stand_at(where.topLeft())
        mark = QPointF(anchor.center())
        corner = self._canvas.mapTo(self._over, QPoint(0, 0))
        # Names under the card are left out, and the line runs through none of the others and through no mark.
        self._canvas.set_blocked(QRectF(where.translated(-corner)))
        picture = self._canvas.sight.picture_now()
        own = None if self._about is None else self._about.site_id
        in_the_way = [one.box for one in picture.painted_texts]
        in_the_way += [box for site_id, box in picture.boxes() if site_id != own]
        in_the_way = [box.moved(corner.x(), corner.y()) for box in in_the_way]
        line = joining_line(mark, QRectF(where), in_the_way) if is_mark else None
        self._link.show_line(line, self._canvas.theme.accent)
        self.card.raise_()

    def _where(self, anchor: QRect, keep: list[Box]) -> QRect:
        size = self.card.size()
        room = QRect(self._canvas.mapTo(self._over, QPoint(0, 0)), self._canvas.size())
        if not room.contains(anchor.center()) or size.height() + 2 * EDGE_PX > room.height():
            room = self._over.rect()  # a row beside the body, or a low window
        x, y = beside((size.width(), size.height()), _box(room), _box(anchor), keep)
        return QRect(QPoint(round(x), round(y)), size)

    def _anchor(self) -> tuple[QRect | None, bool]:
        """Return what the card speaks of in px of the place, and whether that is a mark on the body."""
        row = self._row()
        if row is not None:
            return row, False
        about = self._about
        if about is not None and about.kind is AboutKind.ENTRY:
            return self._kap.badge_rect(self._over), False
        site = self._site(about)
        found = None if site is None else self._rating.mark_place(site)
        if found is not None and self._canvas.rect().contains(found[0].toPoint()):
            centre = self._canvas.mapTo(self._over, found[0].toPoint())
            return QRect(centre - QPoint(MARK_PX, MARK_PX), centre + QPoint(MARK_PX, MARK_PX)), True
        listed = self._row_of_site()
        return (listed, False) if listed.isValid() else (None, False)

    def _row(self) -> QRect | None:
        """The row of a needle in its list, or of a dose or vital signs in theirs, in px of the place."""
        about = self._about
        if about is None:
            return None
        row = None
        if about.kind is AboutKind.NEEDLE and self._controller.here.step is ChartStep.NEEDLING:
            row = self._panel.needling.row_of(about.id)
        elif about.kind is AboutKind.ENTRY and self._kap.is_open:
            row = self._kap.form.list.row_of(about.id)
        return None if row is None else QRect(row.mapTo(self._over, QPoint(0, 0)), row.size())

    def _row_of_site(self) -> QRect:
        site, rows = self._site(self._about), self._panel.sites
        found = QRect() if site is None or not rows.isVisible() else rows.row_rect(site.id)
        return found.translated(rows.mapTo(self._over, QPoint(0, 0))) if found.isValid() else found

    def _site(self, about: About | None) -> Site | None:
        chart = self._controller.here.chart
        return None if about is None or chart is None or about.site_id is None else chart.site(about.site_id)


def _box(rect: QRect) -> Box:
    return Box(rect.left(), rect.top(), rect.right() + 1, rect.bottom() + 1)
