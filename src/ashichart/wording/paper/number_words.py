"""Small numbers as words, for sheets that patients read: words to twelve, figures after."""

from ashichart.wording.catalogue import Text

_WITHIN = (
    Text("none", about="a number"), Text("one"), Text("two"), Text("three"), Text("four"), Text("five"), Text("six"),
    Text("seven"), Text("eight"), Text("nine"), Text("ten"), Text("eleven"), Text("twelve"),
)  # fmt: skip
_FIRST = (
    Text("None", about="a number that begins a sentence"), Text("One"), Text("Two"), Text("Three"), Text("Four"),
    Text("Five"), Text("Six"), Text("Seven"), Text("Eight"), Text("Nine"), Text("Ten"), Text("Eleven"), Text("Twelve"),
)  # fmt: skip


def in_words(number: int) -> str:
    """Return "nine" for 9 and "13" for 13."""
    return _WITHIN[number]() if 0 <= number < len(_WITHIN) else str(number)


def first_in_words(number: int) -> str:
    """Return "Nine" for 9 and "13" for 13: where a sentence begins with the number."""
    return _FIRST[number]() if 0 <= number < len(_FIRST) else str(number)
