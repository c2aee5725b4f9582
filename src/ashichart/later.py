"""Modules that are imported when they are first used, for libraries that import more than is used of them here.

SQLAlchemy imports `asyncio` (with `ssl`) and `importlib.metadata` (with `email`) for what an embedded file never asks
of it: forty milliseconds of every start, and five MiB. Nothing else is kept waiting here.
"""

import importlib
import inspect
import sys
from types import ModuleType

_PREFILLED: dict[str, dict[str, object]] = {
    # The one thing that is asked of it while SQLAlchemy itself is imported.
    "asyncio": {"iscoroutine": inspect.iscoroutine},
    "importlib.metadata": {},
    # Drivers of SQLite that are never used here.
    "sqlalchemy.dialects.sqlite.aiosqlite": {},
    "sqlalchemy.dialects.sqlite.pysqlcipher": {},
}


class _Later(ModuleType):
    """Stands for a module until somebody asks something of it."""

    def __getattr__(self, name: str) -> object:
        """Import the module after all, and answer for it."""
        if name == "__path__" or not name.startswith("__"):
            return getattr(_real(self.__name__), name)
        raise AttributeError(name)


def _real(name: str) -> ModuleType:
    if isinstance(sys.modules.get(name), _Later):
        del sys.modules[name]
    return importlib.import_module(name)


def import_later() -> None:
    """Put the placeholders where the modules were not imported yet; call it before SQLAlchemy is imported."""
    for name, known in _PREFILLED.items():
        if name not in sys.modules:
            stand_in = _Later(name)
            vars(stand_in).update(known)
            sys.modules[name] = stand_in
            parent, _, child = name.rpartition(".")
            if parent and (parent in sys.modules or not parent.startswith("sqlalchemy")):
                setattr(importlib.import_module(parent), child, stand_in)
