"""Short makers of domain values for the tests of this folder."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from ashichart.domain.atlas.body import PointKind, Side
from ashichart.domain.charting.doses import Dose, Route
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sessions import Session, SessionChart, SessionKind
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import Scale

AT = datetime(2026, 9, 2, 8, 0, tzinfo=UTC)


def site(code: str, side: Side = Side.RIGHT) -> Site:
    """Return the site of an acupuncture point."""
    return Site(f"{code}-{side.value}", "p1", side, code, PointKind.ACUPUNCTURE, code)


def reading(
    one: Site, phase: Phase, value: float | None, scale: Scale = Scale.NRS, minutes: int = 0, session: str = "s1"
) -> Reading:
    """Return a reading `minutes` after the session began."""
    return Reading(session, one.id, phase, scale, value, AT + timedelta(minutes=minutes))


def chart(
    number: int,
    before: Mapping[Site, float | None],
    after: Mapping[Site, float | None] | None = None,
    *,
    scale: Scale = Scale.NRS,
    dose_at: int | None = None,
    after_minutes: int = 60,
) -> SessionChart:
    """Return a session; before is read as it begins, after `after_minutes` later."""
    session = Session(f"s{number}", "c1", number, SessionKind.KAP, AT, scale)
    readings: dict[tuple[str, Phase], Reading] = {}
    for phase, values, minutes in ((Phase.BEFORE, before, 0), (Phase.AFTER, after or {}, after_minutes)):
        for one, value in values.items():
            readings[one.id, phase] = reading(one, phase, value, scale, minutes, session.id)
    doses = () if dose_at is None else (Dose("d1", session.id, 60, Route.IM, AT + timedelta(minutes=dose_at)),)
    return SessionChart(session, tuple(dict.fromkeys((*before, *(after or {})))), readings, (), doses)
