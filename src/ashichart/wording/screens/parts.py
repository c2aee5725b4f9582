"""Texts of the screens: parts. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

back_to = Text("Back to {back}")
close_this_message = Text("Close this message")
not_saved = Text("Not saved")
not_saved_since = Text("Not saved since\n{time}")
saved = Text("Saved")
what_was_taken_back = Text("What was taken back")
kept_aside = Text("Kept aside")
