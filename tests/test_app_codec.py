"""What was made of a package's pages comes back from the cache as it was: amounts stay amounts, days days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.pages import Page, PageStatus
from heyan.options import RunOptions
from heyan.reading import extract
from heyan.report.as_json import dumps, extraction_json
from heyan.report.model import PageNote
from heyan.store.codec import decode, encode
from ocr.lines import Box, Frame, Grid, Line, Reader
from parsers.reading import Document, DocumentKind, Field, Figure, Item, Reading, Seam, Value
from tests.extract_builders import contract_text, make_pdf

TEXT = st.text(max_size=12)
AMOUNT = st.decimals(allow_nan=False, allow_infinity=False, places=2)
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXT,
    AMOUNT,
    st.dates(),
    st.booleans(),
    st.builds(Item, TEXT, st.none() | AMOUNT, st.none() | TEXT, st.none() | AMOUNT),
    st.builds(Figure, TEXT, TEXT, TEXT, TEXT, st.none() | AMOUNT, TEXT),
)
BOX = Box(0.1, 0.2, 0.3, 0.4)
READINGS = st.builds(
    Reading,
    text=TEXT,
    value=st.none() | VALUES,
    reader=st.sampled_from(Reader),
    confidence=st.floats(0, 1),
    page=st.integers(1, 9),
    box=st.none() | st.just(BOX),
    repaired=st.booleans(),
    file=TEXT,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(READINGS, min_size=1, max_size=4))
def test_readings_come_back_as_they_were(readings: list[Reading]) -> None:
    field = Field(tuple(readings))
    document = Document(
        "d001", DocumentKind.INVOICE, None, "甲.pdf", (1, 2), 0.9, {"total_amount": (field,)}, ("乙.png",), BOX, 0.8,
        (Seam("甲.pdf", 1, True, 0.9, "标题"),),
    )  # fmt: skip
    assert decode(encode((document,))) == (document,)


def test_types_that_look_alike_as_text_stay_apart() -> None:
    values = (Decimal("2021.00"), date(2021, 1, 1), "2021-01-01", "2021.00", True, "True", None, 1, 1.0)
    back = decode(encode(values))
    assert back == values
    assert [type(value) for value in back] == [type(value) for value in values]


def test_pages_frames_and_notes_come_back() -> None:
    page = Page(
        "清单.xlsx", 1, 1, 1, lines=(Line("序号", BOX, 0.9),), grids=(Grid((), BOX),), frame=Frame(90, 0.3, 1.4)
    )
    kept = ({("清单.xlsx", 1): page.frame}, (PageNote("清单.xlsx", 1, PageStatus.READ, None, "", 90, True),), (page,))
    assert decode(encode(kept)) == kept


@pytest.mark.parametrize("data", [b"", b"damaged", encode({"a": 1})[:-3]])
def test_damaged_bytes_are_told(data: bytes) -> None:
    with pytest.raises(ValueError, match="kept reading"):
        decode(data)


def test_a_second_run_gives_the_same_without_parsing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pdf(tmp_path / "合同.pdf", contract_text)
    options = RunOptions(cache=tmp_path / "cache")
    first = extract([tmp_path / "合同.pdf"], options)
    assert first.documents

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("heyan.parsing.parse_documents", never)
    assert dumps(extraction_json(extract([tmp_path / "合同.pdf"], options))) == dumps(extraction_json(first))


def test_other_parsers_parse_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_pdf(tmp_path / "合同.pdf", contract_text)
    options = RunOptions(cache=tmp_path / "cache")
    assert extract([tmp_path / "合同.pdf"], options).documents
    monkeypatch.setattr("heyan.reading.parsing_version", lambda: "another")
    monkeypatch.setattr("heyan.parsing.parse_documents", lambda *_: iter(()))
    assert not extract([tmp_path / "合同.pdf"], options).documents
