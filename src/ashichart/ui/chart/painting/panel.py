"""What the painting says, in the panel at the right: how much skin, which areas, which trigger points refer there."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from ashichart.domain.atlas.body import Side
from ashichart.services.atlas.pain_body import PaintedArea, ReferralMatch
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.parts.controls import label
from ashichart.wording.chart import painting as say
from ashichart.wording.names.sides import SIDES
from ashichart.wording.terms import and_more

ROWS = 6
_LETTERS = {Side.LEFT: "L", Side.RIGHT: "R", Side.MIDLINE: ""}


def share_words(before: float | None, after: float | None) -> str:
    """Return how much of the skin is painted: "Before 3.4 % of the skin · after 1.2 % (−2.2)"; None is not painted."""
    if before is None and after is None:
        return say.nothing_is_painted_not_assessed()
    if after is None:
        return say.before_of_the_skin_after_not_painted(before=f"{before:.1f}")
    if before is None:
        return say.before_not_painted_after_of_the_skin(after=f"{after:.1f}")
    change = round(after, 1) - round(before, 1)
    signed = say.no_change() if abs(change) < 0.05 else f"{'+' if change > 0 else '−'}{abs(change):.1f}"
    return say.before_of_the_skin_after(before=f"{before:.1f}", after=f"{after:.1f}", signed=signed)


def area_words(areas: Sequence[PaintedArea], most: int = 3) -> str:
    """Return the painted areas, "Upper back, right 60 % · Chest, left under 1 %", and how many more there are."""
    named = [
        say.area_under_one(area=one.area.name)
        if one.share < 0.01
        else say.area_share(area=one.area.name, percent=f"{100 * one.share:.0f}")
        for one in areas[:most]
    ]
    more = len(areas) - len(named)
    return " · ".join([*named, *([and_more(more)] if more > 0 else [])])


class MatchRow(QAbstractButton):
    """One trigger point with its overlap as bar and figure; a click charts it."""

    def __init__(self, match: ReferralMatch, theme: Theme) -> None:
        super().__init__()
        self.match = match
        self._theme = theme
        self.title = f"{match.point.label} {_LETTERS[match.side]}".strip()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say.chart_match(point=self.title, percent=f"{100 * match.overlap:.0f}"))
        self.setToolTip(
            say.chart_this_explains_of_the_painted_pain(
                name=match.point.name,
                side=SIDES[match.side](),
                covered=f"{match.covered:.0%}",
                overlap=f"{match.overlap:.0%}",
            )
        )

    def sizeHint(self) -> QSize:
        """As wide as the panel."""
        return QSize(200, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name, bar and figure."""
        t, wide = self._theme, self.width()
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(t.tint))
            p.drawRoundedRect(QRectF(4, 1, wide - 8, 24), 5, 5)
        p.setFont(font(13, 500))
        p.setPen(QColor(t.ink))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        p.drawText(QRectF(14, 0, wide - 142, 26), int(Qt.AlignmentFlag.AlignVCenter), self.title)
        p.drawText(QRectF(wide - 58, 0, 44, 26), right, f"{100 * self.match.overlap:.0f} %")
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(t.line))
        p.drawRoundedRect(QRectF(wide - 124, 10, 64, 6), 3, 3)
        p.setBrush(QColor(t.referral))
        p.drawRoundedRect(QRectF(wide - 124, 10, max(3.0, 64 * self.match.overlap), 6), 3, 3)
        p.end()


class PaintingPanel(QFrame):
    """Shares, areas and trigger points of a painting. `pick` is given the code and side of a trigger point."""

    def __init__(self, pick: Callable[[str, Side], object]) -> None:
        super().__init__()
        self._pick = pick
        self.setAccessibleName(say.pain_area())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 8)
        self._column.setSpacing(4)
        self.title = label(say.pain_area(), "strong")
        self.shares = label("", wrap=True)
        self.areas = label("", "hint", wrap=True)
        self._heading = label(say.trigger_points_that_refer_here(), "label")
        for part in (self.title, self.shares, self.areas, self._heading):
            part.setContentsMargins(14, 0, 14, 0)
            self._column.addWidget(part)
        self.rows: list[MatchRow] = []

    def show_painting(
        self,
        shares: tuple[float | None, float | None],
        areas: Sequence[PaintedArea],
        matches: Sequence[ReferralMatch],
        theme: Theme,
    ) -> None:
        """Show what is painted now.

        Args:
            shares: Percent of the skin before and after, None where nothing was painted.
            areas: Of the phase at work.
            matches: Of the phase at work, best first; none while only the shares are of use.
            theme: Colours.
        """
        self.shares.setText(share_words(*shares))
        self.areas.setText(area_words(areas))
        self.areas.setVisible(bool(areas))
        self._heading.setVisible(bool(matches))
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [MatchRow(match, theme) for match in matches[:ROWS]]
        for row in self.rows:
            row.clicked.connect(lambda _on=False, match=row.match: self._pick(match.point.code, match.side))
            self._column.addWidget(row)
