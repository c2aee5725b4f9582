"""Texts of the screens: patients. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Plural, Text

closed_on = Text("Closed {day}")
course_closed = Text("{indication} · closed")
course_since = Text("{indication} · since {day}")
saved_at = Text("Saved {time}")
some_courses = Plural("one course", "{n} courses")
course_within = Text("course {indication}")
session_of_day = Text("Session {number} of {day}")
removed_at = Text("Removed {day}, {time}")
removed_with_reason = Text("Removed {day}, {time}: {reason}")
session_of_planned = Text("session {number} of {planned}")
born_in = Text("born {year}")

all_courses_side_by_side_ctrl_shift = Text("All courses side by side (Ctrl+Shift+O)")
before_session = Text("Before, session {number}, {seen}")
before_the_latest_session_against_before_the = Text("Before the latest session against before the first: {counts}")
change_course = Text("Change course …")
change_or_remove_patient_course_sessions = Text("Change or remove: patient, course, sessions")
change_patient = Text("Change patient …")
choose_a_patient_to_see_where_the = Text("Choose a patient to see where the course stands and to begin a session.")
close_course = Text("Close course")
ctrl_k = Text("Ctrl K")
every_patient_here_is_invented_nothing_you = Text(
    "Every patient here is invented; nothing you do can reach a real record."
)
everything_is_saved = Text("Everything is saved")
first_session = Text("First session")
found = Text("Found")
go_on_with_session = Text("Go on with session {number}")
has_everything_charted_stays_in_the_file = Text(
    "{name} has {what}. Everything charted stays in the file; “Removed patients …” and undo bring the patient back."
)
in_progress = Text("In progress")
it_has_everything_charted_stays_in_the = Text(
    "It has {sessions}. Everything charted stays in the file; undo brings it back."
)
last_seen = Text("Last seen")
leave_the_demonstration = Text("Leave the demonstration")
list_them_and_bring_one_back = Text("List them, and bring one back")
look_at_session = Text("Look at session {number}")
look_at_the_course = Text("Look at the course")
new_course = Text("New course", about="Patients")
new_kap_session = Text("New KAP session")
new_patient = Text("New patient", about="Patients")
new_patient_ctrl_n = Text("New patient (Ctrl+N)")
needles_still_in = Plural("{n} needle still in", "{n} needles still in")
needles_still_in_session = Plural("{n} needle still in, session {number}", "{n} needles still in, session {number}")
needles_left = Plural(
    "{n} needle still in from session {number} of {day}. Count it out, or correct it in Needling.",
    "{n} needles still in from session {number} of {day}. Count them out, or correct them in Needling.",
)
go_to_session = Text("Go to session {number}")
no_course = Text("no course")
no_course_yet = Text("no course yet")
no_patients_yet_type_a_name_above = Text("No patients yet. Type a name above and press Enter, or choose New patient.")
no_session_today_yet_choose_a_patient = Text("No session today yet. Choose a patient, then begin a session.")
nobody_answers_to_add_a_new_patient = Text("Nobody answers to “{name}”. Add a new patient, or cancel and search again.")
nobody_answers_to_enter_asks_for_a = Text("Nobody answers to “{typed}”. Enter asks for a new patient.")
not_in_the_list_type_the_name = Text(
    "Not in the list? Type the name above. If nobody answers to it, Enter asks for a new patient."
)

other_session = Text("Other session …")
print_text = Text("Print", about="Patients")
recent = Text("Recent")
remove_course = Text("Remove course …")
remove_patient = Text("Remove patient …")
removed_courses = Text("Removed courses …")
removed_courses_2 = Text("Removed courses")
removed_patients = Text("Removed patients …")
removed_patients_2 = Text("Removed patients")
removed_sessions = Text("Removed sessions …")
removed_sessions_2 = Text("Removed sessions")
reopen_course = Text("Reopen course")
search_patients = Text("Search patients")
session_begun_earlier = Text("Session begun earlier …")
today = Text("Today", about="Patients")
