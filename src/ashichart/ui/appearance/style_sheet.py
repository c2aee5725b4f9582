"""The one style sheet of the program, made from a Theme. Only colours, corners and paddings; no layout, no widgets.

Widgets choose their dress by the property `kind` (buttons, labels, frames) and text sizes by the property `role`.
"""

from string import Template

from ashichart.ui.appearance.theme import Theme
from ashichart.wording.screens import parts as say

_SHEET = Template(say.qmainwindow_qdialog_qdialog_qtooltip_text_qlabel_qlabel())


def mixed(first: str, second: str, share: float) -> str:
    """Return `first` with `share` (0–1) of `second` mixed in, as #RRGGBB."""
    channels = (
        round(int(first[at : at + 2], 16) * (1 - share) + int(second[at : at + 2], 16) * share) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole program."""
    roles = {name: getattr(theme, name) for name in Theme.__slots__}
    return _SHEET.substitute(
        roles,
        shade="dark" if theme.is_dark else "light",
        tint_half=mixed(theme.surface, theme.tint, 0.5),
        caution_edge=mixed(theme.caution_ground, theme.caution, 0.35),
    )
