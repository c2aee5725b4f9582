"""Front and back with R and L, the patient's marks and their numbers. Which marks there are is decided elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ashichart.domain.atlas.body import Plate
from ashichart.domain.sheets.choices import Tone
from ashichart.domain.sheets.progress import Fate
from ashichart.report.bodies.labels import Box, Ground, Label, Spot, place_labels
from ashichart.report.bodies.marks import EDGE_MM, draw_now, draw_then
from ashichart.report.pdf.fonts import Fonts, Weight
from ashichart.report.pdf.inks import Inks
from ashichart.report.pdf.pen import Align, Pen
from ashichart.report.pdf.plate_forms import PlateLook, Silhouette, plate_form, silhouette
from ashichart.wording import terms
from ashichart.wording.lists import and_list
from ashichart.wording.names.sides import SIDES
from ashichart.wording.paper import bodies as say

LETTER_RADIUS_MM = 2.1
LETTER_LEVEL = 0.075  # of the body's height from the top: level with the face
NUMBER_PT = 8.2
TITLE_DROP_MM = 3.4
_BODY_GAP_MM = 1.5


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """How much of a drawing shows and how large the letters around it are.

    Args:
        look: How much of the drawing.
        letter_pt: Type of R and L, of their words and of the plate's title.
        letter_radius_mm: Of the circle around R and L.
        number_pt: Type of the numbers of the marks.
        with_words: Whether "right" and "left" stand below the letters.
        letter_reach: From the middle of the drawing to its letters at the most, in heights of the drawing.
    """

    look: PlateLook = PlateLook.SHADED
    letter_pt: float = 9.4
    letter_radius_mm: float = LETTER_RADIUS_MM
    number_pt: float = NUMBER_PT
    with_words: bool = True
    letter_reach: float = 0.29

    @property
    def title_drop_mm(self) -> float:
        """From the lower edge of the drawing to the baseline of its title."""
        return TITLE_DROP_MM * self.letter_pt / 9.4


PLAIN = BodyStyle()


@dataclass(frozen=True, slots=True)
class PlateArt:
    """A plate and its drawing.

    Args:
        plate: Size, title and sides.
        svg: The drawing as the atlas holds it.
    """

    plate: Plate
    svg: bytes


@dataclass(frozen=True, slots=True)
class Dot:
    """One point's mark on the plates.

    Args:
        number: Number of the point; 0 draws the mark without one.
        toward: Words for its own side: "left", "right" or "midline".
        places: Plate name -> fractions.
        fate: What may be said of it, None for a plain reading.
        then_mm: Diameter of then, None if not pressed.
        now_mm: Diameter of now (of the only reading where `fate` is None), None if not pressed.
        is_open: True if it is assessed and not tender.
        letter: Stands beside the mark in place of the number.
    """

    number: int
    toward: str
    fate: Fate | None
    then_mm: float | None
    now_mm: float | None
    is_open: bool = False
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])
    letter: str = ""

    @property
    def said(self) -> str:
        """What stands beside the mark."""
        return self.letter or str(self.number)

    @property
    def radius_mm(self) -> float:
        """Outer radius with the white edge."""
        return max(self.then_mm or 0.0, self.now_mm or 0.0, 1.0) / 2 + EDGE_MM


@dataclass(frozen=True, slots=True)
class Pair:
    """The plates of one moment side by side.

    Args:
        arts: From left to right.
        left: Left edge of the column in mm.
        top: Top of the drawings.
        width: Width of the column.
        height: Height of every drawing.
    """

    arts: tuple[PlateArt, ...]
    left: float
    top: float
    width: float
    height: float

    def centre(self, index: int) -> float:
        """x of the middle of a drawing."""
        return self.left + self.width * (2 * index + 1) / (2 * len(self.arts))

    def corner(self, index: int) -> float:
        """Left edge of a drawing."""
        return self.centre(index) - self.arts[index].plate.aspect * self.height / 2

    def place(self, index: int, fractions: tuple[float, float]) -> tuple[float, float]:
        """Return mm on paper of a place on a drawing."""
        return (
            self.corner(index) + fractions[0] * self.arts[index].plate.aspect * self.height,
            self.top + fractions[1] * self.height,
        )


def body_height(arts: Sequence[PlateArt], width: float, most: float) -> float:
    """Return the height at which the drawings stand beside one another in `width` mm without touching."""
    widest = max(2 * max(0.5 * s.aspect - s.reach[0], s.reach[1] - 0.5 * s.aspect) for s in map(_skin, arts))
    return min(most, (width / len(arts) - _BODY_GAP_MM) / widest)


def _skin(art: PlateArt) -> Silhouette:
    return silhouette(art.svg)


def draw_bodies(
    pen: Pen,
    fonts: Fonts,
    inks: Inks,
    tone: Tone,
    pair: Pair,
    dots: Sequence[Dot],
    *,
    numbered: bool,
    style: BodyStyle = PLAIN,
) -> None:
    """Draw the plates of one moment, then R and L, then marks, then numbers; to a reader that speaks, one picture."""
    views = and_list([art.plate.title.lower() for art in pair.arts])
    marked = say.marked_points(len(dots))
    with pen.tag(terms.figure(), say.drawing_of_the_body_with(views=views, marked=marked)):
        _draw_all(pen, fonts, inks, tone, pair, dots, numbered=numbered, style=style)


def _draw_all(
    pen: Pen,
    fonts: Fonts,
    inks: Inks,
    tone: Tone,
    pair: Pair,
    dots: Sequence[Dot],
    *,
    numbered: bool,
    style: BodyStyle,
) -> None:
    for index, art in enumerate(pair.arts):
        form = plate_form(art.svg, tone, round(pair.height, 2), style.look)
        pen.form(form, pair.corner(index), pair.top, pair.height)
    blocked = _draw_letters(pen, fonts, inks, pair, style)
    for index, art in enumerate(pair.arts):
        for dot in sorted(dots, key=lambda dot: -dot.radius_mm):
            if art.plate.name in dot.places:
                _draw_dot(pen, inks, dot, *pair.place(index, dot.places[art.plate.name]))
    if numbered:
        said = {dot.number: dot.said for dot in dots}
        for label in place_numbers(fonts, pair, dots, blocked, style.number_pt):
            _draw_label(pen, inks, label, said[label.key], style.number_pt)


def _draw_letters(pen: Pen, fonts: Fonts, inks: Inks, pair: Pair, style: BodyStyle) -> tuple[Box, ...]:
    taken: list[Box] = []
    y = pair.top + LETTER_LEVEL * pair.height
    half = pair.width / (2 * len(pair.arts))
    size, radius = style.letter_pt, style.letter_radius_mm
    share = size / 9.4
    for index, art in enumerate(pair.arts):
        for letter in sorted(art.plate.letters, key=lambda letter: letter.x):
            said = SIDES[letter.side]()
            word_half = fonts.width_mm(said, size) / 2 if style.with_words else radius
            reach = min(half - word_half - 1.4, style.letter_reach * pair.height)  # two L side by side stay apart
            x = pair.centre(index) + (reach if letter.x > 0.5 else -reach)
            pen.circle(x, y, radius, fill=inks.white, ink=inks.ink, width_pt=0.5)
            name = letter.side.value[0].upper()
            pen.text(x, y + 1.15 * share, name, size, inks.ink, weight=Weight.SEMIBOLD, align=Align.MIDDLE)
            foot = y + radius
            if style.with_words:
                pen.text(x, y + 5.3 * share, said, size, inks.soft, align=Align.MIDDLE)
                foot = y + 6.2 * share
            side = max(word_half, radius) + 0.3
            taken.append(Box(x - side, y - radius - 0.3, x + side, foot))
        bottom = pair.top + pair.height
        pen.text(pair.centre(index), bottom + style.title_drop_mm, art.plate.title, size, inks.soft, align=Align.MIDDLE)
        half_title = fonts.width_mm(art.plate.title, size) / 2 + 1.8
        taken.append(
            Box(pair.centre(index) - half_title, bottom, pair.centre(index) + half_title, bottom + 4.5 * share)
        )
    return tuple(taken)


def _draw_dot(pen: Pen, inks: Inks, dot: Dot, x: float, y: float) -> None:
    if dot.fate is not None:
        draw_now(pen, x, y, dot.fate, dot.then_mm, dot.now_mm, inks, open_dot=dot.is_open)
    elif dot.now_mm is not None:
        draw_then(pen, x, y, dot.now_mm, inks, open_dot=dot.is_open)
    else:
        draw_now(pen, x, y, Fate.NOT_PRESSED, None, None, inks)


def _toward(art: PlateArt, side: str) -> int:
    """Return −1 or 1 for the half of the picture that shows the patient's side, 0 for the midline."""
    at = next((letter.x for letter in art.plate.letters if letter.side.value == side), None)
    return 0 if at is None else (1 if at > 0.5 else -1)


def place_numbers(
    fonts: Fonts, pair: Pair, dots: Sequence[Dot], blocked: Sequence[Box], number_pt: float = NUMBER_PT
) -> tuple[Label, ...]:
    """Return where the numbers of all plates of a pair stand; each plate leaves the others' marks and numbers free."""
    skins = [_skin(art) for art in pair.arts]
    corners = [pair.corner(index) for index in range(len(pair.arts))]

    def on_skin(box: Box) -> bool:
        return any(
            skin.touches(
                (box.left - corner) / pair.height,
                (box.top - pair.top) / pair.height,
                (box.right - corner) / pair.height,
                (box.bottom - pair.top) / pair.height,
            )
            for skin, corner in zip(skins, corners, strict=True)
        )

    spots: list[list[Spot]] = [
        [
            Spot(
                dot.number,
                *pair.place(index, dot.places[art.plate.name]),
                dot.radius_mm,
                fonts.width_mm(dot.said, number_pt, Weight.SEMIBOLD),
                0.232 * number_pt,
                _toward(art, dot.toward),
            )
            for dot in dots
            if art.plate.name in dot.places and dot.number
        ]
        for index, art in enumerate(pair.arts)
    ]
    placed: list[Label] = []
    for index in range(len(pair.arts)):
        others = [
            Box(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
            for other, of_plate in enumerate(spots)
            if other != index
            for spot in of_plate
        ]
        around = Box(pair.left, pair.top - 3, pair.left + pair.width, pair.top + pair.height + 4)
        taken = (*blocked, *others, *(label.box for label in placed))
        placed.extend(place_labels(spots[index], Ground(around, pair.centre(index), taken, on_skin)))
    return tuple(placed)


def _draw_label(pen: Pen, inks: Inks, label: Label, said: str, number_pt: float) -> None:
    if label.length > 1.2:
        pen.line(*label.start, *label.end, inks.white, 1.5)
        pen.line(*label.start, *label.end, inks.soft, 0.4)
    middle = (label.box.left + label.box.right) / 2
    pen.text(middle, label.box.bottom, said, number_pt, inks.ink, weight=Weight.SEMIBOLD, align=Align.MIDDLE)
