"""Texts of the screens: parts. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

back_to = Text("Back to {back}")
close_this_message = Text("Close this message")
not_saved = Text("Not saved")
not_saved_since = Text("Not saved since\n{time}")
redo = Text("Redo")
redo_ctrl_shift_z = Text("Redo (Ctrl+Shift+Z)")
saved = Text("Saved")
undo_ctrl_z = Text("Undo (Ctrl+Z)")
what_was_taken_back = Text("What was taken back")
kept_aside = Text("Kept aside")
undo = Text("Undo")
