"""The phase switch: Before, Needling, After, each with how much is done in words."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.workplace import ChartStep
from ashichart.ui.accessible.interfaces import tell_changed
from ashichart.ui.accessible.parts import ListedParts, Part, PartedGroup, PartRole
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import Theme
from ashichart.wording import terms
from ashichart.wording.chart import header as say
from ashichart.wording.terms import done_of_total

STEPS = (ChartStep.BEFORE, ChartStep.NEEDLING, ChartStep.AFTER)
STEP_NAMES = {
    ChartStep.BEFORE: terms.before_alone(),
    ChartStep.NEEDLING: terms.needling(),
    ChartStep.AFTER: terms.after_alone(),
}


def step_words(chart: SessionChart | None, step: ChartStep) -> tuple[str, float]:
    """Return the count in words and the share that is done, 0–1."""
    if chart is None:
        return "–", 0.0
    if step is ChartStep.NEEDLING:
        count = chart.needle_count
        if count.placed == 0:
            return say.none_in(), 0.0
        return say.in_and_out(placed=count.placed, removed=count.removed), count.removed / count.placed
    if step is ChartStep.BEFORE:
        # A site that was only needled was never meant to be pressed: it is not one that was forgotten.
        done = len(chart.rated(Phase.BEFORE))
        recorded = sum(phase is Phase.BEFORE for _, phase in chart.readings)
        total = recorded + len(chart.left_for_before())
        return (done_of_total(done=done, total=total), done / total) if total else (say.no_site_yet(), 0.0)
    total = len(chart.rated(Phase.BEFORE))
    done = total - len(chart.left_for_after())
    return (done_of_total(done=done, total=total), done / total) if total and done else ("–", 0.0)


class PhaseSwitch(QWidget, PartedGroup):
    """Three segments; one is at work. `choose` is given the one that is pressed."""

    def __init__(self, theme: Theme, choose: Callable[[ChartStep], object]) -> None:
        super().__init__()
        self._theme, self._choose = theme, choose
        self._step = ChartStep.BEFORE
        self._chart: SessionChart | None = None
        self._pad_px = 12
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(44)
        self.setMaximumWidth(350)
        self.parts = ListedParts(self._listed, lambda key: choose(ChartStep(key)))
        self.setAccessibleName(say.phase_of_the_session())
        self.setToolTip(say.before_f_needling_f_after_f())

    def sizeHint(self) -> QSize:
        """Return the size in a wide window."""
        return QSize(348, 44)

    def set_theme(self, theme: Theme) -> None:
        """Dress the switch anew."""
        self._theme = theme
        self.update()

    def show_step(self, step: ChartStep, chart: SessionChart | None) -> None:
        """Show which segment is at work and how much of each is done."""
        self._step, self._chart = step, chart
        spoken = ", ".join(f"{STEP_NAMES[each]} {step_words(chart, each)[0]}" for each in STEPS)
        self.setAccessibleDescription(say.is_at_work(phase=STEP_NAMES[step], counts=spoken))
        self.update()
        tell_changed(self)

    def segment_rect(self, step: ChartStep) -> QRectF:
        """Return where a segment is, in px: each as wide as its words need, what is left over in equal parts."""
        wanted = [self._wanted_px(each) for each in STEPS]
        rest = (self.width() - sum(wanted)) / len(STEPS)
        at = STEPS.index(step)
        return QRectF(sum(wanted[:at]) + at * rest, 0, wanted[at] + rest, self.height())

    def _listed(self) -> Iterator[tuple[str, Part]]:
        for step in STEPS:
            words, _ = step_words(self._chart, step)
            is_at_work = step is self._step
            box = self.segment_rect(step).toRect()
            yield step.value, Part(STEP_NAMES[step], box, words, PartRole.CHOICE, is_at_work, is_at_work)

    def _wanted_px(self, step: ChartStep) -> float:
        words, _ = step_words(self._chart, step)
        name_px = QFontMetricsF(font(13, 600)).horizontalAdvance(STEP_NAMES[step])
        return max(name_px, QFontMetricsF(font(12)).horizontalAdvance(words)) + 2 * self._pad_px

    def least_px(self, *, tiny: bool) -> int:
        """Return how wide the words are at least; the switch is never made smaller."""
        self._pad_px = 9 if tiny else 12
        return int(sum(self._wanted_px(step) for step in STEPS)) + 8

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and the segments."""
        t = self._theme
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(t.line2 if self.hasFocus() else t.line), 1))
        p.setBrush(QColor(t.sunk))
        p.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 7, 7)
        for step in STEPS:
            box = self.segment_rect(step).adjusted(3, 3, -3, -3)
            words, share = step_words(self._chart, step)
            active = step is self._step
            if active:
                p.setPen(QPen(QColor(t.accent if self.hasFocus() else t.line2), 1))
                p.setBrush(QColor(t.surface))
                p.drawRoundedRect(box, 5, 5)
            p.setFont(font(13, 600))
            p.setPen(QColor(t.ink if active else t.muted))
            p.drawText(box.adjusted(self._pad_px, 3, -2, -18), int(Qt.AlignmentFlag.AlignVCenter), STEP_NAMES[step])
            p.setFont(font(12))
            p.setPen(QColor(t.ink if active else t.muted))
            p.drawText(box.adjusted(self._pad_px, 17, -2, -4), int(Qt.AlignmentFlag.AlignVCenter), words)
            if active:
                track = QRectF(box.left() + self._pad_px, box.bottom() - 3, box.width() - 2 * self._pad_px, 2)
                p.fillRect(track, QColor(t.line))
                p.fillRect(QRectF(track.left(), track.top(), track.width() * share, 2), QColor(t.accent))
        p.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the segment under the pointer."""
        for step in STEPS:
            if self.segment_rect(step).contains(event.position()):
                self._choose(step)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        move = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}.get(event.key())
        if move is None:
            super().keyPressEvent(event)
            return
        at = min(2, max(0, STEPS.index(self._step) + move))
        self._choose(STEPS[at])
