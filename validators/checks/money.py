"""What is asked of invoices and bank slips alike: that they are there, and between these parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.reading import DocumentKind
from validators.case import Case, doubted
from validators.checks import paper_doubts
from validators.facts import GIVERS, TAKERS, Facts
from validators.findings import Check, CheckStatus
from validators.looks import Look, cited, conclude, not_applicable, place_of
from validators.parties import Side, look_at_side


@dataclass(frozen=True, slots=True)
class Money:
    """One kind of papers of money: how its checks are named and worded, who gives the patent on it and who takes it."""

    kind: DocumentKind
    family: str
    word: str
    sought: str
    asked: str
    giver: str
    taker: str
    payer_first: bool
    advice: str
    parties_advice: str

    @property
    def none(self) -> str:
        """What is said where there is none."""
        return f"没有可核对的{self.word}。"


INVOICES = Money(
    kind=DocumentKind.INVOICE,
    family="invoice",
    word="发票",
    sought="供给方开给接受方的发票",
    asked="已到账的应有发票",
    giver="销售方",
    taker="购买方",
    payer_first=False,
    advice="请补充发票，并在备注中注明专利号或合同编号。",
    parties_advice="请提供供给方开给接受方的发票。",
)
SLIPS = Money(
    kind=DocumentKind.BANK_SLIP,
    family="payment",
    word="银行回单",
    sought="接受方付给供给方的回单",
    asked="已到账的应有银行回单",
    giver="收款人",
    taker="付款人",
    payer_first=True,
    advice="请补充银行收款或付款回单；用途、日期与该合同不符的，请书面说明。",
    parties_advice="请提供双方名称清楚的回单；由第三方代付、代收的，请附委托付款等说明。",
)


def present(case: Case, money: Money, papers: Sequence[Facts]) -> Check:
    """Whether there are papers of a kind, whole, surely this contract's, and none that speaks of something else."""
    looks = case.partly_read(papers)
    every = tuple(cited(facts.document, None) for facts in papers)
    if not papers:
        looks.append(_absent(case, money))
    if money.kind in case.deal.ambiguous:
        note = f"同样双方还有别的合同，无法确定{money.word}属于哪一份合同"
        looks.append(Look(CheckStatus.UNCLEAR, None, note, every))
    for facts in papers:
        where, evidence = place_of(facts.document), (cited(facts.document, None),)
        doubts = list(_doubts(case, money, facts))
        note = f"{where}有{money.word}" + "".join(f"，但{doubt}" for doubt in doubts)
        status = CheckStatus.UNCLEAR if doubts else CheckStatus.PASS
        looks.append(Look(status, facts.document.file, note, evidence))
    return conclude(f"{money.family}.present", money.asked, None, looks, money.advice)


def _absent(case: Case, money: Money) -> Look:
    """The outcome where there is no paper of a kind: it may be with the row's contract, were that read whole."""
    look = case.absent(money.kind, money.sought)
    maybe = "" if case.links.contracts else case.maybe(DocumentKind.CONTRACT)
    if look.status is not CheckStatus.MISSING or not maybe:
        return look
    return Look(CheckStatus.UNCLEAR, None, f"{look.note}，但合同可能是{maybe}的那一份，{money.word}可能随它归在别的行")


def _doubts(case: Case, money: Money, facts: Facts) -> Iterator[str]:
    yield from paper_doubts.dates(case, facts)
    yield from paper_doubts.another_contract(case, facts)
    if money.kind is not DocumentKind.BANK_SLIP:
        return
    own = {patent for row in case.deal.rows for patent in row.patents}
    own |= {patent for contract in case.deal.contracts for patent in contract.patents}
    if facts.mentions and not facts.mentions & own:
        yield f"用途写明的专利号是 {'、'.join(sorted(facts.mentions))}"
    yield from paper_doubts.purpose(case, facts)


def parties(case: Case, money: Money, papers: Sequence[Facts]) -> Check:
    """Whether the papers are between the claimed parties, in that direction; one of several co-owners is enough."""
    code, row = f"{money.family}.parties", case.links.row
    if not papers:
        return not_applicable(code, money.none)
    if not row.givers or not row.takers:
        return not_applicable(code, "清单未填供给方或接受方。")
    giver = Side(GIVERS[money.kind], money.giver, row.givers, row.takers, whole=False)
    taker = Side(TAKERS[money.kind], money.taker, row.takers, row.givers, whole=False)
    sides = (taker, giver) if money.payer_first else (giver, taker)
    looks: list[Look] = []
    for facts in papers:
        own = [look for side in sides for look in look_at_side(case, facts.document, side)]
        looks += doubted(own) if facts.document.id in case.deal.loose else own
    looks += [_one_account(facts, account) for facts in papers if (account := paper_doubts.one_account(facts))]
    claimed = {money.giver: case.claimed.supplier, money.taker: case.claimed.receiver}
    expected = "，".join(f"{side.label} {claimed[side.label]}" for side in sides)
    return conclude(code, f"{money.word}双方", expected, looks, money.parties_advice)


def loose(case: Case, money: Money, papers: Sequence[Facts]) -> str:
    """What is said of papers that only their parties tie to the deal; empty where there are none."""
    places = "、".join(place_of(facts.document) for facts in papers if facts.document.id in case.deal.loose)
    return f"；但{places}的{money.word}只有双方相符，可能属于别的合同" if places else ""


def _one_account(facts: Facts, account: str) -> Look:
    note = f"{place_of(facts.document)}的付款账号与收款账号同为 {account}"
    return Look(CheckStatus.UNCLEAR, account, note, (cited(facts.document, "payee_account"),))
