"""What later saves of a PDF changed: pages, remarks, form fields, attachments, settings of the document.

A save may rewrite objects without changing them, or add only what a signature or its time stamp needs; neither is a
change. Objects are compared as they are written, at both times.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from extract.integrity import Edit, EditKind

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_ON_PAGE = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit")
_INHERITED = frozenset({"/Resources", "/MediaBox", "/CropBox", "/Rotate"})
_SETTINGS: Mapping[str, str] = MappingProxyType(
    {"/OCProperties": "图层", "/OpenAction": "打开时的动作", "/AA": "附带动作", "/Names": "名称表（附件、脚本）"}
)
_MARKS: Mapping[str, str] = MappingProxyType(
    {
        "/Text": "便笺", "/FreeText": "文字批注", "/Stamp": "图章", "/Ink": "手写笔迹", "/Highlight": "高亮",
        "/Underline": "下划线", "/StrikeOut": "删除线", "/Square": "矩形", "/Circle": "椭圆", "/Line": "线条",
        "/Redact": "涂改", "/FileAttachment": "附件", "/Link": "链接", "/Widget": "表单控件",
    }
)  # fmt: skip
_WAYS_BACK = frozenset({"/Parent", "/P", "/Metadata"})
_SILENT = frozenset({"/Popup"})
_MOST_PAGES = 5_000
_MOST_FIELDS = 5_000
_MOST_EDITS = 50
_DEPTH = 60


@dataclass(slots=True)
class Budget:
    """How much of a file may be looked at: a hostile one must not cost minutes."""

    objects: int = 300_000
    until: float = field(default_factory=lambda: time.thread_time() + 30)

    def spend(self) -> None:
        """One more object.

        Raises:
            ValueError: there is nothing left.
        """
        self.objects -= 1
        if self.objects < 0 or time.thread_time() > self.until:
            raise ValueError("too much to compare")


def edits_since(reader: PdfFileReader, revision: int, budget: Budget) -> tuple[Edit, ...]:
    """The changes of a PDF since a save, pages first.

    Args:
        reader: the opened file.
        revision: the save, the first is 0.
        budget: bounds the work.

    Raises:
        ValueError: it is too much to compare; also what pyHanko raises on files that it cannot follow.
    """
    old = reader.get_historical_resolver(revision)
    changed = {
        (ref.idnum, ref.generation)
        for later in range(revision + 1, reader.total_revisions)
        for ref in reader.xrefs.explicit_refs_in_revision(later)
    }
    compare = _Comparison(old, reader, changed, budget)
    found = list(_page_edits(compare))
    found += _field_edits(compare)
    found += (
        Edit(EditKind.ATTACHMENT if key == "/Names" else EditKind.SETTING, what)
        for key, what in _SETTINGS.items()
        if compare.differs(raw_at(old.root, key), raw_at(reader.root, key))
    )
    return tuple(dict.fromkeys(found))[:_MOST_EDITS]


class _Comparison:
    """A file at two times."""

    def __init__(self, old: Any, new: Any, changed: set[tuple[int, int]], budget: Budget) -> None:
        self.old, self.new = old, new
        self._changed = changed
        self._budget = budget
        self._known: dict[tuple[int, int], bool] = {}

    def differs(self, before: Any, after: Any) -> bool:
        """Whether two values, or anything that they lead to, are not the same."""
        if (before is None) != (after is None):
            return True
        return after is not None and (self._written(before) != self._written(after) or self._leads_to_change(after))

    def _leads_to_change(self, value: Any) -> bool:
        """Whether an object that a value leads to was changed."""
        waiting, seen = [value], set()
        while waiting:
            self._budget.spend()
            here = waiting.pop()
            key = _key(here)
            if key is not None:
                if key in seen:
                    continue
                seen.add(key)
                if key in self._changed and self._rewritten(here, key):
                    return True
                here = here.get_object()
            waiting.extend(_inside(here))
        return False

    def _rewritten(self, reference: Any, key: tuple[int, int]) -> bool:
        """Whether an object that a later save holds is not as it was."""
        if key not in self._known:
            from pyhanko.pdf_utils.misc import PdfError

            try:
                before = self.old.get_object(reference.reference)
            except (PdfError, KeyError):
                before = None
            self._known[key] = self._written(before) != self._written(reference.get_object())
        return self._known[key]

    def _written(self, value: Any) -> bytes:
        """A value as it is written, a stream with its data; where it refers to others, their numbers."""
        self._budget.spend()
        stream = io.BytesIO()
        if hasattr(value, "encoded_data"):
            entries = {key: part for key, part in value.items() if key not in {"/Length", "/Metadata"}}
            for key in sorted(entries):
                stream.write(key.encode() + self._written(value.raw_get(key)))
            stream.write(value.encoded_data)
        elif hasattr(value, "write_to_stream"):
            value.write_to_stream(stream, None)
        return stream.getvalue()


def at(dictionary: Any, key: str, default: Any = None) -> Any:
    """What an entry of a dictionary leads to; the default where there is none, or this is no dictionary."""
    return dictionary[key] if isinstance(dictionary, dict) and key in dictionary else default


def raw_at(dictionary: Any, key: str) -> Any:
    """An entry of a dictionary as written, a reference as such; None where there is none."""
    raw = getattr(dictionary, "raw_get", None)
    return raw(key) if raw is not None and key in dictionary else None


def _key(value: Any) -> tuple[int, int] | None:
    return (value.idnum, value.generation) if hasattr(value, "idnum") else None


def _inside(value: Any) -> list[Any]:
    """What a dictionary or an array holds, references as such; the way back to a parent is no part."""
    raw = getattr(value, "raw_get", None)
    if raw is None:
        return []
    keys = range(len(value)) if isinstance(value, list) else [key for key in value if key not in _WAYS_BACK]
    return [raw(key) for key in keys]


def _page_edits(compare: _Comparison) -> Iterator[Edit]:
    before, after = list(_pages(compare.old.root)), list(_pages(compare.new.root))
    if len(before) != len(after):
        yield Edit(EditKind.PAGES, f"页数由 {len(before)} 变为 {len(after)}")
    for number, (was, now) in enumerate(zip(before, after, strict=False), start=1):
        if any(compare.differs(_on_page(was, key), _on_page(now, key)) for key in _ON_PAGE):
            yield Edit(EditKind.PAGE, "页面内容", number)
        yield from _mark_edits(compare, was, now, number)


def _pages(root: Any) -> Iterator[Any]:
    """The pages of a document in order."""
    waiting = [(root["/Pages"], 0)]
    found = 0
    while waiting and found < _MOST_PAGES:
        node, depth = waiting.pop()
        kids = at(node, "/Kids")
        if kids is None:
            found += 1
            yield node
        elif depth < _DEPTH:
            waiting.extend((kid.get_object(), depth + 1) for kid in reversed(list(kids)))


def _on_page(page: Any, key: str) -> Any:
    """An entry of a page, its own or one that it inherits; a reference is kept as one."""
    for _ in range(_DEPTH):
        if key in page:
            return page.raw_get(key)
        if key not in _INHERITED or "/Parent" not in page:
            return None
        page = page["/Parent"]
    return None


def _mark_edits(compare: _Comparison, was: Any, now: Any, number: int) -> Iterator[Edit]:
    """Remarks and controls of a page that were added, removed or changed; those of signatures are not told."""
    before, after = _marks(was), _marks(now)
    for key in dict.fromkeys((*before, *after)):
        mark = after.get(key) or before[key]
        how = "新增" if key not in before else "删除" if key not in after else "修改"
        if how == "修改" and not compare.differs(before[key], after[key]):
            continue
        yield Edit(EditKind.ANNOTATION, f"{how}{_MARKS.get(str(at(mark, '/Subtype')), '批注')}", number)


def _marks(page: Any) -> dict[object, Any]:
    """The annotations of a page by their number, or their place in the list."""
    found: dict[object, Any] = {}
    listed = at(page, "/Annots", ())
    for index in range(len(listed)):
        mark = listed[index]
        silent = not isinstance(mark, dict) or at(mark, "/Subtype") in _SILENT or _of_signature(mark)
        if not silent:
            found[_key(listed.raw_get(index)) or index] = mark
    return found


def _of_signature(mark: Any) -> bool:
    kind = at(mark, "/FT") or at(at(mark, "/Parent"), "/FT")
    return bool(at(mark, "/Subtype") == "/Widget" and kind == "/Sig")


def _field_edits(compare: _Comparison) -> Iterator[Edit]:
    """Form fields whose value was set, changed or taken away."""
    before, after = dict(_fields(compare.old.root)), dict(_fields(compare.new.root))
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if (was is None) != (now is None) or compare.differs(was, now):
            yield Edit(EditKind.FIELD, name)


def _fields(root: Any) -> Iterator[tuple[str, Any]]:
    """Filled fields of the form by their full names; signatures are left out."""
    form = at(root, "/AcroForm", {})
    if "/XFA" in form:
        yield "XFA", form.raw_get("/XFA")
    waiting = [(kid.get_object(), "") for kid in at(form, "/Fields", ())]
    for _ in range(_MOST_FIELDS):
        if not waiting:
            return
        node, above = waiting.pop()
        if at(node, "/FT") == "/Sig":
            continue
        name = ".".join(filter(None, (above, str(at(node, "/T", "")))))
        if raw_at(node, "/V") is not None:
            yield name, node.raw_get("/V")
        waiting.extend((kid.get_object(), name) for kid in at(node, "/Kids", ()))
