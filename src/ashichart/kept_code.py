"""Code that is compiled from text at every start, kept compiled from one start to the next.

Python keeps modules compiled beside their sources, but not what is compiled out of a text: the methods that
`dataclasses` writes, six for every frozen class and more than five hundred at a start, and the modules that Qt's
bindings carry in a zip of sources. The two took seventy milliseconds of every start. They are kept where Python keeps
the compiled modules, for the same Python alone, by their whole text, and are as trusted as those. Whatever is missing,
damaged or cannot be written is compiled as ever. Nothing else is kept here.
"""

import builtins
import contextlib
import importlib.util
import marshal
import os
import sys
import zlib
from collections.abc import Generator
from pathlib import Path
from types import CodeType
from typing import Any, cast

_HEAD = b"AshiChart code 2\n" + importlib.util.MAGIC_NUMBER
_CRC_BYTES = 4

# Python's own, whatever stands in for it meanwhile.
_compile: Any = builtins.compile


def code_file(what: str) -> Path:
    """Return where compiled texts of one kind are kept: beside this module's own compiled form."""
    return Path(importlib.util.cache_from_source(__file__)).with_suffix(f".{what}")


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
        """How many texts had to be compiled since they were kept last."""
        return self._added

    def code(self, text: str | bytes, name: str) -> CodeType:
        """Return a text compiled as a module, from an earlier start if one did so.

        Args:
            text: Source.
            name: The file that tracebacks name.
        """
        code = self._known.get((name, text))
        if code is None:
            code = self._known[name, text] = _compile(text, name, "exec")
            self._added += 1
        return code

    def keep(self) -> None:
        """Write what was added; that it cannot be written harms nothing."""
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


class KeptMethods:
    """Lets `dataclasses` run the texts of its methods from kept code, between `begin` and `end`.

    Args:
        kept: The code.
    """

    def __init__(self, kept: KeptCode) -> None:
        self._kept = kept

    def begin(self) -> None:
        """Stand in for `exec`: `dataclasses` looks it up like any name, first among its own."""
        import dataclasses  # not before the first paint, which needs none

        dataclasses.exec = self._run  # pyright: ignore[reportAttributeAccessIssue]

    def end(self) -> None:
        """Leave `dataclasses` alone again, and write what was added."""
        import dataclasses

        if vars(dataclasses).get("exec") == self._run:
            del dataclasses.exec  # pyright: ignore[reportAttributeAccessIssue]
        self._kept.keep()

    def _run(self, text: str, names: dict[str, object], found: dict[str, object]) -> None:
        exec(self._kept.code(text, "<string>"), names, found)  # noqa: S102 - as `dataclasses` itself does


@contextlib.contextmanager
def kept_modules(kept: KeptCode) -> Generator[None]:
    """While Qt's bindings are imported: compile the modules that they carry as text only once for all starts."""

    def compiled(source: object, filename: object, mode: str, *others: object, **options: object) -> object:
        if isinstance(source, bytes) and isinstance(filename, str) and mode == "exec" and not others and not options:
            return kept.code(source, filename)
        return _compile(source, filename, mode, *others, **options)

    builtins.compile = cast("Any", compiled)
    try:
        yield
    finally:
        builtins.compile = _compile
    kept.keep()


def _read(file: Path) -> dict[tuple[str, str | bytes], CodeType]:
    """Return (file of the traceback, text) -> code; empty if the file is missing, another Python's or not whole."""
    try:
        kept = file.read_bytes()
    except OSError:
        return {}
    body = kept[len(_HEAD) + _CRC_BYTES :]
    if not kept.startswith(_HEAD + zlib.crc32(body).to_bytes(_CRC_BYTES, "big")):
        return {}
    return cast("dict[tuple[str, str | bytes], CodeType]", marshal.loads(body))  # noqa: S302 - as trusted as modules
