"""Texts of the Course place: course. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

not_assessed_is_never_zero = Text("AshiChart. Not assessed is never zero.")
beside_the_sites = Text("Beside the sites")
bodies = Text("Bodies")
cannot_be_compared_then_now = Text("{name}: cannot be compared (then {then}, now {now})")
changes_are_shown_none_of_them_is = Text(
    "No error is published for emotional charge at a site: changes are shown, none of them is called clear."
)
charted = Text("Charted")
choose_a_patient_to_see_a_course = Text("Choose a patient to see a course.")
clear_from = Text("clear from {floor}")
dose_and_minutes = Text("{mg} mg · {minutes}′")
phase_reading = Text("{phase}: {reading}")
phase_reading_after_dose = Text("{phase}: {reading}, {minutes} min after a dose")
site_in_session = Text("{site} · session {number}, {day}")
site_and_side = Text("{site}, {side}")
site_changed = Text("{site}: {verdict}, {then} → {now} ({change}; {floor})")
course_at = Text("{indication} · session {number}")
course_at_planned = Text("{indication} · session {number} of {planned}")
patient_code = Text("patient {code}")
click_to_open_it_in_the_chart = Text("Click to open it in the chart.")
compare = Text("Compare")
emotional_charge_by_session = Text("Emotional charge by session")
go_to_print_with_this_course = Text("Go to Print with this course")
higher_none_of_it_judged = Text("higher, none of it judged")
in_no_sum_and_no_mean = Text("{missing}: in no sum and no mean")

layer = Text("Layer")

made_on_with = Text("Made on {day} with AshiChart. Not assessed is never zero.")
median_change = Text("Median change {change} ({sites}).")
median_change_and_range = Text("Median change {change}, range {low} to {high} ({sites}).")
minutes_from_the_dose_to_the_readings = Text("′ minutes from the dose to the readings before")

no_error_published = Text("no error published")
no_session_yet = Text("{indication} · no session yet")
no_session_yet_the_first_one_is = Text("No session yet: the first one is started in the chart.")
not_asked_at_one_of_the_two = Text("not asked at one of the two")
not_assessed_at_one_of_the_two = Text("not assessed at one of the two")
of_removed = Text("{names} of {near_day} removed.")
order_of_the_sites = Text("Order of the sites")
read_after_a_dose = Text("{phase}: read {minutes} after a dose.")
some_read_after_a_dose = Text("{phase}: read {minutes} after a dose ({read} of {n} readings).")
read_before_the_dose = Text("{name}: read before the dose.")
record_questionnaires_muscle_tension_and_range_of = Text("Record questionnaires, muscle tension and range of motion")
show_the_sites_tenderness_or_the_emotional = Text(
    "Show the sites' tenderness, or the emotional charge that was asked with it"
)
session_kind_day = Text("Session {number} · {kind} · {day}")
the_bigger_the_more_charged = Text("the bigger, the more charged")
the_bigger_the_more_tender = Text("the bigger, the more tender")
then_and_now = Text("Then and now")
this_patient_has_no_course_yet = Text("This patient has no course yet.")
under_a_change_is_drawn_as_no = Text("Under {floor} a change is drawn as “no clear change”.")
what_is_shown = Text("What is shown")
