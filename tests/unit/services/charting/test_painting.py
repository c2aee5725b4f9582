"""Painting in a real file: every stroke is saved, audited and undone; signed sessions refuse; last time comes back."""

import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_up.clinic_kit import PASSWORD, Charted, new_clinic, start
from tests.made_up.clock import SetClock
from tests.made_up.raw_edits import apply_edits

from ashichart.domain.charting.edits import PaintCells
from ashichart.domain.charting.painting import PainArea
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart
from ashichart.domain.errors import UserError
from ashichart.services.clinic.clinic import Clinic, open_clinic
from ashichart.store.records.painting import pack, unpack
from ashichart.wording.acts import audited_words

PAINTED = st.dictionaries(st.integers(0, 60_000), st.integers(0, 10)).map(lambda found: tuple(sorted(found.items())))


@given(PAINTED)
def test_packing_keeps_every_cell(painted: tuple[tuple[int, int], ...]) -> None:
    assert unpack(pack(painted)) == painted


def test_packing_is_small() -> None:
    trunk = tuple((cell, 6) for cell in range(8000, 11000))
    assert len(pack(trunk)) < 200


@pytest.mark.parametrize("damaged", [b"", b"abc", pack(((1, 1),))[:-3], zlib.compress(b"1234567")])
def test_damaged_bytes_are_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack(damaged)


def test_strokes_are_saved_and_belong_to_a_phase(tmp_path: Path) -> None:
    clinic = new_clinic(tmp_path)
    session = start(clinic).session
    applied = clinic.painting.paint(session.id, Phase.BEFORE, [9, 4, 5], 7)
    assert applied.changes.sessions == {session.id}
    clinic.painting.paint(session.id, Phase.BEFORE, [5, 6], 3)
    clinic.painting.paint(session.id, Phase.AFTER, [4], 2)
    clinic.painting.paint(session.id, Phase.BEFORE, [9], None)
    clinic.close()
    again = open_clinic(tmp_path / "clinic.ashi", PASSWORD)
    assert again.painting.area(session.id, Phase.BEFORE).painted == ((4, 7), (5, 3), (6, 3))
    assert again.painting.area(session.id, Phase.AFTER).painted == ((4, 2),)
    again.close()


def test_a_stroke_is_one_act_with_its_way_back(clinic: Clinic, charted: Charted) -> None:
    session_id = charted.session.id
    clinic.painting.paint(session_id, Phase.BEFORE, [1, 2], 4)
    stroke = clinic.painting.paint(session_id, Phase.BEFORE, [2, 3], 8)
    assert stroke.inverse == (PaintCells(Phase.BEFORE, ((2, 4), (3, None))),)
    undone = apply_edits(clinic, session_id, stroke.inverse)
    assert clinic.painting.area(session_id, Phase.BEFORE).painted == ((1, 4), (2, 4))
    apply_edits(clinic, session_id, undone.inverse)
    assert clinic.painting.area(session_id, Phase.BEFORE).painted == ((1, 4), (2, 8), (3, 8))


def test_a_stroke_that_changes_nothing_is_no_act(clinic: Clinic, charted: Charted) -> None:
    clinic.painting.paint(charted.session.id, Phase.BEFORE, [1, 2], 4)
    rows = len(clinic.audit_trail())
    assert clinic.painting.paint(charted.session.id, Phase.BEFORE, [1, 2], 4).inverse == ()
    assert clinic.painting.paint(charted.session.id, Phase.AFTER, [1, 2], None).inverse == ()
    assert len(clinic.audit_trail()) == rows


def test_the_trail_tells_what_was_painted_over(clinic: Clinic, charted: Charted) -> None:
    clinic.painting.paint(charted.session.id, Phase.BEFORE, [1, 2, 3, 9], 4)
    clinic.painting.paint(charted.session.id, Phase.BEFORE, [3, 4], 6)
    last = clinic.audit_trail()[-1]
    assert audited_words(last.action) == "Paint pain before: 6, 2 cells"
    assert last.before == '[{"painted":{"phase":"before","cells":"3:4 4:–"}}]'
    assert last.after == '[{"painted":{"phase":"before","cells":"3-4:6"}}]'


def test_signed_and_removed_sessions_refuse(tmp_path: Path, clinic: Clinic) -> None:
    source = new_clinic(tmp_path / "source", SetClock())
    charted = start(source)
    chart = source.charting.chart(charted.session.id)
    source.close()
    session = replace(charted.session, signed_at=datetime(2026, 3, 2, 14, tzinfo=UTC))
    charts = {charted.course.id: CourseChart((replace(chart, session=session),))}
    clinic.take_over([charted.patient], [charted.course], charts, [])
    with pytest.raises(UserError, match="is signed and does not change"):
        clinic.painting.paint(session.id, Phase.BEFORE, [1], 4)
    with pytest.raises(UserError, match="no longer there"):
        clinic.painting.as_last_time("nobody", Phase.BEFORE)
    assert clinic.painting.area(session.id, Phase.BEFORE).is_empty


@pytest.mark.parametrize("intensity", [-1, 11])
def test_no_intensity_is_said_in_words(clinic: Clinic, charted: Charted, intensity: int) -> None:
    with pytest.raises(UserError, match="from 0 to 10"):
        clinic.painting.paint(charted.session.id, Phase.BEFORE, [1], intensity)


def test_cells_that_are_none_are_refused(clinic: Clinic, charted: Charted) -> None:
    for stroke in (((-1, 4),), ((3, 4), (3, 5)), ((3, 12),)):
        with pytest.raises(ValueError, match=r"cells|intensity"):
            apply_edits(clinic, charted.session.id, (PaintCells(Phase.BEFORE, stroke),))
    assert clinic.painting.area(charted.session.id, Phase.BEFORE).is_empty


def test_as_last_time(clinic: Clinic, charted: Charted) -> None:
    first = charted.session.id
    with pytest.raises(UserError, match="no earlier pain area"):
        clinic.painting.as_last_time(first, Phase.BEFORE)
    clinic.painting.paint(first, Phase.BEFORE, [1, 2, 3], 7)
    clinic.painting.paint(first, Phase.AFTER, [1], 2)
    between, _ = clinic.sessions.start(charted.course.id)
    later, _ = clinic.sessions.start(charted.course.id)
    clinic.painting.paint(later.id, Phase.BEFORE, [3], 4)
    applied = clinic.painting.as_last_time(later.id, Phase.BEFORE)
    assert clinic.painting.area(later.id, Phase.BEFORE).painted == ((1, 7), (2, 7), (3, 4))
    clinic.painting.as_last_time(later.id, Phase.AFTER)
    assert clinic.painting.area(later.id, Phase.AFTER).painted == ((1, 7), (2, 7), (3, 4))
    apply_edits(clinic, later.id, applied.inverse)
    assert clinic.painting.area(later.id, Phase.BEFORE).painted == ((3, 4),)
    assert clinic.painting.area(between.id, Phase.BEFORE) == PainArea(between.id, Phase.BEFORE)


def test_a_course_is_read_at_once_in_order(clinic: Clinic, charted: Charted) -> None:
    later, _ = clinic.sessions.start(charted.course.id)
    clinic.painting.paint(later.id, Phase.BEFORE, [5], 3)
    clinic.painting.paint(charted.session.id, Phase.AFTER, [6], 3)
    found = clinic.painting.of_course(charted.course.id)
    assert list(found) == [(charted.session.id, Phase.AFTER), (later.id, Phase.BEFORE)]
    assert found[later.id, Phase.BEFORE].painted == ((5, 3),)
    clinic.sessions.remove(later.id)
    assert list(clinic.painting.of_course(charted.course.id)) == [(charted.session.id, Phase.AFTER)]
