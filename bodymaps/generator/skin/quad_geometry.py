"""Where a ray meets a triangle and which point of a bilinear quad is closest; bodies are kept out (surface.py)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def meet(corners: Floats, start: Floats, way: Floats) -> tuple[float, float, float] | None:
    """Distance and barycentric weights of corners 1 and 2 where a ray meets a triangle."""
    one, two = corners[1] - corners[0], corners[2] - corners[0]
    h = np.cross(way, two)
    determinant = float(one @ h)
    if abs(determinant) < 1e-18:
        return None
    away = start - corners[0]
    b = float(away @ h) / determinant
    q = np.cross(away, one)
    c = float(way @ q) / determinant
    distance = float(two @ q) / determinant
    inside = b >= -1e-9 and c >= -1e-9 and b + c <= 1 + 1e-9 and distance > 0
    return (distance, b, c) if inside else None


def closest_on_quad(corners: Floats, target: Floats) -> tuple[float, float, float]:
    """s, t in 0…1 and distance of the closest point of a bilinear quad, by Gauss-Newton steps from its middle."""
    a, b, c, d = corners
    s = t = 0.5
    for _ in range(12):
        along_s = (b - a) * (1 - t) + (c - d) * t
        along_t = (d - a) * (1 - s) + (c - b) * s
        gap = target - ((a * (1 - s) + b * s) * (1 - t) + (d * (1 - s) + c * s) * t)
        ss, st, tt = along_s @ along_s, along_s @ along_t, along_t @ along_t
        rs, rt = along_s @ gap, along_t @ gap
        determinant = ss * tt - st * st
        if determinant < 1e-24:
            break
        next_s = min(max(s + (rs * tt - rt * st) / determinant, 0.0), 1.0)
        next_t = min(max(t + (rt * ss - rs * st) / determinant, 0.0), 1.0)
        # On a border only the free coordinate may still move, or the step along the other would be wrong.
        if next_s in (0.0, 1.0) and tt > 0:
            next_t = min(max(t + (rt - st * (next_s - s)) / tt, 0.0), 1.0)
        elif next_t in (0.0, 1.0) and ss > 0:
            next_s = min(max(s + (rs - st * (next_t - t)) / ss, 0.0), 1.0)
        if abs(next_s - s) + abs(next_t - t) < 1e-9:
            s, t = next_s, next_t
            break
        s, t = next_s, next_t
    gap = target - ((a * (1 - s) + b * s) * (1 - t) + (d * (1 - s) + c * s) * t)
    return float(s), float(t), float(np.linalg.norm(gap))
