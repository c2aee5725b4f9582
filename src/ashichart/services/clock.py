"""The clock that services are given, and the zone of this computer. Days and times of day are in `domain.days`."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from ashichart.domain.days import zone_named

Clock = Callable[[], datetime]

_LINK = Path("/etc/localtime")
_NAME = Path("/etc/timezone")
# Under this folder a zone is a file of its name, on every system that has one.
_ZONES = "zoneinfo"


def utc_now() -> datetime:
    """Return the time now, aware, in UTC."""
    return datetime.now(UTC)


def steady_seconds() -> float:
    """Return seconds on a clock that nobody sets and that goes on while the computer sleeps."""
    kind = getattr(time, "CLOCK_BOOTTIME", None) or getattr(time, "CLOCK_MONOTONIC", None)
    return time.monotonic() if kind is None else time.clock_gettime(kind)


def local_zone_name(link: Path = _LINK, name: Path = _NAME) -> str | None:
    """Return the IANA name of the zone of this computer, None where the system does not say one.

    Args:
        link: Where the system links to its zone.
        name: Where some systems write its name instead.
    """
    for found in (os.environ.get("TZ", "").lstrip(":"), _linked(link), _written(name)):
        if found and zone_named(found) is not None:
            return found
    return None


def _linked(link: Path) -> str:
    parts = link.resolve().parts
    return "/".join(parts[parts.index(_ZONES) + 1 :]) if _ZONES in parts else ""


def _written(name: Path) -> str:
    try:
        return name.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""
