"""Kinds are called as people know them, and every kind has a name."""

import pytest

from ashichart.domain.charting.measures import MeasureGroup, MeasureKind
from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.domain.sheets.choices import SheetKind
from ashichart.wording.lists import and_list, comma_list, or_list
from ashichart.wording.names.kinds import (
    ALERT_KINDS,
    MEASURE_GROUPS,
    MEASURES,
    SESSION_KINDS,
    SESSION_OF_KIND,
    alert_sentence,
    caution_name,
    caution_within,
)
from ashichart.wording.names.sheet_kinds import SHEET_NAMES, SHEET_PURPOSES
from ashichart.wording.printing import no_protocol


def test_kinds_of_sessions_and_sheets_are_called_as_people_know_them() -> None:
    assert [words() for words in SESSION_KINDS.values()] == ["KAP", "Needling", "Integration", "Assessment"]
    assert [words() for words in SESSION_OF_KIND.values()] == [f"{words()} session" for words in SESSION_KINDS.values()]
    assert {kind: (SHEET_NAMES[kind](), SHEET_PURPOSES[kind]()) for kind in SheetKind} == {
        SheetKind.PROGRESS: ("Progress sheet", "For the patient: then and now, in plain words"),
        SheetKind.SESSION: ("Session sheet", "For the record: readings, needles, doses, cautions"),
        SheetKind.COURSE: ("Course report", "For a colleague or insurer: what changed, with methods"),
        SheetKind.PLACEMENT: ("Placement card", "Today's points, to be read at arm's length"),
        SheetKind.BLANK: ("Blank chart", "Empty bodies, to be filled in by hand"),
    }


def test_every_measure_has_a_name() -> None:
    assert set(MEASURES) == set(MeasureKind)
    assert set(MEASURE_GROUPS) == set(MeasureGroup) - {MeasureGroup.TENSION}
    assert MEASURES[MeasureKind.PHQ9]() == "PHQ-9"
    assert MEASURES[MeasureKind.SHOULDER_ABDUCTION_LEFT]() == "Shoulder abduction, left"


def test_every_alert_has_a_sentence_and_a_note_adds_to_it() -> None:
    assert set(ALERT_KINDS) == set(AlertKind)
    assert all(alert_sentence(Alert(kind)) for kind in AlertKind)
    assert alert_sentence(Alert(AlertKind.PREGNANCY)) == "Is pregnant."
    assert alert_sentence(Alert(AlertKind.ALLERGY, "Nickel.")) == "Has an allergy. Nickel."


@pytest.mark.parametrize(
    ("kind", "name", "within"), [("pleura", "Pleura", "pleura"), ("a_new_one", "A new one", "a new one")]
)
def test_a_kind_of_caution_has_a_name(kind: str, name: str, within: str) -> None:
    assert (caution_name(kind), caution_within(kind)) == (name, within)


def test_names_in_a_row() -> None:
    names = list("abcd")
    assert [comma_list(names[:n]) for n in range(4)] == ["", "a", "a, b", "a, b, c"]
    assert [and_list(names[:n]) for n in range(5)] == ["", "a", "a and b", "a, b and c", "a, b, c and d"]
    assert [or_list(names[:n]) for n in range(4)] == ["", "a", "a or b", "a, b or c"]


def test_an_atlas_without_protocols_says_so() -> None:
    assert no_protocol("nada", []) == ("There is no protocol “nada”.", "The atlas has none.")
