"""Deliberate faults are real: each one changes the program, compiles, and no file on disk."""

import random

from tests.mutation.mutants import ROOMS, ROOT, mutants_of, mutated


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
