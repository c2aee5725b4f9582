"""Every place of the program where a deliberate fault can be put, and the program with one. No tests are run."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.operators import faults_of

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
ROOMS = ("domain", "acts", "services", "store")
# Made-up patients, frozen migrations, what is wrong with a machine: nothing of a record hangs on them.
LEFT_OUT = ("migrations", "demonstration", "diagnostics")
_TYPING = ("TypeVar", "NewType", "cast")
_NAMES_ONLY = ("__all__", "__slots__")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One deliberate fault.

    Args:
        path: File, from the root of the project.
        node: Number of the node in the order of `ast.walk`.
        fault: Number of the fault among those of the node.
        kind: Its name.
        line: First line of the statement it is in; of a default value the first of the function's body.
        last_line: Last line of that statement, of its head where it holds others.
        is_in_function: Whether the line runs when called, not when imported.
    """

    path: str
    node: int
    fault: int
    kind: str
    line: int
    last_line: int
    is_in_function: bool

    @property
    def module(self) -> str:
        """Dotted name of the module."""
        parts = (ROOT / self.path).relative_to(SRC).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def mutants_of(rooms: Sequence[str]) -> Iterator[Mutant]:
    """Yield every deliberate fault of some rooms, in the order of files and lines."""
    for room in rooms:
        for path in sorted((SRC / "ashichart" / room).rglob("*.py")):
            if not set(LEFT_OUT) & set(path.relative_to(SRC).parts):
                yield from _in_file(path)


def mutated(mutant: Mutant) -> tuple[ast.Module, str, str]:
    """Return the module with its fault, and the node before and after it as text."""
    tree = ast.parse((ROOT / mutant.path).read_text("utf-8"))
    node = list(ast.walk(tree))[mutant.node]
    before = ast.unparse(node)
    list(faults_of(node))[mutant.fault][1]()
    ast.fix_missing_locations(tree)
    return tree, before, ast.unparse(node)


def _in_file(path: Path) -> Iterator[Mutant]:
    tree = ast.parse(path.read_text("utf-8"))
    skipped = {id(node) for node in _without_effect(tree)}
    places = _places(tree)
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in skipped:
            continue
        place = places[node]
        for fault, (kind, _) in enumerate(faults_of(node)):
            yield Mutant(path.relative_to(ROOT).as_posix(), number, fault, kind, *place)


def _without_effect(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what is no fault when it is wrong: docstrings, types, words of errors that no caller reads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False):
            yield from ast.walk(node.body[0])
        for name in ("annotation", "returns"):
            found = getattr(node, name, None)
            if found is not None:
                yield from ast.walk(found)
        match node:
            case ast.If() if "TYPE_CHECKING" in ast.unparse(node.test):
                yield from ast.walk(node)
            case ast.ClassDef():
                for part in (*node.decorator_list, *node.bases):
                    yield from ast.walk(part)
            case ast.Assign() if any(isinstance(one, ast.Name) and one.id in _NAMES_ONLY for one in node.targets):
                yield from ast.walk(node)
            case ast.Call() if ast.unparse(node.func) in _TYPING:
                yield from ast.walk(node)
            case ast.Raise():
                yield from (one for one in ast.walk(node) if isinstance(one, ast.Constant))
            case ast.JoinedStr():
                yield from (one for one in node.values if isinstance(one, ast.Constant))
            case _:
                pass


def _places(tree: ast.Module) -> dict[ast.AST, tuple[int, int, bool]]:
    """Return for each node the first and the last line of its innermost statement, and whether a function holds it."""
    found: dict[ast.AST, tuple[int, int, bool]] = {}

    def walk(node: ast.AST, lines: tuple[int, int], is_in_function: bool) -> None:
        if isinstance(node, ast.stmt):
            lines = _head(node)
        found[node] = (*lines, is_in_function)
        is_function = isinstance(node, ast.FunctionDef)
        for child in ast.iter_child_nodes(node):
            # What stands in the head of a function is as it is whenever the function is called.
            is_head = isinstance(node, ast.FunctionDef) and not isinstance(child, ast.stmt)
            walk(child, _begins(node) if is_head else lines, is_in_function or is_function)

    walk(tree, (1, 1), False)
    return found


def _begins(node: ast.AST) -> tuple[int, int]:
    """Return the lines of the first statement of a function that runs when it is called."""
    if not isinstance(node, ast.FunctionDef):
        raise TypeError("Only a function has a head and a body.")
    has_words = ast.get_docstring(node, clean=False) is not None and len(node.body) > 1
    return _head(node.body[1 if has_words else 0])


def _head(node: ast.stmt) -> tuple[int, int]:
    """Return the lines of a statement, without those of the statements that it holds."""
    held = getattr(node, "body", None)
    last = node.end_lineno or node.lineno
    return node.lineno, max(node.lineno, held[0].lineno - 1) if held else last
