"""Texts of placement card and blank chart. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

chart = Text("Chart", about="the blank chart")
in_the_order_of_placement = Text("in the order of placement")
needle_placement = Text("Needle placement")
none_placed_yet = Text("none placed yet")
or_another_scale = Text("or {line}")
points_of = Text("Points of {protocol}")
scale_none_to_worst = Text("Scale, 0 none to 10 worst")
the_sessions_points_in_palpation_order = Text("the session's points, in palpation order")
lies_over_the_lung_shallow_or = Text("lies over the lung: shallow, or along the muscle")
not_on_the_drawings = Text("not on the drawings")
