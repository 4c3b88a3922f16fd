"""The truth beside a package (`<programme id>.truth.json`): what stands on the papers and what is planted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from samples.deals import Row
    from samples.papers import Truth

SCHEMA = "heyan.truth/1"
Json = dict[str, Any]

LISTS = frozenset({"patent_numbers", "titles", "from_parties", "to_parties", "patent_amounts", "items", "owners"})
"""Fields of the report that hold several values."""


def document_truth(truth: Truth, *, file: str, pages: tuple[int, int], level: str, split: str, form: str) -> Json:
    """A document's truth. Values stand in the report's normal forms; a field that is absent is not printed.

    `unjudged`, where it stands, names fields that count neither way.
    """
    unjudged = {"unjudged": list(truth.unjudged)} if truth.unjudged else {}
    return {
        "file": file,
        "pages": list(pages),
        "kind": truth.kind,
        "subtype": truth.subtype,
        "level": level,
        "layout": truth.layout,
        "split": split,
        "form": str(form),
        "fields": {name: _values(name, truth.values(name)) for name in sorted(truth.fields)},
        **unjudged,
    }


def row_truth(number: int, row: Row) -> Json:
    """A row's truth: what it claims, the verdict it must get, and what is planted in it."""
    return {
        "row": number,
        "verdict": row.verdict,
        "planted": [{"kind": planted.kind, "codes": list(planted.codes)} for planted in row.planted],
        "claimed": {
            "registered_on": row.registered_on.isoformat() if row.registered_on else None,
            "patent_numbers": list(row.patents),
            "mode": row.mode.value,
            "supplier": row.supplier,
            "receiver": row.receiver,
            "contract_amount": _yuan(row.contract_amount),
            "received_amount": _yuan(row.received_amount),
            "patent_amount": _yuan(row.patent_amount),
        },
    }


def write_truth(
    path: Path,
    programme: str | None,
    seed: int,
    rows: Sequence[Json],
    documents: Sequence[Json],
    *,
    more: Mapping[str, Sequence[Json]] | None = None,
) -> None:
    """Writes a truth file: one row and one document a line, so that a change can be read.

    `more` holds what is true of the application: its `metrics`, its `submission` rules, the `totals` of its form.
    """
    head = {"schema": SCHEMA, "programme": programme, "seed": seed}
    parts = [f'"{key}": {_dump(value)}' for key, value in head.items()]
    parts += [_block(name, items) for name, items in (more or {}).items()]
    parts += [_block("rows", rows), _block("documents", documents)]
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _block(name: str, items: Sequence[Json]) -> str:
    return f'"{name}": [\n' + ",\n".join(_dump(item) for item in items) + "\n]" if items else f'"{name}": []'


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _values(name: str, values: Sequence[object]) -> object:
    return list(values) if name in LISTS or len(values) != 1 else values[0]


def _yuan(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"
