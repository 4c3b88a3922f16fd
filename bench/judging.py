"""What linking and judging cost as packages grow: `python bench/judging.py [--rows 1000 3000 10000] [--json FILE]`.

Rows and their documents are built in memory, four documents a row, in shapes that are hard on linking each in its way.
Judged is as `heyan verify` does it, Python's collector of garbage at rest. CPU seconds are those of this process alone;
`growth` is the exponent between two sizes: 1 is linear, 2 quadratic.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from heyan.memory import uncollected
from ocr.lines import Box, Reader
from parsers.claims import Claim, Claimed, ClaimList, Mode, Place
from parsers.reading import Document, DocumentKind, Field, Item, Reading, Value
from parsers.values.patent_number import check_digit
from samples.words import amount_in_words
from validators.findings import Verdict
from validators.judge import judge
from validators.programmes import load_profile
from validators.unread import Unread

BOX = Box(0.1, 0.1, 0.3, 0.12)
UNREAD = 40
Given = dict[str, Value | list[str] | list[Item]]
HEADS = ("云岭", "海棠", "松涛", "明湖", "青峦", "北辰", "东篱", "南溟", "西屏", "玉衡")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a package is built: parties for a row, rows for a contract, prices; folders, and names that tell a number."""

    name: str
    suppliers: float
    receivers: float
    prices: int
    rows_of_a_contract: int = 1
    folders: bool = False
    named: bool = True


SHAPES = (
    Shape("a folder a row", 0.05, 0.9, 5000, folders=True),
    Shape("one flat folder", 0.05, 0.5, 5000),
    Shape("three rows a contract", 0.05, 0.3, 200, rows_of_a_contract=3),
    Shape("one university, one price list", 0.0, 0.3, 12),
    Shape("one pair of parties", 0.0, 0.0, 400),
    Shape("one pair, one price", 0.0, 0.0, 1),
    Shape("the same, files without names", 0.0, 0.0, 1, named=False),
)


def _field(value: Value) -> Field:
    return Field((Reading(str(value), value, Reader.OCR, 0.99, 1, BOX),))


def _document(kind: DocumentKind, subtype: str, path: str, given: Given) -> Document:
    fields: dict[str, tuple[Field, ...]] = {}
    for name, value in given.items():
        fields[name] = tuple(_field(item) for item in value) if isinstance(value, list) else (_field(value),)
    return Document(path, kind, subtype, path, (1, 1), 0.95, fields)


def _patent(serial: int) -> str:
    body = f"20181{serial:07d}"
    return f"{body}.{check_digit(body)}"


def _letters(number: int) -> str:
    """A name that tells neither a kind nor a number."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


class Builder:
    """Builds the rows and documents of one package."""

    def __init__(self, shape: Shape, rows: int, seed: int) -> None:
        self.shape, self.rows, self.rng = shape, rows, random.Random(seed)
        self.suppliers = [f"{HEADS[n % 10]}第{n}大学" for n in range(max(1, int(rows * shape.suppliers)))]
        self.receivers = [f"{HEADS[n % 10]}{n}科技有限公司" for n in range(max(1, int(rows * shape.receivers)))]
        self.prices = [Decimal(1000 * n) for n in range(20, 20 + shape.prices)]

    def build(self) -> tuple[ClaimList, list[Document]]:
        """The claim list and the documents, shuffled."""
        claims: list[Claim] = []
        documents: list[Document] = []
        for first in range(1, self.rows + 1, self.shape.rows_of_a_contract):
            numbers = range(first, min(first + self.shape.rows_of_a_contract, self.rows + 1))
            rows, papers = self._deal(list(numbers))
            claims += rows
            documents += papers
        self.rng.shuffle(documents)
        if not self.shape.named:
            documents = [replace(paper, file=f"{_letters(number)}.jpg") for number, paper in enumerate(documents)]
        numbered = [replace(document, id=f"d{number}") for number, document in enumerate(documents)]
        return ClaimList(tuple(claims), {}, {}, ()), numbered

    def _deal(self, numbers: list[int]) -> tuple[list[Claim], list[Document]]:
        rng = self.rng
        supplier, receiver, price = rng.choice(self.suppliers), rng.choice(self.receivers), rng.choice(self.prices)
        total = price * len(numbers)
        signed = date(2021, 4, 1) + timedelta(days=rng.randrange(300))
        recorded = signed + timedelta(days=30)
        patents = [_patent(number) for number in numbers]
        folder = f"{numbers[0]}/" if self.shape.folders else ""
        claims = [
            self._claim(number, patent, (supplier, receiver), (total, price), recorded)
            for number, patent in zip(numbers, patents, strict=True)
        ]
        sides: Given = {
            "from_parties": [supplier],
            "to_parties": [receiver],
            "recorded_on": recorded,
        }
        papers = [
            _document(
                DocumentKind.REGISTRATION, "transfer_notice", f"{folder}通知书{n}.pdf", {**sides, "patent_numbers": [p]}
            )
            for n, p in zip(numbers, patents, strict=True)
        ]
        papers += self._papers(dict(zip(numbers, patents, strict=True)), (supplier, receiver), (total, price), signed)
        return claims, papers

    @staticmethod
    def _claim(number: int, patent: str, parties: tuple[str, str], money: tuple[Decimal, Decimal], day: date) -> Claim:
        total, price = money
        claimed = Claimed(day, (patent,), Mode.TRANSFER, *parties, total, price, price)
        raw = {name: str(getattr(claimed, name)) for name in claimed.__slots__}
        return Claim(number, Place("清单.xlsx", 1), claimed, raw, {})

    def _papers(
        self, patents: dict[int, str], parties: tuple[str, str], money: tuple[Decimal, Decimal], signed: date
    ) -> Iterator[Document]:
        """A contract for all rows; an invoice and a slip for each."""
        supplier, receiver = parties
        total, price = money
        first = min(patents)
        folder = f"{first}/" if self.shape.folders else ""
        values: Given = {
            "contract_number": f"ZR-2021-{first:06d}",
            "supplier": supplier,
            "receiver": receiver,
        }
        values |= {"patent_numbers": list(patents.values()), "total_amount": total, "signed_on": signed}
        yield _document(DocumentKind.CONTRACT, "transfer", f"{folder}合同{first}.pdf", values)
        for number in patents:
            paid = signed + timedelta(days=self.rng.randrange(1, 25))
            bill: Given = {
                "seller": supplier,
                "buyer": receiver,
                "net_amount": price,
                "total_amount": price,
                "issued_on": paid,
            }
            bill |= {"total_in_words": amount_in_words(price).replace("元", "圆"), "invoice_number": f"{number:08d}"}
            bill |= {"items": [Item("*无形资产*专利权转让费", price, "免税")]}
            yield _document(DocumentKind.INVOICE, "special", f"{folder}发票{number}.pdf", bill)
            slip: Given = {"payee": supplier, "payer": receiver, "amount": price, "paid_on": paid}
            slip |= {"serial_number": f"HD2021{number:08d}", "purpose": "专利转让费"}
            yield _document(DocumentKind.BANK_SLIP, "receipt", f"{folder}回单{number}.pdf", slip)


def measured(shape: Shape, rows: int) -> dict[str, object]:
    """CPU seconds and verdicts of one package."""
    claims, documents = Builder(shape, rows, seed=rows).build()
    unread = [Unread(f"扫描件{number}.jpg", None) for number in range(UNREAD)]
    profile = load_profile("beijing-2022-cluster")
    started = time.process_time()
    with uncollected():
        result = judge(claims, documents, unread, profile)
    seconds = time.process_time() - started
    supported = sum(row.verdict is Verdict.SUPPORTED for row in result.rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "shape": shape.name,
        "rows": rows,
        "documents": len(documents),
        "cpu_seconds": round(seconds, 2),
        "supported": supported,
        "peak_mb": round(peak),
    }


def growth(small: dict[str, object], large: dict[str, object]) -> float:
    """The exponent of growth between two sizes."""
    ratio = float(str(large["cpu_seconds"])) / max(float(str(small["cpu_seconds"])), 0.01)
    return math.log(ratio) / math.log(int(str(large["rows"])) / int(str(small["rows"])))


def main(say: Callable[[str], None]) -> None:
    """Measure every shape at every size and say the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[1000, 3000, 10000])
    parser.add_argument("--shape", choices=[shape.name for shape in SHAPES], action="append")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found: list[dict[str, object]] = []
    say("| shape | rows | documents | CPU s | growth | supported | peak MB |\n|---|---|---|---|---|---|---|")
    for shape in SHAPES:
        if given.shape and shape.name not in given.shape:
            continue
        before = None
        for rows in given.rows:
            now = measured(shape, rows)
            grown = f"{growth(before, now):.2f}" if before else ""
            cells = (now["documents"], now["cpu_seconds"], grown, now["supported"], now["peak_mb"])
            say(f"| {shape.name} | {rows} | " + " | ".join(str(cell) for cell in cells) + " |")
            found.append(now)
            before = now
    if given.json:
        given.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(print)
