"""Archives that libarchive reads: 7Z, RAR, encrypted ZIP. It is a library of the system, and may be missing.

It opens no lock but that of ZIP: a locked 7Z is read from a copy without its lock.
"""

from __future__ import annotations

import locale
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import IO, TYPE_CHECKING, Any

from extract.failures import UnreadableError
from extract.member_names import decoded_name
from extract.package import Reason
from extract.readers.members import CHUNK, Container, Member, MemberKind

if TYPE_CHECKING:
    from types import ModuleType

INSTALL = "请安装系统库后重试：apt-get install libarchive13；或解压后把文件夹重新提交"
_CRYPT_WORDS = ("ncrypt", "rypto", "assphrase", "assword")
_MULTIPLE = ("multi-volume", "volume")
_BAD_CHECK = b"bad CRC"
_SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"


def archive_members(box: Container) -> Iterator[Member]:
    """The members of an archive, whatever its format.

    Raises:
        UnreadableError: libarchive is missing, no password opens the archive, or it is damaged.
    """
    libarchive = loaded_libarchive()
    with _utf8_locale(), _plain_copy(box, libarchive) as copy:
        try:
            for pointer, entry in _entries(libarchive, box, copy):
                if not entry.isdir:
                    content = partial(_content, libarchive, pointer, entry, box)
                    yield Member(_name(libarchive, entry), _kind(entry), content)
        except libarchive.ArchiveError as error:
            raise _told(error, box) from error


def _entries(libarchive: ModuleType, box: Container, copy: IO[bytes] | None) -> Iterator[tuple[Any, Any]]:
    """The entries of an archive, or of its copy, each with the handle of what reads it."""
    with libarchive.read.new_archive_read() as pointer:
        for word in _in_bytes(box.passwords):
            libarchive.ffi.read_add_passphrase(pointer, word)
        if copy is None:
            libarchive.ffi.read_open_filename_w(pointer, str(box.path), CHUNK)
        else:
            copy.seek(0)
            libarchive.ffi.read_open_fd(pointer, copy.fileno(), CHUNK)
        for entry in libarchive.read.ArchiveRead(pointer):
            yield pointer, entry


@contextmanager
def _plain_copy(box: Container, libarchive: ModuleType) -> Iterator[IO[bytes] | None]:
    """A copy of a locked 7Z without its lock, gone once closed; None for others, or where no password opens it."""
    from extract.readers.seven_zip_header import HeaderError
    from extract.readers.seven_zip_lock import unlocked

    with box.path.open("rb") as archive, tempfile.TemporaryFile() as copy:
        opened = False
        for password in box.passwords if _is_seven_zip(box) else ():
            archive.seek(0)
            copy.seek(0)
            copy.truncate()
            try:
                opened = unlocked(archive, password, copy) and _opens(libarchive, box, copy)
            except HeaderError:
                break
            if opened:
                break
        yield copy if opened else None


def _is_seven_zip(box: Container) -> bool:
    with box.path.open("rb") as archive:
        return archive.read(len(_SEVEN_ZIP)) == _SEVEN_ZIP


def _opens(libarchive: ModuleType, box: Container, copy: IO[bytes]) -> bool:
    """Whether the first file of a copy is whole: only then was the password right."""
    try:
        for pointer, entry in _entries(libarchive, box, copy):
            if _kind(entry) is MemberKind.FILE and not entry.isdir:
                read = 0
                for part in _content(libarchive, pointer, entry, box):
                    read += len(part)
                    if read > box.limits.file_bytes:
                        return True
                if read:
                    return True
    except (libarchive.ArchiveError, UnreadableError):
        return False
    return True


@contextmanager
def _utf8_locale() -> Iterator[None]:
    """Lets names come as they are: libarchive carries them into the locale of the process, where `C` has no Chinese."""
    before = locale.setlocale(locale.LC_CTYPE)
    if "utf" in before.lower():
        yield
        return
    with suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    try:
        yield
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


def loaded_libarchive() -> ModuleType:
    """The binding, with its library.

    Raises:
        UnreadableError: the library is not installed.
    """
    try:
        import libarchive
    except (OSError, TypeError, AttributeError, ImportError) as error:
        raise UnreadableError(Reason.UNSUPPORTED, "打开这种压缩包需要系统库 libarchive", INSTALL) from error
    module: ModuleType = libarchive
    return module


def _in_bytes(passwords: tuple[str, ...]) -> list[bytes]:
    """Passwords as the programs that packed may have written them."""
    known = (password.encode(encoding, "replace") for password in passwords for encoding in ("utf-8", "gb18030"))
    return [word for word in dict.fromkeys(known) if word]


def _name(libarchive: ModuleType, entry: Any) -> str:
    wide = libarchive.ffi.entry_pathname_w(entry._entry_p)  # noqa: SLF001 - `pathname` gives bytes for names not UTF-8
    if wide:
        return str(wide)
    return decoded_name(libarchive.ffi.entry_pathname(entry._entry_p) or b"")  # noqa: SLF001 - see above


def _kind(entry: Any) -> MemberKind:
    if entry.issym or entry.islnk:
        return MemberKind.LINK
    return MemberKind.FILE if entry.isreg or not entry.filetype else MemberKind.SPECIAL


def _content(libarchive: ModuleType, pointer: Any, entry: Any, box: Container) -> Iterator[bytes]:
    try:
        yield from entry.get_blocks(CHUNK)
    except libarchive.ArchiveError as error:
        raise _told(error, box) from error
    if _BAD_CHECK in (libarchive.ffi.error_string(pointer) or b""):  # the library calls it a warning
        raise UnreadableError(Reason.DAMAGED)


def _told(error: Exception, box: Container) -> UnreadableError:
    """What libarchive says, with the reason that it means."""
    said = str(error)
    locked = any(word in said for word in _CRYPT_WORDS)
    if "ncorrect passphrase" in said or (locked and box.passwords and _is_seven_zip(box)):
        return UnreadableError(Reason.ENCRYPTED, "压缩包设有密码，给出的密码都打不开")
    if "assphrase required" in said or (locked and _is_seven_zip(box)):
        return UnreadableError(Reason.ENCRYPTED, "压缩包设有密码")
    if locked:
        return UnreadableError(Reason.ENCRYPTED, "加密的 RAR 不能用密码直接打开", "请解压后重新提交，或改用 ZIP 加密")
    if any(word in said.lower() for word in _MULTIPLE):
        return UnreadableError(Reason.UNSUPPORTED, "分卷压缩包不能单独打开", "请合并解压后重新提交")
    return UnreadableError(Reason.DAMAGED, "压缩包损坏或不完整，无法打开", "请重新压缩后提交")
