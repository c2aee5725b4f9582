"""Texts of the screens: window. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

ashichart_opens = Text("AshiChart opens")
chart = Text("Chart", about="the sidebar")
dark = Text("Dark")
light = Text("Light")
lock = Text("Lock")
lock_the_password_opens_it_again_ctrl = Text("Lock: the password opens it again (Ctrl+L)")
place_and_keys = Text("{place} (Ctrl+{number})")
print_text = Text("Print", about="the sidebar")
show_the_folder = Text("Show the folder")
switch_to_light_colours = Text("Switch to light colours")
switch_to_dark_colours = Text("Switch to dark colours")
the_file_of_the_clinic = Text("The file of the clinic")
the_library = Text("the Library")
this_clinic_is_open_for_viewing_only = Text(
    "This clinic is open for viewing only: its file or folder cannot be written. To chart, make the "
    "folder writable and open it again."
)
