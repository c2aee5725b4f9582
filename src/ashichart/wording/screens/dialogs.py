"""Texts of the screens: dialogs. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

last_measure = Text("last {measure}, {day}")
course_named = Text("Course {indication}")
remove_it = Text("Remove {what}")
bring_it_back = Text("Bring {what} back")
file_in_folder = Text("{file} in {folder}")
value_here = Text("{reading} here, {time}")
last_at = Text("last {time}")

a_dozen_invented_patients_nothing_you_do = Text("A dozen invented patients; nothing you do there can harm.")
a_drawn_body_front_and_back = Text("A drawn body, front and back")
a_planned_series_of_sessions_for = Text("A planned series of sessions for {patient_name}.")
a_whole_number_from_to = Text("A whole number from 0 to {high}.")
a_word_about_the_alerts = Text("A word about the alerts")
add_patient = Text("Add patient", about="a dialog")
alerts_what_must_be_known_before_a = Text("Alerts: what must be known before a needle goes in")
ashichart_clinic = Text("AshiChart clinic (*{file_ending})")
ashichart_recovery_key_clinic_this_key_opens = Text(
    "AshiChart recovery key\n\nClinic: {clinic_name}\n\n{in_lines}\n\nThis key opens the clinic's file if the "
    "password is forgotten. Whoever has the key and the file can read everything: keep them apart."
)
began_on = Text("Began on")
begin_this_session = Text("Begin this session")
birth_date = Text("Birth date")
both_agree_up_to_entry_at = Text("Both agree up to entry {seq} at {local_time}.")
both_stay_in_the_audit_trail_the = Text("Both stay in the audit trail. The record holds until you have chosen.")
bring_in = Text("Bring in {entries}")
bring_the_into_the_file = Text("Bring the {entries} into the file")
brought_back = Text("Brought back")
change_course = Text("Change course", about="a dialog")
change_patient = Text("Change patient", about="a dialog")
change_session = Text("Change session {number}", about="a dialog")
changed_in_both_which_value_holds = Text("Changed in both: which value holds?")
characters_or_more_a_sentence_you_remember = Text(
    "{least_password} characters or more; a sentence you remember is best."
)
choose_another_file = Text("Choose another file …")
choose_one_below_the_field = Text("{which} Choose one below the field.")
choose_which_one_holds = Text("{name}: choose which of the two holds.")
choose_where_the_file_of_the_clinic = Text("Choose where the file of the clinic is to be kept.")
date_of_birth = Text("Date of birth")
drawn_figure = Text("Drawn figure")
each_is_added_with_its_own_time = Text("Each is added with its own time and person.")
ended_on = Text("Ended on")
enter_alone_adds_nobody = Text("Enter alone adds nobody. Correct the name, or press “{act}”.")
enter_alone_removes_nothing = Text("Enter alone removes nothing. Write why, or press “{act}”.")
everything_charted_in_it_stays_in_the = Text(
    "Everything charted in it stays in the file; undo and “Removed sessions …” on the patient's card bring it back."
)
everything_is_kept_in_one_encrypted_file = Text(
    "Everything is kept in one encrypted file on this computer. Nothing is sent anywhere."
)
fear_of_needles = Text("Fear of needles")
go_on_in_the_copy = Text("Go on in the copy")
go_on_in_the_kept_copy = Text("Go on in the kept copy")
goals = Text("Goals")
number_open = Text("open", about="the number of sessions")
has_not_come_yet_correct_the_day = Text("{typed} has not come yet. Correct the day or the time.")
i_have_kept_it_where_i_will = Text("I have kept it where I will find it")
if_the_password_is_ever_forgotten_this = Text(
    "If the password is ever forgotten, this key opens the file. It is shown only now, and nobody can "
    "make it again. Keep it on paper, away from this computer."
)
in_plain_words = Text("In plain words")
in_the_file = Text("{reading} in the file, {time}")
is_replaced_when_saved = Text("{held} is replaced when saved.")
is_removed_when_saved = Text("{held} is removed when saved.")
its_readings_needles_and_doses_keep_their = Text("Its readings, needles and doses keep their own times.")
keep_the_recovery_key = Text("Keep the recovery key")
keep_what_is_chosen = Text("Keep what is chosen")
kept_in = Text("kept in {stem}")
later = Text("Later")
later_sessions_close_up = Text("Sessions {first} to {last} will then be sessions {number} to {end}.")
leaves_the_number_open = Text("0 leaves the number open.")
look_around_the_demonstration_clinic = Text("Look around the demonstration clinic")
make_the_clinic = Text("Make the clinic")
may_stay_empty = Text("May stay empty.")

more_stay_as_the_file_has_them = Text("{more} more stay as the file has them.")
name_of_the_clinic = Text("Name of the clinic")
name_or_code = Text("Name or code")
new_clinic = Text("New clinic", about="a dialog")
new_course = Text("New course", about="a dialog")
new_patient = Text("New patient", about="a dialog")
no_value_was = Text("no value was")
not_recorded = Text("Not recorded")
nothing_is_in_both = Text("Nothing is in both.")
nothing_is_written_on_top_of_either = Text("Nothing is written on top of either.")
nothing_is_written_yet_fill_in_at = Text("Nothing is written yet. Fill in at least one field.")
nothing_was_removed = Text("Nothing was removed.")
one_day_at_a_time_a_field = Text("One day at a time; a field left empty is not assessed, never zero.")
only_a_name_or_a_code_is = Text("Only a name or a code is needed; the rest can follow later.")
open_a_clinics_file = Text("Open a clinic's file …")
open_text = Text("Open")
open_the_clinic = Text("Open the clinic")
other = Text("Other", about="a dialog")
password = Text("Password")
password_or_recovery_key = Text("Password or recovery key")
place_of_the_clinics_file = Text("Place of the clinic's file")
place_of_the_file = Text("Place of the file")
planned_sessions = Text("Planned sessions")
point_at_the_tender_spot_say_how = Text(
    "Point at the tender spot, say how tender it is, and see over a course what let go."
)
print_text = Text("Print", about="a dialog")
print_the_key_or_save_it_as = Text("Print the key or save it as text first, then tick the box.")
reason = Text("Reason")
remove_from_the_lists = Text("Remove {what} from the lists?")
save = Text("Save")
save_as_text = Text("Save as text")
save_measures = Text("Save measures")
save_the_recovery_key = Text("Save the recovery key")
saved_as_text = Text("Saved as text.")
sent_to_the_printer = Text("Sent to the printer.")
session_begun_earlier = Text("Session begun earlier")
sex = Text("Sex")
since_then_were_made_here_and_there = Text(
    "{since} Since then {ours} were made here and {theirs} there; {values} changed in both."
)
somebody_else_changed_the_same_while_you = Text(
    "Somebody else changed the same while you were changing it. Which one holds?"
)
somebody_else_changed_this_since_take_your = Text("Somebody else changed this since. Take your act back all the same?")
start_course = Text("Start course")
start_the_first_kap_session_now = Text("Start the first KAP session now")
such_as_begun_by_mistake_entered_twice = Text("such as begun by mistake, entered twice")
such_as_neck_and_shoulders_jaw_low = Text("such as neck and shoulders, jaw, low back")
such_as_practice_by_the_river = Text("such as Practice by the River")
such_as_which_one_since_when = Text("such as which one, since when")
take_the_file = Text("Take the file")
take_the_file_as_it_is = Text("Take the file as it is")
text_txt = Text("Text (*.txt)")
the_drawn_body_changes_every_site_keeps = Text("The drawn body changes; every site keeps its place.")
the_file_stays_as_it_is_decide = Text("The file stays as it is; decide later.")
the_key_could_not_be_written_there = Text("The key could not be written there. Choose another place, or print it.")
the_password_again = Text("The password again")
the_next_session_takes_its_number = Text("Session {was} will then be session {number}.")
the_stay_in_the_kept_copy_and = Text("The {entries} stay in the kept copy and are not in the file.")
the_two_passwords_differ_write_it_again = Text("The two passwords differ. Write it again.")
there_is_a_file_of_this_name = Text(
    "There is a file of this name already. Choose another name; the old file stays untouched."
)
the_dose_stays = Text(
    "{mg} mg ketamine are recorded in this session. They stay in it and are shown. "
    "If they do not belong here, remove them on the Chart."
)
this_day_has_not_come_yet = Text("This day has not come yet.")
this_day_lies_in_the_future_write = Text("This day lies in the future. Write the day of birth.")
this_day_lies_in_the_future_write_2 = Text("This day lies in the future. Write the day they were taken.")
this_day_lies_more_than_years_back = Text("This day lies more than {oldest_years} years back. Check the year.")
try_again_in_s = Text("Try again in {left} s")
two_values = Text("{what}: two values")
two_versions_of_one_clinic = Text("Two versions of one clinic")
value_was = Text("1 value was")
values_were = Text("{changed} values were")
what_is_charted_here = Text("What is charted here")
what_is_charted_in_it_then_belongs = Text("What is charted in it then belongs to that visit.")
what_lies_in_the_file_now = Text("What lies in the file now")
what_patient_and_clinician_hope_for_may = Text("what patient and clinician hope for; may stay empty")
which_day_of = Text("{which} {days}?")
which_day_is_meant = Text("Which day is meant?")
write_a_name_for_the_clinic_it = Text("Write a name for the clinic; it stands on every sheet.")
write_a_name_or_a_code_one = Text("Write a name or a code; one letter is enough.")
write_the_day_on_which_they_were = Text("Write the day on which they were taken.")
write_the_day = Text("Write the day.")
write_the_password_or_the_recovery_key = Text("Write the password or the recovery key.")
write_the_time = Text("Write the time at which it began, as in 14:30.")
write_the_whole_path_of_the_file = Text("Write the whole path of the file, or choose a place.")
write_what_the_course_is_for_a = Text("Write what the course is for; a word is enough.")
write_why_a_word_is_enough = Text("Write why; a word is enough.")
write_your_name_it_stands_beside_what = Text("Write your name; it stands beside what you enter.")
years_old = Text("{age_on} years old")
your_name_as_it_stands_beside_what = Text("Your name, as it stands beside what you enter")
your_own_patients_in_one_encrypted_file = Text("Your own patients, in one encrypted file on this computer.")
clinic_is_missing = Text(
    "{name} is not where it was last: {folder}. Put it back there, or open it where it is now."
)
clinic_is_missing_beside = Text(
    "{name} is not where it was last: {folder}. Put it back there, or open it where it is now. "
    "Beside it there is: {names}."
)
same_name_born = Text("There is {name} already, born {born}. Press “{act}” once more if this is somebody else.")
same_name = Text(
    "There is {name} already. A birth date tells two of the same name apart; "
    "press “{act}” once more if this is somebody else."
)
