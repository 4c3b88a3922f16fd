"""What signatures and later changes of files come to: a finding on the package in plain words, never "forged"."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from extract.integrity import Coverage, Edit, EditKind, Integrity, Outcome, Signature
from extract.package import SourceFile
from heyan.executors import open_crew
from heyan.opening import open_files
from heyan.options import RunOptions
from heyan.report.as_html import report_html
from heyan.report.as_json import report_json
from ocr.lines import Box, Reader
from parsers.reading import Document, DocumentKind, Field, Reading
from tests.signing import SIGNER, packed, plain_pdf, repaint, signed_ofd, signed_pdf, updated
from tests.test_app_report import report_of
from tests.validators_builders import Deal
from validators.checks.integrity import check
from validators.findings import Check, CheckStatus

SCHEMA = json.loads((files("heyan.report") / "report.schema.json").read_text(encoding="utf-8"))
WHOLE = Signature(
    SIGNER, Outcome.INTACT, Outcome.INTACT, Coverage.WHOLE, "某证书中心", signed_at=datetime(2022, 9, 8, tzinfo=UTC)
)
PAPER = Document("d001", DocumentKind.INVOICE, "digital", "发票.pdf", (1, 2), 1.0, {})


def found(integrity: Integrity | None, *documents: Document) -> list[Check]:
    file = SourceFile("发票.pdf", "0" * 64, "pdf", 2, integrity=integrity)
    return list(check([file], documents or [PAPER]))


def test_files_that_tell_nothing_make_no_finding_of_weight() -> None:
    (only,) = found(None)
    assert only.status is CheckStatus.NOT_APPLICABLE


def test_an_intact_signature_passes_and_says_who_signed_and_what_was_not_asked() -> None:
    (only,) = found(Integrity((WHOLE,)))
    assert only.status is CheckStatus.PASS
    assert SIGNER in only.message
    assert "未联网核实" in only.message
    assert [item.document for item in only.evidence] == ["d001"]


@pytest.mark.parametrize("coverage", [Coverage.WHOLE, Coverage.EARLIER])
@pytest.mark.parametrize(
    "broken", [replace(WHOLE, content=Outcome.BROKEN), replace(WHOLE, value=Outcome.BROKEN)], ids=["content", "value"]
)
def test_a_broken_signature_that_covers_the_file_fails(coverage: Coverage, broken: Signature) -> None:
    first = found(Integrity((replace(broken, coverage=coverage),)))[0]
    assert first.status is CheckStatus.FAIL


@pytest.mark.parametrize(
    "integrity",
    [
        Integrity((replace(WHOLE, coverage=Coverage.PART),)),
        Integrity((replace(WHOLE, coverage=Coverage.PART, content=Outcome.BROKEN),)),
        Integrity((replace(WHOLE, coverage=Coverage.UNKNOWN),)),
        Integrity((replace(WHOLE, content=Outcome.UNKNOWN, value=Outcome.UNKNOWN),)),
        Integrity((replace(WHOLE, coverage=Coverage.EARLIER),), 3, (Edit(EditKind.PAGE, "页面内容", 2),)),
        Integrity((), 2, (Edit(EditKind.FIELD, "金额"),)),
        Integrity((), fault="未能检查"),
    ],
)
def test_everything_else_out_of_order_is_a_flag(integrity: Integrity) -> None:
    first = found(integrity)[0]
    assert first.status is CheckStatus.UNCLEAR
    assert "伪造" not in first.message


def test_a_change_after_signing_cites_the_paper_on_the_changed_page() -> None:
    first, second = PAPER, replace(PAPER, id="d002", pages=(3, 3))
    edited = Integrity((replace(WHOLE, coverage=Coverage.EARLIER),), 2, (Edit(EditKind.PAGE, "页面内容", 3),))
    finding = found(edited, first, second)[0]
    assert "第 3 页页面内容" in finding.message
    assert [item.document for item in finding.evidence] == ["d002"]


def invoice(inside: object, printed: object, reader: Reader = Reader.TEXT, sure: float = 1.0) -> Document:
    readings = (
        Reading(str(printed), printed, reader, sure, 1, Box(0.1, 0.1, 0.2, 0.2)),  # type: ignore[arg-type]
        Reading(str(inside), inside, Reader.TEXT, 1.0, 1),  # type: ignore[arg-type]
    )
    return replace(PAPER, fields={"total_amount": (Field(readings),)})


def test_data_inside_an_invoice_that_equals_its_print_passes() -> None:
    (only,) = found(None, invoice(Decimal("9.00"), Decimal("9.00")))
    assert only.status is CheckStatus.PASS


def test_data_inside_an_invoice_that_differs_from_its_print_is_flagged_with_both() -> None:
    first = found(None, invoice(Decimal("9.00"), Decimal("90.00")))[0]
    assert first.status is CheckStatus.UNCLEAR
    assert "9.00" in first.message
    assert "90.00" in first.message
    assert first.evidence[0].box is not None


def test_print_that_was_read_badly_is_not_held_against_the_data_inside() -> None:
    (only,) = found(None, invoice(Decimal("9.00"), Decimal("90.00"), Reader.OCR, 0.6))
    assert only.status is CheckStatus.NOT_APPLICABLE


def test_a_package_of_signed_files_is_examined_as_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "甲.pdf").write_bytes(signed_pdf(plain_pdf()))
    (tmp_path / "乙.pdf").write_bytes(updated(signed_pdf(plain_pdf()), repaint))
    (tmp_path / "丙.ofd").write_bytes(packed(signed_ofd()))
    (tmp_path / "丁.csv").write_text("专利号,金额\n1,2\n", encoding="utf-8")
    options = RunOptions(workers=1)
    with open_crew(options) as crew:
        opened = {file.path: file.integrity for file in open_files(tmp_path, options, crew.opener).files}
    assert opened["丁.csv"] is None
    coverages = {path: found.signatures[0].coverage for path, found in opened.items() if found}
    assert coverages == {"甲.pdf": Coverage.WHOLE, "乙.pdf": Coverage.EARLIER, "丙.ofd": Coverage.WHOLE}


def test_reports_show_the_signatures_of_every_file(tmp_path: Path) -> None:
    report = report_of(tmp_path, Deal(1))
    nasty = replace(WHOLE, signer="<b>签名人</b>")
    signed = replace(report.files[0], integrity=Integrity((nasty,), 2, (Edit(EditKind.PAGE, "页面内容", 1),)))
    report = replace(report, files=(signed, *report.files[1:]))
    written = report_json(report)
    jsonschema.validate(written, SCHEMA)
    assert written["files"][0]["integrity"]["signatures"][0]["signed_at"] == "2022-09-08T00:00:00+00:00"
    assert "integrity" not in written["files"][1]
    page = report_html(report)
    assert "&lt;b&gt;签名人&lt;/b&gt;" in page
    assert "签名后改动：第 1 页页面内容" in page
