"""The signatures of an OFD (GB/T 33190): digests of its parts, held against the parts, and the seal that signs them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from extract.failures import UnreadableError
from extract.integrity import Coverage, Integrity, Outcome, Signature
from extract.limits import Limits
from extract.readers.certificates import digest, digest_name
from extract.readers.cms import checked_cms
from extract.readers.ofd import joined
from extract.readers.packed import Element, Packed
from extract.readers.seal_value import read_seal_value

_MOST_SIGNATURES = 20
_MOST_NAMED = 20
_MD5 = "md5"
"""What is meant where no method is given (GB/T 33190, References)."""
_BY_LENGTH = {16: (_MD5,), 20: ("sha1",), 32: ("sm3", "sha256")}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The outcome for the parts that a signature names."""

    content: Outcome
    named: frozenset[str]
    changed: tuple[str, ...]


def examine_ofd(path: Path, limits: Limits, _passwords: Sequence[str]) -> Integrity | None:
    """The signatures of an OFD; None for one that has none.

    Raises:
        UnreadableError: it cannot be opened.
    """
    packed = Packed(path, limits)
    try:
        signatures = tuple(_signatures(packed))
    finally:
        packed.close()
    return Integrity(signatures) if signatures else None


def _signatures(packed: Packed) -> Iterator[Signature]:
    for body in packed.xml("OFD.xml").iter("DocBody"):
        listed = (body.findtext("Signatures") or "").strip().lstrip("/")
        if not listed or not packed.has(listed):
            continue
        folder = (body.findtext("DocRoot") or "").strip().lstrip("/").partition("/")[0].lower()
        places = [joined(listed, entry.get("BaseLoc", "")) for entry in packed.xml(listed).iter("Signature")]
        for place in places[:_MOST_SIGNATURES]:
            yield _signature(packed, place, folder)


def _signature(packed: Packed, place: str, folder: str) -> Signature:
    """One signature: its parts first, then the value that seals the list of them."""
    unread = Signature("（未能读取）", Outcome.UNKNOWN, Outcome.UNKNOWN, Coverage.UNKNOWN)
    try:
        root, data = packed.xml(place), packed.read(place)
    except UnreadableError as failure:
        return replace(unread, note=f"签名文件 {place} 无法读取（{failure.detail or '损坏'}）")
    parts = _parts(packed, root, place)
    uncovered = tuple(_uncovered(packed, parts.named, folder))
    sealed = replace(_sealed(packed, root, place, data), changed=parts.changed[:_MOST_NAMED])
    content = parts.content if parts.content is Outcome.BROKEN else sealed.content
    if content is Outcome.INTACT:
        content = parts.content
    coverage = Coverage.PART if uncovered else Coverage.WHOLE
    return replace(sealed, content=content, coverage=coverage, uncovered=uncovered[:_MOST_NAMED])


def _parts(packed: Packed, root: Element, place: str) -> _Parts:
    """Every part that the signature names, held against its digest."""
    listed = root.find("SignedInfo/References")
    if listed is None:
        return _Parts(Outcome.UNKNOWN, frozenset(), ())
    name = digest_name(listed.get("CheckMethod") or _MD5)
    digests: dict[str, bytes | None] = {}  # a hostile list may name one large part a million times
    named: set[str] = set()
    changed: list[str] = []
    known = name is not None
    for reference in listed.iter("Reference"):
        part = joined(place, reference.get("FileRef", ""))
        if part.lower() not in named:
            named.add(part.lower())
            digests[part.lower()] = digest(name, packed.read(part)) if name is not None and packed.has(part) else None
        actual = digests.get(part.lower())
        if not packed.has(part) or (actual is not None and actual != _decoded(reference.findtext("CheckValue") or "")):
            changed.append(part)
        elif actual is None:
            known = False
    if changed:
        return _Parts(Outcome.BROKEN, frozenset(named), tuple(changed))
    return _Parts(Outcome.INTACT if known and named else Outcome.UNKNOWN, frozenset(named), ())


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None


def _uncovered(packed: Packed, named: frozenset[str], folder: str) -> Iterator[str]:
    """Parts of the document that no reference names; what belongs to signatures themselves cannot be named."""
    for name in packed.names:
        low = name.lower()
        of_signs = "/signs/" in low or low.rpartition("/")[2] in {"signatures.xml", "signature.xml", "signedvalue.dat"}
        if low.startswith(f"{folder}/") and not low.endswith("/") and not of_signs and low not in named:
            yield name


def _sealed(packed: Packed, root: Element, place: str, data: bytes) -> Signature:
    """Who signed, and whether the list of digests is the one that was signed. Coverage is told elsewhere."""
    value = joined(place, (root.findtext("SignedValue") or "").strip())
    unread = Signature(
        "（未能读取）",
        Outcome.UNKNOWN,
        Outcome.UNKNOWN,
        Coverage.UNKNOWN,
        signed_at=_moment(root),
        note="签名值无法读取",
    )
    if not packed.has(value):
        return replace(unread, note="缺少签名值文件")
    contents = packed.read(value)
    try:
        seal = read_seal_value(contents)
    except (ValueError, TypeError, KeyError, IndexError):
        return _bare(contents, data, unread)
    return Signature(
        seal.signer,
        _listed(seal.digest, data),
        seal.value,
        Coverage.UNKNOWN,
        seal.issuer,
        seal.seal,
        seal.signed_at or _moment(root),
        seal.algorithm,
        note=seal.note,
    )


def _listed(signed: bytes, data: bytes) -> Outcome:
    """Whether the signed digest is that of the list; the method is known by its length alone."""
    actual = [digest(name, data) for name in _BY_LENGTH.get(len(signed), ())]
    if signed in actual:
        return Outcome.INTACT
    return Outcome.UNKNOWN if not actual or None in actual else Outcome.BROKEN


def _bare(contents: bytes, data: bytes, unread: Signature) -> Signature:
    """A signature without a seal: CMS on the list."""
    try:
        found = checked_cms(contents, lambda name: digest(name, data))
    except (ValueError, TypeError, KeyError, IndexError):
        return unread
    return replace(
        unread,
        signer=found.signer,
        issuer=found.issuer,
        algorithm=found.algorithm,
        content=found.content,
        value=found.value,
        signed_at=found.signed_at or unread.signed_at,
        note=found.note,
    )


def _moment(root: Element) -> datetime | None:
    text = (root.findtext("SignedInfo/SignatureDateTime") or "").strip()
    digits = "".join(char for char in text.partition(".")[0] if char.isdecimal())[:14]
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
