"""What the window remembers from one start to the next: choices of how things look, never anything of a patient."""

from PySide6.QtCore import QSettings


class Memory:
    """Short texts by name, kept with the window's settings; without settings they last as long as the window.

    Args:
        settings: Where they are kept.
    """

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings
        self._held: dict[str, str] = {}

    def recall(self, name: str, default: str = "") -> str:
        """Return what was remembered, `default` if nothing was."""
        if self._settings is None:
            return self._held.get(name, default)
        return str(self._settings.value(f"remembered/{name}", default))

    def remember(self, name: str, text: str) -> None:
        """Keep a text under a name."""
        if self._settings is None:
            self._held[name] = text
        else:
            self._settings.setValue(f"remembered/{name}", text)
