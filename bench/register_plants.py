"""Reuses and chains that a register has to find, and honest look-alikes that it has to leave alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bench.register_world import Invoice, Sale, Slip, World
from parsers.claims import Mode

Group = tuple[int, ...]
Plant = Callable[[World], Group]


def _deals(world: World, group: Group) -> tuple[Sale, Sale]:
    return world.packs[group[0]].sales[-1], world.packs[group[1]].sales[-1]


def _same_parties(first: Sale, second: Sale) -> None:
    second.supplier, second.receiver = first.supplier, first.receiver


def _take_over(first: Sale, second: Sale) -> None:
    """The second deal becomes the first, papers and all."""
    for name in first.__dataclass_fields__:
        setattr(second, name, deepcopy(getattr(first, name)))


def invoice_again(world: World) -> Group:
    """One invoice for two contracts of the same parties."""
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    second.total = second.received = first.total
    second.invoices = deepcopy(first.invoices)
    return pair


def invoice_altered(world: World) -> Group:
    """One invoice number on two papers that say something else."""
    first, second = _deals(world, pair := world.some(2))
    bill = first.invoices[0]
    second.invoices = [replace(bill, amount=second.total, number=bill.number)]
    return pair


def slip_again(world: World) -> Group:
    """One slip for two contracts of the same parties."""
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    second.total = second.received = first.total
    second.slips = deepcopy(first.slips)
    return pair


def slip_of_the_other_side(world: World) -> Group:
    """The payee's slip in one package, the payer's slip of the same payment in another."""
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    second.total = second.received = first.total
    paid = first.slips[0]
    second.slips = [replace(paid, serial=world.digits(18), side="payment")]
    return pair


def record_altered(world: World) -> Group:
    """One record number under two receivers."""
    first, second = _deals(world, pair := world.some(2))
    for sale in (first, second):
        sale.mode = Mode.LICENCE
    second.record = first.record
    return pair


def claimed_twice(world: World) -> Group:
    """One deal filed by two applicants, with the same papers."""
    first, second = _deals(world, pair := world.some(2))
    _take_over(first, second)
    return pair


def claimed_in_two_years(world: World) -> Group:
    """One deal filed by one applicant under two programmes, paid in full both times."""
    first, second = _deals(world, pair := world.some(2, one_applicant=True, one_programme=False))
    _take_over(first, second)
    return pair


def contract_again(world: World) -> Group:
    """One contract whose whole amount is claimed for other patents too."""
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    second.contract, second.total, second.received = first.contract, first.total, first.received
    second.signed = first.signed
    return pair


def invoice_rescanned(world: World) -> Group:
    """An invoice scanned anew; on the second scan its number and amount could not be read."""
    return _rescanned(world, "invoice")


def slip_rescanned(world: World) -> Group:
    """A slip scanned anew."""
    return _rescanned(world, "slip")


def _rescanned(world: World, what: str) -> Group:
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    second.total = second.received = first.total
    if what == "invoice":
        second.invoices = deepcopy(first.invoices)
    else:
        second.slips = deepcopy(first.slips)
    second.shown[what], second.hidden, second.worn = first, {what}, {what: world.rng.randrange(1 << 30)}
    return pair


def record_page_again(world: World) -> Group:
    """The very page of a record, of which nothing was parsed, under another claim."""
    first, second = _deals(world, pair := world.some(2))
    first.patents, second.patents = first.patents[:1], second.patents[:1]
    _same_parties(first, second)
    second.recorded = first.recorded
    second.shown["record"], second.hidden = first, {"record"}
    first.pictured = second.pictured = True
    return pair


def two_receivers(world: World) -> Group:
    """One patent, one supplier, two receivers."""
    first, second = _deals(world, pair := world.some(2))
    second.supplier, second.patents = first.supplier, list(first.patents)
    return pair


def sold_back(world: World) -> Group:
    """A → B, then B → A."""
    first, second = _deals(world, pair := world.some(2))
    second.supplier, second.receiver = first.receiver, first.supplier
    second.patents, second.recorded = list(first.patents), first.recorded + timedelta(days=40)
    return pair


def sold_on(world: World) -> Group:
    """A → B → C."""
    first, second = _deals(world, pair := world.some(2))
    second.supplier = first.receiver
    second.patents, second.recorded = list(first.patents), first.recorded + timedelta(days=40)
    return pair


def exclusive_twice(world: World) -> Group:
    """An exclusive licence, and another licence of the same patent."""
    first, second = _deals(world, pair := world.some(2))
    for sale in (first, second):
        sale.mode = Mode.LICENCE
    first.licence, second.licence = "独占许可", "普通许可"
    second.supplier, second.patents = first.supplier, list(first.patents)
    return pair


def other_name(world: World) -> Group:
    """One credit code under two names."""
    first, second = _deals(world, pair := world.some(2))
    second.receiver = replace(second.receiver, code=first.receiver.code)
    return pair


def _three(world: World, name: str, *, one_supplier: bool = False) -> Group:
    group = world.some(3)
    first, second, third = (world.packs[index].sales[-1] for index in group)
    for sale in (second, third):
        sale.receiver = replace(sale.receiver, **{name: getattr(first.receiver, name)})
        if one_supplier:
            sale.supplier = first.supplier
    return group


def one_phone(world: World) -> Group:
    """One telephone behind three receivers."""
    return _three(world, "phone")


def one_address(world: World) -> Group:
    """One address behind three receivers."""
    return _three(world, "address")


def one_representative(world: World) -> Group:
    """One legal representative behind three receivers of one supplier."""
    return _three(world, "representative", one_supplier=True)


def near_names(world: World) -> Group:
    """Two receivers a character apart, each with a code of its own, the same amount on the same day."""
    first, second = _deals(world, pair := world.some(2))
    name = first.receiver.name
    second.receiver = replace(second.receiver, name=name[:3] + ("和" if name[3] != "和" else "安") + name[4:])
    second.supplier = first.supplier
    second.total, second.received = first.total, first.received
    second.invoices[0].amount = second.slips[0].amount = first.total
    second.invoices[0].day, second.slips[0].day = first.invoices[0].day, first.slips[0].day
    return pair


def series(world: World) -> Group:
    """Two contracts of one day between the same parties, numbered one after the other, paid alike."""
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    head, _, number = first.contract.rpartition("-")
    second.contract = f"{head}-{int(number) + 1:06d}"
    second.total, second.received, second.signed = first.total, first.received, first.signed
    bill, paid = first.invoices[0], first.slips[0]
    second.invoices = [replace(bill, number=_next(bill.number))]
    second.slips = [replace(paid, serial=_next(paid.serial))]
    return pair


def _next(number: str) -> str:
    return str(int(number) + 1)


def one_digit(world: World) -> Group:
    """Numbers of invoice and slip that differ in one digit, of other parties."""
    first, second = _deals(world, pair := world.some(2))
    bill, paid = first.invoices[0], first.slips[0]
    second.total = second.received = first.total
    second.invoices = [replace(bill, number=_other_digit(world, bill.number))]
    second.slips = [replace(paid, serial=_other_digit(world, paid.serial))]
    return pair


def _other_digit(world: World, number: str) -> str:
    place = world.rng.randrange(1, len(number))
    other = world.rng.choice([digit for digit in "0123456789" if digit != number[place]])
    return number[:place] + other + number[place + 1 :]


def instalments(world: World) -> Group:
    """One contract paid in two parts, each claimed in the year in which it came; one invoice each."""
    first, second = _deals(world, pair := world.some(2, one_applicant=True, one_programme=False))
    _take_over(first, second)
    part = (first.total * Decimal("0.6")).quantize(Decimal("0.01"))
    for sale, amount in ((first, part), (second, first.total - part)):
        sale.received = amount
        day = sale.signed + timedelta(days=world.rng.randrange(30, 400))
        sale.invoices = [Invoice(world.digits(8), world.digits(12), amount, day)]
        sale.slips = [Slip(world.digits(18), amount, day, account=first.slips[0].account)]
    return pair


def instalments_on_one_invoice(world: World) -> Group:
    """The same, with one invoice over the whole."""
    first, second = _deals(world, pair := instalments(world))
    first.invoices = [Invoice(world.digits(8), world.digits(12), first.total, first.signed)]
    second.invoices = deepcopy(first.invoices)
    return pair


def slips_of_one_bank(world: World) -> Group:
    """Two payments between the same parties and accounts on slips of one bank, both scanned."""
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    second.slips[0].account = first.slips[0].account
    for sale in (first, second):
        sale.worn = {"slip": world.rng.randrange(1 << 30)}
    return pair


def contract_for_other_patents(world: World) -> Group:
    """One contract over several patents, each package claims its own part of the money."""
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    second.contract, second.signed = first.contract, first.signed
    second.total = first.total
    half = (first.total / 2).quantize(Decimal("0.01"))
    for sale in (first, second):
        sale.received = half
        sale.invoices[0].amount = sale.slips[0].amount = half
    return pair


def one_slip_for_two_contracts(world: World) -> Group:
    """One payment for two contracts, which together claim what it shows."""
    first, second = _deals(world, pair := world.some(2))
    _same_parties(first, second)
    total = first.total + second.total
    first.slips[0].amount = total
    second.slips = deepcopy(first.slips)
    return pair


def both_sides_in_one_row(world: World) -> Group:
    """The payee's and the payer's slip of one payment in one row."""
    index = world.rng.randrange(len(world.packs))
    sale = world.sale(world.packs[index].sales[0].supplier)
    world.packs[index].sales.append(sale)
    sale.slips.append(replace(sale.slips[0], serial=world.digits(18), side="payment"))
    return (index,)


def ordinary_licences(world: World) -> Group:
    """Ordinary licences of one patent to two firms."""
    first, second = _deals(world, pair := world.some(2))
    for sale in (first, second):
        sale.mode, sale.licence = Mode.LICENCE, "普通许可"
    second.supplier, second.patents = first.supplier, list(first.patents)
    return pair


def two_behind_one_phone(world: World) -> Group:
    """Two receivers, a group, with one telephone and one address."""
    first, second = _deals(world, pair := world.some(2))
    second.receiver = replace(second.receiver, phone=first.receiver.phone, address=first.receiver.address)
    return pair


def common_contract_number(world: World) -> Group:
    """A contract number that other parties use too."""
    first, second = _deals(world, pair := world.some(2))
    second.contract = first.contract
    return pair


def namesakes(world: World) -> Group:
    """Three legal representatives of one name, at receivers of three suppliers."""
    return _three(world, "representative")


def short_number_again(world: World) -> Group:
    """Eight digits of an invoice that stand on another one with another code."""
    first, second = _deals(world, pair := world.some(2))
    first.invoices[0] = replace(first.invoices[0], number=world.digits(8), code=world.digits(12))
    second.invoices[0] = replace(second.invoices[0], number=first.invoices[0].number, code=world.digits(12))
    return pair


REUSES: Mapping[str, Plant] = {
    "same invoice, other contract": invoice_again,
    "same invoice number, other content": invoice_altered,
    "same slip, other contract": slip_again,
    "slips of both sides of one payment": slip_of_the_other_side,
    "same record number, other receiver": record_altered,
    "one deal, two applicants": claimed_twice,
    "one deal, one applicant, two programmes": claimed_in_two_years,
    "one contract beyond its amount": contract_again,
    "invoice scanned anew, number unread": invoice_rescanned,
    "slip scanned anew, number unread": slip_rescanned,
    "page of a record under another claim": record_page_again,
    "one patent, two receivers": two_receivers,
    "sold back": sold_back,
    "sold onward": sold_on,
    "exclusive licence, then another": exclusive_twice,
    "one credit code, two names": other_name,
    "one telephone, three receivers": one_phone,
    "one address, three receivers": one_address,
    "one representative, three receivers": one_representative,
}

HONEST: Mapping[str, Plant] = {
    "near-equal names, own codes": near_names,
    "contracts, invoices, slips in a series": series,
    "numbers one digit apart": one_digit,
    "instalments": instalments,
    "instalments on one invoice": instalments_on_one_invoice,
    "slips of one bank": slips_of_one_bank,
    "one contract, other patents, within its amount": contract_for_other_patents,
    "one slip for two contracts, within its amount": one_slip_for_two_contracts,
    "both sides' slips in one row": both_sides_in_one_row,
    "ordinary licences to two": ordinary_licences,
    "two receivers, one telephone": two_behind_one_phone,
    "a contract number of other parties": common_contract_number,
    "representatives of one name": namesakes,
    "eight digits under another code": short_number_again,
}
