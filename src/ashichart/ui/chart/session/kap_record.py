"""Doses and vital signs of the open session: recorded, corrected, removed, brought back. Each is one service call."""

from dataclasses import replace
from datetime import datetime
from typing import cast

from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.doses import Dose, Route, VitalSigns, VitalValues
from ashichart.domain.charting.sessions import SessionChart
from ashichart.ui.chart.session.open_chart import OpenChart
from ashichart.ui.chart.session.seen_values import SeenValues


class KapRecord:
    """What was given and measured."""

    def __init__(self, here: OpenChart, seen: SeenValues) -> None:
        self._here, self._seen = here, seen

    def record_dose(self, mg: float, route: Route, at: datetime | None = None) -> bool:
        """Record a dose, given now unless a time is named."""
        if self._here.chart is None:
            return False
        kap, session_id = self._here.context.clinic.kap, self._here.chart.session.id
        return self._seen.carry(lambda: kap.record_dose(session_id, mg, route, at))

    def record_vitals(self, values: VitalValues, at: datetime | None = None) -> bool:
        """Record vital signs, taken now unless a time is named."""
        if self._here.chart is None:
            return False
        kap, session_id = self._here.context.clinic.kap, self._here.chart.session.id
        return self._seen.carry(lambda: kap.record_vitals(session_id, values, at))

    def correct(self, seen: Dose | VitalSigns, wanted: object) -> bool:
        """Correct a dose with (mg, route, time), or vital signs with (values, time)."""
        clinic, was = self._here.context.clinic, self._here.chart

        def act(chart: SessionChart) -> Done:
            held = seen if chart is was else _held_entry(chart, seen)
            if isinstance(seen, Dose):
                mg, route, at = cast("tuple[float, Route, datetime]", wanted)
                if isinstance(held, Dose):
                    return clinic.kap.change_dose(held, mg, route, at)
                return clinic.kap.restore_dose(replace(seen, mg=mg, route=route, given_at=at))
            values, taken_at = cast("tuple[VitalValues, datetime]", wanted)
            if isinstance(held, VitalSigns):
                return clinic.kap.change_vitals(held, values, taken_at)
            return clinic.kap.restore_vitals(VitalSigns(seen.id, seen.session_id, taken_at, *values))

        return self._seen.replace(was, act)

    def remove(self, entry: Dose | VitalSigns) -> bool:
        """Remove a dose or vital signs that were recorded by mistake."""
        kap, was = self._here.context.clinic.kap, self._here.chart

        def act(chart: SessionChart) -> Done:
            held = entry if chart is was else _held_entry(chart, entry) or entry
            return kap.remove_dose(held) if isinstance(held, Dose) else kap.remove_vitals(held)

        return self._seen.replace(was, act)

    def restore(self, entry: Dose | VitalSigns) -> bool:
        """Bring a removed dose or removed vital signs back as they were."""
        kap = self._here.context.clinic.kap
        return self._seen.carry(
            lambda: kap.restore_dose(entry) if isinstance(entry, Dose) else kap.restore_vitals(entry)
        )


def _held_entry(chart: SessionChart, entry: Dose | VitalSigns) -> Dose | VitalSigns | None:
    return next((one for one in (*chart.doses, *chart.vitals) if one.id == entry.id), None)
