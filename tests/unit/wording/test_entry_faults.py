"""Why an entry is refused: a sentence for every fault that the domain finds, with what was entered and the bounds."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from ashichart.domain.atlas.body import Figure, PointKind, Side, SurfacePoint
from ashichart.domain.charting.charges import check_charge
from ashichart.domain.charting.clinic_points import OwnNames, OwnPoint
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.painting import check_intensity
from ashichart.domain.charting.patients import Patient
from ashichart.domain.entry_faults import EntryError, EntryFault
from ashichart.domain.scales import RULES, Scale, check_value
from ashichart.wording.catalogue import ENGLISH, PSEUDO, set_language
from ashichart.wording.entry_faults import entry_problem

DAY, AT = date(2026, 9, 2), datetime(2026, 9, 2, tzinfo=UTC)
HERE = {Side.MIDLINE: SurfacePoint(1, 0.2, 0.2)}

ENTERED: list[tuple[Callable[[], object], EntryFault, str]] = [
    (lambda: Dose("d", "s", 1000.5, Route.IM, AT), EntryFault.DOSE,
     "1000.5 mg is not a dose; write a number above 0 and up to 1000."),
    (lambda: Dose("d", "s", 0, Route.IM, AT), EntryFault.DOSE,
     "0 mg is not a dose; write a number above 0 and up to 1000."),
    (lambda: check_value(Scale.NRS, 11), EntryFault.BEYOND_SCALE, "11 is outside 0 to 10 of the nrs scale."),
    (lambda: check_value(Scale.GRADE, 5), EntryFault.BEYOND_SCALE, "5 is outside 0 to 4 of the grade scale."),
    (lambda: check_value(Scale.PPT, 30.5), EntryFault.BEYOND_SCALE, "30.5 is outside 0 to 30 of the ppt scale."),
    (lambda: check_value(Scale.CHARGE, -1), EntryFault.BEYOND_SCALE, "-1 is outside 0 to 10 of the charge scale."),
    (lambda: check_value(Scale.NRS, 7.5), EntryFault.NOT_WHOLE,
     "7.5 is not a whole number; the nrs scale has no halves."),
    (lambda: check_charge(12), EntryFault.CHARGE, "Emotional charge is a whole number from 0 to 10; 12 is none."),
    (lambda: check_intensity(11), EntryFault.INTENSITY, "11 is not an intensity of pain: it goes from 0 to 10."),
    (lambda: Measure("m", "c", MeasureKind.NECK_FLEXION, 200, DAY), EntryFault.MEASURE,
     "Neck flexion runs from 0 to 120°; 200 is outside."),
    (lambda: Patient("p", " ", Figure.FEMALE), EntryFault.NO_PATIENT_NAME, "A patient needs a name or a code."),
    (lambda: Patient("p", "x" * 201, Figure.FEMALE), EntryFault.LONG_PATIENT_NAME,
     "A name has at most 200 characters."),
    (lambda: Course("c", "p", " ", DAY), EntryFault.NO_INDICATION, "A course needs an indication."),
    (lambda: Course("c", "p", "Neck", DAY, planned_sessions=0), EntryFault.PLANNED_SESSIONS,
     "A course is planned for 1 to 999 sessions."),
    (lambda: Course("c", "p", "Neck", DAY, ended_on=date(2026, 9, 1)), EntryFault.ENDS_BEFORE_START,
     "A course ends after it starts."),
    (lambda: OwnPoint("OWN1", "Hinge", " ", PointKind.TRIGGER, HERE), EntryFault.POINT_NAME,
     "A point needs a name of 1 to 200 characters."),
    (lambda: OwnPoint("OWN1", "", "Hinge", PointKind.TRIGGER, HERE), EntryFault.POINT_LABEL,
     "The short name has 1 to 14 characters; it stands beside the mark."),
    (lambda: OwnPoint("OWN1", "Hinge", "Hinge", PointKind.AURICULAR, HERE), EntryFault.POINT_KIND,
     "A point of one's own is a point of a channel's kind or a trigger point."),
    (lambda: OwnPoint("OWN1", "Hinge", "Hinge", PointKind.TRIGGER), EntryFault.POINT_PLACE,
     "Say where the point lies: click its place on the body."),
    (lambda: OwnNames("ST36", ("x",) * 13), EntryFault.MANY_NAMES, "A point has at most 12 other names."),
    (lambda: OwnNames("ST36", (" ",)), EntryFault.OTHER_NAME, "Another name has 1 to 200 characters."),
]  # fmt: skip


@pytest.mark.parametrize(("entered", "fault", "sentence"), ENTERED)
def test_a_refused_entry_is_said_with_its_bounds(
    entered: Callable[[], object], fault: EntryFault, sentence: str
) -> None:
    with pytest.raises(EntryError) as refused:
        entered()
    assert refused.value.fault is fault
    assert entry_problem(refused.value) == sentence


def test_every_fault_has_a_sentence() -> None:
    assert {fault for _, fault, _ in ENTERED} == set(EntryFault)


@pytest.mark.parametrize("scale", Scale)
def test_every_scale_has_its_sentences(scale: Scale) -> None:
    beyond = [beyond_of(scale)] if not RULES[scale].whole else [beyond_of(scale), 0.5]
    for value in beyond:
        with pytest.raises(EntryError) as refused:
            check_value(scale, value)
        assert f"the {scale.value} scale" in entry_problem(refused.value)


def beyond_of(scale: Scale) -> float:
    return RULES[scale].high + 1


def test_no_sentence_stays_english_in_another_language() -> None:
    set_language(PSEUDO)
    try:
        for entered, _, sentence in ENTERED:
            with pytest.raises(EntryError) as refused:
                entered()
            said = entry_problem(refused.value)
            assert said.startswith("⟦")
            assert not any(word in said.split() for word in sentence.split() if len(word) > 3 and word.isalpha())
    finally:
        set_language(ENGLISH)
