"""Typed lines of the open session, carried out as one act each."""

from ashichart.domain.atlas.typed_lines import EntryOffer
from ashichart.ui.chart.session.open_chart import OpenChart
from ashichart.ui.chart.session.seen_values import SeenValues
from ashichart.ui.chart.session.sites import Sites


class Lines:
    """What is charted by typing."""

    def __init__(self, here: OpenChart, seen: SeenValues, sites: Sites) -> None:
        self._here, self._seen, self._sites = here, seen, sites

    def carry_out(self, offer: EntryOffer) -> bool:
        """Do what an offer of the quick entry says as one act, and select the last site."""
        chart, patient = self._here.chart, self._here.patient
        if chart is None or patient is None:
            return False
        charting, step = self._here.context.clinic.charting, self._here.step
        done = self._seen.replace(
            chart, lambda seen: charting.type_line(seen.session.id, patient.id, offer, step, seen)
        )
        if done:  # after a protocol nothing is selected: the next digit is meant for none of its points
            self._here.selection.select(
                None if offer.others else self._sites.for_point(offer.point.code, offer.sides[-1])
            )
        return done
