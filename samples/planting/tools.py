"""Small helps for planting."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import rows_of
from samples.evidence import papers_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samples.deals import Deal, Paper, Row
    from samples.world import Party, Patent


def one(deal: Deal, kind: str) -> Paper:
    """Its only paper of a kind."""
    (paper,) = deal.of_kind(kind)
    return paper


def set_party(paper: Paper, role: str, party: Party) -> None:
    """Put another party, with all its particulars, into a contract."""
    paper.facts |= {role: party.name, f"{role}_code": party.code, f"{role}_address": party.address}
    paper.facts |= {f"{role}_legal": party.representative, f"{role}_phone": party.phone}
    paper.facts |= {f"{role}_bank": party.account.branch, f"{role}_account": party.account.number}


def party_lines(deal: Deal, what: str) -> list[Row]:
    """Give both parties one particular in the contract. Returns the rows."""
    contract = one(deal, "contract")
    contract.facts[f"receiver_{what}"] = contract.facts[f"supplier_{what}"]
    contract.must = (f"receiver_{what}", f"supplier_{what}")
    return deal.rows


def sold_by_person(deal: Deal, name: str, without: Iterable[str]) -> None:
    """Put a person in the supplier's place on the list and all papers; the contract is `without` these particulars."""
    for row in deal.rows:
        row.supplier = name
    roles = {"registration": "from_parties", "contract": "supplier", "invoice": "seller", "bank_slip": "payee"}
    for paper in deal.papers:
        if role := roles.get(paper.kind):
            paper.facts[role] = [name] if role == "from_parties" else name
    one(deal, "contract").facts |= dict.fromkeys(without, "")
    one(deal, "invoice").facts["seller_code"] = ""


def swapped(amount: Decimal) -> Decimal:
    """The amount with its first two different neighbouring digits exchanged."""
    text = str(amount)
    for place in range(len(text) - 1):
        left, right = text[place], text[place + 1]
        if left.isdigit() and right.isdigit() and left != right and not (place == 0 and right == "0"):
            return Decimal(text[:place] + right + left + text[place + 2 :])
    return amount + Decimal(10_000)


def rebuilt(deal: Deal, patents: list[Patent]) -> None:
    """Rows and papers of a deal anew, about other patents."""
    deal.patents = patents
    deal.rows, deal.papers = rows_of(deal), papers_of(deal)
