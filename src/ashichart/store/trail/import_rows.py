"""Every row that came with an imported patient, packed into one text of its entry in the audit trail. No SQL is run.

Without them an import could not be brought into another version of the file: nothing else in the trail holds them.
"""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, cast

Row = dict[str, Any]

# Under this name in the entry.
ROWS = "rows"
# In this order they can be written: none names a row that comes after it.
TABLES = (
    "course", "session", "measure", "site", "session_site", "reading", "charge", "needle", "dose", "vitals",
    "pain_area",
)  # fmt: skip


def packed(rows: Mapping[str, Sequence[Row]]) -> str:
    """Return rows by table as one short text; patients repeat the same columns, so it is a tenth of the JSON."""
    told = json.dumps({name: list(rows[name]) for name in TABLES if rows.get(name)}, separators=(",", ":"))
    return base64.b64encode(zlib.compress(told.encode("utf-8"), 9)).decode("ascii")


def unpacked(text: str) -> list[tuple[str, Row]]:
    """Return (table, row) in an order in which they can be written.

    Raises:
        ValueError: If the text makes no sense.
    """
    try:
        told = cast("dict[str, list[Row]]", json.loads(zlib.decompress(base64.b64decode(text, validate=True))))
    except zlib.error as error:
        raise ValueError("The rows of an import make no sense.") from error
    return [(name, row) for name in TABLES for row in told.get(name, ())]
