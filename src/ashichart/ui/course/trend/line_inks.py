"""How the lines of several picked sites are told apart: by colour, by symbol and by a name at the end of each."""

from dataclasses import dataclass

from ashichart.ui.appearance.theme import Theme

# Beyond these every line is drawn alike and quietly, and the pointer tells which is which.
_LIGHT = ("#1E2430", "#2E7A3B", "#6A5ACD", "#8A6100", "#0B7A9B", "#A0457E")
_DARK = ("#E8EAED", "#79C486", "#B3A7F5", "#DDB24F", "#6CC5E2", "#E79AC8")
SYMBOLS = ("o", "s", "t", "d", "t1", "p")
MOST_NAMED = len(SYMBOLS)


@dataclass(frozen=True, slots=True)
class LineInk:
    """Colour as #RRGGBB and symbol of one line."""

    colour: str
    symbol: str


def line_inks(theme: Theme, count: int) -> tuple[LineInk, ...]:
    """Return how each of `count` lines is drawn; the first is in ink, and more than `MOST_NAMED` are all alike."""
    if count > MOST_NAMED:
        return (LineInk(theme.muted, "o"),) * count
    colours = _DARK if theme.is_dark else _LIGHT
    return tuple(LineInk(colour, symbol) for colour, symbol in zip(colours[:count], SYMBOLS, strict=False))
