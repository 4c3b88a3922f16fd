"""Sums of an invoice that do not add up: which is misread, and what is then given. All values invented."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extract.pages import Page
from ocr.lines import Box, Reader
from parsers.documents.invoice_sums import SUMS, settled_sums
from parsers.documents.parsed import Parsed
from parsers.reading import Field
from tests.slip_lines import line
from tests.test_invoice_forms import NET, TAX, TOTAL, code, digital, electronic, parse


def read_as(page: Page, *misread: tuple[str, str], reader: Reader = Reader.OCR) -> Page:
    """The page with texts read as others, the first place of each given once."""
    lines = [replace(item, reader=reader) for item in page.lines]
    for printed, read in misread:
        at = next(index for index, item in enumerate(lines) if printed in item.text)
        lines[at] = replace(lines[at], text=lines[at].text.replace(printed, read))
    return replace(page, lines=tuple(lines))


def sums(parsed: Parsed) -> dict[str, Field]:
    return {name: parsed.fields[name][0] for name in SUMS}


@pytest.mark.parametrize(
    ("name", "printed", "read"),
    [
        ("net_amount", "¥94339.62", "¥94389.62"),
        ("tax_amount", "¥5660.38", "¥5680.38"),
        ("total_amount", "¥100000.00", "¥190000.00"),
    ],
)
def test_the_sum_that_the_rest_of_the_page_denies_is_a_conflict_and_the_others_are_given(
    name: str, printed: str, read: str
) -> None:
    found = sums(parse(read_as(digital(), (printed, read))))
    assert {key: field.value for key, field in found.items()} == {
        **dict(zip(SUMS, (NET, TAX, TOTAL), strict=True)),
        name: None,
    }
    assert found[name].conflict
    assert found[name].best.text == read


def test_where_nothing_else_tells_which_sum_is_misread_all_are_conflicts() -> None:
    bare = digital()
    bare = replace(bare, lines=tuple(item for item in bare.lines if item.text not in ("94339.62", "5660.38")))
    found = sums(parse(read_as(bare, ("¥94339.62", "¥94389.62"), ("壹拾万圆整", "壹拾口"))))
    assert all(field.conflict for field in found.values())


def test_a_page_that_says_every_sum_twice_and_is_at_odds_with_itself_is_given_as_it_stands() -> None:
    misread = [("94339.62", "90000.00"), ("94339.62", "90000.00"), ("94339.62", "90000.00")]
    found = sums(parse(read_as(digital(), *misread)))
    assert [found[name].value for name in SUMS] == [Decimal("90000.00"), TAX, TOTAL]


def test_no_sum_is_made_of_two_that_no_rate_ties() -> None:
    whole = read_as(digital(), ("¥5660.38", "¥8660.38"))
    parsed = parse(replace(whole, lines=tuple(item for item in whole.lines if item.text != "¥94339.62")))
    assert [parsed.fields[name][0].value for name in SUMS[1:]] == [None, TOTAL]
    assert all(field.value is None for field in parsed.fields["net_amount"])


def test_words_that_deny_a_total_to_which_net_and_tax_add_up_are_not_given() -> None:
    misread = parse(read_as(digital(), ("壹拾万圆整", "贰拾万圆整"))).fields
    assert misread["total_amount"][0].conflict
    assert misread["total_in_words"][0].value is None
    assert misread["total_in_words"][0].best.text == "贰拾万圆整"
    figure = parse(read_as(digital(), ("¥100000.00", "¥190000.00"))).fields
    assert figure["total_in_words"][0].value == "壹拾万圆整"


def test_a_text_layer_says_what_is_printed_even_where_it_does_not_add_up() -> None:
    found = sums(parse(read_as(digital(), ("¥94339.62", "¥90000.00"), reader=Reader.TEXT)))
    assert found["net_amount"].value == Decimal("90000.00")


def test_a_net_amount_that_the_code_says_too_is_not_in_doubt() -> None:
    whole = read_as(electronic(), ("¥5660.38", "¥5680.38"))
    found = sums(parse(replace(whole, codes=(code("01,10,032002100411,12345678,94339.62,20220729,,9335,"),))))
    assert [found[name].value for name in SUMS] == [NET, None, TOTAL]


def test_without_any_tax_a_net_amount_that_no_rate_ties_to_the_total_is_in_doubt() -> None:
    whole = read_as(digital(), ("¥94339.62", "¥94889.62"))
    whole = replace(whole, lines=tuple(item for item in whole.lines if "5660.38" not in item.text))
    parsed = parse(whole)
    assert parsed.fields["net_amount"][0].value is None
    assert parsed.fields["net_amount"][0].best.text == "¥94889.62"
    assert parsed.fields["total_amount"][0].value == TOTAL


def all_in_conflict(net: str = "¥94389.62") -> Parsed:
    """An invoice whose net amount was misread, and on which nothing tells which of the three sums it is."""
    bare = digital()
    bare = replace(bare, lines=tuple(item for item in bare.lines if item.text not in ("94339.62", "5660.38")))
    return parse(read_as(bare, ("¥94339.62", net), ("壹拾万圆整", "壹拾口")))


def corrected(parsed: Parsed, name: str, value: str) -> dict[str, Field]:
    """The sums once a reviewer read one of them as this."""
    (old,) = parsed.fields[name]
    read = replace(old.best, text=value, value=Decimal(value), reader=Reader.REVIEWER, confidence=1.0)
    fields = {**parsed.fields, name: (Field((read,), old.readings),)}
    fields |= settled_sums(fields)
    return {key: fields[key][0] for key in SUMS}


def test_a_correction_that_makes_the_sums_add_up_settles_the_others() -> None:
    found = corrected(all_in_conflict(), "net_amount", "94339.62")
    assert {key: field.value for key, field in found.items()} == dict(zip(SUMS, (NET, TAX, TOTAL), strict=True))
    assert found["tax_amount"].confidence < 1.0, "no surer than it was read"


def test_a_correction_after_which_the_sums_still_do_not_add_up_settles_nothing() -> None:
    found = corrected(all_in_conflict(), "total_amount", "190000.00")
    assert found["net_amount"].conflict
    assert found["tax_amount"].conflict
    assert {reading.value for reading in found["tax_amount"].readings} == {TAX, Decimal("95610.38")}


def test_a_sum_that_arithmetic_told_is_told_anew_of_the_corrected_one() -> None:
    parsed = parse(digital())
    (net,) = parsed.fields["net_amount"]
    told = replace(net.best, text="84339.62", value=Decimal("84339.62"), reader=Reader.ARITHMETIC)
    lost = Parsed(parsed.kind, parsed.subtype, parsed.confidence, {**parsed.fields, "net_amount": (Field((told,)),)})
    assert corrected(lost, "total_amount", "100000.00")["net_amount"].value == NET
    (total,) = parsed.fields["total_amount"]
    words = replace(total.best, reader=Reader.WORDS, value=Decimal(90000))
    fields = {**lost.fields, "total_amount": (Field((total.best, words)),)}
    assert (fields | settled_sums(fields))["net_amount"][0].value is None, "figures and words of the total disagree"


def below(page: Page, number: str, by: float = 0.45) -> Page:
    """The page with a second invoice below it, which has another number and other sums."""
    halves = [
        replace(item, box=Box(item.box.x0, y0, item.box.x1, y0 + item.box.height / 2))
        for start in (0.0, by)
        for item in page.lines
        for y0 in [start + item.box.y0 / 2]
    ]
    at = len(page.lines)
    changes = {"22322000000019562163": number, "94339.62": "84339.62", "¥100000.00": "¥90000.00"}

    def changed(text: str) -> str:
        for old, new in changes.items():
            text = text.replace(old, new)
        return text

    return replace(
        page,
        lines=tuple(
            item if index < at else replace(item, text=changed(item.text)) for index, item in enumerate(halves)
        ),
    )


def test_a_page_with_two_invoices_that_were_not_cut_gives_no_sums() -> None:
    parsed = parse(below(digital(), "22322000000019562172"))
    assert {field.value for field in sums(parsed).values()} == {None}
    assert "items" not in parsed.fields
    one = parse(below(digital(), "22322000000019562163"))
    assert sums(one)["total_amount"].value is not None, "one number is one invoice"


def test_a_red_invoice_that_names_the_number_of_another_is_one_invoice() -> None:
    whole = digital()
    note = [line(0.06, 0.75, "被红冲蓝字"), line(0.06, 0.80, "数电票号码：22322000000019562199")]
    kept = tuple(item for item in whole.lines if item.text not in ("备", "注"))
    assert sums(parse(replace(whole, lines=(*kept, *note))))["total_amount"].value == TOTAL
