"""Texts of the demonstration and the atlas that are data: names, notes, places and cautions of points, sources."""

from collections.abc import Iterator

from ashichart.domain.atlas.body import Figure
from ashichart.domain.charting.measures import MEASURE_RULES
from ashichart.domain.scales import RULES
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.atlas.library import LibraryService, Shelf
from ashichart.services.clinic.clinic import Clinic
from tests.wording_walk.plain import texts_in


def data_of(clinic: Clinic, atlas: AtlasService) -> Iterator[str]:
    """Yield every text of a clinic and the atlas that a person of the clinic or a clinician of the atlas wrote."""
    yield from (clinic.name, clinic.user_name, str(clinic.path), str(clinic.zone))
    for summary in clinic.patients.find("", 500):
        yield from texts_in(summary.patient)
        yield from summary.patient.name.split()
        for course in clinic.courses.of_patient(summary.patient.id):
            yield from texts_in(course)
            chart = clinic.courses.chart(course.id)
            yield from texts_in(chart)
            for session in chart.sessions:
                for site in session.sites:
                    yield site.title
    for figure in Figure:
        for point in atlas.points(figure):
            yield from texts_in(point)
    yield from texts_in(atlas.files.text())
    for rule in (*RULES.values(), *MEASURE_RULES.values()):
        yield rule.source
    for protocol in atlas.areas.protocols():
        yield protocol.name
    for region in atlas.areas.regions():
        yield from texts_in(region)
    for muscle in atlas.areas.muscles():
        yield from texts_in(muscle)
        yield muscle.plain.capitalize()
    library = LibraryService(atlas)
    for shelf in Shelf:
        for group in library.groups(shelf):
            yield from (group.name,)
            yield from texts_in(library.muscle(group.id) if shelf is Shelf.MUSCLE else None)
            yield from texts_in(library.channel(group.id) if shelf is Shelf.CHANNEL else None)
