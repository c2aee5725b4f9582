"""Reckons places from recipes:

the grammar of `bodymaps/points`, on the surface of one figure. Texts and files are kept out (book.py, bake.py).

A recipe is a table with one of these verbs; the way it is written stands in `landmarks.toml`.

    same = "A"                                      the place of another landmark or point
    on = "front", level/line/depth = anchor …       seen from one side: the skin where a straight ray meets it
    out = anchor, towards = "words"                 from inside the limb outwards to the skin
    between = ["A", "B"], part = 0.5 | cun = 7, of = 12    so far of the way along the skin
    along = "A", towards = "words", cun = 2         from a place so far along the skin
    most = "words", near = anchor, within = 0.03    the place that lies farthest in a direction
    face = 1234, u = 0.5, v = 0.5, reason = "…"     by hand

An anchor is a place (`LU5`), a joint (`joint wrist`, `tail finger2-3`), a vertex of
the source mesh (`vertex 4116`), or a step between two anchors: `A > B @ 0.3` (fraction of the straight
line) or `A > B @ 2 forearm` (cun of a scale), and a step may go on from a step: `A > B @ 0.5 > C @ 0.2`. Any recipe
may end in `then = [{towards, cun, scale, frame}]`.
All recipes are of the left side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from bodymaps.generator.places import section
from bodymaps.generator.places.frames import Frame, body_frame, limb_frame
from bodymaps.generator.skin.surface import PART_NAMES, Place, Surface

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bodymaps.generator.places.book import Book

Floats = npt.NDArray[np.float64]
TRUNK = ("head", "neck", "torso", "arm-left", "leg-left")
TALL = 1700.0  # millimetres of the person for whom nudges are written
_STEP = re.compile(r"^(.*) > (.*?) @ (-?\d*\.?\d+)(?: ([a-z-]+))?$")
LOOKS: Mapping[str, tuple[float, float, float]] = {
    "front": (0, 0, -1),
    "back": (0, 0, 1),
    "left": (-1, 0, 0),
    "right": (1, 0, 0),
    "top": (0, -1, 0),
    "sole": (0, 1, 0),
}


class RecipeError(ValueError):
    """A recipe that leads to no place, with the name of its point in the sentence."""


@dataclass(frozen=True, slots=True)
class Limb:
    """A limb of the left side as a frame of `landmarks*.toml` describes it.

    Attributes:
        start: Where its axis begins (3,), body heights.
        axis: From the first to the second joint (3,), body heights.
        facing: Unit direction the limb faces, across the axis.
        outer: Unit direction away from the midline, across both.
        parts: Parts of the body it belongs to.
    """

    start: Floats
    axis: Floats
    facing: Floats
    outer: Floats
    parts: tuple[str, ...]


class Reckoner:
    """Places of one figure by name, each reckoned once."""

    def __init__(self, body: Surface, book: Book, figure: str) -> None:
        """Reckon on `body`, whose figure is called `figure`, from the recipes of `book`."""
        self.body = body
        self.book = book
        self.figure = figure
        self._places: dict[str, Place] = {}
        self._frames: dict[str, Frame] = {}
        self._open: list[str] = []

    def place(self, name: str) -> Place:
        """The place of a landmark or point of the left side or midline.

        Raises:
            RecipeError: No such recipe, recipes that wait for each other, or a recipe that leads to no place.
        """
        if name in self._places:
            return self._places[name]
        recipe = self.book.recipe(name)
        if recipe is None:
            message = f"there is no place called “{name}”"
            raise RecipeError(message)
        if name in self._open:
            message = f"recipes wait for each other: {' → '.join([*self._open, name])}"
            raise RecipeError(message)
        self._open.append(name)
        try:
            found = self._nudged(name, self._reckon(recipe))
        except RecipeError:
            raise
        except (KeyError, ValueError) as error:
            message = f"{name}: {error}"
            raise RecipeError(message) from error
        finally:
            self._open.pop()
        self._places[name] = found
        return found

    def of(self, recipe: Mapping[str, Any], name: str) -> Place:
        """The place a recipe without a name of its own leads to, such as one needle of a site.

        Args:
            recipe: The recipe.
            name: What to call it in an error.

        Raises:
            RecipeError: The recipe leads to no place.
        """
        try:
            return self._reckon(recipe)
        except (KeyError, ValueError) as error:
            message = f"{name}: {error}"
            raise RecipeError(message) from error

    def at(self, name: str) -> Floats:
        """Position (3,) of a named place, pose `anatomical`, body heights."""
        return self.body.at(self.place(name))

    def cun(self, scale: str) -> float:
        """One cun of a scale, body heights."""
        entry = self.book.scales[scale]
        if "share" in entry:
            return self.cun(entry["share"]) * float(entry.get("times", 1))
        first, second = (self.anchor(name) for name in entry["between"])
        gap = second - first
        if "only" in entry:
            gap = gap * np.abs(self.frame("body").direction(entry["only"]))
        return float(np.linalg.norm(gap)) / float(entry["cun"])

    def frame(self, name: str) -> Frame:
        """A frame by name; `body` is the trunk and head."""
        if name not in self._frames:
            if name == "body":
                self._frames[name] = body_frame(TRUNK)
            else:
                entry = self.book.frames[name]
                first, second = (self.anchor(end) for end in entry["axis"])
                facing = entry["facing"]
                if isinstance(facing[0], str):
                    a, b, c = (self.anchor(corner) for corner in facing)
                    facing = np.cross(b - a, c - a)
                self._frames[name] = limb_frame(
                    second - first, np.asarray(facing, np.float64), entry["words"], tuple(entry["parts"])
                )
        return self._frames[name]

    def limb(self, name: str) -> Limb:
        """The limb of a frame by name.

        Raises:
            KeyError: There is no such frame, or it is that of the trunk.
        """
        entry, frame = self.book.frames[name], self.frame(name)
        start, end = (self.anchor(joint) for joint in entry["axis"])
        words = entry["words"]
        return Limb(start, end - start, frame.words[words["facing"]], frame.words[words["outer"]], frame.parts)

    def spot(self, anchor: str | Mapping[str, Any]) -> Floats:
        """Position (3,) of an anchor, or of the place of a recipe given as a table."""
        return self.anchor(anchor) if isinstance(anchor, str) else self.body.at(self.of(anchor, "anchor"))

    def anchor(self, text: str) -> Floats:
        """Position (3,) of an anchor: a place, a joint, or a step between two."""
        step = _STEP.match(text)
        if step:
            first, second = self.anchor(step[1]), self.anchor(step[2])
            amount = float(step[3])
            if step[4]:
                amount *= self.cun(step[4]) / float(np.linalg.norm(second - first))
            return first + (second - first) * amount
        if text.startswith("vertex "):
            return self.body.vertex(int(text.removeprefix("vertex ")))
        for word, look_up in (("joint ", self.body.joint), ("tail ", self.body.joint_tail)):
            if text.startswith(word):
                bone = text.removeprefix(word)
                known = self.body.heads["anatomical"]
                return look_up(bone if bone in known else f"{bone}.L")
        return self.at(text)

    def _reckon(self, recipe: Mapping[str, Any]) -> Place:
        verbs = {"same", "on", "out", "between", "along", "most", "face"} & recipe.keys()
        if len(verbs) != 1:
            message = f"a recipe needs exactly one verb, this has {sorted(verbs)}"
            raise RecipeError(message)
        found: Place = getattr(self, f"_{verbs.pop()}")(recipe)
        for move in recipe.get("then", ()):
            found = self._moved(found, move, recipe)
        return found

    def _same(self, recipe: Mapping[str, Any]) -> Place:
        return self.place(recipe["same"])

    def _face(self, recipe: Mapping[str, Any]) -> Place:
        return Place(int(recipe["face"]), float(recipe["u"]), float(recipe["v"]))

    def _on(self, recipe: Mapping[str, Any]) -> Place:
        scale = self.cun(recipe["scale"]) if "scale" in recipe else 1.0
        spot = np.zeros(3)
        for axis, word, more, less in (
            (0, "line", "lateral", "medial"),
            (1, "level", "up", "down"),
            (2, "depth", "forward", "backward"),
        ):
            if word in recipe:
                spot[axis] = self.anchor(recipe[word])[axis]
            spot[axis] += scale * (float(recipe.get(more, 0)) - float(recipe.get(less, 0)))
        look = np.asarray(LOOKS[recipe["on"]], np.float64)
        if "turned" in recipe:
            look = -self.frame("body").direction(recipe["turned"])
        found = self.body.cast(spot, look, parts=self._parts(recipe))
        if found is None:
            message = f"no skin seen from the {recipe['on']} at {spot.round(3)}"
            raise RecipeError(message)
        return found

    def _out(self, recipe: Mapping[str, Any]) -> Place:
        frame = self.frame(recipe.get("frame", "body"))
        origin = self.anchor(recipe["out"])
        found = self.body.cast_out(origin, frame.direction(recipe["towards"]), parts=self._parts(recipe))
        if found is None:
            message = f"no skin from {origin.round(3)} towards {recipe['towards']}"
            raise RecipeError(message)
        return found

    def _between(self, recipe: Mapping[str, Any]) -> Place:
        first, second = (self.place(name) for name in recipe["between"])
        share = float(recipe["part"]) if "part" in recipe else float(recipe["cun"]) / float(recipe["of"])
        return section.between(self.body, first, second, share, self._parts(recipe))

    def _along(self, recipe: Mapping[str, Any]) -> Place:
        return self._moved(self.place(recipe["along"]), recipe, recipe)

    def _moved(self, start: Place, move: Mapping[str, Any], recipe: Mapping[str, Any]) -> Place:
        """A walk of so many cun or mm in words of a frame, or towards a named place (`to`)."""
        far = float(move["mm"]) / TALL if "mm" in move else float(move["cun"]) * self.cun(move["scale"])
        frame = self.frame(move.get("frame", recipe.get("frame", "body")))
        way = self.anchor(move["to"]) - self.body.at(start) if "to" in move else frame.direction(move["towards"])
        return section.walk(self.body, start, way, far, self._parts(recipe, frame))

    def _most(self, recipe: Mapping[str, Any]) -> Place:
        """The extremum among the corners and the finer grid of the faces near an anchor."""
        frame = self.frame(recipe.get("frame", "body"))
        way = frame.direction(recipe["most"])
        centre = self.anchor(recipe["near"])
        wanted = np.isin(self.body.topology.part, [PART_NAMES.index(part) for part in self._parts(recipe)])
        corners = np.unique(self.body.quads[np.repeat(wanted, 4)])
        points = self.body.points["anatomical"][corners]
        close = np.linalg.norm(points - centre, axis=1) < float(recipe["within"])
        if "only" in recipe:
            close &= (points - centre) @ frame.direction(recipe["only"]) > 0
        if recipe.get("midline", False):
            close &= np.abs(points[:, 0]) < 1e-5
        else:
            close &= points[:, 0] > -1e-5
        if not close.any():
            message = f"no skin within {recipe['within']} of {recipe['near']}"
            raise RecipeError(message)
        best = points[close][np.argmax(points[close] @ way)]
        return self.body.nearest(best, parts=self._parts(recipe))

    def _parts(self, recipe: Mapping[str, Any], frame: Frame | None = None) -> tuple[str, ...]:
        if "parts" in recipe:
            return tuple(recipe["parts"])
        return (frame or self.frame(recipe.get("frame", "body"))).parts

    def _nudged(self, name: str, place: Place) -> Place:
        for nudge in self.book.nudges:
            if nudge.point != name or nudge.figure not in ("", self.figure):
                continue
            frame = self.frame(nudge.frame)
            for words, millimetres in nudge.steps:
                place = section.walk(self.body, place, frame.direction(words), millimetres / TALL, frame.parts)
        return place
