"""What the X server shows, and whether it has come to rest. Never a widget's own grab: that paints and hides faults."""

import resource
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QObject, QRect, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

QUIET_MS = 120
# Of 255: the mean of a square differs by more than this when something else is drawn there.
SQUARE_LEVELS = 14
# Presses of a key that is held before it is believed that nothing comes of them.
ENOUGH_REPEATS = 6


def until(condition: Callable[[], object], what: str, limit_ms: int = 5000) -> None:
    """Let the program run until a condition holds.

    Raises:
        AssertionError: With `what`, if it does not within the limit.
    """
    end = QDeadlineTimer(limit_ms)
    while not condition():
        assert not end.hasExpired(), f"in vain: {what}"
        _run(10)


def _run(most_ms: int) -> None:
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, most_ms)
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    time.sleep(0.002)


@dataclass(frozen=True)
class Idleness:
    """What the program did while nobody touched it."""

    paints: Counter[str]
    requests: int
    cpu_ms: float


class Sight(QObject):
    """Looks at the screen and counts paintings; one for a test, `close` it."""

    def __init__(self) -> None:
        super().__init__()
        self._paints: Counter[str] = Counter()
        self._requests = 0
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.installEventFilter(self)

    def close(self) -> None:
        """Count no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count; nothing is held back."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._paints[f"{type(watched).__name__} {watched.objectName()}".strip()] += 1
        elif event.type() is QEvent.Type.UpdateRequest:
            self._requests += 1
        return False

    @property
    def painted(self) -> int:
        """How many paintings there were so far."""
        return self._paints.total()

    def shot(self, box: QRect) -> np.ndarray:
        """Return the pixels of a part of the screen: (height, width, 4) bytes."""
        screen = self._app.primaryScreen()
        image = screen.grabWindow(0, box.x(), box.y(), box.width(), box.height()).toImage()
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
        return rows[:, : image.width(), :3].copy()

    def at_rest(self, box: QRect, limit_ms: int = 6000) -> np.ndarray:
        """Return the pixels once two looks apart by 120 ms are equal and nothing was painted between.

        Raises:
            AssertionError: If the screen does not come to rest: something asks for painting again and again.
        """
        end = QDeadlineTimer(limit_ms)
        count, since = self.painted, time.monotonic()
        last = self.shot(box)
        while not end.hasExpired():
            _run(10)
            if self.painted != count:
                count, since = self.painted, time.monotonic()
            elif (time.monotonic() - since) * 1000 >= QUIET_MS:
                now = self.shot(box)
                if np.array_equal(now, last):
                    return now
                last, since = now, time.monotonic()
        raise AssertionError(f"the screen does not come to rest: {self._paints.most_common(4)}")

    def idle(self, seconds: float = 2.0) -> Idleness:
        """Return what the program does in a while in which nobody touches it, in Qt's own loop."""
        self._paints.clear()
        self._requests = 0
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        before = _cpu_ms()
        loop.exec()
        return Idleness(Counter(self._paints), self._requests, _cpu_ms() - before)


class Repeats(QObject):
    """Counts the presses that come in at the program's windows; `close` it."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app = app
        app.installEventFilter(self)

    def close(self) -> None:
        """Count no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count; nothing is held back."""
        if isinstance(watched, QWindow) and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._count += 1
        return False

    def wait(self, unless: Callable[[], bool] = lambda: False) -> None:
        """Wait until a key that is held has come in several times more, unless that needs no waiting for."""
        wanted = self._count + ENOUGH_REPEATS
        until(lambda: self._count >= wanted or unless(), "a key that is held comes again and again")


def _cpu_ms() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return (used.ru_utime + used.ru_stime) * 1000


def differing(one: np.ndarray, other: np.ndarray) -> tuple[int, QRect]:
    """Return how many squares of 4 px look otherwise in two pictures, and the box around them.

    Squares, because the edge of the same letter may be smoothed otherwise when it lies a fraction of a pixel apart.
    """
    assert one.shape == other.shape, "pictures of two sizes"
    apart = np.abs(_squares(one) - _squares(other)).max(axis=2) > SQUARE_LEVELS
    ys, xs = np.nonzero(apart)
    if not len(ys):
        return 0, QRect()
    box = QRect(int(xs.min()), int(ys.min()), int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1)
    return int(apart.sum()), QRect(box.x() * 4, box.y() * 4, box.width() * 4, box.height() * 4)


def _squares(pixels: np.ndarray) -> np.ndarray:
    height, width = pixels.shape[0] // 4 * 4, pixels.shape[1] // 4 * 4
    return pixels[:height, :width].reshape(height // 4, 4, width // 4, 4, 3).mean(axis=(1, 3))


def keep_pictures(folder: Path, **pictures: np.ndarray) -> str:
    """Write pictures as PNG for somebody to look at, and return where."""
    for name, pixels in pictures.items():
        height, width, _ = pixels.shape
        full = np.ascontiguousarray(np.dstack([pixels, np.full((height, width), 255, np.uint8)]))
        QImage(full.data, width, height, 4 * width, QImage.Format.Format_RGB32).save(str(folder / f"{name}.png"))
    return str(folder)
