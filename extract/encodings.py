"""Text of unknown encoding: UTF-8, UTF-16 or GB18030."""

from __future__ import annotations

_HEAD_BYTES = 4096
"""How much of a text is looked at for zeros."""
_ZEROS = 0.15
"""In a table as text this part of all characters at least are digits, commas and line ends, whose other byte is 0."""


def decoded(data: bytes, *, whole: bool = True) -> str | None:
    """Text in UTF-8, UTF-16 (with its mark) or GB18030, None for what is none of these.

    Args:
        data: the bytes.
        whole: False where `data` is cut off and may end inside a character.
    """
    for encoding in _encodings(data):
        for shorter in range(1 if whole else 4):
            try:
                return data[: len(data) - shorter].decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _encodings(data: bytes) -> tuple[str, ...]:
    """The encodings to try: UTF-16 where its mark says so, or where every other byte of much of the text is zero."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:_HEAD_BYTES]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > len(zeros) * _ZEROS and head.count(0) < 1.2 * zeros.count(0):
            return (encoding,)
    return ("utf-8-sig", "gb18030")
