"""Texts of the Course place: strip. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

measure_changed = Text("{measure}: {then} → {now}, {change}, {verdict}")
measure_changed_and_floor = Text(
    "{measure}: {then} → {now}, {change}, {verdict}; clear from {floor} ({source})"
)
taken_on = Text("{measure} on {day}")
measured = Text("measured")
carry_over_column = Text("Carry-\nover")
click_its_carry_over_to_see_the = Text("{row}\nClick its carry-over to see the readings behind it.")
measures_stand_at_the_day_they_were = Text("Measures stand at the day they were taken, between the sessions too.")
no_floor_is_published_no_change_is = Text("No floor is published: no change is called clear.")
no_session_on_this_day_measures_only = Text("No session on this day: measures only.")
not_taken_on_that_day = Text("{title}: not taken on that day")
since_the_first = Text("Since the first")
sites_picked_the_last = Text("{count} sites picked; the last: {description}")
taken_once = Text("{title}: {dated}, taken once")
the_first = Text("the first")
