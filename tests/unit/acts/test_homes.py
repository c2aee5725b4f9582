"""Where every act belongs, and that taking it back and doing it again are entries about the same, felt by the same."""

import pytest
from tests.made_up.evening import Evening
from tests.unit.acts.test_every_act import CASES, heard_by

from ashichart.domain.charting.act_labels import ActKind, ActWay, read_action
from ashichart.domain.workplace import PlaceName

OF_COURSE = ("course", "measure")


def place_of(entity: str, kind: ActKind) -> PlaceName:
    if "measure" in kind.value:
        return PlaceName.COURSE
    places = {"session": PlaceName.CHART, "patient": PlaceName.PATIENTS, "course": PlaceName.PATIENTS}
    return places.get(entity, PlaceName.LIBRARY)


@pytest.mark.parametrize("name", CASES)
def test_an_act_belongs_where_what_it_changes_is_seen(evening: Evening, name: str) -> None:
    case = CASES[name]
    case.prepare(evening)
    heard = heard_by(evening)
    case.do(evening)
    (done,) = heard
    (entity, find), home = case.entity, done.home
    changed = find(evening)
    assert home.place is place_of(entity, case.kind)
    of_library = home.place is PlaceName.LIBRARY
    assert home.code == (changed if of_library else None)
    assert home.session_id == (changed if entity == "session" else None)
    course = changed if case.kind is ActKind.ADD_COURSE else evening.course.id
    assert home.course_id == (course if entity == "session" or entity in OF_COURSE else None)
    patient = changed if case.kind is ActKind.ADD_PATIENT else evening.patient.id
    assert home.patient_id == (None if of_library else patient)
    changes = done.changes
    assert changes.atlas is of_library
    assert changes.patients == ({patient} if entity == "patient" else frozenset())
    assert changes.sessions == ({changed} if entity == "session" else frozenset())
    assert changes.courses <= {course}
    assert bool(changes.courses) is (entity in OF_COURSE or case.kind.value.endswith("_session"))


@pytest.mark.parametrize("name", CASES)
def test_taking_it_back_and_doing_it_again_are_entries_about_the_same(evening: Evening, name: str) -> None:
    case = CASES[name]
    case.prepare(evening)
    heard = heard_by(evening)
    case.do(evening)
    about, first = evening.clinic.audit_trail()[-1], heard[0]
    step = first.back
    for way in (ActWay.UNDO, ActWay.REDO):
        assert step is not None
        done = evening.clinic.acts.turn_back(step)
        entry = evening.clinic.audit_trail()[-1]
        assert (entry.entity, entry.entity_id) == (about.entity, about.entity_id)
        told = read_action(entry.action)
        assert told is not None
        assert (told.label, told.way, done.home) == (first.label, way, first.home)
        now, was = done.changes, first.changes
        assert (now.patients, now.courses, now.sessions, now.atlas) == (
            was.patients, was.courses, was.sessions, was.atlas,
        )  # fmt: skip
        step = done.back
