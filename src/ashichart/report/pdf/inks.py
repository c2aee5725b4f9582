"""The inks of the sheets by role, for colour, grey and high contrast. No drawing here."""

from dataclasses import dataclass

from ashichart.domain.sheets.choices import Tone
from ashichart.domain.sheets.progress import Fate


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of one tone by their role, as #RRGGBB; every one has a second sign beside it on the sheet."""

    ink: str
    soft: str
    rule: str
    row_rule: str
    then: str
    less: str
    no_clear: str
    more: str
    white: str = "#FFFFFF"

    def of(self, fate: Fate) -> str:
        """Return the ink of what happened to a point."""
        return {
            Fate.LESS: self.less,
            Fate.LITTLE_LESS: self.no_clear,
            Fate.SAME: self.no_clear,
            Fate.LITTLE_MORE: self.no_clear,
            Fate.MORE: self.more,
            Fate.NEW: self.then,
            Fate.UNJUDGED: self.then,
        }.get(fate, self.ink)


INKS: dict[Tone, Inks] = {
    Tone.COLOUR: Inks("#16242C", "#4B5A63", "#B3BEC4", "#E6EBEE", "#74838C", "#0B6472", "#8A8F93", "#B4470F"),
    Tone.GREY: Inks("#111111", "#4A4A4A", "#B4B4B4", "#E9E9E9", "#7D7D7D", "#1E1E1E", "#555555", "#5A5A5A"),
    Tone.CONTRAST: Inks("#000000", "#1C1C1C", "#5A5A5A", "#9A9A9A", "#3C3C3C", "#000000", "#000000", "#000000"),
}
