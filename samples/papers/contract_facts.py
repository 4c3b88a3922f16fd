"""What a contract prints, and how its price, patents and parties are worded."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from samples import numbers
from samples.papers.facts import Facts
from samples.papers.ink import Span
from samples.papers.record_facts import LICENCE_TYPES
from samples.papers.styles import day_span, name_spans, normal_name, number_span, write_money
from samples.words import WordStyle, amount_in_words

Pieces = list[Span | str]
BLANK = "____________"
TITLES = {
    "transfer": ("专利权转让合同", "专利权转让合同", "专利转让合同书", "技术转让（专利权）合同", "专利权转让协议"),
    "licence": ("专利实施许可合同", "专利实施许可合同", "技术转让（专利实施许可）合同", "专利许可协议"),
    "pledge": ("专利权质押合同", "专利权质押合同书"),
    "equity": ("专利权作价入股协议", "专利技术作价入股协议书"),
    "service": ("技术服务合同", "技术咨询服务合同"),
}
ROLES = {
    "transfer": (("转让方", "受让方"), ("让与方", "受让方"), ("出让方", "受让方"), ("转让人", "受让人")),
    "licence": (("许可方", "被许可方"), ("让与方", "受让方"), ("许可人", "被许可人")),
    "pledge": (("出质人", "质权人"),),
    "equity": (("出资方", "目标公司"), ("技术出资方", "被投资方")),
    "service": (("受托方", "委托方"), ("服务方", "委托方")),
}
PRICE_NAMES = {
    "transfer": ("转让费", "转让价款", "专利权转让费"),
    "licence": ("许可使用费", "使用费", "专利许可费"),
    "pledge": ("主债权金额", "借款本金"),
    "equity": ("作价金额", "出资作价"),
    "service": ("技术服务费", "服务报酬"),
}


@dataclass(slots=True)
class Signatory:
    """A side of the contract: its names (co-owners in order) and particulars; None is left blank."""

    names: list[str]
    code: str | None
    address: str | None
    phone: str | None
    legal: str | None
    bank: str | None
    account: str | None


@dataclass(slots=True)
class ContractFacts:
    """The values of a contract. Every call gives fresh spans."""

    subtype: str
    title: str
    number: str | None
    supplier: Signatory
    receiver: Signatory
    patents: list[str]
    titles: list[str]
    total: Decimal | None
    words: str | None
    shares: list[Decimal]
    parts: list[tuple[str, Decimal]]
    instalments: list[Decimal]
    unit: str
    signed_on: date | None
    place: str
    licence_type: str | None
    term: tuple[date | None, date | None]
    blank: bool
    facts: Facts
    rng: random.Random
    number_style: str
    date_style: str
    filled: set[str] = field(default_factory=set)

    def heading(self) -> Span | str:
        """The contract's title."""
        return self.title if self.blank else Span(self.title, "title", normal_name(self.title))

    def contract_number(self) -> Span | str:
        """合同编号."""
        return Span(self.number, "contract_number", normal_name(self.number)) if self.number else ""

    def names(self, role: str, separator: str = "、") -> Pieces:
        """All names of `supplier` or `receiver`."""
        side = self.supplier if role == "supplier" else self.receiver
        return name_spans(role, side.names, separator) or [BLANK]

    def code(self, role: str) -> Span | str:
        """统一社会信用代码 of a side."""
        side = self.supplier if role == "supplier" else self.receiver
        return Span(side.code, f"{role}_code", side.code) if side.code else ""

    def figures(self, sign: str | None = None) -> Pieces:
        """The total in figures with its unit."""
        if self.total is None:
            return ["¥", BLANK, "元"]
        text = write_amount(self.total, self.unit, self.rng, sign)
        return [Span(text, "total_amount", f"{self.total:.2f}")]

    def total_of_list(self) -> Span | str:
        """The total at the foot of a list, in the unit of its column."""
        if self.total is None:
            return ""
        text = _plain_units(self.total) if self.unit == "万元" else write_money(self.total)
        return Span(text, "total_amount", f"{self.total:.2f}")

    def in_words(self) -> Span | str:
        """The total in words."""
        if not self.words:
            return BLANK
        apart = self.unit == "万元" and self.rng.random() < 0.3
        return Span(self.words.replace("万元", " 万元") if apart else self.words, "total_in_words", self.words)

    def signed(self, style: str | None = None) -> Span | str:
        """The day of signing."""
        return day_span("signed_on", self.signed_on, style or self.date_style) or "      年    月    日"

    def licence(self) -> Span | str:
        """许可种类."""
        return Span(self.licence_type, "licence_type", self.licence_type) if self.licence_type else BLANK

    def start(self) -> Span | str:
        """First day of the term."""
        return day_span("term_start", self.term[0], self.date_style) or BLANK

    def end(self) -> Span | str:
        """Last day of the term."""
        return day_span("term_end", self.term[1], self.date_style) or BLANK

    def patent(self, place: int, style: str | None = None) -> Span:
        """A patent number."""
        return number_span(self.patents[place], style or self.number_style)

    def patent_title(self, place: int) -> str:
        """A patent's title; no field of a contract."""
        return self.titles[place] if place < len(self.titles) else ""

    def share(self, place: int) -> Span | str:
        """The price of one patent, in the unit of the list."""
        if place >= len(self.shares):
            return ""
        amount = self.shares[place]
        text = _plain_units(amount) if self.unit == "万元" else write_money(amount, commas=self.rng.random() < 0.5)
        return Span(text, "patent_amounts", f"{amount:.2f}", key=f"{place}:")


def write_amount(amount: Decimal, unit: str, rng: random.Random, sign: str | None = None) -> str:
    """An amount with its unit: `380,000.00元`, `¥380000.00元`, `38万元`, `380,000.00美元`."""
    if unit == "万元":
        return f"{_plain_units(amount)}{rng.choice(('', ' '))}万元"
    whole = amount == amount.to_integral_value()
    text = f"{amount:,.0f}" if whole and rng.random() < 0.4 else write_money(amount, commas=rng.random() < 0.6)
    mark = rng.choice(("", "¥", "￥")) if sign is None else sign
    return f"{mark}{text}元" if unit == "元" else f"{text}{unit}"


def _plain_units(amount: Decimal) -> str:
    return f"{amount / 10_000:.6f}".rstrip("0").rstrip(".")


def contract_facts(facts: Facts, subtype: str, rng: random.Random) -> ContractFacts:
    """Gathers the values of a contract."""
    signed_on = facts.day("signed_on", lambda: facts.some_day(2019, 2022))
    known = signed_on or date(2021, 3, 1)
    blank = facts.flag("blank")
    count = rng.choice((1, 1, 1, 2, 3, 6)) if not blank else 0
    patents = [facts.world.patent(known) for _ in range(count)] if subtype != "service" else []
    found = facts.many("patent_numbers", lambda: [patent.number for patent in patents])
    while len(patents) < len(found):
        patents.append(facts.world.patent(known))
    total = facts.money("total_amount", lambda: facts.some_amount().quantize(Decimal(100)) + 100)
    unit = (
        facts.text("unit", lambda: rng.choice(("元", "元", "万元")) if total is None or total % 100 == 0 else "元")
        or "元"
    )
    style = WordStyle(whole=rng.choice("整整正"))
    return ContractFacts(
        subtype=subtype,
        title=facts.text("title", lambda: rng.choice(TITLES[subtype])) or "",
        number=facts.text("contract_number", lambda: numbers.contract_number(rng, known, "11")),
        supplier=_side(facts, "supplier", subtype),
        receiver=_side(facts, "receiver", subtype),
        patents=found,
        titles=facts.many("titles", lambda: [patent.title for patent in patents[: len(found)]]),
        total=total,
        words=facts.text("total_in_words", lambda: amount_in_words(total, style) if total is not None else None),
        shares=_shares(facts, total, len(found), rng),
        parts=_parts(facts),
        instalments=[Decimal(str(item)) for item in _listed(facts, "instalments")],
        unit=unit,
        signed_on=signed_on,
        place=facts.text("signed_place", lambda: facts.firm().city.name + "市") or "",
        licence_type=facts.text("licence_type", lambda: rng.choice(LICENCE_TYPES) if subtype == "licence" else None),
        term=(
            facts.day("term_start", lambda: known if subtype in {"licence", "pledge", "service"} else None),
            facts.day(
                "term_end",
                lambda: (
                    known + timedelta(days=365 * rng.randint(1, 5))
                    if subtype in {"licence", "pledge", "service"}
                    else None
                ),
            ),
        ),
        blank=blank,
        facts=facts,
        rng=rng,
        number_style=rng.choice(("zl", "zl", "zl_space", "bare", "split", "no_dot")),
        date_style=rng.choice(("cn", "cn", "cn0", "cn0", "cn0", "spaced", "spaced", "hanzi")),
    )


def _side(facts: Facts, role: str, subtype: str) -> Signatory:
    party = facts.university() if role == "supplier" and subtype != "pledge" else facts.firm()
    name = facts.account_holder() if subtype == "pledge" and role == "receiver" else party.name
    joined = facts.text(role, lambda: name) or ""
    return Signatory(
        names=[part for part in joined.replace("；", "、").split("、") if part],
        code=facts.text(f"{role}_code", lambda: party.code),
        address=facts.text(f"{role}_address", lambda: party.address),
        phone=facts.text(f"{role}_phone", lambda: party.phone),
        legal=facts.text(f"{role}_legal", lambda: party.representative),
        bank=facts.text(f"{role}_bank", lambda: party.account.branch),
        account=facts.text(f"{role}_account", lambda: party.account.number),
    )


def _listed(facts: Facts, name: str) -> Sequence[object]:
    value = facts.given.get(name)
    return value if isinstance(value, Sequence) and not isinstance(value, str) else []


def _parts(facts: Facts) -> list[tuple[str, Decimal]]:
    entries = (entry for entry in _listed(facts, "parts") if isinstance(entry, Sequence))
    return [(str(what), Decimal(str(amount))) for what, amount in entries]


def _shares(facts: Facts, total: Decimal | None, count: int, rng: random.Random) -> list[Decimal]:
    given = [Decimal(str(item)) for item in _listed(facts, "patent_amounts")]
    if given or "patent_amounts" in facts.given or total is None or count < 2 or rng.random() < 0.5:
        return given
    each = (total / count).quantize(Decimal(100))
    return [*([each] * (count - 1)), total - each * (count - 1)]
