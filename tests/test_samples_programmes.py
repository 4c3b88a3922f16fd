"""The packages of the programmes: forms, ledgers and evidence agree but where something is broken on purpose."""

from __future__ import annotations

import json
import random
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest

from samples import names
from samples.committed import ALL, PACKAGES, SAMPLES
from samples.fonts import APT_COMMAND, missing_fonts
from samples.papers.canvas import Overlay
from samples.papers.ink import plain
from samples.printing import Press
from samples.programmes.as_docx import docx_of
from samples.programmes.as_pages import pages_of
from samples.programmes.binder import gbk_zip
from samples.programmes.form import Grid, Line, Seal, Title, fine, middle, section, spread, whole
from samples.programmes.making import case_of, form_bytes, make_package
from samples.programmes.metrics import Bound, aimed, said, shown
from samples.programmes.sample import Sample
from samples.programmes.tally import Entry, Tally, Totals, wan, yi

TRUTHS: dict[str, dict[str, Any]] = {
    programme: json.loads((PACKAGES / f"{programme}.truth.json").read_text(encoding="utf-8")) for programme in ALL
}
DRAWS = pytest.mark.skipif(bool(missing_fonts()), reason=f"draws pages; first: {APT_COMMAND}")


@pytest.mark.parametrize("programme", ALL)
def test_every_package_breaks_a_threshold_a_total_and_a_rule(programme: str) -> None:
    truth = TRUTHS[programme]
    assert any(item["status"] == "fail" for item in truth["metrics"])
    assert any(item["stated"] != item["right"] for item in truth["totals"])
    assert any(item["status"] in {"fail", "missing"} for item in truth["submission"])


@pytest.mark.parametrize("programme", ALL)
def test_every_package_has_rows_that_hold_and_rows_that_do_not(programme: str) -> None:
    rows = TRUTHS[programme]["rows"]
    assert any(row["verdict"] == "supported" and not row["planted"] for row in rows)
    assert any(row["verdict"] != "supported" and row["planted"] for row in rows)


@pytest.mark.parametrize("programme", ALL)
def test_its_files_are_there(programme: str) -> None:
    folder = PACKAGES / programme
    for document in TRUTHS[programme]["documents"]:
        archive, _, member = document["file"].partition(".zip/")
        if member:
            with zipfile.ZipFile(folder / f"{archive}.zip", metadata_encoding="gbk") as opened:
                assert member in opened.namelist()
        else:
            assert (folder / document["file"]).is_file()


def test_one_package_is_one_scan_of_a_book_and_one_an_archive() -> None:
    (book,) = [path for path in (PACKAGES / "anhui-2022-university").rglob("*") if path.is_file()]
    (archive,) = [path for path in (PACKAGES / "shanghai-2021-centre").rglob("*") if path.is_file()]
    pages = re.findall(rb"/Type /Page ", book.read_bytes())
    assert 60 <= len(pages) <= 100
    assert archive.suffix == ".zip"


@pytest.mark.parametrize("programme", ALL)
def test_everybody_in_a_list_is_invented(programme: str) -> None:
    stock = (*names.FIRM_SYLLABLES, *names.UNIVERSITY_HEADS, *names.BANKS)
    for row in TRUTHS[programme]["rows"]:
        for role in ("supplier", "receiver"):
            assert any(part in row["claimed"][role] for part in stock) or row["planted"], row["claimed"][role]


USED = {"transfer", "licence", "open_licence"}


def verified(programme: str, metric: str) -> str:
    """A verified number of a committed truth."""
    found: str = next(item["verified"] for item in TRUTHS[programme]["metrics"] if item["id"] == metric)
    return found


def backed(programme: str, modes: set[str], last: str = "2099") -> list[dict[str, Any]]:
    """What the supported rows of these modes claim, up to a day."""
    claimed = [row["claimed"] for row in TRUTHS[programme]["rows"] if row["verdict"] == "supported"]
    return [item for item in claimed if item["mode"] in modes and item["registered_on"] <= last]


@pytest.mark.parametrize(
    ("programme", "metric", "modes", "last"),
    [
        ("liaoning-2023-university", "firms", USED | {"equity"}, "2022-12-31"),
        ("liaoning-2023-platform", "smes", USED, "2099"),
        ("anhui-2022-university", "smes", USED, "2022-06-30"),
        ("anhui-2022-cultivation", "enterprise_smes", USED, "2022-06-30"),
        ("anhui-2022-industry", "smes", USED, "2022-06-30"),
    ],
)
def test_firms_are_those_of_the_backed_rows(programme: str, metric: str, modes: set[str], last: str) -> None:
    receivers = {item["receiver"] for item in backed(programme, modes, last)}
    assert verified(programme, metric) == str(len(receivers))


@pytest.mark.parametrize(
    ("programme", "metric", "modes", "last"),
    [
        ("liaoning-2023-university", "patents", USED | {"equity"}, "2022-12-31"),
        ("liaoning-2023-platform", "patents", USED, "2099"),
        ("anhui-2022-university", "sme_patents", USED, "2022-06-30"),
        ("anhui-2022-service", "patents", USED, "2022-06-30"),
    ],
)
def test_patents_are_those_of_the_backed_rows(programme: str, metric: str, modes: set[str], last: str) -> None:
    patents = {number for item in backed(programme, modes, last) for number in item["patent_numbers"]}
    assert verified(programme, metric) == str(len(patents))


def test_loans_are_counted_by_contract_and_not_by_patent() -> None:
    loans = backed("liaoning-2023-platform", {"pledge"})
    assert verified("liaoning-2023-platform", "pledge_loans") == str(len(loans)) == "5"
    amount = sum(float(item["contract_amount"]) for item in loans)
    assert float(verified("liaoning-2023-platform", "pledge_amount")) == pytest.approx(amount)


class _NoPress(Press):
    """Finds every paper short enough."""

    def __init__(self) -> None:
        super().__init__(0)

    def pages_of(self, paper: object) -> int:
        return 1


def entry(**changes: Any) -> Entry:
    """A contract of a list."""
    from datetime import date
    from decimal import Decimal

    from samples.deals import Mode
    from samples.world import PartyKind

    plain_entry = Entry(
        date(2021, 5, 6), Mode.TRANSFER, frozenset({"a"}), "甲大学", "乙公司",
        PartyKind.UNIVERSITY, PartyKind.FIRM, Decimal(125_000), Decimal(100_000), "supported",
    )  # fmt: skip
    return replace(plain_entry, **changes)


def test_only_backed_contracts_verify_a_condition_and_open_ones_leave_it_undecided() -> None:
    tally = Tally(
        (entry(), entry(receiver="丙公司", verdict="incomplete"), entry(receiver="丁公司", verdict="contradicted"))
    )
    case: Any = type("Case", (), {"listed": tally})
    counted = lambda part: part.receivers  # noqa: E731
    assert shown(case, "firms", Bound(1), counted).status == "pass"
    assert shown(case, "firms", Bound(1, strict=True), counted).status == "unclear"
    assert shown(case, "firms", Bound(3), counted).status == "fail"


def test_what_only_the_form_says_is_never_verified() -> None:
    assert (said("prizes", 2, Bound(1)).verified, said("prizes", 2, Bound(1)).status) == (None, "unclear")
    assert said("prizes", 0, Bound(1)).status == "fail"
    assert aimed("growth", 20, Bound(20)).status == "pass"
    assert aimed("budget", 120, Bound(100, most=True)).status == "fail"


def test_amounts_are_written_in_the_units_of_the_forms() -> None:
    amount = entry().amount
    assert (wan(amount), yi(amount), wan(amount * 0)) == ("12.5", "0.0013", "0")


def test_a_slip_of_the_pen_is_known_beside_the_right_number() -> None:
    totals = Totals({("表", "合计", "件数"): "9"})
    assert totals.line("表", "合计", {"件数": "7"}) == ["合计", "9"]
    assert (totals.found[0].stated, totals.found[0].right) == ("9", "7")


FORM = (
    Title("申报书", 1),
    Line("申报单位：甲"),
    fine(*section("情况", whole("表"), spread(("年度", "件数")), spread(("2021", "3")))),
)


def test_a_word_file_has_the_same_bytes_for_the_same_form_and_opens() -> None:
    data = docx_of(FORM)
    assert data == docx_of(FORM)
    text = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert text.count("<w:tr>") == 3
    assert text.count("<w:vMerge/>") == 2


@DRAWS
def test_pages_of_a_form_print_every_cell_and_bear_the_seals() -> None:
    pages = pages_of([*FORM, Seal("甲")], random.Random(1))
    printed = "".join(getattr(item, "text", "") for page in pages for item in page.operations)
    assert all(
        plain(cell.content) in printed
        for block in FORM
        if isinstance(block, Grid)
        for row in block.rows
        for cell in row
    )
    assert any(isinstance(item, Overlay) for page in pages for item in page.operations)


@DRAWS
def test_a_table_longer_than_a_page_goes_on_overleaf() -> None:
    rows = tuple((middle(str(number)),) for number in range(60))
    assert len(pages_of([Grid((1.0,), rows)], random.Random(1))) > 1


def test_an_archive_has_its_names_in_gbk_without_a_flag() -> None:
    files, documents = gbk_zip("材料.zip", {"证明/合同.pdf": b"x"}, [{"file": "证明/合同.pdf"}])
    data = files["材料.zip"]
    assert "证明/合同.pdf".encode("gbk") in data
    assert not zipfile.ZipFile(BytesIO(data)).infolist()[0].flag_bits & 0x800
    assert documents == [{"file": "材料.zip/证明/合同.pdf"}]


@DRAWS
def test_a_small_package_has_the_same_bytes_every_time(tmp_path: Any) -> None:
    sample: Sample = SAMPLES["anhui-2022-cultivation"]
    small = replace(sample, wanted=sample.wanted[:1] + sample.wanted[4:6], noise=0)
    one, two = (make_package(small, tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in _files(one)] == [path.read_bytes() for path in _files(two)]


def _files(folder: Any) -> list[Any]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@DRAWS
def test_a_scanned_form_keeps_its_seals_red() -> None:
    import pypdfium2

    sample = SAMPLES["liaoning-2023-university"]
    case = case_of(sample, _NoPress())
    form = sample.files(case)[0]
    cover = replace(form, form=form.form[:12])
    page = pypdfium2.PdfDocument(form_bytes(sample, cover))[0].render(scale=0.5).to_pil().convert("HSV")
    red = sum(1 for hue, colour, _ in page.get_flattened_data() if colour > 80 and (hue < 15 or hue > 240))
    assert red > 100
