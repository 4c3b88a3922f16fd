"""The folder of all odd files, with what only a file system can be odd in."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

from tests.odd import archives, messages, papers, pictures, sheets, texts
from tests.odd.odd import LINKED, LITTER, READ, Odd, just

_MARKUP = "<img src=x onerror=alert(1)>&amp;.txt"
_FORMULA = '=HYPERLINK("http:","x").txt'
NAMES = (
    Odd("Thumbs.db", just("x"), LITTER),
    Odd(".DS_Store", just("x"), LITTER),
    Odd("~$清单.xlsx", just("x"), LITTER),
    Odd("desktop.ini", just("x"), LITTER),
    Odd("下载.crdownload", just("x"), LITTER),
    Odd(_MARKUP, just("文字"), READ),
    Odd(_FORMULA, just("文字"), READ),
    Odd("@SUM(1).txt", just("文字"), READ),
    Odd("换\n行.txt", just("文字"), READ),
    Odd("反向\u202efdp.txt", just("文字"), READ),
    Odd("长" * 80 + ".txt", just("文字"), READ),
    Odd(" 空格 .txt ", just("文字"), READ),
    Odd("无扩展名", just("文字"), READ),
    Odd("CON", just("文字"), READ),
)
FORMATS = {
    "文本": texts.ODD,
    "邮件": messages.ODD,
    "压缩": archives.ODD,
    "图片": pictures.ODD,
    "表格": sheets.ODD,
    "版式": papers.ODD,
    "名称": NAMES,
}
ALL = [(folder, odd) for folder, odds in FORMATS.items() for odd in odds]
_GBK = os.fsdecode("合同.txt".encode("gb18030"))
ODD_PLACES = {
    "特殊/循环": LINKED,
    "特殊/断链.txt": LINKED,
    "特殊/管道.pdf": "unsupported",
    "特殊/套接字": "unsupported",
    "特殊/__MACOSX/": LITTER,
    "特殊/.git/": LITTER,
    "特殊/旧-heyan/": LITTER,
    "特殊/同名/合同.txt": READ,
    "特殊/同名/合同.txt (2)": READ,
}


def make_folder(folder: Path) -> Path:
    """Writes all odd files."""
    for name, odd in ALL:
        place = folder / name / odd.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(odd.make())
    _make_places(folder / "特殊")
    return folder


def _make_places(folder: Path) -> None:
    for name in ("__MACOSX", ".git", "旧-heyan", "同名"):
        (folder / name).mkdir(parents=True)
    (folder / "循环").symlink_to(folder)
    (folder / "断链.txt").symlink_to(folder / "没有")
    os.mkfifo(folder / "管道.pdf")
    _make_socket(folder)
    (folder / "__MACOSX" / "._a.pdf").write_text("x")
    (folder / ".git" / "config").write_text("x")
    (folder / "旧-heyan" / "report.json").write_text("{}")
    (folder / "旧-heyan" / "report.xlsx").write_bytes(sheets.workbook())
    for name in (_GBK, "合同.txt"):
        (folder / "同名" / name).write_text("文字", encoding="utf-8")


def _make_socket(folder: Path) -> None:
    """A socket; its path must be short, so it is bound from inside the folder."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("套接字")
    finally:
        os.chdir(here)


def expected() -> Iterator[tuple[str, str, str]]:
    """Path inside the package, how it ends, and what it says, of every file that is named here."""
    for folder, odd in ALL:
        yield f"{folder}/{odd.name}", odd.ends, odd.says
        for name, ends in odd.inside.items():
            yield f"{folder}/{odd.name}/{name}", ends, ""
    for path, ends in ODD_PLACES.items():
        yield path, ends, ""
