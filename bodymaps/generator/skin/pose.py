"""Poses: where the joints of a figure are, and linear blend skinning of the figure about them.

Kept out: the shape of a figure (figure.py) and cameras (plates.py). Positions are decimetres in the source's axes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bodymaps.generator.skin.source import Source

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pose:
    """How a figure stands; both sides alike. Directions are of the left arm, degrees are plain.

    Attributes:
        name: Name of the pose in `surface.npz`.
        arm: Direction of the upper arm.
        palm: Direction the palm faces.
        carry: Angle of the forearm away from the line of the upper arm, outwards.
        flexion: Bend left in the elbow.
        leg_in: Angle by which the thighs are brought together.
    """

    name: str
    arm: tuple[float, float, float]
    palm: tuple[float, float, float]
    carry: float
    flexion: float
    leg_in: float


POSES = {
    "anatomical": Pose("anatomical", (0.48, -0.88, 0.0), (0.0, 0.0, 1.0), carry=5, flexion=6, leg_in=3.5),
    "side": Pose("side", (0.22, -0.30, 0.93), (-0.9, 0.1, -0.4), carry=0, flexion=12, leg_in=4.5),
}


@dataclass(frozen=True, slots=True)
class Posed:
    """A posed figure: vertices (V, 3), and heads and tails of the bones by name, all in decimetres."""

    vertices: Floats
    heads: dict[str, Floats]
    tails: dict[str, Floats]


def rotation(axis: Floats, angle: float) -> Floats:
    """Rotation matrix by `angle` radians about `axis`."""
    x, y, z = unit(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross


def unit(vector: npt.ArrayLike) -> Floats:
    """The vector at length 1."""
    array = np.asarray(vector, np.float64)
    return array / np.linalg.norm(array)


def align(start: Floats, end: Floats) -> Floats:
    """The shortest rotation that brings one direction onto another."""
    a, b = unit(start), unit(end)
    axis = np.cross(a, b)
    sine = float(np.linalg.norm(axis))
    return np.eye(3) if sine < 1e-9 else rotation(axis / sine, float(np.arctan2(sine, a @ b)))


def turn_between(start: Floats, end: Floats, axis: Floats) -> float:
    """Angle in radians that turns one direction into another about an axis."""
    about = unit(axis)
    a, b = start - about * (start @ about), end - about * (end @ about)
    return float(np.arctan2(np.cross(a, b) @ about, a @ b))


def joints(source: Source, points: Floats) -> tuple[dict[str, Floats], dict[str, Floats]]:
    """Heads and tails of all bones on a morphed, unposed figure.

    The rig's default positions are ignored: they fit no other shape.
    """

    def place(rule: Mapping[str, Any]) -> Floats:
        match rule["strategy"]:
            case "CUBE":
                return points[source.vertex_group(rule["cube_name"])].mean(axis=0)
            case "MEAN":
                return points[rule["vertex_indices"]].mean(axis=0)
            case "VERTEX":
                return points[rule["vertex_index"]]
            case other:
                raise ValueError(f"unknown rule for a joint: {other}")

    heads = {bone: place(spec["head"]) for bone, spec in source.rig.items()}
    tails = {bone: place(spec["tail"]) for bone, spec in source.rig.items()}
    return heads, tails


def rotations(heads: Mapping[str, Floats], tails: Mapping[str, Floats], pose: Pose) -> dict[str, Floats]:
    """Rotation of each moved bone in the axes of the resting figure; a parent's rotation comes on top.

    The forearm turns in three parts, a quarter, a half and a quarter over the two lower-arm bones and the wrist, so
    that the skin does not wring; the upper arm's own turn is shared by its two bones.
    """
    turns: dict[str, Floats] = {}
    for side, sign in (("L", 1.0), ("R", -1.0)):
        flip = np.array([sign, 1.0, 1.0])
        arm, palm = unit(np.array(pose.arm) * flip), np.array(pose.palm) * flip
        shoulder, elbow, wrist = (heads[f"{bone}.{side}"] for bone in ("upperarm01", "lowerarm01", "wrist"))
        upper, fore = unit(elbow - shoulder), unit(wrist - elbow)
        hinge = unit(np.cross(upper, fore))
        bend = float(np.arccos(upper @ fore))
        swing = align(upper, arm)
        twist = turn_between(swing @ (fore - upper * (fore @ upper)), palm, arm)
        first = rotation(arm, twist / 2) @ swing
        turns[f"upperarm01.{side}"] = first
        turns[f"upperarm02.{side}"] = first.T @ rotation(arm, twist / 2) @ first
        whole = rotation(arm, twist) @ swing
        bent = whole @ rotation(hinge, np.radians(pose.flexion) - bend)
        outward = np.sign(np.cross(palm, bent @ fore) @ (np.array([1.0, 0.0, 0.0]) * flip)) or 1.0
        bent = rotation(palm, outward * np.radians(pose.carry)) @ bent
        along = unit(bent @ fore)
        index, little, middle = (heads[f"finger{finger}-1.{side}"] for finger in (2, 5, 3))
        facing = unit(np.cross(index - wrist, little - wrist)) * sign
        if (tails[f"finger3-3.{side}"] - middle) @ facing < 0:
            facing = -facing
        turn = turn_between(bent @ facing, palm, along)
        quarter, most, full = (rotation(along, turn * share) @ bent for share in (0.25, 0.75, 1.0))
        turns[f"lowerarm01.{side}"] = whole.T @ quarter
        turns[f"lowerarm02.{side}"] = quarter.T @ most
        straight = align(full @ unit(middle - wrist), along * 0.85 + full @ unit(middle - wrist) * 0.15)
        turns[f"wrist.{side}"] = most.T @ straight @ full
        thigh = rotation(np.array([0.0, 0.0, 1.0]), -sign * np.radians(pose.leg_in))
        turns[f"upperleg01.{side}"] = thigh
        turns[f"foot.{side}"] = thigh.T
    return turns


def take_pose(source: Source, points: Floats, pose: Pose) -> Posed:
    """Bend a figure into a pose."""
    heads, tails = joints(source, points)
    turns = rotations(heads, tails, pose)
    moves: dict[str, Floats] = {}

    def move(bone: str) -> Floats:
        if bone not in moves:
            own = np.eye(4)
            if bone in turns:
                own[:3, :3] = turns[bone]
                own[:3, 3] = heads[bone] - turns[bone] @ heads[bone]
            parent = source.rig[bone]["parent"]
            moves[bone] = move(parent) @ own if parent else own
        return moves[bone]

    stack = np.stack([move(bone) for bone in source.bones])
    blend = np.asarray(source.weights @ stack.reshape(len(stack), 16)).reshape(-1, 4, 4)
    blend[np.asarray(source.weights.sum(axis=1)).ravel() < 0.5] = np.eye(4)
    vertices = np.einsum("nij,nj->ni", blend[:, :3, :3], points) + blend[:, :3, 3]
    at = {
        name: {bone: (moves[bone] @ np.append(place[bone], 1.0))[:3] for bone in source.bones}
        for name, place in (("h", heads), ("t", tails))
    }
    return Posed(vertices, at["h"], at["t"])
