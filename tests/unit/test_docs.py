"""Documents name files that are there, and no rule by a number that nobody can look up."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
_FILE = re.compile(r"`([\w./-]+/[\w.-]+\.(?:py|toml|md))`")
_BESIDE = ("", "src/ashichart/", "docs/")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_a_page_names_are_there(page: Path) -> None:
    named = _FILE.findall(page.read_text("utf-8"))
    missing = [one for one in named if "*" not in one and not any((ROOT / start / one).exists() for start in _BESIDE)]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_of_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_principles_are_cited_by_their_page() -> None:
    for path in [*(ROOT / "src").rglob("*.py"), *PAGES]:
        assert not re.search(r"\b[Ll]aws? \d", path.read_text("utf-8")), path.name
