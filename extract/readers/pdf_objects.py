"""What is drawn on a PDF page beside its text: pictures, rulings, outlined print."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from extract.readers.pdf_view import View

THIN = 2.6
"""A drawn shape no thicker than this (points) is a ruling."""
_MOST_OBJECTS = 40_000
_MOST_SEGMENTS = 4_000
_DEEPEST = 8
_GLYPH_CURVES = 4
"""A shape with at least this many curves and the size of a letter is taken for outlined print."""
_LETTER = (3.0, 40.0)
_BLOCK = 70.0
"""Modules and bars of codes are no longer than this (points)."""
_CURVES_PER_LETTER = 16

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in points of a view."""
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawn:
    """What is drawn, in points of the view.

    `pictures` come with their place in the painting order and their pixels, `outlines` with the number of letters they
    may hold; `blocks` are small straight shapes, such as codes are drawn with; `order` maps a text object to its place
    in the painting order.
    """

    pictures: list[tuple[Rect, int, tuple[int, int]]] = field(default_factory=list)
    across: list[Rect] = field(default_factory=list)
    down: list[Rect] = field(default_factory=list)
    outlines: list[tuple[Rect, int]] = field(default_factory=list)
    blocks: list[Rect] = field(default_factory=list)
    objects: int = 0
    order: dict[int, int] = field(default_factory=dict)


def drawn_on(page: Any, view: View) -> Drawn:
    """Everything drawn on a page, forms entered, up to a bound that no paper of the trade comes near."""
    drawn = Drawn()
    for item, kind, matrix in _objects(page):
        drawn.objects += 1
        if drawn.objects > _MOST_OBJECTS:
            break
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawn.order[ctypes.addressof(item.contents)] = drawn.objects
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawn.pictures.append((_bounds(item, matrix, view), drawn.objects, _pixels(item)))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(drawn, item, matrix, view)
    return drawn


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Objects in painting order with their type and the matrix of the form they stand in."""
    waiting: list[tuple[Any, Matrix, int]] = []

    def put(parent: Any, count: int, get: Any, matrix: Matrix, depth: int) -> None:
        waiting.extend((get(parent, index), matrix, depth) for index in range(min(count, _MOST_OBJECTS) - 1, -1, -1))

    put(page, pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, _SAME, 0)
    while waiting:
        item, matrix, depth = waiting.pop()
        if not item:
            continue
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrix
        elif depth < _DEEPEST:
            inner = _times(_matrix(item), matrix)
            put(item, pdfium.FPDFFormObj_CountObjects(item), pdfium.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _SAME
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies one and then the other."""
    a, b, c, d, e, f = first
    ta, tb, tc, td, te, tf = then
    return (
        a * ta + b * tc,
        a * tb + b * td,
        c * ta + d * tc,
        c * tb + d * td,
        e * ta + f * tc + te,
        e * tb + f * td + tf,
    )


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(item: Any, matrix: Matrix, view: View) -> Rect:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *(ctypes.byref(edge) for edge in edges))
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [_at(matrix, x, y) for x, y in ((left, bottom), (left, top), (right, bottom), (right, top))]
    xs, ys = zip(*corners, strict=True)
    return view.box(min(xs), min(ys), max(xs), max(ys))


def _pixels(item: Any) -> tuple[int, int]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(width), ctypes.byref(height)):
        return (0, 0)
    return width.value, height.value


def _add_path(drawn: Drawn, item: Any, matrix: Matrix, view: View) -> None:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(filled), ctypes.byref(stroked))
    if not filled.value and not stroked.value:
        return
    rect = _bounds(item, matrix, view)
    if min(rect[2] - rect[0], rect[3] - rect[1]) <= THIN:
        _add_bar(drawn, rect)
        _add_block(drawn, rect)
    elif pdfium.FPDFPath_CountSegments(item) <= _MOST_SEGMENTS:
        _add_segments(drawn, item, _times(_matrix(item), matrix), view, rect=rect, stroked=bool(stroked.value))


def _add_segments(drawn: Drawn, item: Any, matrix: Matrix, view: View, *, rect: Rect, stroked: bool) -> None:
    """Rulings of a path of many strokes or bars; curved shapes count as outlined print, small others as blocks."""
    count = pdfium.FPDFPath_CountSegments(item)
    segments = [pdfium.FPDFPath_GetPathSegment(item, index) for index in range(count)]
    kinds = [pdfium.FPDFPathSegment_GetType(segment) for segment in segments]
    curves = kinds.count(pdfium.FPDF_SEGMENT_BEZIERTO)
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    if curves >= _GLYPH_CURVES:
        is_letter = all(_LETTER[0] <= side <= _LETTER[1] for side in (width, height))
        drawn.outlines.append((rect, 1 if is_letter else curves // _CURVES_PER_LETTER))
    if curves and not stroked:
        return
    for points in _parts(segments, kinds, matrix, view):
        if stroked:
            for start, end in pairwise(points):
                _add_stroke(drawn, start, end)
        else:
            xs, ys = zip(*points, strict=True)
            part = (min(xs), min(ys), max(xs), max(ys))
            _add_bar(drawn, part)
            _add_block(drawn, part)


def _parts(segments: list[Any], kinds: list[int], matrix: Matrix, view: View) -> Iterator[list[tuple[float, float]]]:
    """The points of each connected run of straight strokes of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for segment, kind in zip(segments, kinds, strict=True):
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = view.point(*_at(matrix, x.value, y.value))
        if kind != pdfium.FPDF_SEGMENT_LINETO and points:
            yield points
            points = []
        points.append(here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _add_bar(drawn: Drawn, rect: Rect) -> None:
    """A filled shape so thin that it is a ruling."""
    x0, y0, x1, y1 = rect
    if y1 - y0 <= THIN < x1 - x0:
        drawn.across.append(rect)
    elif x1 - x0 <= THIN < y1 - y0:
        drawn.down.append(rect)


def _add_block(drawn: Drawn, rect: Rect) -> None:
    """A shape so small that it may be a module of a code."""
    if max(rect[2] - rect[0], rect[3] - rect[1]) <= _BLOCK:
        drawn.blocks.append(rect)


def _add_stroke(drawn: Drawn, a: tuple[float, float], b: tuple[float, float]) -> None:
    rect = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
    if rect[3] - rect[1] <= 0.5 < rect[2] - rect[0]:
        drawn.across.append(rect)
    elif rect[2] - rect[0] <= 0.5 < rect[3] - rect[1]:
        drawn.down.append(rect)
