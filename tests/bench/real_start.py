"""The program as `ashichart demo` starts it, until a session stands open; its clinic exists. Run as a program."""

import gc
import os
import sys
import time
from pathlib import Path

gc.disable()  # as the command line does

from PySide6.QtCore import QSettings, Qt, QTimer  # noqa: E402

from ashichart.opening import Opening  # noqa: E402
from ashichart.ui.first_light import make_application  # noqa: E402
from tests.bench.memory import resident_mib  # noqa: E402

started = float(os.environ["BENCH_STARTED"])
app = make_application()
opening = Opening(app, QSettings(str(Path(os.environ["ASHICHART_HOME"]) / "bench.ini"), QSettings.Format.IniFormat))
times: dict[str, float] = {}


def body_painted() -> None:
    """The drawn body stands on the screen for the first time."""
    times.setdefault("first_paint", time.time() - started)


def look_for_session() -> None:
    """Report once the session's body was painted."""
    from ashichart.domain.workplace import PlaceName

    shell = opening.window.shell
    if shell is None:
        return
    place = shell.place(PlaceName.CHART)
    if "canvas" not in times:
        times["canvas"] = 0.0
        place.canvas.painted.connect(session_painted, Qt.ConnectionType.SingleShotConnection)
        place.canvas.update()


def session_painted() -> None:
    """The session can be charted: tell the times and leave."""
    sys.stdout.write(f"{times['first_paint']} {time.time() - started} {resident_mib()}\n")
    sys.stdout.flush()
    # The first start of all draws and reckons what the next ones find kept; it is let settle.
    QTimer.singleShot(3000 if os.environ.get("BENCH_SETTLE") else 0, lambda: os._exit(0))


opening.lit.connect(body_painted)
opening.begin(None, demonstration=True)
watch = QTimer()
watch.timeout.connect(look_for_session)
watch.start(1)
app.exec()
