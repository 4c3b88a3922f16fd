"""Signatures in CMS (PKCS #7): whose they are, whether the digest is that of the content, whether the value holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from extract.integrity import Outcome
from extract.readers.certificates import algorithm_name, digest, digest_name, subject_and_issuer, unchecked
from extract.readers.sm2 import holds

_GM_SIGNED_DATA = "1.2.156.10197.6.1.4.2.2"
"""The type of signed data with the national algorithms (GM/T 0010)."""
_SHA1_DIGEST_INSIDE = "adbe.pkcs7.sha1"


@dataclass(frozen=True, slots=True)
class SignedContent:
    """What a CMS signature says of its content."""

    signer: str
    issuer: str
    algorithm: str
    content: Outcome
    value: Outcome
    signed_at: datetime | None = None
    note: str = ""


def checked_cms(contents: bytes, digest_of: Callable[[str], bytes | None], form: str = "") -> SignedContent:
    """Hold a signature against its content.

    Args:
        contents: the signature in DER, padded or not.
        digest_of: gives the digest of the signed bytes by hashlib's name.
        form: the `SubFilter` of a PDF signature: in `adbe.pkcs7.sha1` the digest itself is what is signed.

    Raises:
        ValueError, KeyError, TypeError: it is not a CMS signature.
    """
    signed = _signed_data(contents)
    info = signed["signer_infos"][0]
    certificate = _certificate(signed, info)
    signer, issuer = subject_and_issuer(certificate) if certificate is not None else ("（签名中没有证书）", "")
    algorithm = algorithm_name(_native(info["signature_algorithm"]["algorithm"]))
    name = digest_name(_native(info["digest_algorithm"]["algorithm"]))
    if name is None:
        return SignedContent(signer, issuer, algorithm, Outcome.UNKNOWN, Outcome.UNKNOWN, note="摘要算法不认识")
    inside = signed["encap_content_info"]["content"].native
    kind = _native(signed["encap_content_info"]["content_type"])
    if kind == "tst_info":
        agrees, actual = _timestamped(signed, digest_of, name)
    elif form == _SHA1_DIGEST_INSIDE and isinstance(inside, bytes):
        agrees, actual = _outcome(digest_of("sha1"), inside), digest(name, inside)
    else:
        actual = digest_of(name)
        agrees = _outcome(actual, _message_digest(info))
    value, note = _value(info, certificate, kind, actual)
    if agrees is Outcome.UNKNOWN and value is not Outcome.UNKNOWN:
        agrees = value  # no signed attributes: the value is on the content itself
    return SignedContent(signer, issuer, algorithm, agrees, value, _signed_at(info), note)


def _signed_data(contents: bytes) -> Any:
    from asn1crypto import cms

    info = cms.ContentInfo.load(contents)
    if info["content_type"].dotted == _GM_SIGNED_DATA:
        return info["content"].parse(spec=cms.SignedData)
    if info["content_type"].native != "signed_data":
        raise ValueError("no signed data")
    return info["content"]


def _native(identifier: Any) -> str:
    """The name of an algorithm, its OID where it has none."""
    return str(identifier.native)


def _certificate(signed: Any, info: Any) -> Any:
    """The signer's certificate among those enclosed; the only one where the signer is named in another way."""
    enclosed = [choice.chosen for choice in signed["certificates"] or () if choice.name == "certificate"]
    sid = info["sid"]
    for certificate in enclosed:
        if sid.name == "issuer_and_serial_number":
            if certificate.serial_number == sid.chosen["serial_number"].native:
                return certificate
        elif certificate.key_identifier == sid.native:
            return certificate
    return enclosed[0] if len(enclosed) == 1 else None


def _message_digest(info: Any) -> bytes | None:
    values = [
        item["values"][0].native for item in info["signed_attrs"] or () if item["type"].native == "message_digest"
    ]
    return values[0] if len(values) == 1 else None


def _timestamped(signed: Any, digest_of: Callable[[str], bytes | None], name: str) -> tuple[Outcome, bytes | None]:
    """A time stamp signs what it says of the content, not the content."""
    stamped = signed["encap_content_info"]["content"].parsed["message_imprint"]
    inner = digest_name(_native(stamped["hash_algorithm"]["algorithm"]))
    agrees = _outcome(digest_of(inner) if inner else None, stamped["hashed_message"].native)
    return agrees, digest(name, bytes(signed["encap_content_info"]["content"]))


def _outcome(actual: bytes | None, signed: bytes | None) -> Outcome:
    if actual is None or signed is None:
        return Outcome.UNKNOWN
    return Outcome.INTACT if actual == signed else Outcome.BROKEN


def _value(info: Any, certificate: Any, kind: str, actual: bytes | None) -> tuple[Outcome, str]:
    """Whether the value is that of the certificate's key on the signed attributes, and why that is not known."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    if certificate is None or actual is None:
        return Outcome.UNKNOWN, "签名中没有签名人的证书，签名值未验证" if certificate is None else ""
    named = algorithm_name(_native(info["signature_algorithm"]["algorithm"]))
    if named.startswith("SM2"):
        intact = _national_value(info, certificate)
        return intact, "" if intact is Outcome.INTACT else unchecked(named)
    try:
        _, valid = validate_sig_integrity(info, certificate, kind, actual)
    except Exception as error:  # noqa: BLE001  whatever a library raises on an algorithm or form that it does not know
        return Outcome.UNKNOWN, f"签名值未能验证（{type(error).__name__}）"
    return (Outcome.INTACT if valid else Outcome.BROKEN), ""


def _national_value(info: Any, certificate: Any) -> Outcome:
    """An SM2 value on the signed attributes; one that does not hold may be on something else, so it is unknown."""
    attributes = info["signed_attrs"].untag().dump() if info["signed_attrs"] else b""
    found = holds(attributes, info["signature"].native, certificate) if attributes else None
    return Outcome.INTACT if found else Outcome.UNKNOWN


def _signed_at(info: Any) -> datetime | None:
    for item in info["signed_attrs"] or ():
        if item["type"].native == "signing_time":
            moment = item["values"][0].native
            return moment if isinstance(moment, datetime) else None
    return None
