"""The first thing on the screen: the drawn body, kept between starts, before the program is imported."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ashichart.ui.appearance.theme import DARK, LIGHT
from ashichart.ui.window.splash_picture import PANEL_PX, SplashPicture


def shown(qtbot: QtBot, file: Path, *, is_dark: bool = False) -> tuple[SplashPicture, QImage]:
    painted: list[bool] = []
    light = SplashPicture(is_dark=is_dark, kept=file, after_paint=lambda: painted.append(True))
    qtbot.addWidget(light)
    light.resize(1200, 700)
    light.show()
    qtbot.waitUntil(lambda: bool(painted))
    return light, light.grab().toImage()


def test_the_body_stands_left_of_the_panel(qtbot: QtBot, tmp_path: Path) -> None:
    _, picture = shown(qtbot, tmp_path / "first.png")
    colours = {picture.pixelColor(x, y).name().upper() for x in range(0, 1200 - PANEL_PX, 5) for y in range(0, 700, 5)}
    assert LIGHT.paper in colours
    assert LIGHT.body in colours
    assert picture.pixelColor(1199, 350).name().upper() == LIGHT.surface


def test_a_kept_picture_is_the_same_picture(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "cache" / "first.png"
    light, drawn = shown(qtbot, file)
    light.keep()
    assert file.stat().st_size > 0
    _, again = shown(qtbot, file)
    assert again.convertToFormat(QImage.Format.Format_RGB32) == drawn.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("keep_bytes", [0, 40, 200_000])
def test_a_damaged_picture_is_made_anew(qtbot: QtBot, tmp_path: Path, keep_bytes: int) -> None:
    file = tmp_path / "first.png"
    light, drawn = shown(qtbot, file)
    light.keep()
    whole = file.read_bytes()
    file.write_bytes(whole[:keep_bytes])
    light, again = shown(qtbot, file)
    assert again == drawn
    light.keep()
    assert file.read_bytes() == whole


def test_other_colours_do_not_take_the_kept_picture(qtbot: QtBot, tmp_path: Path) -> None:
    light, _ = shown(qtbot, tmp_path / "first.png")
    light.keep()
    _, dark = shown(qtbot, tmp_path / "first.png", is_dark=True)
    assert dark.pixelColor(0, 0).name().upper() == DARK.paper


def test_nothing_of_the_program_is_imported_before_the_body_is_seen(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from PySide6.QtCore import QSettings\n"
        "from ashichart.startup import Startup\n"
        "from ashichart.ui.window.splash_picture import make_application\n"
        "app = make_application()\n"
        f"opening = Startup(app, QSettings({str(tmp_path / 'w.ini')!r}, QSettings.Format.IniFormat))\n"
        "opening.lit.connect(lambda: print(*sorted(sys.modules)))\n"
        "opening.begun.connect(app.quit)\n"
        "opening.begin(None, demonstration=False)\n"
        "app.exec()\n"
    )
    for start in ("cold", "its size is known", "warm"):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True,
            env={"QT_QPA_PLATFORM": "offscreen", "ASHICHART_HOME": str(tmp_path)},
        )  # fmt: skip
        loaded = set(done.stdout.split())
        never = {"sqlalchemy", "numpy", "cryptography", "reportlab", "pyqtgraph", "alembic", "ashichart.app"}
        assert not never & loaded, start
    never = {f"ashichart.ui.{name}" for name in ("appearance.theme", "appearance.appearance", "parts.controls")}
    assert not (never | {"PySide6.QtSvg"}) & loaded
