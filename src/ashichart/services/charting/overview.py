"""The overview of all courses that run: one question, one answer. Nothing is written, nothing is drawn."""

from datetime import date

from ashichart.domain.analysis.overview import CourseVisits, OverviewRow, Visit, overview_row
from ashichart.domain.days import day_of
from ashichart.services.service_context import ServiceContext
from ashichart.store.records.overviews import HeldSession, read_running

__all__ = ["OverviewRow", "OverviewService"]


class OverviewService:
    """All running courses of an open clinic."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def rows(self) -> tuple[OverviewRow, ...]:
        """Return where every course stands that has not ended, in no order that matters."""
        today, zone = self._context.today(), self._context.zone
        with self._context.store.reading() as connection:
            found = read_running(connection, today)
        return tuple(
            overview_row(CourseVisits(course, name, tuple(_visit(one, today, zone) for one in sessions)), today)
            for course, name, sessions in found
        )


def _visit(held: HeldSession, today: date, clinic_zone: str | None) -> Visit:
    number, at, zone, is_signed, scale, before = held
    day = day_of(at, zone or clinic_zone)
    return Visit(number, day, scale, before, is_open=day == today and not is_signed)
