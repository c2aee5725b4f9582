"""Texts of the screens: what is said while a clinic is opened, and when the program itself fails."""

from ashichart.wording.catalogue import Text

something_went_wrong = Text(
    "Something went wrong inside AshiChart. What was saved is safe and the chart stays open; "
    "if it happens again, close the program and start it anew."
)
opening = Text("Opening …")
opening_demonstration = Text("Opening the demonstration clinic …")
demonstration_open_elsewhere = Text("The demonstration is open in another window, which was brought to the front.")
open_elsewhere = Text("{file} is open in another window already, which was brought to the front.")
open_a_clinic = Text("Open a clinic")
ashichart_clinic = Text("AshiChart clinic (*{ending})")
all_files = Text("All files (*)")
