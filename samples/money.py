"""The papers of money: invoices from the supplier to the receiver, bank slips the other way."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import numbers
from samples.deals import Deal, Facts, Mode, Paper, split_amount
from samples.world import variant

if TYPE_CHECKING:
    from datetime import date

_ITEMS = {
    Mode.TRANSFER: (
        "*无形资产*专利权转让费",
        "*研发和技术服务*专利技术转让费",
        "*无形资产*专利权",
        "*无形资产*技术转让费",
    ),
    Mode.LICENCE: ("*无形资产*专利许可使用费", "*研发和技术服务*专利实施许可费", "*无形资产*专利使用权"),
}
_PURPOSES = {
    Mode.TRANSFER: ("专利权转让款", "专利转让费", "技术转让费", "付专利款", "合同款"),
    Mode.LICENCE: ("专利许可费", "专利实施许可使用费", "许可使用费首期", "合同款"),
}
_RATES = (None, None, Decimal("0.06"), Decimal("0.06"), Decimal("0.03"), Decimal("0.01"))
"""Tax rates of invoices for patents; None is 免税."""


def invoices(deal: Deal) -> list[Paper]:
    """The invoices for the money received; several where the terms say so."""
    return [invoice(deal, amount) for amount in split_amount(deal.rng, deal.received, deal.terms.invoices)]


def invoice(deal: Deal, total: Decimal) -> Paper:
    """An invoice over a total (tax included), of a form that was in use on its day."""
    rng = deal.rng
    issued_on = deal.signed_on + timedelta(days=rng.randrange(1, 45))
    rate = rng.choice(_RATES[2:] if deal.terms.taxed else _RATES)
    subtype, special = _invoice_form(deal, issued_on, rate)
    net = total if rate is None else (total / (1 + rate)).quantize(Decimal("0.01"))
    tax = None if rate is None else total - net
    licence = deal.terms.mode in {Mode.LICENCE, Mode.OPEN_LICENCE}
    name = rng.choice(_ITEMS[Mode.LICENCE if licence else Mode.TRANSFER])
    rate_text = "免税" if rate is None else f"{rate * 100:.0f}%"
    facts: Facts = {
        "issued_on": issued_on,
        "buyer": variant(rng, deal.receiver.name),
        "buyer_code": deal.receiver.code,
        "seller": variant(rng, deal.supplier.name),
        "seller_code": deal.supplier.code,
        "items": [{"name": name, "net_amount": net, "tax_rate": rate_text, "tax_amount": tax}],
        "net_amount": net,
        "tax_amount": tax,
        "total_amount": total,
        "remark": _remark(deal, taxed=rate is not None),
        **_invoice_numbers(deal, subtype, issued_on),
    }
    if subtype in {"digital", "electronic"}:
        facts["special"] = special
    for role, party in (("buyer", deal.receiver), ("seller", deal.supplier)):
        facts[f"{role}_address_phone"] = f"{party.address}{party.phone}"
        facts[f"{role}_bank_account"] = f"{party.account.branch}{party.account.number}"
    return deal.paper("invoice", subtype, facts)


def _invoice_form(deal: Deal, issued_on: date, rate: Decimal | None) -> tuple[str, bool]:
    """Subtype, and whether it is a special one: exempt sales get none, 数电票 began at the end of 2021."""
    special = rate is not None and deal.rng.random() < 0.6
    if deal.terms.invoice:
        return deal.terms.invoice, special
    forms = ["special"] * 2 if special else ["ordinary", "electronic", "electronic"]
    if issued_on.year >= 2022:
        forms += ["digital"] * 4
    return deal.rng.choice(forms), special


def _invoice_numbers(deal: Deal, subtype: str, issued_on: date) -> Facts:
    province = deal.supplier.city.province
    if subtype == "digital":
        return {"invoice_number": numbers.digital_invoice_number(deal.rng, issued_on, province)}
    return {
        "invoice_code": numbers.invoice_code(deal.rng, subtype, issued_on, province),
        "invoice_number": f"{deal.rng.randrange(100_000, 89_999_999):08d}",
    }


def _remark(deal: Deal, *, taxed: bool) -> str | None:
    patent = deal.patents[0]
    texts = [None, f"专利号：ZL{patent.number}", f"{patent.title} ZL{patent.number}"]
    return deal.rng.choice(texts if taxed else [*texts, "技术转让，免税合同已登记"])


def slips(deal: Deal) -> list[Paper]:
    """The bank slips: one for each payment, from the receiver to the supplier."""
    amounts = split_amount(deal.rng, deal.received, deal.terms.instalments)
    day = deal.signed_on + timedelta(days=deal.rng.randrange(2, 20))
    found = []
    for amount in amounts:
        found.append(slip(deal, amount, day))
        day += timedelta(days=deal.rng.randrange(10, 40))
    return found


def slip(deal: Deal, amount: Decimal, paid_on: date) -> Paper:
    """A bank slip of the payee's side or the payer's."""
    rng = deal.rng
    subtype = rng.choice(("receipt", "receipt", "payment"))
    paying, taking = rng.choice(deal.receiver.accounts), deal.supplier.account
    licence = deal.terms.mode in {Mode.LICENCE, Mode.OPEN_LICENCE}
    facts: Facts = {
        "payer": variant(rng, deal.receiver.name),
        "payer_account": paying.number,
        "payer_bank": paying.branch,
        "payee": variant(rng, deal.supplier.name),
        "payee_account": taking.number,
        "payee_bank": taking.branch,
        "amount": amount,
        "paid_on": paid_on,
        "serial_number": numbers.slip_serial(rng, paid_on),
        "purpose": rng.choice(_PURPOSES[Mode.LICENCE if licence else Mode.TRANSFER]),
        "bank": (taking if subtype == "receipt" else paying).bank,
    }
    return deal.paper("bank_slip", subtype, facts)
