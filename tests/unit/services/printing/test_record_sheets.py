"""Session sheet and course report of a real clinic: what they count, what they never mix, what they say in words."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.made_up.sheets import page_sizes, page_texts
from tests.unit.services.printing.test_printing import Practice, practice

from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.statistics import Comparison, carried
from ashichart.domain.atlas.body import Side, SurfacePoint
from ashichart.domain.charting.doses import Route
from ashichart.domain.charting.late_entries import Replaced
from ashichart.domain.charting.measures import MEASURE_RULES, Measure, MeasureKind
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import Session
from ashichart.domain.charting.sites import Pin, Site
from ashichart.domain.errors import UserError
from ashichart.domain.ids import new_id
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.choices import Paper, SheetChoices, SheetKind, Tone
from ashichart.domain.sheets.record import letter_key, measure_lines, needle_lines
from ashichart.report.record.session_sheet import session_pages
from ashichart.services.charting.courses import CourseDraft
from ashichart.services.charting.patients import PatientDraft
from ashichart.services.printing.sheets.course import course_sheet
from ashichart.services.printing.sheets.session import session_sheet
from ashichart.services.printing.sheets.source import Press
from ashichart.wording.acts import audited_words, replaced_words
from ashichart.wording.names.kinds import measure_words

__all__ = ["practice"]
AT = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def latest(practice: Practice) -> Session:
    return practice.clinic.courses.chart(practice.course.id).sessions[-1].session


def text_of(
    practice: Practice, kind: SheetKind, choices: SheetChoices | None = None, session: int | None = None
) -> str:
    sheet = practice.printing.make(
        kind, practice.patient.id, practice.course.id, None, session_number=session, printed_at=AT
    )
    return " ".join(page_texts(sheet.pdf))


def charted(practice: Practice) -> None:
    """Two sessions; in the second a dose, readings after, needles, one site not assessed after."""
    neck, shoulder, hand = (
        practice.site(*place) for place in (("GB20", Side.LEFT), ("GB21", Side.RIGHT), ("LI4", Side.LEFT))
    )
    practice.session((neck, 8), (shoulder, 6), (hand, 5))
    practice.session((neck, 5), (shoulder, 5), (hand, None))
    session, charting, clock = latest(practice), practice.clinic.charting, practice.clock
    clock[0] += timedelta(minutes=10)
    practice.clinic.kap.record_dose(session.id, 60, Route.IM)
    clock[0] += timedelta(minutes=30)
    practice.clinic.needling.place_needle(session.id, neck, 2)
    practice.clinic.needling.place_needle(session.id, practice.site("ST36", Side.RIGHT))
    clock[0] += timedelta(minutes=20)
    practice.clinic.needling.take_out(session.id, [one.id for one in charting.chart(session.id).needles])
    clock[0] += timedelta(minutes=5)
    charting.rate(session.id, neck, Phase.AFTER, 2)
    charting.charge(session.id, neck, Phase.BEFORE, 8)
    charting.charge(session.id, neck, Phase.AFTER, 5)


def test_session_sheet_says_everything_that_was_charted(practice: Practice) -> None:
    charted(practice)
    text = text_of(practice, SheetKind.SESSION)
    for words in (
        "Session 2", "Mara Lindqvist", "14 May 1983", "Neck and shoulders", "60 mg IM", "first needle in 30 min after",
        "Tenderness, before and after", "GB20 Fēngchí", "not assessed", "8 › 5", "Immediate response", "less tender",
        "a drop so soon may be the drug.", "Carry-over", "Needles, in and out", "风池", "ST36 Zúsānlǐ",
        "3 in", "3 out", "all counted out", "difference 0", "Not signed in the program", "Signature on paper, date",
        "Pleura: site 2", "Source: Ultrasound study", "Reading the marks", "needled, not rated", "None painted",
    ):  # fmt: skip
        assert words in text, words
    assert re.search(r"Page 1 of (\d)", text)


def test_sites_are_numbered_and_what_was_only_needled_takes_a_letter(practice: Practice) -> None:
    charted(practice)
    source = practice.printing.source(
        SheetKind.SESSION, practice.patient.id, practice.course.id, SheetChoices(), None, AT
    )
    sheet = session_sheet(source, Press(practice.atlas))
    assert [(one.key, one.site.title) for one in sheet.sites] == [
        ("1", "GB20 L"), ("2", "GB21 R"), ("3", "LI4 L"), ("A", "ST36 R"),
    ]  # fmt: skip
    assert isinstance(sheet.carried, Comparison)
    assert sheet.response is not None
    assert sheet.response.summary.tally.compared == 1
    assert sheet.carried.summary.tally.compared == 2


def test_carry_over_of_a_session_sheet_ends_with_its_session(practice: Practice) -> None:
    charted(practice)
    practice.session((practice.site("GB20", Side.LEFT), 0))
    source = practice.printing.source(SheetKind.SESSION, practice.patient.id, practice.course.id, SheetChoices(), 2, AT)
    found = session_sheet(source, Press(practice.atlas)).carried
    assert isinstance(found, Comparison)
    assert found.now.chart.session.number == 2


def test_needles_that_are_still_in_are_said_in_bold_words(practice: Practice) -> None:
    practice.session((practice.site("GB20", Side.LEFT), 5))
    practice.clinic.needling.place_needle(latest(practice).id, practice.site("ST36", Side.LEFT), 3)
    text = text_of(practice, SheetKind.SESSION)
    assert "3 of 3 needles still in" in text
    assert "difference 3" in text
    assert "counted out" not in text


def test_a_session_without_anything_is_a_sheet_that_says_so(practice: Practice) -> None:
    practice.session()
    text = text_of(practice, SheetKind.SESSION)
    for words in (
        "No dose recorded.", "No site was rated in this session.", "No needle in this session.",
        "No readings after in this session.",
    ):  # fmt: skip
        assert words in text, words


def test_alerts_of_the_patient_come_before_the_cautions_of_points(practice: Practice) -> None:
    patient = practice.clinic.patients.add(
        PatientDraft("Ben Ash", practice.patient.figure, None, alerts=(Alert(AlertKind.ANTICOAGULANT, "Since May."),))
    )[0]
    practice.patient = patient
    practice.course = practice.clinic.courses.add(CourseDraft(patient.id, "Neck"))[0]
    practice.session((practice.site("GB21", Side.LEFT), 5))
    text = text_of(practice, SheetKind.SESSION)
    assert "Takes an anticoagulant. Since May." in text
    assert text.index("Anticoagulant") < text.index("Pleura")
    assert "not recorded" in text  # day of birth


def test_painted_skin_stands_with_its_areas(practice: Practice) -> None:
    practice.session((practice.site("GB20", Side.LEFT), 5))
    session, painting = latest(practice), practice.clinic.painting
    painting.paint(session.id, Phase.BEFORE, range(3000, 3400), 6)
    painting.paint(session.id, Phase.AFTER, range(3000, 3100), 3)
    text = text_of(practice, SheetKind.SESSION)
    assert re.search(r"Before \d+\.\d % of the skin: ", text)
    assert re.search(r"After \d+\.\d % of the skin", text)
    assert "nothing is called clear" in text


def put(practice: Practice, kind: MeasureKind, value: int, on: date) -> None:
    practice.clinic.courses.put_measure(Measure(new_id(), practice.course.id, kind, value, on))


def test_measures_stand_with_floor_and_source_and_nothing_is_clear_without_one(practice: Practice) -> None:
    charted(practice)
    first, second = date(2026, 10, 14), date(2026, 10, 20)
    for kind, values in (
        (MeasureKind.PHQ9, (16, 9)), (MeasureKind.NECK_ROTATION_RIGHT, (52, 66)), (MeasureKind.TENSION, (7, 3)),
    ):  # fmt: skip
        put(practice, kind, values[0], first)
        put(practice, kind, values[1], second)
    put(practice, MeasureKind.JAW_OPENING, 38, first)
    for kind in (SheetKind.SESSION, SheetKind.COURSE):
        text = text_of(practice, kind)
        for words in ("PHQ-9, 0 to 27", "−7", "clearly lower", "52°", "66°", "clearly higher", "no floor published",
                      "38 mm", "taken once"):  # fmt: skip
            assert words in text, (kind, words)
    assert "doi 10.35975/apic.v26i4.1957" in text_of(practice, SheetKind.COURSE)
    # What was measured later is not on the sheet of an earlier session.
    assert "PHQ-9" in text_of(practice, SheetKind.SESSION, session=1)
    assert "clearly lower" not in text_of(practice, SheetKind.SESSION, session=1)


def test_course_report_gives_the_numbers_of_the_headline(practice: Practice) -> None:
    charted(practice)
    text = text_of(practice, SheetKind.COURSE)
    found = carried(practice.clinic.courses.chart(practice.course.id))
    assert isinstance(found, Comparison)
    assert "7.0 to 5.0, mean of the 2 sites read both times" in text
    assert "−2.0" in text  # (5 − 8 + 5 − 6) / 2
    assert "1 less tender, 1 no clear change, 0 more tender, 1 not assessed at one of the two." in text
    assert "1 of 2 by 2 points or more; 1 of 2 by 30 % or more" in text
    for words in (
        "Course report", "2 sessions", "Points by session", "Carry-over", "Compared", "Trend", "Change over time",
        "Sessions and needling", "STRICTA 2010", "All readings", "charge: before › after", "8 › 5", "Methods", "55 min",
        "it cannot show why", "Source of the floor: Salaffi 2004",
    ):  # fmt: skip
        assert words in text, words


def test_course_report_of_one_session_says_that_nothing_can_be_compared(practice: Practice) -> None:
    practice.session((practice.site("GB20", Side.LEFT), 5))
    text = text_of(practice, SheetKind.COURSE)
    assert "One session so far: nothing to compare yet." in text
    assert "One session: no trend yet." in text
    assert "Compared" not in text


def test_course_report_of_other_scales_leaves_them_out_and_says_so(practice: Practice) -> None:
    neck = practice.site("GB20", Side.LEFT)
    practice.session((neck, 8))
    practice.session((neck, 2.4), scale=Scale.PPT)
    practice.session((neck, 3.4), scale=Scale.PPT)
    text = text_of(practice, SheetKind.COURSE)
    assert "left out of carry-over and trends: session 1." in text
    assert "+1.00" in text
    assert "other scale" in text
    assert "pressure pain threshold" in text


def test_a_course_without_a_session_gets_a_next_step(practice: Practice) -> None:
    for kind in (SheetKind.SESSION, SheetKind.COURSE):
        with pytest.raises(UserError, match="no session yet"):
            practice.printing.make(kind, practice.patient.id, practice.course.id)


def test_grades_are_roman_on_both(practice: Practice) -> None:
    neck = practice.site("GB20", Side.LEFT)
    practice.session((neck, 4), scale=Scale.GRADE)
    practice.session((neck, 2), scale=Scale.GRADE)
    practice.clinic.charting.rate(latest(practice).id, neck, Phase.AFTER, 3)
    assert "III" in text_of(practice, SheetKind.SESSION)
    assert "IV" in text_of(practice, SheetKind.COURSE)


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("kind", [SheetKind.SESSION, SheetKind.COURSE])
def test_every_tone_and_paper_says_the_same(practice: Practice, kind: SheetKind, tone: Tone) -> None:
    charted(practice)
    plain = re.sub(r"\s+", " ", text_of(practice, kind))
    letter = SheetChoices(Paper.LETTER, tone)
    sheet = practice.printing.make(kind, practice.patient.id, practice.course.id, letter, printed_at=AT)
    assert {(round(wide), round(high)) for wide, high in page_sizes(sheet.pdf)} == {(216, 279)}
    words = set(re.sub(r"\s+", " ", " ".join(page_texts(sheet.pdf))).split())
    assert {word for word in plain.split() if word.isalpha()} - words <= {"continued"}
    again = practice.printing.make(kind, practice.patient.id, practice.course.id, letter, printed_at=AT)
    assert again.pdf == sheet.pdf


def test_two_hundred_sites_and_forty_sessions_go_on_over_pages(practice: Practice) -> None:
    points = [one for one in practice.atlas.points(practice.patient.figure) if one.places][:100]
    sites = [
        practice.clinic.charting.site_for_point(practice.patient.id, point, side)
        for point in points
        for side in point.sides
    ]
    practice.session(*((site, index % 11) for index, site in enumerate(sites)))
    practice.session(*((site, (index + 3) % 11) for index, site in enumerate(sites)))
    practice.clinic.needling.place_needle(latest(practice).id, sites[0])
    for kind in (SheetKind.SESSION, SheetKind.COURSE):
        sheet = practice.printing.make(kind, practice.patient.id, practice.course.id, printed_at=AT)
        text = " ".join(page_texts(sheet.pdf))
        assert sheet.pages >= 5
        assert "continued" in text
        assert f"Page {sheet.pages} of {sheet.pages}" in text
        missing = [site.label for site in sites if site.label not in text]
        assert missing == []


def test_many_sessions_stand_in_blocks_of_columns(practice: Practice) -> None:
    neck = practice.site("GB20", Side.LEFT)
    for number in range(12):
        practice.session((neck, 10 - number % 10))
    text = text_of(practice, SheetKind.COURSE)
    assert text.count("Points by session") == 2
    assert "12 sessions" in text


def test_names_that_cannot_be_printed_and_very_long_ones_keep_their_place(practice: Practice) -> None:
    practice.patient = practice.clinic.patients.add(PatientDraft("נועה " * 30, practice.patient.figure))[0]
    practice.course = practice.clinic.courses.add(CourseDraft(practice.patient.id, "A very long indication " * 8))[0]
    pin = Site(
        new_id(), practice.patient.id, Side.LEFT, "Pin",
        pin=Pin(SurfacePoint(4000, 0.5, 0.5), "far away from everything " * 7, "back"),
    )  # fmt: skip
    practice.session((pin, 5))
    for kind in (SheetKind.SESSION, SheetKind.COURSE):
        text = text_of(practice, kind)
        assert "not printable" in text
        assert "…" in text


def test_large_print_has_larger_tables_and_more_pages(practice: Practice) -> None:
    charted(practice)
    for kind in (SheetKind.SESSION, SheetKind.COURSE):
        plain = practice.printing.make(kind, practice.patient.id, practice.course.id, printed_at=AT)
        large = practice.printing.make(
            kind, practice.patient.id, practice.course.id, SheetChoices(large=True), printed_at=AT
        )
        assert large.pages >= plain.pages
        assert large.pdf != plain.pdf


def test_removed_measures_and_later_ones_do_not_count() -> None:
    days = [date(2026, 1, day) for day in (1, 2, 3)]
    measures = [Measure(str(day), "c", MeasureKind.GAD7, day.day, day) for day in reversed(days)]
    (line,) = measure_lines(measures, days[1])
    assert (line.first.value, line.latest.value, line.n) == (1, 2, 2)
    assert measure_lines((), days[1]) == ()


def test_needles_of_one_site_stand_in_one_line_while_their_minutes_agree() -> None:
    at = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
    out = at + timedelta(minutes=20)
    needles = [
        Needle("1", "s", "a", 1, at, out),
        Needle("2", "s", "a", 2, at + timedelta(seconds=20), out),
        Needle("3", "s", "a", 3, at + timedelta(seconds=30), None),
        Needle("4", "s", "b", 4, at, out),
    ]
    found = needle_lines(needles)
    assert [(line.site_id, line.count, line.minutes) for line in found] == [("a", 2, 20), ("a", 1, None), ("b", 1, 20)]


def test_letters_go_on_after_z() -> None:
    assert [letter_key(index) for index in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_measure_is_clear_from_its_floor_on() -> None:
    assert measure_words(MeasureKind.PHQ9, -5) == "clearly lower"
    assert measure_words(MeasureKind.PHQ9, -4) == "no clear change"
    assert measure_words(MeasureKind.NECK_FLEXION, 7) == "clearly higher"
    assert measure_words(MeasureKind.TENSION, -9) == "no floor published"
    with pytest.raises(ValueError, match="120°"):
        Measure("m", "c", MeasureKind.NECK_FLEXION, 121, date(2026, 1, 1))
    assert all(rule.source for rule in MEASURE_RULES.values() if rule.floor is not None)


def test_course_values_hold_what_the_headline_holds(practice: Practice) -> None:
    practice.session((practice.site("GB20", Side.LEFT), 5))
    source = practice.printing.source(
        SheetKind.COURSE, practice.patient.id, practice.course.id, SheetChoices(), None, AT
    )
    sheet = course_sheet(source)
    assert isinstance(sheet.carried, TooLittle)
    assert sheet.response is None
    assert sheet.notes == ()


def test_late_doses_and_short_stretches_keep_their_words_on_the_page(practice: Practice) -> None:
    practice.session(*((practice.site(code, Side.LEFT), 5) for code in ("GB20", "GB21")))
    session, clock, charting = latest(practice), practice.clock, practice.clinic.charting
    clock[0] += timedelta(minutes=45)
    for mg in (30, 35, 40):
        practice.clinic.kap.record_dose(session.id, mg, Route.IM)
    practice.clinic.needling.place_needle(session.id, practice.site("GB20", Side.LEFT))
    charting.rate(session.id, practice.site("GB20", Side.LEFT), Phase.AFTER, 3)
    text = text_of(practice, SheetKind.SESSION)
    assert "After, needles" in text
    assert "In all 105 mg." in text
    # Entries made days later are listed, not drawn.
    clock[0] += timedelta(days=3)
    practice.clinic.kap.record_dose(session.id, 10, Route.IM, clock[0] - timedelta(minutes=1))
    late = text_of(practice, SheetKind.SESSION)
    assert "Phase" not in late
    assert "In all 115 mg." in late


def test_a_needle_before_any_dose_is_said(practice: Practice) -> None:
    practice.session((practice.site("GB20", Side.LEFT), 5))
    session, clock = latest(practice), practice.clock
    practice.clinic.needling.place_needle(session.id, practice.site("GB20", Side.LEFT))
    clock[0] += timedelta(minutes=5)
    practice.clinic.kap.record_dose(session.id, 30, Route.SL)
    assert "first needle in before any dose" in text_of(practice, SheetKind.SESSION)


def test_a_course_without_ratings_still_reports_what_was_done(practice: Practice) -> None:
    practice.session()
    practice.clinic.needling.place_needle(latest(practice).id, practice.site("ST36", Side.LEFT))
    text = text_of(practice, SheetKind.COURSE)
    assert "ST36 L" in text
    assert "All readings" not in text
    assert "Points by session" not in text


def test_sites_that_share_nothing_are_not_compared(practice: Practice) -> None:
    practice.session((practice.site("GB20", Side.LEFT), 5))
    practice.session((practice.site("GB21", Side.LEFT), 4))
    practice.clinic.charting.rate(latest(practice).id, practice.site("ST36", Side.LEFT), Phase.AFTER, 2)
    for kind in (SheetKind.SESSION, SheetKind.COURSE):
        text = text_of(practice, kind)
        assert "No site was read at both moments." in text
    assert "No site was read before in every session: no trend." in text_of(practice, SheetKind.COURSE)
    # Read after and not before: a mark of its own.
    assert "read now only" in text_of(practice, SheetKind.SESSION)


def test_more_pressure_is_drawn_on_a_longer_scale(practice: Practice) -> None:
    neck = practice.site("GB20", Side.LEFT)
    practice.session((neck, 12.5), scale=Scale.PPT)
    practice.clinic.charting.rate(latest(practice).id, neck, Phase.AFTER, 14.0)
    text = text_of(practice, SheetKind.SESSION)
    assert "15" in text
    assert "30" in text


def test_a_signed_session_says_when_it_was_signed(practice: Practice) -> None:
    practice.session((practice.site("GB20", Side.LEFT), 5))
    source = practice.printing.source(
        SheetKind.SESSION, practice.patient.id, practice.course.id, SheetChoices(), None, AT
    )
    press = Press(practice.atlas)
    sheet = session_sheet(source, press)
    signed = replace(sheet.visit, session=replace(sheet.visit.session, signed_at=AT))
    pages = session_pages(
        replace(sheet, visit=signed), press.arts(practice.patient.figure, ("front", "back")), press.fonts
    )
    text = " ".join(page_texts(pages.pdf))
    assert "Signed in the program" in text
    assert "A signed session does not change." in text


def test_vital_signs_stand_with_their_minutes_and_a_dose_without_any_says_so(practice: Practice) -> None:
    charted(practice)
    assert "No vital signs recorded." in text_of(practice, SheetKind.SESSION)
    session = latest(practice)
    practice.clinic.kap.record_vitals(session.id, (128, 82, 76, None), session.started_at)
    practice.clinic.kap.record_vitals(session.id, (None, None, None, 97))
    text = text_of(practice, SheetKind.SESSION)
    assert "No vital signs recorded." not in text
    table = text[text.index("Vital signs") : text.index("Tenderness, before and after")]
    words = " ".join(table.split())
    assert "before any dose 128/82 76 –" in words
    assert "55 min – – 97" in words


def test_what_was_changed_after_the_day_of_the_session_is_told_with_its_old_value(practice: Practice) -> None:
    charted(practice)
    session, charting, clock = latest(practice), practice.clinic.charting, practice.clock
    assert "Nothing was changed after its day." in text_of(practice, SheetKind.SESSION)
    neck, hand = practice.site("GB20", Side.LEFT), practice.site("LI4", Side.LEFT)
    clock[0] += timedelta(days=3)
    charting.rate(session.id, neck, Phase.BEFORE, 6)
    charting.charge(session.id, neck, Phase.BEFORE, 7)
    charting.rate(session.id, hand, Phase.AFTER, 2)
    practice.clinic.kap.record_vitals(session.id, (None, None, 70, None), session.started_at + timedelta(minutes=9))
    source = practice.printing.source(
        SheetKind.SESSION, practice.patient.id, practice.course.id, SheetChoices(), None, AT
    )
    late = session_sheet(source, Press(practice.atlas)).late
    assert [(audited_words(one.action), replaced_words(one.was, session)) for one in late] == [
        ("Rate GB20 L before: 6", "5"),
        ("Charge of GB20 L before: 7", "8"),
        ("Rate LI4 L after: 2", ""),
        ("Record vital signs", ""),
    ]
    assert {one.by for one in late} == {late[0].by}
    assert all(one.at == clock[0] for one in late)
    chart = charting.chart(session.id)
    minutes = {chart.minutes_since_dose(one) for one in chart.readings.values()}
    assert all(found is None or found < 120 for found in minutes), "no reading is weeks after its dose"
    text = text_of(practice, SheetKind.SESSION)
    assert "Changed after its day" in text
    assert "Rate GB20 L before: 6" in text
    assert "Nothing was changed after its day." not in text
    # A value that said "not assessed" is told as that, never as a blank or a zero.
    charting.rate(session.id, hand, Phase.BEFORE, 4)
    source = practice.printing.source(
        SheetKind.SESSION, practice.patient.id, practice.course.id, SheetChoices(), None, AT
    )
    assert session_sheet(source, Press(practice.atlas)).late[-1].was == Replaced(Scale.NRS, None)


def test_times_changed_after_the_day_are_told_with_those_they_had(practice: Practice) -> None:
    charted(practice)
    session, clock, clinic = latest(practice), practice.clock, practice.clinic
    needle = clinic.charting.chart(session.id).needles[0]
    assert needle.removed_at is not None
    clock[0] += timedelta(days=3)
    clinic.sessions.change(replace(session, started_at=session.started_at - timedelta(minutes=10)))
    clinic.needling.change_needle(needle, needle.inserted_at - timedelta(minutes=1), needle.removed_at)
    source = practice.printing.source(
        SheetKind.SESSION, practice.patient.id, practice.course.id, SheetChoices(), None, AT
    )
    late = session_sheet(source, Press(practice.atlas)).late
    was = [f"{session.local(at):%H:%M}" for at in (session.started_at, needle.inserted_at, needle.removed_at)]
    assert [replaced_words(one.was, session) for one in late] == [was[0], f"{was[1]} to {was[2]}"]
    assert f"{was[1]} to {was[2]}" in text_of(practice, SheetKind.SESSION)


def test_charges_have_bodies_and_a_strip_of_their_own_and_are_never_judged(practice: Practice) -> None:
    charted(practice)
    said = "No error is published for emotional charge at a site, so no change of it is called clear."
    session = text_of(practice, SheetKind.SESSION)
    part = session[session.index("Emotional charge 0 to 10, asked while") : session.index("Needles, in and out")]
    for words in ("ring: before", "disc: the later", "Mean 8.0 before, 5.0 after, of the site asked both times.", said):
        assert words in " ".join(part.split()), words
    assert "less" not in part
    course = text_of(practice, SheetKind.COURSE)
    assert "Emotional charge before; small: after, the same day; struck: not asked" in course
    assert said in course
    assert "Emotional charge compared" not in course, "one session with charges has nothing to compare with"

    # A second session with charges: both stand side by side.
    shoulder = practice.site("GB21", Side.RIGHT)
    practice.session((practice.site("GB20", Side.LEFT), 4), (shoulder, 4))
    charting = practice.clinic.charting
    charting.charge(latest(practice).id, practice.site("GB20", Side.LEFT), Phase.BEFORE, 3)
    charting.charge(latest(practice).id, shoulder, Phase.BEFORE, 9)
    course = text_of(practice, SheetKind.COURSE)
    assert "Emotional charge compared" in course
    assert "−5 ↓ lower" in course
    assert "– not asked" in course
    assert "ring: session 2" in course, "the first session with charges"
    alone = text_of(practice, SheetKind.SESSION)
    assert "Charge before; bigger is more." in alone


def test_a_site_has_one_number_on_all_sheets_whatever_comes_later(practice: Practice) -> None:
    neck, shoulder, hand = (practice.site(code, Side.LEFT) for code in ("GB20", "GB21", "LI4"))
    practice.session((neck, 8), (shoulder, 6))
    practice.session((hand, 5), (neck, 5))
    choices = SheetChoices()
    session, course = (
        make(practice.printing.source(kind, practice.patient.id, practice.course.id, choices, None, AT))
        for kind, make in (
            (SheetKind.SESSION, lambda source: session_sheet(source, Press(practice.atlas))),
            (SheetKind.COURSE, course_sheet),
        )
    )
    assert [(one.key, one.site.id) for one in session.sites] == [("3", hand.id), ("1", neck.id)], "palpation order"
    assert [(one.key, one.site.id) for one in course.sites] == [("1", neck.id), ("2", shoulder.id), ("3", hand.id)]
    known = {point.change.site.id: point.number for point in practice.values().points}
    assert known == {neck.id: 1, shoulder.id: 2, hand.id: 3}


def test_without_charges_nothing_is_said_of_them(practice: Practice) -> None:
    practice.session((practice.site("GB20", Side.LEFT), 4))
    for kind in (SheetKind.SESSION, SheetKind.COURSE):
        assert "Emotional charge" not in text_of(practice, kind)
