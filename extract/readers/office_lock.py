"""Office files that need a password (.xlsx, .docx, .xls, .doc): a copy without it, where a password opens them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from extract.failures import UnreadableError
from extract.package import Reason
from extract.readying import Readable, Unready
from extract.sniff import HEAD_BYTES, Format, sniff

_BUILT_IN = "VelvetSweatshop"
"""The password that Excel itself tries: it encrypts workbooks whose structure is protected ([MS-OFFCRYPTO] 2.4.2)."""


def unlocked_office(unready: Unready) -> Readable | None:
    """A copy of an office file without its password; None for one that has none.

    Raises:
        UnreadableError: none of the passwords opens it, or its encryption is not known.
    """
    import msoffcrypto
    from msoffcrypto.exceptions import FileFormatError

    with unready.path.open("rb") as stream:
        try:
            office = msoffcrypto.OfficeFile(stream)
            if not office.is_encrypted():
                return None
        except (FileFormatError, NotImplementedError, OSError) as error:
            if unready.format is not Format.LOCKED:
                return None
            unknown = "文件设有打开密码，加密方式无法识别"
            raise UnreadableError(Reason.ENCRYPTED, unknown, "请去除密码后重新提交") from error
        for password in (_BUILT_IN, *unready.passwords):
            copy = _opened(office, password, unready.room)
            if copy is not None:
                return Readable(copy, _format(copy, unready), "" if password == _BUILT_IN else "已用给出的密码打开")
    if unready.passwords:
        raise UnreadableError(Reason.ENCRYPTED, "文件设有打开密码，给出的密码都打不开")
    raise UnreadableError(Reason.ENCRYPTED)


def _opened(office: Any, password: str, room: Path) -> Path | None:
    """A copy without the password; None where it does not open the file."""
    from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

    with tempfile.NamedTemporaryFile(dir=room, delete=False) as stream:
        place = Path(stream.name)
        try:
            office.load_key(password=password, verify_password=True)
            office.decrypt(stream)
        except (InvalidKeyError, DecryptionError, AssertionError, ValueError, NotImplementedError):
            place.unlink()
            return None
    return place


def _format(copy: Path, unready: Unready) -> Format:
    with copy.open("rb") as stream:
        return sniff(stream.read(HEAD_BYTES), unready.name, stream)
