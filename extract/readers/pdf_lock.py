"""PDFs that need a password: a copy without it, where one of the passwords opens them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extract.failures import UnreadableError
from extract.package import Reason
from extract.readying import Readable, Unready
from extract.sniff import Format

_PASSWORD_ERRORS = frozenset({pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY})


def unlocked_pdf(unready: Unready) -> Readable | None:
    """A copy of a PDF without its password; None for one that opens by itself, an empty user password included.

    Raises:
        UnreadableError: none of the passwords opens it.
    """
    if not _needs_password(unready.path, None):
        return None
    for password in unready.passwords:
        if not _needs_password(unready.path, password):
            return Readable(_copy(unready, password), Format.PDF, "已用给出的密码打开")
    if unready.passwords:
        raise UnreadableError(Reason.ENCRYPTED, "文件设有打开密码，给出的密码都打不开")
    raise UnreadableError(Reason.ENCRYPTED)


def _needs_password(path: Path, password: str | None) -> bool:
    """Whether a PDF refuses to open for want of a password; other refusals are for its reader to tell."""
    try:
        pypdfium2.PdfDocument(path, password=password).close()
    except pypdfium2.PdfiumError as error:
        return getattr(error, "err_code", None) in _PASSWORD_ERRORS
    return False


def _copy(unready: Unready, password: str) -> Path:
    document: Any = pypdfium2.PdfDocument(unready.path, password=password)
    try:
        with tempfile.NamedTemporaryFile(dir=unready.room, delete=False) as stream:
            document.save(stream, flags=pdfium.FPDF_REMOVE_SECURITY)
            return Path(stream.name)
    finally:
        document.close()
