"""The values of one session of the trend in words, for the pointer and for screen readers."""

from collections.abc import Sequence

from ashichart.domain.scales import Scale, text_of
from ashichart.ui.course.trend.bands import Band
from ashichart.ui.course.trend.values import SessionTick, SiteLine, TrendValues
from ashichart.wording import terms
from ashichart.wording.course import trend as say

_MOST_SAID = 8


def words_of_tick(
    values: TrendValues, nearest: SessionTick, picked: Sequence[SiteLine], band: Band | None
) -> str:
    """Return what the trend shows of a session: the means, the sites picked, and the band below.

    Args:
        values: Of the course.
        nearest: The session.
        picked: The sites that have a line of their own.
        band: What is shown below, None for nothing.
    """
    lines = [say.session_words(nearest.number, nearest.date, nearest.mg)]
    for name, spots in ((terms.mean_before(), values.before), (say.mean_after(), values.after)):
        lines += [
            say.mean_of_n(name=name, mean=mean_text(values.scale, spot.value), n=values.n)
            for spot in spots
            if spot.day == nearest.day
        ]
    if nearest.day in values.no_after:
        lines.append(say.no_mean_after(why=values.no_after[nearest.day]))
    here = [(line.title, spot) for line in picked for spot in line.spots if spot.day == nearest.day]
    told = ((title, text_of(values.scale, spot.value)) for title, spot in here[:_MOST_SAID])
    lines += [say.site_before(site=title, reading=reading) for title, reading in told]
    if len(here) > _MOST_SAID:
        lines.append(say.and_more_sites(len(here) - _MOST_SAID))
    if band is not None:
        lines += [
            f"{band.title} {band.text(spot.value)}"
            for spot in band.spots
            if abs(spot.day - nearest.day) < 0.5
        ]
    return "\n".join(lines)


def mean_text(scale: Scale, value: float) -> str:
    """Return a mean with as many decimals as its scale is read with."""
    return f"{value:.2f}" if scale is Scale.PPT else f"{value:.1f}"
