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
from ashichart.wording.computer import atlas_checks as say

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
        yield say.cannot_be_read_or_is_there(entry=entry)
    muscles = {muscle.name for muscle in text.muscles}
    known = {point.code for point in text.points}
    regions = {region.base for region in text.regions}
    properties = {entry.id for entry in text.properties}
    choir = {area.code for area in text.choir}
    for channel in text.channels:
        for code in channel.points:
            if code not in known:
                yield say.channel_lists_which_is_no_point(channel=channel.code, code=code)
    for point in text.points:
        if point.kind is PointKind.TRIGGER and point.muscle not in muscles:
            yield say.point_is_of_no_known_muscle(point=point.code, muscle=str(point.muscle))
        if len(point.label) > LONGEST:
            yield say.the_label_of_is_longer_than(point=point.code, label=point.label, most=LONGEST)
        for name in point.properties:
            if name not in properties:
                yield say.point_has_the_unknown_property_add(point=point.code, name=name)
        referral = point.referral
        for name in (*referral.essential, *referral.spillover) if referral else ():
            if name.removesuffix(" other-side") not in regions:
                yield say.point_is_felt_in_which_is(point=point.code, name=name)
    for region in text.regions:
        if region.choir not in choir:
            yield say.region_is_of_the_unknown_choir(region=region.code, area=str(region.choir))


def _counts(text: AtlasText, demand: Demand) -> Iterator[str]:
    points = [point for point in text.points if point.kind is PointKind.ACUPUNCTURE]
    for channel, count in demand.channels.items():
        found = sum(point.channel == channel for point in points)
        if found != count:
            yield say.channel_has_points_not_see_toml(channel=channel, count=found, wanted=count)
    found = sum((point.channel or "").startswith("EX") for point in points)
    if demand.extra is not None and found != demand.extra:
        yield say.there_are_extra_points_not_see(count=found, wanted=demand.extra)
    found = sum(point.kind is PointKind.TRIGGER for point in text.points)
    if found < demand.triggers:
        yield say.there_are_trigger_points_fewer_than(count=found, wanted=demand.triggers)
    if len(text.muscles) < demand.muscles:
        yield say.there_are_muscles_fewer_than_see(count=len(text.muscles), wanted=demand.muscles)
    least, most = demand.regions
    if not least <= len(text.regions) <= most:
        yield say.there_are_regions_not_to_see(count=len(text.regions), least=least, most=most)
    if demand.choir is not None and len(text.choir) != demand.choir:
        yield say.there_are_choir_areas_not_see(count=len(text.choir), wanted=demand.choir)


def _areas(text: AtlasText, topology: Topology, areas: Areas) -> Iterator[str]:
    if len(areas.muscles) != len(text.muscles):
        yield say.muscles_but_atlas_json_has_remake(drawn=len(areas.muscles), count=len(text.muscles))
    no_skin = [number for number, name in enumerate(topology.part_names) if name in _NO_SKIN]
    skin = ~np.isin(np.repeat(topology.part, 4), no_skin)
    bare = int((skin & (areas.region == NO_REGION)).sum())
    if bare:
        yield say.cells_of_skin_are_in_no(count=bare)
    if bool((areas.region[~skin] != NO_REGION).any()):
        yield say.a_region_reaches_into_the_eyes()
    if bool((areas.region[skin & (areas.region != NO_REGION)] >= len(text.regions)).any()):
        yield say.a_cell_is_in_a_region()
    for number, region in enumerate(text.regions):
        cells = areas.region_cells(number)
        if not cells.size:
            yield say.region_has_no_skin_look_at(region=region.code)
        elif region.side is Side.LEFT and bool((areas.region[areas.mirror[cells]] != number + 1).any()):
            yield say.region_is_not_the_mirror_of(region=region.code)
    for number, muscle in enumerate(text.muscles[: len(areas.muscles)]):
        if not areas.muscle_cells(number).size:
            yield say.muscle_has_no_skin_give_it(muscle=muscle.code)


def _figure(made: Path, figure: Figure, text: AtlasText, topology: Topology, areas: Areas) -> Iterator[str]:
    file = f"{figure.value}/places.json"
    placed = read_places(made, figure, text.points)
    surface = read_surface(made, figure, topology)
    for code in placed.unplaced:
        yield say.point_is_not_placed_on_every(file=file, code=code)
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
                yield say.is_drawn_on_no_plate_look(file=file, kind=layer[:-1], code=code)
            for plate in drawn:
                if plate not in plates:
                    yield say.is_on_which_is_no_plate(file=file, kind=layer[:-1], code=code, plate=plate)


def _sides(file: str, point: Point, topology: Topology) -> Iterator[str]:
    middle = point.places.get(Side.MIDLINE)
    if middle is not None and abs(middle.position[0]) > MIDLINE:
        yield say.point_is_not_on_the_midline(file=file, point=point.code)
    left, right = point.places.get(Side.LEFT), point.places.get(Side.RIGHT)
    if left is None or right is None or left.surface.face >= len(topology.mirror):
        return
    if left.position[0] <= 0:
        yield say.point_left_is_not_on_the(file=file, point=point.code)
    x, y, z = left.position
    if topology.mirrored(left.surface) != right.surface or _gap((-x, y, z), right.position) > EXACT:
        yield say.point_right_is_not_the_mirror(file=file, point=point.code)


def _on_skin(file: str, point: Point, place: Place, surface: BodySurface, topology: Topology) -> Iterator[str]:
    face = place.surface.face
    if face >= len(topology.part) or topology.part_names[int(topology.part[face])] in _NO_SKIN:
        yield say.point_is_not_on_the_skin(file=file, point=point.code, side=place.side.value)
    elif _gap(surface.position(place.surface), place.position) > EXACT:
        yield say.point_is_written_off_the_skin(file=file, point=point.code, side=place.side.value)


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
            say.point_on_lies_mm_outside_move(
                file=file, point=point.code, part=part, mm=f"{nearest * 1700:.0f}", muscle=str(point.muscle)
            )
        )


def _gap(one: Vec3, two: Vec3) -> float:
    return max(abs(a - b) for a, b in zip(one, two, strict=True))
