"""The marks of a body for screen readers: what each is, where it stands, and a press that opens it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize

from ashichart.ui.accessible.parts import WHOLE, Part, PartKey, Parts
from ashichart.ui.body.picture import BodyPicture

_HALF_PX = 9


class MarkParts(Parts):
    """The marks that are seen, in the order of Tab.

    Args:
        picture: What stands on the body.
        press: Called with the site whose mark is pressed.
    """

    def __init__(self, picture: BodyPicture, press: Callable[[str], object]) -> None:
        self._picture, self._press = picture, press

    def keys(self, within: PartKey = WHOLE) -> Sequence[PartKey]:
        """The sites that are seen on the plates shown."""
        return () if within else tuple((site_id,) for site_id in self._picture.standing.walk())

    def part(self, key: PartKey) -> Part | None:
        """A mark that is seen."""
        mark, place = self._picture.shown.mark(key[0]), self._picture.standing.place_of(key[0])
        if mark is None or place is None:
            return None
        corner = place.toPoint() - QPoint(_HALF_PX, _HALF_PX)
        return Part(
            mark.full_title,
            QRect(corner, QSize(2 * _HALF_PX, 2 * _HALF_PX)),
            is_chosen=key[0] == self._picture.shown.selected,
            is_at_work=key[0] == self._picture.pointed.focused,
        )

    def press(self, key: PartKey) -> None:
        """Open it, as Enter does."""
        if self.part(key) is not None:
            self._press(key[0])
