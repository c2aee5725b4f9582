"""Mixed colours and type of the body's drawing. No painting here."""

from functools import lru_cache

from PySide6.QtGui import QColor, QFont


def mix_hex(ground: str, ink: str, share: float) -> str:
    """Return `ground` with `share` (0–1) of `ink` mixed in, as #RRGGBB."""
    parts = zip(bytes.fromhex(ground[1:7]), bytes.fromhex(ink[1:7]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def clear(colour: str, opacity: float) -> QColor:
    """Return a colour with an opacity of 0–1."""
    result = QColor(colour)
    result.setAlphaF(opacity)
    return result


@lru_cache(maxsize=64)
def body_font(size_px: int, weight: int = 400) -> QFont:
    """Return the screen's type with figures of equal width; `weight` is 400, 500, 600 or 700."""
    font = QFont("Inter")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
