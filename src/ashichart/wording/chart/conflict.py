"""Texts of the Chart place: conflict. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

a_site_that_left_the_session = Text("A site that left the session")
another_window = Text("Another window")
another_window_entered_another_value_while_you = Text(
    "Another window entered another value while you were typing. Which one holds?"
)
both_stay_in_the_audit_trail_esc = Text("Both stay in the audit trail. Esc decides later; the record holds till then.")
reading_of = Text("{site}, {phase}")
charge_of = Text("Charge of {site}, {phase}")
amount_and_route = Text("{mg} mg {route}")
needle_in_at = Text("in {time}")
needle_out_at = Text("out {time}")
at_time = Text("at {time}")
enter = Text("Enter")
entered_at = Text("entered {at}")
in_the_record = Text("{theirs}, in the record")
is_in_the_record_is_not_yet = Text("{theirs} is in the record, {mine} is not yet.")
keep_value = Text("Keep {choice}")
keep_this_one = Text("Keep this one")
needle = Text("Needle")
now = Text("just now")
shown = Text("shown: {in_line}")

two_values = Text("{title}: two values")
you = Text("You, here")
yours_not_yet_in_the_record = Text("{mine}, yours, not yet in the record")
