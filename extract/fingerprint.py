"""What a page is known by when it comes back in another file: exactly, or scanned anew."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from extract.pages import Fingerprint, Page, PageStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from ocr.engine import Image

SKETCH = 64
"""Bytes of a sketch of words."""
LEAST_DIGITS = 4
"""Digits of a number that tells one page from another; years and amounts of hundreds stand on every page."""
MOST_NUMBERS = 60
_NUMBER = re.compile(r"(?<![0-9])[0-9](?:[0-9]|[.,:/\-](?=[0-9]))*")
_SIGNS = re.compile(r"[^0-9a-z\u3400-\u9fff]")


def fingerprint(page: Page, image: Image | None) -> Fingerprint | None:
    """The fingerprint of a page that was read; None for one without print.

    Args:
        page: as it was read.
        image: the page as submitted where it was read as a picture, else None.
    """
    if page.status is not PageStatus.READ:
        return None
    texts = [line.text for line in _all_lines(page)] + [
        cell.text for grid in page.grids for cell in grid.cells if cell.text
    ]
    text = unicodedata.normalize("NFKC", "\n".join(texts)).lower()
    exact = _digest(image.tobytes(), str(image.shape).encode()) if image is not None else _digest(text.encode())
    return Fingerprint(exact, sketch(text), numbers_in(text), pictured=image is not None)


def _all_lines(page: Page) -> Iterable[Any]:
    yield from page.lines
    for part in page.parts:
        yield from part.lines


def _digest(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers of a page, each once, sorted: separators within them left out, short ones too."""
    found = (re.sub(r"\D", "", number) for number in _NUMBER.findall(text))
    told = sorted(
        {number for number in found if len(number) >= LEAST_DIGITS}, key=lambda number: (-len(number), number)
    )
    return tuple(sorted(told[:MOST_NUMBERS]))


def sketch(text: str) -> str:
    """A sketch of the words of a page: pages of like wording have like sketches (minhash of three characters each)."""
    plain = _SIGNS.sub("", text)
    shingles = {plain[place : place + 3] for place in range(len(plain) - 2)}
    if not shingles:
        return ""
    values = np.fromiter((zlib.crc32(shingle.encode()) for shingle in shingles), np.uint64, len(shingles))
    factors, offsets = _functions()
    lowest = (values[None, :] * factors + offsets).min(axis=1)
    return base64.b85encode((lowest >> np.uint64(24)).astype(np.uint8).tobytes()).decode()


def likeness_of(one: str, other: str) -> float:
    """How much of their wording two pages share by their sketches, 0 to 1 (Jaccard's measure, give or take 0.06)."""
    if not one or not other:
        return 0.0
    a, b = (np.frombuffer(base64.b85decode(text), np.uint8) for text in (one, other))
    return max(0.0, (float(np.mean(a == b)) - 1 / 256) / (1 - 1 / 256))


@lru_cache(maxsize=1)
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors and offsets that shuffle 64-bit numbers, in as many ways as a sketch has bytes; overflow is meant."""
    random = np.random.default_rng(20240501)
    factors, offsets = (random.integers(0, 1 << 64, (SKETCH, 1), dtype=np.uint64) for _ in range(2))
    return factors | np.uint64(1), offsets
