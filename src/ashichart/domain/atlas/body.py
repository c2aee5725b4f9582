"""The types of the atlas: plates, points, muscles, channels and places on the body surface. No reading of files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Vec3 = tuple[float, float, float]


class Side(StrEnum):
    """A side of the patient, never of the picture."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"


class Figure(StrEnum):
    """Which drawn figure stands for the patient."""

    FEMALE = "female"
    MALE = "male"


class PointKind(StrEnum):
    """What a point of the atlas is; decides the shape of its mark."""

    ACUPUNCTURE = "acupuncture"
    AURICULAR = "auricular"
    TRIGGER = "trigger"


class Laterality(StrEnum):
    """Whether a point exists on both sides or once on the midline."""

    BILATERAL = "bilateral"
    MIDLINE = "midline"


@dataclass(frozen=True, slots=True)
class SurfacePoint:
    """A place on the body surface: a face of the base mesh and a place within it.

    Args:
        face: Index of the base face.
        u: Share of the way from corner 0 to corner 1, 0–1.
        v: Share of the way from corner 0 to corner 3, 0–1.
    """

    face: int
    u: float
    v: float

    def __post_init__(self) -> None:
        if self.face < 0 or not (0 <= self.u <= 1 and 0 <= self.v <= 1):
            raise ValueError("A place on the body is a face and two shares between 0 and 1.")


@dataclass(frozen=True, slots=True)
class PlatePoint:
    """A place on one plate in fractions of its width and height, origin top left, y down."""

    plate: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SideLetter:
    """Where the letter R or L of a plate stands, in plate fractions."""

    side: Side
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plate:
    """One drawing of the body from one camera.

    Args:
        name: Key, e.g. "front" or "hand-dorsal-left".
        title: Word under the drawing.
        group: Plates that are reached together: "body", "head", "hand" …
        width: Width of the drawing in its own units; only the ratio to `height` matters outside the drawing.
        height: Height in the same units.
        letters: R and L.
        units_per_body: Drawing units per body height.
    """

    name: str
    title: str
    group: str
    width: float
    height: float
    letters: tuple[SideLetter, ...]
    units_per_body: float

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Place:
    """Where a point lies on one side of one figure.

    Args:
        side: Side of the patient.
        surface: Anchor on the surface.
        position: x to the patient's left, y up, z forward, in body heights.
        plates: Plate name -> fractions, only plates from which the place is seen.
        needles: Of a point that takes several needles: where each of them goes, as `plates`; else empty.
    """

    side: Side
    surface: SurfacePoint
    position: Vec3
    plates: Mapping[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])
    needles: tuple[Mapping[str, tuple[float, float]], ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to know before a needle goes in; informs, never forbids."""

    kind: str
    level: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Referral:
    """Where the pain of a trigger point is felt.

    Args:
        essential: Codes of regions without a side, felt by nearly everyone; "… other-side" is across the midline.
        spillover: Regions it spreads to in some.
    """

    essential: tuple[str, ...]
    spillover: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """An entry of the atlas.

    Args:
        code: "LI4", "EX-HN3", "UTrap1".
        label: Short name for the body and the lists, at most 14 characters.
        plain: Words for patients, without Latin and without the side.
        location: One or two sentences for the clinician.
        properties: Ids of the special properties it has, e.g. "yuan-source".
        referral: Of a trigger point; None where none is charted.
        discreet: Why the point is listed and found, but has no mark on the body; empty for all others.
        system: Whose point it is, for points of the ear, since systems differ: "GB/T 13734-2008"; else empty.
    """

    code: str
    kind: PointKind
    label: str
    name: str
    plain: str
    location: str
    laterality: Laterality
    channel: str | None = None
    muscle: str | None = None
    pinyin: str = ""
    pinyin_plain: str = ""
    zh_hans: str = ""
    zh_hant: str = ""
    aliases: tuple[str, ...] = ()
    needles: int = 1
    cautions: tuple[Caution, ...] = ()
    places: Mapping[Side, Place] = field(default_factory=dict[Side, Place])
    properties: tuple[str, ...] = ()
    referral: Referral | None = None
    discreet: str = ""
    system: str = ""

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides on which the point exists."""
        return (Side.MIDLINE,) if self.laterality is Laterality.MIDLINE else (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True)
class Protocol:
    """Points that are used together, in order.

    Args:
        code: What people type, "nada".
        name: "NADA".
        plain: Words beside the name.
        points: Codes of its points; each is meant on every side it has.
    """

    code: str
    name: str
    plain: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarZone:
    """A zone of the ear, which is drawn on one plate of each ear.

    Args:
        code: "TF4".
        name: Of the point of the ear that stands for the zone.
        system: Whose zone it is.
        plate: Name of the plate.
        ring: Its outline in fractions of the plate, closed without its repeated end.
    """

    code: str
    name: str
    pinyin: str
    zh_hans: str
    zh_hant: str
    system: str
    plate: str
    ring: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle that a needle or a finger reaches.

    Args:
        code: "UTrap".
        name: English or Latin as clinicians say it, "Upper trapezius"; points name their muscle by it.
        latin: Full Latin name.
        label: Short name, at most 14 characters.
        plain: Words for patients.
        aliases: What people type.
        layer: 1 just under the skin … 5 deepest; 0 where it is not told.
        attachments: One or two sentences.
        innervation: Nerves.
        risks: What lies in the way of a needle.
    """

    code: str
    name: str
    latin: str = ""
    label: str = ""
    plain: str = ""
    aliases: tuple[str, ...] = ()
    layer: int = 0
    attachments: str = ""
    innervation: str = ""
    risks: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """A named area of the skin; all regions together are the whole skin, none overlaps another.

    Args:
        code: With its side, "shoulder-front-left".
        name: For the clinician, without the side.
        plain: Words for patients, without the side.
        side: Left or right; the body is split at the midline.
        choir: Number of the area of the CHOIR body map it belongs to.
    """

    code: str
    name: str
    plain: str
    side: Side
    choir: str = ""

    @property
    def base(self) -> str:
        """The code without its side, as referral names it."""
        return self.code.removesuffix(f"-{self.side.value}")


@dataclass(frozen=True, slots=True)
class BodyArea:
    """An area of the CHOIR body map: several regions of one side."""

    code: str
    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class Property:
    """A special property that some points have, such as yuan-source."""

    id: str
    name: str
    plain: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel and its points in order."""

    code: str
    name: str
    pinyin: str
    zh_hans: str
    zh_hant: str
    aliases: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurfaceHit:
    """What lies under a click on a plate.

    Args:
        surface: Anchor on the body.
        position: In body heights, anatomical pose.
        side: Side of the patient; `MIDLINE` within 4 mm of it.
        plates: Plate name -> fractions where the place is seen.
    """

    surface: SurfacePoint
    position: Vec3
    side: Side
    plates: Mapping[str, tuple[float, float]]
