"""Where the user is in the program, kept in the encrypted file so that a restart brings it back. Not audited."""

from ashichart.domain.workplace import Workplace
from ashichart.services.service_context import ServiceContext
from ashichart.store.records.clinics import read_workplace, write_workplace


class WorkplaceService:
    """The place of the user who opened the clinic."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def get(self) -> Workplace:
        """Return where the user was; the start if nothing was kept. Ids in it may no longer exist."""
        with self._context.store.reading() as connection:
            return read_workplace(connection, self._context.actor_id) or Workplace()

    def keep(self, workplace: Workplace) -> None:
        """Keep where the user is; a clinic open for viewing keeps nothing and says nothing."""
        if self._context.store.read_only:
            return
        actor_id = self._context.actor_id
        self._context.acts.write(lambda turn: write_workplace(turn.connection, actor_id, workplace))
