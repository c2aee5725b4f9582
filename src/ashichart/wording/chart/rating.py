"""Texts of the Chart place: rating. What is filled into their places comes from the caller."""

from ashichart.wording.catalogue import Text

after_is_what_before_was = Text("After is what before was (=)")
back = Text("Back", about="the rating strip")
back_to_tenderness_c = Text("Back to tenderness (C)")
charge_of = Text("Charge {charge}")
emotional_charge_to_c = Text("Emotional charge, 0 to 10 (C)")
fold_the_strip_to_its_title = Text("Fold the strip to its title")
fold_the_strip_to_its_title_its = Text("Fold the strip to its title; its keys go on working")
go_on = Text("Go on")
lower_is_more_tender_enter_records = Text("lower is more tender · Enter records")
not_asked = Text("Not asked")
not_assessed = Text("Not assessed")
not_assessed_recorded_as_such_never_as = Text("Not assessed: recorded as such, never as 0 (N)")
rating = Text("Rating")
take_the_charge_back_backspace = Text("Take the charge back (Backspace)")
to_the_next_site_that_is_left = Text("To the next site that is left (Enter)")
to_the_site_before_backspace = Text("To the site before (Backspace)")
type_the_pressure_in_kgf_cm = Text("Type the pressure in kgf/cm²")
unchanged = Text("Unchanged")
unfold_the_strip = Text("Unfold the strip")
removed_in_another_window = Text("{site} was removed in another window.")
left = Text("{count} left")
_rates_after = Text("After · before was {before}")
_rates_after_alone = Text("After · not rated before")


def rates_after(before: str | None) -> str:
    """Return which phase is rated in After, and the value before; None where there is none."""
    return _rates_after_alone() if before is None else _rates_after(before=before)
