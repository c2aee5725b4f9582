"""The program as `ashichart demo` starts it, until a session stands open; its clinic exists. Run as a program."""

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

gc.disable()  # as the command line does

from PySide6.QtCore import QSettings, Qt, QTimer  # noqa: E402

from ashichart.startup import Startup  # noqa: E402
from ashichart.ui.window.splash_picture import make_application  # noqa: E402
from tests.bench.memory import resident_mib  # noqa: E402

if TYPE_CHECKING:
    from ashichart.ui.ui_context import UiContext

started = float(os.environ["BENCH_STARTED"])
app = make_application()
opening = Startup(app, QSettings(str(Path(os.environ["ASHICHART_HOME"]) / "bench.ini"), QSettings.Format.IniFormat))
times: dict[str, float] = {}


def body_painted() -> None:
    """The drawn body stands on the screen for the first time."""
    times.setdefault("first_paint", time.time() - started)


def shown(bench: "UiContext") -> None:
    """Show the clinic, and wait for the first time that the session's body is painted."""
    from ashichart.domain.workplace import PlaceName  # the first paint needs none of it

    show_clinic(bench)
    shell = opening.window.shell
    if shell is None:
        raise RuntimeError("The clinic is not on the screen.")
    canvas = shell.place(PlaceName.CHART).body.canvas
    canvas.painted.connect(session_painted, Qt.ConnectionType.SingleShotConnection)


def session_painted() -> None:
    """The session can be charted: tell the times and leave."""
    sys.stdout.write(f"{times['first_paint']} {time.time() - started} {resident_mib()}\n")
    sys.stdout.flush()
    # The first start of all draws and reckons what the next ones find kept; it is let settle.
    QTimer.singleShot(3000 if os.environ.get("BENCH_SETTLE") else 0, lambda: os._exit(0))


show_clinic = opening.window.show_clinic
opening.window.show_clinic = shown
opening.lit.connect(body_painted)
opening.begin(None, demonstration=True)
app.exec()
