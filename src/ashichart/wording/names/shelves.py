"""Shelves of the Library that the program names itself; channels, muscles and regions are named by the atlas."""

from ashichart.wording.catalogue import Text

extra_points = Text("Extra points")
ear_points = Text("Ear points")
points_of_this_clinic = Text("Points of this clinic")
points_with_names_of_ours = Text("Points with names of ours")
removed_points = Text("Removed points")
called_channel = Text("{channel} channel")
called_meridian = Text("{channel} meridian")
called_points = Text("{kind} points")
called_cautions = Text("{caution} cautions")
kept_for_charted = Text("Kept for what was charted there.")
