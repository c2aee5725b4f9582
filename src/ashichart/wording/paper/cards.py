"""Texts of placement card and blank chart. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

after = Text("After")
before = Text("Before")
chart = Text("Chart")
day_and_time = Text("Day and time")
in_the_order_of_placement = Text("in the order of placement")
needle_placement = Text("Needle placement")
needles = Text("Needles")
none_placed_yet = Text("none placed yet")
own_point = Text("own point")
patient = Text("Patient")
point_and_side = Text("Point and side")
points = Text("Points")
points_of = Text("Points of {protocol}")
scale_none_to_worst = Text("Scale, 0 none to 10 worst")
session = Text("Session")
the_sessions_points_in_palpation_order = Text("the session's points, in palpation order")
lies_over_the_lung_shallow_or = Text("lies over the lung: shallow, or along the muscle")
not_on_the_drawings = Text("not on the drawings")
