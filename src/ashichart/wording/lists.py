"""Names in a row."""

from collections.abc import Sequence

from ashichart.wording.catalogue import Text

_AND = Text("{first} and {last}")
_COMMA = Text("{first}, {others}")
_SEMICOLON = Text("{first}; {others}")
_OR = Text("{first} or {last}")
_LAST_CLAUSE = Text("{first}, and {last}")
_SENTENCES = Text("{sentence} {further}")


def comma_list(names: Sequence[str]) -> str:
    """Return "LI4, ST36, GB21"; "" for none."""
    first, *others = names or ("",)
    return _COMMA(first=first, others=comma_list(others)) if others else first


def and_list(names: Sequence[str]) -> str:
    """Return "LI4", "LI4 and ST36", "LI4, ST36 and GB21"."""
    if len(names) < 3:
        return _AND(first=names[0], last=names[1]) if len(names) > 1 else "".join(names)
    return _COMMA(first=names[0], others=and_list(names[1:]))


def or_list(names: Sequence[str]) -> str:
    """Return "3 April", "3 April or 4 March"."""
    if len(names) < 3:
        return _OR(first=names[0], last=names[1]) if len(names) > 1 else "".join(names)
    return _COMMA(first=names[0], others=or_list(names[1:]))


def semicolon_list(clauses: Sequence[str]) -> str:
    """Return "session 4: not read after; session 6: 3 of 5 sites read after"."""
    first, *others = clauses
    return _SEMICOLON(first=first, others=semicolon_list(others)) if others else first


def clause_list(clauses: Sequence[str]) -> str:
    """Return "two are new", "two are new and one is not", "two are new, one is not, and one we did not press"."""
    if len(clauses) < 3:
        return and_list(clauses)
    *others, last_but_one, last = clauses
    end = _LAST_CLAUSE(first=last_but_one, last=last)
    for clause in reversed(others):
        end = _COMMA(first=clause, others=end)
    return end


def sentences(*said: str) -> str:
    """Return whole sentences one after the other, "" for none; those that are not said are ""."""
    first, *others = [one for one in said if one] or [""]
    return _SENTENCES(sentence=first, further=sentences(*others)) if others else first
