"""Packages as objects, from a seed: deals with their papers, and reuses, chains and honest look-alikes planted in them.

All names, numbers and deals are invented. A deal is changed freely until its package is turned into documents.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

from extract.fingerprint import fingerprint
from extract.pages import Fingerprint, Page, PageStatus
from heyan.report.model import PageNote
from ocr.lines import Box, Line, Reader
from parsers.claims import Claim, Claimed, Mode, Place
from parsers.reading import Document, DocumentKind, Field, Reading
from parsers.values.credit_code import check_character
from parsers.values.patent_number import check_digit

PROGRAMMES = ("beijing-2022-cluster", "liaoning-2023-platform", "anhui-2022-city", "shanghai-2021-centre")
_BOX = Box(0.2, 0.2, 0.6, 0.24)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_PLACES = _words("云川 松原 澜洲 岚山 望海 青岭 沐阳 临溪 峤城 澄江 霁州 曲水 槐安 砚池 芦汀 栎阳")
_STEMS = _words("启明 恒远 蓝桥 石汀 远帆 微光 清和 拓界 承泽 星野 合众 思源 鼎新 博观 锐进 天衡 云栖 汇川 明德")
_TRADES = _words("精密仪器 新材料 生物医药 智能装备 环保工程 电子科技 数据服务 光电技术 农业科技 新能源")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = _words("一凡 子涵 文博 雨桐 思远 立诚 静怡 国栋 晓岚 建业 海清 若曦 志恒 亦舒 清扬 宇轩 慕白 书瑶")


@dataclass
class Party:
    """A firm or a university."""

    name: str
    code: str
    phone: str
    address: str
    representative: str


@dataclass
class Slip:
    """One payment as one side's paper shows it."""

    serial: str
    amount: Decimal
    day: date
    side: str = "receipt"
    account: str = ""


@dataclass
class Invoice:
    """An invoice."""

    number: str
    code: str
    amount: Decimal
    day: date
    buyer: str = ""


@dataclass
class Sale:
    """A deal: one contract, with its rows (a patent each), records, invoices and slips."""

    supplier: Party
    receiver: Party
    patents: list[str]
    contract: str
    total: Decimal
    received: Decimal
    signed: date
    recorded: date
    record: str
    invoices: list[Invoice]
    slips: list[Slip]
    mode: Mode = Mode.TRANSFER
    licence: str = ""
    worn: dict[str, int] = field(default_factory=dict)
    """Papers (`invoice`, `slip`, ...) whose page was scanned anew, and the seed of the wear."""
    hidden: set[str] = field(default_factory=set)
    """Papers whose number could not be read."""
    shown: dict[str, Sale] = field(default_factory=dict)
    """Papers whose page is that of another deal."""
    pictured: bool = True


@dataclass
class Pack:
    """A package: who files it where, and its deals."""

    name: str
    programme: str
    applicant: str
    sales: list[Sale]


@dataclass
class Planted:
    """A reuse or a look-alike between packages, by their indexes; one package for rows of one list."""

    kind: str
    packs: tuple[int, ...]


class World:
    """Draws parties, numbers and packages."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self._serial = self.rng.randrange(10_000, 90_000)
        self.packs: list[Pack] = []
        self._met: set[frozenset[int]] = set()

    def next(self) -> int:
        """A number that nobody had before."""
        self._serial += self.rng.randrange(1, 9)
        return self._serial

    def digits(self, count: int) -> str:
        """Random digits, the first of which is no zero."""
        return str(self.rng.randrange(1, 10)) + "".join(str(self.rng.randrange(10)) for _ in range(count - 1))

    def party(self, *, university: bool = False) -> Party:
        """A party that nobody had before."""
        rng, number = self.rng, self.next()
        place = rng.choice(_PLACES)
        if university:
            name = f"{place}{rng.choice(_STEMS)}{rng.choice(('理工', '科技', '师范', '农业'))}大学"
        else:
            name = f"{place}{rng.choice(_STEMS)}{rng.choice(_STEMS)}{rng.choice(_TRADES)}有限公司"
        body = f"{'12' if university else '91'}{rng.randrange(110000, 659000):06d}MA{number:07d}"
        body = body[:17]
        return Party(
            name, body + check_character(body), f"1{self.digits(10)}",
            f"{place}市{rng.choice(_STEMS)}路{rng.randrange(1, 999)}号{rng.randrange(1, 40)}层{number % 100}室",
            rng.choice(_SURNAMES) + rng.choice(_GIVEN),
        )  # fmt: skip

    def patent(self) -> str:
        """The number of an invention patent."""
        body = f"20{self.rng.randrange(10, 22)}1{self.next():07d}"
        return f"{body}.{check_digit(body)}"

    def sale(self, supplier: Party, receiver: Party | None = None) -> Sale:
        """An honest deal, paid in full."""
        rng = self.rng
        receiver = receiver or self.party()
        total = Decimal(rng.randrange(20, 900) * 1000).quantize(Decimal("0.01"))
        signed = date(2021, 1, 5) + timedelta(days=rng.randrange(700))
        paid = signed + timedelta(days=rng.randrange(5, 60))
        long = rng.random() < 0.4
        invoice = Invoice(
            f"{paid.year % 100}{self.digits(18)}" if long else self.digits(8),
            "" if long else self.digits(12),
            total,
            paid,
        )
        slip = Slip(self.digits(rng.choice((14, 18, 20))), total, paid + timedelta(days=1), account=self.digits(16))
        return Sale(
            supplier, receiver, [self.patent() for _ in range(rng.choice((1, 1, 1, 2, 3)))],
            f"{rng.choice(_STEMS)}-{signed.year}-{self.next():06d}", total, total, signed,
            signed + timedelta(days=rng.randrange(20, 90)), self.digits(13), [invoice], [slip],
            pictured=rng.random() < 0.7,
        )  # fmt: skip

    def pack(self, rows: int = 6) -> Pack:
        """A package of honest deals."""
        applicant = self.party(university=True)
        pack = Pack(
            f"申报材料{len(self.packs) + 1:05d}", self.rng.choice(PROGRAMMES), applicant.name,
            [self.sale(applicant) for _ in range(rows)],
        )  # fmt: skip
        self.packs.append(pack)
        return pack

    def some(self, count: int, *, one_applicant: bool = False, one_programme: bool = True) -> tuple[int, ...]:
        """So many packages that have nothing planted between them yet, with a new deal each at the end."""
        while True:
            chosen = tuple(self.rng.sample(range(len(self.packs)), count))
            pairs = {frozenset(pair) for pair in combinations(chosen, 2)}
            if not pairs & self._met:
                break
        self._met |= pairs
        packs = [self.packs[index] for index in chosen]
        for pack in packs:
            pack.sales.append(self.sale(pack.sales[0].supplier))
        if one_applicant:
            packs[1].applicant = packs[0].applicant
        if not one_programme and packs[0].programme == packs[1].programme:
            packs[1].programme = PROGRAMMES[(PROGRAMMES.index(packs[0].programme) + 1) % len(PROGRAMMES)]
        return chosen


def claims_of(pack: Pack) -> list[tuple[Claim, Sale]]:
    """The rows of a package's list, each with its deal."""
    found: list[tuple[Claim, Sale]] = []
    for sale in pack.sales:
        part = (sale.received / len(sale.patents)).quantize(Decimal("0.01"))
        for patent in sale.patents:
            claimed = Claimed(
                sale.recorded, (patent,), sale.mode, sale.supplier.name, sale.receiver.name, sale.total, part,
                (sale.total / len(sale.patents)).quantize(Decimal("0.01")),
            )  # fmt: skip
            row = len(found) + 1
            found.append((Claim(row, Place("清单.xlsx", 1, None, f"附件1!A{row}"), claimed, {}, {}), sale))
    return found


def documents_of(
    pack: Pack, *, sketched: bool = True
) -> tuple[list[Claim], list[Document], list[PageNote], dict[str, list[int]]]:
    """What reading and linking would give of a package: rows, papers, pages, and the rows that each paper serves."""
    rows = claims_of(pack)
    maker = _Maker(sketched)
    for index, sale in enumerate(pack.sales):
        served = [claim.row for claim, of in rows if of is sale]
        maker.add(index, sale, served)
    return [claim for claim, _ in rows], maker.documents, maker.notes, maker.served


class _Maker:
    """Turns deals into documents with pages."""

    def __init__(self, sketched: bool) -> None:
        self.documents: list[Document] = []
        self.notes: list[PageNote] = []
        self.served: dict[str, list[int]] = {}
        self._sketched = sketched

    def add(self, index: int, sale: Sale, rows: list[int]) -> None:
        """The papers of a deal."""
        giver, taker = sale.supplier.name, sale.receiver.name
        self._paper(sale, "contract", DocumentKind.CONTRACT, _Paper(f"{index}/合同.pdf", rows, {
            "contract_number": sale.contract, "supplier": giver, "receiver": taker,
            "supplier_code": sale.supplier.code, "receiver_code": sale.receiver.code, "patent_numbers": sale.patents,
            "total_amount": sale.total, "signed_on": sale.signed, "receiver_phone": sale.receiver.phone,
            "receiver_address": sale.receiver.address, "receiver_legal_representative": sale.receiver.representative,
            "licence_type": sale.licence or None,
        }, sale.mode.value))  # fmt: skip
        kind = "transfer_notice" if sale.mode is Mode.TRANSFER else "licence_record"
        for place, (patent, row) in enumerate(zip(sale.patents, rows, strict=True)):
            number = None if sale.mode is Mode.TRANSFER or "record" in sale.hidden else sale.record
            self._paper(sale, "record", DocumentKind.REGISTRATION, _Paper(f"{index}/登记{place}.pdf", [row], {
                "patent_numbers": [] if "record" in sale.hidden else [patent], "from_parties": giver,
                "to_parties": taker, "recorded_on": sale.recorded, "record_number": number,
            }, kind))  # fmt: skip
        for place, invoice in enumerate(sale.invoices):
            hidden = "invoice" in sale.hidden
            self._paper(sale, "invoice", DocumentKind.INVOICE, _Paper(f"{index}/发票{place}.pdf", rows, {
                "invoice_number": None if hidden else invoice.number,
                "invoice_code": None if hidden or not invoice.code else invoice.code,
                "total_amount": None if hidden else invoice.amount, "issued_on": invoice.day, "seller": giver,
                "buyer": invoice.buyer or taker,
            }, "special"))  # fmt: skip
        for place, slip in enumerate(sale.slips):
            hidden = "slip" in sale.hidden
            self._paper(sale, "slip", DocumentKind.BANK_SLIP, _Paper(f"{index}/回单{place}.pdf", rows, {
                "serial_number": None if hidden else slip.serial, "amount": None if hidden else slip.amount,
                "paid_on": slip.day, "payer": taker, "payee": giver, "payee_account": slip.account,
            }, slip.side))  # fmt: skip

    def _paper(self, sale: Sale, what: str, kind: DocumentKind, paper: _Paper) -> None:
        fields = {name: tuple(_fields(value)) for name, value in paper.values.items() if value not in (None, [])}
        id_ = f"d{len(self.documents) + 1:03d}"
        self.documents.append(Document(id_, kind, paper.subtype, paper.file, (1, 1), 0.95, fields))
        self.served[id_] = list(paper.rows)
        text = _printed(sale.shown.get(what, sale), what, paper.file)
        pictured = sale.pictured or what in sale.worn
        mark = _mark(text, sale.worn.get(what), pictured=pictured, sketched=self._sketched)
        self.notes.append(PageNote(paper.file, 1, PageStatus.READ, fingerprint=mark))


@dataclass
class _Paper:
    """A paper of a deal: its file, the rows that it serves, what stands in it, its subtype."""

    file: str
    rows: list[int]
    values: dict[str, Any]
    subtype: str


def _fields(value: Any) -> Iterator[Field]:
    for item in value if isinstance(value, list) else [value]:
        yield Field((Reading(str(item), item, Reader.OCR, 0.99, 1, _BOX),))


def _printed(sale: Sale, what: str, file: str) -> str:
    """What is printed on a page: the form of its kind, and the deal's own figures."""
    place = int("".join(char for char in file.rpartition("/")[2] if char.isdigit()) or 0)
    parties = f"{sale.supplier.name} {sale.supplier.code}\n{sale.receiver.name} {sale.receiver.code}"
    match what:
        case "contract":
            head = f"专利权转让合同 编号 {sale.contract}"
            own = f"{' '.join(sale.patents)}\n总额 {sale.total}\n{sale.signed}\n{_TERMS}"
        case "record":
            head = f"手续合格通知书 发文日 {sale.recorded}"
            own = f"{sale.patents[place]} 发文序号 {sale.record}{place}\n{_NOTICE}"
        case "invoice":
            bill = sale.invoices[place]
            head = f"增值税专用发票 {bill.code} {bill.number}\n开票日期 {bill.day}"
            own = f"价税合计 {bill.amount}\n{_BILL}"
        case _:
            paid = sale.slips[place]
            head = f"银行业务回单 流水号 {paid.serial}\n日期 {paid.day}"
            own = f"账号 {paid.account}\n金额 {paid.amount}\n{_SLIP}"
    return f"{head}\n{parties}\n{own}"


_TERMS = "甲乙双方经协商一致，就专利权转让事宜达成如下条款，共同遵守。" * 8
_NOTICE = "经审查，上述专利的著录项目变更申报符合专利法实施细则的规定，准予变更，特此通知。" * 3
_BILL = "货物或应税劳务、服务名称 规格型号 单位 数量 单价 金额 税率 税额 购买方 销售方 备注 收款人 复核 开票人"
_SLIP = "付款人户名 付款人账号 开户行 收款人户名 收款人账号 开户行 金额大写 用途 摘要 交易机构 打印次数 回单专用章"


def _mark(text: str, worn: int | None, *, pictured: bool, sketched: bool) -> Fingerprint | None:
    if worn is not None:
        text = _misread(text, random.Random(worn))
    lines = tuple(Line(line, _BOX) for line in text.splitlines())
    mark = fingerprint(Page("p", 1, 1, 1, lines if sketched else lines[:4]), None)
    assert mark is not None
    return Fingerprint(mark.exact, mark.words, mark.numbers, pictured)


def _misread(text: str, rng: random.Random) -> str:
    """The text as another scan of the page is read: one character in fifty is another, one figure in 150."""
    found = []
    for char in text:
        if char.isdigit() and rng.random() < 1 / 150:
            found.append(rng.choice("0123456789"))
        elif not char.isspace() and not char.isdigit() and rng.random() < 1 / 50:
            found.append(rng.choice("的一是不了人我在有他这"))
        else:
            found.append(char)
    return "".join(found)
