"""The floor: an empty Qt window with a graphics view, and its memory once numpy is imported. Run as a program."""

import importlib
import os
import sys
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow

from tests.bench.memory import resident_mib


class View(QGraphicsView):
    """Says when it was painted first."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, report and leave."""
        super().paintEvent(event)
        painted = time.time() - float(os.environ["BENCH_STARTED"])
        importlib.import_module("numpy")
        sys.stdout.write(f"{painted} {resident_mib()}\n")
        sys.stdout.flush()
        os._exit(0)


app = QApplication([])
window = QMainWindow()
view = View(QGraphicsScene())
window.setCentralWidget(view)
window.resize(1440, 900)
window.show()
app.exec()
