"""The atlas that ships is whole and well, as `ashichart atlas check` sees it, and so are its point files."""

import pytest

from ashichart.domain.atlas.body import Figure
from ashichart.paths import bodymaps
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.check import check_atlas


def test_nothing_is_wrong_with_the_shipped_atlas_and_its_point_files() -> None:
    findings = check_atlas(bodymaps())
    assert findings.with_recipes
    assert findings.wrong == ()


@pytest.mark.parametrize("figure", list(Figure))
def test_points_that_take_several_needles_say_where_each_goes(figure: Figure) -> None:
    atlas = AtlasService(bodymaps())
    several = [point for point in atlas.points(figure) if point.needles > 1]
    others = [point for point in atlas.points(figure) if point.needles == 1]

    assert {"EX-HN1", "EX-B2"} <= {point.code for point in several}
    for point in several:
        for place in point.places.values():
            assert len(place.needles) == point.needles, point.code
    assert not any(place.needles for point in others for place in point.places.values())
