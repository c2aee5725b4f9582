"""What an act is called: its kind and the values that a sentence needs, and how the audit trail keeps them.

The sentence itself is in `wording.acts`; nothing here is a word for people.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class ActKind(StrEnum):
    """Every kind of act that the program knows."""

    RATE_SITE = "rate_site"
    CHARGE_SITE = "charge_site"
    CLEAR_READING = "clear_reading"
    BRING_SITES = "bring_sites"
    BRING_IN = "bring_in"
    BRING_PROTOCOL = "bring_protocol"
    MIRROR_SITE = "mirror_site"
    MOVE_PIN = "move_pin"
    REPLACE_SITE = "replace_site"
    REMOVE_SITE = "remove_site"
    PLACE_NEEDLES = "place_needles"
    TAKE_NEEDLES_OUT = "take_needles_out"
    CHANGE_NEEDLE = "change_needle"
    REMOVE_NEEDLES = "remove_needles"
    RECORD_DOSE = "record_dose"
    CHANGE_DOSE = "change_dose"
    REMOVE_DOSE = "remove_dose"
    RESTORE_DOSE = "restore_dose"
    RECORD_VITALS = "record_vitals"
    CHANGE_VITALS = "change_vitals"
    REMOVE_VITALS = "remove_vitals"
    RESTORE_VITALS = "restore_vitals"
    PAINT_PAIN = "paint_pain"
    BRING_PAIN = "bring_pain"
    TYPE_LINE = "type_line"
    START_SESSION = "start_session"
    CHANGE_SESSION = "change_session"
    REMOVE_SESSION = "remove_session"
    RESTORE_SESSION = "restore_session"
    ADD_PATIENT = "add_patient"
    CHANGE_PATIENT = "change_patient"
    REMOVE_PATIENT = "remove_patient"
    RESTORE_PATIENT = "restore_patient"
    TAKE_OVER_PATIENT = "take_over_patient"
    ADD_COURSE = "add_course"
    CHANGE_COURSE = "change_course"
    REMOVE_COURSE = "remove_course"
    RESTORE_COURSE = "restore_course"
    RECORD_MEASURES = "record_measures"
    REMOVE_MEASURE = "remove_measure"
    ADD_OWN_POINT = "add_own_point"
    CHANGE_OWN_POINT = "change_own_point"
    REMOVE_OWN_POINT = "remove_own_point"
    RESTORE_OWN_POINT = "restore_own_point"
    NAME_POINT = "name_point"
    NEW_CLINIC = "new_clinic"
    CHANGE_PASSWORD = "change_password"  # noqa: S105 - the name of an act
    NEW_RECOVERY_KEY = "new_recovery_key"
    GO_ON_WITH_VERSION = "go_on_with_version"
    HAND_OUT_SHEET = "hand_out_sheet"
    EXPORT_COURSE = "export_course"


class ActWay(StrEnum):
    """Whether an act is carried out for the first time, taken back, or carried out again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class ActLabel:
    """What an act is called, as data.

    Args:
        kind: Of the act.
        values: What a sentence about it needs: codes, numbers, days as ISO text. None is "not assessed" or "erased",
            as the kind has it. Names of patients are kept out: the entity says whose act it was.
    """

    kind: ActKind
    values: Mapping[str, Json] = field(default_factory=dict[str, Json])

    @property
    def data(self) -> dict[str, Json]:
        """Kind and values together, as a line of several acts holds its parts."""
        return {"kind": self.kind.value, **self.values}


@dataclass(frozen=True, slots=True)
class AuditedAct:
    """An act as an entry of the audit trail names it."""

    label: ActLabel
    way: ActWay = ActWay.DO

    @property
    def text(self) -> str:
        """What the audit trail keeps: compact JSON, its names in order."""
        told = {**self.label.data, "way": self.way.value}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def read_action(action: str) -> AuditedAct | None:
    """Return the act that an entry names.

    Args:
        action: As the audit trail keeps it.

    Returns:
        None for the sentence of an entry of before acts were data, and for a kind that only a newer AshiChart knows.
    """
    if not action.startswith("{"):
        return None
    try:
        told = json.loads(action)
        kind, way = ActKind(told.pop("kind")), ActWay(told.pop("way"))
    except (ValueError, KeyError):
        return None
    return AuditedAct(ActLabel(kind, cast("dict[str, Any]", told)), way)


def label_of(data: Mapping[str, Json]) -> ActLabel:
    """Return a label from its data, as a line of several acts holds them."""
    values = dict(data)
    return ActLabel(ActKind(str(values.pop("kind"))), values)


def plain_number(value: float) -> int | float:
    """Return a number as the trail keeps it: 7 and never 7.0."""
    return int(value) if float(value).is_integer() else value
