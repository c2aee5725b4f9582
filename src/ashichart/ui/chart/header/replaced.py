"""What a typed line puts in place of what was charted: "CV17 9 → 5". Charting it is the caller's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ashichart.domain.atlas.body import Side
from ashichart.domain.atlas.typed_lines import EntryOffer
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.workplace import ChartStep
from ashichart.wording import terms
from ashichart.wording.acts import value_words
from ashichart.wording.chart import header as say

SiteFor = Callable[[str, Side], Site | None]


@dataclass(frozen=True, slots=True)
class Replaced:
    """The values that a line replaced.

    Args:
        words: In full: "CV17: before 9 → 5"; "" where nothing was replaced.
        short: Where there is less room: "CV17 9 → 5".
        least: Where there is next to none: "9 → 5"; "" of several values.
    """

    words: str = ""
    short: str = ""
    least: str = ""


def replaced_by(offer: EntryOffer, step: ChartStep, chart: SessionChart | None, site_for: SiteFor) -> Replaced:
    """Return what an offer will replace in a session, as long as it is not carried out yet.

    Args:
        offer: What was typed.
        step: Where a single word such as "na" goes.
        chart: The session as it stands.
        site_for: Returns the patient's site at a point and side.
    """
    if chart is None or offer.others:
        return Replaced()
    turns = [
        (site, phase, was, now)
        for side in offer.sides
        if (site := site_for(offer.point.code, side)) is not None
        for phase, was, now in _turns(offer, step, chart, site)
    ]
    if not turns:
        return Replaced()
    full = [say.turned(site=site.title, what=what, was=was, now=now) for site, what, was, now in turns]
    short = [say.turned_in_short(site=site.title, was=was, now=now) for site, _, was, now in turns]
    least = say.turned_alone(was=turns[0][2], now=turns[0][3]) if len(turns) == 1 else ""
    return Replaced(", ".join(full), ", ".join(short), least)


def _turns(offer: EntryOffer, step: ChartStep, chart: SessionChart, site: Site) -> Iterator[tuple[str, str, str]]:
    """What, was and is, for every value of a site that another one takes the place of."""
    phases = ((Phase.BEFORE, offer.before, offer.charge_before), (Phase.AFTER, offer.after, offer.charge_after))
    at_work = Phase.AFTER if step is ChartStep.AFTER else Phase.BEFORE
    for phase, value, charge in phases:
        held = chart.readings.get((site.id, phase))
        is_rated = value is not None or (offer.not_assessed and phase is at_work)
        if is_rated and held is not None and held.value not in (None, value):
            was = value_words(held.scale, held.value, recorded=True)
            yield _PHASE[phase](), was, value_words(held.scale, value, recorded=True)
        asked = chart.charges.get((site.id, phase))
        if charge is not None and asked is not None and asked.value not in (None, charge):
            yield _CHARGE[phase](), f"{asked.value}", f"{charge}"


_PHASE = {Phase.BEFORE: terms.turned_before, Phase.AFTER: terms.turned_after}
_CHARGE = {Phase.BEFORE: say.turned_charge_before, Phase.AFTER: say.turned_charge_after}
