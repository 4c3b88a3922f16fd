"""What a contract of change says of the terms that held before: columns and paragraphs headed 变更前, 原约定."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.layout.segment import Segment
from parsers.values.search import find_all, full_match, search
from parsers.values.text import plain

Row = tuple[Segment, ...]
FORMER = r"(?:变更|修改|调整|修订)前|原(?:合同|协议)?(?:约定|条款|内容|规定)|原(?:合同|协议)"
PRESENT = r"(?:变更|修改|调整|修订)后|现(?:约定|条款|内容|规定)|(?:现)?(?:变更|修改|调整|修订)为"
LONGEST = 500
"""Characters that the former terms take at most."""


def without_former(rows: Sequence[Row]) -> list[Row]:
    """The rows without the column of what held before, where a table sets it beside what holds now."""
    found: list[Row] = []
    column: tuple[float, float] | None = None
    for row in rows:
        column = _former_column(row) or (column if len(row) > 1 else None)
        kept = tuple(item for item in row if not (column and column[0] < _middle(item) < column[1]))
        if kept:
            found.append(kept)
    return found


def _former_column(row: Row) -> tuple[float, float] | None:
    """From where to where the column of the former terms reaches, where a row is the head of such a table."""
    texts = [plain("".join(line.text for line in item.lines)) for item in row]
    former = [place for place, text in enumerate(texts) if _heads(FORMER, text)]
    present = [place for place, text in enumerate(texts) if _heads(PRESENT, text)]
    if len(former) != 1 or len(present) != 1:
        return None
    place = former[0]
    start, end = _reach(row[place])
    left = (_reach(row[place - 1])[1] + start) / 2 if place else 0.0
    right = (end + _reach(row[place + 1])[0]) / 2 if place + 1 < len(row) else 1.0
    return left, right


def _heads(pattern: str, text: str) -> bool:
    return full_match(rf"(?:{pattern})(?:的)?(?:内容|条款|约定|事项)?", text) is not None


def _reach(item: Segment) -> tuple[float, float]:
    box = item.cell or item.lines[0].box
    return box.x0, box.x1


def _middle(item: Segment) -> float:
    box = item.cell or item.lines[0].box
    return box.cx


def former_spans(text: str) -> list[tuple[int, int]]:
    """Where paragraphs tell the terms that held before: from their heading up to that of what holds now."""
    found = []
    for head in find_all(rf"(?:^|\n)[^\n。；;:：]{{0,8}}(?:{FORMER})[^\n。；;:：\d]{{0,10}}[:：\s]", text):
        now = search(PRESENT, text[head.end() : head.end() + LONGEST])
        if now is not None:
            found.append((head.start(), head.end() + now.start()))
    return found + told_spans(text)


TOLD = (
    r"(?:简称|下称|称为?)[“\"'「]?原(?:合同|协议)[”\"'」]?[)）][,，](?P<told>(?:其中)?(?:约定|载明|规定)"
    r"(?:[^。；;\n](?!(?:现|今)(?:经|双方|由|将|就)|(?:变更|调整|修改|修订)(?:为|如下|成)))*)"
)
"""How a sentence tells what an earlier contract says: （下称“原合同”），约定甲方以普通许可方式."""


def told_spans(text: str) -> list[tuple[int, int]]:
    """Where a sentence tells the terms of an earlier contract."""
    return [match.span("told") for match in find_all(TOLD, text)]


REPLACED = r"^[)）]?[,，]?(?:现|今)?(?:变更|调整|修改|修订|更改|改)(?:为|成)"
"""What stands behind something that the contract replaces by another."""


def is_replaced(text: str, end: int) -> bool:
    """Whether the words behind a place say that what stands there gives way to something else."""
    return search(REPLACED, text[end : end + 12]) is not None


def is_former(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of them."""
    return any(start <= place < end for start, end in spans)
