"""What is said of the file of a clinic: made, opened, replaced, older, away, damaged, altered; and of its passwords."""

from ashichart.wording import terms
from ashichart.wording.catalogue import Plural, Text

no_password_here = Text("The demonstration clinic has no password.")
make_own = Text("Make a clinic of your own.")
clinic_needs_name = Text("A clinic needs a name of 1 to 200 characters.")
user_needs_name = Text("A user needs a name of 1 to 200 characters.")
key_file_there = Text("There is already a key file at {path}.")
other_clinic_name = Text("Choose another name for the clinic.")

password_short = Plural(
    "A password needs at least {n} character; a few words in a row are fine.",
    "A password needs at least {n} characters; a few words in a row are fine.",
)
password_long = Plural("A password has at most {n} character.", "A password has at most {n} characters.")
password_guessed = Text("This password is among the first that are guessed; choose another.")

# ---- another version

another_version = Text("{file} is another version than the one that was charted in last.")
choose_first = Text("Choose first whether to go on with it; nothing was written.")
nothing_aside = Text("Nothing is kept aside.")
another_version_of = Text("{file} is another version than the one that was charted in last, on {day} at {time}.")
perhaps_put_back = Text(
    "Perhaps a sync folder or a backup put it back. Nothing is written until you choose: open another file, or "
    "go on with this one; what it lacks stays out of it."
)
go_on_with_version = Text("Go on with this version")
replaced = Text("{file} was replaced by another version at {time}, perhaps by a sync folder.")
choose = terms.choose_more
own_kept_aside = Plural(
    "What you charted since {since} ({n} entry) is not in it. It is kept, and goes on being kept, in {file}. "
    "You can go on charting.",
    "What you charted since {since} ({n} entries) is not in it. It is kept, and goes on being kept, in {file}. "
    "You can go on charting.",
)
all_kept_aside = Text(
    "What was charted since {since} is not in it: {ours} of this window and {others} of other windows or earlier. "
    "All of it is kept, and goes on being kept, in {file}. You can go on charting."
)
never_read_here = Text(
    "What the file held from before {since} and this version lacks was never read here: look for it in a "
    "backup or on another computer."
)
entries = Plural("{n} entry", "{n} entries")

# ---- looked through

not_checked = Text("{file} could not be checked.")
found_in = Text("{file}: {found}")
look_and_put_back = Text(
    "You can look at everything; put back a backup, or ask whoever keeps this computer."
)
all_whole = Plural(
    "Pages, audit trail and values are whole ({n} entry).", "Pages, audit trail and values are whole ({n} entries)."
)
pages_damaged = Plural(
    "{n} of its pages is damaged (page {pages}).", "{n} of its pages are damaged (page {pages})."
)
and_further = Text("{pages} …")
tables_out_of_order = Text("Its tables are out of order.")
trail_altered = Text("Its audit trail was altered, or lacks entries, from entry {number} on.")
trail_cut = Text("The end of its audit trail was cut off.")
values_differ = Text("{tables} are not what the audit trail says was charted.")
values_of_patients_differ = Plural(
    "{tables} of {n} patient are not what the audit trail says was charted.",
    "{tables} of {n} patients are not what the audit trail says was charted.",
)
TABLES = {
    "reading": Text("readings"),
    "charge": Text("emotional charges"),
    "needle": Text("needles"),
    "dose": Text("doses"),
    "vitals": Text("vital signs"),
    "measure": Text("measures"),
    "patient": Text("patients"),
    "course": Text("courses"),
    "session": Text("sessions"),
    "site": Text("sites"),
    "session_site": Text("sites of sessions"),
    "cell": Text("pain areas"),
    "own_point": Text("points of your own"),
    "own_name": Text("names"),
}
