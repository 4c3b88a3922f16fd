"""The register office's notice that a company is called otherwise now (名称变更通知, 准予变更登记通知书)."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Page
from parsers.documents.flow_names import names_at
from parsers.documents.parsed import Parsed
from parsers.documents.registration_change_tables import take_tables
from parsers.documents.registration_changes import Changes
from parsers.layout.flow import Flow
from parsers.reading import DocumentKind, Field
from parsers.values.search import find_all

SUBTYPE = "renaming"
_MARKS = r"“”\"「」『』"
_BARE = rf"[^{_MARKS}\n。;；,，:：]{{4,60}}?"
_OLD, _NEW = (
    rf"(?:[{_MARKS}](?P<{side}>[^{_MARKS}]{{4,80}})[{_MARKS}]|(?P<{side}>{_BARE}))" for side in ("old", "new")
)
_STOP = r"(?=[。;；,，\n]|$)"
_NAMED = r"(?:登记)?的?(?:企业|公司|单位)?名称[:：]\s?"
_TOLD = (
    rf"名称(?:已|现)?[由从]{_OLD}(?:变更|更改|更名)(?:登记)?为{_NEW}{_STOP}",
    rf"(?:变更前|原){_NAMED}{_OLD}{_STOP}[\s\S]{{0,80}}?(?:变更后|现|新){_NAMED}{_NEW}{_STOP}",
)
"""A sentence that says how a company was called and is called, or labels for both names."""


def parse(pages: Sequence[Page]) -> Parsed:
    """The notice with the name before and the name after; without them where it does not tell one of each."""
    flow = Flow(pages)
    fields = _of_a_table(pages)
    for pattern in () if fields else _TOLD:
        found = list(find_all(pattern, flow.text))
        sides = [names_at(flow, *match.span(side), sure=False) for match in found for side in ("old", "new")]
        if [len(side) for side in sides] == [1, 1]:
            fields = {name: (Field(side),) for name, side in zip(("from_parties", "to_parties"), sides, strict=True)}
            break
    return Parsed(DocumentKind.OTHER, SUBTYPE, 0.9 if fields else 0.6, fields)


def _of_a_table(pages: Sequence[Page]) -> dict[str, tuple[Field, ...]]:
    """The names in the row 名称 of a table of what was changed; nothing where it holds not one of each."""
    changes = Changes()
    take_tables(pages, changes)
    if len(changes.before) != 1 or len(changes.after) != 1:
        return {}
    return {"from_parties": (Field(tuple(changes.before)),), "to_parties": (Field(tuple(changes.after)),)}
