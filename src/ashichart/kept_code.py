"""The code that `dataclasses` writes for every value class, kept compiled from one start to the next.

Python keeps modules compiled beside their sources, but not the methods that `@dataclass` writes as text and compiles
anew each time: six for every frozen class, more than five hundred at a start, which took forty milliseconds of it.
They are kept where Python keeps the compiled modules, for the same Python alone, and are as trusted as those. Whatever
is missing, damaged or cannot be written is compiled as ever. Nothing else is kept here.
"""

import contextlib
import dataclasses
import importlib.util
import marshal
import os
import sys
import zlib
from pathlib import Path
from types import CodeType
from typing import cast

_HEAD = b"AshiChart code 1\n" + importlib.util.MAGIC_NUMBER
_CRC_BYTES = 4


def code_file() -> Path:
    """Return where compiled methods are kept: beside this module's own compiled form."""
    return Path(importlib.util.cache_from_source(__file__)).with_suffix(".methods")


class KeptCode:
    """What was compiled in earlier starts, and what this one adds.

    Args:
        file: Where it is kept; read at once if it is there and whole.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._added = 0

    @property
    def added(self) -> int:
        """How many methods had to be compiled in this start."""
        return self._added

    def run(self, text: str, names: dict[str, object], found: dict[str, object]) -> None:
        """Do what `exec` does with a text, and compile the text only if no start did so before."""
        code = self._known.get(text)
        if code is None:
            code = self._known[text] = compile(text, "<string>", "exec")
            self._added += 1
        exec(code, names, found)  # noqa: S102 - the text is that of `dataclasses`, which would do the same

    def begin(self) -> None:
        """Let `dataclasses` run its texts here: it looks `exec` up like any name, first among its own."""
        setattr(dataclasses, "exec", self.run)  # noqa: B010 - it has no such name of its own

    def keep(self) -> None:
        """Leave `dataclasses` alone again, and write what was added; that it cannot be written harms nothing."""
        if getattr(dataclasses, "exec", None) == self.run:
            delattr(dataclasses, "exec")
        if not self._added or sys.dont_write_bytecode:
            return
        body = marshal.dumps(self._known)
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            try:
                part.write_bytes(_HEAD + zlib.crc32(body).to_bytes(_CRC_BYTES, "big") + body)
                part.replace(self._file)
            finally:
                part.unlink(missing_ok=True)
        self._added = 0


def _read(file: Path) -> dict[str, CodeType]:
    """Return text -> code; empty if the file is missing, another Python's or not whole."""
    try:
        kept = file.read_bytes()
    except OSError:
        return {}
    body = kept[len(_HEAD) + _CRC_BYTES :]
    if not kept.startswith(_HEAD + zlib.crc32(body).to_bytes(_CRC_BYTES, "big")):
        return {}
    return cast("dict[str, CodeType]", marshal.loads(body))  # noqa: S302 - as trusted as the modules beside it
