"""The patient's sheet, against reportlab drawing the same plates' paths alone through its path API."""

import re
import resource
import tempfile
import time
from datetime import datetime
from io import BytesIO
from pathlib import Path
from statistics import median

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from ashichart import paths
from ashichart.domain.atlas.body import Figure
from ashichart.domain.sheets.choices import SheetChoices, SheetKind
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import Clinic, open_demonstration
from ashichart.services.printing.printing import PrintService
from ashichart.services.printing.sheet_runs import SheetRun, orders_of

_RUN = 200

_PATH = re.compile(r"<path\b([^>]*?)/?>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_NUMBER = re.compile(r"-?\d*\.?\d+")


def _bare(svgs: list[str]) -> bytes:
    """Draw the paths of the plates and nothing else."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), pageCompression=1, invariant=1)
    for svg in svgs:
        canvas.saveState()
        canvas.scale(0.1, -0.1)
        for element in _PATH.findall(svg):
            attributes = dict(_ATTRIBUTE.findall(element))
            path = canvas.beginPath()
            x = y = 0.0
            for command, words in re.findall(r"([Mcz])([^Mcz]*)", attributes["d"]):
                numbers = [float(word) for word in _NUMBER.findall(words)]
                if command == "M":
                    x, y = numbers
                    path.moveTo(x, y)
                elif command == "z":
                    path.close()
                for i in range(0, len(numbers) - 5, 6) if command == "c" else ():
                    a, b, c, d, e, f = numbers[i : i + 6]
                    path.curveTo(x + a, y + b, x + c, y + d, x + e, y + f)
                    x, y = x + e, y + f
            fill = attributes.get("fill", "none")
            if fill != "none":
                canvas.setFillColor(HexColor(fill))
            canvas.drawPath(path, stroke=0, fill=int(fill != "none"))
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _run_of_many(clinic: Clinic, printing: PrintService, folder: Path) -> tuple[float, float]:
    """Return ms a sheet over a run of 200, saved and noted, and by how many MB the second half raised the peak."""
    known = orders_of(clinic.patients.find(""))
    orders = [order for order in known if order.course_id is not None] * (_RUN // len(known) + 1)
    run = SheetRun(
        printing, SheetKind.PROGRESS, orders[:_RUN], SheetChoices(), folder / "sheets", datetime.now().astimezone()
    )
    started = time.perf_counter()
    while run.done < _RUN // 2:
        run.step()
    half = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    run.finish()
    seconds = time.perf_counter() - started
    assert len(run.written) == _RUN
    return seconds * 1000 / _RUN, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - half) / 1024


def _of_kind(printing: PrintService, kind: SheetKind, patient_id: str, course_id: str) -> float:
    """Return the median ms of a sheet of a kind once its drawings are there."""
    taken: list[float] = []
    for _ in range(8):
        started = time.perf_counter()
        printing.make(kind, patient_id, course_id)
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken[1:])


def measure() -> dict[str, float]:
    """Return medians in ms and the ratio of the sheet to the bare paths."""
    atlas = AtlasService(paths.bodymaps())
    svgs = [atlas.plates.svg(Figure.FEMALE, name).decode() for name in ("front", "back")]
    with tempfile.TemporaryDirectory() as folder:
        clinic = open_demonstration(Path(folder) / "demonstration.ashi")
        patient = clinic.patients.today()[0]
        assert patient.course is not None
        printing = PrintService(clinic, atlas)
        started = time.perf_counter()
        printing.make(SheetKind.PROGRESS, patient.patient.id, patient.course.id)
        first = (time.perf_counter() - started) * 1000
        bare: list[float] = []
        sheet: list[float] = []
        for _ in range(12):
            started = time.perf_counter()
            _bare(svgs)
            bare.append((time.perf_counter() - started) * 1000)
            started = time.perf_counter()
            printing.make(SheetKind.PROGRESS, patient.patient.id, patient.course.id)
            sheet.append((time.perf_counter() - started) * 1000)
        records = {
            f"sheet_{kind.value}_ms": _of_kind(printing, kind, patient.patient.id, patient.course.id)
            for kind in (SheetKind.SESSION, SheetKind.COURSE)
        }
        run_ms, growth_mb = _run_of_many(clinic, printing, Path(folder))
        clinic.close()
    return {
        "bare_paths_ms": median(bare),
        "sheet_first_ms": first,
        "sheet_ms": median(sheet),
        "sheet_ratio": median(sheet) / median(bare),
        **records,
        "sheets_run_of_200_ms_each": run_ms,
        "sheets_run_growth_mb": growth_mb,
    }
