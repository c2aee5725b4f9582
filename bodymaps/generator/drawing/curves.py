"""Polylines in the plane: even spacing, smoothing, cubic fitting, tapered strokes. What the lines mean is kept out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.ndimage import gaussian_filter1d

Floats = npt.NDArray[np.float64]
Cubic = npt.NDArray[np.float64]  # (4, 2) control points


def resample(line: Floats, step: float, *, closed: bool = False) -> Floats:
    """The line with points about `step` apart; a closed line is given and returned without its repeated end."""
    path = np.vstack([line, line[:1]]) if closed else line
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    count = max(int(along[-1] / step), 4 if closed else 2)
    at = np.linspace(0, along[-1], count + 1)
    even = np.stack([np.interp(at, along, path[:, axis]) for axis in range(path.shape[1])], axis=1)
    return even[:-1] if closed else even


def smooth_closed(line: Floats, sigma: float) -> Floats:
    """Gaussian smoothing of a closed line, `sigma` in points."""
    return np.asarray(gaussian_filter1d(line, sigma, axis=0, mode="wrap"), np.float64)


def smooth_open(line: Floats, sigma: float) -> Floats:
    """Gaussian smoothing of an open line that keeps its ends where they are."""
    if len(line) < 4:
        return line
    pad = min(len(line) - 1, max(int(4 * sigma), 1))
    before = 2 * line[0] - line[1 : pad + 1][::-1]
    after = 2 * line[-1] - line[-pad - 1 : -1][::-1]
    return np.asarray(gaussian_filter1d(np.vstack([before, line, after]), sigma, axis=0), np.float64)[
        pad : pad + len(line)
    ]


def ring_area(ring: Floats) -> float:
    """Signed area of a closed line."""
    x, y = ring[:, 0], ring[:, 1]
    return 0.5 * float(x @ np.roll(y, -1) - y @ np.roll(x, -1))


def fit_open(line: Floats, tolerance: float) -> list[Cubic]:
    """Cubics along an open line, at most `tolerance` away from its points (Schneider's method)."""
    if len(line) < 2:
        return []
    reach = min(3, len(line) - 1)
    out: list[Cubic] = []
    _fit(line, _direction(line[0], line[reach]), _direction(line[-1], line[-1 - reach]), tolerance, out)
    return out


def fit_closed(ring: Floats, tolerance: float, corner_degrees: float = 70) -> list[Cubic]:
    """Cubics along a closed line, smooth but for its corners."""
    count = len(ring)
    if count < 8:
        return [_straight(ring[k], ring[(k + 1) % count]) for k in range(count)]
    window = min(4, count // 4)
    came, goes = ring - np.roll(ring, window, axis=0), np.roll(ring, -window, axis=0) - ring
    turn = np.degrees(np.abs(np.arctan2(came[:, 0] * goes[:, 1] - came[:, 1] * goes[:, 0], (came * goes).sum(axis=1))))
    local = np.max([np.roll(turn, k) for k in range(-window, window + 1)], axis=0)
    corners = np.nonzero((turn > corner_degrees) & (turn >= local))[0]
    out: list[Cubic] = []
    if not len(corners):
        path = np.roll(ring, -int(turn.argmin()), axis=0)
        path = np.vstack([path, path[:1]])
        start, half = _direction(path[-3], path[2]), len(path) // 2
        middle = _direction(path[max(half - 2, 0)], path[min(half + 2, len(path) - 1)])
        _fit(path[: half + 1], start, -middle, tolerance, out)
        _fit(path[half:], middle, -start, tolerance, out)
        return out
    for number, first in enumerate(corners):
        last = corners[(number + 1) % len(corners)]
        span = int((last - first) % count) or count
        out.extend(fit_open(ring[(first + np.arange(span + 1)) % count], tolerance))
    return out


def tapered(line: Floats, width: Floats, tolerance: float) -> list[Cubic]:
    """Closed outline of a stroke whose width (n,) changes along the line (n, 2)."""
    if len(line) < 4:
        return []
    along = np.gradient(line, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) * (width / 2)[:, None]
    one, two = fit_open(line + across, tolerance), fit_open((line - across)[::-1], tolerance)
    if not one or not two:
        return []
    outline = [*one, _straight(one[-1][3], two[0][0]), *two]
    # All strokes turn the same way, so that where two overlap they do not cancel.
    if ring_area(np.array([cubic[0] for cubic in outline])) < 0:
        outline = [cubic[::-1] for cubic in outline[::-1]]
    return outline


def lens(count: int, ends: float = 0.5) -> Floats:
    """Widths (count,) of a stroke that swells from both ends, 0…1."""
    return np.sin(np.pi * np.linspace(0, 1, count)).clip(0, 1) ** ends


def _straight(start: Floats, end: Floats) -> Cubic:
    return np.array([start, start + (end - start) / 3, start + 2 * (end - start) / 3, end])


def _direction(start: Floats, end: Floats) -> Floats:
    step = end - start
    length = float(np.linalg.norm(step))
    return step / length if length > 1e-9 else np.array([1.0, 0.0])


def _fit(line: Floats, leave: Floats, arrive: Floats, tolerance: float, out: list[Cubic]) -> None:
    if len(line) == 2:
        third = float(np.linalg.norm(line[1] - line[0])) / 3
        out.append(np.array([line[0], line[0] + leave * third, line[1] + arrive * third, line[1]]))
        return
    step = np.linalg.norm(np.diff(line, axis=0), axis=1)
    length = float(step.sum())
    if length < 1e-9:
        return
    at = np.concatenate([[0.0], np.cumsum(step)]) / length
    worst, split = np.inf, len(line) // 2
    for _ in range(4):
        cubic = _least_squares(line, at, leave, arrive, length)
        curve = _evaluate(cubic, at)
        error = ((curve - line) ** 2).sum(axis=1)
        peak = int(error.argmax())
        if error[peak] < worst:
            worst, split = float(error[peak]), peak
        if error[peak] < tolerance**2:
            out.append(cubic)
            return
        if error[peak] > 40 * tolerance**2:
            break
        at = _closer(cubic, line, at, curve)
    split = min(max(split, 1), len(line) - 2)
    through = _direction(line[min(split + 2, len(line) - 1)], line[max(split - 2, 0)])
    _fit(line[: split + 1], leave, through, tolerance, out)
    _fit(line[split:], -through, arrive, tolerance, out)


def _least_squares(line: Floats, at: Floats, leave: Floats, arrive: Floats, length: float) -> Cubic:
    b0, b1, b2, b3 = (1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3
    rest = line - line[0] * (b0 + b1)[:, None] - line[-1] * (b2 + b3)[:, None]
    aa, ab, bb = float(b1 @ b1), float((b1 * b2).sum() * (leave @ arrive)), float(b2 @ b2)
    ra, rb = float((rest @ leave) @ b1), float((rest @ arrive) @ b2)
    determinant = aa * bb - ab * ab
    if abs(determinant) > 1e-12:
        first, second = (ra * bb - rb * ab) / determinant, (aa * rb - ab * ra) / determinant
    else:
        first = second = length / 3
    if not (1e-3 * length < first < 3 * length and 1e-3 * length < second < 3 * length):
        first = second = length / 3
    return np.array([line[0], line[0] + leave * first, line[-1] + arrive * second, line[-1]])


def _evaluate(cubic: Cubic, at: Floats) -> Floats:
    t = at[:, None]
    return cubic[0] * (1 - t) ** 3 + 3 * cubic[1] * t * (1 - t) ** 2 + 3 * cubic[2] * t**2 * (1 - t) + cubic[3] * t**3


def _closer(cubic: Cubic, line: Floats, at: Floats, curve: Floats) -> Floats:
    """One Newton step of each point's parameter towards its foot on the curve."""
    t = at[:, None]
    first = 3 * (
        (cubic[1] - cubic[0]) * (1 - t) ** 2 + 2 * (cubic[2] - cubic[1]) * (1 - t) * t + (cubic[3] - cubic[2]) * t**2
    )
    second = 6 * ((cubic[2] - 2 * cubic[1] + cubic[0]) * (1 - t) + (cubic[3] - 2 * cubic[2] + cubic[1]) * t)
    slope = (first**2).sum(axis=1) + ((curve - line) * second).sum(axis=1)
    slope[np.abs(slope) < 1e-12] = 1.0
    moved = np.clip(at - ((curve - line) * first).sum(axis=1) / slope, 0, 1)
    return np.maximum.accumulate(moved)
