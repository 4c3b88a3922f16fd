"""More discrepancies that a check may overlook beside the plain ones: other cells, other figures, other particulars."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import evidence, numbers
from samples.planting.tools import one, party_lines
from samples.words import amount_in_words

if TYPE_CHECKING:
    from samples.deals import Deal, Row
    from samples.world import World

_FULL_AND_HALF = str.maketrans("（）()", "()（）")


def empty_receiver(deal: Deal, _: World) -> list[Row]:
    """接受方 is left empty."""
    deal.rows[0].receiver = ""
    return deal.rows


def empty_day(deal: Deal, _: World) -> list[Row]:
    """登记/备案时间 is left empty."""
    deal.rows[0].registered_on = None
    return deal.rows


def part_beyond_contract(deal: Deal, _: World) -> list[Row]:
    """合同涉及专利金额 is larger than 合同额."""
    deal.rows[0].patent_amount = deal.total + Decimal(5_000)
    return deal.rows


def same_party_in_other_brackets(deal: Deal, _: World) -> list[Row]:
    """供给方 is the receiver, its brackets of the other width."""
    deal.rows[0].supplier = deal.rows[0].receiver.translate(_FULL_AND_HALF)
    return deal.rows


def next_day(deal: Deal, _: World) -> list[Row]:
    """The list has the day after the record's."""
    deal.rows[0].registered_on = deal.recorded_on + timedelta(days=1)
    return deal.rows


def contract_words_tenfold(deal: Deal, _: World) -> list[Row]:
    """The contract's words say ten times its figures."""
    contract = one(deal, "contract")
    contract.facts |= {"total_in_words": amount_in_words(deal.total * 10), "unit": "元"}
    contract.must = ("total_in_words", "total_amount")
    return deal.rows


def contract_figures(deal: Deal, _: World) -> list[Row]:
    """The contract's figures are larger than its words, which say what is claimed."""
    contract = one(deal, "contract")
    contract.facts |= {"total_amount": deal.total + Decimal(30_000), "total_in_words": amount_in_words(deal.total)}
    contract.facts["unit"] = "元"
    for name in ("patent_amounts", "prices_in_table"):
        contract.facts.pop(name, None)
    contract.must = ("total_in_words", "total_amount")
    return deal.rows


def contract_lacks_patent(deal: Deal, _: World) -> list[Row]:
    """Of two patents in the row the contract names one."""
    facts = one(deal, "contract").facts
    facts |= {"patent_numbers": facts["patent_numbers"][:1], "titles": facts["titles"][:1]}
    for name in ("patent_amounts", "prices_in_table"):
        facts.pop(name, None)
    return deal.rows


def record_of_another_patent(deal: Deal, world: World) -> list[Row]:
    """Of two patents in the row one has the record of another patent in the place of its own."""
    old = deal.of_kind("registration")[-1]
    deal.papers[deal.papers.index(old)] = evidence.transfer_record(deal, world.patent(deal.signed_on))
    return deal.rows


def one_representative(deal: Deal, _: World) -> list[Row]:
    """Both parties have one legal representative."""
    return party_lines(deal, "legal")


def one_address(deal: Deal, _: World) -> list[Row]:
    """Both parties have one address."""
    return party_lines(deal, "address")


def licence_of_the_representative(deal: Deal, _: World) -> list[Row]:
    """The receiver's licence names the supplier's legal representative."""
    licence, contract = one(deal, "licence_of_business"), one(deal, "contract")
    licence.facts["legal_representative"] = contract.facts["supplier_legal"]
    contract.must = ("supplier_legal",)
    return deal.rows


def invoice_code_of_another(deal: Deal, world: World) -> list[Row]:
    """The buyer's code on the invoice is well formed and not the one in the contract."""
    one(deal, "invoice").facts["buyer_code"] = numbers.credit_code(deal.rng, "91", world.supplier().city.region)
    one(deal, "invoice").must = ("buyer_code",)
    one(deal, "contract").must = ("receiver_code",)
    return deal.rows


def seller_code_wrong(deal: Deal, _: World) -> list[Row]:
    """The seller's code on the invoice fails its check character."""
    invoice = one(deal, "invoice")
    invoice.facts["seller_code"] = numbers.wrong_code(deal.rng, deal.supplier.code)
    invoice.must = ("seller_code",)
    return deal.rows


def invoice_items_short(deal: Deal, _: World) -> list[Row]:
    """The items of the invoice come to less than its net amount."""
    invoice = one(deal, "invoice")
    item = invoice.facts["items"][0]
    invoice.facts["items"] = [{**item, "net_amount": item["net_amount"] - Decimal(500)}]
    return deal.rows


def invoice_tax_off(deal: Deal, _: World) -> list[Row]:
    """The tax of the invoice, in its item and in its sum, is a few yuan too much for the total."""
    facts = one(deal, "invoice").facts
    tax = facts["tax_amount"] + Decimal(9)
    facts |= {"tax_amount": tax, "items": [{**facts["items"][0], "tax_amount": tax}]}
    return deal.rows


def invoice_words_tenfold(deal: Deal, _: World) -> list[Row]:
    """价税合计 in words is a tenth of its figures."""
    facts = one(deal, "invoice").facts
    facts["total_in_words"] = amount_in_words((facts["total_amount"] / 10).quantize(Decimal("0.01"))).replace(
        "元", "圆"
    )
    return deal.rows


def coded_day(deal: Deal, _: World) -> list[Row]:
    """The QR code carries another day than the print."""
    return _coded(deal, days=40)


def coded_number(deal: Deal, _: World) -> list[Row]:
    """The QR code carries another number than the print."""
    return _coded(deal, number=f"{deal.rng.randrange(100_000, 89_999_999):08d}")


def _coded(deal: Deal, *, number: str | None = None, days: int = 0) -> list[Row]:
    paper = one(deal, "invoice")
    facts = paper.facts
    facts["check_code"] = numbers.digits(deal.rng, 20)
    day = facts["issued_on"] + timedelta(days=days)
    parts = ("01", "10", facts["invoice_code"], number or facts["invoice_number"], str(facts["net_amount"]))
    facts["qr"] = ",".join((*parts, f"{day:%Y%m%d}", facts["check_code"], "5A1F", ""))
    facts["special"] = False
    paper.must = ("check_code", "net_amount")
    return deal.rows


def slip_words_tenfold(deal: Deal, _: World) -> list[Row]:
    """The slip's words say ten times its figures."""
    slip = one(deal, "bank_slip")
    slip.facts["amount_in_words"] = amount_in_words(slip.facts["amount"] * 10)
    slip.must = ("amount", "amount_in_words")
    return deal.rows


def slip_figures(deal: Deal, _: World) -> list[Row]:
    """The slip's figures are a tenth of its words, which say what is claimed."""
    slip = one(deal, "bank_slip")
    words = amount_in_words(slip.facts["amount"])
    slip.facts |= {"amount": (slip.facts["amount"] / 10).quantize(Decimal("0.01")), "amount_in_words": words}
    slip.must = ("amount", "amount_in_words")
    return deal.rows


def slip_of_look_alike(deal: Deal, world: World) -> list[Row]:
    """A firm of nearly the receiver's name pays."""
    one(deal, "bank_slip").facts["payer"] = world.look_alike(deal.receiver).name
    return deal.rows


def contract_of_look_alike(deal: Deal, world: World) -> list[Row]:
    """A firm of nearly the receiver's name signed the contract."""
    one(deal, "contract").facts["receiver"] = world.look_alike(deal.receiver).name
    return deal.rows


def paid_before_signing(deal: Deal, _: World) -> list[Row]:
    """The price was paid a month before the contract was signed."""
    one(deal, "bank_slip").facts["paid_on"] = deal.signed_on - timedelta(days=31)
    return deal.rows
