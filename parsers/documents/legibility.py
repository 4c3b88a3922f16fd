"""What is too unsure to be a value: text read by OCR whose weakest character is doubtful stays as text alone.

A name or a title has no check digit: one misread character gives another name. The floors are those of
`parsers.documents.floors`; numbers, dates and amounts have forms of their own to be checked by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ocr.lines import Reader
from parsers.documents import floors
from parsers.documents.translated_names import PARTIES, without_translations
from parsers.reading import Field, Reading
from parsers.values.person import looks_like_person
from parsers.values.search import search
from parsers.values.text import plain
from parsers.values.title import without_others

LEAST: Mapping[str, float] = {
    **dict.fromkeys(("from_parties", "to_parties", "owners", "name"), floors.RECORD_NAME),
    **dict.fromkeys(("supplier", "receiver"), floors.CONTRACT_NAME),
    **dict.fromkeys(
        ("supplier_legal_representative", "receiver_legal_representative", "legal_representative"), floors.PERSON
    ),
    "titles": floors.TITLE,
}
"""How sure the reading of a field must be at least (`Reading.confidence`)."""
LONGEST_PERSON = 3
"""Characters of a title that may be a person's name: whose it is nobody knows."""
NO_TITLE = (
    r"^种(?![植子苗薯蛋公母鸭牛羊猪鸡鸽畜禽])|授权公告[日号]|专利权人|证书号|申请日|发明人|法律状态|登记生效"
    r"|\d{4}年\d{1,2}月|(?:的|[及与和或、]|一种)$"
)
"""What a title is not: one without the 一 before 种, a block of labels and values, or one whose end is lost."""
CUT_NAME = (
    r"(?:有限(?:责任?)?|股份有?|责任|[分支总子]公|技术转移)$|(?:有限|责任|股份)公(?!司)|股份有限(?!公司|责任)"
    r"|(?:银行|信用社).*[支分]$|[太犬]学$|^[你祢]|^或者?(?:姓名|名|称)|[:!](?:集团|股份)?有限(?:责任)?公司$"
)
"""How a name ends (or begins) that was cut, whose 大学, label or bracket (武汉:有限公司) was misread, or that a label's
rest runs into."""


def legible(fields: Mapping[str, tuple[Field, ...]]) -> dict[str, tuple[Field, ...]]:
    """The fields with the values of readings too unsure left out; their text and place stay.

    A party's name in English below its own is none of another party.
    """
    kept = {name: tuple(_legible(item, name) for item in found) for name, found in fields.items()}
    return kept | {name: without_translations(kept[name]) for name in PARTIES & kept.keys()}


def _legible(item: Field, name: str) -> Field:
    if name == "titles":
        item = Field(tuple(_as_title(reading) for reading in item.readings))
    return Field(
        tuple(reading if _is_sure(reading, name) else replace(reading, value=None) for reading in item.readings)
    )


def _as_title(reading: Reading) -> Reading:
    """A title without what is of another sort at its end; no value where it has such elsewhere, or is a person."""
    if not isinstance(reading.value, str):
        return reading
    title = without_others(reading.value).rstrip(".·•。,，'`")
    person = len(title) <= LONGEST_PERSON and looks_like_person(title)
    return replace(reading, value=None if person or not title else title)


def _is_sure(reading: Reading, name: str) -> bool:
    if reading.reader is not Reader.OCR:
        return name != "titles" or search(NO_TITLE, plain(str(reading.value or ""))) is None
    return reading.confidence >= LEAST.get(name, 0.0) and not is_maimed(
        str(reading.value or ""), title=name == "titles"
    )


def is_maimed(text: str, *, title: bool = False) -> bool:
    """Whether a name or a title shows that a part of it is lost: one of two brackets, the 一 before 种, 司 of 公司."""
    bare = plain(text)
    lost = search(NO_TITLE, bare) if title else search(CUT_NAME, bare)
    return bare.count("(") != bare.count(")") or lost is not None
