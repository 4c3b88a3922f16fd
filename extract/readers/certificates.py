"""Names in certificates, and digests under the names that signatures use for them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

_DIGESTS: Mapping[str, str] = MappingProxyType(
    {
        "1.2.156.10197.1.401": "sm3",
        "sm3": "sm3",
        "1.2.156.10197.1.501": "sm3",
        "1.3.14.3.2.26": "sha1",
        "sha1": "sha1",
        "2.16.840.1.101.3.4.2.1": "sha256",
        "sha256": "sha256",
        "2.16.840.1.101.3.4.2.2": "sha384",
        "sha384": "sha384",
        "2.16.840.1.101.3.4.2.3": "sha512",
        "sha512": "sha512",
        "1.2.840.113549.2.5": "md5",
        "md5": "md5",
    }
)
"""hashlib's names by the OIDs and names of digests (GM/T 0006 for the national ones)."""
_ALGORITHMS: Mapping[str, str] = MappingProxyType(
    {"1.2.156.10197.1.501": "SM2/SM3", "1.2.156.10197.1.301": "SM2", "1.2.156.10197.1.301.1": "SM2"}
)


def digest_name(named: str) -> str | None:
    """Hashlib's name of a digest given by OID or name; None for one that is not known."""
    return _DIGESTS.get(named.strip().lower().replace("-", ""))


def digest(name: str, data: bytes) -> bytes | None:
    """A digest; None where this machine's OpenSSL does not have it (SM3 in some builds)."""
    try:
        return hashlib.new(name, data, usedforsecurity=False).digest()
    except ValueError:
        return None


def unchecked(algorithm: str) -> str:
    """Chinese; why a signature's own value was not verified: its algorithm, or gmalg is not installed."""
    return "国密 SM2 签名值本身未验证" if algorithm.startswith("SM2") else "签名值本身未验证"


def algorithm_name(named: str) -> str:
    """A signature algorithm for people: `SM2/SM3`, `SHA256_RSA`, or its OID."""
    return _ALGORITHMS.get(named, named.upper())


def subject_and_issuer(certificate: Any) -> tuple[str, str]:
    """Whom a certificate names (the organisation beside a person's name), and who issued it."""
    return _named(certificate.subject), _named(certificate.issuer)


def _named(name: Any) -> str:
    native = name.native
    parts = [_text(native.get(key)) for key in ("common_name", "organization_name")]
    found = list(dict.fromkeys(part for part in parts if part))
    return "，".join(found) or "（未写名称）"


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = "、".join(map(str, value))
    return " ".join(str(value or "").split())[:120]
