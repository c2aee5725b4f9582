"""What the patient's progress sheet says, as values. No drawing, no wording; what is chosen of it stands elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ashichart.domain.analysis.change import SiteChange, TrendPoint, Verdict
from ashichart.domain.atlas.body import Figure, Side
from ashichart.domain.scales import RULES, Scale


class Fate(StrEnum):
    """What may be said to the patient of one point, then against now."""

    LESS = "less"
    LITTLE_LESS = "little_less"
    SAME = "same"
    LITTLE_MORE = "little_more"
    MORE = "more"
    NOT_PRESSED = "not_pressed"
    NEW = "new"
    NEVER_PRESSED = "never_pressed"
    UNJUDGED = "unjudged"


_BY_VERDICT = {
    Verdict.MUCH_LESS: Fate.LESS,
    Verdict.LESS: Fate.LESS,
    Verdict.MORE: Fate.MORE,
    Verdict.MUCH_MORE: Fate.MORE,
}


def fate_of(change: SiteChange) -> Fate:
    """Name what happened to a point; no missing number is a zero, no step under the floor is clear (principles.md).

    Where no error is published, as for emotional charge, nothing is said of a change at all: it is `UNJUDGED`.
    """
    amount = change.amount
    if amount is None:
        if change.then is not None:
            return Fate.NOT_PRESSED
        return Fate.NEVER_PRESSED if change.now is None else Fate.NEW
    if not RULES[change.scale].is_judged:
        return Fate.UNJUDGED
    clear = _BY_VERDICT.get(change.verdict)
    if clear is not None:
        return clear
    if abs(amount) < 1e-9:
        return Fate.SAME
    toward_tender = -amount if RULES[change.scale].lower_is_more_tender else amount
    return Fate.LITTLE_MORE if toward_tender > 0 else Fate.LITTLE_LESS


@dataclass(frozen=True, slots=True)
class ProgressPoint:
    """One point of the patient as the sheet shows it.

    Args:
        number: The number beside its mark and in the list, from 1.
        side: Side of the patient.
        plain: Where it is in plain words, without the side, codes or Latin; "" if nothing is known.
        change: First against latest `before`. On the sheet of a first session `then` is None.
        places: Plate name -> fractions, for the plates of the sheet only; empty if none of them sees it.
    """

    number: int
    side: Side
    plain: str
    change: SiteChange
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])

    @property
    def fate(self) -> Fate:
        """What may be said of it."""
        return fate_of(self.change)


@dataclass(frozen=True, slots=True)
class KapFacts:
    """What may be said of ketamine on a patient's sheet if the clinician chooses so.

    Args:
        sessions: Sessions of the course up to the latest on the sheet.
        with_dose: How many of them had a dose.
        last_title: The last dose as on the dose badge, "" if there was none.
        last_on: Its local day, None if there was none.
        was_before: Whether every number on the sheet was read with no dose earlier in its session.
    """

    sessions: int
    with_dose: int
    last_title: str = ""
    last_on: date | None = None
    was_before: bool = True


@dataclass(frozen=True, slots=True)
class ProgressSheet:
    """Everything on the patient's progress sheet.

    Args:
        clinic_name: Heads and foots the sheet.
        is_demonstration: True puts the word on every page: no patient behind it.
        patient_name: As recorded.
        birth_date: None if not recorded.
        figure: The drawn figure.
        scale: Scale of the latest session.
        scale_differs: True if the first session was measured on another scale: nothing can be compared.
        session_number: Number of the latest session with readings before it.
        began_on: Local day of the first session with readings.
        now_on: Local day of the latest; None if there has been only one.
        points: In the order of the list, numbered from 1.
        trend: Means of the points read before every session; empty if there are none.
        ppt_range: Least and greatest pressure of the course in kgf/cm², None on other scales.
        note: What the clinician adds, "" for ruled lines.
        next_appointment: As it is to be read, "" for none.
        kap: None unless the clinician chose to show it.
        printed_on: Local day of printing.
        first_number: Number of the first session with readings before it.
    """

    clinic_name: str
    is_demonstration: bool
    patient_name: str
    birth_date: date | None
    figure: Figure
    scale: Scale
    session_number: int
    began_on: date
    now_on: date | None
    points: tuple[ProgressPoint, ...]
    printed_on: date
    trend: tuple[TrendPoint, ...] = ()
    ppt_range: tuple[float, float] | None = None
    scale_differs: bool = False
    note: str = ""
    next_appointment: str = ""
    kap: KapFacts | None = None
    first_number: int = 1

    @property
    def is_first(self) -> bool:
        """True on the sheet of a first session, which compares nothing."""
        return self.now_on is None

    @property
    def is_of_one_day(self) -> bool:
        """True if the first and the latest session were on one day: their numbers tell them apart."""
        return self.now_on == self.began_on


# The order of the list: what is clear first, then what is not, then what cannot be said.
LIST_ORDER = (
    (Fate.LESS,),
    (Fate.LITTLE_LESS, Fate.SAME, Fate.LITTLE_MORE),
    (Fate.MORE,),
    (Fate.NOT_PRESSED, Fate.NEVER_PRESSED),
    (Fate.NEW,),
)


def list_group(fate: Fate) -> int:
    """Return which part of the list a point stands in, from 0; parts are parted by a rule."""
    return next(index for index, fates in enumerate(LIST_ORDER) if fate in fates)
