"""Contracts: transfers, licences, contributions of patents, pledges and the loans they secure, services.

Read as running text over all pages (`parsers.layout.flow`), with the lists of patents read as tables. A blank form
gives no values.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Page
from parsers.classify import Guess, classify
from parsers.documents.contract_amended import read_amended_on
from parsers.documents.contract_columns import arranged
from parsers.documents.contract_dates import read_signed_on
from parsers.documents.contract_facts import (
    patent_tables,
    read_patents,
    read_title,
)
from parsers.documents.contract_licence import read_licence_type
from parsers.documents.contract_money import read_price
from parsers.documents.contract_number import read_contract_number
from parsers.documents.contract_number_boxes import with_boxed_number
from parsers.documents.contract_parties import read_parties
from parsers.documents.contract_state import read_draft, read_signatories
from parsers.documents.contract_term import read_term
from parsers.documents.contract_words import Side
from parsers.documents.legibility import legible
from parsers.documents.parsed import Parsed
from parsers.layout.false_borders import without_false_borders
from parsers.layout.flow import Flow
from parsers.reading import DocumentKind, Field
from parsers.values.search import find_all

SUBTYPES = ("transfer", "licence", "equity", "pledge", "service", "other")
SUBJECT_CUES: dict[str, str] = {
    "transfer": r"转让方|受让方|让与人|受让人|专利权(?:的)?转让|转让费",
    "licence": r"许可方|被许可方|实施许可|许可使用费|许可期限",
    "equity": r"作价入股|作价出资|出资方|注册资本|股东会",
    "pledge": r"出质人|质权人|质押权|质押登记|借款人",
    "service": r"受托方|委托方|技术服务内容|服务报酬|技术开发",
}
"""What speaks for a subtype where the title does not say it; the one named most often by far is taken."""
FAR = 2.0


def parse(pages: Sequence[Page]) -> Parsed | None:
    """Read a contract. None where the pages hold nothing that a contract has."""
    pages = [with_boxed_number(without_false_borders(page)) for page in pages]
    flow = Flow(pages, arranged)
    if not flow.text:
        return None
    guesses = [classify(page) for page in pages]
    first = guesses[0]
    subtype = _subtype(guesses, flow)
    parties = read_parties(flow)
    price = read_price(flow, services=subtype == "service")
    patents, patent_amounts = read_patents(flow, patent_tables(pages))
    starts, ends = read_term(flow)
    signed_on = read_signed_on(flow)
    fields: dict[str, tuple[Field, ...]] = {
        "contract_number": read_contract_number(flow, pages),
        "title": read_title(flow, first.title if first.kind is DocumentKind.CONTRACT else ""),
        "supplier": parties.names.get(Side.SUPPLIER, ()),
        "receiver": parties.names.get(Side.RECEIVER, ()),
        "supplier_code": parties.codes.get(Side.SUPPLIER, ()),
        "receiver_code": parties.codes.get(Side.RECEIVER, ()),
        "patent_numbers": patents,
        "total_amount": price.total,
        "total_in_words": price.words,
        "patents_total": price.patents,
        "currency": price.currency,
        "patent_amounts": patent_amounts,
        "signed_on": signed_on,
        "amended_on": read_amended_on(flow),
        "licence_type": read_licence_type(flow) if subtype in ("licence", "other") else (),
        "term_start": starts,
        "term_end": ends,
        "draft": read_draft(flow, pages, parties.mentions, signed_on),
        "signatories": read_signatories(parties.mentions),
        **parties.particulars,
    }
    confidence = max((guess.confidence for guess in guesses if guess.kind is DocumentKind.CONTRACT), default=0.3)
    return Parsed(
        DocumentKind.CONTRACT, subtype, confidence, legible({name: found for name, found in fields.items() if found})
    )


def _subtype(guesses: Sequence[Guess], flow: Flow) -> str:
    """The subtype of the title; where it says none, the one that the text speaks of far more than of the others."""
    titled = next((guess.subtype for guess in guesses if guess.kind is DocumentKind.CONTRACT and guess.subtype), None)
    if titled in SUBTYPES and titled != "other":
        return titled
    counts = {name: len(list(find_all(pattern, flow.text))) for name, pattern in SUBJECT_CUES.items()}
    best, second = sorted(counts.values(), reverse=True)[:2]
    if best >= 2 and best >= FAR * second:
        return max(counts, key=lambda name: counts[name])
    return "other"
