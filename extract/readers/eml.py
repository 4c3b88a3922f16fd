"""Mails (.eml): the text and every attachment as members."""

from __future__ import annotations

import email
import email.policy
import html
import re
from collections.abc import Iterator
from email.message import EmailMessage
from functools import partial

from extract.failures import over_limit
from extract.member_names import decoded_name
from extract.package import Reason
from extract.readers.members import Container, Member, in_chunks

BODY_NAME = "邮件正文.txt"
_HEADS = (("主题", "subject"), ("发件人", "from"), ("收件人", "to"), ("日期", "date"))
_HEADS_IN_BYTES = re.compile(
    rb"^(?:(?:Subject|From|To|Cc|Content-Type|Content-Disposition):|[ \t]+(?:file)?name=)[^\r\n]*",
    re.MULTILINE | re.IGNORECASE,
)
"""Heads in which mail programs of the country leave Chinese characters as they are."""
_UNSHOWN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"<\s*(br|/p|/div|/tr|/li|/h\d)\b[^>]{0,200}>", re.IGNORECASE)
_CELLS = re.compile(r"<\s*/t[dh]\b[^>]{0,200}>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{0,2000}>")
_MOST_TEXT = 2_000_000


def eml_members(box: Container) -> Iterator[Member]:
    """The text of a mail with its heads, then its attachments in order, mails in mails included.

    Raises:
        UnreadableError: it is too large, or has too many parts.
    """
    size = box.path.stat().st_size
    if size > box.limits.unpacked_bytes:
        raise over_limit("unpacked_bytes", f"邮件过大（{size / 1e6:.0f} MB）", Reason.TOO_LARGE)
    data = _HEADS_IN_BYTES.sub(_in_utf8, box.path.read_bytes())
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    text = _body(mail)
    if text.strip():
        heads = [f"{label}：{value}" for label, name in _HEADS if (value := _head(mail, name))]
        yield Member(BODY_NAME, content=lambda: in_chunks("\n".join([*heads, "", text]).encode("utf-8", "replace")))
    for number, part in enumerate(_attachments(mail), 1):
        if number > box.limits.members:
            raise over_limit("members", f"邮件附件过多（超过 {box.limits.members} 个）")
        yield Member(_name(part, number), content=partial(_attached, part))


def _in_utf8(head: re.Match[bytes]) -> bytes:
    """A head as the library takes it: bytes that are no UTF-8 are GB18030."""
    return head[0] if head[0].isascii() else decoded_name(head[0]).encode()


def _head(mail: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(mail.get(name, "")).split())
    except (ValueError, TypeError, IndexError, AttributeError):  # heads that the parser of the library trips over
        return ""


def _body(mail: EmailMessage) -> str:
    """The text of a mail as a reader shows it; that of HTML without its tags."""
    part = mail.get_body(("plain", "html"))
    if part is None:
        return ""
    raw = part.get_payload(decode=True)
    text = _decoded(raw if isinstance(raw, bytes) else b"", part.get_content_charset() or "utf-8")
    return plain_text(text) if part.get_content_type() == "text/html" else text


def _decoded(data: bytes, charset: str) -> str:
    for name in (charset, "utf-8", "gb18030"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def plain_text(markup: str) -> str:
    """The text of HTML, cells and blocks kept apart."""
    text = _UNSHOWN.sub("", markup[:_MOST_TEXT])
    text = _TAGS.sub("", _CELLS.sub("    ", _BREAKS.sub("\n", text)))
    return "\n".join(line.rstrip() for line in html.unescape(text).splitlines() if line.strip())


def _attachments(mail: EmailMessage) -> Iterator[EmailMessage]:
    """Parts that are files: all but the body's own."""
    body = mail.get_body(("plain", "html"))
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "message/rfc822" and part is not mail:
            yield part
        elif part.is_multipart():
            waiting.extend(item for item in reversed(list(part.iter_parts())) if isinstance(item, EmailMessage))
        elif part is not body and (part.get_filename() or part.get_content_maintype() != "text"):
            yield part


def _name(part: EmailMessage, number: int) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, TypeError, IndexError, AttributeError):  # see `_head`
        name = ""
    if name:
        return _readable(name)
    return f"附件{number}.eml" if part.get_content_type() == "message/rfc822" else f"附件{number}"


def _readable(name: str) -> str:
    """A name whose bytes the library could not make out: in UTF-8 or GB18030."""
    try:
        return decoded_name(name.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return name


def _attached(part: EmailMessage) -> Iterator[bytes]:
    return in_chunks(_bytes(part))


def _bytes(part: EmailMessage) -> bytes:
    if part.is_multipart():
        inside = part.get_payload()
        return b"".join(item.as_bytes() for item in inside if isinstance(item, EmailMessage))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
