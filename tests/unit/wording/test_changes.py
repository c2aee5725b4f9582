"""What is said of a change: a word for every verdict and every lack, and none that promises a cure."""

from ashichart.domain.analysis.change import COARSE, Verdict
from ashichart.domain.analysis.lacks import Lack, TooLittle
from ashichart.wording.changes import verdict_words
from ashichart.wording.lacks import lack_clause, lack_sentence


def test_every_verdict_has_words_and_none_promises_a_cure() -> None:
    words = {verdict_words(verdict) for verdict in Verdict}
    assert len(words) == len(Verdict)
    assert not any("healed" in one or "improved" in one for one in words)
    assert {verdict.coarse for verdict in Verdict} == set(COARSE)


def test_every_lack_is_a_sentence_and_a_clause_of_the_same_words() -> None:
    for lack in Lack:
        found = TooLittle(lack, 4, 6)
        sentence = lack_sentence(found)
        assert sentence == f"{sentence[:-1].strip()}."
        assert "{" not in sentence
        assert lack_clause(found).lower() == sentence[:-1].lower()
    assert lack_sentence(TooLittle(Lack.CHANGES_ALIKE, 3)) == "All 3 changes are alike: no interval."
    assert lack_sentence(TooLittle(Lack.FIRST_ON_SCALE, 1, 5)).startswith("Session 5 is the first on its scale")
