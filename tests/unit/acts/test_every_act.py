"""Every kind of act: what its audit entry says, that it is taken back and done again exactly, when it is refused."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made_up.clinic_kit import pin_site, point
from tests.made_up.evening import Evening, open_evening, open_taken_over
from tests.made_up.raw_edits import apply_edits
from tests.unit.acts.exact_rows import ROWS, Names

from ashichart.domain.atlas.body import Figure, PointKind, Side, SurfacePoint
from ashichart.domain.atlas.typed_lines import EntryOffer
from ashichart.domain.charting.act_labels import AuditedAct
from ashichart.domain.charting.acts import UNCHECKED, ActKind, ActLabel, ActWay, Done, Home, Reversal, Step
from ashichart.domain.charting.doses import Dose, Route, VitalSigns
from ashichart.domain.charting.edits import PutSite
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sites import Site
from ashichart.domain.errors import ConflictError, StaleError, UserError
from ashichart.domain.ids import new_id
from ashichart.domain.workplace import ChartStep, PlaceName
from ashichart.services.charting.clinic_points import OwnPointDraft
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.store.checks.integrity import Integrity


@dataclass(frozen=True)
class Case:
    """One act.

    Args:
        kind: What the runner calls it.
        entity: What the trail calls what it changes, and which id that is.
        do: Carries it out.
        before: Parts of what the trail says was there; None where nothing was.
        after: Parts of what the trail says is there; None where nothing is.
        prepare: Done before, without being looked at.
    """

    kind: ActKind
    entity: tuple[str, Callable[[Evening], str]]
    do: Callable[[Evening], object]
    before: Any
    after: Any
    prepare: Callable[[Evening], object] = lambda _evening: None


def _session(evening: Evening) -> str:
    return evening.second.id


def _needle(evening: Evening, at: int):  # noqa: ANN202
    return evening.chart().needles[at]


SESSION = ("session", _session)
PATIENT = ("patient", lambda evening: evening.patient.id)
COURSE = ("course", lambda evening: evening.course.id)
OWN = ("own_point", lambda evening: evening.own.code)
LONG_AGO = datetime(2026, 3, 3, 1, 44, tzinfo=UTC)
DOSE = Dose("d-1", "", 12.5, Route.IM, LONG_AGO)
VITALS = VitalSigns("v-1", "", LONG_AGO, 121, 79, 70, None)
PHQ = Measure("m-1", "", MeasureKind.PHQ9, 11, date(2026, 3, 1))


def across(evening: Evening) -> Site:
    """The other hand."""
    side = Side.LEFT if evening.hand.side is Side.RIGHT else Side.RIGHT
    return replace(evening.hand, id=new_id(), side=side)


CASES = {
    "rate again": Case(
        ActKind.RATE_SITE, SESSION,
        lambda e: e.charting.rate(e.second.id, e.hand, Phase.BEFORE, 3, e.chart().reading(e.hand.id, Phase.BEFORE)),
        [{"reading": {"value": 7.0, "phase": "before"}}], [{"reading": {"value": 3.0, "phase": "before"}}],
    ),
    "rate a new site": Case(
        ActKind.RATE_SITE, SESSION,
        lambda e: e.charting.rate(e.second.id, pin_site(e.patient.id, 9, Side.RIGHT), Phase.AFTER, 0, None),
        [None, None], [{"site": {"side": "right", "pin_face": 9}}, {"reading": {"value": 0.0, "phase": "after"}}],
    ),
    "charge": Case(
        ActKind.CHARGE_SITE, SESSION,
        lambda e: e.charting.charge(e.second.id, e.shoulder, Phase.BEFORE, 2),
        [{"charge": {"value": 6}}], [{"charge": {"value": 2}}],
    ),
    "charge taken back": Case(
        ActKind.CHARGE_SITE, SESSION,
        lambda e: e.charting.charge(e.second.id, e.shoulder, Phase.BEFORE, None),
        [{"charge": {"value": 6}}], [None],
    ),
    "clear a reading": Case(
        ActKind.CLEAR_READING, SESSION,
        lambda e: e.charting.clear_reading(
            e.second.id, e.shoulder, Phase.BEFORE, e.chart().reading(e.shoulder.id, Phase.BEFORE)
        ),
        [{"reading": {"value": 4.0}}], [None],
    ),
    "as last time": Case(
        ActKind.BRING_SITES, SESSION, lambda e: e.charting.bring_sites(e.second.id),
        [None], [{"site": {"code": "ST36", "side": "right"}, "position": 3}],
        lambda e: e.charting.rate(
            e.first.id, e.charting.site_for_point(e.patient.id, point("ST36"), Side.RIGHT), Phase.BEFORE, 5
        ),
    ),
    "mirror": Case(
        ActKind.MIRROR_SITE, SESSION, lambda e: e.charting.mirror_site(e.second.id, across(e)),
        [None], [{"site": {"code": "LI4", "side": "right"}}],
    ),
    "move a pin": Case(
        ActKind.MOVE_PIN, SESSION,
        lambda e: e.charting.move_pin(
            e.second.id, e.pin, replace(e.pin, pin=replace(e.pin.pin, surface=SurfacePoint(8, 0.5, 0.25)))
        ),
        [{"site": {"pin_face": 7}}], [{"site": {"pin_face": 8, "pin_u": 0.5}}],
    ),
    "becomes another point": Case(
        ActKind.REPLACE_SITE, SESSION,
        lambda e: e.charting.replace_site(
            e.second.id, e.shoulder, e.charting.site_for_point(e.patient.id, point("GB20"), Side.RIGHT)
        ),
        [None, None, None, {"needle": {"number": 3}}, {"needle": {"number": 4}}, {"reading": {"value": 4.0}},
         {"charge": {"value": 6}}, {"site": {"code": "GB21"}}],
        [{"site": {"code": "GB20"}, "position": 1}, {"reading": {"value": 4.0}}, {"charge": {"value": 6}},
         {"needle": {"number": 3}}, {"needle": {"number": 4}}, None, None, None],
    ),
    "remove a site": Case(
        ActKind.REMOVE_SITE, SESSION, lambda e: e.charting.remove_site(e.second.id, e.pin),
        [{"reading": {"value": None}}, {"site": {"pin_name": "2 cm below BL18"}, "position": 2}], [None, None],
    ),
    "needles": Case(
        ActKind.PLACE_NEEDLES, SESSION, lambda e: e.clinic.needling.place_needle(e.second.id, e.hand, 2),
        [None, None], [{"needle": {"number": 5}}, {"needle": {"number": 6}}],
    ),
    "a protocol's needles": Case(
        ActKind.PLACE_NEEDLES, SESSION,
        lambda e: e.clinic.needling.place_needles(e.second.id, [e.pin, e.hand], "Two"),
        [None, None], [{"needle": {"number": 5}}, {"needle": {"number": 6}}],
    ),
    "needles out": Case(
        ActKind.TAKE_NEEDLES_OUT, SESSION,
        lambda e: e.clinic.needling.take_out(e.second.id, [_needle(e, 3).id, _needle(e, 1).id]),
        [{"needle": {"number": 4, "taken_out_at": None}}], [{"needle": {"number": 4}}],
    ),
    "a needle's times": Case(
        ActKind.CHANGE_NEEDLE, SESSION,
        lambda e: e.clinic.needling.change_needle(
            _needle(e, 2), _needle(e, 2).inserted_at - timedelta(minutes=4), None
        ),
        [{"needle": {"number": 3}}], [{"needle": {"number": 3, "taken_out_at": None}}],
    ),
    "remove a needle": Case(
        ActKind.REMOVE_NEEDLES, SESSION, lambda e: e.clinic.needling.remove_needles(e.second.id, [_needle(e, 2).id]),
        [{"needle": {"number": 3}}], [None],
    ),
    "dose": Case(
        ActKind.RECORD_DOSE, SESSION, lambda e: e.clinic.kap.record_dose(e.second.id, 35, Route.SL),
        [None], [{"dose": {"mg": 35.0, "route": "SL"}}],
    ),
    "correct a dose": Case(
        ActKind.CHANGE_DOSE, SESSION,
        lambda e: e.clinic.kap.change_dose(e.chart().doses[0], 65, Route.IV, e.chart().doses[0].given_at),
        [{"dose": {"mg": 60.0, "route": "IM"}}], [{"dose": {"mg": 65.0, "route": "IV"}}],
    ),
    "remove a dose": Case(
        ActKind.REMOVE_DOSE, SESSION, lambda e: e.clinic.kap.remove_dose(e.chart().doses[0]),
        [{"dose": {"mg": 60.0}}], [None],
    ),
    "bring a dose back": Case(
        ActKind.RESTORE_DOSE, SESSION, lambda e: e.clinic.kap.restore_dose(replace(DOSE, session_id=e.second.id)),
        [None], [{"dose": {"mg": 12.5, "route": "IM"}}],
    ),
    "vital signs": Case(
        ActKind.RECORD_VITALS, SESSION, lambda e: e.clinic.kap.record_vitals(e.second.id, (None, None, 71, 98)),
        [None], [{"vitals": {"pulse": 71, "spo2": 98, "systolic": None}}],
    ),
    "correct vital signs": Case(
        ActKind.CHANGE_VITALS, SESSION,
        lambda e: e.clinic.kap.change_vitals(e.chart().vitals[0], (138, 82, None, 97), e.chart().vitals[0].taken_at),
        [{"vitals": {"systolic": 128, "pulse": 76}}], [{"vitals": {"systolic": 138, "pulse": None, "spo2": 97}}],
    ),
    "remove vital signs": Case(
        ActKind.REMOVE_VITALS, SESSION, lambda e: e.clinic.kap.remove_vitals(e.chart().vitals[0]),
        [{"vitals": {"systolic": 128}}], [None],
    ),
    "bring vital signs back": Case(
        ActKind.RESTORE_VITALS, SESSION,
        lambda e: e.clinic.kap.restore_vitals(replace(VITALS, session_id=e.second.id)),
        [None], [{"vitals": {"systolic": 121, "spo2": None}}],
    ),
    "paint": Case(
        ActKind.PAINT_PAIN, SESSION, lambda e: e.clinic.painting.paint(e.second.id, Phase.BEFORE, (5, 6, 7), None),
        [{"painted": {"phase": "before", "cells": "5-6:8"}}], [{"painted": {"phase": "before", "cells": "5-6:–"}}],
    ),
    "erase": Case(
        ActKind.PAINT_PAIN, SESSION, lambda e: e.clinic.painting.paint(e.second.id, Phase.BEFORE, (6,), None),
        [{"painted": {"phase": "before", "cells": "6:8"}}], [{"painted": {"phase": "before", "cells": "6:–"}}],
    ),
    "pain as last time": Case(
        ActKind.BRING_PAIN, SESSION, lambda e: e.clinic.painting.as_last_time(e.second.id, Phase.AFTER),
        [{"painted": {"phase": "after", "cells": "4-6:–"}}], [{"painted": {"phase": "after", "cells": "4-6:8"}}],
    ),
    "not assessed": Case(
        ActKind.RATE_SITE, SESSION,
        lambda e: e.charting.rate(e.second.id, e.shoulder, Phase.AFTER, None, None),
        [None], [{"reading": {"value": None, "phase": "after"}}],
    ),
    "a typed line": Case(
        ActKind.TYPE_LINE, SESSION,
        lambda e: e.charting.type_line(
            e.second.id, e.patient.id,
            EntryOffer(point("ST36"), (Side.LEFT, Side.RIGHT), 7, 3, charge_before=8, charge_after=5),
            ChartStep.BEFORE,
        ),
        [None] * 10,
        [{"site": {"code": "ST36", "side": "left"}}, {"charge": {"value": 8}}, {"reading": {"value": 7.0}},
         {"charge": {"value": 5}}, {"reading": {"value": 3.0, "phase": "after"}},
         {"site": {"code": "ST36", "side": "right"}}, {"charge": {"value": 8}}, {"reading": {"value": 7.0}},
         {"charge": {"value": 5}}, {"reading": {"value": 3.0}}],
    ),
    "sites by name": Case(
        ActKind.BRING_IN, SESSION,
        lambda e: e.charting.bring_in(
            e.second.id,
            [e.charting.site_for_point(e.patient.id, point("ST36"), side) for side in (Side.LEFT, Side.RIGHT)],
        ),
        [None, None], [{"site": {"side": "left"}}, {"site": {"side": "right"}}],
    ),
    "a protocol's sites": Case(
        ActKind.BRING_PROTOCOL, SESSION,
        lambda e: e.charting.type_line(
            e.second.id, e.patient.id,
            EntryOffer(point("LI4"), (Side.LEFT,), others=(point("ST36"),), protocol="Pair"), ChartStep.BEFORE,
        ),
        [None], [{"site": {"code": "ST36"}}],
    ),
    "start a session": Case(
        ActKind.START_SESSION, ("session", lambda e: e.clinic.courses.chart(e.course.id).sessions[-1].session.id),
        lambda e: e.clinic.sessions.start(e.course.id), None, {"number": 4, "kind": "kap"},
    ),
    "correct a session": Case(
        ActKind.CHANGE_SESSION, SESSION,
        lambda e: e.clinic.sessions.change(
            replace(e.clinic.sessions.get(e.second.id), started_at=e.first.started_at + timedelta(minutes=9))
        ),
        {"number": 3, "version": 1}, {"number": 3, "version": 2},
    ),
    "remove a session": Case(
        ActKind.REMOVE_SESSION, SESSION, lambda e: e.clinic.sessions.remove(e.second.id), {"number": 3}, None
    ),
    "remove a session and say why": Case(
        ActKind.REMOVE_SESSION, SESSION, lambda e: e.clinic.sessions.remove(e.second.id, "charted twice"),
        {"number": 3}, {"removed": "charted twice"},
    ),
    "bring a session back that went for a reason": Case(
        ActKind.RESTORE_SESSION, SESSION, lambda e: e.clinic.sessions.restore(e.second.id), None, {"number": 3},
        lambda e: e.clinic.sessions.remove(e.second.id, "wrong day"),
    ),
    "bring a session back": Case(
        ActKind.RESTORE_SESSION, SESSION, lambda e: e.clinic.sessions.restore(e.second.id), None, {"number": 3},
        lambda e: e.clinic.sessions.remove(e.second.id),
    ),
    "add a patient": Case(
        ActKind.ADD_PATIENT,
        ("patient", lambda e: next(one.patient.id for one in e.clinic.patients.find("Tomas"))),
        lambda e: e.clinic.patients.add(PatientDraft("Tomas Ruiz", Figure.MALE)), None, {"name": "Tomas Ruiz"},
    ),
    "change a patient": Case(
        ActKind.CHANGE_PATIENT, PATIENT,
        lambda e: e.clinic.patients.change(replace(e.clinic.patients.get(e.patient.id), name="Ana M.", alerts=())),
        {"name": "Ana Maré", "alerts": [["allergy", "latex"], ["anticoagulant", "apixaban"]]},
        {"name": "Ana M.", "alerts": []},
    ),
    "remove a patient": Case(
        ActKind.REMOVE_PATIENT, PATIENT, lambda e: e.clinic.patients.remove(e.patient.id), {"name": "Ana Maré"}, None
    ),
    "remove a patient and say why": Case(
        ActKind.REMOVE_PATIENT, PATIENT, lambda e: e.clinic.patients.remove(e.patient.id, "moved away"),
        {"name": "Ana Maré"}, {"removed": "moved away"},
    ),
    "bring a patient back": Case(
        ActKind.RESTORE_PATIENT, PATIENT, lambda e: e.clinic.patients.restore(e.patient.id), None,
        {"name": "Ana Maré"}, lambda e: e.clinic.patients.remove(e.patient.id),
    ),
    "add a course": Case(
        ActKind.ADD_COURSE,
        ("course", lambda e: next(one.id for one in e.clinic.courses.of_patient(e.patient.id) if one.goals == "run")),
        lambda e: e.clinic.courses.add(CourseDraft(e.patient.id, "Knee", "run", 4)), None, {"indication": "Knee"},
    ),
    "change a course": Case(
        ActKind.CHANGE_COURSE, COURSE,
        lambda e: e.clinic.courses.change(
            replace(e.clinic.courses.get(e.course.id), goals="", planned_sessions=8)
        ),
        {"goals": "sleep", "planned_sessions": 6}, {"goals": "", "planned_sessions": 8},
    ),
    "remove a course": Case(
        ActKind.REMOVE_COURSE, COURSE, lambda e: e.clinic.courses.remove(e.course.id),
        {"indication": "Neck and shoulders"}, None,
    ),
    "remove a course and say why": Case(
        ActKind.REMOVE_COURSE, COURSE, lambda e: e.clinic.courses.remove(e.course.id, "never begun"),
        {"indication": "Neck and shoulders"}, {"removed": "never begun"},
    ),
    "bring a course back": Case(
        ActKind.RESTORE_COURSE, COURSE, lambda e: e.clinic.courses.restore(e.course.id), None,
        {"indication": "Neck and shoulders"}, lambda e: e.clinic.courses.remove(e.course.id),
    ),
    "measures of a day": Case(
        ActKind.RECORD_MEASURES, COURSE,
        lambda e: e.clinic.courses.record_measures(
            e.course.id, date(2026, 3, 2), {MeasureKind.PHQ9: None, MeasureKind.GAD7: 5}
        ),
        [{"kind": "phq9", "value": 14}, {"kind": "gad7", "value": 9}], [None, {"kind": "gad7", "value": 5}],
    ),
    "one measure": Case(
        ActKind.RECORD_MEASURES, ("measure", lambda _e: "m-1"),
        lambda e: e.clinic.courses.put_measure(replace(PHQ, course_id=e.course.id)), None, {"value": 11},
    ),
    "remove a measure": Case(
        ActKind.REMOVE_MEASURE, ("measure", lambda _e: "m-1"),
        lambda e: e.clinic.courses.remove_measure("m-1"), {"value": 11}, None,
        lambda e: e.clinic.courses.put_measure(replace(PHQ, course_id=e.course.id)),
    ),
    "add an own point": Case(
        ActKind.ADD_OWN_POINT, ("own_point", lambda e: e.clinic.own_points.all().points[-1].code),
        lambda e: e.clinic.own_points.add(
            OwnPointDraft("MY2", "Second", PointKind.TRIGGER, {Side.MIDLINE: SurfacePoint(5, 0.25, 0.5)})
        ),
        None, {"label": "MY2"},
    ),
    "change an own point": Case(
        ActKind.CHANGE_OWN_POINT, OWN,
        lambda e: e.clinic.own_points.change(replace(e.own, name="My better point")),
        {"name": "My point"}, {"name": "My better point"},
    ),
    "remove an own point": Case(
        ActKind.REMOVE_OWN_POINT, OWN, lambda e: e.clinic.own_points.remove(e.own.code), {"name": "My point"}, None
    ),
    "bring an own point back": Case(
        ActKind.RESTORE_OWN_POINT, OWN, lambda e: e.clinic.own_points.restore(e.own.code), None,
        {"name": "My point"}, lambda e: e.clinic.own_points.remove(e.own.code),
    ),
    "our names": Case(
        ActKind.NAME_POINT, ("own_name", lambda _e: "LI4"), lambda e: e.clinic.own_points.call("LI4", ("Hoku", "H")),
        {"names": '["Valley"]'}, {"names": '["Hoku", "H"]'},
    ),
    "a name where there was none": Case(
        ActKind.NAME_POINT, ("own_name", lambda _e: "GB21"), lambda e: e.clinic.own_points.call("GB21", ("Well",)),
        None, {"names": '["Well"]'},
    ),
}  # fmt: skip

EXPECTED: dict[str, Any] = json.loads(ROWS.read_text("utf-8")) if ROWS.exists() else {}


def matches(wanted: object, found: object) -> bool:
    """Whether everything that is wanted is found; lists in full length, of dicts the named parts."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            name in found and matches(value, found[name]) for name, value in wanted.items()
        )
    if isinstance(wanted, list):
        return isinstance(found, list) and len(wanted) == len(found) and all(map(matches, wanted, found))
    return wanted == found


def heard_by(evening: Evening) -> list[Done]:
    heard: list[Done] = []
    evening.clinic.acts.listen(heard.append)
    return heard


# Acts that change nothing in the tables, and those that are no act of one person's hand: see `test_noted_acts`.
ELSEWHERE = {
    ActKind.NEW_CLINIC, ActKind.TAKE_OVER_PATIENT, ActKind.CHANGE_PASSWORD, ActKind.NEW_RECOVERY_KEY,
    ActKind.GO_ON_WITH_VERSION, ActKind.HAND_OUT_SHEET, ActKind.EXPORT_COURSE,
}  # fmt: skip


def test_every_kind_of_act_has_its_case() -> None:
    assert {case.kind for case in CASES.values()} == set(ActKind) - ELSEWHERE


@pytest.mark.parametrize("name", CASES)
def test_an_act_is_one_entry_that_says_who_what_before_and_after(evening: Evening, name: str) -> None:
    case = CASES[name]
    names = Names(evening)
    case.prepare(evening)
    heard, entries = heard_by(evening), len(evening.clinic.audit_trail())
    case.do(evening)
    (done,), trail = heard, evening.clinic.audit_trail()
    assert (done.kind, done.way) == (case.kind, ActWay.DO)
    assert len(trail) == entries + 1
    entry = trail[-1]
    assert evening.clinic.user_name == "Clinician"
    assert entry.actor_id == trail[1].actor_id
    assert entry.act == AuditedAct(done.label)
    assert (entry.entity, entry.entity_id) == (case.entity[0], case.entity[1](evening))
    before, after = json.loads(entry.before or "null"), json.loads(entry.after or "null")
    assert matches(case.before, before), before
    assert matches(case.after, after), after
    assert names.row(entry) == EXPECTED[name]
    assert done.back is not None
    assert done.home.place in PlaceName


@pytest.mark.parametrize("name", CASES)
def test_an_act_is_taken_back_and_done_again_exactly_and_twice(evening: Evening, name: str) -> None:
    case = CASES[name]
    case.prepare(evening)
    heard, was = heard_by(evening), evening.picture()
    case.do(evening)
    now, entries = evening.picture(), len(evening.clinic.audit_trail())
    assert now != was
    step, label = heard[-1].back, heard[-1].label
    for _ in range(2):
        assert step is not None
        step = evening.clinic.acts.turn_back(step).back
        assert evening.picture() == was
        assert step is not None
        step = evening.clinic.acts.turn_back(step).back
        assert evening.picture() == now
    acts = [entry.act for entry in evening.clinic.audit_trail()][entries:]
    assert acts == [AuditedAct(label, ActWay.UNDO), AuditedAct(label, ActWay.REDO)] * 2
    assert evening.clinic.verify_chain() is None


@pytest.mark.parametrize("opened", [open_evening, open_taken_over], ids=["charted", "taken over"])
@pytest.mark.parametrize("name", CASES)
def test_the_look_through_the_file_finds_nothing_after_any_act_its_undo_and_redo(
    opened: Callable[[Path], Evening], tmp_path: Path, name: str
) -> None:
    there = opened(tmp_path)
    look, case = there.clinic.file.look_now, CASES[name]
    case.prepare(there)
    assert look() == Integrity(entries=len(there.clinic.audit_trail()))
    heard = heard_by(there)
    case.do(there)
    assert look().differences == ()
    told = there.clinic.audit_trail()[-1].after
    step = heard[-1].back
    for turn in range(2):
        assert step is not None
        step = there.clinic.acts.turn_back(step).back
        assert look() == Integrity(entries=len(there.clinic.audit_trail())), f"turn {turn + 1} of {name}"
        if turn and case.after == json.loads(told or "null"):  # done again it says why once more
            assert there.clinic.audit_trail()[-1].after == told
    there.clinic.close()


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.lists(st.sampled_from(sorted(CASES)), min_size=2, max_size=8))
def test_the_look_through_the_file_finds_nothing_whatever_is_done_and_taken_back(names: list[str]) -> None:
    with TemporaryDirectory() as folder:
        evening = open_taken_over(Path(folder))
        heard = heard_by(evening)
        for name in names:
            for act in (CASES[name].prepare, CASES[name].do):
                with suppress(UserError, ValueError, StopIteration, IndexError, AttributeError):
                    act(evening)
            assert evening.clinic.file.look_now().is_whole
        for done in reversed(heard.copy()):
            assert done.back is not None
            evening.clinic.acts.turn_back(done.back)
        assert evening.clinic.file.look_now().is_whole
        evening.clinic.close()


# A removed session is never a signed one.
ON_SIGNED = [
    name for name, case in CASES.items() if case.entity is SESSION and case.kind is not ActKind.RESTORE_SESSION
]


@pytest.mark.parametrize("name", ON_SIGNED)
def test_an_act_on_a_signed_session_is_refused_whole(evening: Evening, name: str) -> None:
    case = CASES[name]
    case.prepare(evening)
    heard = heard_by(evening)
    # There is no act of signing yet: the row is written as it will be.
    evening.clinic.sessions.change(
        replace(evening.clinic.sessions.get(evening.second.id), signed_at=evening.clock.now)
    )
    heard.clear()
    was = evening.picture()
    with pytest.raises(UserError, match="is signed and does not change"):
        case.do(evening)
    assert evening.picture() == was
    assert heard == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.lists(st.sampled_from(sorted(CASES)), min_size=1, max_size=8))
def test_whatever_is_done_undo_takes_all_of_it_back_and_redo_brings_it(names: list[str]) -> None:
    with TemporaryDirectory() as folder:
        evening = open_evening(Path(folder))
        heard, was = heard_by(evening), evening.picture()
        for name in names:
            for act in (CASES[name].prepare, CASES[name].do):
                with suppress(UserError, ValueError, StopIteration, IndexError, AttributeError):
                    act(evening)  # what an earlier act took away cannot be done any more
        now = evening.picture()
        back = [done.back for done in heard]
        again = []
        for step in reversed(back):
            assert step is not None
            again.append(evening.clinic.acts.turn_back(step).back)
        assert evening.picture() == was
        for step in reversed(again):
            assert step is not None
            evening.clinic.acts.turn_back(step)
        assert evening.picture() == now
        assert evening.clinic.verify_chain() is None
        evening.clinic.close()


def test_a_corrected_session_says_both_times(evening: Evening) -> None:
    was, wanted = evening.second.started_at, evening.first.started_at + timedelta(minutes=9)
    evening.clinic.sessions.change(replace(evening.clinic.sessions.get(evening.second.id), started_at=wanted))
    entry = evening.clinic.audit_trail()[-1]
    times = [json.loads(side or "")["started_at"] for side in (entry.before, entry.after)]
    assert times == [was.isoformat(), wanted.isoformat()]


STALE: dict[str, tuple[Callable[[Evening], object], Callable[[Evening], object]]] = {
    "reading": (
        lambda e: e.charting.rate(e.second.id, e.hand, Phase.BEFORE, 1),
        lambda e: e.charting.rate(e.second.id, e.hand, Phase.BEFORE, 9),
    ),
    "charge": (
        lambda e: e.charting.charge(e.second.id, e.shoulder, Phase.BEFORE, 1),
        lambda e: e.charting.charge(e.second.id, e.shoulder, Phase.BEFORE, 9),
    ),
    "needle": (
        lambda e: e.clinic.needling.change_needle(
            _needle(e, 2), _needle(e, 2).inserted_at - timedelta(minutes=1), None
        ),
        lambda e: e.clinic.needling.take_out(e.second.id, [_needle(e, 2).id]),
    ),
    "dose": (
        lambda e: e.clinic.kap.change_dose(e.chart().doses[0], 65, Route.IV, e.chart().doses[0].given_at),
        lambda e: e.clinic.kap.remove_dose(e.chart().doses[0]),
    ),
    "patient": (
        lambda e: e.clinic.patients.change(replace(e.clinic.patients.get(e.patient.id), name="A")),
        lambda e: e.clinic.patients.change(replace(e.clinic.patients.get(e.patient.id), name="B")),
    ),
    "course": (
        lambda e: e.clinic.courses.change(replace(e.clinic.courses.get(e.course.id), goals="A")),
        lambda e: e.clinic.courses.change(replace(e.clinic.courses.get(e.course.id), goals="B")),
    ),
    "measure": (
        lambda e: e.clinic.courses.record_measures(e.course.id, date(2026, 3, 2), {MeasureKind.PHQ9: 3}),
        lambda e: e.clinic.courses.record_measures(e.course.id, date(2026, 3, 2), {MeasureKind.PHQ9: 4}),
    ),
    "site": (
        lambda e: e.charting.mirror_site(e.second.id, across(e)),
        lambda e: e.charting.rate(
            e.second.id, e.charting.site_for_point(e.patient.id, point("LI4"), Side.RIGHT), Phase.BEFORE, 2
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_no_act_is_taken_back_or_done_again_over_another_value_than_it_left(evening: Evening, name: str) -> None:
    case, heard = CASES[name], heard_by(evening)
    case.prepare(evening)
    case.do(evening)
    for _ in range(2):
        back = heard[-1].back
        assert back is not None
        checked = [step for step in back.steps if step.expected is not UNCHECKED]
        assert checked, "something of it is compared"
        was, entries = evening.picture(), len(evening.clinic.audit_trail())
        for wanted in checked:
            other = replace(wanted, expected={"somebody else's": 1})
            steps = tuple(other if step is wanted else step for step in back.steps)
            with pytest.raises(StaleError):
                evening.clinic.acts.turn_back(replace(back, steps=steps))
            assert evening.picture() == was
            assert len(evening.clinic.audit_trail()) == entries
        evening.clinic.acts.turn_back(back)


@pytest.mark.parametrize("name", STALE)
def test_what_somebody_else_changed_since_is_not_taken_back_silently(evening: Evening, name: str) -> None:
    mine, theirs = STALE[name]
    heard = heard_by(evening)
    mine(evening)
    step = heard[-1].back
    theirs(evening)
    was, entries = evening.picture(), len(evening.clinic.audit_trail())
    assert step is not None
    with pytest.raises(ConflictError):
        evening.clinic.acts.turn_back(step)
    assert evening.picture() == was
    assert len(evening.clinic.audit_trail()) == entries


def test_a_value_that_changed_since_it_was_shown_is_not_written_over(evening: Evening) -> None:
    seen = evening.chart().reading(evening.hand.id, Phase.BEFORE)
    evening.charting.rate(evening.second.id, evening.hand, Phase.BEFORE, 2)
    with pytest.raises(ConflictError) as refused:
        evening.charting.rate(evening.second.id, evening.hand, Phase.BEFORE, 9, seen)
    assert refused.value.found["reading"]["value"] == 2
    assert evening.chart().value(evening.hand.id, Phase.BEFORE) == 2
    with pytest.raises(ConflictError):
        evening.charting.rate(evening.second.id, evening.hand, Phase.BEFORE, 9, None)
    with pytest.raises(ConflictError):
        evening.charting.charge(evening.second.id, evening.shoulder, Phase.BEFORE, 9, None)
    dose = evening.chart().doses[0]
    with pytest.raises(ConflictError):
        evening.clinic.kap.change_dose(replace(dose, mg=61), 65, Route.IV, dose.given_at)


def test_the_same_new_point_from_two_windows_is_one_site(evening: Evening) -> None:
    one, two = (evening.charting.site_for_point(evening.patient.id, point("ST36"), Side.LEFT) for _ in range(2))
    assert one.id != two.id
    evening.charting.rate(evening.second.id, one, Phase.BEFORE, 6)
    evening.charting.rate(evening.second.id, two, Phase.AFTER, 1)
    chart = evening.chart()
    assert [site.id for site in chart.sites if site.code == "ST36"] == [one.id]
    assert (chart.value(one.id, Phase.BEFORE), chart.value(one.id, Phase.AFTER)) == (6, 1)


def test_a_line_that_fails_halfway_leaves_nothing(evening: Evening) -> None:
    was = evening.picture()
    offer = EntryOffer(point("ST36"), (Side.LEFT, Side.RIGHT), 7, 3, charge_before=8, charge_after=50)
    with pytest.raises(UserError):
        evening.charting.type_line(evening.second.id, evening.patient.id, offer, ChartStep.BEFORE)
    assert evening.picture() == was


def test_a_site_cannot_become_one_that_is_there(evening: Evening) -> None:
    with pytest.raises(UserError, match="LI4 L is in this session already"):
        evening.charting.replace_site(evening.second.id, evening.shoulder, evening.hand)
    with pytest.raises(ValueError, match="not part of the session"):
        evening.charting.replace_site(evening.first.id, evening.shoulder, evening.pin)


def test_edits_of_a_chart_need_their_session(evening: Evening) -> None:
    with pytest.raises(UserError, match="no longer there"):
        apply_edits(evening.clinic, "nowhere", [PutSite(evening.hand)])


def test_chart_is_changed_within_a_session_or_not_at_all(evening: Evening) -> None:
    was = evening.picture()
    nowhere = Home(PlaceName.CHART, evening.patient.id)
    label = ActLabel(ActKind.BRING_IN, {"sites": ["LI4 L"]})
    step = Reversal(label, ActWay.UNDO, nowhere, (Step(PutSite(evening.hand)),))
    with pytest.raises(ConflictError, match="cannot be taken back"):
        evening.clinic.acts.turn_back(step)
    assert evening.picture() == was


def test_session_stays_with_its_course_and_course_with_its_patient(evening: Evening) -> None:
    was = evening.picture()
    with pytest.raises(ValueError, match="stays with its course"):
        evening.clinic.sessions.change(replace(evening.second, course_id=evening.other_course.id))
    with pytest.raises(ValueError, match="stays with its patient"):
        evening.clinic.courses.change(replace(evening.course, patient_id="somebody"))
    assert evening.picture() == was


def test_undo_of_what_somebody_else_took_away_already_changes_nothing(evening: Evening) -> None:
    heard = heard_by(evening)
    evening.charting.charge(evening.second.id, evening.hand, Phase.AFTER, 4)
    back = heard[-1].back
    assert back is not None
    evening.charting.charge(evening.second.id, evening.hand, Phase.AFTER, None)
    was = evening.picture()
    trail = evening.clinic.audit_trail()
    done = evening.clinic.acts.turn_back(back)
    assert done.back is None
    assert evening.picture() == was
    assert evening.clinic.audit_trail() == trail


def _write_rows() -> None:
    rows: dict[str, Any] = {}
    for name, case in CASES.items():
        with TemporaryDirectory() as folder:
            evening = open_evening(Path(folder))
            names = Names(evening)
            case.prepare(evening)
            case.do(evening)
            rows[name] = names.row(evening.clinic.audit_trail()[-1])
            evening.clinic.close()
    ROWS.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    _write_rows()
