"""Texts of what every sheet carries. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

artifact = Text("Artifact")
not_printable = Text("not printable")
some_letters_of_this_text_cannot_be = Text("Some letters of this text cannot be printed.")
your_clinic = Text("Your clinic")
printed_page_of = Text("Printed {day}  ·  Page {page} of {pages}")
