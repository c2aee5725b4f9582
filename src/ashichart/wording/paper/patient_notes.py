"""What stands in the list of a patient's sheet, and the notes under it: what its marks and numbers mean."""

from collections.abc import Iterable

from ashichart.domain.atlas.body import Side
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.progress import Fate, ProgressPoint
from ashichart.wording import terms
from ashichart.wording.catalogue import Text
from ashichart.wording.paper import progress
from ashichart.wording.paper.number_words import in_words

CANNOT_SHOW_WHY = Text("This sheet shows what changed. It cannot show why.")()
LIST_WORDS: dict[Fate, str] = {
    Fate.LESS: Text("clearly less")(),
    Fate.LITTLE_LESS: Text("a little less*")(),
    Fate.SAME: terms.the_same(),
    Fate.LITTLE_MORE: Text("a little more*")(),
    Fate.MORE: terms.more_tender(),
    Fate.NOT_PRESSED: progress.not_pressed(),
    Fate.NEW: Text("new")(),
    Fate.NEVER_PRESSED: progress.not_pressed(),
}
SIDE_WORDS: dict[Side, str] = {
    Side.LEFT: terms.left(),
    Side.RIGHT: terms.right(),
    Side.MIDLINE: Text("Middle", about="the patient's sheet")(),
}

_ONE_STEP = Text("* One step on the scale can happen by chance.")
_SMALL_CHANGE = Text("* A change this small can happen by chance.")
_SCALES = {
    Scale.NRS: Text("0 is not tender, 10 is the worst you can imagine."),
    Scale.GRADE: Text("0 is not tender, IV is so tender that a light touch is too much."),
    Scale.PPT: Text("The number is how hard we pressed until it hurt, in kgf/cm². A higher number is less tender."),
}
_NO_AVERAGE = Text("No point was pressed every time, so there is no average.")
_AVERAGE_OF_ONE = Text("The one point we pressed every time, before the session.")
_AVERAGE_OF = Text("The {count} points we pressed every time, before the session.")


def small_step_note(points: Iterable[ProgressPoint], scale: Scale) -> str:
    """Return what the asterisk in the list means, "" if no point carries it."""
    if not any(point.fate in (Fate.LITTLE_LESS, Fate.LITTLE_MORE) for point in points):
        return ""
    return (_ONE_STEP if scale is Scale.NRS else _SMALL_CHANGE)()


def scale_words(scale: Scale) -> str:
    """Return what the numbers mean."""
    return _SCALES[scale]()


def trend_words(n: int) -> str:
    """Return what the average is made of.

    Args:
        n: How many points the mean holds; 0 if no point was read every time.
    """
    if n == 0:
        return _NO_AVERAGE()
    return _AVERAGE_OF_ONE() if n == 1 else _AVERAGE_OF(count=in_words(n))
