"""Terms that more than one place says: each is written here once, so that screen, paper and command line agree."""

from ashichart.domain.atlas.body import Side
from ashichart.domain.charting.readings import Phase
from ashichart.wording.catalogue import Plural, Text

session_number = Text("Session {number}")
session_of_patient = Text("Session {number} · {patient}")
less_tender = Text("less tender")
no_clear_change = Text("no clear change")
more_tender = Text("more tender")
cannot_be_compared = Text("cannot be compared")
the_same = Text("the same")
not_assessed = Text("not assessed")

PHASES = {Phase.BEFORE: Text("before"), Phase.AFTER: Text("after")}
PHASES_ALONE = {Phase.BEFORE: Text("Before"), Phase.AFTER: Text("After")}
SIDES = {Side.LEFT: Text("left"), Side.RIGHT: Text("right"), Side.MIDLINE: Text("midline")}
SIDES_ALONE = {Side.LEFT: Text("Left"), Side.RIGHT: Text("Right"), Side.MIDLINE: Text("Midline")}

lower_is_more_tender = Text("{sites}; lower is more tender")

# Numbers of things
done_of_total = Text("{done} of {total}")
sites = Plural("{n} site", "{n} sites")
points = Plural("{n} point", "{n} points")
needles = Plural("{n} needle", "{n} needles")
sessions = Plural("{n} session", "{n} sessions")
courses = Plural("{n} course", "{n} courses")
pages = Plural("{n} page", "{n} pages")
days_counted = Plural("{n} day", "{n} days")
minutes_alone = Text("{minutes} min")
milligrams = Text("{mg} mg")
centimetres = Text("{cm} cm")
pressure = Text("{kgf} kgf/cm²")
and_more = Plural("{n} more", "{n} more")

still_in = Text("still in")
needle_at_site = Text("Needle {number}, {site}")

carry_over = Text("Carry-over")
carry_over_of = Text("Carry-over: {found}")
demonstration = Text("Demonstration")
no_dose = Text("no dose")
