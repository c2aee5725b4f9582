"""With every point of the atlas on the body no two labels overlap, on any plate, at any zoom."""

import pytest
from PySide6.QtGui import QFontMetricsF

from ashichart import paths
from ashichart.domain.atlas.body import Figure
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.ui.appearance.appearance import font
from ashichart.ui.body.label_ground import TakenGround
from ashichart.ui.body.label_places import PlacedLabel
from ashichart.ui.body.layout import Box, View, arrange
from ashichart.ui.body.painting.atlas_points import DOT_LABEL_PX, AtlasDots
from ashichart.ui.chart.chart_marks import atlas_marks
from ashichart.ui.chart.plates.bar import PLATE_SETS

WIDTH, HEIGHT = 1160.0, 820.0


@pytest.fixture(scope="module")
def atlas() -> AtlasService:
    return AtlasService(paths.bodymaps())


def labels_at(atlas: AtlasService, figure: Figure, plates: tuple[str, ...], zoom: float) -> tuple[PlacedLabel, ...]:
    """Return the labels of all points as the canvas places them, looking at the middle of the plates."""
    known = atlas.plates.of(figure)
    dots = AtlasDots()
    marks = atlas_marks(atlas.points(figure), acupuncture=True, trigger=True)
    dots.stand(arrange([known[name] for name in plates], WIDTH, HEIGHT), marks)
    dots.choose(zoom, in_motion=False)
    metrics = QFontMetricsF(font(DOT_LABEL_PX, 500))
    view = View().zoomed(zoom, WIDTH / 2, HEIGHT / 2, WIDTH, HEIGHT)

    def size_of(text: str) -> tuple[float, float]:
        return metrics.horizontalAdvance(text), metrics.height()

    return dots.labels(view, TakenGround(), Box(0.0, 0.0, WIDTH, HEIGHT), size_of)


@pytest.mark.parametrize("figure", list(Figure))
@pytest.mark.parametrize(("title", "plates"), PLATE_SETS, ids=[title for title, _ in PLATE_SETS])
def test_no_two_labels_overlap(
    atlas: AtlasService, qapp: object, figure: Figure, title: str, plates: tuple[str, ...]
) -> None:
    seen = 0
    for zoom in (1.0, 2.0, 3.0, 4.5, 8.0):
        boxes = sorted((label.box for label in labels_at(atlas, figure, plates, zoom)), key=lambda box: box.x0)
        seen += len(boxes)
        for number, box in enumerate(boxes):
            for other in boxes[number + 1 :]:
                if other.x0 >= box.x1:
                    break
                assert not box.overlaps(other), (title, zoom)
    assert seen > 20, f"{title} names its points when they are near"
