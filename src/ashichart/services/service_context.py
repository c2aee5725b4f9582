"""What every service of an open clinic works with: file, runner of acts, clock and new ids. No intentions."""

from dataclasses import dataclass, field
from datetime import date

from ashichart.acts.refusals import gone, in_words
from ashichart.acts.runner import ActRunner
from ashichart.domain.days import day_of
from ashichart.domain.ids import IdFactory
from ashichart.services.clock import Clock
from ashichart.store.transactions.unit_of_work import Store

__all__ = ["ServiceContext", "gone", "in_words"]


@dataclass(frozen=True, slots=True)
class ServiceContext:
    """Handed to each service of one open clinic; `acts` carries out whatever one of them writes."""

    store: Store
    actor_id: str
    clock: Clock
    make_id: IdFactory
    zone: str | None = None
    acts: ActRunner = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "acts", ActRunner(self.store, self.actor_id, self.clock, self.make_id))

    def today(self) -> date:
        """Return the day it is in the clinic."""
        return day_of(self.clock(), self.zone)
