"""Checks the made atlas: counts, sides, places on the skin, trigger points in their muscles, regions. No recipes.

Every finding is a sentence that names the file, the entry and what to do. The recipes have a check of their own
(recipe_check.py); whether a point lies where a finger would find it is a matter for the eye.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from ashichart.atlas.areas import NO_REGION, Areas, read_areas
from ashichart.atlas.checks.expected_counts import Demand
from ashichart.atlas.labels import LONGEST
from ashichart.atlas.load import AtlasText, read_places, read_text
from ashichart.atlas.plates import read_plates
from ashichart.atlas.shapes import read_shapes
from ashichart.atlas.surface import BodySurface, Topology, cell_of, read_surface, read_topology
from ashichart.domain.atlas.body import Figure, Place, Point, PointKind, Side, Vec3
from ashichart.domain.errors import UserError

REMAKE = "correct its recipe in bodymaps/points and remake the places"
EXACT = 2e-5  # body heights: places are written to five decimals
MIDLINE = 0.001
BESIDE = 0.006  # body heights, a centimetre: how far outside its muscle a trigger point may lie on the other figure
_NO_SKIN = ("eye-left", "eye-right", "mouth")


def check_made(made: Path, demand: Demand, figures: Sequence[Figure] = tuple(Figure)) -> list[str]:
    """Return what is wrong with the made atlas, a sentence each; empty if all is well.

    Args:
        made: The folder with `atlas.json`, `topology.npz`, `areas.npz` and a folder for each figure.
        demand: The counts it is held to.
        figures: Which figures to look at.
    """
    try:
        text, topology = read_text(made), read_topology(made)
        areas = read_areas(made, topology)
    except UserError as error:
        return [str(error)]
    wrong = [*_texts(text), *_counts(text, demand), *_areas(text, topology, areas)]
    for figure in figures:
        try:
            wrong += _figure(made, figure, text, topology, areas)
        except UserError as error:
            wrong.append(str(error))
    return wrong


def _texts(text: AtlasText) -> Iterator[str]:
    for entry in text.unread:
        yield f"atlas.json: {entry} cannot be read or is there twice; correct its entry in bodymaps/points."
    muscles = {muscle.name for muscle in text.muscles}
    known = {point.code for point in text.points}
    regions = {region.base for region in text.regions}
    properties = {entry.id for entry in text.properties}
    choir = {area.code for area in text.choir}
    for channel in text.channels:
        for code in channel.points:
            if code not in known:
                yield f"atlas.json: channel {channel.code} lists {code}, which is no point; add the point or drop it."
    for point in text.points:
        if point.kind is PointKind.TRIGGER and point.muscle not in muscles:
            yield f"atlas.json: point {point.code} is of no known muscle ({point.muscle}); add the muscle."
        if len(point.label) > LONGEST:
            yield f"atlas.json: the label of {point.code}, {point.label}, is longer than {LONGEST} letters; shorten it."
        for name in point.properties:
            if name not in properties:
                yield f"atlas.json: point {point.code} has the unknown property {name}; add it to properties.toml."
        referral = point.referral
        for name in (*referral.essential, *referral.spillover) if referral else ():
            if name.removesuffix(" other-side") not in regions:
                yield f"atlas.json: point {point.code} is felt in {name}, which is no region; see regions.toml."
    for region in text.regions:
        if region.choir not in choir:
            yield f"atlas.json: region {region.code} is of the unknown CHOIR area {region.choir}; see regions.toml."


def _counts(text: AtlasText, demand: Demand) -> Iterator[str]:
    points = [point for point in text.points if point.kind is PointKind.ACUPUNCTURE]
    for channel, count in demand.channels.items():
        found = sum(point.channel == channel for point in points)
        if found != count:
            yield f"atlas.json: channel {channel} has {found} points, not {count}; see {channel}.toml."
    found = sum((point.channel or "").startswith("EX") for point in points)
    if demand.extra is not None and found != demand.extra:
        yield f"atlas.json: there are {found} extra points, not {demand.extra}; see EX.toml."
    found = sum(point.kind is PointKind.TRIGGER for point in text.points)
    if found < demand.triggers:
        yield f"atlas.json: there are {found} trigger points, fewer than {demand.triggers}; see trigger-points*.toml."
    if len(text.muscles) < demand.muscles:
        yield f"atlas.json: there are {len(text.muscles)} muscles, fewer than {demand.muscles}; see muscles*.toml."
    least, most = demand.regions
    if not least <= len(text.regions) <= most:
        yield f"atlas.json: there are {len(text.regions)} regions, not {least} to {most}; see regions.toml."
    if demand.choir is not None and len(text.choir) != demand.choir:
        yield f"atlas.json: there are {len(text.choir)} CHOIR areas, not {demand.choir}; see regions.toml."


def _areas(text: AtlasText, topology: Topology, areas: Areas) -> Iterator[str]:
    remake = "remake the areas"
    if len(areas.muscles) != len(text.muscles):
        yield f"areas.npz: {len(areas.muscles)} muscles, but atlas.json has {len(text.muscles)}; {remake}."
    no_skin = [number for number, name in enumerate(topology.part_names) if name in _NO_SKIN]
    skin = ~np.isin(np.repeat(topology.part, 4), no_skin)
    bare = int((skin & (areas.region == NO_REGION)).sum())
    if bare:
        yield f"areas.npz: {bare} cells of skin are in no region; {remake}."
    if bool((areas.region[~skin] != NO_REGION).any()):
        yield f"areas.npz: a region reaches into the eyes or the mouth; {remake}."
    if bool((areas.region[skin & (areas.region != NO_REGION)] >= len(text.regions)).any()):
        yield f"areas.npz: a cell is in a region that atlas.json does not have; {remake}."
    for number, region in enumerate(text.regions):
        cells = areas.region_cells(number)
        if not cells.size:
            yield f"areas.npz: region {region.code} has no skin; look at its outline in regions.toml."
        elif region.side is Side.LEFT and bool((areas.region[areas.mirror[cells]] != number + 1).any()):
            yield f"areas.npz: region {region.code} is not the mirror of its right one; {remake}."
    for number, muscle in enumerate(text.muscles[: len(areas.muscles)]):
        if not areas.muscle_cells(number).size:
            yield f"areas.npz: muscle {muscle.code} has no skin; give it an outline in muscles*.toml."


def _figure(made: Path, figure: Figure, text: AtlasText, topology: Topology, areas: Areas) -> Iterator[str]:
    file = f"{figure.value}/places.json"
    placed = read_places(made, figure, text.points)
    surface = read_surface(made, figure, topology)
    for code in placed.unplaced:
        yield f"{file}: point {code} is not placed on every side it has; {REMAKE}."
    numbers = {muscle.name: number for number, muscle in enumerate(text.muscles)}
    for point in placed.points:
        yield from _sides(file, point, topology)
        for place in point.places.values():
            yield from _on_skin(file, point, place, surface, topology)
        left = point.places.get(Side.LEFT)
        if point.kind is PointKind.TRIGGER and left is not None and left.surface.face < len(topology.part):
            yield from _in_muscle(file, point, left, numbers, areas, surface, topology)
    shapes, plates = read_shapes(made, figure), read_plates(made, figure)
    file = f"{figure.value}/layers.json"
    for layer, codes in (
        ("regions", [region.base for region in text.regions if region.side is Side.LEFT]),
        ("muscles", [muscle.code for muscle in text.muscles]),
        ("channels", [channel.code for channel in text.channels if len(channel.points) > 1]),
    ):
        for code in codes:
            drawn = shapes.shape(layer, code, Side.LEFT)
            if not drawn and not (layer == "channels" and code.startswith("EX")):
                yield f"{file}: {layer[:-1]} {code} is drawn on no plate; look at its entry and remake the areas."
            for plate in drawn:
                if plate not in plates:
                    yield f"{file}: {layer[:-1]} {code} is on {plate}, which is no plate; remake the areas."


def _sides(file: str, point: Point, topology: Topology) -> Iterator[str]:
    middle = point.places.get(Side.MIDLINE)
    if middle is not None and abs(middle.position[0]) > MIDLINE:
        yield f"{file}: point {point.code} is not on the midline; {REMAKE}."
    left, right = point.places.get(Side.LEFT), point.places.get(Side.RIGHT)
    if left is None or right is None or left.surface.face >= len(topology.mirror):
        return
    if left.position[0] <= 0:
        yield f"{file}: point {point.code} left is not on the left; {REMAKE}."
    x, y, z = left.position
    if topology.mirrored(left.surface) != right.surface or _gap((-x, y, z), right.position) > EXACT:
        yield f"{file}: point {point.code} right is not the mirror of its left; remake the places."


def _on_skin(file: str, point: Point, place: Place, surface: BodySurface, topology: Topology) -> Iterator[str]:
    face = place.surface.face
    if face >= len(topology.part) or topology.part_names[int(topology.part[face])] in _NO_SKIN:
        yield f"{file}: point {point.code} {place.side.value} is not on the skin; {REMAKE}."
    elif _gap(surface.position(place.surface), place.position) > EXACT:
        yield f"{file}: point {point.code} {place.side.value} is written off the skin; remake the places."


def _in_muscle(
    file: str,
    point: Point,
    left: Place,
    numbers: dict[str, int],
    areas: Areas,
    surface: BodySurface,
    topology: Topology,
) -> Iterator[str]:
    cells = areas.muscle_cells(numbers.get(point.muscle or "", -1))
    # A muscle without skin is told once, for itself.
    if not cells.size or cell_of(left.surface) in cells:
        return
    middles = surface.cell_middles()[cells]
    nearest = float(np.linalg.norm(middles - np.array(surface.position(left.surface)), axis=1).min())
    size = float(np.sqrt(surface.cell_areas()[cell_of(left.surface)]))
    if nearest > BESIDE + size:
        part = topology.part_names[int(topology.part[left.surface.face])]
        yield (
            f"{file}: point {point.code} (on {part}) lies {nearest * 1700:.0f} mm outside {point.muscle}; "
            "move it, or correct the outline of the muscle."
        )


def _gap(one: Vec3, two: Vec3) -> float:
    return max(abs(a - b) for a, b in zip(one, two, strict=True))
