"""Pictures in Word files: which, and how large they are shown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.readers.packed import Element, Packed

_EMU_PER_CM = 360_000
_POINTS_PER_CM = 72 / 2.54
_LEAST_CM = (6.0, 3.0)
"""Longer and shorter side from which on a picture is taken for a paper: seals, logos and signatures are smaller."""
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,12})(pt|in|cm|mm|px)?")
_CM = {"pt": 1 / _POINTS_PER_CM, "in": 2.54, "cm": 1.0, "mm": 0.1, "px": 2.54 / 96, "": 1 / _POINTS_PER_CM}


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture in the text: the id of its relation, and whether it is large enough for a paper."""

    id: str
    large: bool


def targets(packed: Packed, part: str) -> dict[str, str]:
    """The members that the relations of a part point to, by id; what lies outside the file is left out."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if not packed.has(relations):
        return {}
    inside = {
        item.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")
        for item in packed.xml(relations)
        if item.get("TargetMode", "") != "External"
    }
    return {key: target for key, target in inside.items() if packed.has(target)}


def placed_pictures(block: Element) -> Iterator[PlacedPicture]:
    """The pictures of a paragraph or a table in order; content that stands in for newer one is left out."""
    waiting = [block]
    while waiting:
        item = waiting.pop()
        if item.tag in {"inline", "anchor"}:
            yield from _drawn(item)
        elif item.tag == "shape":
            yield from _shaped(item)
        elif item.tag != "Fallback":
            waiting.extend(reversed(item))


def _drawn(item: Element) -> Iterator[PlacedPicture]:
    """Pictures of a DrawingML object; those of a group are as large as the group allows."""
    extent = item.find("extent")
    size = _centimetres(extent) if extent is not None else _LEAST_CM
    for blip in item.iter("blip"):
        if blip.get("embed"):
            yield PlacedPicture(blip.get("embed", ""), _is_large(*size))


def _centimetres(extent: Element) -> tuple[float, float]:
    try:
        return int(extent.get("cx", "0")) / _EMU_PER_CM, int(extent.get("cy", "0")) / _EMU_PER_CM
    except ValueError:
        return _LEAST_CM


def _shaped(item: Element) -> Iterator[PlacedPicture]:
    """Pictures of a VML shape, as older programs write them."""
    sides = {name: float(value) * _CM[unit] for name, value, unit in _sides(item.get("style", ""))}
    for data in item.iter("imagedata"):
        if data.get("id"):
            yield PlacedPicture(data.get("id", ""), _is_large(sides.get("width", 6.0), sides.get("height", 3.0)))


def _sides(style: str) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = _LENGTH.findall(style)
    return [(name, value, unit) for name, value, unit in found if value.count(".") <= 1 and value != "."]


def _is_large(width: float, height: float) -> bool:
    short, long = sorted((width, height))
    return long >= _LEAST_CM[0] and short >= _LEAST_CM[1]
