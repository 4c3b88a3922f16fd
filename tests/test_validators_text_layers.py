"""What a text layer prints is no slip of a reader's."""

from __future__ import annotations

import pytest

from ocr.lines import Reader
from tests.validators_builders import Deal, credit_code, looks, reading, row_of, status
from validators.findings import CheckStatus

DEAL = Deal()
CODE = next(code for code in map(credit_code, range(100)) if code.endswith("J"))


@pytest.mark.parametrize(
    ("value", "text", "reader", "expected"),
    [
        (CODE, f"{CODE[:-1]}3", Reader.TEXT, CheckStatus.FAIL),
        (CODE, f"{CODE[:-1]}3", Reader.OCR, CheckStatus.PASS),
        (None, CODE[:14], Reader.TEXT, CheckStatus.UNCLEAR),
        (None, CODE[:14], Reader.OCR, CheckStatus.PASS),
    ],
)
def test_a_code_that_another_paper_prints_right(
    value: str | None, text: str, reader: Reader, expected: CheckStatus
) -> None:
    code = looks(reading(value, text=text, reader=reader, repaired=value is not None, sure=0.85))
    papers = [DEAL.record(), DEAL.contract(receiver_code=code), DEAL.invoice(buyer_code=CODE), DEAL.slip()]
    assert status(row_of(DEAL.claim(), papers), "credit_code.number") is expected
