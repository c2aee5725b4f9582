"""Texts of the Course place: trend. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Plural, Text

and_more_sites = Plural("and {n} more site", "and {n} more sites")
axis_of_the_trend = Text("Axis of the trend")
below_the_trend = Text("Below the trend")
below_the_trend_a_measure_the_sum = Text(
    "Below the trend: a measure, the sum over the same sites, or how many are at 4 or more"
)
course = Text("course.{ending}")
dates = Text("Dates")
dose_in_mg = Text("dose in mg")
drawing_svg = Text("Drawing (*.svg)")
export = Text("Export")
how_many_of_the_same_sites_are = Text("How many of the same {n} sites are at {tender_from} or more before")
in_all_sessions = Text("in all {sessions} sessions")
in_this_session = Text("in this session")
is_a_clear_change = Text("{measure}: {floor} is a clear change")
is_a_clear_change_and_positive = Text("{measure}: {floor} is a clear change, positive from {threshold}")
floor_in_points = Text("{floor} points")
sites_from = Text("Sites ≥ {least}")
trend_is = Text("Trend. {caption}.")
_session_on = Text("Session {number} · {date}")
_session_on_with_dose = Text("Session {number} · {date} · {mg} mg")
site_before = Text("{site} before {reading}")
the_sites = Text("the {n} sites")
MEAN_OF_READ = {
    False: Text("{mean} of {sites} read before {sessions} (n = {n})."),
    True: Text("{mean} of {sites} read before {sessions} (n = {n}); lower is more tender."),
}
mean_of_asked = Text("{mean} of {sites} asked before {sessions} (n = {n}).")

mean_after = Text("Mean after")
no_mean_after = Text("Mean after: {why}")
mean_of_n = Text("{name} {mean} (n = {n})")
mean_emotional_charge = Text("Mean emotional charge")
mean_emotional_charge_before_sites_asked_every = Text(
    "Mean emotional charge before, {n} sites asked every time; no error published, nothing is clear"
)
mean_pressure_threshold = Text("Mean pressure threshold")
mean_tenderness = Text("Mean tenderness")
no_floor_published_no_change_is_called = Text("{title}: no floor published, no change is called clear")
no_site_was_read_before_in_every = Text(
    "No site was read before in every session, so there is no mean; pick a row to see its own line."
)
not_read_after = Text("not read after")
of_sites_read_after_no_mean = Text("{read_after} of {n} sites read after: no mean")
picture_png = Text("Picture (*.png)")

readings_as_a_table = Text("Readings as a table …")
save_the_readings_as_csv_or_the = Text("Save the readings as CSV, or the trend as PNG or SVG")
sum_before_over_the_same_sites_myalgic = Text("Sum before over the same {n} sites (myalgic score)")
sum_of_sites = Text("Sum of sites")
table_csv = Text("Table (*.csv)")
the_export = Text("The export")
the_one_site = Text("the one site")
the_trend_begins_with_the_first_session = Text("The trend begins with the first session.")
trend_as_a_drawing_svg = Text("Trend as a drawing (SVG) …")
trend_as_a_picture_png = Text("Trend as a picture (PNG) …")


def session_words(number: int, date: str, mg: float | None) -> str:
    """Return a session under the pointer, with its dose if it had one."""
    if mg is None:
        return _session_on(number=number, date=date)
    return _session_on_with_dose(number=number, date=date, mg=f"{mg:g}")
