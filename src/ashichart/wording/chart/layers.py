"""Texts of the Chart place: layers. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

acupuncture_points = Text("Acupuncture points")
acupuncture_trigger = Text("acupuncture trigger")
emotional_charge_as_marks = Text("Emotional charge as marks")
folds_when_you_click_the_body = Text("Folds when you click the body")
marks_show_the_emotional_charge_in_place = Text("Marks show the emotional charge in place of tenderness (Ctrl+Shift+E)")
show_or_hide = Text("Show or hide ({key})")
trigger_points = Text("Trigger points")
