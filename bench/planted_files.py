"""Files signed and altered in truth, and signed and left alone; data inside an invoice that is not what is printed."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from bench.planted_found import Found, found_in
from extract.examination import examine
from extract.inspection import Submitted
from extract.limits import DEFAULT_LIMITS
from extract.package import SourceFile
from extract.passwords import NO_PASSWORDS
from ocr.lines import Box, Reader
from parsers.claims import ClaimList
from parsers.reading import Document, DocumentKind, Field, Reading
from tests import signing
from validators.judge import judge
from validators.programmes import load_profile


def altered(rng: random.Random) -> Iterator[Found]:
    """Invoices signed and altered in truth, and signed and left alone; data inside that is not what is printed."""
    amount = f"Total {rng.randrange(10, 990)},{rng.randrange(1000):03d}.00"
    signed = _signed(amount)
    at = signed.index(amount.encode()) + 6
    other = b"8" if signed[at : at + 1] != b"8" else b"9"
    made = {
        "honest_unsigned": signing.plain_pdf(text=amount),
        "honest_signed": signed,
        "honest_saved_again": signing.updated(signed, signing.touch),
        "honest_second_signature": signing.signed_pdf(signed, "Signature2"),
        "byte_changed": signed[:at] + other + signed[at + 1 :],
        "page_repainted": signing.updated(signed, signing.repaint),
        "remark_put_in": signing.updated(signed, signing.remark),
        "field_filled": signing.updated(signed, signing.fill),
        "hung_behind": signed + b"\n% more\n",
        "unsigned_repainted": signing.updated(signing.plain_pdf(text=amount), signing.repaint),
        "between_signatures": signing.signed_pdf(signing.updated(signed, signing.repaint), "Signature2"),
    }
    code = "evidence.integrity"
    with tempfile.TemporaryDirectory() as folder:
        for kind, data in made.items():
            path = Path(folder) / "发票.pdf"
            path.write_bytes(data)
            asked = Submitted(path.name, path, "", Path(folder), DEFAULT_LIMITS, NO_PASSWORDS)
            file = SourceFile("发票.pdf", "0" * 64, "pdf", 2, integrity=examine(asked, "pdf"))
            found = judge(ClaimList((), {}, {}, ()), (), (), load_profile("beijing-2022-cluster"), [file]).findings
            yield found_in(code, kind, found, planted=not kind.startswith("honest"))
    total = Decimal(rng.randrange(1000, 99_000))
    for kind, inside in (("honest_inside", total), ("inside_differs", total * 10), ("inside_yuan_less", total - 1)):
        looks = (
            Reading(str(total), total, Reader.TEXT, 1.0, 1, Box(0.1, 0.1, 0.2, 0.2)),
            Reading(str(inside), inside, Reader.TEXT, 1.0, 1),
        )
        paper = Document(
            "invoice", DocumentKind.INVOICE, "digital", "发票.pdf", (1, 1), 0.9, {"total_amount": (Field(looks),)}
        )
        found = judge(ClaimList((), {}, {}, ()), (paper,), (), load_profile("beijing-2022-cluster")).findings
        yield found_in(code, kind, found, planted=not kind.startswith("honest"))


@cache
def _signed(text: str) -> bytes:
    return signing.signed_pdf(signing.plain_pdf(text=text))
