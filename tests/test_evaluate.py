"""`heyan evaluate` counts right, missing and wrong as a person would."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from heyan.evaluate import evaluate, samples_in, show, write_markdown
from heyan.measuring import Measurement, Outcome, measure, normal_values, wilson
from heyan.measuring.gallery import write_gallery
from heyan.measuring.summary import summary
from heyan.options import RunOptions
from ocr.errors import InputError

Json = dict[str, Any]


def truth_of(fields: Json, **more: Any) -> Json:
    return {"file": "1/合同.pdf", "pages": [1, 2], "kind": "contract", "level": "scan", "fields": fields, **more}


def read_as(fields: dict[str, list[Any]], **more: Any) -> Json:
    found = {name: [{"value": value} for value in values] for name, values in fields.items()}
    return {"file": "1/合同.pdf", "pages": [1, 2], "kind": "contract", "fields": found, **more}


def measured(
    truths: list[Json], documents: list[Json], rows: list[Json] | None = None, claims: Any = ()
) -> Measurement:
    into = Measurement()
    measure("sample", {"documents": truths, "rows": rows or []}, {"documents": documents, "claims": claims}, into)
    return into


def outcomes(truths: list[Json], documents: list[Json]) -> dict[str, Outcome]:
    return {result.name: result.outcome for result in measured(truths, documents).fields}


def test_a_field_is_right_missing_wrong_or_extra() -> None:
    truth = truth_of(
        {"supplier": "岚溪大学", "receiver": "甲公司", "total_amount": "380000.00", "signed_on": "2022-03-01"}
    )
    read = read_as(
        {"supplier": ["岚溪大学"], "receiver": [None], "total_amount": ["38000.00"], "licence_type": ["普通许可"]}
    )
    assert outcomes([truth], [read]) == {
        "supplier": Outcome.RIGHT,
        "receiver": Outcome.MISSING,
        "total_amount": Outcome.WRONG,
        "signed_on": Outcome.MISSING,
        "licence_type": Outcome.EXTRA,
    }


def test_lists_are_sets_and_count_as_a_whole() -> None:
    numbers = ["201810123456.5", "201310699744.2"]
    truth = truth_of({"patent_numbers": numbers})
    assert outcomes([truth], [read_as({"patent_numbers": numbers[::-1]})]) == {"patent_numbers": Outcome.RIGHT}
    assert outcomes([truth], [read_as({"patent_numbers": numbers[:1]})]) == {"patent_numbers": Outcome.MISSING}
    assert outcomes([truth], [read_as({"patent_numbers": [*numbers, "97101765.4"]})]) == {
        "patent_numbers": Outcome.WRONG
    }


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("supplier", "栎木（北京）科技有限公司", "栎木(北京) 科技有限公司"),
        ("supplier", "岚溪大学、鹤川大学", ["鹤川大学", "岚溪大学"]),
        ("total_amount", "380000", "380,000.00"),
        ("total_in_words", "人民币叁拾捌万元整", "叁拾捌万圆正"),
        ("amount_in_words", "壹拾万柒仟元整", "壹拾万零柒仟元整"),
        ("reversed", True, True),
        (
            "items",
            {"name": "*无形资产*专利权", "net_amount": "1.5"},
            {"name": "*无形资产* 专利权", "net_amount": "1.50"},
        ),
    ],
)
def test_values_are_compared_in_normal_form(name: str, one: Any, other: Any) -> None:
    assert normal_values(name, one) == normal_values(name, other)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("supplier", "晟泽科技有限公司", "盛泽科技有限公司"),
        ("total_in_words", "叁拾捌万元整", "叁拾玖万元整"),
        ("patent_numbers", "201810123456.5", "201810123456.6"),
    ],
)
def test_other_values_stay_other(name: str, one: Any, other: Any) -> None:
    assert normal_values(name, one) != normal_values(name, other)


def test_documents_of_one_file_are_matched_by_page_then_by_kind() -> None:
    truths = [truth_of({"supplier": "甲"}), truth_of({"buyer": "乙"}, kind="invoice", pages=[3, 3])]
    documents = [read_as({"buyer": ["乙"]}, kind="invoice", pages=[3, 3]), read_as({"supplier": ["甲"]})]
    result = measured(truths, documents)
    assert [item.outcome for item in result.fields] == [Outcome.RIGHT, Outcome.RIGHT]
    assert [(item.kind, item.found) for item in result.kinds] == [("contract", "contract"), ("invoice", "invoice")]


def test_a_document_that_was_not_found_or_has_another_kind_misses_all_its_fields() -> None:
    truth = truth_of({"supplier": "甲", "receiver": "乙"})
    assert set(outcomes([truth], []).values()) == {Outcome.MISSING}
    other = measured([truth], [read_as({"supplier": ["丙"]}, kind="other")])
    assert {item.outcome for item in other.fields} == {Outcome.MISSING}
    assert other.kinds[0].found == "other"


def test_particulars_that_the_report_does_not_promise_count_neither_way() -> None:
    read = read_as({"supplier": ["甲"], "supplier_phone": ["010-1"], "signatories": ["丙"]})
    assert outcomes([truth_of({"supplier": "甲"})], [read]) == {"supplier": Outcome.RIGHT}


def test_a_field_that_the_truth_leaves_open_counts_neither_way() -> None:
    truth = truth_of({"supplier": "甲"}, unjudged=["contract_number"])
    read = read_as({"supplier": ["甲"], "contract_number": ["HT-1"]})
    assert outcomes([truth], [read]) == {"supplier": Outcome.RIGHT}


def test_a_purpose_may_be_given_with_other_texts_of_its_sort() -> None:
    truth = truth_of({"purpose": "专利转让费"}, kind="bank_slip")
    several = read_as({"purpose": ["转账", "专利转让费"]}, kind="bank_slip")
    other = read_as({"purpose": ["转账"]}, kind="bank_slip")
    assert outcomes([truth], [several]) == {"purpose": Outcome.RIGHT}
    assert outcomes([truth], [other]) == {"purpose": Outcome.WRONG}


def test_a_blank_form_must_yield_nothing() -> None:
    blank = truth_of({}, kind="bank_slip")
    result = measured([blank], [read_as({"payer": ["甲"], "amount": [None]}, kind="bank_slip")])
    assert [(item.name, item.outcome) for item in result.fields] == [("payer", Outcome.EXTRA)]


def test_a_cut_is_exact_if_kind_pages_and_place_agree() -> None:
    def cut(kind: str, first: int, last: int, **more: Any) -> Json:
        return {"file": "book.pdf", "pages": [first, last], "kind": kind, "level": "scan", "fields": {}, **more}

    truths = [
        cut("contract", 1, 2),
        cut("bank_slip", 3, 3, box=[0, 0, 1, 0.5]),
        cut("bank_slip", 3, 3, box=[0, 0.5, 1, 1]),
    ]
    found = [
        cut("contract", 1, 3),
        cut("bank_slip", 3, 3, box=[0, 0, 1, 0.45]),
        cut("bank_slip", 3, 3),
        cut("other", 4, 4),
    ]
    result = measured(truths, found)
    assert [item.exact for item in result.kinds] == [False, True, False]
    assert result.surplus == 1


def test_confidence_is_held_against_what_is_right() -> None:
    truth = truth_of({"supplier": "甲", "receiver": "乙", "signed_on": "2022-03-01"})
    read = read_as({"supplier": ["甲"], "receiver": ["丙"], "signed_on": [None]})
    for name, confidence in (("supplier", 0.99), ("receiver", 0.96), ("signed_on", 0.99)):
        read["fields"][name][0]["confidence"] = confidence
    found = summary(measured([truth], [read]))["calibration"]
    assert (found["sure"]["count"], found["sure"]["of"]) == (1, 2)
    assert found["bins"]["0.98–1.00"]["of"] == 1


def test_the_table_tells_easy_levels_from_hard_ones_and_numbers_from_names() -> None:
    truths = [
        truth_of({"supplier": "甲", "total_amount": "1.00"}),
        truth_of({"supplier": "甲", "total_amount": "1.00"}, level="fax", file="2.pdf"),
    ]
    read = [read_as({"supplier": ["甲"], "total_amount": ["1"]}), read_as({"supplier": ["乙"]}, file="2.pdf")]
    table = summary(measured(truths, read))["table"]
    counts = {
        (column, line): (table[column][line]["count"], table[column][line]["of"])
        for column in table
        for line in ("numbers", "names", "false")
    }
    assert counts == {
        ("clean, scan", "numbers"): (1, 1),
        ("clean, scan", "names"): (1, 1),
        ("clean, scan", "false"): (0, 2),
        ("bad, photo, fax", "numbers"): (0, 1),
        ("bad, photo, fax", "names"): (0, 1),
        ("bad, photo, fax", "false"): (1, 1),
    }


def programme_of(metrics: list[Json], submission: list[Json], findings: list[Json]) -> Json:
    return {"documents": [], "programme": {"metrics": metrics, "submission": submission}, "findings": findings}


def test_metrics_rules_of_form_and_totals_are_held_against_the_truth() -> None:
    truth = {
        "documents": [],
        "rows": [],
        "metrics": [
            {"id": "amount", "stated": "200.00", "verified": "150.00", "status": "pass"},
            {"id": "firms", "stated": None, "verified": "3", "status": "fail"},
        ],
        "submission": [{"id": "pdf", "status": "fail"}],
        "totals": [
            {"table": "近三年", "row": "2020", "column": "件数", "stated": "2", "right": "3"},
            {"table": "近三年", "row": "2021", "column": "件数", "stated": "4", "right": "4"},
        ],
    }
    metrics: list[Json] = [
        {"id": "amount", "stated": "200", "verified": "150", "status": "pass"},
        {"id": "firms", "stated": None, "verified": "4", "status": "fail"},
    ]
    wrong = {
        "code": "application.totals",
        "status": "fail",
        "message": "申报书“近三年 · 2020 · 件数”填 2；清单合计 3。",
    }
    stray = wrong | {"message": "申报书“近三年 · 2021 · 件数”填 4；清单合计 5。", "found": "4"}
    submission: list[Json] = [
        {"code": "submission.pdf", "status": "fail"},
        {"code": "submission.name", "status": "fail"},
    ]
    into = Measurement()
    measure("sample", truth, programme_of(metrics, submission, [wrong, stray]), into)
    found = summary(into)["figures"]
    assert [(found[sort]["right"]["count"], found[sort]["right"]["of"]) for sort in found] == [(1, 2), (1, 2), (1, 1)]
    assert [found[sort]["false_alarms"] for sort in found] == [0, 1, 1]
    assert found["total"]["planted_named"]["count"] == 1


def test_codes_are_counted_on_the_rows_planted_for_them_and_on_clean_rows() -> None:
    rows = [row(1, "contradicted", ("slip_short", ["payment.amount"])), row(2, "supported")]
    claims = [judged(1, "contradicted", payment_amount="fail"), judged(2, "unclear", contract_order="unclear")]
    found = summary(measured([], [], rows, claims))["codes"]
    assert found["payment.amount"]["named"]["count"] == 1
    assert found["contract.order"]["on_clean_rows"]["count"] == 1


def row(number: int, verdict: str, *planted: tuple[str, list[str]]) -> Json:
    return {"row": number, "verdict": verdict, "planted": [{"kind": kind, "codes": codes} for kind, codes in planted]}


def judged(number: int, verdict: str, **checks: str) -> Json:
    found = [{"code": code.replace("_", ".", 1), "status": status} for code, status in checks.items()]
    return {"row": number, "verdict": verdict, "checks": found, "claimed": {}}


def test_verdicts_are_counted_for_planted_and_clean_rows() -> None:
    rows = [
        row(1, "supported"),
        row(2, "contradicted", ("slip_short", ["payment.amount"])),
        row(3, "incomplete", ("invoice_missing", ["invoice.present"])),
        row(4, "supported"),
        row(5, "contradicted", ("contract_words_differ", ["contract.words", "contract.amount"])),
    ]
    claims = [
        judged(1, "supported", payment_amount="pass"),
        judged(2, "contradicted", payment_amount="fail"),
        judged(3, "supported", invoice_present="pass"),
        judged(4, "contradicted", contract_order="fail"),
    ]
    figures = summary(measured([], [], rows, claims))["verdicts"]
    counts = {name: (rate["count"], rate["of"]) for name, rate in figures.items()}
    assert counts == {
        "planted_supported": (1, 3),
        "planted_named": (1, 3),
        "planted_as_expected": (1, 3),
        "clean_supported": (1, 2),
        "clean_contradicted": (1, 2),
    }


def test_a_check_that_passes_names_nothing() -> None:
    rows = [row(1, "unclear", ("resold_afterwards", ["registration.chain"]))]
    named = [
        measured([], [], rows, [judged(1, "unclear", registration_chain=status)]).rows[0].named["resold_afterwards"]
        for status in ("pass", "not_applicable", "unclear", "fail", "missing")
    ]
    assert named == [False, False, True, True, True]


def test_claimed_cells_are_compared_where_the_truth_has_them() -> None:
    wanted = row(1, "supported") | {
        "claimed": {"mode": "transfer", "contract_amount": "100.00", "received_amount": None}
    }
    given = judged(1, "supported") | {
        "claimed": {"mode": "licence", "contract_amount": "100.00", "received_amount": None}
    }
    result = measured([], [], [wanted], [given])
    assert {item.name: item.outcome for item in result.fields} == {
        "mode": Outcome.WRONG,
        "contract_amount": Outcome.RIGHT,
    }


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_those_of_wilson(hits: int, trials: int, low: float, high: float) -> None:
    assert wilson(hits, trials) == pytest.approx((low, high), abs=5e-5)


def test_samples_are_found_by_their_truth_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "甲").mkdir()
    head = {"schema": "heyan.truth/1", "programme": None, "seed": 1, "rows": [row(1, "supported")]}
    truth = head | {"documents": [truth_of({"supplier": "甲"})]}
    (tmp_path / "甲.truth.json").write_text(json.dumps(truth), encoding="utf-8")
    report = {"documents": [read_as({"supplier": ["乙"]})], "claims": [judged(1, "supported")]}
    result = evaluate(tmp_path, lambda _sample, _truth: report)
    show(summary(result))
    shown = capsys.readouterr().out
    assert "contract/scan" in shown
    assert "1/1" in shown
    assert samples_in(tmp_path / "甲")[0][0].name == "甲"
    write_markdown(summary(result), tmp_path / "out" / "figures.md")
    assert "| contract/scan |" in (tmp_path / "out" / "figures.md").read_text(encoding="utf-8")


def test_a_folder_without_truth_is_refused_with_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"truth\.json"):
        samples_in(tmp_path)


@pytest.mark.parametrize("text", ["{", json.dumps({"schema": "heyan.truth/9"})])
def test_a_truth_file_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲.truth.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"甲\.truth\.json"):
        samples_in(tmp_path)


def test_mistakes_are_shown_with_a_picture_of_the_place_where_they_stand(tmp_path: Path) -> None:
    sample = tmp_path / "甲"
    sample.mkdir()
    page = np.full((400, 300, 3), 255, np.uint8)
    page[100:140, 60:240] = 0
    (sample / "合同.png").write_bytes(cv2.imencode(".png", page)[1].tobytes())
    placed = {"value": "某某<乙>公司", "confidence": 0.99, "page": 1, "box": [0.2, 0.25, 0.8, 0.35]}
    read = read_as({}, file="合同.png") | {"fields": {"supplier": [placed]}}
    result = Measurement()
    truth = {"rows": [], "documents": [truth_of({"supplier": "某某甲公司", "receiver": "丙"}, file="合同.png")]}
    measure("甲", truth, {"documents": [read]}, result)
    out = tmp_path / "out" / "mistakes.html"
    write_gallery(result, {"甲": sample}, RunOptions(cache=str(tmp_path / "cache")), out)
    text = out.read_text(encoding="utf-8")
    assert text.index("某某甲公司") < text.index("某某&lt;乙&gt;公司") < text.index("丙")
    parts = re.findall(r"base64,([^\"]+)", text)
    crop, whole = (cv2.imdecode(np.frombuffer(b64decode(part), np.uint8), cv2.IMREAD_GRAYSCALE) for part in parts)
    assert crop.shape[0] < whole.shape[0] / 2
    assert crop.min() < 60
