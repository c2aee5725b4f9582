"""What session sheet and course report have in common: their sites, the cautions of points, what was painted."""

from collections.abc import Iterable, Sequence

from ashichart.domain.charting.painting import PainArea
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.charting.sites import Site
from ashichart.domain.scales import Scale
from ashichart.domain.sheets.record import PaintedLine, RecordSite, SheetCaution
from ashichart.services.printing.sheets.source import Press, SheetSource
from ashichart.wording.names.kinds import ALERT_KINDS, alert_sentence, caution_name, patients_record


def record_sites(source: SheetSource, keyed: Iterable[tuple[str, Site]]) -> tuple[RecordSite, ...]:
    """Return sites with their names and places."""
    figure, atlas = source.patient.figure, source.atlas
    found: list[RecordSite] = []
    for key, site in keyed:
        point = None if site.code is None else atlas.point(figure, site.code)
        name, chinese = ("", "") if point is None else (point.pinyin, point.zh_hans)
        found.append(RecordSite(key, site, name, chinese, atlas.places.of(figure, site)))
    return tuple(found)


def point_cautions(source: SheetSource, sites: Sequence[RecordSite]) -> tuple[SheetCaution, ...]:
    """Return the cautions of the points of sites, each once with the keys of all it concerns."""
    keys: dict[tuple[str, str, str], list[str]] = {}
    for one in sites:
        point = None if one.site.code is None else source.atlas.point(source.patient.figure, one.site.code)
        for caution in () if point is None else point.cautions:
            title = caution_name(caution.kind)
            keys.setdefault((title, caution.text, caution.source), []).append(one.key)
    return tuple(SheetCaution(*said, tuple(found)) for said, found in keys.items())


def patient_cautions(source: SheetSource) -> tuple[SheetCaution, ...]:
    """Return what the patient's record warns of."""
    return tuple(
        SheetCaution(ALERT_KINDS[alert.kind](), alert_sentence(alert), patients_record())
        for alert in source.patient.alerts
    )


def painted_lines(source: SheetSource, press: Press, visit: SessionChart) -> tuple[PaintedLine, ...]:
    """Return what was painted in a session; a phase without a painting is not assessed and left out."""
    areas = {phase: source.clinic.painting.area(visit.session.id, phase) for phase in Phase}
    return tuple(_line(source, press, phase, area) for phase, area in areas.items() if not area.is_empty)


def _line(source: SheetSource, press: Press, phase: Phase, area: PainArea) -> PaintedLine:
    body = press.pain_body(source.patient.figure)
    named = tuple((one.area.name, one.share) for one in body.named(area))
    return PaintedLine(phase, body.share(area.painful), named)


def pressures(visits: Iterable[SessionChart]) -> tuple[float, float] | None:
    """Return least and greatest pressure read in some sessions, kgf/cm²; None where none was measured."""
    values = [
        reading.value
        for visit in visits
        for reading in visit.readings.values()
        if reading.scale is Scale.PPT and reading.value is not None
    ]
    return (min(values), max(values)) if values else None
