"""What a bank slip prints, ready to be placed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from samples import numbers
from samples.names import BANKS
from samples.papers.canvas import PageCanvas
from samples.papers.facts import Facts, span
from samples.papers.ink import Span
from samples.papers.stamps import Seal
from samples.papers.styles import day_span, money_span, normal_name
from samples.words import WordStyle, amount_in_words

PURPOSES = (
    "专利权转让款", "专利转让费", "专利实施许可使用费", "技术转让费", "专利许可费（首期）", "专利权转让合同款",
    "支付专利转让费用", "专利款",
)  # fmt: skip
CHANNELS = ("网上银行", "企业网银", "柜面", "网银", "银企直联")
PARTY_FIELDS = ("payer", "payer_account", "payer_bank", "payee", "payee_account", "payee_bank")


@dataclass(slots=True)
class SlipFacts:
    """The values of a slip. Every call gives a fresh span, since each print is a place of its own."""

    values: dict[str, str | None]
    amount: Decimal | None
    words: str | None
    paid_on: date | None
    serial: str | None
    receipt_number: str | None
    time: str
    issuer: str
    rng: random.Random

    def __call__(self, name: str) -> Span | str:
        """One of the parties' values, or the purpose."""
        value = self.values.get(name)
        return span(name, str(normal_name(value)) if value else None, value)

    def money(self, sign: str = "", *, commas: bool | None = None) -> Span | str:
        """The amount in figures."""
        use_commas = self.rng.random() < 0.7 if commas is None else commas
        return money_span("amount", self.amount, commas=use_commas, sign=sign)

    def in_words(self, prefix: str = "") -> list[Span | str]:
        """The amount in words."""
        return [prefix, span("amount_in_words", self.words)] if self.words else []

    def day(self, style: str) -> Span | str:
        """The day of payment."""
        return day_span("paid_on", self.paid_on, style)

    def flow_number(self) -> Span | str:
        """The 流水号."""
        return span("serial_number", self.serial)

    def number(self) -> Span | str:
        """The 回单编号; it is the slip's serial number where no 流水号 is printed."""
        return self.receipt_number or "" if self.serial else span("serial_number", self.receipt_number)

    @property
    def filled(self) -> bool:
        """Whether the form is filled in: a blank one bears no seal."""
        return self.amount is not None

    @property
    def remark(self) -> str:
        """What stands under 备注 or 附言; empty for nothing."""
        return self.values["remark"] or ""

    def press(self, page: PageCanvas, cx: float, cy: float, seal: Seal) -> None:
        """Presses the bank's seal on a form that is filled in."""
        if self.filled:
            page.stamp(cx, cy, seal)

    def later(self, days: int) -> date | None:
        """A day after the payment, for 打印日期."""
        return self.paid_on + timedelta(days=days) if self.paid_on else None


def slip_facts(facts: Facts, subtype: str, rng: random.Random) -> SlipFacts:
    """Gathers the values; a blank form has none."""
    values: dict[str, str | None] = {}
    for role, party in (("payer", facts.firm()), ("payee", facts.university())):
        account = party.account
        for name, value in ((role, party.name), (f"{role}_account", account.number), (f"{role}_bank", account.branch)):
            values[name] = facts.text(name, lambda value=value: value)  # type: ignore[misc]
    values["purpose"] = facts.text("purpose", lambda: rng.choice(PURPOSES))
    values["remark"] = facts.text("remark", lambda: rng.choice((None, None, "手续费0.00", "合同款", "请查收")))
    amount = facts.money("amount", facts.some_amount)
    style = WordStyle(prefix="", whole=rng.choice("整整整正"), optional_zeros=rng.random() < 0.3)
    words = facts.text("amount_in_words", lambda: amount_in_words(amount, style) if amount is not None else None)
    paid_on = facts.day("paid_on", facts.some_day)
    serial = facts.text("serial_number", lambda: numbers.slip_serial(rng, paid_on or date(2022, 1, 1)))
    number = facts.text(
        "receipt_number", lambda: f"{rng.randrange(1000, 9999)}-{numbers.digits(rng, 4)}-{numbers.digits(rng, 4)}"
    )
    blank = not any(values[name] for name in PARTY_FIELDS) and amount is None
    clock = f"{rng.randrange(8, 18):02d}:{rng.randrange(60):02d}:{rng.randrange(60):02d}"
    return SlipFacts(
        values=values,
        amount=amount,
        words=words,
        paid_on=paid_on,
        serial=serial,
        receipt_number=None if blank else number,
        time="" if blank else clock,
        issuer=facts.text("bank", lambda: _issuer(values["payee_bank" if subtype == "receipt" else "payer_bank"], rng))
        or "",
        rng=rng,
    )


def _issuer(branch: str | None, rng: random.Random) -> str:
    return next((bank for bank in BANKS if branch and branch.startswith(bank)), rng.choice(BANKS))
