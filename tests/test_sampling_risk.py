"""What makes a row risky: told in words, each sign by itself, nothing for a plain row."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from heyan.sampling.risk import Risks

PLAIN: dict[str, Any] = {
    "documents": [
        {
            "id": "d1",
            "cut_confidence": 1.0,
            "fields": {"seller": [{"confidence": 0.99, "readings": [{"value": "x"}]}]},
        }
    ],
    "claims": [
        {
            "row": number,
            "claimed": {"received_amount": "100.00"},
            "documents": ["d1"] if number == 1 else [],
            "checks": [{"evidence": [{"document": "d1", "field": "seller"}]}] if number == 1 else [],
        }
        for number in range(1, 15)
    ],
    "findings": [{"status": "pass", "evidence": [{"document": "d1"}]}],
}


def signs(report: dict[str, Any]) -> tuple[str, ...]:
    return Risks(report, "received_amount").signs(report["claims"][0])


def test_a_plain_row_has_no_sign() -> None:
    assert signs(PLAIN) == ()


@pytest.mark.parametrize(
    ("way", "value", "word"),
    [
        (("documents", 0, "fields", "seller", 0, "confidence"), 0.5, "把握较低"),
        (("documents", 0, "fields", "seller", 0, "readings", 0, "repaired"), True, "更正"),
        (("documents", 0, "cut_confidence"), 0.1, "切分存疑"),
        (("findings", 0, "status"), "unclear", "整包检查"),
        (("claims", 0, "claimed", "received_amount"), "5000.00", "金额占本包较大"),
    ],
)
def test_each_sign_is_told(way: tuple[Any, ...], value: object, word: str) -> None:
    report = copy.deepcopy(PLAIN)
    place: Any = report
    for step in way[:-1]:
        place = place[step]
    place[way[-1]] = value
    (only,) = signs(report)
    assert word in only


def test_an_empty_amount_is_no_amount() -> None:
    report = copy.deepcopy(PLAIN)
    report["claims"][0]["claimed"]["received_amount"] = None
    assert signs(report) == ()
