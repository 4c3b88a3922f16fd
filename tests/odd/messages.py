"""Messages of Outlook."""

from __future__ import annotations

from tests.cfb import Tree, compound
from tests.odd.archives import zipped
from tests.odd.odd import READ, Odd


def _wide(key: str, text: str) -> tuple[str, bytes]:
    return f"__substg1.0_{key}001F", text.encode("utf-16-le")


def message(more: Tree | None = None, body: str = "材料见附件") -> dict[str, bytes | Tree]:
    """The streams of a message."""
    heads = dict([_wide("0037", "申报材料"), _wide("0C1A", "某某大学"), _wide("1000", body)])
    return {"__properties_version1.0": b"\0" * 32, **heads, **(more or {})}


def attachment(number: int, name: str, content: bytes | Tree) -> dict[str, bytes | Tree]:
    """The storage of an attachment: a file, or a message."""
    held: dict[str, bytes | Tree] = {"__properties_version1.0": b"\0" * 8, **dict([_wide("3707", name)])}
    held["__substg1.0_37010102" if isinstance(content, bytes) else "__substg1.0_3701000D"] = content
    return {f"__attach_version1.0_#{number:08X}": held}


def _whole() -> bytes:
    inner = message(attachment(0, "发票.txt", "发票".encode()), "转发")
    outer = {**attachment(0, "资料.zip", zipped({"合同.txt": "合同"})), **attachment(1, "转发邮件", inner)}
    return compound(message({**outer, **attachment(2, "../../evil.txt", b"x")}))


ODD = (
    Odd(
        "邮件.msg",
        _whole,
        READ,
        {
            "邮件正文.txt": READ,
            "资料.zip": READ,
            "资料.zip/合同.txt": READ,
            "转发邮件.msg/邮件正文.txt": READ,
            "转发邮件.msg/发票.txt": READ,
            "../../evil.txt": "unsafe_name",
        },
    ),
    Odd("截断.msg", lambda: _whole()[:2_000], "unsupported"),
)
