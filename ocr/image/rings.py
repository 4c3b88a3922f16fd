"""Outlines of seals that touch, cross or run over the page's edge: circles and ovals that stand out along their rim."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
Rings = NDArray[np.float64]
"""A row a ring: its middle, from the left and from the top, and its half axes across and down, in pixels."""

_FLAT = (1.0, 1.38)
"""How many times wider than high rings are looked for: round ones, ovals."""
_VOTES = 13
"""Votes from which a circle on the half-size copy is looked at."""
_LOOKED_AT = 60
_FITTED = 12
_ANGLES = np.linspace(0, 2 * math.pi, 72, endpoint=False)
_ON = np.array([-1.5, -0.75, 0.0, 0.75, 1.5])
_OUTSIDE = np.array([5.0, 6.0, 7.0])
"""Pixels from the rim at which ink counts as its own, and those at which it belongs to something else."""
_RIM = 0.75
"""Share of the rim on the page along which there is ink, at least."""
_CONTRAST = 0.6
"""By how much that share exceeds that just outside, at least: inside print there is as much beyond as on it."""
_ON_PAGE = 0.45
"""Share of a ring that lies on the page, at least."""
_APART = 0.3
"""Rings whose middles are nearer than this share of their half width are one."""
_INSIDE = 1.1
"""A ring inside another one grown by this factor is part of it."""


_WIPED = 5
"""Pixels in width of a rim that counts for no other ring once its own is found."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle or an oval: its middle and its extent in pixels."""

    cx: float
    cy: float
    width: float
    height: float


def find_rings(ink: Mask, least: float, most: float) -> list[Ring]:
    """The rings in a mask of ink (0 or 1), surest first.

    Args:
        ink: where there is ink of one colour, straight rulings left out.
        least: diameter across of the smallest, in pixels.
        most: likewise of the largest.
    """
    left = ink.copy()
    found: list[Ring] = []
    for flat in _FLAT:
        rings = _candidates(left, flat, least, most)
        for ring in found:
            rings = rings[~_within(rings, np.array([ring.cx, ring.cy, ring.width / 2, ring.height / 2]))]
        if len(rings):
            rings = rings[np.argsort(-_contrast(left, rings), kind="stable")[:_FITTED]]
            rings = _fitted(left, _fitted(left, rings, 1.5), 0.75)
        while len(rings):
            on, rim, beyond = _seen(left, rings)
            surest = int((rim - beyond).argmax())
            row = rings[surest]
            if on[surest] < _ON_PAGE or rim[surest] < _RIM or rim[surest] - beyond[surest] < _CONTRAST:
                break
            found.append(Ring(float(row[0]), float(row[1]), 2 * float(row[2]), 2 * float(row[3])))
            axes = (round(float(row[2])), round(float(row[3])))
            cv2.ellipse(left, (round(float(row[0])), round(float(row[1]))), axes, 0, 0, 360, 0, _WIPED)
            rings = rings[~_within(rings, row)]
    return found


def _within(rings: Rings, other: Rings) -> NDArray[np.bool_]:
    """Which rings are another one again, or lie inside it: rows of characters along a rim look like rings."""
    away = np.abs(rings[:, :2] - other[:2])
    again: NDArray[np.bool_] = np.hypot(away[:, 0], away[:, 1]) <= _APART * other[2]
    return np.logical_or(again, np.all(away + rings[:, 2:] <= _INSIDE * other[2:], axis=1))


def _candidates(ink: Mask, flat: float, least: float, most: float) -> Rings:
    small = cv2.resize(ink * 255, None, fx=0.5, fy=0.5 * flat, interpolation=cv2.INTER_AREA)
    circles = cv2.HoughCircles(
        small,
        cv2.HOUGH_GRADIENT,
        dp=1,
        minDist=3,
        param1=120,
        param2=_VOTES,
        minRadius=max(4, int(least / 4)),
        maxRadius=max(5, math.ceil(most / 4)),
    )
    if circles is None:
        return np.zeros((0, 4))
    x, y, radius = circles[0][:_LOOKED_AT].T.astype(np.float64) * 2
    return np.stack([x, y / flat, radius, radius / flat], axis=1)


def _fitted(ink: Mask, rings: Rings, step: float) -> Rings:
    """Each ring moved and resized by a step where that shows more of a rim."""
    moves = np.array([(dx, dy, da) for dx in (0, -step, step) for dy in (0, -step, step) for da in (0, -step, step)])
    tried = np.repeat(rings[:, None], len(moves), axis=1)
    tried[:, :, 0] += moves[:, 0]
    tried[:, :, 1] += moves[:, 1]
    tried[:, :, 3] *= 1 + moves[:, 2] / tried[:, :, 2]
    tried[:, :, 2] += moves[:, 2]
    worth = _contrast(ink, tried.reshape(-1, 4)).reshape(len(rings), len(moves))
    best: Rings = tried[np.arange(len(rings)), worth.argmax(axis=1)]
    return best


def _contrast(ink: Mask, rings: Rings) -> NDArray[np.float64]:
    _, rim, beyond = _seen(ink, rings)
    worth: NDArray[np.float64] = rim - beyond
    return worth


def _seen(ink: Mask, rings: Rings) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Of each ring: the share of it on the page, the share of that with ink at the rim, and with ink beyond it."""
    offsets = np.concatenate([_ON, _OUTSIDE])
    across = (rings[:, 2, None] + offsets)[:, :, None] * np.cos(_ANGLES)
    down = (rings[:, 3, None] + offsets)[:, :, None] * np.sin(_ANGLES)
    xs, ys = rings[:, 0, None, None] + across, rings[:, 1, None, None] + down
    height, width = ink.shape
    inside = (xs >= 1) & (xs < width - 1) & (ys >= 1) & (ys < height - 1)
    there = np.zeros(xs.shape, bool)
    there[inside] = ink[ys[inside].astype(int), xs[inside].astype(int)] > 0
    on = inside[:, len(_ON) // 2]
    count = np.maximum(1, on.sum(axis=1))
    rim = (there[:, : len(_ON)].any(axis=1) & on).sum(axis=1) / count
    beyond = (there[:, len(_ON) :] & on[:, None]).sum(axis=2).mean(axis=1) / count
    return on.mean(axis=1), rim, beyond
