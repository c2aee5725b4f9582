"""Made-up sheets and the program's own plates and faces, for the tests of the report."""

import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2

from ashichart import paths
from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.atlas.body import Figure, Plate, PointKind, Side, SideLetter
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.progress import ProgressPoint, ProgressSheet, list_group
from ashichart.report.bodies.bodies import PlateArt
from ashichart.report.pdf.fonts import Faces, Fonts

if TYPE_CHECKING:
    from pathlib import Path

FRONT = {"right": (0.42, 0.23), "left": (0.58, 0.23), "midline": (0.5, 0.25)}


@cache
def fonts() -> Fonts:
    folder = paths.resources() / "fonts"
    return Fonts(
        Faces(
            (folder / "SourceSans3-Regular.ttf").read_bytes(),
            (folder / "SourceSans3-SemiBold.ttf").read_bytes(),
            (folder / "NotoSansSC-Points.ttf").read_bytes(),
        )
    )


@cache
def arts(figure: Figure) -> dict[str, PlateArt]:
    folder: Path = paths.bodymaps() / figure.value
    described = json.loads((folder / "plates.json").read_text("utf-8"))
    made: dict[str, PlateArt] = {}
    for name in ("front", "back"):
        one = described[name]
        letters = tuple(SideLetter(Side(entry["side"]), *entry["at"]) for entry in one["sides"])
        plate = Plate(name, one["title"], one["group"], one["width"], one["height"], letters, one["scale"])
        made[name] = PlateArt(plate, (folder / one["svg"]).read_bytes())
    return made


def change(then: float | None, now: float | None, scale: Scale = Scale.NRS, side: Side = Side.RIGHT) -> SiteChange:
    return SiteChange(Site("s", "p", side, "GB21", PointKind.ACUPUNCTURE, "GB21"), scale, then, now)


def points(
    *pairs: tuple[float | None, float | None], scale: Scale = Scale.NRS, plain: str = "side of the back"
) -> tuple[ProgressPoint, ...]:
    """Return points spread over the back, alternating sides, each with a place of its own."""
    made: list[ProgressPoint] = []
    for index, (then, now) in enumerate(pairs):
        side = Side.RIGHT if index % 2 else Side.LEFT
        row = index // 2
        x = 0.5 + (0.045 + 0.02 * (row % 2)) * (1 if side is Side.RIGHT else -1)
        y = 0.16 + 0.78 * row / max(12, len(pairs) / 2)
        made.append(
            ProgressPoint(index + 1, side, f"{plain} {index + 1}", change(then, now, scale, side), {"back": (x, y)})
        )
    return tuple(sorted(made, key=lambda point: (list_group(point.fate), point.number)))


def sheet(*pairs: tuple[float | None, float | None], scale: Scale = Scale.NRS) -> ProgressSheet:
    return ProgressSheet(
        clinic_name="Riverside Clinic",
        is_demonstration=True,
        patient_name="Mara Lindqvist",
        birth_date=date(1983, 5, 14),
        figure=Figure.FEMALE,
        scale=scale,
        session_number=8,
        began_on=date(2026, 3, 3),
        now_on=date(2026, 6, 9),
        points=points(*pairs, scale=scale),
        printed_on=date(2026, 6, 10),
    )


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of every page in the order in which it is set, white space as single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    texts: list[str] = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(" ".join(text_page.get_text_range().split()))
        text_page.close()
        page.close()
    document.close()
    return texts


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the size of every page in mm."""
    document = pypdfium2.PdfDocument(pdf)
    sizes = [tuple(round(side * 25.4 / 72, 1) for side in document.get_page_size(i)) for i in range(len(document))]
    document.close()
    return [(width, height) for width, height in sizes]
