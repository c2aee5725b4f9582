"""Sentences a patient's sheet carries besides its headline: points left out, doses if chosen. No drawing."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ashichart.domain.sheets.progress import Fate, KapFacts, ProgressPoint
from ashichart.wording.catalogue import Plural, Text
from ashichart.wording.dates import full_day
from ashichart.wording.lists import comma_list, sentences
from ashichart.wording.paper.number_words import first_in_words, in_words

MORE_OF_NOTE = Text("There is more to this note. Please ask us for the rest.")()
_WHOLE_LIST = Text("Ask us for the whole list.")
_NOT_LISTED = Plural("{count} more point is not listed here.", "{count} more points are not listed here.")
_NOT_LISTED_BUT = Text("{count} more points are not listed here: {outcomes}.")
_ONE_NOT_LISTED: dict[Fate, Text] = {
    Fate.LESS: Text("One more point is not listed here: clearly less tender."),
    Fate.LITTLE_LESS: Text("One more point is not listed here: a little less tender."),
    Fate.SAME: Text("One more point is not listed here: as tender as then."),
    Fate.LITTLE_MORE: Text("One more point is not listed here: a little more tender."),
    Fate.MORE: Text("One more point is not listed here: more tender."),
    Fate.NOT_PRESSED: Text("One more point is not listed here: not pressed today."),
    Fate.NEW: Text("One more point is not listed here: new."),
    Fate.NEVER_PRESSED: Text("One more point is not listed here: not pressed."),
}
_LEFT_OUT: dict[Fate, Text] = {
    Fate.LESS: Text("{count} clearly less tender"),
    Fate.LITTLE_LESS: Text("{count} a little less tender"),
    Fate.SAME: Text("{count} as tender as then"),
    Fate.LITTLE_MORE: Text("{count} a little more tender"),
    Fate.MORE: Text("{count} more tender"),
    Fate.NOT_PRESSED: Text("{count} not pressed today"),
    Fate.NEW: Text("{count} new"),
    Fate.NEVER_PRESSED: Text("{count} not pressed"),
}

_NO_KETAMINE = Text("You had no ketamine in these sessions.")
_KETAMINE_NOW = Text("You had ketamine in this session.")
_KETAMINE_ALWAYS = Text("You had ketamine in every session.")
_KETAMINE_IN = Text("You had ketamine in {count} of {total} sessions.")
_LAST_DOSE = Text("Last dose: {dose}, {day}.")
_PRESSED_BEFORE = Text("We pressed your points before it was given.")


def left_out_sentence(points: Sequence[ProgressPoint], *, is_first: bool) -> str:
    """Account for the points that found no line in the list, "" if all did; the parts add up."""
    count = len(points)
    if not count:
        return ""
    if is_first:
        return sentences(_NOT_LISTED(count, count=first_in_words(count)), _WHOLE_LIST())
    if count == 1:
        return sentences(_ONE_NOT_LISTED[points[0].fate](), _WHOLE_LIST())
    fates = Counter(point.fate for point in points)
    outcomes = comma_list([said(count=in_words(fates[fate])) for fate, said in _LEFT_OUT.items() if fates[fate]])
    return sentences(_NOT_LISTED_BUT(count=first_in_words(count), outcomes=outcomes), _WHOLE_LIST())


# What gives way first where the list is too long for the page: what is not clear, then what is clear, from each end.
_GIVES_WAY = (Fate.SAME, Fate.LITTLE_LESS, Fate.LITTLE_MORE, Fate.NEVER_PRESSED, Fate.NEW)
_STAYS = (Fate.NOT_PRESSED, Fate.MORE)
_MOST_STAYING = 5


def giving_way(points: Iterable[ProgressPoint]) -> tuple[ProgressPoint, ...]:
    """Return the points in the order in which a list too long for its page gives them up, later numbers first.

    What got worse and what was not pressed is the last to go, up to five points of each; beyond these, what is better
    and what is worse give way alike, so that a long list does not look worse, or better, than the headline says.
    """
    listed = tuple(points)
    sizes = Counter(point.fate for point in listed)
    seen: Counter[Fate] = Counter()
    ranked: list[tuple[tuple[float, float, int], ProgressPoint]] = []
    for point in listed:
        place = seen[point.fate]
        seen[point.fate] += 1
        if point.fate in _GIVES_WAY:
            tier, share = float(_GIVES_WAY.index(point.fate)), 0.0
        elif point.fate in _STAYS and place < _MOST_STAYING:
            tier, share = 10.0 + _STAYS.index(point.fate), 0.0
        else:
            tier, share = 9.0, -place / sizes[point.fate]
        ranked.append(((tier, share, -point.number), point))
    ranked.sort(key=lambda pair: pair[0])
    return tuple(point for _, point in ranked)


def kap_sentences(kap: KapFacts) -> tuple[str, ...]:
    """Return what is said of ketamine where the clinician chose so: how often, how much last, and what it may do."""
    if not kap.with_dose:
        return (_NO_KETAMINE(),)
    part = _KETAMINE_IN(count=in_words(kap.with_dose), total=in_words(kap.sessions))
    if kap.with_dose == kap.sessions:
        part = _KETAMINE_NOW() if kap.sessions == 1 else _KETAMINE_ALWAYS()
    last = _LAST_DOSE(dose=kap.last_title, day=full_day(kap.last_on)) if kap.last_on is not None else ""
    before = _PRESSED_BEFORE() if kap.was_before else ""
    return tuple(sentence for sentence in (part, last, before) if sentence)
