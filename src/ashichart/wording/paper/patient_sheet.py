"""Sentences for the patient: readable at twelve, true and modest. No codes, no Latin, no cause; no drawing here.

Every sentence comes from counts and plain words only, so that a sheet can say no more than what was measured. What can
be said is written out: each case is a sentence of its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ashichart.domain.scales import Scale, text_of
from ashichart.domain.sheets.progress import Fate, ProgressPoint
from ashichart.wording.catalogue import Plural, Text
from ashichart.wording.lists import clause_list, semicolon_list, sentences
from ashichart.wording.paper.number_words import first_in_words, in_words
from ashichart.wording.paper.patient_places import body_phrase, has_clause, where_phrase

_MOST_NAMED = 3

_TALK = Text("We would like to talk about this with you.")
_TOO_SMALL = Text("The change is too small to be sure.")
_NEXT_TIME = Text("Next time we can see what has changed.")
_NONE_YET = Text("We have not pressed any points yet.")
_TODAY_WE_PRESSED = Plural("Today we pressed {count} point.", "Today we pressed {count} points.")
_NOT_TODAY = Plural("{count} point we did not press today.", "{count} points we did not press today.")
_OTHER_WAY = Text("We measured in another way today, so we cannot compare.")
_OTHER_POINTS = Text("The points we pressed today are not the ones we pressed when we began. We cannot compare them.")
_UNKNOWN_NOW = Plural("We do not know how tender it is now.", "We do not know how tender they are now.")


@dataclass(frozen=True, slots=True)
class _Subjects:
    """One headline, for each way to name the points it is about.

    Args:
        only: The one point that was pressed both times.
        both_of_yours: Both, where all points of the sheet were pressed both times.
        all_of_yours: All of them, likewise.
        both: Both of those pressed both times, of more points.
        every: All of those pressed both times, of more points.
        of_yours: Some of them, where all points of the sheet were pressed both times.
        of_pressed: Some of those pressed both times, of more points.
    """

    only: Text
    both_of_yours: Text
    all_of_yours: Text
    both: Text
    every: Text
    of_yours: Plural
    of_pressed: Plural

    def __call__(self, count: int, pressed: int, *, all_pressed: bool) -> str:
        """Return the headline over `count` of the points pressed both times and of no others."""
        if pressed == 1:
            return self.only()
        if count == pressed == 2:
            return (self.both_of_yours if all_pressed else self.both)()
        if count == pressed:
            return (self.all_of_yours if all_pressed else self.every)(count=in_words(count))
        chosen = self.of_yours if all_pressed else self.of_pressed
        return chosen(count, count=first_in_words(count), pressed=in_words(pressed))


_LESS = _Subjects(
    Text("The one point we pressed both times is clearly less tender than when we began."),
    Text("Both of your points are clearly less tender than when we began."),
    Text("All {count} of your points are clearly less tender than when we began."),
    Text("Both points we pressed both times are clearly less tender than when we began."),
    Text("All {count} points we pressed both times are clearly less tender than when we began."),
    Plural(
        "{count} of your {pressed} points is clearly less tender than when we began.",
        "{count} of your {pressed} points are clearly less tender than when we began.",
    ),
    Plural(
        "{count} of the {pressed} points we pressed both times is clearly less tender than when we began.",
        "{count} of the {pressed} points we pressed both times are clearly less tender than when we began.",
    ),
)
_MORE = _Subjects(
    Text("The one point we pressed both times is more tender than when we began."),
    Text("Both of your points are more tender than when we began."),
    Text("All {count} of your points are more tender than when we began."),
    Text("Both points we pressed both times are more tender than when we began."),
    Text("All {count} points we pressed both times are more tender than when we began."),
    Plural(
        "{count} of your {pressed} points is more tender than when we began.",
        "{count} of your {pressed} points are more tender than when we began.",
    ),
    Plural(
        "{count} of the {pressed} points we pressed both times is more tender than when we began.",
        "{count} of the {pressed} points we pressed both times are more tender than when we began.",
    ),
)
# Both happened. More points got worse: at least two of them; or as many got better as got worse.
_MORE_THAN_LESS_OF_YOURS = Plural(
    "{more} of your {pressed} points are more tender, and {less} is clearly less tender.",
    "{more} of your {pressed} points are more tender, and {less} are clearly less tender.",
)
_MORE_THAN_LESS_OF_PRESSED = Plural(
    "{more} of the {pressed} points we pressed both times are more tender, and {less} is clearly less tender.",
    "{more} of the {pressed} points we pressed both times are more tender, and {less} are clearly less tender.",
)
_AS_MANY_OF_YOURS = Plural(
    "{less} of your {pressed} points is clearly less tender, and {more} is more tender.",
    "{less} of your {pressed} points are clearly less tender, and {more} are more tender.",
)
_AS_MANY_OF_PRESSED = Plural(
    "{less} of the {pressed} points we pressed both times is clearly less tender, and {more} is more tender.",
    "{less} of the {pressed} points we pressed both times are clearly less tender, and {more} are more tender.",
)
# Nothing is clear: whether all points of the sheet were pressed both times -> the sentence.
_ONLY_SAME = Text("The one point we pressed both times is about as tender as when we began.")
_EVERY_SAME = {
    True: Text("Your points are about as tender as when we began."),
    False: Text("The points we pressed both times are about as tender as when we began."),
}
_ONLY_LITTLE_LESS = Text("The one point we pressed both times is a little less tender.")
_MOST_LITTLE_LESS = {
    True: Text("Most of your points are a little less tender."),
    False: Text("Most of the points we pressed both times are a little less tender."),
}

# Fewer than half were pressed both times.
_NOT_ANY = Text("Today we did not press any of your {count} points.")
_COULD_ONLY = Text("Today we could press only {pressed} of your {total} points.")
_FEW_SAME = Plural("It is about as tender as when we began.", "They are about as tender as when we began.")
_IT_IS = {Fate.LESS: Text("It is clearly less tender."), Fate.MORE: Text("It is more tender.")}
_BOTH_ARE = {Fate.LESS: Text("Both are clearly less tender."), Fate.MORE: Text("Both are more tender.")}
_ALL_ARE = {Fate.LESS: Text("All of them are clearly less tender."), Fate.MORE: Text("All of them are more tender.")}
_OF_THEM = {
    Fate.LESS: Plural("{count} of them is clearly less tender.", "{count} of them are clearly less tender."),
    Fate.MORE: Plural("{count} of them is more tender.", "{count} of them are more tender."),
}
_FEW_MORE_THAN_LESS = Plural(
    "{more} of them are more tender and {less} is clearly less tender.",
    "{more} of them are more tender and {less} are clearly less tender.",
)
_FEW_ONE_OF_EACH = Text("{less} of them is clearly less tender and {more} is more tender.")
_FEW_LESS_AND_MORE = Plural(
    "{less} of them are clearly less tender and {more} is more tender.",
    "{less} of them are clearly less tender and {more} are more tender.",
)

# The line below: a clause over every point that the headline does not name.
_CLAUSES = {
    Fate.LESS: Plural("{count} is clearly less tender", "{count} are clearly less tender"),
    Fate.LITTLE_LESS: Plural("{count} is a little less tender", "{count} are a little less tender"),
    Fate.SAME: Plural("{count} is as tender as then", "{count} are as tender as then"),
    Fate.LITTLE_MORE: Plural("{count} is a little more tender", "{count} are a little more tender"),
    Fate.MORE: Plural("{count} is more tender", "{count} are more tender"),
}
_NOT_PRESSED_CLAUSE = Text("{count} we did not press today")
_REST = Text("{clauses}.")
_NEW = Plural("{count} point is new: we did not press it then.", "{count} points are new: we did not press them then.")
_NEVER = Plural("{count} point we could not press then or now.", "{count} points we could not press then or now.")

# The only point of the first session, by its place; and where the place ends in a clause, which a comma closes.
_SINGLE = {
    Fate.LESS: Text("The point {where} is clearly less tender: {then} then, {now} now."),
    Fate.LITTLE_LESS: Text(
        "The point {where} is a little less tender. The change is too small to be sure: {then} then, {now} now."
    ),
    Fate.SAME: Text("The point {where} is as tender as when we began: {then} then, {now} now."),
    Fate.LITTLE_MORE: Text(
        "The point {where} is a little more tender. The change is too small to be sure: {then} then, {now} now."
    ),
    Fate.MORE: Text("The point {where} is more tender: {then} then, {now} now."),
}
_SINGLE_GONE = Text("The point {where} is no longer tender when pressed: {then} then, {now} now.")
_SINGLE_CLOSED = {
    Fate.LESS: Text("The point {where}, is clearly less tender: {then} then, {now} now."),
    Fate.LITTLE_LESS: Text(
        "The point {where}, is a little less tender. The change is too small to be sure: {then} then, {now} now."
    ),
    Fate.SAME: Text("The point {where}, is as tender as when we began: {then} then, {now} now."),
    Fate.LITTLE_MORE: Text(
        "The point {where}, is a little more tender. The change is too small to be sure: {then} then, {now} now."
    ),
    Fate.MORE: Text("The point {where}, is more tender: {then} then, {now} now."),
}
_SINGLE_GONE_CLOSED = Text("The point {where}, is no longer tender when pressed: {then} then, {now} now.")

_NOT_PRESSED = Text("We did not press {places} today.")
_NOT_PRESSED_IN_CLAUSES = Text("Today we did not press {places}.")
_MANY_NOT_PRESSED = Text("We did not press {count} of your points today.")


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands at the head of the sheet.

    Args:
        headline: What is clearly different, out of all points of the first session.
        below: Accounts for every other point; "" if the headline names them all.
    """

    headline: str
    below: str = ""


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

    @property
    def all_pressed(self) -> bool:
        """Whether every point of the sheet was pressed both times, so that "your points" are those counted."""
        return self.pressed_twice == sum(self.by_fate.values())

    def share(self, headline: _Subjects, count: int) -> str:
        """Return a headline over `count` of the points pressed both times."""
        return headline(count, self.pressed_twice, all_pressed=self.all_pressed)

    def rest(self, *named: Fate) -> str:
        """Return the line below: a sentence over every point the headline does not name."""
        counts = [
            (fate, count) for fate in (*_CLAUSES, Fate.NOT_PRESSED) if fate not in named and (count := self.n(fate))
        ]
        clauses = [
            _clause(fate, count, first_in_words(count) if at == 0 else in_words(count))
            for at, (fate, count) in enumerate(counts)
        ]
        new, never = self.n(Fate.NEW), self.n(Fate.NEVER_PRESSED)
        return sentences(
            _REST(clauses=clause_list(clauses)) if clauses else "",
            _NEW(new, count=first_in_words(new)) if new else "",
            _NEVER(never, count=first_in_words(never)) if never else "",
        )


def _clause(fate: Fate, count: int, said: str) -> str:
    return _NOT_PRESSED_CLAUSE(count=said) if fate is Fate.NOT_PRESSED else _CLAUSES[fate](count, count=said)


def first_wording(points: Sequence[ProgressPoint]) -> Wording:
    """Return the wording for a first session, in which nothing can be compared yet."""
    pressed = sum(point.change.now is not None for point in points)
    left_out = len(points) - pressed
    below = _NOT_TODAY(left_out, count=first_in_words(left_out)) if left_out else ""
    if not pressed:
        return Wording(_NONE_YET(), below)
    return Wording(sentences(_TODAY_WE_PRESSED(pressed, count=in_words(pressed)), _NEXT_TIME()), below)


def progress_wording(points: Sequence[ProgressPoint], *, scale_differs: bool = False) -> Wording:
    """Return headline and line below for two moments; their numbers add up to all points.

    Args:
        points: All points of the sheet.
        scale_differs: True if the two moments were measured on different scales.
    """
    counts = _Counts.of(points)
    total, less, more = counts.total, counts.n(Fate.LESS), counts.n(Fate.MORE)
    if scale_differs:
        new = counts.n(Fate.NEW)
        return Wording(_OTHER_WAY(), _TODAY_WE_PRESSED(new, count=in_words(new)))
    if total == 0:
        return Wording(_OTHER_POINTS(), counts.rest())
    if total == 1:
        return _single(next(point for point in points if point.change.then is not None), counts)
    if counts.pressed_twice * 2 < total:
        return _few(counts)
    if less == more == 0:
        return _nothing_clear(counts)
    if more == 0 or less > more:
        return Wording(counts.share(_LESS, less), counts.rest(Fate.LESS))
    if less == 0:
        return Wording(sentences(counts.share(_MORE, more), _TALK()), counts.rest(Fate.MORE))
    pressed = in_words(counts.pressed_twice)
    if more > less:
        chosen = _MORE_THAN_LESS_OF_YOURS if counts.all_pressed else _MORE_THAN_LESS_OF_PRESSED
        said = chosen(less, more=first_in_words(more), less=in_words(less), pressed=pressed)
        headline = sentences(said, _TALK())
    else:
        chosen = _AS_MANY_OF_YOURS if counts.all_pressed else _AS_MANY_OF_PRESSED
        headline = chosen(less, less=first_in_words(less), more=in_words(more), pressed=pressed)
    return Wording(headline, counts.rest(Fate.LESS, Fate.MORE))


def _nothing_clear(counts: _Counts) -> Wording:
    is_only = counts.pressed_twice == 1
    if counts.n(Fate.LITTLE_LESS) * 2 > counts.pressed_twice:
        said = _ONLY_LITTLE_LESS if is_only else _MOST_LITTLE_LESS[counts.all_pressed]
        return Wording(sentences(said(), _TOO_SMALL()), counts.rest())
    return Wording((_ONLY_SAME if is_only else _EVERY_SAME[counts.all_pressed])(), counts.rest())


def _few(counts: _Counts) -> Wording:
    """Fewer than half were pressed both times: that is said first."""
    total, pressed = counts.total, counts.pressed_twice
    if pressed == 0:
        said = sentences(_NOT_ANY(count=in_words(total)), _UNKNOWN_NOW(total))
        return Wording(said, counts.rest(Fate.NOT_PRESSED))
    start = _COULD_ONLY(pressed=in_words(pressed), total=in_words(total))
    less, more = counts.n(Fate.LESS), counts.n(Fate.MORE)
    if less == more == 0:
        return Wording(sentences(start, _FEW_SAME(pressed)), counts.rest())
    talk = _TALK() if more > less else ""
    return Wording(sentences(start, _of_few(less, more, pressed), talk), counts.rest(Fate.LESS, Fate.MORE))


def _of_few(less: int, more: int, pressed: int) -> str:
    """What is clear of the few points pressed both times."""
    if more > less > 0:
        return _FEW_MORE_THAN_LESS(less, more=first_in_words(more), less=in_words(less))
    if less == more == 1:
        return _FEW_ONE_OF_EACH(less=first_in_words(less), more=in_words(more))
    if less and more:
        return _FEW_LESS_AND_MORE(more, less=first_in_words(less), more=in_words(more))
    fate, count = (Fate.LESS, less) if less else (Fate.MORE, more)
    if count < pressed:
        return _OF_THEM[fate](count, count=first_in_words(count))
    return {1: _IT_IS, 2: _BOTH_ARE}.get(pressed, _ALL_ARE)[fate]()


def _single(point: ProgressPoint, counts: _Counts) -> Wording:
    """The only point of the first session is named by its place, with its numbers."""
    change = point.change
    if change.then is None or change.now is None:
        return Wording(not_pressed_sentence((point,)), counts.rest(Fate.NOT_PRESSED))
    is_closed = has_clause(point)
    if point.fate is Fate.LESS and change.scale is not Scale.PPT and change.now == 0:
        says = _SINGLE_GONE_CLOSED if is_closed else _SINGLE_GONE
    else:
        says = (_SINGLE_CLOSED if is_closed else _SINGLE)[point.fate]
    then, now = text_of(change.scale, change.then), text_of(change.scale, change.now)
    said = says(where=where_phrase(point), then=then, now=now)
    return Wording(sentences(said, _TALK() if point.fate is Fate.MORE else ""), counts.rest(point.fate))


def not_pressed_sentence(points: Iterable[ProgressPoint]) -> str:
    """Return the sentence on the points of the first session that were not pressed today, "" if all were.

    Up to three are named; more are counted, and the list names them.
    """
    left_out = [point for point in points if point.fate is Fate.NOT_PRESSED]
    if not left_out:
        return ""
    unknown = _UNKNOWN_NOW(len(left_out))
    if len(left_out) > _MOST_NAMED:
        return sentences(_MANY_NOT_PRESSED(count=in_words(len(left_out))), unknown)
    names = [body_phrase(point) for point in left_out]
    if any(map(has_clause, left_out)):
        return sentences(_NOT_PRESSED_IN_CLAUSES(places=semicolon_list(names)), unknown)
    return sentences(_NOT_PRESSED(places=clause_list(names)), unknown)
