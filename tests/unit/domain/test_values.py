"""The values that only carry something: equal when they say the same, and empty unless told otherwise."""

from tests.made_up.charts import AT, COURSE, PATIENT, reading, site

from ashichart.domain.atlas.body import Laterality, Point, PointKind, Side
from ashichart.domain.atlas.search_results import SearchHit
from ashichart.domain.atlas.typed_lines import EntryOffer, EntryPart, EntryReading, EntrySpan
from ashichart.domain.charting.acts import ActKind, ActLabel, ActWay, Done, Home, Reversal, Step
from ashichart.domain.charting.changes import Changes
from ashichart.domain.charting.edits import DropDose, DropNeedle, DropReading, DropSite, PutReading, PutSite
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.domain.workplace import ChartStep, PlaceName, Workplace

POINT = Point("LI4", PointKind.ACUPUNCTURE, "LI4", "Hegu", "hand", "", Laterality.BILATERAL)


def test_a_new_workplace_is_the_patients_place_with_front_and_back() -> None:
    place = Workplace()
    assert (place.place, place.step, place.plates) == (PlaceName.PATIENTS, ChartStep.BEFORE, ("front", "back"))
    assert place.patient_id is place.course_id is place.session_id is place.site_id is None


def test_changes_name_nothing_they_were_not_told() -> None:
    changes = Changes(AT, sessions=frozenset({"s1"}))
    assert (changes.patients, changes.courses, changes.sessions) == (frozenset(), frozenset(), {"s1"})


def test_edits_with_the_same_content_are_equal() -> None:
    one = site("GB21")
    assert PutSite(one) == PutSite(one, None)
    assert PutReading(reading(one, Phase.BEFORE, 5)) == PutReading(reading(one, Phase.BEFORE, 5))
    inverse = (DropReading(one.id, Phase.BEFORE), DropSite(one.id), DropNeedle("n"), DropDose("d"))
    home = Home(PlaceName.CHART, "p", "c", "s")
    label = ActLabel(ActKind.REMOVE_SITE, {"site": "GB21 L"})
    back = Reversal(label, ActWay.UNDO, home, tuple(Step(edit) for edit in inverse))
    assert Done(label, ActWay.DO, home, Changes(AT), back).inverse == inverse
    assert Done(label, ActWay.DO, home, Changes(AT)).inverse == ()


def test_an_entry_keeps_the_line_apart_from_what_it_means() -> None:
    line = EntryReading(
        "li4 l 7", (EntryOffer(POINT, (Side.LEFT,), 7),), (EntrySpan(0, 3, EntryPart.POINT),), "", complete=True
    )
    (offer,) = line.offers
    assert (offer.before, offer.after, offer.not_assessed) == (7, None, False)
    assert line.text[line.spans[0].start : line.spans[0].end] == "li4"


def test_a_search_hit_names_what_was_met() -> None:
    assert SearchHit(POINT, "hegu", 1.0).matched == "hegu"


def test_a_record_that_was_never_saved_has_the_first_version() -> None:
    session = Session("s1", "c1", 1, SessionKind.KAP, AT)
    assert (session.version, PATIENT.version, COURSE.version) == (1, 1, 1)
    assert (session.signed_at, session.zone, session.clock_skew_s) == (None, None, None)
