"""Changes in words: the verdicts of docs/principles.md, the same everywhere. No number, no colour."""

from ashichart.domain.analysis.change import Verdict
from ashichart.domain.analysis.lacks import Lack, TooLittle
from ashichart.domain.analysis.moments import Moment
from ashichart.domain.analysis.statistics import Comparison
from ashichart.domain.charting.readings import Phase
from ashichart.wording import terms
from ashichart.wording.catalogue import Text
from ashichart.wording.lacks import lack_sentence, other_scales_sentence

_WORDS = {
    Verdict.MUCH_LESS: Text("much less tender"),
    Verdict.LESS: terms.less_tender,
    Verdict.NO_CLEAR_CHANGE: terms.no_clear_change,
    Verdict.MORE: terms.more_tender,
    Verdict.MUCH_MORE: Text("much more tender"),
    Verdict.NOT_COMPARABLE: terms.cannot_be_compared,
    Verdict.LOWER: Text("lower, not judged"),
    Verdict.LEVEL: terms.the_same,
    Verdict.HIGHER: Text("higher, not judged"),
}


def verdict_words(verdict: Verdict) -> str:
    """Return "less tender", "no clear change" …; never a word for a cure."""
    return _WORDS[verdict]()


def group_words(verdict: Verdict) -> str:
    """Return the head of a list of changes of one coarse verdict."""
    return verdict_words(verdict)


def moment_name(moment: Moment) -> str:
    """Return "before session 3"."""
    return (terms.before if moment.phase is Phase.BEFORE else terms.after)(number=moment.number)


def comparison_sentence(found: Comparison) -> str:
    """Return why two moments cannot be compared, "" if they can."""
    if not found.is_on_one_scale:
        return other_scales_sentence(found.then.number, found.now.number)
    return "" if found.summary.tally.compared else lack_sentence(TooLittle(Lack.NO_COMMON_SITE, 0))
