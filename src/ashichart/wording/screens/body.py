"""Texts of the screens: body. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Plural, Text

body = Text("Body", about="the drawn body")
body_from = Text("Body, {plates}")
body_with = Plural("Body with {n} site", "Body with {n} sites")
selected = Text("Selected: {full_title}")
felt_by_most = Text("felt by most")
felt_by_some = Text("felt by some")
