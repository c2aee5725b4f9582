"""Rows of the audit trail of the made-up evening with names in place of ids, so that they can be compared as a whole.

`python -m tests.unit.acts.test_every_act` writes `rows.json` anew from what the program does; read the difference.
"""

import json
import re
from pathlib import Path
from typing import Any

from tests.made_up.evening import Evening

from ashichart.store.trail.audit import AuditEntry

ROWS = Path(__file__).with_name("rows.json")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


# Another computer has another zone, and in it another day.
_OF_COMPUTER = ("zone", "started_on")


class Names:
    """Names of everything that is in the evening before anything is done in it.

    Args:
        evening: As it is then.
    """

    def __init__(self, evening: Evening) -> None:
        parts = ("patient", "course", "other_course", "first", "second", "hand", "shoulder", "pin")
        self._names = {getattr(evening, name).id: name for name in parts}
        chart, measures = evening.chart(), evening.clinic.courses.measures(evening.course.id)
        self._names |= {one.id: f"needle {one.number}" for one in chart.needles}
        self._names |= {one.id: "dose" for one in chart.doses} | {one.id: "vitals" for one in chart.vitals}
        self._names |= {one.id: f"measure {one.kind.value}" for one in measures}

    def row(self, entry: AuditEntry) -> dict[str, Any]:
        """Return everything an entry says; an id that came with the act is "new 1" …, the act's own time is "now"."""
        self._names[entry.at.isoformat()] = "now"
        told = {
            "action": json.loads(entry.action),
            "entity": [entry.entity, entry.entity_id],
            "before": json.loads(entry.before or "null"),
            "after": json.loads(entry.after or "null"),
        }
        return self._named(told)

    def _named(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, dict):
            return {key: f"the {key} here" if key in _OF_COMPUTER else self._named(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._named(one) for one in value]
        if not isinstance(value, str):
            return value
        if value not in self._names and _ID.fullmatch(value):
            new = sum(name.startswith("new ") for name in self._names.values())
            self._names[value] = f"new {new + 1}"
        return self._names.get(value, value)
