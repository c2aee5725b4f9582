"""What is said of a typed line: what was not understood, and how it would be."""

from ashichart.wording.catalogue import Text

too_long = Text("The line is too long; type one point at a time.")
which_point = Text("Which point? Type a code such as LI4, a name or a muscle.")
no_point = Text("“{typed}” is no point of the atlas; type a code such as LI4, a name or a muscle.")
no_point_but = Text("“{typed}” is no point of the atlas; did you mean {point}?")
no_point_but_named = Text("“{typed}” is no point of the atlas; did you mean {point} ({also})?")
not_understood = Text("“{typed}” was not understood; type a point, a side and a value, such as li4 l 7.")
not_understood_after_protocol = Text("“{typed}” was not understood; type {protocol}, or {protocol} l.")
no_value_after = Text("The value after is missing; type 7>3 for 7 before and 3 after.")
no_side = Text("{point} lies on the midline; leave the side out.")
two_sides = Text("{point} has a left and a right side; type l, r or b.")
