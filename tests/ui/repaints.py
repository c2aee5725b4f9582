"""Whether a widget paints anew by itself. `grab` paints too, and hides a picture that was never renewed."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_MOST_MS = 2000


class _Paints(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


@contextmanager
def repaints(widget: QWidget) -> Iterator[None]:
    """Hold what is done inside to it: the shown widget paints because of it, without being asked by the test."""
    painted = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    assert painted.isVisible(), "what is not shown is not painted"
    QCoreApplication.processEvents()
    paints = _Paints()
    painted.installEventFilter(paints)
    yield
    end = QDeadlineTimer(_MOST_MS)
    while not paints.count:
        assert not end.hasExpired(), f"{type(widget).__name__} was not painted anew"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
    painted.removeEventFilter(paints)
