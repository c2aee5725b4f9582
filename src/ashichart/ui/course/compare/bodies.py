"""Then, change and now as three large bodies; while the slider moves, marks grow and fade between real moments."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ashichart.domain.analysis.change import SiteChange, Verdict
from ashichart.domain.atlas.body import Figure, PlatePoint
from ashichart.domain.charting.sites import Site
from ashichart.domain.notation import Glyph, MarkState, Shape, glyph_of
from ashichart.domain.scales import Scale
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.canvas import BodyCanvas
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.body.marks import BodyMark, mark_scale
from ashichart.ui.body.painting.glyph_painter import paint_glyph
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.course.bodies.body_pairs import PlacesOf, paint_change_mark
from ashichart.ui.course.course_words import change_text, change_words
from ashichart.ui.parts.controls import label

CHANGE_PX = 22.0
Values = Mapping[str, float]


def moment_marks(sites: Sequence[Site], scale: Scale, values: Values, places_of: PlacesOf) -> tuple[BodyMark, ...]:
    """Return the marks of one moment; a site without a number is drawn as not assessed."""
    return tuple(
        BodyMark(
            site.id, site.label, site.side_letter, glyph_of(site, scale, values.get(site.id), None), places_of(site)
        )
        for site in sites
    )


class _Headed(BodyCanvas):
    """A body with a title that stands over it."""

    def __init__(self, art: PlateArtCache) -> None:
        super().__init__(art)
        self.title, self.second = label("", "strong"), label("", "hint")
        self.waiting = ""
        for words in (self.title, self.second):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_titles(self, title: str, second: str) -> None:
        """Say which moment this is."""
        self.title.setText(title)
        self.second.setText(second)
        self.setAccessibleName(", ".join(part for part in (title, second, self.waiting) if part))

    def wait_for(self, sentence: str) -> None:
        """Show a sentence in place of the body, which would look healed (docs/principles.md); "" shows the body."""
        self.waiting = sentence
        self.setEnabled(not sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the body, then what stands on it alone; or what is waited for."""
        if self.waiting:
            self._paint_waiting()
            return
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_over(painter)
        painter.end()

    def _paint_waiting(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self.theme.paper))
        box = QRectF(self.rect()).adjusted(16, 8, -16, -16)
        edge = QPen(QColor(self.theme.line2), 1.2)
        edge.setDashPattern([4.0, 4.0])
        painter.setPen(edge)
        painter.drawRoundedRect(box, 8, 8)
        painter.setFont(font(14, 500))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(
            box.adjusted(20, 20, -20, -20),
            int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap),
            self.waiting,
        )
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """Paint what only this body has."""


class MovingBody(_Headed):
    """One moment, or what lies between two while the slider moves: then marks have no numbers and no names."""

    def __init__(self, art: PlateArtCache) -> None:
        super().__init__(art)
        self._between: tuple[tuple[Site, Glyph, Glyph, Mapping[str, tuple[float, float]]], ...] = ()
        self._share = 0.0

    @property
    def is_moving(self) -> bool:
        """True while what is shown was never read."""
        return bool(self._between)

    def show_moment(self, marks: tuple[BodyMark, ...]) -> None:
        """Show a moment as it was read."""
        self._between = ()
        self.set_marks(marks)

    def show_between(
        self, sites: Sequence[Site], scale: Scale, one: Values, other: Values, share: float, places_of: PlacesOf
    ) -> None:
        """Show the picture between two moments.

        Args:
            sites: All that are read at either.
            scale: Of both.
            one: Site id -> number at the moment that is left.
            other: The same at the moment that comes.
            share: 0 to 1 of the way.
            places_of: Where a site lies.
        """
        if not self._between:
            self.set_marks(())
        self._between = tuple(
            (
                site,
                glyph_of(site, scale, one.get(site.id), None),
                glyph_of(site, scale, other.get(site.id), None),
                places_of(site),
            )
            for site in sites
        )
        self._share = share
        self.update()

    def paint_over(self, painter: QPainter) -> None:
        """Paint marks on their way: sizes and colours go over into each other, what was not assessed fades."""
        shown = {slot.plate.name for slot in self._picture.standing.slots}
        scale = mark_scale(min((slot.body_px for slot in self._picture.standing.slots), default=800.0))
        for _site, one, other, places in self._between:
            for plate, at in places.items():
                if plate in shown:
                    centre = self.sight.place_on_screen(plate, *at)
                    for glyph, opacity in _between(one, other, self._share):
                        painter.setOpacity(opacity)
                        paint_glyph(painter, centre, glyph, self.theme, scale)
        painter.setOpacity(1.0)


def _between(one: Glyph, other: Glyph, share: float) -> tuple[tuple[Glyph, float], ...]:
    """The glyphs of a site on its way, each with its opacity."""
    if one.step is None or other.step is None:
        same = one.step is None and other.step is None
        return ((one, 1.0),) if same else ((_bare(one), 1.0 - share), (_bare(other), share))
    step = round(one.step + (other.step - one.step) * share)
    r = one.r + (other.r - one.r) * share
    return ((replace(_bare(other), step=step, r=r), 1.0),)


def _bare(glyph: Glyph) -> Glyph:
    return replace(glyph, text="")


class ChangeBody(_Headed):
    """What changed between two moments: sign, shape and number, never colour alone."""

    def __init__(self, art: PlateArtCache, places_of: PlacesOf) -> None:
        super().__init__(art)
        self._places_of = places_of
        self._changes: tuple[SiteChange, ...] = ()
        self._chosen: str | None = None

    def show_changes(self, changes: tuple[SiteChange, ...]) -> None:
        """Show these changes; none while the slider moves."""
        self._changes = changes
        # The canvas keeps names apart and takes clicks; the sign of the change is painted over its empty mark.
        quiet = Glyph(Shape.CIRCLE, MarkState.TYPED, CHANGE_PX / 2, 0)
        self.set_marks(
            tuple(
                BodyMark(
                    change.site.id,
                    change.site.label,
                    " ".join(part for part in (change.site.side_letter, _number(change)) if part),
                    quiet,
                    self._places_of(change.site),
                    spoken=change_words(change),
                )
                for change in changes
            )
        )

    def choose(self, site_id: str | None) -> None:
        """Draw the halo around a site."""
        self._chosen = site_id
        self.set_selected(site_id)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the signs, clear ones last."""
        shown = {slot.plate.name for slot in self._picture.standing.slots}
        rank = {Verdict.NOT_COMPARABLE: 0, Verdict.NO_CLEAR_CHANGE: 1}
        for change in sorted(self._changes, key=lambda one: rank.get(one.verdict, 2)):
            for plate, at in self._places_of(change.site).items():
                if plate in shown:
                    centre = self.sight.place_on_screen(plate, *at)
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(self.theme.surface))
                    painter.drawEllipse(centre, CHANGE_PX / 2 + 1, CHANGE_PX / 2 + 1)
                    paint_change_mark(painter, centre, change.verdict, self.theme, CHANGE_PX)
                    if change.site.id == self._chosen:
                        painter.setPen(QPen(QColor(self.theme.accent), 2))
                        painter.setBrush(Qt.BrushStyle.NoBrush)
                        painter.drawEllipse(centre, CHANGE_PX / 2 + 4, CHANGE_PX / 2 + 4)


def _number(change: SiteChange) -> str:
    return "" if change.amount is None else change_text(change.scale, change.amount)


class CompareBodies(QWidget):
    """The three bodies side by side, with one choice of plates.

    Args:
        art: Shared drawings.
        places_of: Where a site lies on each plate.
        theme: Colours.
        choose: Is given the id of the site that was clicked on any of them.
    """

    def __init__(
        self,
        art: PlateArtCache,
        places_of: PlacesOf,
        theme: Theme,
        choose: Callable[[str], object] = lambda _site_id: None,
    ) -> None:
        super().__init__()
        self._choose = choose
        self.then, self.change, self.now = MovingBody(art), ChangeBody(art, places_of), MovingBody(art)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for body in self.all:
            column = QVBoxLayout()
            column.setContentsMargins(0, 6, 0, 0)
            column.setSpacing(2)
            column.addWidget(body.title)
            column.addWidget(body.second)
            column.addWidget(body, 1)
            row.addLayout(column, 1)
            body.let_pick(self)
        self.set_theme(theme)

    @property
    def all(self) -> tuple[_Headed, _Headed, _Headed]:
        """Then, change, now."""
        return (self.then, self.change, self.now)

    def show_body(self, figure: Figure, plates: tuple[str, ...]) -> None:
        """Show these plates of a figure on all three."""
        for body in self.all:
            body.set_figure(figure)
            body.set_plates(plates)

    def select(self, site_id: str | None) -> None:
        """Draw the halo around a site on all three."""
        self.then.set_selected(site_id)
        self.now.set_selected(site_id)
        self.change.choose(site_id)

    def set_theme(self, theme: Theme) -> None:
        """Show in other colours."""
        for body in self.all:
            body.set_theme(theme)

    def pick(self, target: HitTarget) -> None:
        """Choose the site whose mark was clicked."""
        if target.kind is HitKind.MARK:
            self._choose(target.site_id)

    def drop_pin(self, site_id: str, place: PlatePoint) -> None:
        """What is compared cannot be moved."""
