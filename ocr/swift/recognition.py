"""Reading a crop: the recogniser, its time steps decoded into characters with their places."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ocr.engine import Image
from ocr.swift.backend import Pictures, Swarm, Tensor
from ocr.swift.settings import RecognitionSettings
from ocr.traditional import SIMPLIFIED

_BLANK = 0
_GREY = 127


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Classes between which a doubt is none about what is written.

    `written` holds for each class the one that is given in its place: a simplified character for a traditional one,
    which mainland papers do not print, the class itself elsewhere. `together` holds the classes whose probabilities
    count with one that is given: its traditional forms and its twin in another width, such as （ and (.
    """

    written: NDArray[np.int64]
    together: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a crop says: text, the probability of each character, and their edges as fractions of the crop's width.

    `edges` holds the left edge of every character and the right edge of the last; empty where characters do not stand
    from left to right. `runs` holds the first time step of each character and the one after its last; empty where the
    reading is put together of several.
    """

    text: str = ""
    sure: tuple[float, ...] = ()
    edges: tuple[float, ...] = ()
    runs: tuple[tuple[int, int], ...] = field(default=(), compare=False, repr=False)

    @property
    def mean(self) -> float:
        """The mean probability of its characters, 0 without any: whether this is print at all, and which way up."""
        return sum(self.sure) / len(self.sure) if self.sure else 0.0


class Recogniser:
    """Reads crops, those of one width together: padding to a longer neighbour costs more than a larger batch gains.

    Where the network computes in eight bits, `exact` is the same in 32: what the first reads with a doubt, the second
    reads again, and its reading counts.
    """

    def __init__(
        self, swarm: Swarm, characters: Sequence[str], settings: RecognitionSettings, exact: Swarm | None = None
    ) -> None:
        self._swarm = swarm
        self._exact = exact
        self._characters = characters
        self._alike = alike_in(characters)
        self._settings = settings

    def read(self, pictures: Sequence[Image]) -> list[Reading]:
        """Read crops of the recogniser's height; the readings stand in their order."""
        readings = self._read(pictures, self._swarm, self._settings.batch)
        if self._exact is not None:
            doubtful = [index for index, reading in enumerate(readings) if self._is_doubtful(reading)]
            again = self._read([pictures[index] for index in doubtful], self._exact, self._settings.exact_batch)
            for index, reading in zip(doubtful, again, strict=True):
                readings[index] = reading
        return readings

    def _is_doubtful(self, reading: Reading) -> bool:
        """Whether rounding may have cost something: a character in doubt in what reads well, or little print."""
        if len(reading.text) <= self._settings.exact_short:
            return min(reading.sure, default=0.0) < self._settings.exact_alone
        if reading.mean < self._settings.exact_mean:
            return False
        digits = sum(character.isdecimal() for character in reading.text)
        floor = self._settings.exact_numbers if digits >= self._settings.exact_digits else self._settings.exact_words
        return min(reading.sure) < floor

    def _read(self, pictures: Sequence[Image], swarm: Swarm, most: int) -> list[Reading]:
        batches = self._batches([picture.shape[1] for picture in pictures], most)
        found: dict[int, Reading] = {}

        def take(number: int, scores: Tensor) -> None:
            padded, members = batches[number]
            for member, own in zip(members, scores, strict=True):
                stretch = padded / pictures[member].shape[1]
                found[member] = decode(own, self._characters, stretch, self._alike)

        swarm((_together([pictures[member] for member in members], padded) for padded, members in batches), take)
        return [found[index] for index in range(len(pictures))]

    def _batches(self, widths: Sequence[int], most: int) -> list[tuple[int, list[int]]]:
        """Padded widths, widest first, each with the crops that are read at once: 1, 2, 4 of them, up to `most`.

        Few shapes: a network meets a new one with 20 to 50 ms of work that it keeps in memory.
        """
        groups: dict[int, list[int]] = {}
        for index, width in enumerate(widths):
            groups.setdefault(self._padded(width), []).append(index)
        batches: list[tuple[int, list[int]]] = []
        for padded in sorted(groups, reverse=True):
            left, together = groups[padded], max(1, min(most, self._settings.widest // padded))
            while left:
                size = 1 << (min(len(left), together).bit_length() - 1)
                batches.append((padded, left[:size]))
                left = left[size:]
        return batches

    def _padded(self, width: int) -> int:
        step = next(step for limit, step in self._settings.width_steps if width <= limit)
        return -(-width // step) * step


def _together(pictures: Sequence[Image], width: int) -> Pictures:
    """Crops one after the other, grey to the right of what is narrower."""
    batch = np.full((len(pictures), pictures[0].shape[0], width, 3), _GREY, np.uint8)
    for place, picture in zip(batch, pictures, strict=True):
        place[:, : picture.shape[1]] = picture
    return batch


def decode(scores: Tensor, characters: Sequence[str], stretch: float = 1.0, alike: Alike | None = None) -> Reading:
    """Greedy CTC decoding: runs of one class are one character, the blank class separates.

    Args:
        scores: probabilities, time step × class.
        characters: what each class stands for; class 0 is the blank.
        stretch: width of what the network saw divided by the width of the crop inside it.
        alike: classes that are one character, whose probabilities count together.
    """
    best = scores.argmax(axis=1)
    best = best if alike is None else alike.written[best]
    together = {} if alike is None else alike.together
    starts = np.flatnonzero((best != _BLANK) & np.concatenate(([True], best[1:] != best[:-1])))
    if not len(starts):
        return Reading()
    ends = np.array([_end_of_run(best, start) for start in starts])
    text = "".join(characters[best[start]] for start in starts)
    sure = np.array(
        [_sureness(scores[start:end], best[start], together) for start, end in zip(starts, ends, strict=True)]
    )
    middles = (starts + ends) / 2 * (stretch / len(scores))
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    if first >= last:
        return Reading()
    edges = edges_of(text[first:last], middles[first:last])
    runs = tuple(zip(starts[first:last].tolist(), ends[first:last].tolist(), strict=True))
    return Reading(text[first:last], tuple(map(float, sure[first:last])), edges, runs)


def alike_in(characters: Sequence[str]) -> Alike:
    """The classes that are one character: in two widths, or simplified and traditional."""
    classes = {character: index for index, character in enumerate(characters)}
    written = np.arange(len(characters))
    together: dict[int, list[int]] = {}
    for character, index in classes.items():
        kind, _, code = unicodedata.decomposition(character).partition(" ") if len(character) == 1 else ("", "", "")
        narrow = classes.get(chr(int(code, 16))) if kind == "<wide>" else None
        if narrow is not None:
            together.setdefault(index, [index]).append(narrow)
            together.setdefault(narrow, [narrow]).append(index)
        simplified = classes.get(character.translate(SIMPLIFIED), index)
        if simplified != index:
            written[index] = simplified
            together.setdefault(simplified, [simplified]).append(index)
    return Alike(written, {index: tuple(group) for index, group in together.items()})


def _sureness(run: Tensor, kind: int, together: Mapping[int, tuple[int, ...]]) -> float:
    """The highest probability of a character in its run of time steps, all of its classes taken together."""
    group = together.get(kind)
    scores = run[:, kind] if group is None else run[:, list(group)].sum(axis=1)
    return min(1.0, float(scores.max()))


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
