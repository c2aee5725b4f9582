"""Where resources, body maps and a person's files are: checkout, wheel or frozen build. The only module that knows."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    places = [_PACKAGE / name, _PACKAGE.parents[1] / name]
    if frozen:
        places.insert(0, Path(str(frozen)) / "ashichart" / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"The folder {name} is missing beside the program; install AshiChart again.")


def resources() -> Path:
    """Return the folder with fonts, icons and style."""
    return _shipped("resources")


def bodymaps() -> Path:
    """Return the folder with plates, surface and points as the generator made them."""
    folder = _shipped("bodymaps")
    return folder / "made"


def clinic_folder() -> Path:
    """Return the folder in which a new clinic is offered to be kept; `ASHICHART_HOME` moves it. Not created here."""
    home = os.environ.get("ASHICHART_HOME")
    if home:
        return Path(home)
    import platformdirs

    return Path(platformdirs.user_data_dir("AshiChart", appauthor=False))
