"""Which kinds of sheet there are and who makes each. A kind that is not registered here is offered nowhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ashichart.domain.sheets.choices import SheetKind
from ashichart.services.printing.sheets.blank import make_blank
from ashichart.services.printing.sheets.course import make_course
from ashichart.services.printing.sheets.placement import make_placement
from ashichart.services.printing.sheets.progress import make_progress
from ashichart.services.printing.sheets.session import make_session
from ashichart.services.printing.sheets.source import Press, SheetSource

if TYPE_CHECKING:
    from ashichart.report.pdf.document import Pages

Maker = Callable[[SheetSource, Press], "Pages"]

MAKERS: dict[SheetKind, Maker] = {
    SheetKind.PROGRESS: make_progress,
    SheetKind.SESSION: make_session,
    SheetKind.COURSE: make_course,
    SheetKind.PLACEMENT: make_placement,
    SheetKind.BLANK: make_blank,
}


def kinds() -> tuple[SheetKind, ...]:
    """Return the kinds that can be made, in the order in which they are offered."""
    return tuple(kind for kind in SheetKind if kind in MAKERS)
