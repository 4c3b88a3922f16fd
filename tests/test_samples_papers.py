"""Drawn papers: every layout draws, its truth is in normal form and stands where the truth says."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from samples.fonts import APT_COMMAND, missing_fonts
from samples.numbers import patent_check
from samples.papers import Drawing, Layout, Use, draw, layouts
from samples.papers.canvas import Text
from samples.papers.styles import DATE_STYLES, write_date
from samples.papers.truth import TruthValue

pytestmark = [
    pytest.mark.fonts,
    pytest.mark.skipif(bool(missing_fonts()), reason=f"CJK fonts are missing; run: {APT_COMMAND}"),
]
ALL = [(layout, subtype) for layout in layouts() for subtype in layout.subtypes]
BY_LAYOUT = [pytest.param(layout, subtype, id=f"{layout.name}-{subtype}") for layout, subtype in ALL]
AMOUNTS = {"amount", "total_amount", "net_amount", "tax_amount", "patent_amounts"}
DAYS = {"recorded_on", "signed_on", "issued_on", "paid_on", "granted_on", "term_start", "term_end"}
NEEDED = {
    "registration": {"patent_numbers", "from_parties", "to_parties"},
    "contract": {"supplier", "receiver", "total_amount", "signed_on"},
    "invoice": {"invoice_number", "issued_on", "buyer", "buyer_code", "seller", "seller_code", "items", "total_amount"},
    "bank_slip": {"payer", "payer_account", "payee", "payee_account", "amount", "paid_on", "serial_number", "purpose"},
    "certificate": {"patent_numbers", "titles", "owners", "granted_on", "certificate_number"},
    "licence_of_business": {"name", "credit_code", "legal_representative"},
    "commitment": set(),
    "other": set(),
}


def drawn(layout: Layout, subtype: str, seed: int = 1, facts: dict[str, object] | None = None) -> Drawing:
    return draw(layout.kind, subtype, facts or {}, layout.name, random.Random(seed))


def ink_in(picture: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], value: TruthValue) -> list[float]:
    """Spread of grey levels inside every place of a value: nothing printed gives 0."""
    height, width = picture.shape
    spreads = []
    for place in value.places:
        box = place.box
        part = picture[int(box.y0 * height) : int(box.y1 * height) + 1, int(box.x0 * width) : int(box.x1 * width) + 1]
        spreads.append(float(part.max()) - float(part.min()))
    return spreads


def test_every_kind_has_layouts_to_build_with_and_to_judge_with() -> None:
    for kind, least in (
        ("bank_slip", 12),
        ("contract", 6),
        ("invoice", 6),
        ("certificate", 3),
        ("licence_of_business", 3),
    ):
        assert len(layouts(kind)) >= least
        assert layouts(kind, use=Use.DEVELOPMENT)
        assert layouts(kind, use=Use.EVALUATION)
    assert len(layouts("registration", "transfer_notice")) >= 3
    names = [layout.name for layout in layouts()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("layout", "subtype"), BY_LAYOUT)
def test_a_paper_prints_what_its_kind_needs_in_normal_form(layout: Layout, subtype: str) -> None:
    for seed in range(4):
        truth = drawn(layout, subtype, seed).truth
        assert set(truth.fields) >= NEEDED[truth.kind] - set(layout.unjudged)
        for name, values in truth.fields.items():
            for item in values:
                check_normal_form(name, item)


def check_normal_form(name: str, item: TruthValue) -> None:
    if name in AMOUNTS:
        assert re.fullmatch(r"-?\d+\.\d\d", str(item.value))
    if name in DAYS:
        date.fromisoformat(str(item.value))
    if name == "patent_numbers":
        body, _, check = str(item.value).partition(".")
        assert patent_check(body) == check
    if isinstance(item.value, str) and name not in {"contract_number", "title"}:
        assert " " not in item.value
    for place in item.places:
        assert 0 <= place.box.x0 < place.box.x1 <= 1
        assert 0 <= place.box.y0 < place.box.y1 <= 1


@pytest.mark.parametrize(("layout", "subtype"), BY_LAYOUT)
def test_something_is_printed_in_every_box_of_the_truth(layout: Layout, subtype: str) -> None:
    drawing = drawn(layout, subtype, 7)
    pictures = [np.asarray(page.render(60).convert("L")) for page in drawing.pages]
    for values in drawing.truth.fields.values():
        for item in values:
            for place in item.places:
                single = TruthValue(item.value, item.text, (place,))
                assert min(ink_in(pictures[place.page - 1], single)) > 40, item


@pytest.mark.parametrize(
    "layout", [pytest.param(layout, id=layout.name) for layout in layouts() if layout.kind != "other"]
)
def test_the_text_layer_holds_the_values(layout: Layout) -> None:
    import pypdfium2

    drawing = drawn(layout, layout.subtypes[0], 3)
    document = pypdfium2.PdfDocument(drawing.to_pdf())
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    assert len(document) == len(drawing.pages)
    for name, values in drawing.truth.fields.items():
        for item in values:
            if item.text:
                printed = "".join(item.text.split())
                whole = printed in text or all(char in text for char in printed)
                assert whole if name in {"amount", "purpose", "remark", "items"} else found(printed, text), item


def found(printed: str, text: str) -> bool:
    """Whether a print stands in the text, whole or broken over lines of cells read in turn."""
    return printed in text or (printed[:4] in text and printed[-3:] in text)


def test_a_fact_that_is_given_is_printed_and_one_left_blank_is_not() -> None:
    facts: dict[str, object] = {
        "payer": "岚溪（南京）机电有限公司",
        "amount": "1234567.80",
        "purpose": None,
        "paid_on": date(2022, 3, 4),
    }
    for layout in layouts("bank_slip"):
        truth = drawn(layout, layout.subtypes[0], 2, facts).truth
        assert truth.values("payer") == ["岚溪（南京）机电有限公司"]
        assert truth.values("amount") == ["1234567.80"]
        assert truth.values("paid_on") == ["2022-03-04"]
        assert "purpose" not in truth.fields


def test_words_that_are_given_may_differ_from_the_figures() -> None:
    facts: dict[str, object] = {"total_amount": Decimal(120000), "total_in_words": "壹拾叁万元整"}
    for layout in layouts("contract"):
        truth = drawn(layout, layout.subtypes[0], 5, facts).truth
        assert truth.values("total_amount") == ["120000.00"] or "total_amount" in layout.unjudged
        assert truth.values("total_in_words") == ["壹拾叁万元整"]


def test_co_owners_are_values_of_their_own_in_every_registration() -> None:
    facts: dict[str, object] = {
        "from_parties": ["鹤川大学", "青峤电子有限公司"],
        "to_parties": ["鹤川大学", "栎木科技有限公司"],
    }
    for layout in layouts("registration"):
        if layout.subtypes[0] != "open_licence_record":
            truth = drawn(layout, layout.subtypes[0], 4, facts).truth
            assert truth.values("from_parties") == facts["from_parties"]
            assert truth.values("to_parties") == facts["to_parties"]


def test_invoice_sums_follow_from_their_items() -> None:
    for layout in layouts("invoice"):
        truth = drawn(layout, layout.subtypes[0], 9, {"total_amount": 53000, "tax_rate": "6%"}).truth
        items = [value for value in truth.values("items") if isinstance(value, dict)]
        assert truth.values("total_amount") == ["53000.00"]
        if {"items", "net_amount"} & set(layout.unjudged):
            continue
        assert sum(Decimal(item["net_amount"]) for item in items) == Decimal(str(truth.values("net_amount")[0]))
        assert sum(Decimal(item["tax_amount"]) for item in items) == Decimal(str(truth.values("tax_amount")[0]))


def test_a_red_invoice_is_negative_and_says_so() -> None:
    truth = draw("invoice", "digital", {"reversed": True, "total_amount": -800}, None, random.Random(1)).truth
    assert truth.values("reversed") == [True]
    assert truth.values("total_amount") == ["-800.00"]
    assert "被红冲蓝字" in str(truth.values("remark")[0])


def test_the_qr_code_of_an_invoice_reads_back_with_its_number() -> None:
    import zxingcpp

    drawing = draw("invoice", "digital", {}, "invoice_digital", random.Random(6))
    codes = zxingcpp.read_barcodes(np.asarray(drawing.pages[0].render(200)))
    assert [code.text.split(",")[3] for code in codes] == drawing.truth.values("invoice_number")


def test_the_bar_codes_of_a_notice_read_back() -> None:
    import zxingcpp

    facts: dict[str, object] = {"dispatch_number": "2022031512345678"}
    drawing = draw("registration", "transfer_notice", facts, "notice_table", random.Random(6))
    read = {code.text for code in zxingcpp.read_barcodes(np.asarray(drawing.pages[0].render(200)))}
    assert read == {str(drawing.truth.values("patent_numbers")[0]).replace(".", ""), "2022031512345678"}


@pytest.mark.parametrize("subtype", ["blank_bank_form", "blank_contract"])
def test_a_blank_form_has_no_values(subtype: str) -> None:
    for layout in layouts("other", subtype):
        assert not draw("other", subtype, {}, layout.name, random.Random(1)).truth.fields


def test_the_same_seed_draws_the_same_paper() -> None:
    for name in ("slip_web_table", "contract_free", "invoice_paper"):
        layout = next(item for item in layouts() if item.name == name)
        first, second = (drawn(layout, layout.subtypes[0], 12) for _ in range(2))
        assert first.truth.to_json() == second.truth.to_json()
        assert first.to_pdf() == second.to_pdf()


def test_a_transfer_notice_carries_its_form_code() -> None:
    for layout in layouts("registration", "transfer_notice"):
        page = drawn(layout, "transfer_notice").pages[0]
        assert any(isinstance(item, Text) and item.text == "200028" for item in page.operations)


def test_no_layout_of_a_wrong_kind_is_drawn() -> None:
    with pytest.raises(ValueError, match="slip_web_table"):
        draw("invoice", "digital", {}, "slip_web_table", random.Random(1))


def test_a_detached_text_layer_gives_all_labels_before_any_value() -> None:
    import pypdfium2

    drawing = draw("invoice", "digital", {}, "invoice_digital", random.Random(2))
    page = pypdfium2.PdfDocument(drawing.to_pdf(detached=True))[0]
    objects = page.get_objects(textpage=page.get_textpage())
    drawn_order = "".join(item.extract() for item in objects if isinstance(item, pypdfium2.PdfTextObj))
    assert drawn_order.index("开票人") < drawn_order.index(str(drawing.truth.values("invoice_number")[0]))


def test_days_are_written_in_every_style_of_the_papers() -> None:
    day = date(2021, 10, 20)
    assert write_date(day, "hanzi") == "二〇二一年十月二十日"
    assert write_date(date(2020, 3, 31), "hanzi") == "二〇二〇年三月三十一日"
    assert len({write_date(day, style) for style in DATE_STYLES}) == len(DATE_STYLES) - 1
