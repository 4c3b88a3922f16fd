"""Signatures and later changes in plain Chinese. What a signature proves is said, and not a word more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from extract.integrity import Coverage, Edit, EditKind, Integrity, Outcome, Signature

COVERAGES: Mapping[Coverage, str] = MappingProxyType(
    {
        Coverage.WHOLE: "覆盖整个文件",
        Coverage.EARLIER: "覆盖签名时的全部内容，此后文件又保存过",
        Coverage.PART: "只覆盖文件的一部分",
        Coverage.UNKNOWN: "覆盖范围不明",
    }
)
_NAMED_AT_MOST = 6


def signature_words(signature: Signature) -> str:
    """One signature: who, since when, how much it covers, what was checked and what was not."""
    who = f"签名人 {signature.signer}"
    if signature.seal and signature.seal not in signature.signer:
        who += f"（印章“{signature.seal}”）"
    issued = "自签名证书" if signature.issuer == signature.signer else f"证书颁发者 {signature.issuer}"
    who += f"（{issued}）" if signature.issuer else ""
    when = f"，签名时间 {signature.signed_at.date().isoformat()}（签名方所记）" if signature.signed_at else ""
    parts = [f"{who}{when}", COVERAGES[signature.coverage], _state(signature)]
    if signature.uncovered:
        parts.append(f"不在签名之内的有 {_listed(signature.uncovered)}")
    return "，".join(filter(None, parts))


def _state(signature: Signature) -> str:
    if signature.content is Outcome.BROKEN:
        changed = f"：{_listed(signature.changed)} 与签名时不同" if signature.changed else ""
        return f"内容与签名时不一致{changed or ''}{f'（{signature.note}）' if signature.note and not changed else ''}"
    if signature.value is Outcome.BROKEN:
        return "签名值与所附证书对不上"
    intact = "所覆盖的内容自签名以来未改动" if signature.value is Outcome.INTACT else "所覆盖的内容与签名所记的摘要一致"
    said = intact if signature.content is Outcome.INTACT else "未能核对内容"
    return "，".join(filter(None, (said, signature.note)))


def edit_words(edits: Sequence[Edit]) -> str:
    """Changes by pages: `第 2 页页面内容、新增图章；表单域 金额`."""
    pages: dict[int, list[str]] = {}
    whole: list[str] = []
    fields: list[str] = []
    for edit in edits:
        if edit.page is not None:
            pages.setdefault(edit.page, []).append(edit.what)
        elif edit.kind is EditKind.FIELD:
            fields.append(edit.what)
        else:
            whole.append(edit.what)
    said = [*whole, *(f"第 {page} 页{'、'.join(dict.fromkeys(found))}" for page, found in sorted(pages.items()))]
    if fields:
        said.append(f"表单域 {_listed(fields)}")
    return "；".join(said)


def integrity_words(integrity: Integrity) -> str:
    """Everything of one file in a few sentences, for the list of files."""
    said = [f"数字签名：{signature_words(signature)}" for signature in integrity.signatures]
    if integrity.edits:
        since = "签名后" if integrity.signatures else "首次保存后"
        said.append(f"{since}改动：{edit_words(integrity.edits)}")
    elif integrity.saves > 1 and not integrity.signatures and not integrity.fault:
        said.append("首次保存后又保存过，未见页面、批注或表单改动")
    return "。".join([*said, *([integrity.fault] if integrity.fault else [])])


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    more = f" 等 {len(every)} 处" if len(every) > _NAMED_AT_MOST else ""
    return "、".join(every[:_NAMED_AT_MOST]) + more
