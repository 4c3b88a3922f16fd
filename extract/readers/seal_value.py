"""The signed value of an electronic seal (GB/T 38540, older ones GM/T 0031): whose seal, when, on which digest.

Both forms are read by position: the newer one has the certificate beside what is signed, the older one inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from extract.integrity import Outcome
from extract.readers.certificates import algorithm_name, subject_and_issuer, unchecked
from extract.readers.sm2 import holds

_SEQUENCE, _BITS, _OCTETS, _OID, _UTC_TIME, _GENERAL_TIME = 16, 3, 4, 6, 23, 24
_TEXTS = frozenset({12, 19, 22, 30})
_MOST_NODES = 200


@dataclass(frozen=True, slots=True)
class SealValue:
    """What the signed value of a seal says; `digest` is that of the signed `Signature.xml`, or PDF.

    `value` is whether the signature is that of the enclosed certificate, `note` (Chinese) says why it is not known.
    `digest` is empty where the signature on it does not hold and may for all that be in order: in the older form.
    """

    seal: str
    signer: str
    issuer: str
    signed_at: datetime | None
    digest: bytes
    algorithm: str
    value: Outcome
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Node:
    tag: int
    content: bytes
    whole: bytes


def read_seal_value(data: bytes) -> SealValue:
    """Read the signed value of a seal.

    Raises:
        ValueError: it is none.
    """
    outer = _children(_first(data))
    signed = _children(outer[0])
    if len(signed) < 5 or signed[3].tag != _BITS:
        raise ValueError("no signed value of a seal")
    info = _children(_children(signed[1])[0])
    inside = len(signed) > 6 and signed[5].tag == _OCTETS
    certificate = signed[5] if inside else outer[1]
    method = signed[6] if inside else outer[2]
    found = _certificate(certificate)
    algorithm = _method(method)
    value, note = _checked(outer[0].whole, outer[1] if inside else outer[3], found, algorithm)
    signed_digest = signed[3].content[1:]
    if inside and value is Outcome.BROKEN:
        value, note, signed_digest = Outcome.UNKNOWN, "旧式签章的签名值按通常方式未能验证通过", b""
    signer, issuer = subject_and_issuer(found)
    return SealValue(_name(info), signer, issuer, _moment(signed[2]), signed_digest, algorithm, value, note)


def _checked(signed: bytes, value: _Node, certificate: Any, algorithm: str) -> tuple[Outcome, str]:
    """Whether the value is that of the certificate on what is signed, and why that is not known."""
    if not algorithm.startswith("SM2") or value.tag != _BITS:
        return Outcome.UNKNOWN, unchecked(algorithm)
    found = holds(signed, value.content[1:], certificate)
    if found is None:
        return Outcome.UNKNOWN, unchecked(algorithm)
    return (Outcome.INTACT if found else Outcome.BROKEN), ""


def _first(data: bytes) -> _Node:
    return _parsed(data, 1)[0]


def _children(node: _Node) -> list[_Node]:
    if node.tag != _SEQUENCE:
        raise ValueError("no sequence")
    return _parsed(node.content, _MOST_NODES)


def _parsed(data: bytes, most: int) -> list[_Node]:
    from asn1crypto.parser import parse

    found: list[_Node] = []
    while data and len(found) < most:
        _, _, tag, header, content, trailer = parse(data)
        size = len(header) + len(content) + len(trailer)
        found.append(_Node(tag, content, data[:size]))
        data = data[size:]
    if not found:
        raise ValueError("empty")
    return found


def _name(info: Sequence[_Node]) -> str:
    """The seal's name: the second of its properties."""
    properties = _children(info[2])
    name = properties[1]
    return name.content.decode("utf-8", "replace")[:120] if name.tag in _TEXTS else ""


def _certificate(node: _Node) -> Any:
    from asn1crypto import x509

    if node.tag != _OCTETS:
        raise ValueError("no certificate")
    return x509.Certificate.load(node.content)


def _moment(node: _Node) -> datetime | None:
    """The time of signing; bits in the oldest form hold a time stamp, which is not read."""
    text = node.content.decode("ascii", "replace").removesuffix("Z").partition(".")[0]
    form = {_UTC_TIME: "%y%m%d%H%M%S", _GENERAL_TIME: "%Y%m%d%H%M%S"}.get(node.tag)
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC) if form else None
    except ValueError:
        return None


def _method(node: _Node) -> str:
    from asn1crypto.core import ObjectIdentifier

    if node.tag != _OID:
        raise ValueError("no algorithm")
    found: Any = ObjectIdentifier.load(node.whole)
    return algorithm_name(str(found.dotted))
