"""Texts of session sheet and course report. What is filled into their places comes from the caller."""

from collections.abc import Sequence

from ashichart.domain.charting.readings import Phase
from ashichart.domain.scales import Scale
from ashichart.wording import terms
from ashichart.wording.catalogue import Plural, Text
from ashichart.wording.chart.painting import area_share, area_under_one
from ashichart.wording.lists import comma_list

a_change_is_called_clear_only_from = Text(
    "A change is called clear only from the floor of its scale on. No correction is made for many "
    "comparisons. This report shows what changed; it cannot show why."
)
a_signed_session_does_not_change = Text("{full_day}, {local}. A signed session does not change.")
all_readings = Text("All readings")
as_recorded_not_judged = Text("as recorded; not judged")
before_any_dose = Text("before any dose")
before_small_after_the_same_day_struck = Text("before; small: after, the same day; struck: {missing}")
before_to_after = Text("before to after")
by_percent_or_more = Text("{share} by {percent} % or more")
BY_FLOOR_OR_MORE = {
    Scale.NRS: Text("{share} by {floor} points or more"),
    Scale.GRADE: Text("{share} by {floor} grade or more"),
    Scale.PPT: Text("{share} by {floor} kgf/cm² or more"),
}
carry_over_compares_the_readings_before_the = Text(
    "Carry-over compares the readings before the latest session with those before the first session on "
    "the same scale: it is what lasts. The immediate response compares after with before within one "
    "session and may be the drug; the two are never mixed."
)
cautions_continued = Text("Cautions, continued")
change_of_the_skin_no_error_is = Text(
    "Change {signed} % of the skin. No error is published for it: nothing is called clear."
)
change_over_time = Text("Change over time")
changed_after_its_day = Text("Changed after its day")
key_of_readings_and_charges = Text(
    "number: session  ·  –: not assessed  ·  after dose: minutes to the reading after  ·  charge: before › after"
)
charge_before_bigger_is_more = Text("Charge before; bigger is more.")
compared = Text("Compared")
depth_response_sought_stimulation_and_needle_type = Text(
    "Depth, response sought, stimulation and needle type (STRICTA 2c, 2d, 2e, 2g) are not recorded."
)
disc_the_later = Text("disc: the later")
emotional_charge = Text("Emotional charge")
emotional_charge_to_asked_while_the_site = Text("emotional charge, 0 to 10, asked while the site is pressed")
first_before_to_this_before = Text("first before to this before")
first_needle_in_before_any_dose = Text("first needle in before any dose")
first_needle_in_min_after_the_last = Text("first needle in {minutes} min after the last dose")
floor_of_change_what_lies_under_the = Text(
    "Floor of change: {floor} What lies under the floor is shown as no clear change."
)
floor_the_least_change_that_is_clear = Text("floor: the least change that is clear")

from_the_audit_trail_the_session_itself = Text("from the audit trail; the session itself shows the newest values")
given = Text("Given: {doses}.")
grade_to_iv_on_palpation = Text("grade 0 to IV on palpation")
in_all_mg = Text("In all {mg} mg.")
in_placement_order = Text("in placement order")
ketamine_and_time = Text("Ketamine and time")
kgf_cm_or_more_is_clear_fischer = Text(
    "0.62 kgf/cm² or more is clear (Fischer 1987; minimal detectable change 0.34 to 0.62)."
)
less_tender = Text("↓ less tender")
lower = Text("↓ lower")
higher = Text("↑ higher")
carry_over_within = Text("carry-over")
caution_at_sites = Plural("{caution}: site {sites}", "{caution}: sites {sites}")
less_tender_by = Text("Less tender: {responders}.")
less_tender_by_both = Text("Less tender: {by_floor}; {by_percent}.")
line_in_points = Text("line through the readings before, points a week")
line_in_pressure = Text("line through the readings before, kgf/cm² a week")
mean_before_by_session_over_sites_at = Text(
    "Mean before by session, over {n} sites: {first} at first, {last} at last."
)
mean_before_hollow_after_triangle_dose = Text("mean before, {n}  ·  hollow: after  ·  triangle: dose")
mean_of_both_times = Text("Mean {moved}, of {sites} both times.")
mean_of_the_sites_read_both_times = Text("Mean of the {n} sites read both times")
means_hold_only_sites_read_at_both = Text(
    "Means hold only sites read at both moments, each with its n. Intervals are 95 % confidence "
    "intervals of the mean change by Student's t over sites; slopes are least-squares lines through a "
    "site's readings before, with the 95 % interval of the slope. Sites of one person are not "
    "independent, so that intervals may be too narrow."
)
measure_up_to = Text("{measure}, 0 to {high}")
measure_floor = Text("{measure}: floor {floor} ({source}).")
measure_floor_and_threshold = Text("{measure}: floor {floor}; from {threshold} on positive ({source}).")
methods = Text("Methods")
more_tender = Text("↑ more tender")
needles_in_and_out = Text("Needles, in and out")
needles_in_needles_out_all_counted_out = Text("Needles in = needles out: all counted out")
needling_after_stricta_items_a_b_f = Text("needling after STRICTA 2010, items 2a, 2b, 2f, 3a")
no_clear_change = Text("= no clear change")
no_error_is_published_for_emotional_charge = Text(
    "no error is published for emotional charge at a site, so no change of it is called clear."
)
no_needle_in_this_session = Text("No needle in this session.")
_SKIN = {
    Phase.BEFORE: (
        Text("Before {percent} % of the skin: {areas}."),
        Text("Before {percent} % of the skin, no pain anywhere that was painted."),
    ),
    Phase.AFTER: (
        Text("After {percent} % of the skin: {areas}."),
        Text("After {percent} % of the skin, no pain anywhere that was painted."),
    ),
}
no_readings_after_in_this_session = Text("No readings after in this session.")
no_site_was_rated_in_this_session = Text("No site was rated in this session.")
no_site_was_read_before_in_every = Text("No site was read before in every session: no trend.")
no_vital_signs_recorded = Text("No vital signs recorded.")
none_painted_in_this_session_not_assessed = Text("None painted in this session: not assessed.")

not_assessed_before = Text("not assessed before")
not_counted_in_the_carry_over = Text("Not counted in the carry-over.")
not_drawn_here = Text("{shown}  ·  not drawn here: {join}")
not_drawn_here_2 = Text("not drawn here: {join}")
not_judged = Text("not judged")
not_recorded = Text("not recorded")
not_signed_in_the_program = Text("Not signed in the program")
nothing_was_changed_after_its_day = Text("Nothing was changed after its day.")
number_session_not_assessed_after_dose_minutes = Text(
    "number: session  ·  –: not assessed  ·  after dose: minutes to the reading after"
)
of_needles_still_in = Text("{still_in} of {placed} needles still in")

one_grade_or_more_is_clear_hubbard = Text("one grade or more is clear (Hubbard and Berkoff 1993).")
other_scale = Text("other scale")
pain_areas = Text("Pain areas")
painted_on_the_skin_before_and_after = Text("painted on the skin; before and after")
points_by_session = Text("Points by session")
points_or_more_is_clear_salaffi_one = Text(
    "2 points or more is clear (Salaffi 2004); one step alone never is (smallest detectable change 1.77)."
)
pressure_pain_threshold_kgf_cm_lower_is = Text("pressure pain threshold, kgf/cm²: lower is more tender")
read_now_only = Text("read now only")
reading_the_marks = Text("Reading the marks")
readings_before = Text("readings before")
ring = Text("ring: {then}")
ring_before_core_after = Text("ring: before  ·  core: after")
ring_before_mark_after = Text("{legend}  ·  ring: before  ·  mark: after")
same_sites_first_session = Text("same sites, first session")
of_session_before_to_after = Text("session {number}, before to after,")
session_to_session = Text("Session {then} to session {now}, {span}.")
sessions_and_needling = Text("Sessions and needling")
signature = Text("Signature")
signed_in_the_program = Text("Signed in the program")
site_read_both_times = Text("Site read both times")
sites_read_both_times = Text("sites read both times")
sites_were_pressed_and_rated_on_the = Text(
    "Sites were pressed and rated on the scale named above; a site that was not pressed is shown as not "
    "assessed, is never counted as zero and stands in no mean."
)
source = Text("Source: {source}")
source_of_the_floor = Text("Source of the floor: {source}.")
taken_once = Text("taken once")
tenderness_before_and_after = Text("Tenderness, before and after")
the_latest_before_against_the_first_before = Text("the latest before against the first before")
the_same = Text("= the same")
the_site_asked = Text("the site asked")
the_sites_asked = Text("the {n} sites asked")
the_sites_read_every_time = Text("the {n} sites read every time")
this_session_can_still_be_changed_what = Text(
    "This session can still be changed; what was printed is what was charted at the time of printing."
)
to_asked_while_the_site_is_pressed = Text("0 to 10, asked while the site is pressed")
to_on_palpation = Text("0 to 10 on palpation")
side = Text("Side")
ketamine = Text("Ketamine")
minutes_in = Text("Minutes in")
sites_needled = Text("Sites needled")
after_dose = Text("after dose")
changed = Text("Changed")
what = Text("What")
was = Text("Was")
needled_not_rated = Text("needled, not rated")
latest = Text("Latest")
floor = Text("Floor")
signature_on_paper_date = Text("Signature on paper, date")
minutes_after_dose = Text("after: {minutes} min after the last dose")
minutes_range_after_dose = Text("after: {low} to {high} min after the last dose")
changed_by = Text("By")
a_week = Text("A week")
percent_interval = Text("{percent} % interval")
oxygen_percent = Text("SpO₂, %")
no_floor = Text("none", about="a sheet")
session_note = Text("{session}  ·  {weekday} {day}, {time}")
interval_from_to = Text("{percent} % interval {low} to {high}")
before_on = Text("before, {day}")
compared_charges = Text("Emotional charge compared")
before_after_values = Text("{before} before, {after} after")
course_of_days = Text("{first} to {last}  ·  {sessions}  ·  {span}")
course_of_day = Text("{day}  ·  {sessions}")
mean_from_to = Text("{then} to {now}, {compared}")
from_session_to = Text("Session {then} to {now}, {span}. {timing}")
needles_in_count = terms.counted_in
needles_out_count = terms.counted_out
needles_difference = Text("difference {count}")
none_recorded_none_in_the_atlas = Text("None recorded, none in the atlas.")
bigger_is_more_tender = Text("Bigger is more tender.")
minutes = Text("Minutes")
taken = Text("Taken")
after_the_last_dose_text = Text("After the last dose")
pressure_mmhg = Text("Pressure, mmHg")


def skin_words(phase: Phase, percent: float, areas: Sequence[tuple[str, float]]) -> str:
    """Return how much of the skin was painted in a phase, and which named areas with their shares."""
    with_areas, without = _SKIN[phase]
    shown = f"{percent:.1f}"
    if not areas:
        return without(percent=shown)
    named = [
        area_under_one(area=area) if share < 0.01 else area_share(area=area, percent=f"{100 * share:.0f}")
        for area, share in areas
    ]
    return with_areas(percent=shown, areas=comma_list(named))
