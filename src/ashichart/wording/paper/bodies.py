"""Texts of bodies on paper. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Plural, Text

drawing_of_the_body_with = Text("Drawing of the body, {views}, with {marked}.")
marked_points = Plural("one marked point", "{n} marked points")
