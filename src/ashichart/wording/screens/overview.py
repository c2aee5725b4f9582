"""Texts of the screens: overview. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Plural, Text

all_running_courses = Text("All running courses")
all_sessions_held = Text("all sessions held")
behind_stands_a_name_and_the_course = Text("Behind {code} stands a name, and the course shows it.")
codes = Text("Codes")
codes_hide_who_is_who_a_patient = Text("Codes hide who is who; a patient keeps the same code for ever")
days_between_visits_are_assumed = Text("{assumed_days} days between visits are assumed")
days_between_visits_are_usual = Text("{usual_days} days between visits are usual")
due = Text("Due")
due_in = Plural("due in {n} day", "due in {n} days")
due_ago = Plural("due {n} day ago", "due {n} days ago")
sessions_from_to = Text("sessions {first}–{last}")
since_and_mean = Text("{since} · mean {mean} (n {n})")
due_and_interval = Text("{due} ({interval}).")
mean_of_session = Text("{mean} (session {number})")
carry_over_sentence = Text("Carry-over: {found}.")
due_stopped_changing_lines_are_the_mean = Text(
    "{courses} · {due} due · {still} stopped changing · lines: mean before of the n sites read at the start and now"
)
in_session_due_stopped_changing = Text(
    "{courses} · {open_now} in session · {due} due · {still} stopped changing · "
    "lines: mean before of the n sites read at the start and now"
)
due_today = Text("due today")
last_visit = Text("Last visit {day}; {due} ({interval}).")
mean_before_of_the_read_both_times = Text("Mean before of the {sites} read both times: {means}.")
no_course_runs = Text("No course runs.")
no_course_runs_begin_one_from_a = Text("No course runs. Begin one from a patient's card.")
not_at_a_standstill = Text("Not at a standstill")
not_read_before_yet = Text("not read before yet")
of_sessions_held = Text("{held} of {planned} sessions held")
open_with_the_name = Text("Open with the name")
order_of_the_courses = Text("Order of the courses")
patients_by = Text("Patients by")
running_courses = Plural("{n} running course", "{n} running courses")
session_in_progress = Text("session in progress")
sessions_held = Plural("{n} session held", "{n} sessions held")
sessions_mean_change_over_mean_now = Text(
    "{said}: sessions {numbers}, mean change {change} over {sites}, mean now {mean_now}."
)
since_the_start = Text("since the start")
since_the_start_2 = Text("Since the start {directions}.")
stopped_changing = Text("Stopped changing")
stopped_changing_2 = Text("stopped changing")
whether_the_points_stopped_changing_cannot_be = Text(
    "Whether the points stopped changing cannot be said: {lack_clause}."
)
