"""What a plate shows and from where: faces, cut, directions and frame, found on the joints of a figure.

Which plates there are is kept out (plates.py), and so is drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from bodymaps.generator.drawing.camera import DIRECTIONS, Camera, frame, frame_at
from bodymaps.generator.skin.pose import unit
from bodymaps.generator.skin.surface import PART_NAMES, Surface

if TYPE_CHECKING:
    from bodymaps.generator.drawing.plate_spec import Plate

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Directions = tuple[Floats, Floats, Floats]

MARGIN = 40
ACROSS = np.array([1.0, 0.0, 0.0])
UP = np.array([0.0, 1.0, 0.0])
FORWARD = np.array([0.0, 0.0, 1.0])
# The back of the foot is seen from above and before, so high that the toes are long and the shin still rises.
FOOT_HEIGHT = np.radians(52)
MIDDLE = ("front", "back", "head-front", "head-back", "head-top", "torso-front", "torso-back")


@dataclass(frozen=True, slots=True)
class Cut:
    """Half of space that is drawn: p · normal ≤ offset."""

    normal: Floats
    offset: float

    def beyond(self, points: Floats) -> Floats:
        """(n,) how far points lie beyond the cut; drawn where it is not above 0."""
        return points @ self.normal - self.offset


@dataclass(frozen=True, slots=True)
class View:
    """What a plate shows of a figure.

    Attributes:
        faces: Base faces (F,), None for all.
        cut: A plane, seen edge-on, beyond which nothing is drawn, or None.
        directions: The picture's right and up, and the way to the viewer.
        window: Half the width, and the lowest and highest p · up, of a picture that is cut by its own frame, body
            heights; None if the picture holds all that is shown.
    """

    faces: Bools | None
    cut: Cut | None
    directions: Directions
    window: tuple[float, float, float] | None = None


def view_of(plate: Plate, surface: Surface) -> View:
    """Camera directions, faces and cut of a plate."""
    part = np.array([PART_NAMES[number] for number in surface.topology.part])
    at = surface.points[plate.pose][surface.base].mean(axis=1)
    return _VIEWS[plate.group](plate, surface, part, at)


def camera_of(plate: Plate, surface: Surface, view: View) -> Camera:
    """A camera that frames what the plate shows."""
    chosen = surface.base if view.faces is None else surface.base[view.faces]
    points = surface.points[plate.pose][np.unique(chosen)]
    if view.cut is not None:
        beyond = view.cut.beyond(points)
        # The edge of the cut belongs into the frame: points a little beyond are brought back onto it.
        near = beyond < 0.004
        edge = _edge_of_cut(surface, plate.pose, chosen, view.cut) if plate.scale else points[:0]
        points = points[near] - view.cut.normal * np.clip(beyond[near], 0, None)[:, None]
        points = np.concatenate([points, edge])
    if view.window is not None:
        half, low, high = view.window
        height = round((high - low) * plate.scale)
        width = 2 * round(half * plate.scale)
        return Camera(*view.directions, -half, high, plate.scale, width, height)
    if plate.name == "head-top":
        # As large as the other heads.
        camera = frame_at(points, view.directions, _head_scale(plate, surface), MARGIN)
    elif plate.scale:
        camera = frame_at(points, view.directions, plate.scale, MARGIN)
    else:
        camera = frame(points, view.directions, plate.height, MARGIN)
    if plate.name in MIDDLE:
        camera = replace(camera, x0=-camera.width / 2 / camera.scale)
    return camera


def _edge_of_cut(surface: Surface, pose: str, quads: npt.NDArray[np.int64], cut: Cut) -> Floats:
    """Where the edges of the quads meet the cut (n, 3)."""
    points = surface.points[pose]
    one, two = points[quads].reshape(-1, 3), points[np.roll(quads, -1, axis=1)].reshape(-1, 3)
    first, second = cut.beyond(one), cut.beyond(two)
    meets = first * second < 0
    share = (first / np.where(meets, first - second, 1.0))[meets, None]
    return one[meets] * (1 - share) + two[meets] * share


def _head_scale(plate: Plate, surface: Surface) -> float:
    return (plate.height - 2 * MARGIN) / (float(surface.points[plate.pose][:, 1].max()) - _neck(plate, surface))


def _neck(plate: Plate, surface: Surface) -> float:
    return float(surface.joint("neck01", plate.pose)[1]) + 0.004


def _named(name: str) -> Directions:
    right, up, toward = (np.array(way) for way in DIRECTIONS[name])
    return right, up, toward


def _looking(up: Floats, toward: Floats) -> Directions:
    return np.cross(up, toward), up, toward


def _seen_from(plate: Plate) -> str:
    """The word of the plate's name that says from where."""
    return plate.name.split("-")[1] if plate.group in ("hand", "foot", "leg", "arm") else plate.name.rsplit("-", 1)[-1]


def _side_of(plate: Plate) -> Directions:
    """Directions of a limb of the left side, from the middle or from outside."""
    return _named("left" if _seen_from(plate) == "lateral" else "right")


def _body(plate: Plate, _surface: Surface, part: npt.NDArray[np.str_], _at: Floats) -> View:
    seen_from = _seen_from(plate)
    # On a side plate the far arm would lie over the trunk.
    faces = None if seen_from in ("front", "back") else ~np.isin(part, ("arm-right", "hand-right"))
    return View(faces, None, _named(seen_from))


def _head(plate: Plate, surface: Surface, part: npt.NDArray[np.str_], at: Floats) -> View:
    low = _neck(plate, surface)
    if _seen_from(plate) == "top":
        # Neck and shoulders are left out; the face lies at the lower edge, so that R and L stand as on the front.
        faces = np.isin(part, ("head", "eye-left", "eye-right"))
        return View(faces, None, _looking(-FORWARD, UP))
    faces = (at[:, 1] > low - 0.03) & (np.abs(at[:, 0]) < 0.078) & (part != "mouth")
    return View(faces, Cut(-UP, -low), _named(_seen_from(plate)))


def _torso(plate: Plate, surface: Surface, part: npt.NDArray[np.str_], at: Floats) -> View:
    high = float(surface.joint("neck01", plate.pose)[1]) - 0.002
    low = float(surface.joint("upperleg01.L", plate.pose)[1]) - 0.105
    faces = ~np.isin(part, ("head", "mouth", "eye-left", "eye-right")) & (at[:, 1] > low - 0.06)
    half = float(surface.joint("upperarm01.L", plate.pose)[0]) + 0.055
    return View(faces, Cut(UP, high), _named(_seen_from(plate)), (half, low, high + 0.012))


def _hand(plate: Plate, surface: Surface, part: npt.NDArray[np.str_], at: Floats) -> View:
    wrist, elbow = surface.joint("wrist.L", plate.pose), surface.joint("lowerarm01.L", plate.pose)
    index, middle, little = (surface.joint(f"finger{finger}-1.L", plate.pose) for finger in (2, 3, 5))
    along = unit(middle - wrist)
    palm = unit(np.cross(index - wrist, little - wrist))
    palm = palm if palm[2] > 0 else -palm
    palm = unit(palm - along * (palm @ along))
    toward = palm if "palmar" in plate.name else -palm
    start = wrist + 0.45 * (elbow - wrist)
    faces = np.isin(part, ("hand-left", "arm-left")) & ((at - start) @ along > -0.03)
    return View(faces, Cut(-along, float(-along @ start)), _looking(-along, toward))


def _arm(plate: Plate, surface: Surface, part: npt.NDArray[np.str_], _at: Floats) -> View:
    """The arm that is held forward, palm to the middle: inner side with the palm, outer with the back of the hand."""
    shoulder, wrist = surface.joint("upperarm01.L", plate.pose), surface.joint("wrist.L", plate.pose)
    along = unit(wrist - shoulder)
    outward = unit(ACROSS - along * along[0])
    toward = outward if _seen_from(plate) == "lateral" else -outward
    right, up, toward = _looking(-along, toward)
    under = np.cross(outward, along)
    under = under if under[1] < 0 else -under
    # From the top of the shoulder to the armpit; on the inner side only below it, where the arm is whole.
    slope, below = (0.95, -0.002) if _seen_from(plate) == "lateral" else (0.55, 0.034)
    normal, start = unit(-along + slope * under), shoulder + below * along
    faces = np.isin(part, ("hand-left", "arm-left"))
    return View(faces, Cut(normal, float(normal @ start)), (right, up, toward))


def _leg(plate: Plate, surface: Surface, part: npt.NDArray[np.str_], at: Floats) -> View:
    hip = surface.joint("upperleg01.L", plate.pose)
    faces = np.isin(part, ("leg-left", "foot-left")) | ((part == "torso") & (at[:, 0] > 0.0))
    faces &= at[:, 1] < hip[1] + 0.12
    if _seen_from(plate) == "lateral":
        return View(faces, Cut(UP, float(hip[1]) + 0.075), _side_of(plate))
    # From the groin to the fold of the buttock: above it the other half of the pelvis would be in the way.
    normal = unit(UP - 0.42 * FORWARD)
    start = hip + np.array([0.0, -0.060, 0.0])
    return View(faces, Cut(normal, float(normal @ start)), _side_of(plate))


def _foot(plate: Plate, surface: Surface, part: npt.NDArray[np.str_], at: Floats) -> View:
    ankle = surface.joint("foot.L", plate.pose)
    seen_from = _seen_from(plate)
    own = np.isin(part, ("leg-left", "foot-left")) & (at[:, 1] < ankle[1] + 0.14)
    if seen_from == "plantar":
        # What rises behind the sole is wholly hidden by it.
        return View(own & (at[:, 1] < ankle[1] + 0.002), None, _looking(FORWARD, -UP))
    if seen_from == "dorsal":
        toward = UP * np.sin(FOOT_HEIGHT) + FORWARD * np.cos(FOOT_HEIGHT)
        up = UP * np.cos(FOOT_HEIGHT) - FORWARD * np.sin(FOOT_HEIGHT)
        return View(own, Cut(up, float(up @ ankle) + 0.032), _looking(up, toward))
    return View(own, Cut(UP, float(ankle[1]) + 0.062), _side_of(plate))


_VIEWS = {"body": _body, "head": _head, "torso": _torso, "hand": _hand, "arm": _arm, "leg": _leg, "foot": _foot}
