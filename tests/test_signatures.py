"""Signatures of PDFs and OFDs: whole and intact ones are told as such, altered files never; nothing hangs on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.examination import examine
from extract.inspection import Submitted
from extract.integrity import Coverage, EditKind, Integrity, Outcome, Signature
from extract.limits import DEFAULT_LIMITS
from extract.passwords import NO_PASSWORDS
from extract.readers.seal_value import read_seal_value
from tests.signing import (
    SIGNER,
    check_value,
    fill,
    national_signer,
    packed,
    plain_pdf,
    remark,
    repaint,
    seal_value,
    signed_ofd,
    signed_pdf,
    touch,
    updated,
)

PDF = signed_pdf(plain_pdf())
CONTENT = "Doc_0/Pages/P0/Content.xml"


def examined(folder: Path, data: bytes, form: str = "pdf") -> Integrity | None:
    path = folder / f"文件.{form}"
    path.write_bytes(data)
    return examine(Submitted(path.name, path, "", folder, DEFAULT_LIMITS, NO_PASSWORDS), form)


def only(found: Integrity | None) -> Signature:
    assert found is not None
    (signature,) = found.signatures
    return signature


def test_a_pdf_saved_once_and_not_signed_has_nothing_to_tell(tmp_path: Path) -> None:
    assert examined(tmp_path, plain_pdf()) is None


def test_a_signature_over_the_whole_file_is_intact_and_its_signer_named(tmp_path: Path) -> None:
    found = examined(tmp_path, PDF)
    signature = only(found)
    assert (signature.content, signature.value, signature.coverage) == (
        Outcome.INTACT,
        Outcome.INTACT,
        Coverage.WHOLE,
    )
    assert signature.signer == SIGNER
    assert signature.signed_at is not None
    assert found is not None
    assert found.edits == ()


def test_a_byte_changed_under_the_signature_breaks_it(tmp_path: Path) -> None:
    at = PDF.index(b"120,000.00")
    signature = only(examined(tmp_path, PDF[:at] + b"9" + PDF[at + 1 :]))
    assert signature.outcome is Outcome.BROKEN
    assert signature.coverage is Coverage.WHOLE


def test_another_value_under_the_same_digest_breaks_it(tmp_path: Path) -> None:
    value = re.search(rb"/Contents <([0-9A-F]+?)0{40,}>", PDF)
    assert value is not None
    at = value.end(1) - 20
    other = PDF[:at] + (b"0" if PDF[at : at + 1] != b"0" else b"1") + PDF[at + 1 :]
    signature = only(examined(tmp_path, other))
    assert signature.content is Outcome.INTACT
    assert signature.value is Outcome.BROKEN
    assert signature.outcome is Outcome.BROKEN


@pytest.mark.parametrize(
    ("change", "kind", "page", "what"),
    [
        (repaint, EditKind.PAGE, 2, "页面内容"),
        (remark, EditKind.ANNOTATION, 1, "新增文字批注"),
        (fill, EditKind.FIELD, None, "field1"),
    ],
)
def test_what_changed_after_signing_is_named(
    tmp_path: Path, change: Callable[[Any], None], kind: EditKind, page: int | None, what: str
) -> None:
    found = examined(tmp_path, updated(PDF, change))
    signature = only(found)
    assert signature.outcome is Outcome.INTACT
    assert signature.coverage is Coverage.EARLIER
    assert found is not None
    assert (kind, page, what) in [(edit.kind, edit.page, edit.what) for edit in found.edits]


@pytest.mark.parametrize("change", [repaint, remark])
def test_what_changed_before_signing_is_no_change(tmp_path: Path, change: Callable[[Any], None]) -> None:
    found = examined(tmp_path, signed_pdf(updated(plain_pdf(), change)))
    assert only(found).coverage is Coverage.WHOLE
    assert found is not None
    assert found.edits == ()
    assert found.saves == 3


def test_a_second_signature_is_no_change(tmp_path: Path) -> None:
    found = examined(tmp_path, signed_pdf(PDF, "Signature2"))
    assert found is not None
    assert [(item.coverage, item.outcome) for item in found.signatures] == [
        (Coverage.EARLIER, Outcome.INTACT),
        (Coverage.WHOLE, Outcome.INTACT),
    ]
    assert found.edits == ()


def test_a_change_between_two_signatures_is_named(tmp_path: Path) -> None:
    found = examined(tmp_path, signed_pdf(updated(PDF, repaint), "Signature2"))
    assert found is not None
    assert [edit.page for edit in found.edits] == [2]


def test_saving_again_without_a_change_names_none(tmp_path: Path) -> None:
    found = examined(tmp_path, updated(PDF, touch))
    assert only(found).coverage is Coverage.EARLIER
    assert found is not None
    assert found.edits == ()


def test_an_unsigned_pdf_changed_after_its_first_save_is_told(tmp_path: Path) -> None:
    found = examined(tmp_path, updated(plain_pdf(), repaint))
    assert found is not None
    assert found.signatures == ()
    assert found.saves == 2
    assert [(edit.kind, edit.page) for edit in found.edits] == [(EditKind.PAGE, 2)]


def test_bytes_hung_behind_a_signed_file_are_not_covered(tmp_path: Path) -> None:
    signature = only(examined(tmp_path, PDF + b"\n% more\n"))
    assert signature.coverage is Coverage.PART


def test_a_gap_wider_than_the_value_is_no_cover(tmp_path: Path) -> None:
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", PDF)
    assert found is not None
    first = int(found[1])
    wider = PDF.replace(found[0], found[0].replace(found[1], str(first - 50).encode()))
    signature = only(examined(tmp_path, wider))
    assert signature.coverage is Coverage.PART


@pytest.mark.parametrize(("method", "hashed"), [("1.2.156.10197.1.401", "sm3"), ("MD5", "md5"), ("SHA1", "sha1")])
@pytest.mark.parametrize("older", [False, True])
def test_an_ofd_as_signed_is_intact_and_its_seal_named(tmp_path: Path, method: str, hashed: str, older: bool) -> None:
    signature = only(examined(tmp_path, packed(signed_ofd(method, hashed, older=older)), "ofd"))
    assert (signature.content, signature.coverage) == (Outcome.INTACT, Coverage.WHOLE)
    assert (signature.seal, signature.signer) == ("测试发票专用章", SIGNER)
    assert signature.algorithm == "SM2/SM3"


@pytest.mark.parametrize("older", [False, True])
def test_the_value_of_a_national_signature_is_checked(tmp_path: Path, older: bool) -> None:
    pytest.importorskip("gmalg")
    signature = only(examined(tmp_path, packed(signed_ofd(older=older, signer=national_signer())), "ofd"))
    assert (signature.content, signature.value, signature.note) == (Outcome.INTACT, Outcome.INTACT, "")


@pytest.mark.parametrize(("older", "outcome"), [(False, Outcome.BROKEN), (True, Outcome.UNKNOWN)])
def test_a_national_signature_made_for_other_content_does_not_hold(
    tmp_path: Path, older: bool, outcome: Outcome
) -> None:
    """Digests and seal were made to fit the altered page; only the key was not at hand."""
    pytest.importorskip("gmalg")
    made, sign = national_signer()
    stolen = sign(b"what was signed once")
    signature = only(examined(tmp_path, packed(signed_ofd(older=older, signer=(made, lambda _: stolen))), "ofd"))
    assert signature.value is outcome
    assert signature.outcome is outcome


def test_the_value_under_a_key_that_is_none_of_sm2_is_never_said_to_be_checked(tmp_path: Path) -> None:
    signature = only(examined(tmp_path, packed(signed_ofd()), "ofd"))
    assert signature.value is Outcome.UNKNOWN
    assert "未验证" in signature.note


def test_a_part_of_an_ofd_that_is_not_as_signed_is_named(tmp_path: Path) -> None:
    parts = signed_ofd()
    parts[CONTENT] = parts[CONTENT].replace(b"12345", b"92345")
    signature = only(examined(tmp_path, packed(parts), "ofd"))
    assert signature.outcome is Outcome.BROKEN
    assert signature.changed == (CONTENT,)


def test_a_part_of_an_ofd_that_was_taken_away_is_named(tmp_path: Path) -> None:
    parts = signed_ofd()
    del parts[CONTENT]
    assert only(examined(tmp_path, packed(parts), "ofd")).changed == (CONTENT,)


def test_digests_made_to_fit_are_given_away_by_the_seal(tmp_path: Path) -> None:
    parts, other = signed_ofd(), signed_ofd()
    parts[CONTENT] = parts[CONTENT].replace(b"12345", b"92345")
    listed = "Doc_0/Signs/Sign_0/Signature.xml"
    parts[listed] = other[listed].replace(
        check_value("sm3", other[CONTENT]).encode(), check_value("sm3", parts[CONTENT]).encode()
    )
    signature = only(examined(tmp_path, packed(parts), "ofd"))
    assert signature.outcome is Outcome.BROKEN
    assert signature.changed == ()


def test_a_part_of_an_ofd_put_in_after_signing_is_named(tmp_path: Path) -> None:
    parts = signed_ofd() | {"Doc_0/Annots/P0/Annotation.xml": b"<PageAnnot/>"}
    signature = only(examined(tmp_path, packed(parts), "ofd"))
    assert signature.coverage is Coverage.PART
    assert signature.uncovered == ("Doc_0/Annots/P0/Annotation.xml",)


def test_a_digest_of_an_unknown_kind_is_unknown_not_intact(tmp_path: Path) -> None:
    signature = only(examined(tmp_path, packed(signed_ofd("1.2.3.4", "sha256")), "ofd"))
    assert signature.content is Outcome.UNKNOWN


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(PDF) - 1), st.binary(min_size=1, max_size=40))
def test_no_damage_to_a_signed_pdf_raises_or_passes_as_whole(tmp_path: Path, at: int, noise: bytes) -> None:
    damaged = PDF[:at] + noise + PDF[at + len(noise) :]
    found = examined(tmp_path, damaged)
    if found is not None and damaged != PDF and not found.fault:
        whole = [
            item for item in found.signatures if item.outcome is Outcome.INTACT and item.coverage is Coverage.WHOLE
        ]
        value = re.search(rb"/Contents <[0-9A-F]+>", PDF)
        assert value is not None
        assert not whole or value.start() <= at < value.end()


@given(st.binary(max_size=200))
def test_a_seal_that_is_none_is_refused_in_one_way(noise: bytes) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, IndexError)):
        read_seal_value(noise)


@settings(deadline=None)
@given(st.data())
def test_a_damaged_seal_is_read_or_refused(data: st.DataObject) -> None:
    value = bytearray(seal_value(b"d" * 32))
    value[data.draw(st.integers(0, len(value) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_seal_value(bytes(value))
    except (ValueError, TypeError, KeyError, IndexError):
        return
