"""Texts of the Course place: headline. What is filled into their places comes from the caller."""

from ashichart.domain.charting.readings import Phase
from ashichart.wording.catalogue import Plural, Text

a_least_squares_line_through_the_readings = Text(
    "A least-squares line through the readings before of each site over time, in {unit} a week."
)
a_percentage_counts_responders_and_no_more = Text(
    "A percentage counts responders and no more: whether a change is clear is told by the floor."
)
after_a_dose = Text("After a dose")
an_interval_that_holds_zero_is_not = Text(
    "An interval that holds zero is not yet more than noise; of many sites one in twenty misses it by chance."
)
back = Text("Back", about="the panel of readings behind a number")
before_any = Text("before any")
before_session_against_before_session = Text("before session {now} against before session {then}")
close_esc = Text("Close (Esc)")
date_of_session = Text("Date")
enter_or_click_opens_the_readings_of = Text("Enter or click opens the readings of a site.")
is_minutes_from_the_last_dose_to = Text("′ is minutes from the last dose to the reading.")
ketamine_is_an_analgesic_a_low_reading = Text(
    "Ketamine is an analgesic: a low reading soon after a dose may be the drug."
)
less_by = Text("Less by")

mean_change = Text("Mean change {change}")
MOMENT = {Phase.BEFORE: Text("Before {number} · {day}"), Phase.AFTER: Text("After {number} · {day}")}
interval_of_95 = Text("95 % interval {ends}.")
interval_of_95_and_p = Text("95 % interval {ends}; p = {p} for no slope at all.")
interval_percent = Text("{percent} % {low} to {high}")
mean_and_interval = Text("Mean {mean}, {interval} ({sites})")
mean_without_interval = Text("Mean {mean} ({sites}). {lack}")
by_percent = Text("by {percent} %: {responders}")
count_is = Text("{sites} {verdict}")
minutes_run_from_the_last_dose_of = Text("Minutes run from the last dose of the session before the reading.")
n_is_the_sites_read_at_both = Text("n is the sites read at both moments whose start is above zero.")
n_read_at_both_moments = Text("n = {compared} read at both moments.")
n_read_and_not_assessed = Text(
    "n = {compared} read at both moments; {missing} not assessed at one of the two, in no count and no mean."
)
sites_of_verdict = Text("{sites}: {verdict}")
no_change_of_one_is_called_clear = Text(
    "No error is published for emotional charge at a site: no change of one is called clear."
)
not_assessed_at_one_of_the_two_2 = Text("Not assessed at one of the two moments: in no count and no mean.")
of_less_tender_by_of_their_start = Text("{count} of {sites_text} less tender by 30 % of their start or more")
of_n_read_at_both_moments = Text("Of n = {sites} read at both moments.")
on_another_scale_left_out = Plural("{n} session on another scale left out.", "{n} sessions on another scale left out.")
over_the_sessions = Text("{slopes} over the sessions")

pressure_in_kgf_cm = Text("pressure in kgf/cm²")
read_at_both_moments = Text("{sites} read at both moments")
readings_before_of = Text("{site}: readings before")
charges_before_of = Text("{site}: charges before")
reading = Text("Reading")
readings_before = Text("Readings before")
readings_behind = Text("Readings behind: {title}")
responders_by = Text("Responders by {floor}: {responders}")
responders_by_of_the_start = Text("Responders by 30 % of the start: {said}")
scales_are_never_mixed_carry_over_and = Text(
    "Scales are never mixed: carry-over and slopes hold the sessions on the scale of the latest."
)
session_before_to_after = Text("session {number}, before to after")
sessions_on_another_scale = Text("Sessions on another scale")
show_the_readings_behind_this_number = Text("Show the readings behind this number")
sites_of_one_patient_are_not_independent = Text(
    "Sites of one patient are not independent of each other, so the interval is likely to be too narrow."
)
slope_a_week_n_readings = Text("Slope {signed} {unit} a week, n = {n} readings.")
slope_of_each_site = Text("Slope of each site")
slopes_of = Text("Slopes of {sites}")
started_at_zero = Text("started at zero")
than_at_the_start = Text("than at the start")
the_interval_is_mean_t_s_n = Text(
    "The {percent} % interval is mean ± t · s / √n with n = {n} and t = {student_quantile} ({freedom} "
    "degrees of freedom). {caveat}"
)
the_mean_of_now_then_over_the = Text("The mean of now − then over the sites read at both moments.")
when_the_readings_were_taken = Text("When the {count} readings were taken")
