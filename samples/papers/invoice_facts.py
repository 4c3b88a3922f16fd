"""What an invoice prints: parties, sums, numbers and the payload of its QR code."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from samples import numbers
from samples.names import City
from samples.papers.facts import Facts
from samples.papers.ink import Span
from samples.papers.invoice_items import InvoiceItem, invoice_items, sums_of
from samples.papers.styles import day_span, money_span, normal_name
from samples.words import WordStyle, amount_in_words
from samples.world import Party

_QR_KIND = {"special": "01", "ordinary": "04", "electronic": "10"}
_PROVINCES = {
    "32": "江苏",
    "33": "浙江",
    "42": "湖北",
    "51": "四川",
    "44": "广东",
    "34": "安徽",
    "61": "陕西",
    "21": "辽宁",
}
_OWN_BUREAU = ("大连", "深圳")


@dataclass(slots=True)
class Side:
    """Buyer or seller as printed."""

    name: str | None
    code: str | None
    address_phone: str
    bank_account: str


@dataclass(slots=True)
class InvoiceFacts:
    """All values of an invoice; `spans` of one value are made anew for every print."""

    subtype: str
    special: bool
    buyer: Side
    seller: Side
    items: list[InvoiceItem]
    net: Decimal | None
    tax: Decimal | None
    total: Decimal | None
    words: str | None
    code: str | None
    number: str | None
    check_code: str | None
    issued_on: date | None
    remark: str
    qr: str
    reversed: bool
    void: bool
    people: tuple[str, str, str]
    place: str
    rng: random.Random

    def party(self, role: str) -> tuple[Span | str, Span | str]:
        """Name and code of `buyer` or `seller` as print."""
        side = self.buyer if role == "buyer" else self.seller
        name = Span(side.name, role, normal_name(side.name)) if side.name else ""
        return name, Span(side.code, f"{role}_code", side.code) if side.code else ""

    def value(self, name: str, text: str | None = None) -> Span | str:
        """A string value (`invoice_code`, `invoice_number`, `check_code`, `remark`, `total_in_words`) as print."""
        values = {
            "invoice_code": self.code, "invoice_number": self.number, "check_code": self.check_code,
            "remark": str(normal_name(self.remark)), "total_in_words": self.words,
        }  # fmt: skip
        value = values[name]
        return Span(text or (self.remark if name == "remark" else value), name, value) if value else ""

    def day(self, style: str) -> Span | str:
        """开票日期."""
        return day_span("issued_on", self.issued_on, style)

    def sums(self, sign: str = "¥") -> tuple[Span | str, Span | str, Span | str]:
        """合计金额, 合计税额 and 价税合计 as print; three asterisks for no tax."""
        tax = money_span("tax_amount", self.tax, commas=False, sign=sign) if self.tax is not None else "***"
        return (
            money_span("net_amount", self.net, commas=False, sign=sign),
            tax if self.total is not None else "",
            money_span("total_amount", self.total, commas=False, sign=sign),
        )


def invoice_facts(facts: Facts, subtype: str, rng: random.Random) -> InvoiceFacts:
    """Gathers the values. Sums follow the items, the items follow a given total."""
    seller, buyer = facts.university(), facts.firm()
    special = facts.flag("special", default=subtype == "special" or (subtype == "digital" and rng.random() < 0.4))
    red = facts.flag("reversed")
    items = invoice_items(facts, special, red, rng)
    sums = sums_of(items)
    total = facts.money("total_amount", lambda: sums[2])
    style = WordStyle(unit="圆")
    issued_on = facts.day("issued_on", facts.some_day)
    known = issued_on or date(2022, 3, 1)
    digital = subtype == "digital"
    number = facts.text(
        "invoice_number",
        lambda: numbers.digital_invoice_number(rng, known, seller.city.province) if digital else numbers.digits(rng, 8),
    )
    found = InvoiceFacts(
        subtype=subtype,
        special=special,
        buyer=_side(facts, "buyer", buyer),
        seller=_side(facts, "seller", seller),
        items=items,
        net=facts.money("net_amount", lambda: sums[0]),
        tax=facts.money("tax_amount", lambda: sums[1]),
        total=total,
        words=facts.text("total_in_words", lambda: amount_in_words(total, style) if total is not None else None),
        code=None
        if digital
        else facts.text("invoice_code", lambda: numbers.invoice_code(rng, subtype, known, seller.city.province)),
        number=number,
        check_code=None
        if digital or subtype == "special"
        else facts.text("check_code", lambda: numbers.digits(rng, 20)),
        issued_on=issued_on,
        remark=facts.text("remark", lambda: _remark(facts, rng)) or "",
        qr="",
        reversed=red,
        void=facts.flag("void"),
        people=(
            facts.text("payee_person", facts.world.person) or "",
            facts.text("checker", facts.world.person) or "",
            facts.text("drawer", facts.world.person) or "",
        ),
        place=_tax_place(seller.city),
        rng=rng,
    )
    found.remark = _red_remark(found, facts, rng) if red else found.remark
    found.qr = facts.text("qr", lambda: qr_payload(found)) or ""
    return found


def _tax_place(city: City) -> str:
    """The place named in an invoice's title: the province, or a city with a tax bureau of its own."""
    return city.name if city.name in _OWN_BUREAU else _PROVINCES.get(city.province, city.name)


def _side(facts: Facts, role: str, party: Party) -> Side:
    account = party.account
    return Side(
        facts.text(role, lambda: party.name),
        facts.text(f"{role}_code", lambda: party.code),
        facts.text(f"{role}_address_phone", lambda: f"{party.address} {party.phone}") or "",
        facts.text(f"{role}_bank_account", lambda: f"{account.branch} {account.number}") or "",
    )


def _remark(facts: Facts, rng: random.Random) -> str | None:
    number = facts.number()
    return rng.choice(
        (
            None,
            None,
            f"专利号：ZL{number}",
            f"专利权转让 专利号ZL{number}",
            "技术合同登记编号：" + numbers.digits(rng, 16),
        )
    )


def _red_remark(found: InvoiceFacts, facts: Facts, rng: random.Random) -> str:
    original = facts.text("original_number", lambda: numbers.digits(rng, 20 if found.subtype == "digital" else 8))
    if found.subtype == "digital":
        return f"被红冲蓝字数电票号码：{original} 红字发票信息确认单编号：{numbers.digits(rng, 20)}"
    return f"对应正数发票代码:{found.code}号码:{original}"


def qr_payload(found: InvoiceFacts) -> str:
    """The payload as tax software writes it: the net amount on older invoices, the total on 数电票."""
    if found.number is None or found.issued_on is None:
        return ""
    tail = f"{found.rng.randrange(16**4):04X}"
    day = f"{found.issued_on:%Y%m%d}"
    if found.subtype == "digital":
        return (
            f"01,{'31' if found.special else '32'},,{found.number},{_short(found.total)},{day},,{tail}"
            + found.rng.choice(("", ","))
        )
    kind = "08" if found.subtype == "electronic" and found.special else _QR_KIND[found.subtype]
    net = "" if found.net is None else str(found.net)
    return ",".join(("01", kind, found.code or "", found.number, net, day, found.check_code or "", tail, ""))


def _short(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:.2f}".rstrip("0").rstrip(".")
