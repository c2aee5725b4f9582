"""Short names of points for the body and the lists, where the atlas gives none. Full names are the atlas's own."""

import re

from ashichart.domain.atlas.body import PointKind

LONGEST = 14

# Clipped forms a clinician reads at a glance; a muscle not listed is clipped by rule.
_CLIPPED = {
    "upper trapezius": "Up. trap.",
    "middle trapezius": "Mid. trap.",
    "lower trapezius": "Low. trap.",
    "levator scapulae": "Lev. scap.",
    "sternocleidomastoid": "SCM",
    "infraspinatus": "Infraspin.",
    "supraspinatus": "Supraspin.",
    "subscapularis": "Subscap.",
    "latissimus dorsi": "Lat. dorsi",
    "quadratus lumborum": "Quad. lumb.",
    "splenius capitis": "Splen. cap.",
    "splenius cervicis": "Splen. cerv.",
    "semispinalis capitis": "Semisp. cap.",
    "lateral pterygoid": "Lat. pter.",
    "medial pterygoid": "Med. pter.",
    "pectoralis major": "Pect. maj.",
    "pectoralis minor": "Pect. min.",
    "gluteus maximus": "Glut. max.",
    "gluteus medius": "Glut. med.",
    "gluteus minimus": "Glut. min.",
    "erector spinae": "Erect. spin.",
    "longissimus thoracis": "Longiss.",
    "iliocostalis lumborum": "Iliocost. l.",
    "iliocostalis thoracis": "Iliocost. t.",
    "serratus anterior": "Serr. ant.",
    "tensor fasciae latae": "TFL",
    "teres major": "Teres maj.",
    "teres minor": "Teres min.",
    "suboccipitals": "Subocc.",
}


def trigger_number(code: str) -> str:
    """Return the number of a trigger point within its muscle, "" if its code ends in none."""
    found = re.search(r"(\d+)$", code)
    return found.group(1) if found else ""


def label_of(code: str, kind: PointKind, muscle: str | None) -> str:
    """Return the name that stands beside a mark, at most 14 characters.

    Args:
        code: Code of the point.
        kind: A trigger point is called by its muscle, every other by its code.
        muscle: Name of the muscle, None for other points.
    """
    if kind is not PointKind.TRIGGER or not muscle:
        return code[:LONGEST]
    number = trigger_number(code)
    room = LONGEST - len(number) - bool(number)
    name = _CLIPPED.get(muscle.lower()) or _clip(muscle, room)
    return f"{name[:room]} {number}".strip()


def _clip(muscle: str, room: int) -> str:
    name = muscle[:1].upper() + muscle[1:]
    if len(name) <= room:
        return name
    words = name.split()
    share = (room - (len(words) - 1)) // len(words)
    return " ".join(word if len(word) <= share else f"{word[: share - 1]}." for word in words)
