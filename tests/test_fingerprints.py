"""A page is known again in another file, under another name, at another place; and after it was scanned anew."""

from __future__ import annotations

import random
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from extract.fingerprint import fingerprint, likeness_of, numbers_in, sketch
from extract.pages import Fingerprint, Page, PageStatus
from ocr.lines import Box, Line
from tests.extract_builders import contract_text, make_pdf
from tests.extract_packages import read_all, taken

SLIP = """云川银行 电子回单 业务回单（付款）
回单编号 20230618104500123456 日期 2023-06-18
付款人 北京岚桥精密仪器有限公司 账号 6222020200112233445
收款人 云川大学 账号 0200004509014456789
金额（小写） 1,200,000.00 元 金额（大写） 壹佰贰拾万元整
摘要 专利转让费 流水号 98765432101"""


def page_of(text: str) -> Page:
    """A page with these lines."""
    lines = tuple(Line(line, Box(0.1, 0.1, 0.9, 0.2)) for line in text.splitlines())
    return Page("页.pdf", 1, 1, 1, lines)


def mark_of(text: str) -> Fingerprint:
    """The fingerprint of a page with these lines."""
    found = fingerprint(page_of(text), None)
    assert found is not None
    return found


def saved_again(source: Path, target: Path, before: int) -> Path:
    """The pages of a PDF in another one, behind so many blank pages."""
    old, new = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument.new()
    for _ in range(before):
        new.new_page(595, 842)
    new.import_pages(old)
    new.save(target)
    old.close()
    new.close()
    return target


def test_a_page_of_text_is_the_same_in_another_file_at_another_place(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "乙").mkdir()
    first = make_pdf(tmp_path / "甲" / "合同.pdf", contract_text)
    saved_again(first, tmp_path / "乙" / "别名.pdf", 2)
    (one,) = read_all(taken(tmp_path / "甲"))
    other = read_all(taken(tmp_path / "乙"))[2]
    assert one.fingerprint is not None
    assert one.fingerprint == other.fingerprint
    assert first.read_bytes() != (tmp_path / "乙" / "别名.pdf").read_bytes()


def test_a_scanned_page_is_the_same_in_another_file(tmp_path: Path) -> None:
    noise = random.Random(1)
    picture = Image.new("L", (620, 877), 255)
    picture.paste(Image.frombytes("L", (300, 100), noise.randbytes(30_000)), (100, 200))
    (tmp_path / "甲").mkdir()
    (tmp_path / "乙").mkdir()
    picture.save(tmp_path / "甲" / "扫描.pdf", "PDF", resolution=75)
    saved_again(tmp_path / "甲" / "扫描.pdf", tmp_path / "乙" / "别名.pdf", 1)
    (one,) = read_all(taken(tmp_path / "甲"))
    other = read_all(taken(tmp_path / "乙"))[1]
    assert one.fingerprint is not None
    assert other.fingerprint is not None
    assert one.fingerprint.pictured
    assert one.fingerprint.exact == other.fingerprint.exact


@pytest.mark.parametrize("status", [PageStatus.BLANK, PageStatus.UNREADABLE])
def test_a_page_without_print_has_none(status: PageStatus) -> None:
    assert fingerprint(Page("页.pdf", 1, 1, 1, status=status), None) is None


def test_misread_characters_leave_the_sketch_alike() -> None:
    worn = SLIP.replace("岚桥", "岗桥").replace("壹佰", "壶佰").replace("98765432101", "98765432107")
    one, other = mark_of(SLIP), mark_of(worn)
    assert one.exact != other.exact
    assert likeness_of(one.words, other.words) > 0.7
    assert len(set(one.numbers) & set(other.numbers)) >= len(one.numbers) - 1


def test_slips_of_one_bank_differ_in_their_numbers() -> None:
    other = SLIP.replace("06-18", "09-11").replace("1,200,000", "860,500").replace("98765432101", "12312312399")
    other = other.replace("0618104500123456", "0911141122654321").replace("6222020200112233445", "6217001180009988776")
    one, second = set(mark_of(SLIP).numbers), set(mark_of(other).numbers)
    assert len(one & second) / len(one | second) < 0.3


def test_numbers_are_told_without_their_separators() -> None:
    found = numbers_in("金额 1,200,000.00 日期 2023-06-18 电话 010-62345678 第 3 页 税率 13%")
    assert found == ("01062345678", "120000000", "20230618")


@given(st.text(max_size=300))
def test_any_text_has_a_sketch_that_is_like_itself(text: str) -> None:
    found = sketch(text)
    assert found == sketch(text)
    assert likeness_of(found, found) == (1.0 if found else 0.0)


@pytest.mark.parametrize("changed", [0.02, 0.1, 0.3])
def test_a_sketch_tells_how_much_wording_is_shared(changed: float) -> None:
    rng = random.Random(7)
    far: list[float] = []
    for _ in range(40):
        text = "".join(chr(rng.randrange(0x4E00, 0x5E00)) for _ in range(300))
        worn = "".join(chr(rng.randrange(0x4E00, 0x5E00)) if rng.random() < changed else char for char in text)
        one, other = ({page[at : at + 3] for at in range(len(page) - 2)} for page in (text, worn))
        far.append(likeness_of(sketch(text), sketch(worn)) - len(one & other) / len(one | other))
    assert abs(sum(far)) / len(far) < 0.03
    assert max(map(abs, far)) < 0.25
