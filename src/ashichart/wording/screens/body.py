"""Texts of the screens: body. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

body = Text("Body")
body_with = Text("Body with {count} {value}")
selected = Text("Selected: {full_title}")
felt_by_most = Text("felt by most")
felt_by_some = Text("felt by some")
