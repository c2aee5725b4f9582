"""The kinds of deliberate fault: from one node of a syntax tree to the ways it can be wrong. No files, no tests."""

import ast
from collections.abc import Callable, Iterator

Change = Callable[[], None]

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_SWAPPED_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


def faults_of(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """Yield the name of each fault a node can have, and what puts it into the node in place."""
    match node:
        case ast.Compare():
            yield from _compare(node)
        case ast.BoolOp():
            yield from _bool_op(node)
        case ast.BinOp() if type(node.op) in _COUNTED and not isinstance(node.left, ast.JoinedStr):
            yield "arithmetic", lambda: setattr(node, "op", _COUNTED[type(node.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", lambda: _become(node, ast.Call(ast.Name("bool", ast.Load()), [node.operand], []))
        case ast.Constant():
            yield from _constant(node)
        case ast.IfExp():
            yield "branches swapped", lambda: _swap(node, "body", "orelse")
        case ast.If() | ast.While():
            yield "condition negated", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension() if node.ifs:
            yield "filter dropped", lambda: node.ifs.clear()
        case ast.Call():
            yield from _call(node)
        case ast.Return() if not (node.value is None or _is_none(node.value)):
            yield "nothing returned", lambda: setattr(node, "value", ast.Constant(None))
        case ast.Expr() if isinstance(node.value, ast.Call):
            yield "call dropped", lambda: setattr(node, "value", ast.Constant(None))
        case ast.Assign() if any(isinstance(target, ast.Attribute) for target in node.targets):
            yield "assignment dropped", lambda: setattr(node, "targets", [ast.Name("_", ast.Store())])
        case ast.Raise() if node.exc is not None:
            yield "error not raised", lambda: _become(node, ast.Pass())
        case ast.Break():
            yield "break for continue", lambda: _become(node, ast.Continue())
        case ast.Continue():
            yield "continue for break", lambda: _become(node, ast.Break())
        case _:
            return


def _compare(node: ast.Compare) -> Iterator[tuple[str, Change]]:
    for at, op in enumerate(node.ops):
        if type(op) in _COMPARED:
            yield "comparison", lambda at=at, op=op: node.ops.__setitem__(at, _COMPARED[type(op)]())
    if len(node.ops) == 1 and type(node.ops[0]) in _OPPOSITE:
        yield "comparison negated", lambda: node.ops.__setitem__(0, _OPPOSITE[type(node.ops[0])]())


def _bool_op(node: ast.BoolOp) -> Iterator[tuple[str, Change]]:
    other = ast.Or if isinstance(node.op, ast.And) else ast.And
    yield "and for or", lambda: setattr(node, "op", other())
    for at in range(len(node.values)):
        yield "condition dropped", lambda at=at: _drop_condition(node, at)


def _drop_condition(node: ast.BoolOp, at: int) -> None:
    node.values.pop(at)
    if len(node.values) == 1:
        _become(node, node.values[0])


def _constant(node: ast.Constant) -> Iterator[tuple[str, Change]]:
    value = node.value
    if isinstance(value, bool):
        yield "truth", lambda: setattr(node, "value", not value)
    elif isinstance(value, int):
        yield "number", lambda: setattr(node, "value", value + 1)
    elif isinstance(value, float):
        yield "number", lambda: setattr(node, "value", value * 1.5 + 0.5)
    elif isinstance(value, str) and value:
        yield "text", lambda: setattr(node, "value", f"XX{value}")


def _call(node: ast.Call) -> Iterator[tuple[str, Change]]:
    if isinstance(node.func, ast.Name) and node.func.id in _SWAPPED_NAMES:
        name = node.func
        yield "least for most", lambda: setattr(name, "id", _SWAPPED_NAMES[name.id])
    for at, keyword in enumerate(node.keywords):
        if keyword.arg:
            yield "argument dropped", lambda at=at: node.keywords.pop(at) and None
    has_stars = any(isinstance(argument, ast.Starred) for argument in node.args)
    if len(node.args) < 2 or has_stars or _is_either_way(node.func):
        return
    if ast.dump(node.args[0]) != ast.dump(node.args[1]):
        yield "arguments swapped", lambda: node.args.__setitem__(slice(0, 2), [node.args[1], node.args[0]])


def _is_either_way(func: ast.expr) -> bool:
    """Whether a call means the same with its arguments in another order: the least of them, conditions of a query."""
    name = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
    return name in ("min", "max", "where", "and_", "or_")


def _swap(node: ast.AST, one: str, other: str) -> None:
    first, second = getattr(node, one), getattr(node, other)
    setattr(node, one, second)
    setattr(node, other, first)


def _become(node: ast.AST, other: ast.AST) -> None:
    """Turn a node into another in place, whoever holds it."""
    place = {name: getattr(node, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}
    fields = dict(ast.iter_fields(other))
    for name, _ in list(ast.iter_fields(node)):
        delattr(node, name)
    node.__class__ = type(other)
    for name, value in (fields | place).items():
        setattr(node, name, value)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
