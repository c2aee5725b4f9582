"""Texts of the Course place: bodies. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

before_session = Text("before session {number} · {tiny_day}")
not_read_after = Text("not read\nafter")
the_second_session_with_readings_before_will = Text("The second session with readings before will stand here.")
then_and_now = Text("Then and now. {changes}")
