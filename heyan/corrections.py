"""A reviewer's corrections of the cuts, kept in a small file beside the report and read again by every run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from heyan.whole import write_whole
from ocr.errors import ConfigError, InputError, told
from parsers.corrections import NO_CORRECTIONS, Correction, Corrections, as_toml, matched, parse_corrections

if TYPE_CHECKING:
    from extract.package import SourceFile

NAME = "corrections.toml"
"""The file in a report's folder."""

_HEAD = """# heyan 核验：人工更正材料的切分。按文件内容（SHA-256）和页码对应，文件改名后仍然有效。
# step：split 本页起为另一份材料；join 本页与前一页为同一份；kind 本页起的材料类别；aside 本页不属于任何材料。
# kind：registration contract invoice bank_slip certificate licence_of_business claim_list application other 等。
"""


def corrections_for(place: Path | None, files: Iterable[SourceFile], told: Sequence[Correction] = ()) -> Corrections:
    """The corrections that are told and those in a file, tied to the files of a package; none where none are given.

    Raises:
        ConfigError: the file cannot be read, or is not as it should be.
    """
    if place is None and not told:
        return NO_CORRECTIONS
    return matched(
        [*told, *(_read(place) if place is not None else ())], {file.path: (file.sha256, file.pages) for file in files}
    )


def _read(place: Path) -> list[Correction]:
    try:
        text = place.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"更正文件 {place} 无法读取（{error}）。请检查路径，并以 UTF-8 保存。") from error
    return parse_corrections(text, str(place))


def add_correction(place: Path, correction: Correction) -> None:
    """Write a correction down; one of the same page is replaced.

    Raises:
        ConfigError: the file that is there cannot be read, or cannot be written.
    """
    known = _read(place) if place.is_file() else []
    kept = [item for item in known if not _same_page(item, correction)]
    text = _HEAD + "".join(f"\n{as_toml(item)}" for item in [*kept, correction])
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, text.encode())
    except OSError as error:
        raise ConfigError(f"更正文件 {place} 无法写入（{told(error)}）。") from error


def _same_page(one: Correction, other: Correction) -> bool:
    same = one.file.startswith(other.file) or other.file.startswith(one.file)
    return same and one.page == other.page


def correct_report(
    report: Path, page: int, step: str, *, name: str | None = None, kind: str | None = None, note: str = ""
) -> str:
    """Write a correction beside a report, the file named as the report names it; says in Chinese what was written.

    Raises:
        InputError: there is no such report, or no such file or page in it.
        ConfigError: the correction is not complete, or cannot be written.
    """
    digest = _digest_in(report / "report.json", name, page)
    lines = ["[[corrections]]", f'file = "{digest}"', f"page = {page}", f'step = "{step}"']
    lines += [f'kind = "{kind}"'] if kind else []
    (correction,) = parse_corrections("\n".join(lines), "更正")
    add_correction(report / NAME, replace(correction, note=note))
    return f"已写入 {report / NAME}：{correction.words}。重新运行 heyan verify 后生效。"


def _digest_in(report: Path, name: str | None, page: int) -> str:
    """The SHA-256 of a file of a report."""
    try:
        files = json.loads(report.read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{report} 不是可读取的核验报告。请先运行 heyan verify，并给出报告目录。") from error
    read = [file for file in files if file["pages"] >= page and name in (None, file["path"])]
    if len(read) != 1:
        named = "、".join(file["path"] for file in files if file["pages"])[:400]
        raise InputError(f"请用 --file 指明报告中的一个文件，且有第 {page} 页。报告中的文件：{named}")
    return str(read[0]["sha256"])
