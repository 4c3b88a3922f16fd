"""Checks of files as files: signatures that cover them are intact, invoice data inside equals the print.

A broken signature over the file is the one thing that fails. A change after signing is a flag: remarks and a second
signature are common and lawful, so a person decides. Nothing is ever called forged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.integrity import Coverage, Integrity, Outcome, Signature
from extract.package import SourceFile
from ocr.lines import Reader
from parsers.documents.invoice_embedded import BESIDE_PRINT
from parsers.reading import Document, DocumentKind, Field, Reading
from validators.findings import Check, CheckStatus, Evidence
from validators.integrity_words import edit_words, signature_words
from validators.looks import cited, place_of, shown

CODE = "evidence.integrity"
_SIGNED = "签名覆盖文件且完整"
_EQUAL = "文件内嵌的发票数据与版面一致"
_NOT_ASKED = "签名人以证书所写为准，证书本身未联网核实。"
_SURE = 0.95
"""Print read by OCR less surely than this is not held against the data inside."""
_FULL = frozenset({Coverage.WHOLE, Coverage.EARLIER})
_TOLD_AT_MOST = 12


def check(files: Iterable[SourceFile], documents: Sequence[Document]) -> Iterator[Check]:
    """One finding for every file in trouble, and one for all that are fine."""
    fine: list[str] = []
    evidence: list[Evidence] = []
    for file in files:
        if file.integrity is None:
            continue
        mine = [document for document in documents if document.file == file.path]
        found = _of_file(file.path, file.integrity, mine)
        if found is not None:
            yield found
        elif file.integrity.signatures:
            fine += [f"{file.path}：{signature_words(item)}" for item in file.integrity.signatures]
            evidence += [cited(document, None) for document in mine[:1]]
    equal = 0
    for document in documents:
        pairs = list(_beside(document))
        differing = [(name, field) for name, field in pairs if not _agree(field)]
        if differing:
            yield _differs(document, differing)
        equal += bool(pairs and not differing)
    yield from _fine(fine, equal, tuple(evidence))


def _of_file(path: str, integrity: Integrity, documents: Sequence[Document]) -> Check | None:
    """What is wrong with a file, the worst alone; None where nothing is."""
    broken = [item for item in integrity.signatures if item.outcome is Outcome.BROKEN]
    where = tuple(cited(document, None) for document in documents)
    if broken:
        covering = any(item.coverage in _FULL for item in broken)
        status = CheckStatus.FAIL if covering else CheckStatus.UNCLEAR
        said = "；".join(signature_words(item) for item in broken)
        message = f"{path} 的数字签名已失效：{said}。文件在签名后有改动，或在传送中损坏；请提交签名时的原始文件。"
        return Check(CODE, status, _SIGNED, "签名已失效", message, where)
    if integrity.edits:
        return _edited(path, integrity, documents)
    doubtful = [item for item in integrity.signatures if _doubtful(item)]
    if doubtful:
        said = "；".join(signature_words(item) for item in doubtful)
        message = f"{path} 的数字签名请人工核对：{said}。"
        return Check(CODE, CheckStatus.UNCLEAR, _SIGNED, "签名未能完全核对", message, where)
    if integrity.fault:
        message = f"{path}：{integrity.fault}。请用 PDF 或 OFD 阅读软件打开，查看签名和修改情况。"
        return Check(CODE, CheckStatus.UNCLEAR, _SIGNED, "未能检查", message, where)
    return None


def _doubtful(signature: Signature) -> bool:
    return signature.coverage not in _FULL or signature.content is Outcome.UNKNOWN


def _edited(path: str, integrity: Integrity, documents: Sequence[Document]) -> Check:
    """Changes after the first signature, or after the first save of a file that bears none."""
    changed = {edit.page for edit in integrity.edits if edit.page is not None}
    touched = [document for document in documents if changed & set(range(document.pages[0], document.pages[1] + 1))]
    where = tuple(cited(document, None) for document in touched or documents)
    said = edit_words(integrity.edits)
    if integrity.signatures:
        first = signature_words(integrity.signatures[0])
        message = (
            f"{path} 在签名之后又有改动：{said}（{first}）。可能只是批注或加盖印章；请核对改动处，必要时索取原始文件。"
        )
        return Check(CODE, CheckStatus.UNCLEAR, "签名后没有改动", said, message, where)
    message = f"{path} 没有签名，首次保存后又有改动：{said}。可能只是填表、批注或加盖印章；请核对改动处。"
    return Check(CODE, CheckStatus.UNCLEAR, "首次保存后没有改动", said, message, where)


def _beside(document: Document) -> Iterator[tuple[str, Field]]:
    """The fields of an invoice that stand both in the data inside its file and in its print."""
    if document.kind is not DocumentKind.INVOICE:
        return
    for name in sorted(BESIDE_PRINT):
        for field in document.fields.get(name, ()):
            if _values(field, inside=True) and _values(field, inside=False):
                yield name, field


def _values(field: Field, *, inside: bool) -> set[object]:
    return {
        reading.value for reading in field.readings
        if reading.value is not None and _is_inside(reading) is inside and (inside or _surely_read(reading))
    }  # fmt: skip


def _is_inside(reading: Reading) -> bool:
    """Whether a reading is of the data inside a file: those have no place on the page."""
    return reading.reader is Reader.TEXT and reading.box is None


def _surely_read(reading: Reading) -> bool:
    return reading.reader is Reader.TEXT or reading.confidence >= _SURE


def _agree(field: Field) -> bool:
    return _values(field, inside=True) == _values(field, inside=False)


def _differs(document: Document, differing: Sequence[tuple[str, Field]]) -> Check:
    """The data inside says something else than the print."""
    inside = "，".join(f"{_FIELDS[name]} {_said(field, inside=True)}" for name, field in differing)
    printed = "，".join(f"{_FIELDS[name]} {_said(field, inside=False)}" for name, field in differing)
    note = f"{place_of(document)}的发票内嵌数据为 {inside}，版面上是 {printed}"
    evidence = tuple(
        cited(document, name, Field(tuple(reading for reading in field.readings if not _is_inside(reading))))
        for name, field in differing
    )
    message = f"{note}。请在税务机关查验平台查验该发票，并提交开票方交付的原始文件。"
    return Check(CODE, CheckStatus.UNCLEAR, f"{_EQUAL}（{inside}）", printed, message, evidence)


def _said(field: Field, *, inside: bool) -> str:
    return "/".join(sorted(shown(value) for value in _values(field, inside=inside)))  # type: ignore[arg-type]


_FIELDS = {
    "invoice_code": "发票代码", "invoice_number": "发票号码", "issued_on": "开票日期", "check_code": "校验码",
    "buyer": "购买方", "buyer_code": "购买方税号", "seller": "销售方", "seller_code": "销售方税号",
    "net_amount": "金额", "tax_amount": "税额", "total_amount": "价税合计",
}  # fmt: skip


def _fine(signed: Sequence[str], equal: int, evidence: tuple[Evidence, ...]) -> Iterator[Check]:
    """What is in order, said once; that there was nothing to look at, where there was nothing."""
    if not signed and not equal:
        yield Check(CODE, CheckStatus.NOT_APPLICABLE, None, None, "没有文件带数字签名或内嵌发票数据。")
        return
    said = []
    if signed:
        more = f"；另有 {len(signed) - _TOLD_AT_MOST} 个签名" if len(signed) > _TOLD_AT_MOST else ""
        said.append(f"{len(signed)} 个数字签名完整：{'；'.join(signed[:_TOLD_AT_MOST])}{more}。{_NOT_ASKED}")
    if equal:
        said.append(f"{equal} 张发票的内嵌数据与版面一致。")
    found = "，".join([f"{len(signed)} 个签名完整"] * bool(signed) + [f"{equal} 张内嵌数据一致"] * bool(equal))
    yield Check(CODE, CheckStatus.PASS, "签名完整，内嵌发票数据与版面一致", found, "".join(said), evidence)
