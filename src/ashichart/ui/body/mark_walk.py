"""The walk of Tab from mark to mark of a body, and Enter on the one it has come to."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ashichart.ui.accessible.interfaces import tell_at_work
from ashichart.ui.body.hit_testing import HitKind, HitTarget
from ashichart.ui.body.picture import BodyPicture
from ashichart.ui.body.sight import BodySight


class MarkWalk:
    """Where the keys are among the marks.

    Args:
        widget: Shows the body, and says to screen readers where Tab stands.
        sight: Brings a mark into sight.
        picture: Has the marks.
        pick: Is given the mark that Enter, or a screen reader's press, chose.
    """

    def __init__(
        self, widget: QWidget, sight: BodySight, picture: BodyPicture, pick: Callable[[HitTarget], object]
    ) -> None:
        self._widget, self._sight, self._picture, self._pick = widget, sight, picture, pick
        self._walked_to: str | None = None

    @property
    def walked_to(self) -> str | None:
        """The site at which Tab stands, None if no key brought it anywhere."""
        return self._walked_to

    def stand_at(self, site_id: str) -> None:
        """Begin at a mark that was clicked."""
        self._walked_to = None
        self._picture.pointed.set_focused(site_id)

    def step(self, *, forwards: bool) -> bool:
        """Go to the next mark, or the one before; False past the last one: the focus goes on."""
        ids, focused = self._picture.standing.walk(), self._picture.pointed.focused
        at = ids.index(focused) if focused in ids else (-1 if forwards else len(ids))
        following = at + (1 if forwards else -1)
        if not 0 <= following < len(ids):
            self._walked_to = None
            self._picture.pointed.set_focused(None)
            return False
        site_id = ids[following]
        self._go_to(site_id)
        self._sight.centre_on(site_id)
        mark = self._picture.shown.mark(site_id)
        self._widget.setAccessibleDescription(mark.full_title if mark else "")
        tell_at_work(self._widget, (site_id,))
        return True

    def press(self, site_id: str) -> None:
        """What a screen reader's press does: the keys go there, and it is picked."""
        self._widget.setFocus()
        self._go_to(site_id)
        self._pick_if_seen(site_id)

    def enter(self) -> bool:
        """Pick the mark at which the keys are; False if they are at none."""
        focused = self._picture.pointed.focused
        if focused is not None:
            self._pick_if_seen(focused)
        return focused is not None

    def _go_to(self, site_id: str) -> None:
        self._walked_to = site_id
        self._picture.pointed.set_focused(site_id, by_key=True)

    def _pick_if_seen(self, site_id: str) -> None:
        if self._picture.standing.place_of(site_id) is not None:
            self._pick(HitTarget(HitKind.MARK, site_id=site_id))
