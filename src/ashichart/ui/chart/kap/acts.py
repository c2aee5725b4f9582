"""What can be done with doses and vital signs, for whoever records them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ashichart.domain.charting.doses import Dose, Route, VitalSigns, VitalValues

Entry = Dose | VitalSigns


@dataclass(frozen=True, slots=True)
class KapActs:
    """What the form and its list of entries do; a time of None is now.

    Attributes:
        record_dose: With milligrams, route and when it was given.
        record_vitals: With the values and when they were taken.
        correct: With the entry as it was and what is wanted: (mg, route, time) or (values, time).
        remove: With an entry that was recorded by mistake.
        restore: With an entry that was removed.
    """

    record_dose: Callable[[float, Route, datetime | None], object]
    record_vitals: Callable[[VitalValues, datetime | None], object]
    correct: Callable[[Entry, object], object]
    remove: Callable[[Entry], object]
    restore: Callable[[Entry], object]
