"""SM2 signatures (GB/T 32918), by gmalg; the digest is SM3 with the identifier that GB/T 35276 sets for everyone."""

from __future__ import annotations

from typing import Any

_EVERYONE = b"1234567812345678"
_POINT = 65
"""An uncompressed point: 04 and two numbers of 32 bytes."""


def holds(signed: bytes, value: bytes, certificate: Any) -> bool | None:
    """Whether a signature value is that of a certificate's key on some bytes.

    Args:
        signed: the bytes.
        value: two numbers in DER.
        certificate: an asn1crypto certificate.

    Returns:
        None where the key is none of SM2, or gmalg is not installed.
    """
    try:
        import gmalg
    except ImportError:
        return None
    info = certificate["tbs_certificate"]["subject_public_key_info"]
    key = bytes(info["public_key"].contents[1:])
    if len(key) != _POINT:
        return None
    try:
        first, second = (number.to_bytes(32, "big") for number in _numbers(value))
        return bool(gmalg.SM2(pk=key, uid=_EVERYONE).verify(signed, first, second))
    except (ValueError, OverflowError, gmalg.errors.GMError):
        return False


def _numbers(value: bytes) -> tuple[int, int]:
    """The two numbers of a value.

    Raises:
        ValueError: it holds others.
    """
    from asn1crypto.core import Integer, SequenceOf

    class _Two(SequenceOf):  # type: ignore[misc]  # asn1crypto has no types
        _child_spec = Integer

    found = [int(number) for number in _Two.load(value).native]
    if len(found) != 2 or min(found) < 0:
        raise ValueError("no two numbers")
    return found[0], found[1]
