"""What every place of the program is handed: the open clinic and the few objects that live as long as the window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from ashichart.domain.errors import UserError
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.body.painting.plate_art import PlateArtCache
from ashichart.ui.change_bus import ChangeBus
from ashichart.ui.parts.memory import Memory
from ashichart.ui.undo.stack import Undo

if TYPE_CHECKING:
    from ashichart.services.atlas.atlas_service import AtlasService
    from ashichart.services.clinic.clinic import Clinic
    from ashichart.services.printing.printing import PrintService

Result = TypeVar("Result")


@dataclass(slots=True)
class UiContext:
    """Built once by the composition root.

    Args:
        clinic: The open clinic with its services.
        atlas: Plates, points and places.
        bus: Announces what was saved.
        undo: The one stack of acts.
        theme: Light or dark; the window replaces it when the user switches.
        clock: Aware UTC now.
        memory: What is remembered of how things look.

    `art` is the one cache of drawn plates that every canvas and small body shares.
    """

    clinic: "Clinic"
    atlas: "AtlasService"
    bus: ChangeBus
    undo: Undo
    theme: Theme
    clock: Callable[[], datetime]
    memory: Memory = field(default_factory=Memory)
    art: PlateArtCache = field(init=False)
    _printing: "PrintService | None" = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.art = PlateArtCache(self.atlas.plates)
        self.undo.follow(self.clinic.acts)
        self.bus.is_kept_aside = lambda: self.clinic.file.aside is not None

    def carry(self, act: Callable[[], Result]) -> Result | None:
        """Carry out a service call; what it refuses is announced, and None is returned.

        Undo and the bus hear of the act from the runner, so that no caller can do half.
        """
        try:
            return act()
        except UserError as error:
            self.bus.announce_failure(error)
            return None

    @property
    def printing(self) -> "PrintService":
        """Makes sheets; comes with the first."""
        if self._printing is None:
            from ashichart.services.printing.printing import PrintService

            self._printing = PrintService(self.clinic, self.atlas)
        return self._printing
