"""How papers become files: which lie in one scan, in which form, under which name, in which folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterable, Sequence

    from samples.deals import Deal, Paper


class Arrangement(StrEnum):
    """How an applicant lays out the evidence."""

    BY_ROW = "by_row"
    FLAT = "flat"
    BY_KIND = "by_kind"


class Form(StrEnum):
    """The form of a file."""

    TEXT_PDF = "text_pdf"
    SCANNED_PDF = "scanned_pdf"
    JPG = "jpg"
    PNG = "png"
    TIFF = "tiff"

    @property
    def suffix(self) -> str:
        """The ending of the file's name."""
        match self:
            case Form.TEXT_PDF | Form.SCANNED_PDF:
                return ".pdf"
            case Form.TIFF:
                return ".tif"
            case _:
                return f".{self.value}"


@dataclass(slots=True)
class Folio:
    """Papers that go into one file, in their order, with the level at which it is scanned."""

    papers: list[Paper]
    level: str
    deal: int | None
    form: Form = Form.SCANNED_PDF
    path: str = ""


_KIND_NAMES = {
    "registration": ("手续合格通知书", "登记备案记录", "国知局登记证明", "专利登记簿副本", "登记证明"),
    "contract": ("合同", "转让合同", "专利合同", "合同扫描件", "技术合同"),
    "invoice": ("发票", "增值税发票", "电子发票", "收入发票", "dzfp"),
    "bank_slip": ("银行回单", "转账单", "付款凭证", "银行转账回单", "回单"),
    "certificate": ("专利证书", "证书"),
    "licence_of_business": ("营业执照", "执照"),
    "other": ("其他材料", "附件", "说明"),
}
_KIND_FOLDERS = {
    "registration": "1登记备案记录",
    "contract": "2专利转化合同",
    "invoice": "3收入发票",
    "bank_slip": "4银行转账单",
}
_LEGIBLE = ("clean", "scan", "photo")
"""Levels at which every small thing (a QR code, a stroke of a numeral) can be made out."""
_MANY = ("全套材料", "证明材料", "扫描全能王", "合并扫描")


@dataclass(slots=True)
class Clerk:
    """Files papers for one applicant: habits are drawn once, single choices each time.

    `pages_of` counts the pages of a paper as it will be drawn: only a single page can be a picture. A `digital` clerk
    files every legible paper as a PDF with text.
    """

    rng: random.Random
    levels: dict[str, float]
    arrangement: Arrangement
    pages_of: Callable[[Paper], int]
    digital: bool = False
    _used: set[str] = field(default_factory=set)
    _habit: int = 0

    def __post_init__(self) -> None:
        self._habit = self.rng.randrange(4)

    def file_deal(self, deal: Deal, number: int) -> list[Folio]:
        """The files of one deal, its row number (from 1) being `number`."""
        folios = [self._folio(papers, number) for papers in self._groups(deal.papers)]
        folder = self._folder(deal, number)
        for folio in folios:
            self._name(folio, folder, deal, number)
        return folios

    def file_noise(self, papers: Iterable[Paper]) -> list[Folio]:
        """The files of papers that belong to no row."""
        folios = [self._folio([paper], None) for paper in papers]
        for folio in folios:
            self._name(folio, "其他材料" if self.arrangement is not Arrangement.FLAT else "", None, 0)
        return folios

    def _groups(self, papers: Sequence[Paper]) -> list[list[Paper]]:
        """Papers by file: all in one scan, two together, or each for itself. A spoilt or copied paper stands alone."""
        whole = [paper for paper in papers if not paper.damage]
        alone = [[paper] for paper in papers if paper.damage]
        seeds = [paper.seed for paper in whole]
        if len(set(seeds)) < len(seeds) or self.arrangement is Arrangement.BY_KIND:
            return [[paper] for paper in whole] + alone
        chance = self.rng.random()
        if chance < 0.2 and len(whole) <= 6:
            return [whole, *alone]
        if chance < 0.4 and len(whole) > 2:
            return [whole[:2], *([paper] for paper in whole[2:]), *alone]
        return [[paper] for paper in whole] + alone

    def _folio(self, papers: list[Paper], deal: int | None) -> Folio:
        levels = self.levels
        if any(paper.must for paper in papers):
            levels = {level: weight for level, weight in levels.items() if level in _LEGIBLE} or levels
        level = self.rng.choices(list(levels), list(levels.values()))[0]
        folio = Folio(papers, level, deal)
        if self.digital and not papers[0].damage:
            folio.form, folio.level = Form.TEXT_PDF, "clean"
            return folio
        several = len(papers) > 1 or self.pages_of(papers[0]) > 1
        if level == "clean" and not papers[0].damage and self.rng.random() < 0.7:
            folio.form = Form.TEXT_PDF
        elif several:
            folio.form = self.rng.choices((Form.SCANNED_PDF, Form.TIFF), (9, 1))[0]
        else:
            weights = (1, 8, 1, 0) if level == "photo" else (5, 3, 1, 1)
            folio.form = self.rng.choices((Form.SCANNED_PDF, Form.JPG, Form.PNG, Form.TIFF), weights)[0]
        return folio

    def _folder(self, deal: Deal, number: int) -> str:
        if self.arrangement is not Arrangement.BY_ROW:
            return ""
        return (f"{number}", f"{number:02d}", f"序号{number}", f"{number}-{_plain(deal.receiver.name)}")[self._habit]

    def _name(self, folio: Folio, folder: str, deal: Deal | None, number: int) -> None:
        kinds = [paper.kind for paper in folio.papers]
        if self.arrangement is Arrangement.BY_KIND:
            folder = _KIND_FOLDERS.get(kinds[0], "5其他")
        for attempt in range(100):
            stem = self._stem(folio, kinds, deal, number, attempt)
            path = f"{folder}/{stem}{folio.form.suffix}" if folder else stem + folio.form.suffix
            if path.lower() not in self._used:
                self._used.add(path.lower())
                folio.path = path
                return
        raise RuntimeError(f"no name left for {kinds} in {folder!r}")

    def _stem(self, folio: Folio, kinds: list[str], deal: Deal | None, number: int, attempt: int) -> str:
        rng = self.rng
        if folio.form is Form.JPG and rng.random() < 0.4:
            day, clock = rng.randint(1, 30), f"{rng.randint(9, 17):02d}{rng.randint(10, 59)}{rng.randint(10, 59)}"
            return rng.choice((f"IMG_202209{day:02d}_{clock}", f"{rng.randint(1, 60)}"))
        if rng.random() < 0.2:
            return f"扫描件{rng.randint(1, 199):03d}"
        word = rng.choice(_MANY if len(kinds) > 1 else _KIND_NAMES[kinds[0]])
        tail = f"{attempt + 1}" if attempt else ""
        if deal is None or self.arrangement is Arrangement.BY_ROW:
            return word + tail
        return rng.choice((f"{number:02d}{word}", f"{word}-{_plain(deal.receiver.name)[:6]}", f"{word}{number}")) + tail


def _plain(name: str) -> str:
    """A name as part of a file's name."""
    return name.translate(str.maketrans("（）", "()")).replace(" ", "")
