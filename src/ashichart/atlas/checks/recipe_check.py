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
from ashichart.wording.computer import atlas_checks as say
from ashichart.wording.lists import comma_list

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
                first = self.of(kind)[name][0]
                self.wrong.append(say.is_there_twice_first_in_drop(file=file, name=name, other_file=first))
            elif isinstance(entry, dict):
                self.of(kind)[name] = (file, cast("Table", entry))
            else:
                self.wrong.append(say.is_no_entry_write_it_as(file=file, name=name))


def check_recipes(folder: Path, demand: Demand) -> list[str]:
    """Return what is wrong with the point files, a sentence each; empty if all is well.

    Args:
        folder: The folder with `LU.toml`, `landmarks.toml` and the others.
        demand: The counts they are held to.
    """
    files = _read(folder)
    if not files.of("point") and not files.wrong:
        return [say.there_are_no_point_files_name(folder=str(folder))]
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
            files.wrong.append(say.the_file_cannot_be_read_correct(file=path.name, error=str(error)))
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
            first = files.of("point")[code][0]
            files.wrong.append(say.is_also_a_point_of_rename(file=file, code=code, other_file=first))
    for name, (file, _) in files.of("place").items():
        if name in files.of("point") or name in files.of("trigger"):
            files.wrong.append(say.the_landmark_is_called_like_a(file=file, name=name))
    return files


def _counts(files: _Files, demand: Demand) -> Iterator[str]:
    listed = list(files.of("point"))
    for channel, count in demand.channels.items():
        found = sum(bool(re.fullmatch(rf"{channel}\d+", code)) for code in listed)
        if found != count:
            yield say.points_instead_of_add_what_is_2(channel=channel, count=found, wanted=count)
    found = sum(code.startswith("EX-") for code in listed)
    if demand.extra is not None and found != demand.extra:
        yield say.points_instead_of_add_what_is(count=found, wanted=demand.extra)


def _points(files: _Files) -> Iterator[str]:
    for code, (file, entry) in files.of("point").items():
        yield from _missing(file, code, entry, _POINT_TEXTS)
        yield from _placed(files, file, code, entry)
        needles = entry.get("needle_places", ())
        if needles and entry.get("laterality") != "midline" and len(needles) != entry.get("needles", 1):
            told = entry.get("needles", 1)
            yield say.has_needle_places_for_needles_make(file=file, code=code, places=len(needles), needles=str(told))
    numbers: set[tuple[str, object]] = set()
    for code, (file, entry) in files.of("trigger").items():
        yield from _missing(file, code, entry, ("muscle", "number", "location"))
        yield from _placed(files, file, code, entry)
        muscle = str(entry.get("muscle", ""))
        if muscle and muscle not in files.of("muscle"):
            yield say.is_of_the_unknown_muscle_add(file=file, code=code, muscle=str(muscle))
        if (muscle, entry.get("number")) in numbers:
            yield say.has_a_number_another_point_of(file=file, code=code, muscle=str(muscle))
        numbers.add((muscle, entry.get("number")))
        referral = cast("Mapping[str, list[str]]", entry.get("referral", {}))
        if not referral.get("essential"):
            yield say.has_no_essential_referral_name_regions(file=file, code=code)
        for name in (*referral.get("essential", ()), *referral.get("spillover", ())):
            if name.removesuffix(_OTHER_SIDE) not in files.of("region"):
                yield say.is_felt_in_which_is_no(file=file, code=code, name=name)


def _placed(files: _Files, file: str, code: str, entry: Table) -> Iterator[str]:
    for name in entry.get("cautions", ()):
        if name not in files.of("caution"):
            yield say.has_the_unknown_caution_add_it(file=file, code=code, name=name)
    if ("place" in entry) == bool(entry.get("discreet")):
        yield say.needs_either_a_place_or_a(file=file, code=code)
    for recipe in (entry.get("place"), *entry.get("needle_places", ())):
        if recipe is not None:
            yield from _recipe(files, file, code, recipe)


def _muscles(files: _Files) -> Iterator[str]:
    for code, (file, entry) in files.of("muscle").items():
        yield from _missing(file, code, entry, (*_MUSCLE_TEXTS, "layer", "outline"))
        for name in (*entry.get("risks", ()), *entry.get("cautions", ())):
            if name not in files.of("caution"):
                yield say.has_the_unknown_risk_add_it(file=file, code=code, name=name)
        if len(str(entry.get("label", ""))) > 14:
            yield say.the_label_of_is_longer_than_2(file=file, code=code)
        yield from _outline(files, file, code, entry)


def _landmarks(files: _Files) -> Iterator[str]:
    for name, (file, recipe) in files.of("place").items():
        yield from _recipe(files, file, name, recipe)


def _regions(files: _Files) -> Iterator[str]:
    for code, (file, entry) in files.of("region").items():
        yield from _missing(file, code, entry, ("name", "plain", "choir", "outline"))
        if str(entry.get("choir", "")) not in files.of("choir"):
            yield say.is_of_the_unknown_choir_area(file=file, code=code, area=str(entry.get("choir")))
        yield from _outline(files, file, code, entry)


def _properties(files: _Files) -> Iterator[str]:
    for name, (file, entry) in files.of("property").items():
        yield from _missing(file, name, entry, ("name", "plain", "points"))
        for code in entry.get("points", ()):
            if code not in files.of("point"):
                yield say.lists_which_is_no_point_correct(file=file, name=name, code=code)


def _missing(file: str, name: str, entry: Table, fields: tuple[str, ...]) -> Iterator[str]:
    for one in fields:
        if entry.get(one) in (None, "", []):
            yield say.has_no_write_it(file=file, name=name, missing=one)


def _outline(files: _Files, file: str, name: str, entry: Table) -> Iterator[str]:
    for patch in cast("list[Table]", entry.get("outline", [])):
        limb = patch.get("round")
        if limb is not None and limb not in files.of("frame"):
            yield say.goes_round_which_is_no_frame(file=file, name=name, limb=str(limb))
        yield from _anchors(files, file, name, patch)
        for inner in cast("list[Table]", patch.get("without", [])):
            yield from _outline(files, file, name, {"outline": [inner]})


def _recipe(files: _Files, file: str, name: str, recipe: object) -> Iterator[str]:
    if not isinstance(recipe, dict):
        yield say.the_recipe_of_is_no_table(file=file, name=name)
        return
    table = cast("Table", recipe)
    if len(_VERBS & table.keys()) != 1:
        yield say.the_recipe_of_needs_exactly_one(file=file, name=name, verbs=comma_list(sorted(_VERBS)))
    yield from _anchors(files, file, name, table)
    for move in cast("list[Table]", table.get("then", [])):
        yield from _anchors(files, file, name, move)


def _anchors(files: _Files, file: str, name: str, table: Table) -> Iterator[str]:
    for key, kind in (("frame", "frame"), ("scale", "scale")):
        used = table.get(key)
        if used is not None and used != "body" and used not in files.of(kind):
            yield say.uses_the_unknown_see_landmarks_toml(file=file, name=name, kind=kind, used=str(used))
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
                yield say.uses_the_unknown_scale_see_landmarks(file=file, name=name, scale=str(step[4]))
        elif not anchor.startswith(("joint ", "tail ", "vertex ")) and not any(
            anchor in files.of(kind) for kind in ("place", "point", "trigger")
        ):
            yield say.names_the_unknown_landmark_add_it(file=file, name=name, landmark=str(anchor))
