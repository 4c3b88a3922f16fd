"""XML files, digital invoices (数电票) above all: their values as values, and as lines that a person can follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extract.failures import UnreadableError, over_limit
from extract.limits import Limits
from extract.package import Reason
from extract.pages import Embedded
from extract.readers.base import Look
from extract.readers.delimited import OpenText, look_of_lines, pages_of_lines
from extract.readers.packed import Element, parsed

_MOST_VALUES = 20_000
_DEEPEST = 60
_SHOWN_BY_BROWSERS = frozenset({"svg", "html"})


def open_xml(path: Path, limits: Limits) -> OpenText:
    """Opens an XML file: pages of its values, a line each; the values themselves go with the first page.

    Raises:
        UnreadableError: it is ill-formed, declares a document type or entities, or holds too much.
    """
    size = path.stat().st_size
    if size > limits.unpacked_bytes:
        raise over_limit("unpacked_bytes", f"XML 文件过大（{size / 1e6:.0f} MB）")
    root = parsed(path.read_bytes(), "XML")
    if root.tag.lower() in _SHOWN_BY_BROWSERS:
        raise UnreadableError(Reason.UNSUPPORTED)
    values = embedded_values(root)
    if not values:
        raise UnreadableError(Reason.EMPTY, "XML 文件里没有内容")
    embedded = (Embedded("xml", root.tag, values),)
    lines = [f"{name.rpartition('/')[2]}：{text}" for name, text in values]
    looks = [look_of_lines(part) for part in pages_of_lines(lines)]
    first = Look(looks[0].width, looks[0].height, looks[0].lines, frame=looks[0].frame, embedded=embedded)
    return OpenText([first, *looks[1:]])


def embedded_values(root: Element) -> tuple[tuple[str, str], ...]:
    """Paths and texts of all elements that hold text.

    Raises:
        UnreadableError: there are too many, or they stand too deep in one another.
    """
    found: list[tuple[str, str]] = []
    for name, text in _leaves(root, "", 0):
        found.append((name, text))
        if len(found) > _MOST_VALUES:
            raise UnreadableError(Reason.LIMIT, "XML 文件内容过多")
    return tuple(found)


def _leaves(element: Element, path: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        raise UnreadableError(Reason.LIMIT, "XML 文件嵌套过深")
    seen: Counter[str] = Counter()
    for child in element:
        if not isinstance(child.tag, str):
            continue
        seen[child.tag] += 1
        count = f"[{seen[child.tag]}]" if seen[child.tag] > 1 else ""
        name = f"{path}{child.tag}{count}"
        text = " ".join((child.text or "").split())
        if text:
            yield name, text
        yield from _leaves(child, f"{name}/", depth + 1)
