"""Where the program keeps files that nobody chooses: the demonstration clinic and what the window remembers."""

from pathlib import Path

from ashichart import paths


def demonstration_file() -> Path:
    """Return where the demonstration clinic is kept."""
    return paths.clinic_folder() / "demonstration.ashichart"


def window_file() -> Path:
    """Return where geometry, colours and the last file's place are remembered; never patient data."""
    return paths.clinic_folder() / "window.ini"
