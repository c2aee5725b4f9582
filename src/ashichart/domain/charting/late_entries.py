"""What is written after the day of a session: which time it belongs to, and how it is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ashichart.domain.charting.doses import Dose
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import Session, SessionChart
from ashichart.domain.scales import Scale

# Nobody presses the same point in the same visit so long after its start: what comes then is written up or corrected.
LATE_AFTER = timedelta(hours=16)

# A visit that began before midnight and is charted after it is still the same visit; so long none lasts.
OVER_AFTER = timedelta(hours=8)


def visit_ends(session: Session) -> datetime:
    """Return until when what is written belongs to the visit: one rule for screen, paper and time axis.

    A visit may go on past midnight; what is written after it is over was read in it, or is a correction.
    """
    return session.started_at + LATE_AFTER


def is_late(session: Session, at: datetime) -> bool:
    """Return whether what is written at a time was read earlier, within the visit."""
    return at >= visit_ends(session)


def time_in_visit(chart: SessionChart, site_id: str, phase: Phase, *, of_charge: bool = False) -> datetime:
    """Return the time within the visit that a value written late belongs to.

    A corrected value keeps its time, and one beside it at the same site was taken with it. One that is filled in takes
    the latest time of its phase; with none that of the start before, and of the last thing that happened after. The
    audit trail knows when it was written.

    Args:
        chart: The session with everything charted in it.
        site_id: Where the value belongs.
        phase: Before or after.
        of_charge: True for an emotional charge, False for a reading.
    """
    reading, charge = chart.reading(site_id, phase), chart.charges.get((site_id, phase))
    own = (charge or reading) if of_charge else (reading or charge)
    if own is not None:
        return own.read_at
    read = [one.read_at for key, one in (*chart.readings.items(), *chart.charges.items()) if key[1] is phase]
    if read or phase is Phase.BEFORE:
        return max(read, default=chart.session.started_at)
    return last_in_visit(chart)


def last_in_visit(chart: SessionChart) -> datetime:
    """Return when the last thing of a visit happened, as far as it was charted: at its start if nothing was."""
    happened = (
        *(one.read_at for one in chart.readings.values()),
        *(dose.given_at for dose in chart.doses),
        *(needle.removed_at or needle.inserted_at for needle in chart.needles),
    )
    return max((at for at in happened if is_within(chart.session, at)), default=chart.session.started_at)


def is_within(session: Session, at: datetime) -> bool:
    """Return whether a time lies within the visit; a session that was given another day keeps what it has."""
    return session.started_at <= at < visit_ends(session)


def is_correction(doses: Iterable[Dose], read_at: datetime, at: datetime) -> bool:
    """Return whether what replaces a value before corrects it, and keeps its time: a dose came in between.

    Who writes another number after the dose does not press for "before" a second time; taken for a new reading it would
    make a typing error a finding under the drug.

    Args:
        doses: Of the session.
        read_at: When the value that is there was read.
        at: When it is replaced.
    """
    return any(read_at < dose.given_at <= at for dose in doses)


@dataclass(frozen=True, slots=True)
class Replaced:
    """The one value that an act replaced.

    Args:
        scale: Of a reading; None for a charge.
        value: None is "not assessed".
    """

    scale: Scale | None
    value: float | None


@dataclass(frozen=True, slots=True)
class ReplacedTime:
    """The times that an act replaced: when a session began, a dose was given, or a needle went in and out.

    Args:
        at: Aware.
        until: When a needle came out, None where it was in, and for all others.
    """

    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class LateChange:
    """An act that changed a session after its day.

    Args:
        at: When, aware UTC.
        action: The act as the audit trail keeps it.
        was: The value or the times it replaced, None where it replaced none or more than one.
        by: Name of who did it.
    """

    at: datetime
    action: str
    was: Replaced | ReplacedTime | None
    by: str


def is_of_today(session: Session, now: datetime) -> bool:
    """Return whether a session is today's, or went on over midnight and is not over: charting into it needs no word."""
    return session.local(now).date() == session.day or timedelta() <= now - session.started_at < OVER_AFTER
