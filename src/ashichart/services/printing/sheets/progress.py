"""The values of the patient's progress sheet: first `before` against latest `before` (docs/principles.md)."""

from typing import TYPE_CHECKING

from ashichart.domain.analysis.change import SiteChange, carry_over, mean_trend, with_before
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.errors import UserError
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.progress import KapFacts, ProgressPoint, ProgressSheet, list_group
from ashichart.domain.sheets.record import site_numbers
from ashichart.services.printing.sheets.record import pressures
from ashichart.services.printing.sheets.source import Press, SheetSource, local_day, plain_words
from ashichart.wording.printing import nothing_rated

if TYPE_CHECKING:
    from ashichart.report.pdf.document import Pages


def make_progress(source: SheetSource, press: Press) -> "Pages":
    """Make the sheet.

    Raises:
        UserError: If nothing was read before a session yet.
    """
    from ashichart.report.progress.large import large_pages
    from ashichart.report.progress.marks import PLATES
    from ashichart.report.progress.sheet import progress_pages

    values = progress_values(source)
    pages = large_pages if source.choices.large else progress_pages
    return pages(values, press.arts(source.patient.figure, PLATES), press.fonts, source.choices)


def progress_values(source: SheetSource) -> ProgressSheet:
    """Return what the progress sheet says.

    Raises:
        UserError: If nothing was read before a session yet.
    """
    patient, chart = source.patient, source.chart
    held = with_before(chart)
    if not held:
        raise UserError(*nothing_rated())
    first, latest = held[0], held[-1]
    scale = latest.session.scale
    return ProgressSheet(
        clinic_name=source.clinic.name,
        is_demonstration=source.clinic.is_demonstration,
        patient_name=patient.name,
        birth_date=patient.birth_date,
        figure=patient.figure,
        scale=scale,
        session_number=latest.session.number,
        first_number=first.session.number,
        began_on=first.session.day,
        now_on=None if latest is first else latest.session.day,
        points=_points(source, latest),
        printed_on=source.printed_on,
        trend=() if len({visit.session.scale for visit in held}) > 1 else mean_trend(chart),
        ppt_range=pressures(held) if scale is Scale.PPT else None,
        scale_differs=first.session.scale is not scale,
        note=source.choices.note,
        next_appointment=source.choices.next_appointment,
        kap=_kap(source, first, latest) if source.choices.shows_kap else None,
    )


def _kap(source: SheetSource, first: SessionChart, latest: SessionChart) -> KapFacts:
    held = [visit for visit in source.chart.sessions if visit.session.number <= latest.session.number]
    doses = [dose for visit in held for dose in visit.doses]
    last = max(doses, key=lambda dose: dose.given_at, default=None)
    read = [
        visit.minutes_since_dose(reading)
        for visit in (first, latest)
        for (_, phase), reading in visit.readings.items()
        if phase is Phase.BEFORE and reading.value is not None
    ]
    return KapFacts(
        sessions=len(held),
        with_dose=sum(bool(visit.doses) for visit in held),
        last_title="" if last is None else last.title,
        last_on=None if last is None else local_day(last.given_at, latest.session.zone),
        was_before=all(minutes is None for minutes in read),
    )


def _points(source: SheetSource, latest: SessionChart) -> tuple[ProgressPoint, ...]:
    from ashichart.report.progress.marks import PLATES

    figure, atlas = source.patient.figure, source.atlas
    tally = carry_over(source.chart)
    if tally is None:
        changes = tuple(
            SiteChange(site, latest.session.scale, None, latest.value(site.id, Phase.BEFORE))
            for site in latest.sites
            if (site.id, Phase.BEFORE) in latest.readings
        )
    else:
        changes = tally.changes
    numbers = site_numbers(source.chart)
    points: list[ProgressPoint] = []
    for change in changes:
        seen = atlas.places.of(figure, change.site)
        places = {name: seen[name] for name in PLATES if name in seen}
        words = plain_words(atlas, figure, change.site)
        points.append(ProgressPoint(numbers[change.site.id], change.site.side, words, change, places))
    # Within a part of the list by number, so that what stands beside a mark is found at once.
    return tuple(sorted(points, key=lambda point: (0 if tally is None else list_group(point.fate), point.number)))
