"""Outlook messages (.msg): the text and the attachments, from the streams that [MS-OXMSG] names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from extract.failures import over_limit
from extract.readers.eml import BODY_NAME, plain_text
from extract.readers.members import CHUNK, Container, Member, in_chunks

_SUBJECT, _SENDER, _TO, _BODY, _HTML = "0037", "0C1A", "0E04", "1000", "1013"
"""Property ids of a message ([MS-OXPROPS]): PidTagSubject, SenderName, DisplayTo, Body, Html."""
_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = "3701", "3707", "3704", "3001"
"""Property ids of an attachment: PidTagAttachDataBinary, AttachLongFilename, AttachFilename, DisplayName."""
_WIDE, _NARROW, _BINARY, _OBJECT = "001F", "001E", "0102", "000D"
_ATTACHMENT = "__attach_version1.0_"
_HEADS = (("主题", _SUBJECT), ("发件人", _SENDER), ("收件人", _TO))
_MOST_TEXT = 4_000_000

Folder = tuple[str, ...]


def msg_members(box: Container) -> Iterator[Member]:
    """The text of a message with its heads, then its attachments; attached messages are entered.

    Raises:
        UnreadableError: it has too many attachments.
    """
    import olefile

    with olefile.OleFileIO(str(box.path)) as file:
        for number, member in enumerate(_inside(file, (), ""), 1):
            if number > box.limits.members:
                raise over_limit("members", f"邮件附件过多（超过 {box.limits.members} 个）")
            yield member


def _inside(file: Any, folder: Folder, shown: str) -> Iterator[Member]:
    """The members of a message in a storage, `shown` before their names."""
    text = _text(file, folder, _BODY) or plain_text(_decoded(_bytes(file, folder, _HTML, _BINARY)))
    if text.strip():
        heads = [f"{label}：{value}" for label, key in _HEADS if (value := _text(file, folder, key).strip("\0 "))]
        yield Member(
            shown + BODY_NAME, content=lambda: in_chunks("\n".join([*heads, "", text]).encode("utf-8", "replace"))
        )
    for number, storage in enumerate(_attachments(file, folder), 1):
        name = next((said for key in (_LONG_NAME, _SHORT_NAME, _SHOWN_NAME) if (said := _text(file, storage, key))), "")
        name = name.strip("\0 ") or f"附件{number}"
        message = (*storage, f"__substg1.0_{_DATA}{_OBJECT}")
        if file.exists(list(message)):
            yield from _inside(file, message, f"{shown}{name}.msg/")
        else:
            stream = [*storage, f"__substg1.0_{_DATA}{_BINARY}"]
            yield Member(shown + name, content=partial(_chunks, file, stream))


def _attachments(file: Any, folder: Folder) -> list[Folder]:
    """The storages of attachments right in a message, in order."""
    depth = len(folder)
    entries = {tuple(entry[: depth + 1]) for entry in file.listdir(streams=True, storages=True)}
    mine = [entry for entry in entries if entry[:depth] == folder and len(entry) > depth]
    return sorted(entry for entry in mine if entry[depth].startswith(_ATTACHMENT))


def _text(file: Any, folder: Folder, key: str) -> str:
    wide = _bytes(file, folder, key, _WIDE)
    return wide.decode("utf-16-le", "replace") if wide else _decoded(_bytes(file, folder, key, _NARROW))


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _bytes(file: Any, folder: Folder, key: str, kind: str) -> bytes:
    stream = [*folder, f"__substg1.0_{key}{kind}"]
    if not file.exists(stream):
        return b""
    data: bytes = file.openstream(stream).read(_MOST_TEXT)
    return data


def _chunks(file: Any, stream: list[str]) -> Iterator[bytes]:
    if file.exists(stream):
        opened = file.openstream(stream)
        while chunk := opened.read(CHUNK):
            yield chunk
