"""Finds what a person can read outside `wording`: `python -m tests.wording_scan ui/chart` lists it by file and line."""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "ashichart"
# Two words, one capitalised word, or a word with a full stop: what a label or a sentence looks like.
_PROSE = re.compile(
    r"[A-Za-zÀ-ž]{2,}[,:;.]? +[A-Za-zÀ-ž(]|^[A-Z][a-zà-ž]{2,}[.:…?!]?$|[a-zà-ž]{3,}[.…]$|^ ?[A-Za-z]{2,}: ?$"
)
# A word that joins others, and a word within a text that is put together.
_JOINS = re.compile(r"^ [a-zà-ž]{2,} $")
_WORD_BESIDE_A_PLACE = re.compile(r"[ (][A-Za-zÀ-ž]{2,}(?= |$|[,;:.)])")
_WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")
# Units and codes are the same in every language.
_UNITS = re.compile(r"\b(?:mg|mm|cm|kg|min|Ctrl|Alt|Shift|AshiChart)\b")
# What shows its text: any word in it is read. Of some calls it is the first argument that is shown.
_SHOWING = {
    "setText", "drawText", "setToolTip", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription",
    "setTitle", "setWindowTitle", "setSpecialValueText", "setPrefix", "setSuffix", "setStatusTip", "addItem",
}  # fmt: skip
_SHOWING_FIRST = {"label", "Button", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QAction", "field", "Field"}
# Names of things inside the program, which no person reads.
_INTERNAL_CALLS = {
    "setObjectName", "setProperty", "property", "getLogger", "value", "setValue", "execute", "exec_driver_sql",
    "encode", "decode", "startswith", "endswith", "TypeVar", "NewType", "cast", "getattr", "setattr", "hasattr",
    "import_module", "setStyleSheet", "QFont",
    "compile", "CheckConstraint", "ForeignKey", "Index", "beginText",
}  # fmt: skip
_ERRORS_FOR_PEOPLE = re.compile(r"(?:User|Conflict|Stale|Away|Busy|File|Password|Changed|SetUp)\w*Error$|^gone$")
# Programs for others, sources as they are cited, and names that are the same in every language.
_NO_WORDS = re.compile(
    r"^(PRAGMA|SELECT|UPDATE|INSERT|DELETE) |^from \w+ import |\b(19|20)\d\d, .*\d|^(Python|Inter|AshiChart)$|"
    r"^file:/*$|^act:$|style=\""
)
# What stands in files under these names in every language: keys of a trail's entry, the kind of a file, an old entry,
# what is put into the name of a file that is kept aside.
_STORED = {"vital signs", "pain areas", "ashichart keys", "Take over patient", " since "}
# Not words of the program: names of muscles, which are the atlas's; tables and migrations, vocabulary that is searched
# in, invented patients, parts of a PDF,
# what is typed in the demonstration of charting, what other programs read (the same in every language).
_LEFT_OUT = (
    "store/migrations/", "store/tables/", "atlas/search/channel_names.py", "atlas/search/names.py",
    "services/demonstration/", "wording/", "report/pdf/pen.py", "report/pdf/tags.py", "report/pdf/plate_forms.py",
    "report/pdf/lock.py", "ui/appearance/style_sheet.py", "ui/appearance/appearance.py", "ui/demo_script.py",
    "exchange/", "atlas/labels.py",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in the source that a person may read.

    Args:
        path: From the package.
        line: In the file.
        text: As it stands.
    """

    path: str
    line: int
    text: str

    @property
    def room(self) -> str:
        """The folder it belongs to, one level deeper in `ui`."""
        parts = self.path.split("/")
        return "/".join(parts[: 2 if parts[0] == "ui" else 1]) if len(parts) > 1 else "start"


def literals() -> Iterator[Literal]:
    """Yield every text outside `wording` that looks like words for people, in the order of files and lines."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not name.startswith(_LEFT_OUT):
            tree = ast.parse(path.read_text("utf-8"))
            internal = {id(node) for node in _internal(tree)}
            read = {id(node) for node in _read_for_sure(tree)}
            for node in ast.walk(tree):
                is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
                if is_text and id(node) not in internal and (_is_prose(node.value) or id(node) in read):
                    yield Literal(name, node.lineno, node.value)


def _is_prose(text: str) -> bool:
    is_prose = _PROSE.search(text) or _JOINS.search(_UNITS.sub("", text))
    return bool(is_prose) and not _NO_WORDS.search(text) and text not in _STORED


def _read_for_sure(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts in which one word is enough: beside a place of an f-string, and given to what shows it."""
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr(values=values):
                for at, part in enumerate(values):
                    # A word that touches a place without a blank is part of a key; the first word begins the text.
                    before = "" if at else " "
                    if isinstance(part, ast.Constant) and _WORD_BESIDE_A_PLACE.search(before + _without_units(part)):
                        yield part
            case ast.Call(func=ast.Name(id=name), args=[shown, *_]) if name in _SHOWING_FIRST:
                yield from (part for part in _alternatives(shown) if _WORD.search(_without_units(part)))
            case ast.Call(func=ast.Attribute(attr=name), args=shown) if name in _SHOWING:
                for part in (part for argument in shown for part in _alternatives(argument)):
                    if _WORD.search(_without_units(part)):
                        yield part
            case _:
                pass


def _alternatives(node: ast.expr) -> Iterator[ast.Constant]:
    """Yield the texts that an argument may be."""
    match node:
        case ast.Constant(value=str()):
            yield node
        case ast.IfExp(body=body, orelse=other):
            yield from (*_alternatives(body), *_alternatives(other))
        case ast.BinOp(left=left, right=right):
            yield from (*_alternatives(left), *_alternatives(right))
        case ast.BoolOp(values=values):
            yield from (one for value in values for one in _alternatives(value))
        case _:
            pass


def _without_units(part: ast.Constant) -> str:
    text = str(part.value)
    return "" if _NO_WORDS.search(text) or text in _STORED else _UNITS.sub("", text)


def _internal(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the strings that nobody reads: docstrings, types, names, and what bugs say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False):
            yield from ast.walk(node.body[0])
        for field in ("annotation", "returns"):
            found = getattr(node, field, None)
            if found is not None:
                yield from ast.walk(found)
        match node:
            case ast.Raise(exc=ast.Call(func=func)) if not _ERRORS_FOR_PEOPLE.search(_name(func)):
                yield from ast.walk(node)
            case ast.Call(func=func) if _name(func) in _INTERNAL_CALLS:
                yield from (part for argument in node.args for part in ast.walk(argument))
            case ast.ClassDef(bases=bases) if any("Enum" in ast.unparse(base) for base in bases):
                yield from (part for member in node.body if isinstance(member, ast.Assign) for part in ast.walk(member))
            case ast.Expr(value=ast.Constant()):  # what an attribute is
                yield node.value
            case ast.Subscript():
                yield from ast.walk(node.slice)
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                yield from ast.walk(node)
            case _:
                pass


def _name(func: ast.expr) -> str:
    match func:
        case ast.Name():
            return func.id
        case ast.Attribute():
            return func.attr
        case _:
            return ""


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for one in literals():
        if any(one.path.startswith(start) for start in wanted):
            sys.stdout.write(f"{one.path}:{one.line} {one.text!r}\n")
    for room, count in Counter(one.room for one in literals()).most_common():
        sys.stdout.write(f"{count:5} {room}\n")
