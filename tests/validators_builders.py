"""Claims and documents built in code, for tests of judging. All parties, patents and deals are invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from extract.package import SourceFile
from ocr.lines import Box, Reader
from parsers.claims import Claim, Claimed, ClaimList, Mode, Place
from parsers.reading import Document, DocumentKind, Field, Item, Reading, Value
from parsers.values.credit_code import check_character
from parsers.values.patent_number import check_digit
from validators.findings import Check, CheckStatus, Verdict
from validators.judge import Judgement, RowJudgement, Unread, judge
from validators.programmes import Profile, load_profile

UNIVERSITY = "云川大学"
FIRM = "北京岚桥精密仪器有限公司"
OTHER_FIRM = "上海峤石新材料有限公司"
BOX = Box(0.1, 0.1, 0.3, 0.12)
LISTS = frozenset({"patent_numbers", "from_parties", "to_parties", "items", "patent_amounts"})


def patent(serial: int) -> str:
    """A well-formed invention patent number."""
    body = f"20181{serial:07d}"
    return f"{body}.{check_digit(body)}"


def credit_code(serial: int, prefix: str = "91") -> str:
    """A credit code whose check character is right."""
    body = f"{prefix}110108MA{serial:07d}"
    return body + check_character(body)


def yuan(amount: int | str) -> Decimal:
    """An amount."""
    return Decimal(amount).quantize(Decimal("0.01"))


def reading(
    value: Value | None, *, text: str = "", reader: Reader = Reader.OCR, sure: float = 0.99, **more: Any
) -> Reading:
    """One look at a value, well read unless told otherwise."""
    return Reading(text or str(value), value, reader, sure, 1, BOX, **more)


def looks(*readings: Reading) -> tuple[Field, ...]:
    """One field with these readings."""
    return (Field(readings),)


def fields_of(values: Mapping[str, Any]) -> dict[str, tuple[Field, ...]]:
    """Plain values as fields; a tuple of fields stays as it is, None is printed but unreadable."""
    found: dict[str, tuple[Field, ...]] = {}
    for name, value in values.items():
        if isinstance(value, tuple) and value and isinstance(value[0], Field):
            found[name] = value
        elif name in LISTS:
            found[name] = tuple(Field((reading(item),)) for item in value)
        else:
            found[name] = looks(reading(value, text="模糊" if value is None else ""))
    return found


@dataclass
class Deal:
    """An honest transfer: one row, one record, contract, invoice and slip. Tests change what they are about."""

    number: int = 1
    supplier: str = UNIVERSITY
    receiver: str = FIRM
    amount: Decimal = field(default_factory=lambda: yuan(120000))
    folder: str = ""
    registered_on: date = date(2021, 6, 18)
    signed_on: date = date(2021, 5, 6)
    patents: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.patents = self.patents or (patent(self.number),)

    @property
    def contract_number(self) -> str:
        """The number of its contract."""
        return f"ZLZR-2021-{self.number:04d}"

    def _document(self, kind: DocumentKind, subtype: str | None, name: str, values: Mapping[str, Any]) -> Document:
        path = f"{self.folder}/{name}" if self.folder else name
        return Document(name, kind, subtype, path, (1, 1), 0.95, fields_of(values))

    def claim(self, **changes: Any) -> Claim:
        """The row that claims it."""
        claimed = Claimed(
            registered_on=self.registered_on,
            patent_numbers=self.patents,
            mode=Mode.TRANSFER,
            supplier=self.supplier,
            receiver=self.receiver,
            contract_amount=self.amount,
            received_amount=self.amount,
            patent_amount=self.amount,
        )
        claimed = replace(claimed, **changes)
        raw = {
            name: "" if (value := getattr(claimed, name)) in (None, ()) else str(value) for name in claimed.__slots__
        }
        return Claim(self.number, Place("附件1.xlsx", 1), claimed, raw, {})

    def record(self, subtype: str | None = "transfer_notice", *, name: str = "", **changes: Any) -> Document:
        """The CNIPA record of its (first) patent."""
        values: dict[str, Any] = {
            "patent_numbers": self.patents[:1],
            "from_parties": [self.supplier],
            "to_parties": [self.receiver],
            "recorded_on": self.registered_on,
        }
        title = name or f"通知书{self.number}.pdf"
        return self._document(DocumentKind.REGISTRATION, subtype, title, _changed(values, changes))

    def contract(self, subtype: str | None = "transfer", *, name: str = "", **changes: Any) -> Document:
        """Its contract."""
        values: dict[str, Any] = {
            "contract_number": self.contract_number,
            "supplier": self.supplier,
            "receiver": self.receiver,
            "patent_numbers": self.patents,
            "total_amount": self.amount,
            "signed_on": self.signed_on,
        }
        title = name or f"合同{self.number}.pdf"
        return self._document(DocumentKind.CONTRACT, subtype, title, _changed(values, changes))

    def invoice(self, serial: int = 1, *, name: str = "", **changes: Any) -> Document:
        """An invoice over the whole amount, without tax."""
        total = changes.get("total_amount", self.amount)
        values: dict[str, Any] = {
            "invoice_code": "1100212130",
            "invoice_number": f"{self.number:04d}{serial:04d}",
            "issued_on": date(2021, 5, 20),
            "seller": self.supplier,
            "buyer": self.receiver,
            "items": [Item("*无形资产*专利权转让费", total if isinstance(total, Decimal) else None, "免税")],
            "net_amount": total,
            "total_amount": total,
            "total_in_words": words(total) if isinstance(total, Decimal) else None,
        }
        title = name or f"发票{self.number}-{serial}.pdf"
        return self._document(DocumentKind.INVOICE, "special", title, _changed(values, changes))

    def slip(self, serial: int = 1, subtype: str | None = "receipt", *, name: str = "", **changes: Any) -> Document:
        """A bank slip over the whole amount."""
        values: dict[str, Any] = {
            "payer": self.receiver,
            "payee": self.supplier,
            "amount": self.amount,
            "paid_on": date(2021, 5, 25),
            "serial_number": f"2021{self.number:06d}{serial:04d}",
            "purpose": "专利转让费",
        }
        title = name or f"回单{self.number}-{serial}.pdf"
        return self._document(DocumentKind.BANK_SLIP, subtype, title, _changed(values, changes))

    def papers(self) -> list[Document]:
        """Record, contract, invoice and slip."""
        return [self.record(), self.contract(), self.invoice(), self.slip()]


def _changed(values: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The values with changes; what is changed to Ellipsis is left off the paper."""
    return {name: value for name, value in (values | dict(changes)).items() if value is not ...}


_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def words(amount: Decimal) -> str:
    """An amount below a hundred million yuan in words, written out simply."""
    if amount < 0:
        return "（负数）" + words(-amount)
    whole = int(amount)
    high, low = divmod(whole, 10_000)
    text = (_section(high) + "万" if high else "") + _section(low)
    return (text or "零") + "圆整"


def _section(number: int) -> str:
    text, gap = "", False
    for place, unit in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = gap or (not digit and bool(text))
        gap = gap and not digit
    return text


@cache
def beijing() -> Profile:
    """The profile of the programme that has a claim list."""
    return load_profile("beijing-2022-cluster")


def claim_list(*claims: Claim) -> ClaimList:
    """A list of these rows."""
    return ClaimList(tuple(claims), {}, {}, ())


def judged(
    claims: Claim | Sequence[Claim],
    documents: Sequence[Document],
    unread: Sequence[Unread] = (),
    profile: Profile | None = None,
    files: Sequence[SourceFile] = (),
) -> Judgement:
    """The judgement of a package."""
    rows = [claims] if isinstance(claims, Claim) else list(claims)
    numbered = [replace(document, id=f"d{index:03d}") for index, document in enumerate(documents, start=1)]
    return judge(claim_list(*rows), numbered, unread, profile or beijing(), files)


def row_of(claims: Claim | Sequence[Claim], documents: Sequence[Document], **more: Any) -> RowJudgement:
    """The judgement of the first row."""
    return judged(claims, documents, **more).rows[0]


def outcome(row: RowJudgement, code: str) -> Check:
    """The check of that code."""
    (found,) = [check for check in row.checks if check.code == code]
    return found


def status(row: RowJudgement, code: str) -> CheckStatus:
    """The status of the check of that code."""
    return outcome(row, code).status


def troubles(row: RowJudgement) -> dict[str, str]:
    """Every check that neither passes nor is not applicable, with its message."""
    fine = {CheckStatus.PASS, CheckStatus.NOT_APPLICABLE}
    return {check.code: check.message for check in row.checks if check.status not in fine}


def assert_supported(row: RowJudgement) -> None:
    """The row is supported; else the failure shows why not."""
    assert row.verdict is Verdict.SUPPORTED, troubles(row)
