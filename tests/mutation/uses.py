"""Where the program uses what a line of a module makes when it is imported: that is where a fault in it can be seen."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.mutation.mutants import ROOT, SRC, Mutant


@dataclass(frozen=True)
class _Module:
    """A file of the program or of its tests, and the modules it takes names from."""

    path: Path
    tree: ast.Module
    sources: frozenset[str]

    @cached_property
    def used(self) -> dict[str, list[tuple[ast.stmt, bool]]]:
        """Name -> the statements that use it, and whether a function holds them."""
        found: dict[str, list[tuple[ast.stmt, bool]]] = defaultdict(list)
        for statement, node, is_in_function in _parts(self.tree):
            match node:
                case ast.Name(ctx=ast.Load()):
                    found[node.id].append((statement, is_in_function))
                case ast.Attribute():
                    found[node.attr].append((statement, is_in_function))
                case ast.keyword(arg=str()):
                    found[node.arg].append((statement, is_in_function))
                case _:
                    pass
        return found


class Uses:
    """Every use of a name, over the whole program and its tests."""

    def __init__(self) -> None:
        self._modules = {_dotted(path, SRC): _read(path) for path in sorted(SRC.rglob("*.py"))}
        self._tests = [_read(path) for path in sorted((ROOT / "tests").rglob("test_*.py"))]

    def of(self, mutant: Mutant) -> dict[str, set[int]]:
        """Return path -> lines within functions that use what the line of the fault makes."""
        found: dict[str, set[int]] = defaultdict(set)
        wanted = [(mutant.module, name) for name in _made(self._modules[mutant.module].tree, mutant.line)]
        known = set(wanted)
        while wanted:
            source, name = wanted.pop()
            for dotted, module in self._modules.items():
                if dotted != source and source not in module.sources:
                    continue
                for statement, is_in_function in module.used.get(name, ()):
                    if is_in_function:
                        found[str(module.path)].add(statement.lineno)
                        continue
                    more = {(dotted, made) for made in _made(module.tree, statement.lineno)} - known
                    known |= more
                    wanted += more
        return found

    def tests_that_import(self, mutant: Mutant) -> list[str]:
        """Return the files of tests that take names from the module of the fault, or from one that hands them on."""
        through = {mutant.module} | {
            dotted for dotted, module in self._modules.items() if mutant.module in module.sources and _is_table(dotted)
        }
        return [one.path.relative_to(ROOT).as_posix() for one in self._tests if one.sources & through]


def _is_table(dotted: str) -> bool:
    """The tables stand in several files and are known by one."""
    return ".tables." in dotted


def _read(path: Path) -> _Module:
    tree = ast.parse(path.read_text("utf-8"))
    sources: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            sources |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
        elif isinstance(node, ast.Import):
            sources |= {one.name for one in node.names}
    return _Module(path, tree, frozenset(sources))


def _dotted(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _made(tree: ast.Module, line: int) -> set[str]:
    """Return the names that the statement of a module at a line makes, and that of the class around it."""
    found: set[str] = set()
    body: list[ast.stmt] = tree.body
    while body:
        here = next((one for one in body if one.lineno <= line <= (one.end_lineno or one.lineno)), None)
        body = []
        match here:
            case ast.ClassDef():
                found.add(here.name)
                body = here.body
            case ast.Assign() | ast.AnnAssign():
                targets = here.targets if isinstance(here, ast.Assign) else [here.target]
                found |= {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}
            case ast.FunctionDef():
                found.add(here.name)
            case _:
                pass
    return found


def _parts(tree: ast.Module) -> Iterator[tuple[ast.stmt, ast.AST, bool]]:
    """Yield every node below a statement, with the innermost one and whether a function holds it."""

    def walk(node: ast.AST, statement: ast.stmt, is_in_function: bool) -> Iterator[tuple[ast.stmt, ast.AST, bool]]:
        for child in ast.iter_child_nodes(node):
            inner = child if isinstance(child, ast.stmt) else statement
            yield inner, child, is_in_function
            yield from walk(child, inner, is_in_function or isinstance(child, ast.FunctionDef))

    for one in tree.body:
        yield one, one, False
        yield from walk(one, one, isinstance(one, ast.FunctionDef))
