"""An entry that the domain refuses is a sentence when a record is changed, as it is when it is made."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.made_up.clinic import add_mara, make_bench, make_clinic

from ashichart.domain.errors import UserError
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.ui.patients.acts import PatientActs


def test_a_changed_record_that_cannot_be_is_refused_in_words(tmp_path: Path, dressed: object) -> None:
    del dressed
    clinic, _ = make_clinic(tmp_path)
    bench = make_bench(clinic)
    patient_id, course_id = add_mara(bench)
    acts = PatientActs(bench)
    patient, course = clinic.patients.get(patient_id), clinic.courses.get(course_id)
    draft = PatientDraft("x" * 201, patient.figure)
    with pytest.raises(UserError, match="200"):
        acts.change_patient(patient, draft)
    for changed in (CourseDraft(patient_id, ""), replace(CourseDraft(patient_id, "Neck"), planned_sessions=1000)):
        with pytest.raises(UserError):
            acts.change_course(course, changed)
    assert (clinic.patients.get(patient_id), clinic.courses.get(course_id)) == (patient, course)
    clinic.close()
