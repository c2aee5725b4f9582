"""The comparison as a picture that leaves the program: three bodies, what they are, when they were read, the legend."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ashichart.domain.analysis.statistics import Comparison
from ashichart.ui.appearance.appearance import font
from ashichart.ui.appearance.theme import LIGHT
from ashichart.ui.course.compare.bodies import CompareBodies
from ashichart.ui.course.course_words import floor_words, sites_text
from ashichart.ui.course.legends import KeySign
from ashichart.ui.course.pictures import PictureOwner, PicturePage
from ashichart.wording.changes import comparison_sentence
from ashichart.wording.course import compare as say
from ashichart.wording.timing import timing_sentence

BODIES_PX = 860
_HEAD_PX = 52
_GAP_PX = 8
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def compare_picture(
    bodies: CompareBodies,
    shown: Comparison | None,
    owner: PictureOwner,
    legend: Sequence[tuple[KeySign, str]],
    unseen: int = 0,
) -> QImage:
    """Return the picture of three bodies that were filled for it.

    Args:
        bodies: In light colours; they get the size of the picture.
        shown: What is compared, None while there is one moment at most.
        owner: Whose course it is.
        legend: Signs of the change with their words.
        unseen: How many of the sites lie on none of the plates shown.
    """
    page = PicturePage(say.then_change_and_now(), owner, picture_lines(shown, unseen), tuple(legend))
    width = (page.inner_px - 2 * _GAP_PX) // 3
    # What was never shown lays out its inside only when it is looked at.
    bodies.grab()
    for body in bodies.all:
        body.setParent(None)
        body.resize(width, BODIES_PX - _HEAD_PX)

    def draw(painter: QPainter, box: QRectF) -> None:
        for number, body in enumerate(bodies.all):
            left = box.left() + number * (width + _GAP_PX)
            painter.setPen(QColor(LIGHT.ink))
            painter.setFont(font(17, 600))
            painter.drawText(QRectF(left, box.top(), width, 24), _CENTRE, body.title.text())
            painter.setPen(QColor(LIGHT.muted))
            painter.setFont(font(13, 500))
            painter.drawText(QRectF(left, box.top() + 24, width, 20), _CENTRE, body.second.text())
            painter.drawPixmap(QPoint(round(left), round(box.top()) + _HEAD_PX), body.grab())

    return page.image(BODIES_PX, draw)


def picture_lines(shown: Comparison | None, unseen: int = 0) -> tuple[str, ...]:
    """Return the sentences of the picture: n, sites out of sight, when after a dose both were read, the floor."""
    if shown is None:
        return (say.one_moment_so_far_nothing_is_compared(),)
    missing = len(shown.changes) - shown.summary.tally.compared
    compared = sites_text(shown.summary.tally.compared)
    n = say.n_read_at_both_moments(sites=compared)
    if missing:
        n = say.n_read_and_not_assessed(sites=compared, missing=missing)
    if unseen:
        n = f"{n} {say.of_them_on_other_plates_than_those(unseen)}"
    lines = (comparison_sentence(shown), n, timing_sentence(shown.then, shown.now), floor_words(shown.now.scale))
    return tuple(line for line in lines if line)
