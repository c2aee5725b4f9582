"""Texts of the screens: print. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Plural, Text

a_day_or_several_patients = Text("A day or several patients…")
a_day_or_several_patients_2 = Text("A day or several patients")
a_note_for_the_patient = Text("A note for the patient")
all_patients = Text("All patients")
choose_a_patient_to_see_what_can = Text("Choose a patient to see what can be printed.")
colour = Text("Colour")
contrast = Text("Contrast")
folder_for_the_sheets = Text("Folder for the sheets")
for_several = Text("{name} for several")
grey = Text("Grey")
how_many_sessions_had_ketamine_and_the = Text(
    "How many sessions had ketamine, and the last dose; off unless you choose it"
)
inks = Text("Inks")
large_print = Text("Large print")
left_empty_the_sheet_has_lines_to = Text("Left empty, the sheet has lines to write on.")
letter = Text("Letter")
locks_the_saved_file_with_aes = Text("Locks the saved file with AES-256.")
make_the_sheets_of_many_in_one = Text("Make the sheets of many in one run")
name_the_ketamine_sessions = Text("Name the ketamine sessions")
next_appointment = Text("Next appointment")
no_course_yet = Text("{name} (no course yet)")
no_printer_was_found_save_the_sheet = Text("No printer was found. Save the sheet as a PDF, or connect a printer.")
nobody_is_chosen = Text("Nobody is chosen. Tick a patient, or choose another day.")
nobody_had_a_session_on_this_day = Text("Nobody had a session on this day.")
no_password = Text("none", about="Print")
none = Text("None")
of_sheets_made_saved = Plural(
    "{made} of {total} sheets made, {n} file saved.", "{made} of {total} sheets made, {n} files saved."
)
printed = Text("Printed, {pages}")
pages_of_paper = Plural("{n} page, {paper}", "{n} pages, {paper}")
patients_chosen = Plural("{chosen} of {n} patient", "{chosen} of {n} patients")
done_now = Text("{done} of {total}, now {patient}")
and_more = Plural("and {n} more", "and {n} more")
one_file_for_all_of_them = Text("One file for all of them")
one_file_for_each_patient_in_a = Text("One file for each patient, in a folder")
pages = Text("Pages")
pages_as_they_will_be_printed = Text("Pages as they will be printed")
paper = Text("Paper")
password_of_the_pdf = Text("Password of the PDF")
patients_name_in_the_files_name = Text("Patient's name in the file's name")
pdf_pdf = Text("PDF (*.pdf)")
points_of = Text("Points of")
print_text = Text("Print…")
print_these_pages_ctrl_p = Text("Print these pages (Ctrl+P)")
save = Text("Save…")
save_all_in_one_file = Text("Save all in one file")
save_as = Text("Save as")
save_as_pdf = Text("Save as PDF…")
save_as_pdf_2 = Text("Save as PDF")
save_these_pages_in_a_file_ctrl = Text("Save these pages in a file (Ctrl+Shift+S)")
save_with_it_all_the_same = Text("Save with it all the same")
saved_as = Text("Saved as {path}")
seen_on_a_day = Text("Seen on a day")
shorten_it_only_then_can_the_sheet = Text("{problem} Shorten it; only then can the sheet be printed or saved.")
stopped = Plural(
    "Stopped: {made} of {total} sheets made, {n} file saved.",
    "Stopped: {made} of {total} sheets made, {n} files saved.",
)
such_as_june_at = Text("such as 30 June at 14:00")
the_printer_did_not_take_the_sheet = Text("The printer did not take the sheet. Nothing was printed.")
this_patient_has_no_course_yet_begin = Text("This patient has no course yet. Begin one in Patients.")
whose_sheets = Text("Whose sheets")
notes_are_not_in_a_run = Text(
    "The note and the appointment were written for one patient and are not on these sheets. "
    "For that patient save the sheet by itself."
)
write_the_day_of_the_visits = Text("Write the day of the visits.")
