"""The items of an invoice and their sums."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from samples.papers.facts import Facts
from samples.papers.styles import normal_name

CENT = Decimal("0.01")
ITEM_NAMES = (
    "*研发和技术服务*专利转让费", "*无形资产*专利权", "*无形资产*专利权转让费", "*研发和技术服务*技术转让费",
    "*研发和技术服务*专利实施许可费", "*无形资产*专利技术", "*专利技术转让*专利转让费",
)  # fmt: skip
EXEMPT = "免税"


@dataclass(frozen=True, slots=True)
class InvoiceItem:
    """A line of an invoice; no tax amount where the paper prints asterisks."""

    name: str
    net: Decimal
    rate: str
    tax: Decimal | None
    quantity: str
    unit: str

    def value(self) -> dict[str, str]:
        """The item in normal form."""
        found = {"name": str(normal_name(self.name)), "net_amount": f"{self.net:.2f}", "tax_rate": self.rate}
        return found | ({"tax_amount": f"{self.tax:.2f}"} if self.tax is not None else {})


def invoice_items(facts: Facts, special: bool, red: bool, rng: random.Random) -> list[InvoiceItem]:
    """The items given, or invented ones that add up to the total."""
    given = facts.given.get("items")
    if isinstance(given, Sequence) and not isinstance(given, str):
        return [_given_item(entry, rng) for entry in given]
    rate = facts.text("tax_rate", lambda: "6%" if special else rng.choice((EXEMPT, EXEMPT, "3%", "1%", "6%"))) or EXEMPT
    total = abs(facts.money("total_amount", facts.some_amount) or Decimal(0)) * (-1 if red else 1)
    count = rng.choice((1, 1, 1, 2, 3)) if abs(total) > 1000 else 1
    shares = [total / count for _ in range(count)]
    totals = [share.quantize(CENT, ROUND_HALF_UP) for share in shares[1:]]
    return [
        _item(rng, name, part, rate)
        for name, part in zip(_names(rng, count), [total - sum(totals), *totals], strict=True)
    ]


def _names(rng: random.Random, count: int) -> list[str]:
    return [rng.choice(ITEM_NAMES) for _ in range(count)]


def _item(rng: random.Random, name: str, total: Decimal, rate: str) -> InvoiceItem:
    if rate == EXEMPT:
        return InvoiceItem(name, total, rate, None, "-1" if total < 0 else "1", rng.choice(("项", "件", "次", "")))
    share = Decimal(rate.rstrip("%")) / 100
    net = (total / (1 + share)).quantize(CENT, ROUND_HALF_UP)
    return InvoiceItem(name, net, rate, total - net, "-1" if total < 0 else "1", rng.choice(("项", "件", "次", "")))


def _given_item(entry: object, rng: random.Random) -> InvoiceItem:
    if not isinstance(entry, Mapping):
        raise TypeError(f"an item is a mapping, not {entry!r}")
    net = Decimal(str(entry["net_amount"]))
    tax = entry.get("tax_amount")
    rate = str(entry.get("tax_rate") or EXEMPT)
    return InvoiceItem(
        str(entry["name"]),
        net,
        rate,
        None if tax is None else Decimal(str(tax)),
        "-1" if net < 0 else "1",
        rng.choice(("项", "件", "")),
    )


def sums_of(items: Sequence[InvoiceItem]) -> tuple[Decimal, Decimal | None, Decimal]:
    """Net, tax (None where every item prints asterisks) and total of the items."""
    net = sum((item.net for item in items), Decimal(0))
    taxes = [item.tax for item in items if item.tax is not None]
    tax = sum(taxes, Decimal(0)) if taxes else None
    return net, tax, net + (tax or Decimal(0))
