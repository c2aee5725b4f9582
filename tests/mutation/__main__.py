"""`python run.py mutate`: a seeded sample of deliberate faults, and the share of them that a test notices."""

import argparse
import json
import os
import random
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.mutation.covering import FOLDER, Covering
from tests.mutation.judging import Judged, judge_all, preload
from tests.mutation.mutants import ROOMS, Mutant, mutants_of

LEAST = 0.92
# What is no fault although it differs, each with its reason; docs/testing.md explains them.
EQUIVALENT = Path(__file__).with_name("equivalent.toml")


@dataclass(frozen=True)
class Equivalent:
    """What is listed as no fault.

    Args:
        listed: The tables of the file; "*" in `file`, `before` or `after` stands for anything.
    """

    listed: list[dict[str, str]]

    def holds(self, one: Judged) -> bool:
        """Return whether a fault is listed."""
        told = {"file": one.mutant.path, "kind": one.mutant.kind, "before": one.before, "after": one.after}
        return any(
            all(_is_like(told[name], entry[name]) for name in told.keys() & entry.keys()) for entry in self.listed
        )


def _is_like(text: str, pattern: str) -> bool:
    """Return whether a text is as written, where "*" stands for anything."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL) is not None


def main() -> int:
    """Judge the sample; 1 if too few were noticed."""
    chosen = _chosen()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    covering = Covering(chosen.tests, keep=chosen.keep_covering)
    listed = tomllib.loads(EQUIVALENT.read_text("utf-8"))["fault"]
    known = Equivalent(listed)
    sample = list(mutants_of(chosen.rooms))
    whole = len(sample)
    kept: list[Judged] = []
    random.Random(chosen.seed).shuffle(sample)
    sample = sample[: chosen.count]
    if chosen.again:
        kept = [one for one in _noticed(chosen.seed) if one.mutant in sample]
        sample = [one for one in sample if one not in {judged.mutant for judged in kept}]
    sys.stdout.write(f"{len(sample)} of {whole} faults in {', '.join(chosen.rooms)}\n")
    preload()
    since = time.monotonic()

    def work() -> Iterator[tuple[Mutant, tuple[str, ...]]]:
        for mutant in sample:
            yield mutant, covering.tests_of(mutant)

    judged = list(kept)
    equivalent = 0
    for one in judge_all(work(), chosen.workers, FOLDER):
        if known.holds(one):
            equivalent += 1
            continue
        judged.append(one)
        if one.verdict != "noticed":
            sys.stdout.write(one.line + "\n")
            sys.stdout.flush()
    counts = Counter(one.verdict for one in judged)
    share = counts["noticed"] / len(judged) if judged else 1.0
    rows = [asdict(one) for one in sorted(judged, key=lambda one: (one.mutant.path, one.mutant.line))]
    (FOLDER / f"judged-{chosen.seed}.json").write_text(json.dumps(rows, indent=1), "utf-8")
    sys.stdout.write(
        f"{counts['noticed']} of {len(judged)} noticed, {100 * share:.1f} % (least {100 * LEAST:.0f} %), "
        f"{counts['survived']} survived, {counts['uncovered']} on lines that no test runs, "
        f"{equivalent} left out as no fault; {time.monotonic() - since:.0f} s\n"
    )
    return 0 if share >= LEAST else 1


def _noticed(seed: int) -> list[Judged]:
    """Return what was noticed in the run before of the same seed, which is taken to be noticed still."""
    rows = json.loads((FOLDER / f"judged-{seed}.json").read_text("utf-8"))
    return [Judged(**{**row, "mutant": Mutant(**row["mutant"])}) for row in rows if row["verdict"] == "noticed"]


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=300, help="how many faults; 300 take half an hour on two cores")
    parser.add_argument("--seed", type=int, default=1, help="another number, another sample")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS), metavar="ROOM", help="folders in src/ashichart")
    parser.add_argument("--tests", nargs="+", default=["tests"], metavar="FOLDER", help="which tests are to notice")
    parser.add_argument(
        "--keep-covering", action="store_true",
        help="measure only files of tests that changed since the last run, though the program may have changed too",
    )  # fmt: skip
    parser.add_argument("--again", action="store_true", help="judge only what the run before did not notice")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
