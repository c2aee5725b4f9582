"""What the command line says: help, answers, refusals. Commands and options are called the same in every language."""

from ashichart.wording.catalogue import Plural, Text

# ---- help

COMMAND_HELP = {
    "demo": Text("look around the demonstration clinic"),
    "sheet": Text("write a patient's sheet as PDF"),
    "sheets": Text("write the sheets of a day or of several patients in one run"),
    "course": Text("say what changed over a patient's newest course, with every reading behind it"),
    "atlas": Text("export the atlas of points, or check it"),
    "doctor": Text("say what is there and what is missing"),
}
usage = Text("ashichart [-h] [--version] [FILE | COMMAND …]")
description = Text("Chart tenderness, needles and KAP sessions on a drawn body. Without a command the window opens.")
commands = Text("commands:")
command_help = Text("ashichart COMMAND --help says more about one of them.")
version = Text("AshiChart {version}")

file_place = Text("FILE")
clinic_place = Text("CLINIC")
folder_place = Text("DIR")
patient_place = Text("PATIENT")
name_place = Text("NAME")
text_place = Text("TEXT")
folder_or_pdf_place = Text("DIR|F.pdf")
day_place = Text("YYYY-MM-DD")

file_help = Text("a clinic's file; without it the last one")
offscreen_help = Text("chart one session without a display")
pictures_help = Text("folder for pictures and sheet; without it a new one")
replace_folder_help = Text("replace what is in the folder already")
patient_help = Text("name, or the beginning of it; of namesakes with the birth date (YYYY-MM-DD) or the code")
json_readings_help = Text("for programs, with every reading")
export_help = Text("write the atlas as JSON")
replace_file_help = Text("replace a file that is there already")
check_help = Text("say what is wrong with the atlas and the point files it is made from")
made_help = Text("the made atlas; without it the program's own")
points_help = Text("the point files; without it those beside the atlas")
unfinished_help = Text("do not count points, muscles and regions")
json_help = Text("for programs")
look_through_help = Text("look through a clinic too; password from {variable}")
source_help = Text("a clinic's file; password from {variable}")
demonstration_help = Text("from the demonstration clinic")
session_help = Text("which session, for sheets of one; the latest without")
protocol_help = Text("points a blank chart carries; own: the course’s")
day_help = Text("everybody with a session on this day; or: today")
patients_help = Text("names, or their beginnings")
sheets_out_help = Text("a folder for one file each, or one file for all")
name_in_file_help = Text("put the patient's name into the file's")
replace_files_help = Text("replace files that are there already")
large_help = Text("large print, where the sheet has it")
kap_help = Text("name the ketamine sessions on a patient's sheet")
note_help = Text("words to the patient")
next_help = Text("next appointment, as it is to be read")
password_file_help = Text("lock the sheet with the first line of this file (or of {variable})")

# ---- answers

password_wanted = Text("Password or recovery key: ")
charting_without_display = Text("Charting the demonstration session without a display instead …")
brought_to_front = Text("{file} is open already; its window was brought to the front.")
demonstration_charted = Text("The demonstration session was charted. Pictures and sheet:")
atlas_written = {
    "female": Text("Atlas of the female figure: {path}"),
    "male": Text("Atlas of the male figure: {path}"),
}
atlas_well = Text("The atlas is well.")
atlas_well_without_files = Text("The atlas is well; its point files are not here.")
atlas_wrong = Plural("{n} thing is wrong with the atlas.", "{n} things are wrong with the atlas.")
sheet_written = Plural("{sheet}: {n} page, {path}", "{sheet}: {n} pages, {path}")
sheets_written = Plural(
    "{made} of {total} sheets in {n} file: {path}", "{made} of {total} sheets in {n} files: {path}"
)
sheets_stopped = Plural(
    "{made} of {total} sheets in {n} file, stopped: {path}", "{made} of {total} sheets in {n} files, stopped: {path}"
)
found_well = Text("ok")
found_wrong = Text("WRONG")

# ---- refusals and remedies

no_file = Text("There is no file {file}.")
check_name = Text("Check the name.")
check_name_or_new = Text("Check the name, or start without it to make a new clinic.")
files_in_folder = Text("There are files in {folder} already.")
other_folder_or_replace = Text("Name another folder, or add --replace.")
other_out = Text("Name another one with --out.")
begin_first = Text("Begin one first.")
password_needed = Text("The clinic's password is needed.")
put_password = Text("Put it into {variable}.")
not_json = Text("The atlas is JSON, and {file} is not named so.")
name_json = Text("Name a file that ends in .json.")
no_patient_named = Text("No patient is named.")
write_the_name = Text("Write the name, or the beginning of it.")
nobody = Text("Nobody answers to {name}.")
check_spelling = Text("Check the spelling.")
several = Plural("{n} patient answers to {name}: {patients}.", "{n} patients answer to {name}: {patients}.")
write_more = Text("Write more of the name.")
namesake = Text("{name} ({code})")
namesake_born = Text("{name} (born {day}, {code})")
add_what_differs = Text("Add the birth date or the code to the name, or write the code alone: {code}.")
no_protocol_here = Text("Only a blank chart carries a protocol.")
leave_protocol = Text("Leave --protocol out, or choose --kind blank.")
whole_course = Text("A {kind} sheet shows the whole course.")
leave_session = Text("Leave --session out.")
not_pdf = Text("A sheet is a PDF, and {file} is not named so.")
name_pdf = Text("Name a file that ends in .pdf.")
nobody_on_day = Text("Nobody has a session on that day.")
other_day = Text("Name another day, or patients with --patients.")
no_target = Text("{file} is neither a folder nor a PDF.")
name_target = Text("Name a folder, or a file that ends in .pdf.")
no_day = Text("{typed} is not a day.")
write_day = Text("Write it as {day}.")
two_days = Text("{typed} may be {days}.")
no_such_sheet = Text("A {kind} sheet cannot be made.")
sheets_there = Text("There are: {kinds}.")
no_password_file = Text("The password file {file} cannot be read.")
name_text_file = Text("Name a text file.")
empty_password_file = Text("The first line of {file} is empty.")
write_password = Text("Write the password there.")
