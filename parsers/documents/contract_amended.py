"""The day of the contract that a supplement changes, as the supplement cites it: 于2021年8月27日签订了《…合同》."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from parsers.documents.contract_words import MADE
from parsers.layout.flow import Flow
from parsers.reading import Field
from parsers.values.dates import find_dates
from parsers.values.found import Found
from parsers.values.search import search

HEAD = 60
"""Characters of a contract's head in which it calls itself one that changes another."""
REACH = 60
"""Characters behind a day that may say what was signed on it."""
_TITLED = r"补充|(?:变更|修改|修订)(?:协议|合同)|(?:合同|协议)(?:书)?(?:之|的)?(?:变更|修改)"
_THIS = r"[本此]|如下|以下|下列"
_OWN = r"[本该](?:补充|变更)?(?:合同|协议)[^。；;\n]{0,12}$"


def read_amended_on(flow: Flow) -> tuple[Field, ...]:
    """The one day on which the contract was signed that this one changes; nothing where it is no supplement."""
    days = days_of_another(flow, find_dates(flow.text))
    if len({found.value for found in days}) != 1 or days[0].value is None:
        return ()
    return (Field(tuple(flow.reading(found) for found in days)),)


def days_of_another(flow: Flow, dates: Sequence[Found[date]]) -> list[Found[date]]:
    """The days on which a supplement says that the contract was signed which it changes; none in another paper."""
    if search(_TITLED, flow.text[:HEAD]) is None:
        return []
    return [found for found in dates if _is_of_another(flow.text, found)]


def _is_of_another(text: str, day: Found[date]) -> bool:
    """Whether a sentence says that a contract was signed that day, and not this one."""
    behind, before = text[day.end : day.end + REACH], text[max(0, day.start - 20) : day.start]
    made = search(
        rf"^[,，]?[^。；;,，\n]{{0,12}}(?:{MADE})(?:的|了)?(?!{_THIS})[^。；;\n]{{0,40}}?(?<!补充|变更|修改)(?:合同|协议)",
        behind,
    )
    return made is not None and search(_OWN, before) is None
