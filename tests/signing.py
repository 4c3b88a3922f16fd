"""Signed files made for tests: a self-made certificate, PDFs signed with it by pyHanko, OFDs with digests."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from asn1crypto import core, keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

SIGNER = "测试开票有限公司"
_CURVE = "1.2.156.10197.1.301"
Signer = tuple[bytes, Callable[[bytes], bytes]]
"""A certificate, and what gives the signature of its key on some bytes."""


@cache
def _made() -> tuple[bytes, bytes]:
    """A key and a certificate for it, both DER; small keys are made quickly."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, SIGNER)])
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2040, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private, certificate.public_bytes(serialization.Encoding.DER)


def certificate() -> bytes:
    """The self-made certificate."""
    return _made()[1]


def _signer() -> signers.SimpleSigner:
    private, made = _made()
    return signers.SimpleSigner(
        x509.Certificate.load(made), keys.PrivateKeyInfo.load(private), SimpleCertificateStore()
    )


def plain_pdf(pages: int = 2, text: str = "Total 120,000.00") -> bytes:
    """A PDF written at once."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300), pageCompression=0)
    for number in range(1, pages + 1):
        canvas.drawString(40, 200, f"{text} page {number}")
        canvas.acroForm.textfield(name=f"field{number}", x=40, y=100, value="1")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def signed_pdf(pdf: bytes, field: str = "Signature1") -> bytes:
    """A PDF with one signature more."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    found = signers.sign_pdf(
        writer, signers.PdfSignatureMetadata(field_name=field), signer=_signer(), new_field_spec=SigFieldSpec(field)
    )
    return bytes(found.getvalue())


def updated(pdf: bytes, change: Callable[[Any], None]) -> bytes:
    """A PDF saved once more after a change to its objects."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page_of(writer: Any, number: int) -> Any:
    """A page of a PDF that is being changed."""
    return writer.root["/Pages"]["/Kids"][number - 1]


def repaint(writer: Any) -> None:
    """Put other content on the second page."""
    stream = generic.StreamObject(stream_data=b"BT /F1 12 Tf 40 200 Td (Total 920,000.00) Tj ET")
    page = page_of(writer, 2)
    page[generic.pdf_name("/Contents")] = writer.add_object(stream)
    writer.update_container(page)


def remark(writer: Any) -> None:
    """Put a note on the first page."""
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject([generic.NumberObject(at) for at in (1, 1, 90, 20)]),
            generic.pdf_name("/Contents"): generic.pdf_string("seen"),
        }
    )
    page = page_of(writer, 1)
    notes = page["/Annots"]
    notes.append(writer.add_object(note))
    writer.update_container(notes)


def fill(writer: Any) -> None:
    """Set the first field of the form."""
    field = next(iter(writer.root["/AcroForm"]["/Fields"])).get_object()
    field[generic.pdf_name("/V")] = generic.pdf_string("999")
    writer.update_container(field)


def touch(writer: Any) -> None:
    """Save anew without any change that can be seen."""
    writer.update_root()


def _sequence(*parts: bytes) -> bytes:
    body = b"".join(parts)
    return b"\x30" + _length(len(body)) + body


def _length(size: int) -> bytes:
    long = size.to_bytes((size.bit_length() + 7) // 8 or 1, "big")
    return bytes([size]) if size < 128 else bytes([0x80 | len(long)]) + long


def national_signer() -> Signer:
    """A certificate with an SM2 key, and what signs with this key."""
    import gmalg

    _, key = gmalg.SM2(rnd_fn=lambda _: 12345).generate_keypair()
    found = x509.Certificate.load(certificate())
    info = _sequence(
        _sequence(core.ObjectIdentifier("1.2.840.10045.2.1").dump(), core.ObjectIdentifier(_CURVE).dump()),
        b"\x03\x42\0" + key,
    )
    found["tbs_certificate"]["subject_public_key_info"] = keys.PublicKeyInfo.load(info)

    def sign(data: bytes) -> bytes:
        secret = (12345).to_bytes(32, "big")
        parts = gmalg.SM2(secret, b"1234567812345678", key, rnd_fn=lambda _: 777).sign(data)
        return _sequence(*(core.Integer(int.from_bytes(part, "big")).dump() for part in parts))

    return found.dump(force=True), sign


def seal_value(digest: bytes, *, older: bool = False, signer: Signer | None = None) -> bytes:
    """The signed value of a seal on a digest: GB/T 38540, or the older form of GM/T 0031.

    Without a signer the certificate is one of RSA under the name of SM2, whose value nobody can check.
    """
    text, whole, octets = core.UTF8String, core.Integer, core.OctetString
    head = _sequence(core.IA5String("ES").dump(), whole(4).dump(), core.IA5String("T").dump())
    dates = [core.GeneralizedTime(datetime(2021, 1, 1, tzinfo=UTC)).dump()] * 3
    properties = _sequence(whole(3).dump(), text("测试发票专用章").dump(), whole(1).dump(), *dates)
    seal = _sequence(_sequence(head, core.IA5String("1").dump(), properties, _sequence(octets(b"p").dump())))
    moment = core.GeneralizedTime(datetime(2022, 9, 8, 1, 2, 3, tzinfo=UTC)).dump()
    bits = b"\x03" + bytes([len(digest) + 1]) + b"\0" + digest
    place = core.IA5String("/Doc_0/Signs/Sign_0/Signature.xml").dump()
    enclosed, sign = signer or (certificate(), lambda _: b"abcd")
    made, method = octets(enclosed).dump(), core.ObjectIdentifier("1.2.156.10197.1.501").dump()
    parts = [core.Integer(4).dump(), seal, moment, bits, place]
    signed = _sequence(*parts, made, method) if older else _sequence(*parts)
    value = core.BitString.load(_bits(sign(signed))).dump()
    return _sequence(signed, value) if older else _sequence(signed, made, method, value)


def _bits(content: bytes) -> bytes:
    return b"\x03" + _length(len(content) + 1) + b"\0" + content


def signed_ofd(
    method: str = "1.2.156.10197.1.401", hashed: str = "sm3", *, older: bool = False, signer: Signer | None = None
) -> dict[str, bytes]:
    """The parts of an OFD of one page with a signature over all of them."""
    parts = {
        "OFD.xml": b'<OFD xmlns="http://www.ofdspec.org/2016"><DocBody><DocRoot>Doc_0/Document.xml</DocRoot>'
        b"<Signatures>/Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>",
        "Doc_0/Document.xml": b'<Document><CommonData/><Pages><Page ID="1" BaseLoc="Pages/P0/Content.xml"/></Pages>'
        b"</Document>",
        "Doc_0/Pages/P0/Content.xml": '<Page><Content><Layer><TextObject ID="2" Boundary="10 10 90 10" Size="4">'
        '<TextCode X="0" Y="4" DeltaX="g 9 4">价税合计12345</TextCode></TextObject></Layer></Content></Page>'.encode(),
        "Doc_0/Signs/Signatures.xml": b'<Signatures><Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></Signatures>',
    }
    named = [name for name in parts if name.startswith("Doc_0/") and "Signs" not in name]
    references = "".join(
        f'<Reference FileRef="/{name}"><CheckValue>{check_value(hashed, parts[name])}</CheckValue></Reference>'
        for name in named
    )
    listed = (
        f"<Signature><SignedInfo><SignatureDateTime>20220908010203Z</SignatureDateTime>"
        f'<References CheckMethod="{method}">{references}'
        f"</References></SignedInfo><SignedValue>SignedValue.dat</SignedValue></Signature>"
    ).encode()
    parts["Doc_0/Signs/Sign_0/Signature.xml"] = listed
    parts["Doc_0/Signs/Sign_0/SignedValue.dat"] = seal_value(
        hashlib.new("sm3", listed).digest(), older=older, signer=signer
    )
    return parts


def check_value(name: str, data: bytes) -> str:
    """A digest as an OFD gives it."""
    return base64.b64encode(hashlib.new(name, data).digest()).decode()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()
