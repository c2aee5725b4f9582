"""Sentences a patient's sheet carries besides its headline: points left out, doses if chosen. No drawing."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ashichart.domain.sheets.progress import Fate, KapFacts, ProgressPoint
from ashichart.wording.dates import full_day
from ashichart.wording.paper.patient_sheet import capitalised, in_words

MORE_OF_NOTE = "There is more to this note. Please ask us for the rest."
_LEFT_OUT: dict[Fate, str] = {
    Fate.LESS: "clearly less tender",
    Fate.LITTLE_LESS: "a little less tender",
    Fate.SAME: "as tender as then",
    Fate.LITTLE_MORE: "a little more tender",
    Fate.MORE: "more tender",
    Fate.NOT_PRESSED: "not pressed today",
    Fate.NEW: "new",
    Fate.NEVER_PRESSED: "not pressed",
}


def left_out_sentence(points: Sequence[ProgressPoint], *, is_first: bool) -> str:
    """Account for the points that found no line in the list, "" if all did; the parts add up."""
    count = len(points)
    if not count:
        return ""
    subject = "One more point is" if count == 1 else f"{capitalised(in_words(count))} more points are"
    if is_first:
        return f"{subject} not listed here. Ask us for the whole list."
    fates = Counter(point.fate for point in points)
    parts = [f"{in_words(fates[fate])} {words}" for fate, words in _LEFT_OUT.items() if fates[fate]]
    said = parts[0].split(" ", 1)[1] if count == 1 else ", ".join(parts)
    return f"{subject} not listed here: {said}. Ask us for the whole list."


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
        return ("You had no ketamine in these sessions.",)
    part = f"You had ketamine in {in_words(kap.with_dose)} of {in_words(kap.sessions)} sessions."
    if kap.with_dose == kap.sessions:
        part = "You had ketamine in this session." if kap.sessions == 1 else "You had ketamine in every session."
    last = f"Last dose: {kap.last_title}, {full_day(kap.last_on)}." if kap.last_on is not None else ""
    before = "We pressed your points before it was given." if kap.was_before else ""
    return tuple(sentence for sentence in (part, last, before) if sentence)
