"""The mistakes of a measurement as a page to look at: what is printed beside what was given, with the place."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from extract.intake import open_package
from heyan.measuring.fields import FieldResult, Outcome
from heyan.pictures import PagePictures, Pictures
from heyan.report.labels import FIELDS, KINDS, label
from heyan.work import reading_version
from ocr.errors import InputError, told

if TYPE_CHECKING:
    from heyan.measuring.fields import Place
    from heyan.measuring.measurement import Measurement
    from heyan.options import RunOptions

_AROUND = (0.06, 0.025)
"""What is shown on either side of a place: fractions of the page's width and height."""
_WORDS = {Outcome.WRONG: "给错", Outcome.EXTRA: "多给", Outcome.MISSING: "未给全"}
_WORST_FIRST = (Outcome.WRONG, Outcome.EXTRA, Outcome.MISSING)


@dataclass(frozen=True, slots=True)
class _Card:
    """A document with mistakes: its page as a picture, and of each mistake the crops of what was given."""

    name: str
    page: str
    mistakes: tuple[tuple[FieldResult, tuple[str, ...]], ...]


def write_gallery(measured: Measurement, samples: Mapping[str, Path], options: RunOptions, out: Path) -> None:
    """Write the page: documents with wrong values first, then those where a value lacks.

    Args:
        measured: the results.
        samples: where each sample lies, by its name.
        options: those that the samples were read with; pictures come from their cache.
        out: the file to write, with all pictures inside.

    Raises:
        InputError: a sample is gone, or the file cannot be written.
    """
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("heyan.measuring", "."), autoescape=True, trim_blocks=True)
    words = {"words": _WORDS, "field": lambda name: label(FIELDS, name)}
    text = environment.get_template("gallery.html").render(cards=_cards(measured, samples, options), **words)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{out}：无法写入（{told(error)}）。") from error


def _cards(measured: Measurement, samples: Mapping[str, Path], options: RunOptions) -> Iterator[_Card]:
    mistaken = [item for item in measured.fields if item.outcome is not Outcome.RIGHT and item.sample in samples]
    documents: dict[tuple[str, str, int], list[FieldResult]] = {}
    for item in sorted(mistaken, key=lambda item: _WORST_FIRST.index(item.outcome)):
        documents.setdefault((item.sample, item.file, item.page), []).append(item)
    album = {name: _pictures(samples[name], options) for name in {sample for sample, _, _ in documents}}
    for (sample, file, page), mistakes in documents.items():
        first, pictures = mistakes[0], album[sample]
        yield _Card(
            f"{label(KINDS, first.kind)} · {first.layout} · {first.level} · {sample}/{file} 第 {page} 页",
            "".join(_shown(jpeg) for jpeg in pictures.jpegs([(file, page)]).values()),
            tuple((item, tuple(_crops(item.places, pictures))) for item in mistakes),
        )


def _pictures(sample: Path, options: RunOptions) -> PagePictures:
    package = open_package(sample, options.limits, options.passwords)
    tasks = {(task.file, task.number): task for task in package.tasks()}
    version = reading_version(options.engine, options.device)
    return Pictures(tasks, options.cache_place, version, package.room)


def _crops(places: Iterable[Place], pictures: PagePictures) -> Iterator[str]:
    for file, page, box in places:
        for jpeg in pictures.jpegs([(file, page)]).values():
            yield _shown(_crop(jpeg, box))


def _crop(jpeg: bytes, box: tuple[float, ...]) -> bytes:
    """The place and what stands around it, with the place framed."""
    image = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    if image is None:
        return jpeg
    size = np.array([image.shape[1], image.shape[0]] * 2, float)
    inner = np.round(np.array(box) * size).astype(int)
    cv2.rectangle(image, inner[:2].tolist(), inner[2:].tolist(), (0, 140, 255), 1)
    margin = np.array([-_AROUND[0], -_AROUND[1], *_AROUND])
    x0, y0, x1, y1 = np.clip(np.round((np.array(box) + margin) * size), 0, size).astype(int)
    return cv2.imencode(".jpg", image[y0:y1, x0:x1])[1].tobytes()


def _shown(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode('ascii')}"
