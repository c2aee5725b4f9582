"""What the look at this computer says: what was looked at, and what was found."""

from ashichart.wording.catalogue import Plural, Text

no_display = Text(
    "There is no display here, so no window can be opened. With a desktop the program opens its window; "
    "without one use QT_QPA_PLATFORM=offscreen, or xvfb-run for a virtual screen."
)
library_missing = Text(
    "Qt misses a system library for windows: {library}. On Debian or Ubuntu: sudo apt-get install {packages}"
)

qt_without_display = Text("Qt without a display")
encryption = Text("Encryption")
display = Text("Display")
body_drawings = Text("Body drawings")
fonts = Text("Fonts")
folder_for_clinics = Text("Folder for clinics")
file_of_clinic = Text("File of the clinic")
its_version = Text("Its version")

python_on = Text("{version} on {system}")
not_installed = Text("is not installed: run python run.py again")
not_tried = Text("could not be tried: {error}")
ended_with = Text("ended with {code}")
window_opens = Text("a window can be opened")
plates_in = Plural("{n} plate in {folder}", "{n} plates in {folder}")
files_there = Plural("{n} file", "{n} files")
folder_not_written = Text("{folder} cannot be written; set ASHICHART_HOME to another one")
holds_last = Text("holds what was charted on this computer last")
not_known_here = Text(
    "was not charted on this computer before: an older version put back would not be noticed here"
)
another_version = Text("is another version than the one charted in last: entry {number} is not in it")
