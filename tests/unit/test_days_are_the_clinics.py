"""Nowhere but in `domain.days` does an instant become a date or a time of day: another zone would say another day."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "src/ashichart"
SOURCES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "domain/days.py")
LOCAL = {"local", "local_time", "_local"}


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def is_local(node: ast.expr) -> bool:
    """Return whether an expression is a time as the wall's clock shows it, by its name or the call that made it."""
    return name_of(node.func) in LOCAL if isinstance(node, ast.Call) else name_of(node) in {*LOCAL, "started"}


def faults(tree: ast.AST) -> list[str]:
    found: list[str] = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, of = node.func.attr, node.func.value
        if name == "astimezone" and [name_of(one) for one in node.args] != ["UTC"]:
            found.append(f"line {node.lineno}: astimezone to another zone than UTC")
        if name in ("date", "timetz") and not node.args and not is_local(of):
            found.append(f"line {node.lineno}: .{name}() of what may be UTC")
        if name in ("now", "today", "utcnow", "combine") and name_of(of) in ("datetime", "date"):
            found.append(f"line {node.lineno}: {name_of(of)}.{name}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_instant_becomes_a_date_on_its_own(path: Path) -> None:
    allowed = ["datetime.now"] if path == ROOT / "services/clock.py" else []
    found = [one for one in faults(ast.parse(path.read_text("utf-8"))) if one.split(": ")[1] not in allowed]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "reading.read_at.date()", "now.date()", "at.astimezone().date()", "at.astimezone(zone)", "datetime.now()",
        "date.today()", "datetime.combine(day, time())", "session.started_at.timetz()",
    ],
)  # fmt: skip
def test_each_way_to_a_wrong_day_is_seen(line: str) -> None:
    assert faults(ast.parse(line))
