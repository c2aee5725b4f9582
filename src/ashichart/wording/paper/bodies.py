"""Texts of bodies on paper. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

drawing_of_the_body_with = Text("Drawing of the body, {views}, with {marked}.")
marked_points = Text("{len} marked points")
one_marked_point = Text("one marked point")
