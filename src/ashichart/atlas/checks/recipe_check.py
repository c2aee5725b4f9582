"""Checks the point files a clinician writes, as they stand: names, texts, counts. Reckoning of places is kept out.

Every finding names the file, the entry and what to do. Nothing is computed on a body here: that is the generator's.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from ashichart.atlas.checks.expected_counts import Demand

Table = Mapping[str, Any]

_NOT_CHANNELS = (
    "landmarks", "muscles", "trigger-points", "nudges", "cautions", "regions", "properties", "channel-lines", "ear",
)  # fmt: skip
_STEP = re.compile(r"^(.*?) > (.*?) @ (-?\d*\.?\d+)(?: ([a-z-]+))?$")
_ANCHORS = ("same", "along", "to", "near", "out", "level", "line", "depth", "between", "through", "closer_than")
_VERBS = {"same", "on", "out", "between", "along", "most", "face"}
_POINT_TEXTS = ("pinyin", "zh_hans", "zh_hant", "name", "plain", "location")
_MUSCLE_TEXTS = ("name", "latin", "label", "plain", "attachments", "innervation")
_OTHER_SIDE = " other-side"


@dataclass(slots=True)
class _Files:
    """Entries by kind, each with the file it stands in, and what was wrong with reading them."""

    entries: dict[str, dict[str, tuple[str, Table]]] = field(default_factory=dict[str, dict[str, tuple[str, Table]]])
    wrong: list[str] = field(default_factory=list[str])

    def of(self, kind: str) -> dict[str, tuple[str, Table]]:
        return self.entries.setdefault(kind, {})

    def add(self, kind: str, file: str, table: object) -> None:
        if not isinstance(table, dict):
            return
        for name, entry in cast("dict[str, object]", table).items():
            if name in self.of(kind):
                self.wrong.append(f"{file}: {name} is there twice, first in {self.of(kind)[name][0]}; drop one.")
            elif isinstance(entry, dict):
                self.of(kind)[name] = (file, cast("Table", entry))
            else:
                self.wrong.append(f"{file}: {name} is no entry; write it as a table.")


def check_recipes(folder: Path, demand: Demand) -> list[str]:
    """Return what is wrong with the point files, a sentence each; empty if all is well.

    Args:
        folder: The folder with `LU.toml`, `landmarks.toml` and the others.
        demand: The counts they are held to.
    """
    files = _read(folder)
    if not files.of("point") and not files.wrong:
        return [f"{folder}: there are no point files; name their folder with --points."]
    return [
        *files.wrong,
        *_counts(files, demand),
        *_points(files),
        *_muscles(files),
        *_landmarks(files),
        *_regions(files),
        *_properties(files),
    ]


def _read(folder: Path) -> _Files:
    files = _Files()
    for path in sorted(folder.glob("*.toml")):
        try:
            page: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
            files.wrong.append(f"{path.name}: the file cannot be read ({error}); correct it there.")
            continue
        stem = path.stem
        if stem.startswith("ear"):
            continue
        if stem.startswith("cautions"):
            files.add("caution", path.name, page)
        elif stem.startswith("trigger-points"):
            files.add("trigger", path.name, page.get("point"))
        elif not stem.startswith(_NOT_CHANNELS):
            files.add("point", path.name, page.get("point"))
        for kind in ("place", "frame", "scale", "muscle", "region", "choir", "property"):
            files.add(kind, path.name, page.get(kind))
    for code, (file, _) in files.of("trigger").items():
        if code in files.of("point"):
            files.wrong.append(f"{file}: {code} is also a point of {files.of('point')[code][0]}; rename one.")
    for name, (file, _) in files.of("place").items():
        if name in files.of("point") or name in files.of("trigger"):
            files.wrong.append(f"{file}: the landmark {name} is called like a point; rename it.")
    return files


def _counts(files: _Files, demand: Demand) -> Iterator[str]:
    listed = list(files.of("point"))
    for channel, count in demand.channels.items():
        found = sum(bool(re.fullmatch(rf"{channel}\d+", code)) for code in listed)
        if found != count:
            yield f"{channel}.toml: {found} points instead of {count}; add what is missing, drop what is too much."
    found = sum(code.startswith("EX-") for code in listed)
    if demand.extra is not None and found != demand.extra:
        yield f"EX.toml: {found} points instead of {demand.extra}; add what is missing, drop what is too much."


def _points(files: _Files) -> Iterator[str]:
    for code, (file, entry) in files.of("point").items():
        yield from _missing(file, code, entry, _POINT_TEXTS)
        yield from _placed(files, file, code, entry)
        needles = entry.get("needle_places", ())
        if needles and entry.get("laterality") != "midline" and len(needles) != entry.get("needles", 1):
            told = entry.get("needles", 1)
            yield f"{file}: {code} has {len(needles)} needle_places for {told} needles; make them agree."
    numbers: set[tuple[str, object]] = set()
    for code, (file, entry) in files.of("trigger").items():
        yield from _missing(file, code, entry, ("muscle", "number", "location"))
        yield from _placed(files, file, code, entry)
        muscle = str(entry.get("muscle", ""))
        if muscle and muscle not in files.of("muscle"):
            yield f"{file}: {code} is of the unknown muscle {muscle}; add it to muscles*.toml, or correct its spelling."
        if (muscle, entry.get("number")) in numbers:
            yield f"{file}: {code} has a number another point of {muscle} has; number them within the muscle."
        numbers.add((muscle, entry.get("number")))
        referral = cast("Mapping[str, list[str]]", entry.get("referral", {}))
        if not referral.get("essential"):
            yield f"{file}: {code} has no essential referral; name regions of regions.toml."
        for name in (*referral.get("essential", ()), *referral.get("spillover", ())):
            if name.removesuffix(_OTHER_SIDE) not in files.of("region"):
                yield f"{file}: {code} is felt in {name}, which is no region; use a code of regions.toml."


def _placed(files: _Files, file: str, code: str, entry: Table) -> Iterator[str]:
    for name in entry.get("cautions", ()):
        if name not in files.of("caution"):
            yield f"{file}: {code} has the unknown caution {name}; add it to cautions.toml, or correct its spelling."
    if ("place" in entry) == bool(entry.get("discreet")):
        yield f"{file}: {code} needs either a place or a sentence `discreet` that says why it has none."
    for recipe in (entry.get("place"), *entry.get("needle_places", ())):
        if recipe is not None:
            yield from _recipe(files, file, code, recipe)


def _muscles(files: _Files) -> Iterator[str]:
    for code, (file, entry) in files.of("muscle").items():
        yield from _missing(file, code, entry, (*_MUSCLE_TEXTS, "layer", "outline"))
        for name in (*entry.get("risks", ()), *entry.get("cautions", ())):
            if name not in files.of("caution"):
                yield f"{file}: {code} has the unknown risk {name}; add it to cautions.toml, or correct its spelling."
        if len(str(entry.get("label", ""))) > 14:
            yield f"{file}: the label of {code} is longer than 14 letters; shorten it."
        yield from _outline(files, file, code, entry)


def _landmarks(files: _Files) -> Iterator[str]:
    for name, (file, recipe) in files.of("place").items():
        yield from _recipe(files, file, name, recipe)


def _regions(files: _Files) -> Iterator[str]:
    for code, (file, entry) in files.of("region").items():
        yield from _missing(file, code, entry, ("name", "plain", "choir", "outline"))
        if str(entry.get("choir", "")) not in files.of("choir"):
            yield f"{file}: {code} is of the unknown CHOIR area {entry.get('choir')}; use one of this file's [choir]."
        yield from _outline(files, file, code, entry)


def _properties(files: _Files) -> Iterator[str]:
    for name, (file, entry) in files.of("property").items():
        yield from _missing(file, name, entry, ("name", "plain", "points"))
        for code in entry.get("points", ()):
            if code not in files.of("point"):
                yield f"{file}: {name} lists {code}, which is no point; correct its spelling or drop it."


def _missing(file: str, name: str, entry: Table, fields: tuple[str, ...]) -> Iterator[str]:
    for one in fields:
        if entry.get(one) in (None, "", []):
            yield f"{file}: {name} has no {one}; write it."


def _outline(files: _Files, file: str, name: str, entry: Table) -> Iterator[str]:
    for patch in cast("list[Table]", entry.get("outline", [])):
        limb = patch.get("round")
        if limb is not None and limb not in files.of("frame"):
            yield f"{file}: {name} goes round {limb}, which is no frame; see landmarks*.toml."
        yield from _anchors(files, file, name, patch)
        for inner in cast("list[Table]", patch.get("without", [])):
            yield from _outline(files, file, name, {"outline": [inner]})


def _recipe(files: _Files, file: str, name: str, recipe: object) -> Iterator[str]:
    if not isinstance(recipe, dict):
        yield f"{file}: the recipe of {name} is no table; see the top of landmarks.toml."
        return
    table = cast("Table", recipe)
    if len(_VERBS & table.keys()) != 1:
        yield f"{file}: the recipe of {name} needs exactly one of {', '.join(sorted(_VERBS))}."
    yield from _anchors(files, file, name, table)
    for move in cast("list[Table]", table.get("then", [])):
        yield from _anchors(files, file, name, move)


def _anchors(files: _Files, file: str, name: str, table: Table) -> Iterator[str]:
    for key, kind in (("frame", "frame"), ("scale", "scale")):
        used = table.get(key)
        if used is not None and used != "body" and used not in files.of(kind):
            yield f"{file}: {name} uses the unknown {kind} {used}; see landmarks*.toml."
    for key in _ANCHORS:
        if key in table:
            yield from _anchor(files, file, name, table[key])


def _anchor(files: _Files, file: str, name: str, anchor: object) -> Iterator[str]:
    if isinstance(anchor, dict):
        yield from _recipe(files, file, name, cast("Table", anchor))
    elif isinstance(anchor, list):
        for one in cast("list[object]", anchor):
            yield from _anchor(files, file, name, one)
    elif isinstance(anchor, str):
        step = _STEP.match(anchor)
        if step:
            yield from _anchor(files, file, name, step[1])
            yield from _anchor(files, file, name, step[2])
            if step[4] and step[4] not in files.of("scale"):
                yield f"{file}: {name} uses the unknown scale {step[4]}; see landmarks*.toml."
        elif not anchor.startswith(("joint ", "tail ", "vertex ")) and not any(
            anchor in files.of(kind) for kind in ("place", "point", "trigger")
        ):
            yield f"{file}: {name} names the unknown landmark {anchor}; add it to landmarks*.toml, or spell it right."
