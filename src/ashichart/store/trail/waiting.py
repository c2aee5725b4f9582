"""Entries of a clinic that is open for viewing only: kept outside its file until the file can be written again.

What leaves the program is recorded from such a clinic too. The entries hold ids and kinds, never a name or a value.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from ashichart.domain.charting.act_labels import AuditedAct, read_action
from ashichart.domain.errors import UserError
from ashichart.store.keys.key_slots import write_whole
from ashichart.wording.refusals import cannot_record

_FORMAT = "ashichart-waiting"


@dataclass(frozen=True, slots=True)
class WaitingEntry:
    """An entry that the file does not hold yet."""

    at: datetime
    actor_id: str
    act: AuditedAct
    entity: str
    entity_id: str


class WaitingEntries:
    """The entries that wait for one file.

    Args:
        file: Beside the anchor of that file; made with the first entry.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, entries: Sequence[WaitingEntry]) -> None:
        """Keep entries; they are on the disk when it returns.

        Raises:
            UserError: If they cannot be kept: what they record must not be done then.
        """
        told = [_told(entry) for entry in (*self.read(), *entries)]
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._file, json.dumps({"format": _FORMAT, "entries": told}).encode("ascii"))
        except (OSError, UserError) as error:
            raise UserError(*cannot_record(str(self._file.parent))) from error

    def read(self) -> tuple[WaitingEntry, ...]:
        """Return what waits, oldest first; a file that makes no sense holds nothing."""
        try:
            found = json.loads(self._file.read_bytes())
            if found["format"] != _FORMAT:
                return ()
            return tuple(_entry(one) for one in found["entries"])
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return ()

    def clear(self) -> None:
        """Forget them: the file holds them now."""
        self._file.unlink(missing_ok=True)


def _told(entry: WaitingEntry) -> dict[str, str]:
    return {
        "at": entry.at.isoformat(),
        "actor_id": entry.actor_id,
        "action": entry.act.text,
        "entity": entry.entity,
        "entity_id": entry.entity_id,
    }


def _entry(told: object) -> WaitingEntry:
    held = cast("dict[str, Any]", told)
    act, at = read_action(held["action"]), datetime.fromisoformat(held["at"])
    if act is None or at.tzinfo is None:
        raise ValueError("An entry that waits makes no sense.")
    return WaitingEntry(at, str(held["actor_id"]), act, str(held["entity"]), str(held["entity_id"]))
