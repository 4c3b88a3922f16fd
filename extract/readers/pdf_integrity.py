"""The signatures of a PDF, by pyHanko where it knows their form, and what later saves changed."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from extract.failures import UnreadableError
from extract.integrity import Coverage, Edit, Integrity, Outcome, Signature
from extract.limits import Limits
from extract.package import Reason
from extract.readers.certificates import digest
from extract.readers.cms import checked_cms
from extract.readers.pdf_edits import Budget, at, edits_since
from extract.readers.seal_value import read_seal_value

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_MOST_BYTES = 200 * 1024 * 1024
_MOST_SIGNATURES = 20
_MOST_FIELDS = 2_000
_SAVED = re.compile(rb"startxref\s{1,4}0{0,9}[1-9]")
"""One for every save; that of the first part of a linearised file is 0."""
_NOT_READ = (ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError)
"""What libraries raise on a signature that is not as it should be, beside errors of their own."""
_SPACE = b" \t\r\n\0\f"


@dataclass(frozen=True, slots=True)
class _Signed:
    """A signature as it lies in the file: its dictionary, the save that brought it, its range, its value."""

    dictionary: Any
    revision: int
    range: tuple[int, int, int, int]
    contents: bytes
    form: str


def examine_pdf(path: Path, limits: Limits, passwords: Sequence[str]) -> Integrity | None:  # noqa: ARG001
    """The signatures of a PDF as submitted and what later saves changed; None for one saved once and not signed.

    Raises:
        UnreadableError: it is too large for this look, or no password opens it.
    """
    if not _worth_a_look(path):
        return None
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableError(Reason.LIMIT, "文件过大")
    from pyhanko.pdf_utils.reader import PdfFileReader

    with path.open("rb") as stream:
        reader = PdfFileReader(stream, strict=False)
        _decrypt(reader, passwords)
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _examined(reader, data)


def _worth_a_look(path: Path) -> bool:
    """Whether a PDF may be signed or was saved more than once: the range of a signature is never compressed."""
    if not path.stat().st_size:
        return False
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        saves = islice(_SAVED.finditer(data), 2)
        return len(list(saves)) > 1 or data.find(b"/ByteRange") >= 0


def _decrypt(reader: PdfFileReader, passwords: Sequence[str]) -> None:
    if not reader.encrypted:
        return
    from pyhanko.pdf_utils.crypt import AuthStatus

    if all(reader.decrypt(password).status is AuthStatus.FAILED for password in ("", *passwords)):
        raise UnreadableError(Reason.ENCRYPTED)


def _examined(reader: PdfFileReader, data: mmap.mmap) -> Integrity | None:
    first = 1 if data.find(b"/Linearized", 0, 1024) >= 0 and reader.total_revisions > 1 else 0
    saves = reader.total_revisions - first
    signed, unread = _signed(reader)
    signatures = [_checked(reader, data, item) for item in signed]
    if not signatures and not unread and saves < 2:
        return None
    since = min((item.revision for item in signed), default=first)
    edits, fault = _edits(reader, since) if since < reader.total_revisions - 1 else ((), "")
    return Integrity((*signatures, *unread), saves, edits, fault)


def _edits(reader: PdfFileReader, since: int) -> tuple[tuple[Edit, ...], str]:
    from pyhanko.pdf_utils.misc import PdfError

    try:
        return edits_since(reader, since, Budget()), ""
    except (PdfError, RecursionError, *_NOT_READ) as error:
        return (), f"文件首次保存或签名之后又保存过，改动未能逐项列出（{type(error).__name__}）"


def _signed(reader: PdfFileReader) -> tuple[list[_Signed], list[Signature]]:
    """The signatures of a file in the order of its saves, and those that cannot be made sense of."""
    from pyhanko.pdf_utils.misc import PdfError

    found: list[_Signed] = []
    unread: list[Signature] = []
    for field in _signature_fields(reader):
        try:
            found.append(_lies(reader, field))
        except (PdfError, *_NOT_READ) as error:
            note = f"签名结构无法读取（{type(error).__name__}）"
            unread.append(Signature("（未能读取）", Outcome.UNKNOWN, Outcome.UNKNOWN, Coverage.UNKNOWN, note=note))
    return sorted(found, key=lambda item: item.revision), unread


def _signature_fields(reader: PdfFileReader) -> Iterator[Any]:
    """Filled signature fields of the form, down to any depth."""
    waiting = list(at(at(reader.root, "/AcroForm"), "/Fields", ()))
    found = 0
    for _ in range(_MOST_FIELDS):
        if not waiting or found >= _MOST_SIGNATURES:
            return
        field = waiting.pop(0).get_object()
        waiting.extend(at(field, "/Kids", ()))
        if at(field, "/FT") == "/Sig" and "/V" in field:
            found += 1
            yield field


def _lies(reader: PdfFileReader, field: Any) -> _Signed:
    """Where a signature lies.

    Raises:
        ValueError, KeyError, TypeError: it is not as it should be.
    """
    from pyhanko.sign.validation.pdf_embedded import extract_contents

    place = field.raw_get("/V")
    dictionary = place.get_object()
    first, length, second, rest = (int(edge) for edge in dictionary["/ByteRange"])
    revision = reader.xrefs.get_last_change(place.reference) if hasattr(place, "reference") else 0
    form = str(at(dictionary, "/SubFilter", "")).lstrip("/")
    return _Signed(dictionary, revision, (first, length, second, rest), extract_contents(dictionary), form)


def _checked(reader: PdfFileReader, data: mmap.mmap, signed: _Signed) -> Signature:
    """A signature held against the bytes that it covers."""
    coverage = _coverage(reader, data, signed)
    first, length, second, rest = signed.range
    if min(signed.range) < 0 or second + rest > len(data) or first + length > second:
        unread = Signature("（未能读取）", Outcome.BROKEN, Outcome.UNKNOWN, Coverage.PART)
        return replace(unread, note="签名所覆盖的字节范围超出文件，文件可能被截短或改动")
    covered = bytes(data[first : first + length]) + bytes(data[second : second + rest])
    found = _of_cms(signed, covered) or _of_seal(signed, covered)
    if found is None:
        note = f"签名格式（{signed.form or '未注明'}）不认识，未能检查"
        found = Signature("（未能读取）", Outcome.UNKNOWN, Outcome.UNKNOWN, coverage, note=note)
    return replace(found, coverage=coverage, signed_at=found.signed_at or _stated(signed.dictionary))


def _of_cms(signed: _Signed, covered: bytes) -> Signature | None:
    try:
        found = checked_cms(signed.contents, lambda name: digest(name, covered), signed.form)
    except _NOT_READ:
        return None
    return Signature(
        found.signer, found.content, found.value, Coverage.UNKNOWN, found.issuer, "", found.signed_at, found.algorithm,
        note=found.note,
    )  # fmt: skip


def _of_seal(signed: _Signed, covered: bytes) -> Signature | None:
    """A seal of the national standard in a PDF, as tax authorities used."""
    try:
        seal = read_seal_value(signed.contents)
    except _NOT_READ:
        return None
    actual = [digest(name, covered) for name in ("sm3", "sha256", "sha1")]
    known = bool(seal.digest) and None not in actual
    content = Outcome.INTACT if seal.digest in actual else Outcome.BROKEN if known else Outcome.UNKNOWN
    return Signature(
        seal.signer, content, seal.value, Coverage.UNKNOWN, seal.issuer, seal.seal, seal.signed_at,
        seal.algorithm, note=seal.note,
    )  # fmt: skip


def _coverage(reader: PdfFileReader, data: mmap.mmap, signed: _Signed) -> Coverage:
    """How much of the file a signature covers; the gap in its range must be its own value and nothing else."""
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    first, length, second, rest = signed.range
    if first != 0 or not _is_own_value(data[length:second], signed.contents):
        return Coverage.PART
    if not data[second + rest :].strip(_SPACE):
        return Coverage.WHOLE
    lying = SimpleNamespace(
        reader=reader, byte_range=signed.range, pkcs7_content=signed.contents, signed_revision=signed.revision
    )
    found = EmbeddedPdfSignature.evaluate_signature_coverage(lying)
    saved_again = signed.revision < reader.total_revisions - 1
    whole_save = found is SignatureCoverageLevel.ENTIRE_REVISION
    return Coverage.EARLIER if whole_save and saved_again else Coverage.PART


def _is_own_value(gap: bytes, contents: bytes) -> bool:
    text = gap.strip(_SPACE)
    try:
        return text[:1] == b"<" and text[-1:] == b">" and bytes.fromhex(text[1:-1].decode("ascii")) == contents
    except ValueError:
        return False


def _stated(dictionary: Any) -> datetime | None:
    from pyhanko.pdf_utils.generic import parse_pdf_date

    try:
        found = parse_pdf_date(str(dictionary["/M"]), strict=False)
    except _NOT_READ:
        return None
    return found if isinstance(found, datetime) else None
