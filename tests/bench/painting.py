"""Painting pain: what a frame of a stroke costs in the Chart at 1600 × 1000, and saving the stroke at its end."""

import tempfile
import time
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ashichart.app import make_application
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.ui.appearance import appearance
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.chart.chart_place import ChartPlace
from tests.made_up.clinic import add_mara, make_bench, make_clinic

STEPS = 60


def measure() -> dict[str, float]:
    """Return milliseconds of the median and the slowest frame of a stroke of 60 steps, and of its end."""
    application = make_application()
    appearance.install(application, LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        clinic, _ = make_clinic(Path(folder))
        bench = make_bench(clinic)
        patient_id, course_id = add_mara(bench)
        session = clinic.patients.summary(patient_id).last_session
        place = ChartPlace(bench)
        place.resize(1600, 1000)
        place.show()
        place.show_for(Workplace(PlaceName.CHART, patient_id, course_id, None if session is None else session.id))
        QTest.qWait(800)
        place.body.painting.take()
        QTest.qWait(800)
        canvas = place.body.canvas
        QTest.keyClick(canvas, Qt.Key.Key_7)
        way = [canvas.sight.place_on_screen("back", 0.4 + 0.002 * i, 0.16 + 0.0015 * i).toPoint() for i in range(STEPS)]
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=way[0])
        canvas.repaint()
        frames: list[float] = []
        for at in way[1:]:
            began = time.perf_counter()
            QTest.mouseMove(canvas, at)
            canvas.repaint()
            frames.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=way[-1])
        ended = (time.perf_counter() - began) * 1000
        place.close()
        clinic.close()
    return {
        "painting_frame_ms": median(frames),
        "painting_frame_slowest_ms": max(frames),
        "painting_stroke_saved_ms": ended,
    }
