"""The English of the catalogue: whole texts with places that say what they hold, each kept once."""

import ast
import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import ashichart.wording
from ashichart.wording import catalogue

WORDING = Path(str(ashichart.wording.__file__)).parent
NO_NAMES = re.compile(r"value|int|str|text|x|words?|\w+_\d|len|\w+_words|number_\w+")
# Ends with a colon because a list or what is typed follows on the screen, not because words follow.
OPEN = {
    "session {number}, before to after,",
    "commands:",
    "Password or recovery key: ",
    "The demonstration session was charted. Pictures and sheet:",
}


def sources() -> list[str]:
    for module in pkgutil.walk_packages(ashichart.wording.__path__, "ashichart.wording."):
        importlib.import_module(module.name)
    return [form.rpartition("\x04")[2] for forms in catalogue.known_texts() for form in forms]


def test_every_text_is_whole() -> None:
    parts = [text for text in sources() if text != text.strip() or re.search(r"^[,;:·.)–]|[,;:·(–]$", text)]
    assert [text for text in parts if text not in OPEN] == []


def test_every_place_says_what_it_holds() -> None:
    nameless = {text for text in sources() for name in re.findall(r"\{(\w+)\}", text) if NO_NAMES.fullmatch(name)}
    assert sorted(nameless) == []


def test_every_plural_says_its_number_or_differs_by_it() -> None:
    for forms in catalogue.known_texts():
        if len(forms) == 2:
            assert "{n}" in forms[1] or forms[0] != forms[1], forms


def test_the_same_english_stands_once_unless_it_is_about_something_else() -> None:
    found: Counter[tuple[object, ...]] = Counter()
    for path in WORDING.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Text", "Plural") and node.args:
                about = [ast.unparse(one.value) for one in node.keywords]
                found[(ast.unparse(node.args[0]), *about)] += 1
    assert {key: count for key, count in found.items() if count > 1 and key[0].startswith(("'", '"'))} == {}
