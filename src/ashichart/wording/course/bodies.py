"""Texts of the Course place: bodies. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

before_session = Text("before session {number} · {tiny_day}")
change = Text("Change")
every_session = Text("Every session")
no_site_has_been_read_before_a = Text("No site has been read before a session yet.")
not_read_after = Text("not read\nafter")
now = Text("Now")
the_second_session_with_readings_before_will = Text("The second session with readings before will stand here.")
then = Text("Then")
then_and_now = Text("Then and now. {changes}")
