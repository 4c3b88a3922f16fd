"""The papers of an honest deal: they agree in every value and differ in the way it is written."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from samples import names as stock
from samples import numbers
from samples.deals import Deal, Facts, Mode, Paper, names, split_amount
from samples.money import invoices, slips
from samples.world import Party, PartyKind, Patent, variant

if TYPE_CHECKING:
    from datetime import date


def papers_of(deal: Deal) -> list[Paper]:
    """Every paper of an honest deal: records, contract, invoices and slips where money flows, papers beside."""
    papers = [*registrations(deal), contract(deal)]
    if deal.received:
        papers += [*invoices(deal), *slips(deal)]
    if deal.terms.mode is Mode.EQUITY:
        papers.append(deal.paper("other", "appraisal", {}))
    return papers + (beside(deal) if deal.terms.extras else [])


def registrations(deal: Deal) -> list[Paper]:
    """The records at CNIPA: a transfer one for each patent, a licence or pledge one for the contract."""
    match deal.terms.mode:
        case Mode.TRANSFER | Mode.EQUITY:
            return [transfer_record(deal, patent) for patent in deal.patents]
        case Mode.LICENCE:
            return [_contract_record(deal, "licence_record", "X")]
        case Mode.OPEN_LICENCE:
            return [_contract_record(deal, "open_licence_record", "X")]
        case Mode.PLEDGE:
            return [_contract_record(deal, "pledge_notice", "Y")]


def transfer_record(
    deal: Deal,
    patent: Patent,
    *,
    before: list[Party] | None = None,
    after: Party | None = None,
    day: date | None = None,
) -> Paper:
    """The record of a transfer of one patent: a notice, a register copy or the gazette's text."""
    rng = deal.rng
    giving, taking = before or deal.suppliers, after or deal.receiver
    recorded_on = day or deal.recorded_on
    subtype = deal.terms.registration or rng.choice(("transfer_notice",) * 4 + ("register_copy", "gazette"))
    facts: Facts = {
        "patent_numbers": [patent.number],
        "titles": [patent.title],
        "from_parties": [variant(rng, party.name) for party in giving],
        "to_parties": [variant(rng, taking.name)],
        "recorded_on": recorded_on,
        "from_addresses": [party.address for party in giving],
        "to_addresses": [taking.address],
    }
    if subtype == "gazette":
        facts |= {"record": "transfer", "published_on": recorded_on + timedelta(days=rng.randrange(12, 40))}
    elif subtype == "transfer_notice":
        facts["dispatch_number"] = numbers.notice_serial(rng, recorded_on)
    return deal.paper("registration", subtype, facts)


def _contract_record(deal: Deal, subtype: str, letter: str) -> Paper:
    facts: Facts = {
        "patent_numbers": [patent.number for patent in deal.patents],
        "titles": [patent.title for patent in deal.patents],
        "from_parties": [variant(deal.rng, name) for name in names(deal.suppliers)],
        "to_parties": [variant(deal.rng, deal.receiver.name)],
        "record_number": numbers.record_number(deal.rng, letter, deal.recorded_on),
        "recorded_on": deal.recorded_on,
        **_licence_terms(deal),
    }
    return deal.paper("registration", subtype, facts)


def _licence_terms(deal: Deal) -> Facts:
    if deal.terms.mode is Mode.PLEDGE:
        return {"term_start": deal.signed_on, "term_end": deal.signed_on.replace(day=1) + timedelta(days=365)}
    if deal.terms.mode not in {Mode.LICENCE, Mode.OPEN_LICENCE}:
        return {}
    life = min(
        patent.filed_on + timedelta(days=365 * (20 if patent.type_digit == 1 else 10)) for patent in deal.patents
    )
    years = 1 + deal.signed_on.day % 4
    kinds = ("普通许可",) if deal.terms.mode is Mode.OPEN_LICENCE else ("普通许可", "独占许可", "排他许可")
    return {
        "licence_type": kinds[deal.signed_on.day % len(kinds)],
        "term_start": deal.signed_on,
        "term_end": min(deal.signed_on + timedelta(days=365 * years - 1), life),
    }


def contract(deal: Deal) -> Paper:
    """The contract, with both parties' particulars, patents and the price."""
    rng = deal.rng
    several = len(deal.patents) > 1
    facts: Facts = {
        "contract_number": numbers.contract_number(rng, deal.signed_on, deal.supplier.city.province),
        "supplier": "、".join(variant(rng, name) for name in names(deal.suppliers)),
        "receiver": variant(rng, deal.receiver.name),
        "supplier_code": deal.supplier.code,
        "receiver_code": deal.receiver.code,
        "patent_numbers": [patent.number for patent in deal.patents],
        "titles": [patent.title for patent in deal.patents],
        "total_amount": deal.total,
        "signed_on": deal.signed_on,
        "signed_place": f"{deal.supplier.city.name}市{rng.choice(deal.supplier.city.districts)}",
        "unit": "万元" if deal.total % 100 == 0 and rng.random() < 0.35 else "元",
        **_licence_terms(deal),
        **_particulars("supplier", deal.supplier),
        **_particulars("receiver", deal.receiver),
    }
    if several and not deal.terms.gift and deal.terms.mode is not Mode.PLEDGE and rng.random() < 0.7:
        facts |= {"patent_amounts": list(deal.shares), "prices_in_table": True}
    if deal.terms.know_how:
        patents = sum(deal.shares, Decimal(0))
        facts["parts"] = [("专利权", patents), (rng.choice(stock.KNOW_HOW), deal.total - patents)]
    if deal.terms.instalments > 1:
        facts["instalments"] = split_amount(rng, deal.total, deal.terms.instalments)
    subtype = {Mode.OPEN_LICENCE: "licence"}.get(deal.terms.mode, deal.terms.mode.value)
    return deal.paper("contract", subtype, facts)


def _particulars(role: str, party: Party) -> Facts:
    return {
        f"{role}_address": party.address,
        f"{role}_phone": party.phone,
        f"{role}_legal": party.representative,
        f"{role}_bank": party.account.branch,
        f"{role}_account": party.account.number,
    }


def beside(deal: Deal) -> list[Paper]:
    """Papers that applicants add: certificates (they keep the first owner) and the receiver's business licence."""
    found = []
    for patent in deal.patents[:2]:
        facts: Facts = {
            "patent_numbers": [patent.number],
            "titles": [patent.title],
            "owners": names(deal.suppliers),
            "granted_on": patent.granted_on,
            "certificate_number": patent.certificate,
            "inventors": list(patent.inventors),
            "applied_on": patent.filed_on,
            "published_number": patent.publication,
            "address": deal.supplier.address,
        }
        found.append(deal.paper("certificate", "patent", facts))
    if deal.receiver.kind is PartyKind.FIRM:
        party = deal.receiver
        licence: Facts = {
            "name": party.name,
            "credit_code": party.code,
            "legal_representative": party.representative,
            "address": party.address,
        }
        found.append(deal.paper("licence_of_business", "enterprise", licence))
    return found
