"""Intentions around a dose: doses and vital signs recorded, corrected and removed."""

from datetime import datetime

from ashichart.acts.kap import (
    ChangeDose,
    ChangeVitals,
    RecordDose,
    RecordVitals,
    RemoveDose,
    RemoveVitals,
    RestoreDose,
    RestoreVitals,
)
from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.doses import Dose, Route, VitalSigns, VitalValues
from ashichart.services.service_context import ServiceContext


class KapService:
    """Doses and vital signs of an open clinic.

    Args:
        context: The open clinic.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def record_dose(self, session_id: str, mg: float, route: Route, given_at: datetime | None = None) -> Done:
        """Record a dose, by default given now.

        Raises:
            UserError: If `mg` is no dose, its time lies in the future, or the session is signed or gone.
        """
        return self._context.acts.run(RecordDose(session_id, mg, route, given_at))

    def change_dose(self, seen: Dose, mg: float, route: Route, given_at: datetime) -> Done:
        """Correct a dose.

        Raises:
            StaleError: If it is not the one that was seen.
            UserError: If `mg` is no dose, its time lies in the future, or the session is signed or gone.
        """
        return self._context.acts.run(ChangeDose(seen.session_id, seen, mg, route, given_at))

    def remove_dose(self, dose: Dose) -> Done:
        """Remove a dose that was recorded by mistake.

        Raises:
            StaleError: If it is not the one that was seen.
            UserError: If it is gone, or the session is signed or gone.
        """
        return self._context.acts.run(RemoveDose(dose.session_id, dose))

    def restore_dose(self, dose: Dose) -> Done:
        """Bring a removed dose back, as it was or as it should be.

        Raises:
            StaleError: If it is there.
            UserError: If its time lies in the future, or the session is signed or gone.
        """
        return self._context.acts.run(RestoreDose(dose.session_id, dose))

    def record_vitals(self, session_id: str, values: VitalValues, taken_at: datetime | None = None) -> Done:
        """Record vital signs, by default taken now; what was not taken stays None.

        Raises:
            UserError: If a value is out of bounds, none is given, the time lies in the future, or the session is
                signed or gone.
        """
        return self._context.acts.run(RecordVitals(session_id, values, taken_at))

    def change_vitals(self, seen: VitalSigns, values: VitalValues, taken_at: datetime) -> Done:
        """Correct vital signs.

        Raises:
            StaleError: If they are not the ones that were seen.
            UserError: If a value is out of bounds, the time lies in the future, or the session is signed or gone.
        """
        return self._context.acts.run(ChangeVitals(seen.session_id, seen, values, taken_at))

    def remove_vitals(self, vitals: VitalSigns) -> Done:
        """Remove vital signs that were recorded by mistake.

        Raises:
            StaleError: If they are not the ones that were seen.
            UserError: If they are gone, or the session is signed or gone.
        """
        return self._context.acts.run(RemoveVitals(vitals.session_id, vitals))

    def restore_vitals(self, vitals: VitalSigns) -> Done:
        """Bring removed vital signs back, as they were or as they should be.

        Raises:
            StaleError: If they are there.
            UserError: If their time lies in the future, or the session is signed or gone.
        """
        return self._context.acts.run(RestoreVitals(vitals.session_id, vitals))
