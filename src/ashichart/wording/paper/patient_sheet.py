"""Sentences for the patient: readable at twelve, true and modest. No codes, no Latin, no cause; no drawing here.

Every sentence comes from counts and plain words only, so that a sheet can say no more than what was measured.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ashichart.domain.atlas.body import Side
from ashichart.domain.scales import Scale, text_of
from ashichart.domain.sheets.progress import Fate, ProgressPoint

CANNOT_SHOW_WHY = "This sheet shows what changed. It cannot show why."
UNKNOWN_PLACE = "a point we marked"
_WORDS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_TALK = "We would like to talk about this with you."
_UNKNOWN_NOW = "We do not know how tender {} now."
_MOST_NAMED = 3

LIST_WORDS: dict[Fate, str] = {
    Fate.LESS: "clearly less",
    Fate.LITTLE_LESS: "a little less*",
    Fate.SAME: "the same",
    Fate.LITTLE_MORE: "a little more*",
    Fate.MORE: "more tender",
    Fate.NOT_PRESSED: "not pressed",
    Fate.NEW: "new",
    Fate.NEVER_PRESSED: "not pressed",
}
SIDE_WORDS: dict[Side, str] = {Side.LEFT: "Left", Side.RIGHT: "Right", Side.MIDLINE: "Middle"}

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


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands at the head of the sheet.

    Args:
        headline: What is clearly different, out of all points of the first session.
        below: Accounts for every other point; "" if the headline names them all.
    """

    headline: str
    below: str = ""


def in_words(number: int) -> str:
    """Return "nine" for 9 and "13" for 13: words to twelve, figures after."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else str(number)


def capitalised(sentence: str) -> str:
    """Return the sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _points(number: int) -> str:
    return "one point" if number == 1 else f"{in_words(number)} points"


def _joined(parts: Sequence[str]) -> str:
    if len(parts) < 3:
        return " and ".join(parts)
    return f"{', '.join(parts[:-1])}, and {parts[-1]}"


def _share(count: int, pressed: int, *, all_pressed: bool) -> str:
    """Name the subject of the headline with its verb, out of the points pressed both times and of no others.

    "Nine of your twelve points are", or "Nine of the twelve points we pressed both times are" where some of the first
    session were left out today.
    """
    if pressed == 1:
        return "The one point we pressed both times is"
    if count == pressed and all_pressed:
        return "Both of your points are" if pressed == 2 else f"All {in_words(pressed)} of your points are"
    if count == pressed:
        return f"{'Both' if pressed == 2 else f'All {in_words(pressed)}'} points we pressed both times are"
    whole = (
        f"your {in_words(pressed)} points" if all_pressed else f"the {in_words(pressed)} points we pressed both times"
    )
    return f"{capitalised(in_words(count))} of {whole} {_are(count)}"


@dataclass(frozen=True, slots=True)
class _Counts:
    by_fate: Counter[Fate]

    @classmethod
    def of(cls, points: Iterable[ProgressPoint]) -> "_Counts":
        return cls(Counter(point.fate for point in points))

    def n(self, *fates: Fate) -> int:
        return sum(self.by_fate[fate] for fate in fates)

    @property
    def unclear(self) -> int:
        return self.n(Fate.LITTLE_LESS, Fate.SAME, Fate.LITTLE_MORE)

    @property
    def pressed_twice(self) -> int:
        return self.unclear + self.n(Fate.LESS, Fate.MORE)

    @property
    def total(self) -> int:
        """Points of the first session."""
        return self.pressed_twice + self.n(Fate.NOT_PRESSED)

    def share(self, count: int) -> str:
        """Return the subject of a headline over `count` of the points pressed both times."""
        return _share(count, self.pressed_twice, all_pressed=self.all_pressed)

    @property
    def all_pressed(self) -> bool:
        """Whether every point of the sheet was pressed both times, so that "your points" are those counted."""
        return self.pressed_twice == sum(self.by_fate.values())

    @property
    def every(self) -> str:
        """The subject of a sentence over all points pressed both times, with its verb."""
        if self.pressed_twice == 1:
            return "The one point we pressed both times is"
        return "Your points are" if self.all_pressed else "The points we pressed both times are"

    @property
    def most(self) -> str:
        """The subject of a sentence over most of them, with its verb."""
        if self.pressed_twice == 1:
            return "The one point we pressed both times is"
        return "Most of your points are" if self.all_pressed else "Most of the points we pressed both times are"

    def rest(self, *named: Fate) -> str:
        """Return the line below: a sentence over every point the headline does not name."""
        clauses = {
            Fate.LESS: "{} {are} clearly less tender",
            Fate.LITTLE_LESS: "{} {are} a little less tender",
            Fate.SAME: "{} {are} as tender as then",
            Fate.LITTLE_MORE: "{} {are} a little more tender",
            Fate.MORE: "{} {are} more tender",
            Fate.NOT_PRESSED: "{} we did not press today",
        }
        parts = [
            clause.format(in_words(count), are=_are(count))
            for fate, clause in clauses.items()
            if fate not in named and (count := self.n(fate))
        ]
        sentences = [f"{capitalised(_joined(parts))}."] if parts else []
        if count := self.n(Fate.NEW):
            sentences.append(f"{capitalised(_points(count))} {_are(count)} new: we did not press {_it(count)} then.")
        if count := self.n(Fate.NEVER_PRESSED):
            sentences.append(f"{capitalised(_points(count))} we could not press then or now.")
        return " ".join(sentences)


def _it(number: int) -> str:
    return "it" if number == 1 else "them"


def first_wording(points: Sequence[ProgressPoint]) -> Wording:
    """Return the wording for a first session, in which nothing can be compared yet."""
    pressed = sum(point.change.now is not None for point in points)
    left_out = len(points) - pressed
    below = f"{capitalised(_points(left_out))} we did not press today." if left_out else ""
    if not pressed:
        return Wording("We have not pressed any points yet.", below)
    return Wording(f"Today we pressed {_points(pressed)}. Next time we can see what has changed.", below)


def progress_wording(points: Sequence[ProgressPoint], *, scale_differs: bool = False) -> Wording:
    """Return headline and line below for two moments; their numbers add up to all points.

    Args:
        points: All points of the sheet.
        scale_differs: True if the two moments were measured on different scales.
    """
    counts = _Counts.of(points)
    total, less, more = counts.total, counts.n(Fate.LESS), counts.n(Fate.MORE)
    if scale_differs:
        return Wording(
            "We measured in another way today, so we cannot compare.",
            f"Today we pressed {_points(counts.n(Fate.NEW))}.",
        )
    if total == 0:
        return Wording(
            "The points we pressed today are not the ones we pressed when we began. We cannot compare them.",
            counts.rest(),
        )
    if total == 1:
        return _single(next(point for point in points if point.change.then is not None), counts)
    if counts.pressed_twice * 2 < total:
        return _few(counts)
    if less == more == 0:
        if counts.n(Fate.LITTLE_LESS) * 2 > counts.pressed_twice:
            return Wording(f"{counts.most} a little less tender. The change is too small to be sure.", counts.rest())
        return Wording(f"{counts.every} about as tender as when we began.", counts.rest())
    if more == 0 or less > more:
        return Wording(f"{counts.share(less)} clearly less tender than when we began.", counts.rest(Fate.LESS))
    if less == 0:
        return Wording(f"{counts.share(more)} more tender than when we began. {_TALK}", counts.rest(Fate.MORE))
    if more > less:
        sentence = f"{counts.share(more)} more tender, and {in_words(less)} {_are(less)} clearly less tender. {_TALK}"
    else:
        sentence = f"{counts.share(less)} clearly less tender, and {in_words(more)} {_are(more)} more tender."
    return Wording(sentence, counts.rest(Fate.LESS, Fate.MORE))


def _few(counts: _Counts) -> Wording:
    """Fewer than half were pressed both times: that is said first."""
    total, pressed = counts.total, counts.pressed_twice
    if pressed == 0:
        return Wording(
            f"Today we did not press any of your {in_words(total)} points. {_UNKNOWN_NOW.format('they are')}",
            counts.rest(Fate.NOT_PRESSED),
        )
    start = f"Today we could press only {in_words(pressed)} of your {in_words(total)} points."
    less, more = counts.n(Fate.LESS), counts.n(Fate.MORE)
    parts = [
        f"{{}} {_are(count)} {words}"
        for count, words in ((less, "clearly less tender"), (more, "more tender"))
        if count
    ]
    if more > less:
        parts.reverse()
    numbers = [count for count in ((more, less) if more > less else (less, more)) if count]
    if not parts:
        about = "It is" if pressed == 1 else "They are"
        return Wording(f"{start} {about} about as tender as when we began.", counts.rest())
    whole = "It" if pressed == 1 else ("Both" if pressed == 2 else "All of them")
    subjects = [
        whole if count == pressed else in_words(count) + (" of them" if index == 0 else "")
        for index, count in enumerate(numbers)
    ]
    clauses = [part.format(subject) for part, subject in zip(parts, subjects, strict=True)]
    talk = f" {_TALK}" if more > less else ""
    return Wording(f"{start} {capitalised(_joined(clauses))}.{talk}", counts.rest(Fate.LESS, Fate.MORE))


def _single(point: ProgressPoint, counts: _Counts) -> Wording:
    """The only point of the first session is named by its place, with its numbers."""
    change, where = point.change, point_phrase(point)
    if change.then is None or change.now is None:
        return Wording(not_pressed_sentence((point,)), counts.rest(Fate.NOT_PRESSED))
    numbers = f"{text_of(change.scale, change.then)} then, {text_of(change.scale, change.now)} now."
    says = {
        Fate.LESS: "is clearly less tender",
        Fate.LITTLE_LESS: "is a little less tender. The change is too small to be sure",
        Fate.SAME: "is as tender as when we began",
        Fate.LITTLE_MORE: "is a little more tender. The change is too small to be sure",
        Fate.MORE: "is more tender",
    }[point.fate]
    if point.fate is Fate.LESS and change.scale is not Scale.PPT and change.now == 0:
        says = "is no longer tender when pressed"
    talk = f" {_TALK}" if point.fate is Fate.MORE else ""
    return Wording(f"{capitalised(where)} {says}: {numbers}{talk}", counts.rest(point.fate))


def plain_of(point: ProgressPoint) -> str:
    """Return the place for the list, never empty."""
    return point.plain.strip() or UNKNOWN_PLACE


def body_phrase(point: ProgressPoint) -> str:
    """Return the place as a part of "you": "the top of your right shoulder", "your lower back, on the right"."""
    plain = plain_of(point)
    side = "" if point.side is Side.MIDLINE else point.side.value
    at_end = f", on the {side}" if side else ""
    if not point.plain.strip():
        return f"{plain} on your {side} side" if side else plain
    head, comma, tail = plain.partition(",")
    if _joins(head.split()[0]):
        return f"the place {plain}{at_end}"
    part, of_the, whole = head.rpartition(" of the ")
    last = whole.split()[-1].lower()
    if any(map(_joins, head.split()[1:])) or last not in _PAIRED | _SINGLE:
        return f"the {plain}{at_end}"
    if side and last in _PAIRED:
        owned, at_end = f"your {side} {whole}", ""
    else:
        owned = f"your {whole}"
    named = f"the {part}{of_the.removesuffix('the ')}{owned}" if part else owned
    return f"{named}{comma}{tail}{at_end}"


def _joins(word: str) -> bool:
    return word.lower() in _JOINING


def point_phrase(point: ProgressPoint) -> str:
    """Return the point as a subject: "the point on top of your right shoulder", "the point at your jaw"."""
    if not point.plain.strip():
        side = "" if point.side is Side.MIDLINE else f" on your {point.side.value} side"
        return f"the point we marked{side}"
    phrase = body_phrase(point)
    if phrase.startswith("the place "):
        named = phrase.removeprefix("the place ")
    elif phrase.startswith("the top of "):
        named = f"on {phrase.removeprefix('the ')}"
    elif phrase.startswith(("the middle of ", "the centre of ")):
        named = f"in {phrase}"
    else:
        named = f"at {phrase}"
    # An inserted clause is closed, so that the verb can follow it.
    return f"the point {named}," if "," in named else f"the point {named}"


def not_pressed_sentence(points: Iterable[ProgressPoint]) -> str:
    """Return the sentence on the points of the first session that were not pressed today, "" if all were.

    Up to three are named; more are counted, and the list names them.
    """
    names = [body_phrase(point) for point in points if point.fate is Fate.NOT_PRESSED]
    if not names:
        return ""
    unknown = _UNKNOWN_NOW.format("it is" if len(names) == 1 else "they are")
    if len(names) > _MOST_NAMED:
        return f"We did not press {in_words(len(names))} of your points today. {unknown}"
    if any("," in name for name in names):
        return f"Today we did not press {'; '.join(names)}. {unknown}"
    return f"We did not press {_joined(names)} today. {unknown}"


def small_step_note(points: Iterable[ProgressPoint], scale: Scale) -> str:
    """Return what the asterisk in the list means, "" if no point carries it."""
    if not any(point.fate in (Fate.LITTLE_LESS, Fate.LITTLE_MORE) for point in points):
        return ""
    if scale is Scale.NRS:
        return "* One step on the scale can happen by chance."
    return "* A change this small can happen by chance."


def scale_words(scale: Scale) -> str:
    """Return what the numbers mean."""
    return {
        Scale.NRS: "0 is not tender, 10 is the worst you can imagine.",
        Scale.GRADE: "0 is not tender, IV is so tender that a light touch is too much.",
        Scale.PPT: "The number is how hard we pressed until it hurt, in kgf/cm². A higher number is less tender.",
    }[scale]


def trend_words(n: int) -> str:
    """Return what the average is made of.

    Args:
        n: How many points the mean holds; 0 if no point was read every time.
    """
    if n == 0:
        return "No point was pressed every time, so there is no average."
    if n == 1:
        return "The one point we pressed every time, before the session."
    return f"The {in_words(n)} points we pressed every time, before the session."
