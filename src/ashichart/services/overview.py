"""The overview of all courses that run: one question, one answer. Nothing is written, nothing is drawn."""

from ashichart.domain.days import day_of
from ashichart.domain.overview import CourseVisits, OverviewRow, Visit, overview_row
from ashichart.services.desk import Desk
from ashichart.store.overviews import read_running

__all__ = ["OverviewRow", "OverviewService"]


class OverviewService:
    """All running courses of an open clinic."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> tuple[OverviewRow, ...]:
        """Return where every course stands that has not ended, in no order that matters."""
        today = self._desk.today()
        with self._desk.store.reading() as connection:
            found = read_running(connection, today)
        return tuple(
            overview_row(
                CourseVisits(
                    course,
                    name,
                    tuple(
                        Visit(number, day_of(at, self._desk.zone), scale, before)
                        for number, at, scale, before in sessions
                    ),
                ),
                today,
            )
            for course, name, sessions in found
        )
