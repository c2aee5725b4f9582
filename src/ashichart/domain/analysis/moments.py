"""A moment of a course: one phase of one session, with what was read in it and when. No comparing here."""

from dataclasses import dataclass
from datetime import date

from ashichart.domain.analysis.change import PhaseTiming, phase_timing
from ashichart.domain.charting.readings import Phase
from ashichart.domain.charting.sessions import SessionChart
from ashichart.domain.scales import Scale


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """One phase of one session; the same moment whatever is corrected in it since.

    Args:
        chart: The session with everything charted in it.
        phase: Before or after.
    """

    chart: SessionChart
    phase: Phase

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Moment) and (self.session_id, self.phase) == (other.session_id, other.phase)

    def __hash__(self) -> int:
        return hash((self.session_id, self.phase))

    @property
    def session_id(self) -> str:
        """Of the session."""
        return self.chart.session.id

    @property
    def number(self) -> int:
        """Of the session within its course."""
        return self.chart.session.number

    @property
    def day(self) -> date:
        """Of the session, in its own zone."""
        return self.chart.session.day

    @property
    def scale(self) -> Scale:
        """Of its readings."""
        return self.chart.session.scale

    @property
    def timing(self) -> PhaseTiming:
        """When its numbers were read, counted from the dose before each of them."""
        return phase_timing(self.chart, self.phase)
