"""Says what is wrong with the made atlas and with the point files it is made from. Nothing is put right here."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AtlasFindings:
    """What a check of the atlas came to.

    Args:
        wrong: A sentence for each fault: file, entry, remedy; empty if all is well.
        with_recipes: Whether the point files were there to be checked.
    """

    wrong: tuple[str, ...]
    with_recipes: bool


def check_atlas(made: Path, points: Path | None = None, *, unfinished: bool = False) -> AtlasFindings:
    """Check a made atlas, and the point files where they are.

    Args:
        made: The folder with `atlas.json` and what belongs to it.
        points: The folder of the point files; None looks for `points` beside `made`, as in the repository.
        unfinished: Leave out how many points, muscles and regions there must be.
    """
    from ashichart.atlas.checks.check import check_made
    from ashichart.atlas.checks.expected_counts import ANY, WHOLE
    from ashichart.atlas.checks.recipe_check import check_recipes

    demand = ANY if unfinished else WHOLE
    beside = made.parent / "points"
    folder = points or (beside if beside.is_dir() else None)
    wrong = check_recipes(folder, demand) if folder else []
    return AtlasFindings((*wrong, *check_made(made, demand)), folder is not None)
