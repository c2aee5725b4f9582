"""Where a point is, as a part of "you": "the top of your right shoulder", "your lower back, on the right".

A place is whole in every language: whose it is, on which side, and what stands before it are texts of their own.
"""

from dataclasses import dataclass

from ashichart.domain.atlas.body import Side
from ashichart.domain.sheets.progress import ProgressPoint
from ashichart.wording.catalogue import Text

_UNKNOWN = Text("a point we marked")
_UNKNOWN_ON = {
    Side.LEFT: Text("a point we marked on your left side"),
    Side.RIGHT: Text("a point we marked on your right side"),
}
_MARKED = Text("we marked")
_MARKED_ON = {
    Side.LEFT: Text("we marked on your left side"),
    Side.RIGHT: Text("we marked on your right side"),
}
_ON = {Side.LEFT: Text("{place}, on the left"), Side.RIGHT: Text("{place}, on the right")}
_WITH_DETAIL = Text("{place}, {detail}")

# A place that is told by its neighbours ("behind the ear lobe"), and one that is nobody's alone ("the long muscle").
_THE_PLACE = Text("the place {place}")
_THE, _AT_THE = Text("the {place}"), Text("at the {place}")
_IN_THE, _ON_THE = Text("in the {place}"), Text("on {place}")

_YOURS = {
    Side.LEFT: Text("your left {whole}"), Side.RIGHT: Text("your right {whole}"), Side.MIDLINE: Text("your {whole}"),
}  # fmt: skip
_AT_YOURS = {
    Side.LEFT: Text("at your left {whole}"), Side.RIGHT: Text("at your right {whole}"),
    Side.MIDLINE: Text("at your {whole}"),
}  # fmt: skip
_PART = {
    Side.LEFT: Text("the {part} of your left {whole}"), Side.RIGHT: Text("the {part} of your right {whole}"),
    Side.MIDLINE: Text("the {part} of your {whole}"),
}  # fmt: skip
_AT_PART = {
    Side.LEFT: Text("at the {part} of your left {whole}"), Side.RIGHT: Text("at the {part} of your right {whole}"),
    Side.MIDLINE: Text("at the {part} of your {whole}"),
}  # fmt: skip
_IN_PART = {
    Side.LEFT: Text("in the {part} of your left {whole}"), Side.RIGHT: Text("in the {part} of your right {whole}"),
    Side.MIDLINE: Text("in the {part} of your {whole}"),
}  # fmt: skip
_ON_PART = {
    Side.LEFT: Text("on {part} of your left {whole}"), Side.RIGHT: Text("on {part} of your right {whole}"),
    Side.MIDLINE: Text("on {part} of your {whole}"),
}  # fmt: skip

# The last word of a part of which a person has two: "your right hand".
_PAIRED = frozenset((
    "ankle", "arm", "armpit", "blade", "breast", "buttock", "calf", "cheek", "collarbone", "crease", "ear", "elbow",
    "eye", "eyebrow", "finger", "fingers", "flank", "foot", "forearm", "hand", "heel", "hip", "hips", "knee", "kneecap",
    "leg", "lobe", "nipple", "nostril", "palm", "shin", "shoulder", "sole", "temple", "thigh", "thumb", "toe", "wrist",
))  # fmt: skip
# Of these there is one: "your lower back, on the right", never "your right lower back".
_SINGLE = frozenset((
    "abdomen", "back", "belly", "breastbone", "chest", "chin", "face", "forehead", "groin", "head", "jaw", "mouth",
    "navel", "neck", "nose", "sacrum", "scalp", "skull", "spine", "stomach", "tailbone", "throat",
))  # fmt: skip
_JOINING = frozenset((
    "above", "across", "along", "around", "at", "before", "behind", "below", "beneath", "beside", "between", "from",
    "in", "just", "level", "near", "next", "on", "over", "toward", "towards", "under", "where",
    "with",
))  # fmt: skip
_TOP, _WITHIN = "top of ", ("middle of ", "centre of ")


@dataclass(frozen=True, slots=True)
class _Place:
    """The words of the atlas for a place, taken apart.

    Args:
        words: All of them.
        part: "top" in "top of the shoulder", "" where the whole is meant.
        whole: "shoulder"; "" where nobody owns it.
        detail: "between thumb and finger" in "hand, between thumb and finger".
        owned_side: The side that stands with the whole: "your right shoulder".
        side: The side that stands at the end: "your jaw, on the right".
        is_told_by_others: Whether it is told by its neighbours: "behind the ear lobe".
    """

    words: str
    part: str
    whole: str
    detail: str
    owned_side: Side
    side: Side
    is_told_by_others: bool

    @classmethod
    def of(cls, point: ProgressPoint) -> "_Place":
        words = point.plain.strip()
        head, _, detail = words.partition(",")
        part, _, whole = head.rpartition(" of the ")
        last = whole.split()[-1].lower()
        if _joins(head.split()[0]) or any(map(_joins, head.split()[1:])) or last not in _PAIRED | _SINGLE:
            return cls(words, "", "", "", Side.MIDLINE, point.side, _joins(head.split()[0]))
        own, end = (point.side, Side.MIDLINE) if last in _PAIRED else (Side.MIDLINE, point.side)
        return cls(words, part, whole, detail.strip(), own, end, is_told_by_others=False)

    def named(self) -> str:
        """As something that can be pressed: "the top of your right shoulder"."""
        if self.part:
            return self._ended(_PART[self.owned_side](part=self.part, whole=self.whole))
        if self.whole:
            return self._ended(_YOURS[self.owned_side](whole=self.whole))
        return self._ended((_THE_PLACE if self.is_told_by_others else _THE)(place=self.words))

    def where(self) -> str:
        """As where a point is: "on top of your right shoulder"."""
        begin = f"{self.part} of " if self.part else self.words
        is_top, is_within = begin.startswith(_TOP), begin.startswith(_WITHIN)
        if self.part:
            table = _ON_PART if is_top else _IN_PART if is_within else _AT_PART
            return self._ended(table[self.owned_side](part=self.part, whole=self.whole))
        if self.whole:
            return self._ended(_AT_YOURS[self.owned_side](whole=self.whole))
        if self.is_told_by_others:
            return self._ended(self.words)
        return self._ended((_ON_THE if is_top else _IN_THE if is_within else _AT_THE)(place=self.words))

    def _ended(self, place: str) -> str:
        detailed = _WITH_DETAIL(place=place, detail=self.detail) if self.detail else place
        return detailed if self.side is Side.MIDLINE else _ON[self.side](place=detailed)

    @property
    def has_clause(self) -> bool:
        return "," in self.words or self.side is not Side.MIDLINE


def _joins(word: str) -> bool:
    return word.lower() in _JOINING


def plain_of(point: ProgressPoint) -> str:
    """Return the place for the list, never empty."""
    return point.plain.strip() or _UNKNOWN()


def unknown_place() -> str:
    """Return what stands in the list for a place that has no words."""
    return _UNKNOWN()


def body_phrase(point: ProgressPoint) -> str:
    """Return the place as a part of "you": "the top of your right shoulder", "your lower back, on the right"."""
    if not point.plain.strip():
        return _UNKNOWN() if point.side is Side.MIDLINE else _UNKNOWN_ON[point.side]()
    return _Place.of(point).named()


def where_phrase(point: ProgressPoint) -> str:
    """Return where a point is: "on top of your right shoulder", "at your jaw", "we marked on your left side"."""
    if not point.plain.strip():
        return _MARKED() if point.side is Side.MIDLINE else _MARKED_ON[point.side]()
    return _Place.of(point).where()


def has_clause(point: ProgressPoint) -> bool:
    """Return whether the place of a point holds an inserted clause, which is closed before a verb can follow it."""
    return bool(point.plain.strip()) and _Place.of(point).has_clause
