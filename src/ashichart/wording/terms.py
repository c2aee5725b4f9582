"""Terms that more than one place says: each is written here once, so that screen, paper and command line agree."""

from ashichart.wording.catalogue import Text

session_number = Text("Session {number}")
session_of_patient = Text("Session {number} · {patient}")
less_tender = Text("less tender")
no_clear_change = Text("no clear change")
more_tender = Text("more tender")
cannot_be_compared = Text("cannot be compared")
the_same = Text("the same")
not_assessed = Text("not assessed")
