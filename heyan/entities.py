"""The reviewer's entities list (.xlsx): who is a small firm, a university, a local one.

Columns are found by their headings; `heyan template ID` writes an empty list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ocr.errors import InputError
from parsers.values.credit_code import is_valid_code
from parsers.values.text import plain
from validators.metrics_parties import Entity
from validators.programmes.measures import PartyKind

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("名称", "单位名称", "企业名称", "机构名称", "单位"),
    "code": ("统一社会信用代码", "信用代码", "社会信用代码"),
    "kind": ("类型", "单位类型", "性质", "单位性质", "企业规模", "类别"),
    "local": ("是否本地", "本地", "本地单位"),
}
"""The headings of each column; the first is the one that the template writes."""

KINDS: Mapping[str, PartyKind] = {
    "中小微企业": PartyKind.SME, "中小微": PartyKind.SME, "中小企业": PartyKind.SME, "中型": PartyKind.SME,
    "小型": PartyKind.SME, "微型": PartyKind.SME, "小微": PartyKind.SME, "小微企业": PartyKind.SME,
    "中型企业": PartyKind.SME, "小型企业": PartyKind.SME, "微型企业": PartyKind.SME,
    "大型企业": PartyKind.LARGE, "大型": PartyKind.LARGE, "企业": PartyKind.COMPANY,
    "高校": PartyKind.UNIVERSITY, "高等学校": PartyKind.UNIVERSITY, "高等院校": PartyKind.UNIVERSITY,
    "科研机构": PartyKind.INSTITUTE, "科研院所": PartyKind.INSTITUTE, "科研单位": PartyKind.INSTITUTE,
    "医院": PartyKind.HOSPITAL, "银行": PartyKind.BANK, "金融机构": PartyKind.BANK, "机关": PartyKind.GOVERNMENT,
    "个人": PartyKind.PERSON, "自然人": PartyKind.PERSON, "其他": PartyKind.OTHER,
}  # fmt: skip
"""What may stand in the column 类型."""
_YES, _NO = frozenset({"是", "本地", "Y", "√"}), frozenset({"否", "外地", "非本地", "N", "×"})
_DEEPEST_HEAD = 10


def read_entities(path: Path) -> tuple[Entity, ...]:
    """The entities of a list, in its order.

    Raises:
        InputError: the file cannot be opened, lacks 名称 or 类型, or a row says what cannot be understood.
    """
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as fault:
        raise InputError(f"{path}：无法打开单位名单，应为 .xlsx 文件。") from fault
    try:
        for sheet in book.worksheets:
            rows = [tuple(row) for row in sheet.iter_rows(values_only=True)]
            head = next(
                (n for n, row in enumerate(rows[:_DEEPEST_HEAD]) if {"name", "kind"} <= set(_columns(row))), None
            )
            if head is not None:
                return tuple(_entities(path, rows, head))
    finally:
        book.close()
    raise InputError(f"{path}：单位名单应有“名称”和“类型”两栏；可用 heyan template 生成空表。")


def _columns(row: Sequence[Any]) -> dict[str, int]:
    texts = [plain(str(cell or "")) for cell in row]
    return {name: texts.index(word) for name, words in HEADINGS.items() for word in words[::-1] if word in texts}


def _entities(path: Path, rows: Sequence[Sequence[Any]], head: int) -> Iterator[Entity]:
    columns = _columns(rows[head])
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        texts = {name: plain(str(row[at] or "")) for name, at in columns.items() if at < len(row)}
        if not texts.get("name") or texts["name"].startswith(("(示例)", "示例")):
            continue
        kind = KINDS.get(texts.get("kind", ""))
        if kind is None:
            words = "、".join(dict.fromkeys(KINDS))
            raise InputError(f"{path} 第 {number} 行：类型“{texts.get('kind', '')}”无法识别，可填：{words}。")
        code = texts.get("code", "").upper() or None
        if code is not None and not is_valid_code(code):
            raise InputError(f"{path} 第 {number} 行：统一社会信用代码“{code}”校验不符，请核对。")
        local = texts.get("local", "")
        yield Entity(texts["name"], kind, code, True if local in _YES else False if local in _NO else None)
