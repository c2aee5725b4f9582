"""The form of the left ear: its ridges, valleys and edges as splines, front and back. How it is lit is kept out.

Millimetres on a grown-up's ear of 62 × 36: x towards the back of the head, y down, height away from the head. The
proportions follow common anthropometry; every line stands here as nodes (x, y, height), so that a form can be
corrected where it is wrong.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from bodymaps.generator.ear_form.splines import Field, hang, spline

Floats = npt.NDArray[np.float64]

LOW, HIGH, STEP = (-3.0, -3.0), (39.0, 65.0), 0.25

# The free edge, from where the helix leaves the head to where the lobe joins the cheek.
FREE_EDGE = (
    (2.8, 22.6), (2.2, 17.0), (2.9, 11.8), (5.3, 6.9), (9.2, 3.1), (14.4, 0.8), (20.0, 0.0), (25.4, 1.0),
    (30.0, 3.9), (33.2, 8.3), (35.1, 13.8), (35.6, 19.6), (34.8, 26.0), (33.0, 32.2), (30.6, 38.0), (28.4, 42.6),
    (27.0, 46.2), (26.1, 49.8), (24.6, 54.0), (21.8, 58.2), (17.6, 61.2), (13.0, 62.0), (9.2, 60.4), (6.6, 57.0),
    (5.2, 52.4),
)  # fmt: skip
# Where the skin of the cheek goes on; the drawing ends there without an edge.
CUT = ((4.2, 48.6), (2.8, 44.2), (2.0, 39.4), (1.7, 34.4), (1.9, 29.8), (2.5, 26.0))

RIDGES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "helix": (
        (18.0, 33.4, -4.6), (14.6, 32.8, -2.4), (10.8, 31.2, 0.4), (7.6, 28.6, 3.2), (5.7, 24.6, 5.2),
        (5.2, 19.4, 6.4), (5.8, 13.8, 7.2), (8.2, 8.8, 7.8), (12.4, 5.0, 8.2), (17.6, 3.3, 8.4), (22.6, 3.2, 8.4),
        (27.2, 5.0, 8.2), (30.6, 8.6, 8.0), (32.5, 13.2, 8.0), (33.2, 18.2, 8.2), (32.8, 24.0, 7.6),
        (31.2, 30.4, 7.0), (28.9, 36.6, 6.4), (26.6, 42.2, 5.8), (25.0, 46.6, 5.3),
    ),
    "antihelix": (
        (19.6, 42.9, 6.4), (21.7, 39.4, 7.2), (23.1, 35.0, 8.0), (23.6, 30.4, 8.4), (23.0, 26.0, 8.0),
        (21.6, 22.2, 7.4),
    ),
    "superior crus": ((21.6, 22.2, 7.4), (21.1, 18.8, 6.8), (20.0, 15.4, 6.0), (18.6, 12.4, 4.8), (17.6, 10.8, 3.8)),
    "inferior crus": ((21.6, 22.2, 7.4), (18.4, 20.9, 7.2), (14.8, 20.3, 6.8), (11.4, 20.4, 5.8), (9.2, 21.0, 4.8)),
    "tragus": (
        (5.6, 31.8, 2.6), (7.0, 33.6, 4.8), (8.3, 35.8, 6.4), (8.9, 38.4, 6.8), (8.5, 41.2, 6.2), (8.2, 43.6, 4.4),
        (9.2, 45.8, 2.0), (11.2, 46.4, 1.6), (12.8, 45.2, 3.8), (14.6, 43.5, 6.0), (16.8, 42.4, 6.8),
        (19.6, 42.9, 6.4),
    ),
}  # fmt: skip
EDGES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "roll of the helix": (
        (8.2, 22.2, 4.2), (8.5, 18.2, 5.4), (9.3, 13.8, 6.2), (11.6, 10.1, 6.8), (15.2, 7.8, 7.0), (19.6, 7.0, 7.2),
        (23.8, 7.7, 7.2), (27.0, 10.2, 7.0), (28.9, 14.0, 6.8), (29.7, 18.6, 6.9), (29.4, 24.2, 6.4),
        (28.0, 30.4, 5.9), (26.0, 36.2, 5.5), (24.2, 41.4, 5.2),
    ),
    "wall of the concha": (
        (9.6, 23.2, 3.6), (13.2, 22.6, 5.2), (16.8, 23.0, 6.0), (19.6, 24.6, 6.6), (21.2, 27.8, 7.0),
        (21.6, 31.6, 7.0), (20.8, 36.0, 6.4), (19.0, 40.2, 5.6),
    ),
}  # fmt: skip
VALLEYS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "scapha": (
        (15.0, 9.9, 2.2), (19.6, 8.9, 2.0), (23.4, 9.9, 2.0), (26.0, 12.4, 2.2), (27.5, 16.2, 2.4), (27.9, 20.6, 2.6),
        (27.4, 25.6, 3.0), (26.1, 31.0, 3.4), (24.5, 36.2, 4.0), (22.9, 41.0, 4.6), (22.0, 44.6, 5.0),
    ),
    "triangular fossa": ((18.2, 18.4, 4.6), (15.8, 16.4, 2.8), (13.2, 14.6, 1.6), (11.2, 14.0, 1.4), (10.6, 16.4, 2.0)),
    "cymba": ((9.4, 26.4, -0.6), (11.8, 26.2, -3.6), (15.0, 26.6, -5.2), (17.8, 28.6, -6.0), (19.0, 31.8, -6.4)),
    "cavum": ((19.0, 31.8, -6.4), (18.4, 36.0, -7.0), (16.0, 39.0, -7.6), (13.2, 40.0, -8.2), (11.0, 38.6, -10.0)),
    "canal": ((9.6, 34.8, -8.0), (10.2, 36.6, -11.0), (10.9, 38.8, -10.5), (10.7, 41.4, -7.0), (10.6, 43.6, -2.6)),
    "under the crus": ((11.4, 34.2, -6.0), (14.6, 35.8, -7.2)),
    "above the tragus": ((2.4, 30.4, 3.4), (4.8, 30.6, 2.8), (7.2, 31.6, 0.6)),
    "under the antitragus": ((13.6, 48.4, 4.4), (17.0, 47.2, 5.0), (20.0, 46.4, 5.3)),
}  # fmt: skip
LOBE = ((9.0, 50.0, 4.4), (10.2, 54.4, 5.2), (13.8, 56.4, 5.4), (18.4, 54.0, 5.4), (21.6, 49.6, 5.2))


def outline() -> Floats:
    """The whole outline (n, 2), the free edge first, then the cut; closed without its repeated end."""
    return spline((*FREE_EDGE, *CUT), closed=True)


def free_edge() -> Floats:
    """The part of the outline that is an edge of the ear, (n, 2)."""
    whole = outline()
    start = int(np.linalg.norm(whole - FREE_EDGE[0], axis=1).argmin())
    end = int(np.linalg.norm(whole - FREE_EDGE[-1], axis=1).argmin())
    return np.roll(whole, -start, axis=0)[: (end - start) % len(whole) + 1]


@lru_cache(maxsize=1)
def front() -> Field:
    """The front of the left ear."""
    lines = [spline(nodes) for group in (RIDGES, EDGES, VALLEYS) for nodes in group.values()]
    lines.append(spline(LOBE))
    edge = free_edge()
    share = np.clip((edge[:, 1] - 44) / 12, 0, 1) * (edge[:, 0] < 40)
    lines.append(np.column_stack([edge, 3.6 - 1.2 * share]))
    lines.append(spline([(x, y, 3.6) for x, y in CUT]))
    return hang(lines, LOW, HIGH, STEP, 0.8)


# The back, in the same millimetres as the front, as if seen through the ear: the groove where it meets the head, and
# the line on the mastoid where the drawing ends.
GROOVE = (
    (3.5, 16.2), (6.2, 12.4), (9.8, 11.6), (13.4, 13.8), (16.0, 18.2), (17.0, 24.0), (17.0, 30.4), (16.0, 36.8),
    (14.0, 42.8), (11.6, 47.8), (9.0, 50.9), (6.3, 50.6),
)  # fmt: skip
BACK_CUT = (
    (4.9, 17.2), (7.2, 15.6), (9.6, 17.0), (11.4, 20.8), (12.2, 26.0), (12.1, 31.2), (11.2, 36.6), (9.8, 41.6),
    (8.6, 45.8), (7.7, 49.2),
)  # fmt: skip


BACK_ENDS = ((2.2, 17.2), (4.8, 50.4))


def back_outline() -> Floats:
    """The outline of the back (n, 2): the free edge, then the cut; closed without its repeated end."""
    return np.vstack([back_edge(), spline(BACK_CUT)[::-1]])


def back_edge() -> Floats:
    """The part of the back's outline that is an edge of the ear, (n, 2)."""
    edge = outline()
    start, end = (int(np.linalg.norm(edge - spot, axis=1).argmin()) for spot in BACK_ENDS)
    return edge[start : end + 1]


BACK_RIDGES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "helix": (
        (4.4, 12.6, 4.4), (7.4, 7.2, 5.0), (12.0, 3.9, 5.2), (17.2, 2.5, 5.2), (22.8, 2.6, 5.2), (27.4, 4.4, 5.2),
        (30.8, 8.0, 5.2), (32.8, 13.0, 5.2), (33.4, 18.8, 5.2), (32.7, 25.2, 5.0), (30.9, 31.4, 5.0),
        (28.6, 37.0, 4.8), (26.6, 41.8, 4.8),
    ),
    "eminence of the scapha": (
        (19.0, 7.0, 6.2), (23.6, 7.8, 6.6), (27.0, 11.2, 7.0), (28.7, 16.0, 7.2), (28.8, 21.4, 7.2), (27.9, 27.0, 7.0),
        (26.4, 32.6, 6.6), (24.4, 38.2, 6.0), (22.6, 42.6, 5.4),
    ),
    "eminence of the concha": (
        (19.8, 21.4, 8.0), (21.2, 25.6, 9.0), (21.2, 30.6, 9.2), (20.0, 36.0, 8.6), (17.8, 41.0, 7.4),
        (15.0, 45.6, 6.0),
    ),
    "eminence of the triangular fossa": ((13.4, 9.8, 6.0), (15.8, 12.4, 7.0), (17.6, 15.4, 7.4)),
}  # fmt: skip
BACK_VALLEYS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "behind the roll": (
        (9.6, 7.9, 4.6), (14.4, 5.4, 4.4), (20.0, 4.8, 4.4), (25.2, 6.0, 4.4), (28.8, 9.6, 4.4), (30.8, 14.4, 4.4),
        (31.3, 20.0, 4.4), (30.5, 26.0, 4.4), (28.8, 32.0, 4.4), (26.6, 38.0, 4.4),
    ),
    "groove of the antihelix": (
        (16.4, 8.4, 5.4), (19.4, 12.0, 5.2), (22.2, 16.4, 5.0), (24.2, 21.4, 4.8), (24.9, 27.0, 4.8), (24.2, 32.6, 5.0),
        (22.2, 38.4, 5.2), (19.4, 43.4, 5.0),
    ),
    "groove of the lower crus": ((23.4, 19.4, 4.8), (20.6, 18.6, 5.6), (17.8, 18.4, 5.6)),
    "groove of the head": tuple((x, y, 1.4) for x, y in GROOVE),
}  # fmt: skip
BACK_LOBE = ((12.6, 50.6, 5.0), (13.4, 55.0, 4.8), (17.2, 55.6, 4.8), (20.6, 50.4, 5.0))


@lru_cache(maxsize=1)
def back() -> Field:
    """The back of the left ear; height towards a viewer behind it."""
    lines = [spline(nodes) for group in (BACK_RIDGES, BACK_VALLEYS) for nodes in group.values()]
    lines.append(spline(BACK_LOBE))
    edge = free_edge()
    lines.append(np.column_stack([edge, np.full(len(edge), 2.2)]))
    lines.append(spline([(x, y, 4.6) for x, y in BACK_CUT]))
    lines.append(spline([(x - 4, y, 6.0) for x, y in BACK_CUT[2:]]))
    return hang(lines, LOW, HIGH, STEP, 0.8)
