"""Finished pictures of plates, kept between starts so that the first paint of a chart need not draw them anew.

The bare body and nothing else: no mark, no point and no patient is ever in them. That a picture cannot be read or kept
harms nothing; it is drawn then.
"""

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage, QPixmap

from ashichart import __version__
from ashichart.domain.atlas.body import Figure

_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_ENDING = ".argb"
# The plates of one chart at two sizes, and a few to spare.
_MOST = 8


class KeptPictures:
    """The pictures that the last start needed first.

    Args:
        folder: Where they lie; made when there is something to keep.
        stamp: Gives a word for a plate's drawing that changes with it.
    """

    def __init__(self, folder: Path, stamp: Callable[[Figure, str], str]) -> None:
        self._folder = folder
        self._stamp = stamp
        self._asked: dict[Path, QPixmap] = {}

    def file_of(self, figure: Figure, plate: str, look: str, width: int, height: int) -> Path:
        """Return where a picture lies.

        Args:
            figure: Whose body.
            plate: Name of the plate.
            look: Word for the colours and the ratio of device pixels.
            width: Device pixels.
            height: Device pixels.
        """
        told = f"{__version__} {figure} {plate} {look} {width} {height} {self._stamp(figure, plate)}"
        return self._folder / (hashlib.sha256(told.encode()).hexdigest()[:32] + _ENDING)

    def find(self, file: Path, width: int, height: int) -> QPixmap | None:
        """Return a kept picture, None if there is none of this size."""
        try:
            data = file.read_bytes()
        except OSError:
            return None
        if len(data) != width * height * 4:
            return None
        # The copy owns its pixels; `data` goes with this call.
        picture = QPixmap.fromImage(QImage(data, width, height, width * 4, _FORMAT).copy())
        self.note(file, picture)
        return picture

    def note(self, file: Path, picture: QPixmap) -> None:
        """Remember that this start needed a picture, to keep it for the next one."""
        if len(self._asked) < _MOST:
            self._asked[file] = picture

    def keep(self) -> None:
        """Write what this start needed first, and throw away what it did not need."""
        asked, self._asked = self._asked, {}
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for file, picture in asked.items():
                if not file.exists():
                    part = file.with_suffix(".part")
                    part.write_bytes(picture.toImage().convertToFormat(_FORMAT).constBits())
                    part.replace(file)
            for file in self._folder.glob(f"*{_ENDING}"):
                if file not in asked:
                    file.unlink(missing_ok=True)
