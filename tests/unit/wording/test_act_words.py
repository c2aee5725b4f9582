"""What every act is called, as it is done and as it is taken back; entries of before, and of a newer program."""

import json
from datetime import timedelta

import pytest
from tests.made_up.charts import site, whole_course

from ashichart.domain.charting.act_labels import ActKind, ActLabel, ActWay, AuditedAct, read_action
from ashichart.domain.charting.late_entries import Replaced, ReplacedTime
from ashichart.domain.charting.readings import Phase
from ashichart.domain.scales import Scale
from ashichart.wording.acts import act_words, audited_words, replaced_words
from ashichart.wording.undone import redo_hint, turned_words, undo_hint

SESSION = whole_course().sessions[0].session
HAND = {"kind": "rate_site", "site": "LI4 L", "phase": "before", "value": 7}
SHIN = {"kind": "charge_site", "site": "ST36 R", "phase": "after", "value": 3}

SAID: list[tuple[ActKind, dict[str, object], str]] = [
    (ActKind.RATE_SITE, {"site": "LI4 L", "phase": "before", "value": 7}, "Rate LI4 L before: 7"),
    (ActKind.RATE_SITE, {"site": "LI4 L", "phase": "after", "value": 2.5}, "Rate LI4 L after: 2.5"),
    (ActKind.RATE_SITE, {"site": "LI4 L", "phase": "before", "value": None}, "Rate LI4 L before: not assessed"),
    (ActKind.RATE_SITE, {"site": "LI4 L", "phase": "after", "value": None}, "Rate LI4 L after: not assessed"),
    (ActKind.CHARGE_SITE, {"site": "LI4 L", "phase": "before", "value": 8}, "Charge of LI4 L before: 8"),
    (ActKind.CHARGE_SITE, {"site": "LI4 L", "phase": "after", "value": 0}, "Charge of LI4 L after: 0"),
    (ActKind.CHARGE_SITE, {"site": "LI4 L", "phase": "before", "value": None}, "Charge of LI4 L before: not asked"),
    (ActKind.CHARGE_SITE, {"site": "LI4 L", "phase": "after", "value": None}, "Charge of LI4 L after: not asked"),
    (ActKind.CLEAR_READING, {"site": "LI4 L", "phase": "before"}, "Clear LI4 L before"),
    (ActKind.CLEAR_READING, {"site": "LI4 L", "phase": "after"}, "Clear LI4 L after"),
    (ActKind.BRING_SITES, {}, "Bring sites as last time"),
    (ActKind.BRING_IN, {"sites": ["LI4 L"]}, "Bring in LI4 L"),
    (ActKind.BRING_IN, {"sites": ["LI4 L", "LI4 R"]}, "Bring in LI4 L and LI4 R"),
    (ActKind.BRING_PROTOCOL, {"name": "NADA"}, "Bring NADA"),
    (ActKind.MIRROR_SITE, {"site": "LI4 R"}, "Mirror to LI4 R"),
    (ActKind.MOVE_PIN, {"site": "2 cm below L"}, "Move 2 cm below L"),
    (ActKind.REPLACE_SITE, {"site": "GB20 R", "wanted": "GB21 R"}, "GB20 R becomes GB21 R"),
    (ActKind.REMOVE_SITE, {"site": "LI4 L"}, "Remove LI4 L"),
    (ActKind.PLACE_NEEDLES, {"name": "", "sites": ["LI4 L"], "needles": 1}, "Place needle at LI4 L"),
    (ActKind.PLACE_NEEDLES, {"name": "", "sites": ["LI4 L"], "needles": 2}, "Place 2 needles at LI4 L"),
    (ActKind.PLACE_NEEDLES, {"name": "NADA", "sites": ["a", "b"], "needles": 5}, "Place NADA, 5 needles"),
    (ActKind.PLACE_NEEDLES, {"name": "One", "sites": ["a"], "needles": 1}, "Place One, 1 needle"),
    (ActKind.TAKE_NEEDLES_OUT, {"needles": 1}, "Take needle out"),
    (ActKind.TAKE_NEEDLES_OUT, {"needles": 4}, "Take 4 needles out"),
    (ActKind.CHANGE_NEEDLE, {"number": 3}, "Correct needle 3"),
    (ActKind.REMOVE_NEEDLES, {"needles": 1}, "Remove needle"),
    (ActKind.REMOVE_NEEDLES, {"needles": 2}, "Remove 2 needles"),
    (ActKind.RECORD_DOSE, {"mg": 60, "route": "IM"}, "Record dose 60 mg IM"),
    (ActKind.CHANGE_DOSE, {"was": 75, "mg": 75, "route": "IM"}, "Correct time or route of dose 75 mg IM"),
    (ActKind.CHANGE_DOSE, {"was": 60, "mg": 62.5, "route": "IV"}, "Correct dose 60 mg to 62.5 mg IV"),
    (ActKind.REMOVE_DOSE, {"mg": 60, "route": "IM"}, "Remove dose 60 mg IM"),
    (ActKind.RESTORE_DOSE, {"mg": 60, "route": "IM"}, "Bring back dose 60 mg IM"),
    (ActKind.RECORD_VITALS, {}, "Record vital signs"),
    (ActKind.CHANGE_VITALS, {}, "Correct vital signs"),
    (ActKind.REMOVE_VITALS, {}, "Remove vital signs"),
    (ActKind.RESTORE_VITALS, {}, "Bring back vital signs"),
    (ActKind.PAINT_PAIN, {"phase": "before", "intensity": 6, "cells": 2}, "Paint pain before: 6, 2 cells"),
    (ActKind.PAINT_PAIN, {"phase": "after", "intensity": 0, "cells": 1}, "Paint pain after: 0, 1 cell"),
    (ActKind.PAINT_PAIN, {"phase": "before", "intensity": None, "cells": 1}, "Erase pain before, 1 cell"),
    (ActKind.PAINT_PAIN, {"phase": "after", "intensity": None, "cells": 9}, "Erase pain after, 9 cells"),
    (ActKind.BRING_PAIN, {"phase": "before"}, "Bring pain before as last time"),
    (ActKind.BRING_PAIN, {"phase": "after"}, "Bring pain after as last time"),
    (ActKind.TYPE_LINE, {"line": [HAND, SHIN]}, "Rate LI4 L before: 7; Charge of ST36 R after: 3"),
    (ActKind.START_SESSION, {}, "Start session"),
    (ActKind.CHANGE_SESSION, {"number": 2}, "Change session 2"),
    (ActKind.REMOVE_SESSION, {"number": 2}, "Remove session 2"),
    (ActKind.RESTORE_SESSION, {"number": 2}, "Restore session 2"),
    (ActKind.ADD_PATIENT, {}, "Add patient"),
    (ActKind.CHANGE_PATIENT, {}, "Change patient"),
    (ActKind.REMOVE_PATIENT, {}, "Remove patient"),
    (ActKind.RESTORE_PATIENT, {}, "Restore patient"),
    (ActKind.TAKE_OVER_PATIENT, {}, "Take over patient"),
    (ActKind.ADD_COURSE, {}, "Add course"),
    (ActKind.CHANGE_COURSE, {}, "Change course"),
    (ActKind.REMOVE_COURSE, {}, "Remove course"),
    (ActKind.RESTORE_COURSE, {}, "Restore course"),
    (ActKind.RECORD_MEASURES, {"day": "2026-03-02"}, "Record measures of 2 Mar 2026"),
    (ActKind.REMOVE_MEASURE, {}, "Remove measure"),
    (ActKind.ADD_OWN_POINT, {"point": "My point"}, "Add point: My point"),
    (ActKind.CHANGE_OWN_POINT, {"point": "My point"}, "Change point: My point"),
    (ActKind.REMOVE_OWN_POINT, {"point": "My point"}, "Remove point: My point"),
    (ActKind.RESTORE_OWN_POINT, {"point": "My point"}, "Restore point: My point"),
    (ActKind.NAME_POINT, {"point": "LI4"}, "Name point: LI4"),
    (ActKind.NEW_CLINIC, {}, "New clinic"),
    (ActKind.CHANGE_PASSWORD, {}, "Change password"),
    (ActKind.NEW_RECOVERY_KEY, {}, "New recovery key"),
    (ActKind.GO_ON_WITH_VERSION, {}, "Go on with another version of the file"),
    (ActKind.HAND_OUT_SHEET, {"sheet": "progress", "to": "paper"}, "Print: Progress sheet"),
    (ActKind.HAND_OUT_SHEET, {"sheet": "progress", "to": "file"}, "Save as PDF: Progress sheet"),
    (ActKind.EXPORT_COURSE, {"form": "csv"}, "Export course as a table (CSV)"),
    (ActKind.EXPORT_COURSE, {"form": "png"}, "Export course as a picture (PNG)"),
    (ActKind.EXPORT_COURSE, {"form": "svg"}, "Export course as a drawing (SVG)"),
    (ActKind.EXPORT_COURSE, {"form": "json"}, "Export course for programs (JSON)"),
    (ActKind.EXPORT_COURSE, {"form": "clipboard"}, "Copy a picture of the course"),
]


def test_every_kind_of_act_has_its_sentence() -> None:
    assert {kind for kind, _, _ in SAID} == set(ActKind)


@pytest.mark.parametrize(("kind", "values", "said"), SAID)
def test_an_act_is_said_as_it_is_done_taken_back_and_done_again(
    kind: ActKind, values: dict[str, object], said: str
) -> None:
    label = ActLabel(kind, values)
    assert act_words(label) == said
    assert act_words(label, ActWay.UNDO) == f"Undo: {said}"
    assert act_words(label, ActWay.REDO) == f"Redo: {said}"
    for way in ActWay:
        act = AuditedAct(label, way)
        assert read_action(act.text) == act
        assert audited_words(act.text) == act_words(label, way)


def test_the_trail_keeps_compact_json_with_its_names_in_order() -> None:
    label = ActLabel(ActKind.RATE_SITE, {"site": "LI4 L", "phase": "before", "value": 7})
    assert AuditedAct(label, ActWay.UNDO).text == (
        '{"kind":"rate_site","phase":"before","site":"LI4 L","value":7,"way":"undo"}'
    )


def test_an_entry_of_before_is_said_as_it_is() -> None:
    assert audited_words("Undo: Rate LI4 L before: 7") == "Undo: Rate LI4 L before: 7"
    assert read_action("Rate LI4 L before: 7") is None


@pytest.mark.parametrize(
    "action",
    [
        {"kind": "levitate", "way": "do"},
        {"kind": "rate_site", "way": "sideways"},
        {"kind": "rate_site", "way": "do", "place": "LI4 L"},
        {"kind": "type_line", "way": "do", "line": [{"kind": "levitate"}]},
        {"way": "do"},
    ],
)
def test_an_act_of_a_newer_program_is_said_to_be_one(action: dict[str, object]) -> None:
    assert audited_words(json.dumps(action)) == "An act of a newer AshiChart"


def test_the_value_that_was_replaced_is_said_on_its_scale() -> None:
    assert replaced_words(None, SESSION) == ""
    assert replaced_words(Replaced(Scale.NRS, None), SESSION) == "not assessed"
    assert replaced_words(Replaced(Scale.NRS, 5), SESSION) == "5"
    assert replaced_words(Replaced(Scale.GRADE, 2), SESSION) == "II"
    assert replaced_words(Replaced(None, 8), SESSION) == "8"
    began = SESSION.started_at
    assert replaced_words(ReplacedTime(began), SESSION) == f"{SESSION.local(began):%H:%M}"
    out = began + timedelta(minutes=28)
    spoken = f"{SESSION.local(began):%H:%M} to {SESSION.local(out):%H:%M}"
    assert replaced_words(ReplacedTime(began, out), SESSION) == spoken
    other = began + timedelta(days=3)
    assert replaced_words(ReplacedTime(other), SESSION) == f"{SESSION.local(other):%-d %b %H:%M}"


def test_the_buttons_say_what_they_take_back() -> None:
    label = ActLabel(ActKind.REMOVE_SITE, {"site": site("GB21").title})
    assert undo_hint(label) == f"Undo: Remove {site('GB21').title} (Ctrl+Z)"
    assert redo_hint(label) == f"Redo: Remove {site('GB21').title} (Ctrl+Shift+Z)"
    assert (undo_hint(None), redo_hint(None)) == ("Nothing to undo", "Nothing to redo")


def test_a_value_that_was_turned_is_said_with_its_site() -> None:
    rated = ActLabel(ActKind.RATE_SITE, {"site": "CV17", "phase": "before", "value": 9})
    assert turned_words(rated, Phase.BEFORE, "9", "3") == "CV17, before 9 → 3"
    assert turned_words(rated, Phase.AFTER, "9", "nothing") == "CV17, after 9 → nothing"
    line = ActLabel(ActKind.TYPE_LINE, {"line": [HAND, SHIN]})
    assert turned_words(line, Phase.BEFORE, "9", "3") == "Rate LI4 L before: 7; Charge of ST36 R after: 3"
