"""Texts of the patient's progress sheet. What is filled into their places comes from the caller."""

from ashichart.wording import terms
from ashichart.wording.catalogue import Text

born_after_name = Text("{name}, born {day}")
born_instead_of_name = Text("{instead} Born {day}.")
head_today = Text("today", about="the patient's sheet")
head_then = Text("then")
head_now = terms.now_within

average_by_session_at_first_now_of = Text("Average by session: {first} at first, {latest} now, of 10.")
broken_ring_not_pressed_today = Text("Broken ring: not pressed today.")
day_session = Text("{day}, session {number}")
dot_without_a_ring_new = Text("Dot without a ring: new.")
not_drawn = Text("not drawn")
not_pressed = Text("not pressed")
please_ask_us_for_the_day = Text("Please ask us for the day.")
ring_when_we_began_dot_inside_now = Text("Ring: when we began. Dot inside: now.")
ring_when_we_began_dot_now_bigger = Text("Ring: when we began. Dot: now. Bigger is more tender.")
slanted_stripes_more_tender = Text("Slanted stripes: more tender.")
small_open_dot_not_tender = Text("Small open dot: not tender.")
striped_no_clear_change = Text("Striped: no clear change.")
the_bigger_the_dot_the_more_tender = Text("The bigger the dot, the more tender the point.")
the_note_has_letters_that_this_sheet = Text("The note has letters that this sheet cannot print. Please ask us for it.")
this_sheet_shows_how_tender_your_points = Text("This sheet shows how tender your points are. It cannot show why.")
today = Text("Today", about="the patient's sheet")
when_we_began = Text("When we began")
your_name_has_letters_that_this_sheet = Text("Your name has letters that this sheet cannot print.")
your_next_appointment = Text("Your next appointment")
your_points = Text("Your points")
your_points_continued = Text("Your points, continued")
your_progress_sheet = Text("Your progress sheet")
your_sessions = Text("Your sessions")
average_by_session = Text("Average by session")
a_note_for_you = Text("A note for you")
the_numbers = Text("The numbers")
