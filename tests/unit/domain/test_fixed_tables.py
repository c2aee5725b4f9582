"""Words that stand in files, and numbers that come from publications: neither may change without anybody noticing."""

from enum import StrEnum
from math import inf

import pytest

from ashichart.domain.atlas.body import Figure, Laterality, PointKind, Side
from ashichart.domain.charting.act_labels import ActKind, ActWay
from ashichart.domain.charting.doses import VITAL_BOUNDS, Route
from ashichart.domain.charting.handing_out import ExportForm, WayOut
from ashichart.domain.charting.measures import MEASURE_RULES, MeasureGroup, MeasureKind
from ashichart.domain.charting.patients import AlertKind, Sex
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionKind
from ashichart.domain.scales import GRADE_NAMES, RULES, Scale
from ashichart.domain.sheets.choices import KIND_TRAITS, LEAST_PASSWORD, MOST_APPOINTMENT, MOST_NOTE, SheetKind
from ashichart.domain.workplace import ChartStep, PlaceName

STORED: dict[type[StrEnum], str] = {
    Figure: "female male",
    Side: "left right midline",
    PointKind: "acupuncture auricular trigger",
    Laterality: "bilateral midline",
    Phase: "before after",
    SessionKind: "kap needling integration assessment",
    Scale: "nrs grade ppt charge",
    Route: "IM IV SL IN PO",
    Sex: "female male other",
    AlertKind: "anticoagulant pregnancy pacemaker lymphoedema needle_phobia allergy other",
    ActWay: "do undo redo",
    ActKind: (
        "rate_site charge_site clear_reading bring_sites bring_in bring_protocol mirror_site move_pin "
        "replace_site remove_site place_needles take_needles_out change_needle remove_needles record_dose "
        "change_dose remove_dose restore_dose record_vitals change_vitals remove_vitals restore_vitals paint_pain "
        "bring_pain type_line start_session change_session remove_session restore_session add_patient "
        "change_patient remove_patient restore_patient take_over_patient add_course change_course remove_course "
        "restore_course record_measures remove_measure add_own_point change_own_point remove_own_point "
        "restore_own_point name_point new_clinic change_password new_recovery_key go_on_with_version "
        "hand_out_sheet export_course"
    ),
    WayOut: "paper file",
    ExportForm: "csv png svg json clipboard",
    PlaceName: "patients chart course print library overview",
    ChartStep: "before needling after",
    SheetKind: "progress session course placement blank",
    MeasureKind: (
        "phq9 gad7 pcl5 tension neck_flexion neck_extension neck_rot_right neck_rot_left neck_side_right "
        "neck_side_left should_flex_rght should_flex_left should_abd_right should_abd_left jaw_opening"
    ),
}


@pytest.mark.parametrize("kind", STORED)
def test_words_that_stand_in_files_stay(kind: type[StrEnum]) -> None:
    """A new word may come; none of those that stand in files may go or change."""
    listed = STORED[kind].split()
    assert [word.value for word in kind if word.value in listed] == listed


ANWAR = "Anwar 2022, doi 10.35975/apic.v26i4.1957"
NECK = (120, 7, MeasureGroup.MOTION, "°", True, None, ANWAR)
SHOULDER = (200, None, MeasureGroup.MOTION, "°", True, None, "")
PCL5 = "Blanchard 2023, doi 10.1002/jts.22975; Bovin 2016, Psychol Assess 28:1379"
MEASURED = {
    MeasureKind.PHQ9: (27, 5, MeasureGroup.MOOD, "", False, 10, "Kroenke 2001, J Gen Intern Med 16:606"),
    MeasureKind.GAD7: (21, 4, MeasureGroup.MOOD, "", False, 10, "Spitzer 2006, Arch Intern Med 166:1092"),
    MeasureKind.PCL5: (80, 12, MeasureGroup.MOOD, "", False, 33, PCL5),
    MeasureKind.TENSION: (10, None, MeasureGroup.TENSION, "", False, None, ""),
    MeasureKind.NECK_FLEXION: NECK,
    MeasureKind.NECK_EXTENSION: NECK,
    MeasureKind.NECK_ROTATION_RIGHT: NECK,
    MeasureKind.NECK_ROTATION_LEFT: NECK,
    MeasureKind.NECK_SIDE_RIGHT: NECK,
    MeasureKind.NECK_SIDE_LEFT: NECK,
    MeasureKind.SHOULDER_FLEXION_RIGHT: SHOULDER,
    MeasureKind.SHOULDER_FLEXION_LEFT: SHOULDER,
    MeasureKind.SHOULDER_ABDUCTION_RIGHT: SHOULDER,
    MeasureKind.SHOULDER_ABDUCTION_LEFT: SHOULDER,
    MeasureKind.JAW_OPENING: (100, None, MeasureGroup.MOTION, "mm", True, None, ""),
}


def test_bounds_and_floors_of_measures_are_the_published_ones() -> None:
    assert list(MEASURE_RULES) == list(MEASURED)
    assert {
        kind: (
            one.high, one.floor, one.group, one.unit, one.higher_is_better, one.threshold, one.source
        )
        for kind, one in MEASURE_RULES.items()
    } == MEASURED  # fmt: skip
    assert [group.value for group in MeasureGroup] == ["mood", "tension", "motion"]


def test_bounds_and_floors_of_scales_are_the_published_ones() -> None:
    assert {
        scale: (
            one.low, one.high, one.whole, one.lower_is_more_tender, one.floor, one.much, one.unit, one.source
        )
        for scale, one in RULES.items()
    } == {
        Scale.NRS: (0, 10, True, False, 2, 4, "", "Salaffi 2004, PMID 15207508; Farrar 2001, Pain 94:149"),
        Scale.GRADE: (0, 4, True, False, 1, 2, "", "Hubbard & Berkoff 1993"),
        Scale.PPT: (0, 30, False, True, 0.62, 1.24, "kgf/cm²", "Fischer 1987, Pain 30:115; MDC 0.34–0.62"),
        Scale.CHARGE: (0, 10, True, False, inf, inf, "", ""),
    }  # fmt: skip
    assert GRADE_NAMES == ("0", "I", "II", "III", "IV")
    assert VITAL_BOUNDS == {"systolic": (50, 300), "diastolic": (20, 200), "pulse": (20, 300), "spo2": (50, 100)}


def test_kinds_of_sheets_need_what_they_show() -> None:
    stems = {"progress-sheet", "session-sheet", "course-report", "placement-card", "blank-chart"}
    assert {one.file_stem for one in KIND_TRAITS.values()} == stems
    assert [kind for kind, one in KIND_TRAITS.items() if one.of_session] == [SheetKind.SESSION, SheetKind.PLACEMENT]
    assert [kind for kind, one in KIND_TRAITS.items() if not one.needs_course] == [SheetKind.BLANK]
    assert (MOST_NOTE, MOST_APPOINTMENT, LEAST_PASSWORD) == (700, 120, 8)
