"""The patient's marks on paper: area follows the number, shape and pattern say what colour says. No layout."""

from math import cos, pi, sin, sqrt

from ashichart.domain.sheets.progress import Fate
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.pen import Pen

EDGE_MM = 0.3
RING_PT = 0.75
STRIPE_PT = 0.7
STRIPE_STEP_MM = 0.62
BROKEN_DASH = (1.7, 1.5)


def draw_then(pen: Pen, x: float, y: float, diameter: float, inks: Inks, *, open_dot: bool = False) -> None:
    """Draw a reading that is compared with nothing: a plain dot."""
    radius = diameter / 2
    pen.circle(x, y, radius + EDGE_MM, fill=inks.white)
    if open_dot:
        pen.circle(x, y, radius, fill=inks.white, ink=inks.then, width_pt=RING_PT)
    else:
        pen.circle(x, y, radius, fill=inks.then)


def draw_now(
    pen: Pen,
    x: float,
    y: float,
    fate: Fate,
    then_diameter: float | None,
    now_diameter: float | None,
    inks: Inks,
    *,
    open_dot: bool = False,
) -> None:
    """Draw a reading with the ring of then around or within it.

    Args:
        pen: Where to.
        x: Centre, mm from the left.
        y: Centre, mm from the top.
        fate: What may be said of the point.
        then_diameter: Size of then in mm, None if it was not pressed then.
        now_diameter: Size of now in mm, None if it was not pressed today.
        inks: Colours.
        open_dot: True if it is assessed and not tender now.
    """
    if now_diameter is None:
        pen.circle(x, y, (then_diameter or 3.0) / 2, ink=inks.ink, width_pt=RING_PT, dash=BROKEN_DASH)
        return
    if then_diameter is None:
        draw_then(pen, x, y, now_diameter, inks, open_dot=open_dot)
        return
    core, ring = now_diameter / 2, then_diameter / 2
    pen.circle(x, y, max(core, ring) + EDGE_MM, fill=inks.white)
    paint = inks.of(fate)
    if fate is Fate.UNJUDGED:
        # Neither striped nor in the colour of a change: two sizes, and no more is said.
        pen.circle(x, y, core, fill=inks.white if open_dot else paint, ink=paint, width_pt=RING_PT)
        if abs(core - ring) > 0.05:
            pen.circle(x, y, ring, ink=inks.then if ring > core else inks.white, width_pt=RING_PT)
        return
    if fate is Fate.LESS:
        pen.circle(x, y, ring, ink=inks.then, width_pt=RING_PT)
        if open_dot:
            pen.circle(x, y, core, ink=paint, width_pt=RING_PT)
        else:
            pen.circle(x, y, core, fill=paint)
        return
    if open_dot:
        pen.circle(x, y, core, ink=paint, width_pt=RING_PT)
    else:
        _stripes(pen, x, y, core, paint, slanted=fate is Fate.MORE)
        pen.circle(x, y, core, ink=paint, width_pt=RING_PT)
    if abs(core - ring) > 0.05:
        pen.circle(x, y, ring, ink=inks.then, width_pt=RING_PT)


def _stripes(pen: Pen, x: float, y: float, radius: float, ink: str, *, slanted: bool) -> None:
    """Fill a circle with chords; level for no clear change, rising to the right for more tender."""
    angle = -pi / 4 if slanted else 0.0
    along_x, along_y = cos(angle), sin(angle)
    count = int(radius / STRIPE_STEP_MM)
    for index in range(-count, count + 1):
        offset = index * STRIPE_STEP_MM
        half = sqrt(max(0.0, radius * radius - offset * offset))
        middle_x, middle_y = x - along_y * offset, y + along_x * offset
        pen.line(
            middle_x - along_x * half, middle_y - along_y * half,
            middle_x + along_x * half, middle_y + along_y * half,
            ink, STRIPE_PT,
        )  # fmt: skip
