"""What people call the channels: codes of other customs and spoken names. With a number behind it each is a point."""

from collections.abc import Iterable

from ashichart.atlas.search.normalisation import normalised
from ashichart.domain.atlas.body import Channel

# What people type for a channel. P is the lung in French usage too; here it means the pericardium, as in most clinics.
CHANNEL_ALIASES: dict[str, tuple[str, ...]] = {
    "LU": ("Lu",),
    "LI": ("LI", "GI", "CO", "Di"),
    "ST": ("ST", "E", "S", "Ma"),
    "SP": ("SP", "RP", "MP"),
    "HT": ("HT", "H", "HE", "C"),
    "SI": ("SI", "IG", "Dü"),
    "BL": ("BL", "UB", "V", "B"),
    "KI": ("KI", "K", "KD", "KID", "R", "Ni"),
    "PC": ("PC", "P", "HC", "MC"),
    "TE": ("TE", "SJ", "TH", "TB", "TW", "3E", "San Jiao", "TR"),
    "GB": ("GB", "VB"),
    "LR": ("LR", "LV", "LIV", "F", "Le"),
    "GV": ("GV", "DU", "VG", "DM", "Du Mai"),
    "CV": ("CV", "REN", "VC", "RN", "RM", "Ren Mai"),
}
CLAIMED = {normalised(alias): code for code, aliases in CHANNEL_ALIASES.items() for alias in aliases}
# Spoken names beside those of the atlas: English, German, French, Spanish, and the organ in Chinese.
_SPOKEN: dict[str, tuple[str, ...]] = {
    "LU": ("Lungs", "Lunge", "Poumon", "Pulmón", "肺"),
    "LI": ("Colon", "Dickdarm", "Gros intestin", "Intestino grueso", "大肠", "大腸"),
    "ST": ("Magen", "Estomac", "Estómago", "胃"),
    "SP": ("Spleen Pancreas", "Milz", "Milz Pankreas", "Rate Pancréas", "Bazo", "Bazo Páncreas", "脾"),
    "HT": ("Herz", "Cœur", "Coeur", "Corazón", "心"),
    "SI": ("Dünndarm", "Intestin grêle", "Intestino delgado", "小肠", "小腸"),
    "BL": ("Urinary Bladder", "Blase", "Vessie", "Vejiga", "膀胱"),
    "KI": ("Kidneys", "Niere", "Rein", "Riñón", "肾", "腎"),
    "PC": ("Heart Protector", "Perikard", "Maître du cœur", "Pericardio", "心包"),
    "TE": (
        "Triple Heater", "Triple Burner", "Triple Warmer", "Dreifacher Erwärmer", "Triple réchauffeur",
        "Triple calentador", "三焦",
    ),
    "GB": ("Gall Bladder", "Gallenblase", "Vésicule biliaire", "Vesícula biliar", "胆", "膽"),
    "LR": ("Leber", "Foie", "Hígado", "肝"),
    "GV": ("Governing Vessel", "Du Mai", "Vaisseau gouverneur", "Lenkergefäß", "Vaso gobernador", "督"),
    "CV": ("Conception Vessel", "Directing Vessel", "Ren Mai", "Vaisseau conception", "Konzeptionsgefäß", "任"),
}  # fmt: skip


def names_of_channel(channel: Channel) -> tuple[str, ...]:
    """Return the spoken names of a channel: "Liver", "Gan", "肝", "Leber"; none for the extra points."""
    if channel.code not in CHANNEL_ALIASES:
        return ()
    known = (channel.name, channel.pinyin, *_SPOKEN.get(channel.code, ()))
    return tuple(dict.fromkeys(name for name in known if name))


def channel_words(channels: Iterable[Channel]) -> frozenset[str]:
    """Return the folded codes, aliases and names of the channels: words that are no point without a number."""
    words = {normalised(alias) for aliases in CHANNEL_ALIASES.values() for alias in aliases} | {
        normalised(code) for code in CHANNEL_ALIASES
    }
    for channel in channels:
        words.update(normalised(alias) for alias in (channel.code, *channel.aliases, *names_of_channel(channel)))
    return frozenset(words)
