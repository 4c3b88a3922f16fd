"""Reading a crop: the recogniser, its time steps decoded into characters with their places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.swift.backend import Swarm, Tensor

_BLANK = 0
Twins = dict[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a crop says: text, the probability of each character, and their edges as fractions of the crop's width.

    `edges` holds the left edge of every character and the right edge of the last; empty where characters do not stand
    from left to right.
    """

    text: str = ""
    sure: tuple[float, ...] = ()
    edges: tuple[float, ...] = ()

    @property
    def mean(self) -> float:
        """The mean probability of its characters, 0 without any: whether this is print at all, and which way up."""
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


class Recogniser:
    """Reads crops, each on its own: padding a batch to its longest line costs more than batching gains."""

    def __init__(self, swarm: Swarm, characters: Sequence[str], width_step: int) -> None:
        self._swarm = swarm
        self._characters = characters
        self._twins = twins_of(characters)
        self._step = width_step

    def read(self, pictures: Sequence[Image]) -> list[Reading]:
        """Read crops of the recogniser's height; the readings stand in their order."""
        longest_first = sorted(range(len(pictures)), key=lambda index: -pictures[index].shape[1])
        found: dict[int, Reading] = {}

        def take(place: int, scores: Tensor) -> None:
            width = pictures[longest_first[place]].shape[1]
            found[longest_first[place]] = decode(scores[0], self._characters, self._padded(width) / width, self._twins)

        self._swarm((self._tensor(pictures[index]) for index in longest_first), take)
        return [found[index] for index in range(len(pictures))]

    def _padded(self, width: int) -> int:
        return -(-width // self._step) * self._step

    def _tensor(self, picture: Image) -> Tensor:
        height, width = picture.shape[:2]
        tensor = np.zeros((1, 3, height, self._padded(width)), np.float32)
        np.multiply(picture.transpose(2, 0, 1), 1 / 127.5, out=tensor[0, :, :, :width])
        tensor[0, :, :, :width] -= 1
        return tensor


def decode(scores: Tensor, characters: Sequence[str], stretch: float = 1.0, twins: Twins | None = None) -> Reading:
    """Greedy CTC decoding: runs of one class are one character, the blank class separates.

    Args:
        scores: probabilities, time step × class.
        characters: what each class stands for; class 0 is the blank.
        twins: classes that stand for the same character in another width, whose probability counts as well.
        stretch: width of what the network saw divided by the width of the crop inside it.
    """
    best = scores.argmax(axis=1)
    starts = np.flatnonzero((best != _BLANK) & np.concatenate(([True], best[1:] != best[:-1])))
    if not len(starts):
        return Reading()
    ends = np.array([_end_of_run(best, start) for start in starts])
    text = "".join(characters[best[start]] for start in starts)
    sure = np.array(
        [_sureness(scores[start:end], best[start], twins or {}) for start, end in zip(starts, ends, strict=True)]
    )
    middles = (starts + ends) / 2 * (stretch / len(scores))
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if first >= last:
        return Reading()
    edges = edges_of(text[first:last], middles[first:last])
    return Reading(text[first:last], tuple(map(float, sure[first:last])), edges)


def twins_of(characters: Sequence[str]) -> Twins:
    """Classes that differ in width only, such as （ and (: a doubt between them is no doubt about what is written."""
    classes = {character: index for index, character in enumerate(characters)}
    found: Twins = {}
    for character, wide in classes.items():
        kind, _, code = unicodedata.decomposition(character).partition(" ") if len(character) == 1 else ("", "", "")
        narrow = classes.get(chr(int(code, 16))) if kind == "<wide>" else None
        if narrow is not None:
            found[wide], found[narrow] = narrow, wide
    return found


def _sureness(run: Tensor, kind: int, twins: Twins) -> float:
    """The highest probability of a class in its run of time steps, that of its twin included."""
    twin = twins.get(kind)
    together = run[:, kind] if twin is None else run[:, kind] + run[:, twin]
    return min(1.0, float(together.max()))


def _end_of_run(best: NDArray[np.int64], start: int) -> int:
    end = start + 1
    while end < len(best) and best[end] == best[start]:
        end += 1
    return end


def edges_of(text: str, middles: NDArray[np.float64]) -> tuple[float, ...]:
    """Where characters begin, from where they peak: 0 to 1, rising, one more than characters.

    Between neighbours the edge divides the way in proportion to their print widths, but a character after a gap
    begins at its own left edge, not in the middle of the gap.
    """
    widths = np.array([2.0 if unicodedata.east_asian_width(char) in "WFA" else 1.0 for char in text])
    shares = (widths[1:] + widths[:-1]) / 2
    gaps = np.diff(middles)
    unit = float(np.quantile(gaps / shares, 0.3, method="lower")) if len(gaps) else 1.0 / float(widths.sum())
    halves = widths / 2 * unit
    between = np.maximum(middles[:-1] + gaps * widths[:-1] / (2 * shares), middles[1:] - 1.2 * halves[1:])
    edges = np.concatenate(([middles[0] - halves[0]], between, [middles[-1] + halves[-1]]))
    return tuple(float(edge) for edge in np.maximum.accumulate(np.clip(edges, 0.0, 1.0)))
