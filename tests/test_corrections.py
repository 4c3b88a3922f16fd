"""A reviewer's corrections of the cuts: a small file keyed by content that has the last word."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from extract.package import SourceFile
from heyan.corrections import NAME, add_correction, corrections_for
from ocr.errors import ConfigError
from parsers.corrections import Correction, Corrections, Step, as_toml, matched, parse_corrections
from parsers.reading import DocumentKind
from parsers.segment import segment
from tests.paper_lines import pages
from tests.test_segment import CLAUSES, COVER, INVOICE, SLIP, joined

DIGEST = "ab" * 32
FILES = {"全部材料.pdf": (DIGEST, 4)}


def told(*items: Correction) -> Corrections:
    return matched(items, FILES)


def cut_with(corrections: Corrections) -> list[tuple[str, int, int]]:
    stream = pages(joined(COVER, CLAUSES, INVOICE, SLIP), file="全部材料.pdf")
    return [(cut.guess.kind.value, *cut.span) for cut in segment(stream, corrections)]


def test_without_corrections_the_cuts_are_the_programmes_own() -> None:
    assert cut_with(told()) == [("contract", 1, 2), ("invoice", 3, 3), ("bank_slip", 4, 4)]


def test_split_here() -> None:
    assert cut_with(told(Correction(DIGEST, 2, Step.SPLIT)))[:2] == [("contract", 1, 1), ("contract", 2, 2)]


def test_join_these() -> None:
    assert cut_with(told(Correction(DIGEST, 3, Step.JOIN)))[0] == ("contract", 1, 3)


def test_this_is_of_another_kind() -> None:
    found = cut_with(told(Correction(DIGEST, 3, Step.KIND, DocumentKind.CERTIFICATE)))
    assert found[1] == ("certificate", 3, 3)


def test_this_page_belongs_to_nothing_and_what_follows_begins_anew() -> None:
    found = cut_with(told(Correction(DIGEST, 1, Step.ASIDE)))
    assert found[:2] == [("other", 1, 1), ("contract", 2, 2)]


def test_a_corrected_seam_is_settled_and_no_longer_doubtful() -> None:
    stream = pages(joined(COVER, CLAUSES), file="全部材料.pdf")
    (cut,) = segment(stream, told(Correction(DIGEST, 2, Step.JOIN)))
    assert cut.seams[1].settled
    assert not cut.seams[1].doubtful


def test_a_correction_follows_its_file_under_another_name() -> None:
    found = matched([Correction(DIGEST[:12], 2, Step.SPLIT)], {"改名后.pdf": (DIGEST, 4)})
    assert found.at("改名后.pdf", 2) is not None
    assert not found.unmatched


def test_what_fits_nothing_is_said() -> None:
    items = [Correction("cd" * 32, 2, Step.SPLIT), Correction(DIGEST, 9, Step.SPLIT)]
    found = told(*items, Correction(DIGEST, 2, Step.SPLIT), Correction(DIGEST, 2, Step.JOIN))
    assert [item.why for item in found.unmatched] == [
        "材料中没有这个文件（内容已改变或未提交）",
        "该文件没有第 9 页",
        "同一页另有一条更正，以先写的为准",
    ]


def test_a_correction_is_written_and_read_again(tmp_path: Path) -> None:
    place = tmp_path / "out" / NAME
    correction = Correction(DIGEST, 3, Step.KIND, DocumentKind.CONTRACT, "封面\n无标题")
    add_correction(place, Correction(DIGEST, 3, Step.SPLIT))
    add_correction(place, correction)
    assert parse_corrections(place.read_text(encoding="utf-8"), "x") == [correction]
    found = corrections_for(place, [SourceFile("a.pdf", DIGEST, "pdf", 5)])
    assert found.at("a.pdf", 3) == correction


def test_a_correction_that_cannot_be_written_leaves_those_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "disk full")

    place = tmp_path / NAME
    add_correction(place, Correction(DIGEST, 3, Step.SPLIT))
    before = place.read_bytes()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError):
        add_correction(place, Correction(DIGEST, 4, Step.JOIN))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


@pytest.mark.parametrize(
    "text",
    [
        "[[corrections]]\npage = 1",
        '[[corrections]]\nfile = "abc"\npage = 1\nstep = "split"',
        f'[[corrections]]\nfile = "{DIGEST}"\npage = 0\nstep = "split"',
        f'[[corrections]]\nfile = "{DIGEST}"\npage = 1\nstep = "kind"',
        f'[[corrections]]\nfile = "{DIGEST}"\npage = 1\nstep = "cut"',
        "corrections = 1",
        "not toml",
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="x"):
        parse_corrections(text, "x")


def test_the_lines_to_copy_are_toml() -> None:
    correction = Correction(DIGEST, 2, Step.JOIN, None, '说"是"')
    assert parse_corrections(as_toml(correction), "x") == [correction]


def test_a_correction_of_a_page_with_two_papers_is_of_its_first() -> None:
    from tests.test_panels import SLIP as SMALL
    from tests.test_panels import sheet

    page = sheet(SMALL.format(serial="A2022001", amount="100000"), SMALL.format(serial="A2022002", amount="50000"))
    before, *_ = pages(COVER, file=page.file)
    page = replace(page, number=2)
    corrections = matched([Correction(DIGEST, 2, Step.JOIN)], {page.file: (DIGEST, 2)})
    cuts = list(segment([before, page], corrections))
    assert [(cut.guess.kind.value, len(cut.pages)) for cut in cuts] == [("contract", 2), ("bank_slip", 1)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('page = 1\nstep = "kind"', "须写明 kind（registration、contract"),
        ('page = 1\nstep = "kind"\nkind = "foo"', "有误之处：step、kind 或 page 的值"),
        ('step = "split"', "有误之处：缺少 page"),
    ],
)
def test_what_is_wrong_with_a_correction_is_said_in_chinese(lines: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        parse_corrections(f'[[corrections]]\nfile = "{DIGEST}"\n{lines}', "x")
