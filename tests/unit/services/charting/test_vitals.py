"""Vital signs in real encrypted files: recorded as of a time, corrected, undone, taken over, exported."""

import csv
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from tests.made_up.clinic_kit import PASSWORD, Charted, new_clinic, start
from tests.made_up.raw_edits import apply_edits

from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.edits import DropDose, DropVitals, PutDose, PutVitals
from ashichart.domain.errors import UserError
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.services.printing.course_json import course_report
from ashichart.wording.acts import audited_words
from ashichart.wording.vitals import vitals_parts


def test_vital_signs_come_back_after_opening_again_in_order_of_time(tmp_path: Path) -> None:
    clinic = new_clinic(tmp_path)
    session_id = start(clinic).session.id
    clinic.kap.record_vitals(session_id, (128, 82, 76, 97))
    started = clinic.charting.chart(session_id).session.started_at
    clinic.kap.record_vitals(session_id, (None, None, 70, None), started - timedelta(minutes=30))
    clinic.close()
    again = open_clinic(clinic.path, PASSWORD)
    taken = again.charting.chart(session_id).vitals
    assert [" · ".join(vitals_parts(one)) for one in taken] == ["70 a minute", "128/82 mmHg · 76 a minute · 97 %"]
    assert again.verify_chain() is None
    again.close()


def test_vital_signs_are_corrected_taken_back_and_undone(clinic: Clinic, charted: Charted) -> None:
    session_id, charting = charted.session.id, clinic.charting
    first = clinic.kap.record_vitals(session_id, (128, 82, None, None))
    (taken,) = charting.chart(session_id).vitals
    second = apply_edits(clinic, session_id, [PutVitals(replace(taken, systolic=138))])
    assert charting.chart(session_id).vitals[0].pressure == "138/82"
    apply_edits(clinic, session_id, second.inverse)
    assert charting.chart(session_id).vitals == (taken,)
    gone = apply_edits(clinic, session_id, first.inverse)
    assert charting.chart(session_id).vitals == ()
    apply_edits(clinic, session_id, gone.inverse)
    assert charting.chart(session_id).vitals == (taken,)
    assert "Record vital signs" in [audited_words(entry.action) for entry in clinic.audit_trail()]


def test_a_dose_is_corrected_and_taken_back(clinic: Clinic, charted: Charted) -> None:
    session_id, charting = charted.session.id, clinic.charting
    clinic.kap.record_dose(session_id, 60, Route.IM)
    (dose,) = charting.chart(session_id).doses
    corrected = apply_edits(clinic, session_id, [PutDose(replace(dose, mg=65))])
    assert charting.chart(session_id).doses[0].mg == 65
    apply_edits(clinic, session_id, corrected.inverse)
    gone = apply_edits(clinic, session_id, [DropDose(dose.id)])
    assert charting.chart(session_id).doses == ()
    apply_edits(clinic, session_id, gone.inverse)
    assert charting.chart(session_id).doses == (dose,)


def test_bad_vital_signs_are_refused_with_a_sentence(clinic: Clinic, charted: Charted) -> None:
    session_id, charting = charted.session.id, clinic.charting
    with pytest.raises(UserError, match="82/128 is no blood pressure"):
        clinic.kap.record_vitals(session_id, (82, 128, None, None))
    soon = charting.chart(session_id).session.started_at + timedelta(days=9000)
    with pytest.raises(UserError, match="lies in the future"):
        clinic.kap.record_vitals(session_id, (None, None, 70, None), soon)
    assert charting.chart(session_id).vitals == ()


def test_vital_signs_stay_within_their_session(clinic: Clinic, charted: Charted) -> None:
    session_id, charting = charted.session.id, clinic.charting
    other, _ = clinic.sessions.start(charted.course.id)
    clinic.kap.record_vitals(other.id, (None, None, 70, None))
    (theirs,) = charting.chart(other.id).vitals
    for edit in (
        PutVitals(theirs),
        PutVitals(replace(theirs, session_id=session_id)),
        DropVitals(theirs.id),
        DropVitals("nobody"),
    ):
        with pytest.raises(ValueError, match=r"one session|no such vital signs"):
            apply_edits(clinic, session_id, [edit])
    assert charting.chart(other.id).vitals == (theirs,)


def test_vital_signs_go_with_their_patient_and_into_every_export(
    tmp_path: Path, clinic: Clinic, charted: Charted
) -> None:
    session_id = charted.session.id
    clinic.kap.record_vitals(session_id, (128, 82, None, 97))
    chart = clinic.courses.chart(charted.course.id)
    (tmp_path / "other").mkdir()
    other = new_clinic(tmp_path / "other")
    other.take_over([charted.patient], [charted.course], {charted.course.id: chart}, [])
    assert other.courses.chart(charted.course.id) == chart
    other.close()
    rows = [row for row in csv.reader(StringIO(clinic.courses.table(charted.course.id))) if row[4] == "vital signs"]
    assert [(row[8], row[9]) for row in rows] == [("systolic mmHg", "128"), ("diastolic mmHg", "82"), ("SpO2 %", "97")]
    (told,) = course_report(charted.patient, charted.course, chart)["vital_signs"]  # pyright: ignore[reportGeneralTypeIssues]
    assert (told["systolic_mmhg"], told["pulse_per_minute"], told["minutes_since_dose"]) == (128, None, None)
