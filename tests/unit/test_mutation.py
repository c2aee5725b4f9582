"""Deliberate faults are real: each one changes the program, compiles, and no file on disk."""

import random
import tomllib

from tests.mutation.__main__ import EQUIVALENT, Equivalent
from tests.mutation.judging import Judged
from tests.mutation.mutants import ROOMS, ROOT, Mutant, mutants_of, mutated
from tests.mutation.uses import Uses


def test_a_fault_changes_one_module_in_memory_and_still_compiles() -> None:
    every = list(mutants_of(ROOMS))
    assert len(every) > 5000
    sample = random.Random(7).sample(every, 60)
    files = {mutant.path: (ROOT / mutant.path).read_bytes() for mutant in sample}
    for mutant in sample:
        tree, before, after = mutated(mutant)
        compile(tree, mutant.path, "exec")
        assert before != after, mutant
    assert {path: (ROOT / path).read_bytes() for path in files} == files


def test_every_kind_of_fault_occurs_and_none_in_words_that_no_caller_reads() -> None:
    kinds = {mutant.kind for mutant in mutants_of(ROOMS)}
    assert {
        "comparison", "comparison negated", "and for or", "condition dropped", "arithmetic", "not dropped", "truth",
        "number", "text", "branches swapped", "condition negated", "filter dropped", "least for most",
        "argument dropped", "arguments swapped", "nothing returned", "call dropped", "assignment dropped",
        "error not raised",
    } <= kinds  # fmt: skip
    for mutant in mutants_of(("acts",)):
        if mutant.kind == "text":
            line = (ROOT / mutant.path).read_text("utf-8").splitlines()[mutant.line - 1]
            assert not line.strip().startswith(('"""', "raise ")), line


def fault_in(path: str, words: str) -> Mutant:
    """The first fault on the line of a file that has some words."""
    at = next(n for n, line in enumerate((ROOT / path).read_text("utf-8").splitlines(), 1) if words in line)
    return next(one for one in mutants_of(ROOMS) if one.path == path and one.line <= at <= one.last_line)


def test_a_fault_in_a_rule_is_judged_where_the_rule_is_used() -> None:
    fault = fault_in("src/ashichart/domain/scales.py", "Scale.NRS: ScaleRule(")
    assert not fault.is_in_function
    uses, found = Uses(), {path.removeprefix(f"{ROOT}/") for path in Uses().of(fault)}
    assert {f"src/ashichart/domain/{name}.py" for name in ("scales", "analysis/change", "analysis/statistics")} <= found
    assert "src/ashichart/store/keys/key_slots.py" not in found
    assert "tests/unit/domain/test_fixed_tables.py" in uses.tests_that_import(fault)
    table = fault_in("src/ashichart/store/tables/kap_schema.py", '"mg"')
    assert "tests/migrations/test_schema.py" in uses.tests_that_import(table)


def test_a_default_value_is_judged_by_those_who_call_the_function() -> None:
    path = "src/ashichart/services/charting/needling.py"
    lines = (ROOT / path).read_text("utf-8").splitlines()
    head = next(n for n, line in enumerate(lines, 1) if "count: int = 1" in line)
    begins = next(n for n, line in enumerate(lines, 1) if n > head and "1 <= count" in line)
    numbers = [one for one in mutants_of(ROOMS) if one.path == path and one.kind == "number" and one.line == begins]
    assert [mutated(one)[1] for one in numbers] == ["1", "1"], "the default and the bound"
    assert all(one.is_in_function for one in numbers)


def test_what_is_listed_as_no_fault_has_a_reason_and_is_found_again() -> None:
    listed = tomllib.loads(EQUIVALENT.read_text("utf-8"))["fault"]
    assert all(entry["reason"] and {"file", "before", "after"} <= entry.keys() for entry in listed)
    mutant = Mutant("src/a.py", 1, 0, "text", 1, 1, is_in_function=True)
    one = Judged(mutant, "'(x)'", "'XX(x)'", "survived", 3)
    entry = {"file": "src/*.py", "kind": "text", "before": "'(*'", "after": "'XX*'", "reason": "why"}
    assert Equivalent([entry]).holds(one)
    for part, other in (("file", "tests/*"), ("kind", "number"), ("before", "'x*'"), ("after", "'(x)'")):
        assert not Equivalent([{**entry, part: other}]).holds(one)
