"""Texts of the Chart place: chart. What is filled into their places comes from the caller."""

from ashichart.domain.charting.readings import Phase
from ashichart.wording.catalogue import Text

another_window_changed_this_since_take_your = Text(
    "Another window changed this since. Take your act back all the same?"
)
choose_a_patient = Text("Choose a patient")
CHARGE_IS = {
    Phase.BEFORE: Text("emotional charge before {charge}"),
    Phase.AFTER: Text("emotional charge after {charge}"),
}
is_now = Text("{was} is {now} now.")
last_time = Text("last time {reading}")
moved_cm_in_sessions = Text("Moved {cm} cm in {count} sessions")
no_session_is_open_choose_a_patient = Text("No session is open. Choose a patient, then begin a session.")
nothing_was_charted_the_line_is_as = Text("Nothing was charted; the line is as you typed it.")
pin = Text("Pin")
planned_session = Text("Session {number}, planned")
planned_sessions = Text("Sessions {number}, planned")
planned_where_it_begins = Text("Planned, not held yet. A session is begun on the patient's card in Patients.")
sessions_of_this_course = Text("Sessions of this course")
this_session = Text("This session: {before} → {after}, {verdict}{amount}")
this_session_after_before_not_assessed = Text("This session: after {after}, before not assessed")
this_session_after_not_assessed = Text("This session: after not assessed")
this_session_only_before = Text("This session: after not assessed, before {before}")
mark_is = Text("{mark}: {readings}")
place_on_side = Text("{place}, {side}")
names_and_english = Text("{names} · {english}")
planned = Text("planned")
session_day_kind = Text("Session {number}, {day}, {kind}")
kind_and_dose = Text("{kind} · {mg} mg")
