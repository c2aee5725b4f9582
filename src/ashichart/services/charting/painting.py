"""Intentions of painting pain: a stroke, as last time; what a course holds. Where it lies is in pain_body.py."""

from collections.abc import Iterable, Mapping

from ashichart.acts.painting import BringPain, PaintPain
from ashichart.domain.charting.acts import Done
from ashichart.domain.charting.edits import PaintCells
from ashichart.domain.charting.painting import PainArea, stroke_of
from ashichart.domain.charting.readings import Phase
from ashichart.domain.errors import UserError
from ashichart.services.service_context import ServiceContext, gone, in_words
from ashichart.store.records.courses import read_session
from ashichart.store.records.painting import areas_of_course, read_area
from ashichart.wording import refused_entries


class PaintingService:
    """Pain areas of an open clinic; they are read when they are asked for, not with the chart.

    Args:
        context: The open clinic.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def area(self, session_id: str, phase: Phase) -> PainArea:
        """Return what was painted in a phase of a session; empty if nothing was."""
        with self._context.store.reading() as connection:
            return read_area(connection, session_id, phase)

    def of_course(self, course_id: str) -> Mapping[tuple[str, Phase], PainArea]:
        """Return (session id, phase) -> pain area for every painting of a course, in the order of its sessions."""
        with self._context.store.reading() as connection:
            return areas_of_course(connection, course_id)

    def paint(self, session_id: str, phase: Phase, cells: Iterable[int], intensity: int | None) -> Done:
        """Paint cells with an intensity, now; a cell painted before takes the new one.

        Args:
            session_id: The session that is charted.
            phase: Before or after.
            cells: Cells of the skin, see `AtlasService.cell_map`.
            intensity: 0 to 10; 0 is "no pain here", None erases: not assessed.

        Raises:
            UserError: If the intensity is none, or the session is signed or gone.
        """
        with in_words():
            stroke = stroke_of(cells, intensity)
        return self._context.acts.run(PaintPain(session_id, PaintCells(phase, stroke), intensity))

    def as_last_time(self, session_id: str, phase: Phase) -> Done:
        """Bring an earlier painting as a start; cells that are painted here already stay.

        Before takes the last earlier session's painting before (after, if it has no other); after takes this session's
        own painting before.

        Raises:
            UserError: If there is none, or the session is signed or gone.
        """
        with self._context.store.reading() as connection:
            found = read_session(connection, session_id)
            if found is None:
                raise gone("session")
            areas = areas_of_course(connection, found[0].course_id)
        source = self._source(session_id, phase, areas)
        if source is None:
            raise UserError(*refused_entries.no_earlier_pain())
        here = set(areas[session_id, phase].cells) if (session_id, phase) in areas else set[int]()
        stroke = tuple(pair for pair in source.painted if pair[0] not in here)
        return self._context.acts.run(BringPain(session_id, PaintCells(phase, stroke)))

    def _source(
        self, session_id: str, phase: Phase, areas: Mapping[tuple[str, Phase], PainArea]
    ) -> PainArea | None:
        if phase is Phase.AFTER and (session_id, Phase.BEFORE) in areas:
            return areas[session_id, Phase.BEFORE]
        with self._context.store.reading() as connection:
            numbers = {
                other: found[0].number
                for other in {session_id, *(one for one, _ in areas)}
                if (found := read_session(connection, other)) is not None
            }
        earlier = [one for one, _ in areas if numbers[one] < numbers[session_id]]
        if not earlier:
            return None
        last = max(earlier, key=lambda one: numbers[one])
        return areas.get((last, Phase.BEFORE)) or areas.get((last, Phase.AFTER))
