"""Where the pins of a clinic are seen, kept in its file from one start to the next, so that a session with pins opens
without reading the body surface. Worked out by the atlas; nothing a person entered is kept here alone.
"""

from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.service_context import ServiceContext
from ashichart.store.records.pin_views import read_pin_views, replace_pin_views


class PinViewService:
    """The kept views of one open clinic."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context
        self._kept = 0

    def bring(self, atlas: AtlasService) -> None:
        """Tell the atlas what was kept, if it is still the atlas the views were worked out with."""
        with self._context.store.reading() as connection:
            views = read_pin_views(connection, atlas.stamp())
        self._kept = len(views)
        atlas.places.learn_pins(views)

    def keep(self, atlas: AtlasService) -> None:
        """Keep what the atlas knows now, if it learnt anything; a clinic open for viewing keeps nothing."""
        views = atlas.places.known_pins()
        if self._context.store.read_only or len(views) <= self._kept:
            return
        self._context.acts.write(lambda turn: replace_pin_views(turn.connection, atlas.stamp(), views))
        self._kept = len(views)
