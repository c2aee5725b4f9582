"""Texts of the Course place: compare. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Plural, Text

phase_and_dose = Text("{phase} · {mg} mg")
then_and_now_are = Text("Then {then}, now {now}")
back = Text("Back", about="Compare")
between_session_and_session = Text("between session {then} and session {now}")
changes = Text("Changes")
copy = Text("Copy")
copy_the_three_bodies_as_a_picture = Text("Copy the three bodies as a picture (Ctrl+C)")
from_then_to_now_session_by_session = Text("From then to now, session by session (Space)")
front = Text("Front")
n_read_at_both_moments = Text("n = {sites} read at both moments.")
n_read_and_not_assessed = Text("n = {sites} read at both moments; {missing} not assessed at one of the two.")
now_then_same_site_same_scale = Text("now − then, same site, same scale")
of_them_on_other_plates_than_those = Plural(
    "{n} site of them lies on other plates than those shown.",
    "{n} sites of them lie on other plates than those shown.",
)
one_moment_so_far_nothing_is_compared = Text("One moment so far: nothing is compared.")
play = Text("Play")
png_png = Text("PNG (*.png)")
save_picture = Text("Save picture …")
save_picture_2 = Text("Save picture")
save_the_three_bodies_as_png = Text("Save the three bodies as PNG")
the_first_session_will_stand_here = Text("The first session will stand here.")
the_picture = Text("The picture")
the_picture_was_copied_to_the_clipboard = Text("The picture was copied to the clipboard.")
the_second_session_will_stand_here = Text("The second session will stand here.")
then_change_and_now = Text("Then, change and now")
two_moments_with_readings_are_needed_to = Text(
    "Two moments with readings are needed to compare; so far there is one at most."
)
what_changed_will_stand_here_once_there = Text("What changed will stand here, once there are two sessions to compare.")
