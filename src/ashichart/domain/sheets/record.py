"""What the sheets for the record say, session sheet and course report, as values. No drawing, no atlas, no storage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ashichart.domain.analysis.change import SiteChange
from ashichart.domain.analysis.lacks import TooLittle
from ashichart.domain.analysis.statistics import Comparison
from ashichart.domain.charting.courses import Course
from ashichart.domain.charting.late_entries import LateChange
from ashichart.domain.charting.measures import Measure, MeasureKind
from ashichart.domain.charting.needles import Needle
from ashichart.domain.charting.patients import Patient
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import CourseChart, SessionChart
from ashichart.domain.charting.sites import Site


@dataclass(frozen=True, slots=True)
class RecordSite:
    """A site as a sheet for the record lists it.

    Args:
        key: On the drawing and in every table: a number from 1, or a letter where it was needled and not rated.
        site: The site.
        name: Pinyin, "" where there is none.
        chinese: In characters, "" where there is none.
        places: Plate name -> fractions.
    """

    key: str
    site: Site
    name: str
    chinese: str
    places: Mapping[str, tuple[float, float]]

    @property
    def full_name(self) -> str:
        """The name of a pin in full, else the label with the point's name behind it."""
        return self.site.pin.name if self.site.pin is not None else f"{self.site.label}  {self.name}".strip()

    @property
    def side(self) -> str:
        """ "R", "L" or "M"."""
        return self.site.side_letter or "M"


def rated_sites(visit: SessionChart) -> tuple[Site, ...]:
    """Return the sites of a session that carry a number: all but those that were needled and neither read nor asked."""
    kept = {site_id for site_id, _ in (*visit.readings, *visit.charges)}
    needled = {needle.site_id for needle in visit.needles}
    return tuple(site for site in visit.sites if site.id in kept or site.id not in needled)


def site_numbers(course: CourseChart) -> dict[str, int]:
    """Return site id -> its number on every sheet: from 1, in the order in which the course met the sites.

    What is charted later takes later numbers, so that two sheets of one course can be laid side by side; only taking a
    site back out of its first session moves them.
    """
    met = dict.fromkeys(site.id for visit in course.sessions for site in rated_sites(visit))
    return {site_id: number for number, site_id in enumerate(met, 1)}


@dataclass(frozen=True, slots=True)
class SheetCaution:
    """Something to know before a needle goes in.

    Args:
        title: In a few words.
        text: One or two sentences.
        source: Where it comes from.
        keys: Of the sites it concerns; empty where it concerns the patient.
    """

    title: str
    text: str
    source: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaintedLine:
    """What was painted in one phase.

    Args:
        phase: Before or after.
        percent: Of the skin.
        areas: Name and share 0–1, the one with the most painted skin first.
    """

    phase: Phase
    percent: float
    areas: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure from its first to its latest value."""

    kind: MeasureKind
    first: Measure
    latest: Measure
    n: int


def measure_lines(measures: Iterable[Measure], until: date) -> tuple[MeasureLine, ...]:
    """Return first and latest value of every kind up to a day, in the order of `MeasureKind`."""
    by_kind: dict[MeasureKind, list[Measure]] = {}
    for measure in sorted(measures, key=lambda one: one.taken_on):
        if measure.taken_on <= until:
            by_kind.setdefault(measure.kind, []).append(measure)
    return tuple(
        MeasureLine(kind, found[0], found[-1], len(found)) for kind in MeasureKind if (found := by_kind.get(kind))
    )


@dataclass(frozen=True, slots=True)
class NeedleLine:
    """Needles that went into one site and came out of it in the same minute.

    Args:
        site_id: The site.
        count: How many.
        inserted_at: Of the first.
        removed_at: Of the last, None while they are in.
    """

    site_id: str
    count: int
    inserted_at: datetime
    removed_at: datetime | None

    @property
    def minutes(self) -> int | None:
        """Full minutes the needles were in, None while they are."""
        return None if self.removed_at is None else int((self.removed_at - self.inserted_at).total_seconds() // 60)


def needle_lines(needles: Sequence[Needle]) -> tuple[NeedleLine, ...]:
    """Return the ledger in placement order; needles of one site stand in one line while their minutes agree."""

    def minute(at: datetime | None) -> datetime | None:
        return None if at is None else at.replace(second=0, microsecond=0)

    lines: list[NeedleLine] = []
    for needle in sorted(needles, key=lambda one: one.number):
        last = lines[-1] if lines else None
        if (
            last is not None
            and last.site_id == needle.site_id
            and minute(last.inserted_at) == minute(needle.inserted_at)
            and minute(last.removed_at) == minute(needle.removed_at)
        ):
            lines[-1] = NeedleLine(last.site_id, last.count + 1, last.inserted_at, needle.removed_at)
        else:
            lines.append(NeedleLine(needle.site_id, 1, needle.inserted_at, needle.removed_at))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class SessionSheet:
    """Everything on a session sheet.

    Args:
        clinic_name: Heads the pages.
        is_demonstration: Said on every page.
        patient: Whose session.
        course: Which course.
        visit: What was charted.
        sites: Rated sites in palpation order, then those needled only, in placement order.
        response: After against before; None where nothing was read after.
        carried: First `before` against this one, or why there is none.
        cautions: Of the patient, then of the points.
        measures: Up to the day of the session.
        painted: Pain areas, before first.
        ppt_range: Least and greatest pressure of the course in kgf/cm², None on other scales.
        printed_on: Local day.
        late: What was changed after the day of the session, in order of time.
    """

    clinic_name: str
    is_demonstration: bool
    patient: Patient
    course: Course
    visit: SessionChart
    sites: tuple[RecordSite, ...]
    response: Comparison | None
    carried: Comparison | TooLittle
    cautions: tuple[SheetCaution, ...]
    measures: tuple[MeasureLine, ...]
    painted: tuple[PaintedLine, ...]
    ppt_range: tuple[float, float] | None
    printed_on: date
    late: tuple[LateChange, ...] = ()

    @property
    def changes(self) -> Mapping[str, SiteChange]:
        """Site id -> before and after; a site without a reading of a phase has None there."""
        scale = self.visit.session.scale
        return {
            one.site.id: SiteChange(
                one.site, scale,
                self.visit.value(one.site.id, Phase.BEFORE),
                self.visit.value(one.site.id, Phase.AFTER),
            )
            for one in self.sites
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class CourseSheet:
    """Everything on a course report.

    Args:
        clinic_name: Heads the pages.
        is_demonstration: Said on every page.
        patient: Whose course.
        course: Which course.
        chart: Everything charted in it.
        sites: Every rated site, in the order in which the course met them.
        carried: As in the headline on screen.
        response: Of the latest session with readings after; None if there is none.
        measures: All kinds that were taken.
        notes: What a reader must know before the numbers.
        ppt_range: Least and greatest pressure of the course in kgf/cm², None on other scales.
        printed_on: Local day.
    """

    clinic_name: str
    is_demonstration: bool
    patient: Patient
    course: Course
    chart: CourseChart
    sites: tuple[RecordSite, ...]
    carried: Comparison | TooLittle
    response: Comparison | None
    measures: tuple[MeasureLine, ...]
    notes: tuple[str, ...]
    ppt_range: tuple[float, float] | None
    printed_on: date


def letter_key(index: int) -> str:
    """Return "A" for 0, "Z" for 25, "AA" for 26: the key of a site that was needled and not rated."""
    key = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        key = chr(65 + rest) + key
    return key
