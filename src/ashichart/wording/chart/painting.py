"""Texts of the Chart place: painting. What is filled into their places comes from the caller."""

from ashichart.domain.charting.readings import Phase
from ashichart.wording.catalogue import Text

PAIN = {Phase.BEFORE: Text("Pain before"), Phase.AFTER: Text("Pain after")}
area_share = Text("{area} {percent} %")
area_under_one = Text("{area} under 1 %")
chart_match = Text("Chart {point}: overlap {percent}%")

and_t_for_is_no_pain_e = Text("0–9 and T for 10 · 0 is no pain · E or the right button erases: not assessed")
before_not_painted_after_of_the_skin = Text("Before not painted · after {after} % of the skin")
before_of_the_skin_after = Text("Before {before} % of the skin · after {after} % ({signed})")
before_of_the_skin_after_not_painted = Text("Before {before} % of the skin · after not painted")
brush_for_pain = Text("Brush for pain")
chart_this_explains_of_the_painted_pain = Text(
    "Chart this: {name}, {side}. Explains {covered} of the painted pain; overlap of painting and referral {overlap}"
)
done = Text("Done")
erase = Text("Erase")
intensity_of_pain = Text("Intensity of pain")
larger_brush = Text("Larger brush (])")
no_change = Text("no change")
nothing_is_painted_not_assessed = Text("Nothing is painted: not assessed.")
pain_area = Text("Pain area")
put_the_brush_away_esc = Text("Put the brush away (Esc)")
smaller_brush = Text("Smaller brush ([)")
start_from_the_last_painting_l = Text("Start from the last painting (L)")
trigger_points_that_refer_here = Text("Trigger points that refer here")
