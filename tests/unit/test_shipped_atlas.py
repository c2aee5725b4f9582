"""The atlas that ships is whole and well, as `ashichart atlas check` sees it, and so are its point files."""

from ashichart.paths import bodymaps
from ashichart.services.atlas_check import check_atlas


def test_nothing_is_wrong_with_the_shipped_atlas_and_its_point_files() -> None:
    findings = check_atlas(bodymaps())
    assert findings.with_recipes
    assert findings.wrong == ()
