"""Fields of records and their values in words, where two people changed one record."""

from dataclasses import fields
from enum import Enum

import pytest

from ashichart.domain.atlas.body import Figure, PointKind
from ashichart.domain.charting.clinic_points import OwnPoint
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.patients import Alert, AlertKind, Patient, Sex
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.scales import Scale
from ashichart.wording.catalogue import ENGLISH, PSEUDO, set_language
from ashichart.wording.screens.record_fields import field_name, field_words

OF_THE_FILE = {
    "id", "code", "patient_id", "course_id", "number", "entry_number", "version", "signed_at", "clock_skew_s",
}  # fmt: skip
ASKED = sorted({one.name for kind in (Patient, Course, Session, OwnPoint) for one in fields(kind)} - OF_THE_FILE)
RATED = [scale for scale in Scale if scale is not Scale.CHARGE]
VALUES = [one for kind in (Figure, Sex, SessionKind, PointKind, AlertKind) for one in kind] + RATED


@pytest.mark.parametrize("field", ASKED)
def test_every_field_that_is_asked_about_has_a_name(field: str) -> None:
    assert field_name(field)[0].isupper()


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_every_value_has_its_words_in_every_language(value: Enum) -> None:
    english = field_words(value, None)
    assert english == str(value.value).replace("_", " ")
    set_language(PSEUDO)
    try:
        assert field_words(value, None).startswith("⟦")
        if isinstance(value, AlertKind):
            assert field_words((Alert(value, "note"),), None).startswith("⟦⟦")
    finally:
        set_language(ENGLISH)
