"""Colours and sizes of the screen, light and dark, as values. No widgets here."""

from dataclasses import dataclass

from ashichart.domain.notation import NUMBER_DARK, NUMBER_LIGHT, RAMP_DARK, RAMP_LIGHT


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of the screen by its role, as #RRGGBB."""

    is_dark: bool
    paper: str
    surface: str
    raised: str
    sunk: str
    ink: str
    muted: str
    control: str
    line: str
    line2: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    caution: str
    caution_ground: str
    danger: str
    danger_ground: str
    referral: str
    body: str
    body_shade: str
    body_outline: str
    body_crease: str
    less: str
    no_clear: str
    more: str
    less_ground: str
    no_clear_ground: str
    more_ground: str
    ramp: tuple[str, ...]
    ramp_number: tuple[str, ...]


LIGHT = Theme(
    is_dark=False,
    paper="#F7F6F3", surface="#FFFFFF", raised="#FFFFFF", sunk="#F1EFEA",
    ink="#1E2430", muted="#5F6878", control="#868E9C", line="#E4E2DC", line2="#CFCBC2",
    accent="#0F6E6E", accent_hover="#0B5A5A", on_accent="#FFFFFF", tint="#E3F0EF",
    caution="#8A5A00", caution_ground="#FBF3DF", danger="#A61B2B", danger_ground="#FBE9EA", referral="#A3423C",
    body="#F1EAE2", body_shade="#B7A799", body_outline="#75685D", body_crease="#9A8B7E",
    less="#1D5FA6", no_clear="#5F6878", more="#A8500C",
    less_ground="#E3EDF8", no_clear_ground="#EEEFF1", more_ground="#FBEBDC",
    ramp=RAMP_LIGHT, ramp_number=NUMBER_LIGHT,
)  # fmt: skip

DARK = Theme(
    is_dark=True,
    paper="#14181D", surface="#1C2229", raised="#242B33", sunk="#171C22",
    ink="#E8EAED", muted="#9AA4B2", control="#6B7685", line="#2A323C", line2="#3A4450",
    accent="#4FB3AE", accent_hover="#6BC6C1", on_accent="#0B1B1B", tint="#173234",
    caution="#E3B65B", caution_ground="#332A17", danger="#F08A93", danger_ground="#3A2024", referral="#F08A80",
    body="#3B444E", body_shade="#1F252C", body_outline="#8793A0", body_crease="#6F7B88",
    less="#86B8EE", no_clear="#A3ADBA", more="#F2A766",
    less_ground="#1B2C40", no_clear_ground="#272E37", more_ground="#3A2A1B",
    ramp=RAMP_DARK, ramp_number=NUMBER_DARK,
)  # fmt: skip
