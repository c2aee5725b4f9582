"""Sessions: kinds, phases and what one visit holds as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ashichart.domain.charting.charges import Charge
from ashichart.domain.charting.doses import Dose, VitalSigns, minutes_since_dose
from ashichart.domain.charting.needles import Needle, NeedleCount
from ashichart.domain.charting.readings import Phase, Reading
from ashichart.domain.charting.sites import Site
from ashichart.domain.days import day_of, local_time
from ashichart.domain.scales import Scale


class SessionKind(StrEnum):
    """What the visit is for."""

    KAP = "kap"
    NEEDLING = "needling"
    INTEGRATION = "integration"
    ASSESSMENT = "assessment"



@dataclass(frozen=True, slots=True)
class Session:
    """One visit.

    Args:
        id: UUID.
        course_id: Course it belongs to.
        number: 1, 2, 3 … in the order in which the sessions of the course began (docs/adr/0013).
        kind: What the visit is for.
        started_at: Aware UTC.
        scale: Scale of its readings.
        signed_at: None while it can be charted.
        version: Counts changes.
        zone: IANA name of the zone in which its day is a day, None while it is the computer's.
        clock_skew_s: How far the clock was set while it was charted, negative for back; None while it ran on.
        entry_number: 1, 2, 3 … in the order in which they were entered, as the file keeps it; 0 stands for `number`.
    """

    id: str
    course_id: str
    number: int
    kind: SessionKind
    started_at: datetime
    scale: Scale = Scale.NRS
    signed_at: datetime | None = None
    version: int = 1
    zone: str | None = None
    clock_skew_s: int | None = None
    entry_number: int = 0

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("Sessions are numbered from 1.")
        if self.started_at.tzinfo is None:
            raise ValueError("Times are aware.")
        if self.entry_number == 0:
            object.__setattr__(self, "entry_number", self.number)

    @property
    def day(self) -> date:
        """The day in the clinic on which it began."""
        return day_of(self.started_at, self.zone)


    def local(self, at: datetime) -> datetime:
        """Return a time as the clock on the wall of its clinic shows it."""
        return local_time(at, self.zone)


@dataclass(frozen=True, slots=True)
class SessionChart:
    """Everything charted in one session.

    Args:
        session: The visit itself.
        sites: In palpation order.
        readings: (site id, phase) -> reading; a missing key is a site not assessed, never a zero.
        needles: In placement order.
        doses: In order of time.
        charges: (site id, phase) -> emotional charge; a missing key was not asked, never a zero.
        vitals: In order of time.
    """

    session: Session
    sites: tuple[Site, ...] = ()
    readings: Mapping[tuple[str, Phase], Reading] = field(default_factory=dict[tuple[str, Phase], Reading])
    needles: tuple[Needle, ...] = ()
    doses: tuple[Dose, ...] = ()
    charges: Mapping[tuple[str, Phase], Charge] = field(default_factory=dict[tuple[str, Phase], Charge])
    vitals: tuple[VitalSigns, ...] = ()

    def reading(self, site_id: str, phase: Phase) -> Reading | None:
        """Return the reading, or None where nothing was recorded."""
        return self.readings.get((site_id, phase))

    def value(self, site_id: str, phase: Phase) -> float | None:
        """Return the number read, or None for "not assessed", recorded or not."""
        reading = self.readings.get((site_id, phase))
        return None if reading is None else reading.value

    def charge(self, site_id: str, phase: Phase) -> int | None:
        """Return the emotional charge 0–10, or None where it was not asked."""
        charge = self.charges.get((site_id, phase))
        return None if charge is None else charge.value

    def site(self, site_id: str) -> Site | None:
        """Return a site of the session by its id."""
        return next((site for site in self.sites if site.id == site_id), None)

    def rated(self, phase: Phase) -> tuple[Site, ...]:
        """Return the sites with a number in a phase, in palpation order."""
        return tuple(site for site in self.sites if self.value(site.id, phase) is not None)

    def left_for_before(self) -> tuple[Site, ...]:
        """Return the sites without a `before` record; one that was only needled was never meant to be rated."""
        needled = {needle.site_id for needle in self.needles}
        return tuple(
            site for site in self.sites if (site.id, Phase.BEFORE) not in self.readings and site.id not in needled
        )

    def left_for_after(self) -> tuple[Site, ...]:
        """Return the sites rated before that have no `after` record yet; an explicit "not assessed" is a record."""
        return tuple(site for site in self.rated(Phase.BEFORE) if (site.id, Phase.AFTER) not in self.readings)

    @property
    def needle_count(self) -> NeedleCount:
        """Needles in, out and still in."""
        return NeedleCount.of(self.needles)

    def minutes_since_dose(self, reading: Reading) -> int | None:
        """Return full minutes from the last dose to the reading, None if no dose came before it."""
        return minutes_since_dose(self.doses, reading.read_at)


@dataclass(frozen=True, slots=True)
class CourseChart:
    """All sessions of a course in the order in which they began, with every site that was ever charted in it."""

    sessions: tuple[SessionChart, ...] = ()

    def __post_init__(self) -> None:
        in_order = tuple(sorted(self.sessions, key=lambda chart: (chart.session.started_at, chart.session.number)))
        object.__setattr__(self, "sessions", in_order)

    @property
    def sites(self) -> tuple[Site, ...]:
        """Every site once, in the order in which the course first met them."""
        seen: dict[str, Site] = {}
        for chart in self.sessions:
            for site in chart.sites:
                seen.setdefault(site.id, site)
        return tuple(seen.values())
