"""The desk's acts: what they do without a session, and that a refused act is said and changes nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.chart.conftest import Practice

from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.atlas.typed_lines import EntryOffer
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.readings import Phase
from ashichart.domain.notation import MarkState
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.ui.chart.chart_marks import charge_words, kind_word, session_marks, session_words
from ashichart.ui.chart.header.entry_popup import act_text
from ashichart.ui.chart.header.phase_switch import step_words
from ashichart.ui.chart.session_controller import SessionController
from ashichart.wording.vitals import vitals_parts


@pytest.fixture
def desk(practice: Practice) -> SessionController:
    made = SessionController(practice.bench)
    made.here.open(practice.workplace())
    return made


def remove_elsewhere(practice: Practice) -> None:
    """Another workstation removes the session: this window has not heard of it yet."""
    practice.bench.bus.blockSignals(True)
    practice.bench.clinic.sessions.remove(practice.session_id)
    practice.bench.bus.blockSignals(False)
    practice.bench.undo.clear()


ACTS: dict[str, Callable[[SessionController, Practice], object]] = {
    "rate": lambda desk, practice: desk.rating.rate(practice.site("GB21", Side.RIGHT), 7),
    "needle": lambda desk, practice: desk.needling.place(practice.site("GB21", Side.RIGHT)),
    "dose": lambda desk, _practice: desk.kap.record_dose(60, Route.IM),
    "vital signs": lambda desk, _practice: desk.kap.record_vitals((128, 82, None, 97)),
    "bring": lambda desk, _practice: desk.sites.bring(),
}


@pytest.mark.parametrize("name", ACTS)
def test_act_on_a_removed_session_is_refused_with_a_sentence(
    desk: SessionController, practice: Practice, qtbot: QtBot, name: str
) -> None:
    remove_elsewhere(practice)
    with qtbot.waitSignal(practice.bench.bus.save_failed) as heard:
        ACTS[name](desk, practice)
    assert heard.args[0].sentence
    assert not practice.bench.undo.can_undo


@pytest.mark.parametrize("name", ACTS)
def test_act_without_a_session_does_nothing(practice: Practice, name: str) -> None:
    desk = SessionController(practice.bench)
    ACTS[name](desk, practice)
    assert practice.chart.sites == ()
    assert practice.chart.doses == ()


def test_empty_desk_answers_quietly(practice: Practice) -> None:
    desk = SessionController(practice.bench)
    desk.selection.select_id("nobody")
    desk.selection.go_on()
    desk.selection.go_back()
    desk.sites.mirror_selected()
    desk.rating.rate_unchanged()
    desk.needling.take_out(())
    assert desk.sites.for_point("LI4", Side.LEFT) is None
    assert desk.sites.on_surface("front", 0.5, 0.5) is None
    assert desk.selection.site is None
    assert desk.here.where() == Workplace(PlaceName.CHART)


def test_taking_a_needle_out_of_a_removed_session_is_refused(
    desk: SessionController, practice: Practice, qtbot: QtBot
) -> None:
    desk.needling.place(practice.site("GB21", Side.RIGHT))
    needles = desk.here.chart.needles
    remove_elsewhere(practice)
    with qtbot.waitSignal(practice.bench.bus.save_failed):
        desk.needling.take_out(needles)


def test_vital_signs_stand_beside_the_doses_and_are_taken_back(desk: SessionController, practice: Practice) -> None:
    desk.kap.record_vitals((128, 82, 76, None))
    (taken,) = practice.chart.vitals
    assert vitals_parts(taken) == ["128/82 mmHg", "76 a minute"]
    practice.bench.undo.undo()
    assert practice.chart.vitals == ()


def test_going_back_walks_up_the_list_and_stops_at_the_first(desk: SessionController, practice: Practice) -> None:
    for code in ("GB21", "GB20", "LI4"):
        desk.rating.rate(practice.site(code, Side.RIGHT), 4)
    titles: list[str] = []
    for _ in range(4):
        desk.selection.go_back()
        titles.append(desk.selection.site.title)
    assert titles == ["LI4 R", "GB20 R", "GB21 R", "GB21 R"]


def test_going_on_in_before_finds_sites_without_a_value(desk: SessionController, practice: Practice) -> None:
    gb21 = practice.site("GB21", Side.RIGHT)
    desk.rating.rate(gb21, 4)
    desk.needling.place(practice.site("LI4", Side.LEFT), 2)
    desk.selection.select(gb21)
    desk.sites.mirror_selected()
    desk.selection.select(None)
    desk.selection.go_on()
    assert desk.selection.site.title == "GB21 L"
    assert step_words(desk.here.chart, ChartStep.BEFORE)[0] == "1 of 2"
    desk.rating.rate(desk.selection.site, 3)
    desk.selection.go_on()
    assert desk.selection.site is None  # LI4 was only needled: it was never meant to be pressed
    assert step_words(desk.here.chart, ChartStep.BEFORE)[0] == "2 of 2"


def test_midline_site_has_no_mirror(desk: SessionController, practice: Practice) -> None:
    desk.rating.rate(practice.site("CV17", Side.MIDLINE), 4)
    desk.selection.select(practice.chart.sites[0])
    desk.sites.mirror_selected()
    assert len(practice.chart.sites) == 1


def test_mirroring_twice_only_selects(desk: SessionController, practice: Practice) -> None:
    desk.rating.rate(practice.site("GB21", Side.RIGHT), 4)
    right = practice.chart.sites[0]
    for _ in range(2):
        desk.selection.select(right)
        desk.sites.mirror_selected()
        assert desk.selection.site.title == "GB21 L"
    assert len(practice.chart.sites) == 2


def test_change_of_the_patient_is_shown(desk: SessionController, practice: Practice, qtbot: QtBot) -> None:
    patients = practice.bench.clinic.patients
    _, changes = patients.change(replace(patients.get(practice.patient_id), name="Mara S."))
    with qtbot.waitSignal(desk.here.opened):
        practice.bench.bus.announce(changes)
    assert desk.here.patient.name == "Mara S."


def test_change_elsewhere_leaves_the_desk_alone(desk: SessionController, practice: Practice, qtbot: QtBot) -> None:
    other, _ = practice.bench.clinic.sessions.start(practice.course_id)
    chart = desk.here.chart
    applied = practice.bench.clinic.charting.rate(other.id, practice.site("LI4", Side.LEFT), Phase.BEFORE, 3)
    practice.bench.bus.announce(applied.changes)
    assert desk.here.chart is chart


def test_unknown_point_has_no_site(desk: SessionController) -> None:
    assert desk.sites.for_point("XX99", Side.LEFT) is None


def test_opening_with_a_selected_site_brings_it_back(desk: SessionController, practice: Practice) -> None:
    desk.rating.rate(practice.site("GB21", Side.RIGHT), 4)
    desk.selection.select(practice.chart.sites[0])
    again = SessionController(practice.bench)
    again.here.open(replace(desk.here.where(), step=ChartStep.AFTER))
    assert again.selection.site.title == "GB21 R"
    assert again.here.step is ChartStep.AFTER


def test_kinds_have_words() -> None:
    assert kind_word(None) == "Pin"


def _protocol(practice: Practice, sides: tuple[Side, ...] = (Side.LEFT, Side.RIGHT)) -> EntryOffer:
    points = [practice.bench.atlas.point(Figure.FEMALE, code) for code in ("LI4", "ST36", "LR3")]
    first, *others = [point for point in points if point is not None]
    return EntryOffer(first, sides, others=tuple(others), protocol="NADA")


def test_protocol_before_brings_its_sites_in_one_act_without_values(
    desk: SessionController, practice: Practice
) -> None:
    known = {site.id for site in practice.chart.sites}
    assert desk.lines.carry_out(_protocol(practice))
    fresh = [site for site in practice.chart.sites if site.id not in known]
    assert {(site.code, site.side) for site in fresh} == {
        (code, side) for code in ("LI4", "ST36", "LR3") for side in (Side.LEFT, Side.RIGHT)
    } - {(site.code, site.side) for site in practice.chart.sites if site.id in known}
    assert not any((site.id, Phase.BEFORE) in practice.chart.readings for site in fresh)
    practice.bench.undo.undo()
    assert {site.id for site in practice.chart.sites} == known


def test_protocol_while_needling_is_a_needle_at_each_site_in_one_act(
    desk: SessionController, practice: Practice
) -> None:
    desk.here.set_step(ChartStep.NEEDLING)
    before = len(practice.chart.needles)
    assert desk.lines.carry_out(_protocol(practice))
    assert len(practice.chart.needles) == before + 6
    practice.bench.undo.undo()
    assert len(practice.chart.needles) == before


def test_protocol_on_a_removed_session_is_refused_with_a_sentence(
    desk: SessionController, practice: Practice, qtbot: QtBot
) -> None:
    desk.here.set_step(ChartStep.NEEDLING)
    remove_elsewhere(practice)
    with qtbot.waitSignal(practice.bench.bus.save_failed):
        assert not desk.lines.carry_out(_protocol(practice))
    assert not SessionController(practice.bench).lines.carry_out(_protocol(practice))


def test_line_says_how_many_sites_or_needles_a_protocol_is(practice: Practice) -> None:
    assert act_text(_protocol(practice), ChartStep.BEFORE) == "6 sites"
    assert act_text(_protocol(practice, (Side.LEFT,)), ChartStep.NEEDLING) == "3 needles"


def test_charge_by_line_and_by_key_stays_with_its_site(desk: SessionController, practice: Practice) -> None:
    point = practice.bench.atlas.point(Figure.FEMALE, "GB21")
    assert point is not None
    offer = EntryOffer(point, (Side.RIGHT,), before=7, charge_before=8, charge_after=5)
    assert act_text(offer, ChartStep.BEFORE) == "before 7, charge 8 to 5"
    both = replace(offer, before=None, sides=(Side.LEFT, Side.RIGHT))
    assert act_text(both, ChartStep.BEFORE) == "both charge 8 to 5"
    assert desk.lines.carry_out(offer)
    site = practice.site("GB21", Side.RIGHT)
    assert charge_words(practice.chart, site.id) == "c8›5"
    assert desk.selection.site == practice.chart.site(site.id)
    desk.rating.charge_selected(6)
    assert charge_words(practice.chart, site.id) == "c6›5"
    desk.rating.charge_selected(None)
    assert charge_words(practice.chart, site.id) == "c–›5"
    practice.bench.undo.undo()
    assert practice.chart.charge(site.id, Phase.BEFORE) == 6
    desk.sites.remove(site)
    assert practice.chart.sites == ()
    practice.bench.undo.undo()
    assert charge_words(practice.chart, site.id) == "c6›5"


def test_marks_can_show_the_charge_in_place_of_tenderness(desk: SessionController, practice: Practice) -> None:
    site = practice.site("GB21", Side.RIGHT)
    desk.rating.rate(site, 7)
    (plain,) = session_marks(practice.chart, lambda _site: {}, ChartStep.BEFORE)
    assert (plain.glyph.text, plain.aside) == ("7", "R")
    (unasked,) = session_marks(practice.chart, lambda _site: {}, ChartStep.BEFORE, by_charge=True)
    assert unasked.glyph.state is MarkState.NOT_ASSESSED
    desk.rating.charge(site, 9)
    (plain,) = session_marks(practice.chart, lambda _site: {}, ChartStep.BEFORE)
    assert (plain.glyph.text, plain.aside) == ("7", "R c9")
    assert "emotional charge before 9" in plain.spoken
    (charged,) = session_marks(practice.chart, lambda _site: {}, ChartStep.BEFORE, by_charge=True)
    assert (charged.glyph.text, charged.aside) == ("9", "R")


def test_until_after_a_mark_shows_the_value_before_whatever_was_read_later(
    desk: SessionController, practice: Practice
) -> None:
    both, late = practice.site("GB21", Side.RIGHT), practice.site("GB20", Side.RIGHT)
    desk.rating.rate(both, 7)
    desk.rating.charge(both, 8)
    desk.rating.rate(both, 3, Phase.AFTER)
    desk.rating.charge(both, 5, Phase.AFTER)
    desk.rating.rate(late, 4, Phase.AFTER)
    for step in (ChartStep.BEFORE, ChartStep.NEEDLING):
        mark, only_after = session_marks(practice.chart, lambda _site: {}, step)
        assert (mark.glyph.state, mark.glyph.text, mark.aside) == (MarkState.BEFORE, "7", "R c8")
        assert only_after.glyph.state is MarkState.NOT_ASSESSED
        charged, _ = session_marks(practice.chart, lambda _site: {}, step, by_charge=True)
        assert (charged.glyph.state, charged.glyph.text) == (MarkState.BEFORE, "8")
    mark, only_after = session_marks(practice.chart, lambda _site: {}, ChartStep.AFTER)
    assert (mark.glyph.state, mark.glyph.text, mark.aside) == (MarkState.PAIR, "3", "R c8›5")
    assert (only_after.glyph.state, only_after.glyph.text) == (MarkState.AFTER, "4")
    charged, _ = session_marks(practice.chart, lambda _site: {}, ChartStep.AFTER, by_charge=True)
    assert (charged.glyph.state, charged.glyph.text) == (MarkState.PAIR, "5")


def test_what_was_read_in_this_session_is_said_in_words(desk: SessionController, practice: Practice) -> None:
    site = practice.site("GB21", Side.RIGHT)
    assert session_words(None, site) == ""
    desk.rating.rate(site, 7)
    assert session_words(practice.chart, site) == ""
    for after, words in (
        (3, "7 → 3, much less tender (−4)"), (6, "7 → 6, no clear change (−1)"), (7, "7 → 7, no clear change (0)"),
        (9, "7 → 9, more tender (+2)"), (None, "after not assessed, before 7"),
    ):  # fmt: skip
        desk.rating.rate(site, after, Phase.AFTER)
        assert session_words(practice.chart, site) == f"This session: {words}"
    desk.rating.rate(site, None)
    assert session_words(practice.chart, site) == "This session: after not assessed"
    desk.rating.rate(site, 4, Phase.AFTER)
    assert session_words(practice.chart, site) == "This session: after 4, before not assessed"
