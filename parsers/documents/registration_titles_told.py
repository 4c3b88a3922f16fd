"""Titles of patents that a sentence or a list tells without a label: in quotation marks, or beside their number."""

from __future__ import annotations

import regex

from parsers.documents.registration_fields import merged, patents_in
from parsers.layout.flow import Flow
from parsers.reading import Field
from parsers.values.search import find_all, search
from parsers.values.text import plain
from parsers.values.title import looks_like_title, without_others

BEHIND = (
    r"(?:(?:^|[\n ;；])(?:\p{Han}{0,4}专利号?[:：]\s?)?(?:\d{1,3}[.．、]?\s?)?"
    r"|(?<=[\p{Han})）;；])(?:\d{1,3}[.．、]\s?|(?=ZL\d{8})))"
    r"(?:ZL|CN)?(?P<number>\d{12}[.．]?[\dX]|\d{8}[.．][\dX])"
    r"[,，、;； ]?(?:(?:专利|发明创造|发明|实用新型)?名称[:：]\s?)?"
    r"(?P<title>(?=\p{Han})[^，,；;。:：\n]{4,80}?)(?=\n|$|[;；]|ZL\d{8}| (?:19|20)\d{2}[.\-/年]\d"
    r"|\d{1,3}[.．、]\s?(?:ZL|CN)?\d{8}"
    r"|(?:让与|受让|被?许可|出质|质权|专利权)[人方](?:地址|名称)?[:：])"
)
"""A row of a list: its number, the patent's, the title."""
OF_A_LETTER = r"[你您贵](?:单位|公司|方|校|院|所)|经审[查核]|收悉|上[述列]|特此|准予|国家知识产权局"
"""What the office says in a sentence, and no title."""


def _titles(pattern: str, flow: Flow) -> list[regex.Match[str]]:
    """The places that a pattern finds, without those where a date or the kind of a patent stands in a title's place."""
    return [said for said in find_all(pattern, flow.text) if without_others(plain(said["title"]))]


def told_titles(flow: Flow) -> tuple[Field, ...]:
    """Titles before their number, in quotation marks or counted: “一种…”（专利号：ZL…）, 1．一种…，专利号ZL…."""
    quoted = r"[“\"《「‘'](?P<title>[^“”\"《》「」‘’'\n]{2,80})[”\"》」’'][(（,，]?(?:专利号|申请号|(?:ZL|CN)?\d{8})"
    quoted_behind = (
        r"(?:\d{12}[.．]?[\dX]|\d{8}[.．][\dX])[)）]?(?:的|[，,、;；\s])*(?:发明|实用新型|外观设计)?(?:专利)?(?:[，,]?名称为?[:：]?)?"
        r"[“《「](?P<title>[^“”《》「」\n]{2,80})[”》」]"
    )
    numbered = (
        r"(?:(?:^|[\n;；。:：])[(（]?\d{1,3}[.．、)）]|(?<=[\dX])[(（]\d{1,3}[)）])(?P<title>[^，,；;。:：\s]{4,60}?)"
        r"[，,(（\s]{0,2}(?:(?:专利号|申请号)[:：]?|(?<=[，,(（\s])|(?=ZL))(?:ZL|CN)?\d{8}"
    )
    listed = (
        r"(?:^|[\n ])\d{1,3} (?P<title>(?=\p{Han})[^\s，,；;。:：]{4,80}?) ?"
        r"(?:ZL|CN)?(?:\d{12}[.．]?[\dX]|\d{8}[.．][\dX])"
    )
    of_them = r"[就对将](?:发明|实用新型|外观设计)?专利|(?:许可|质押|出质|标的|涉及|转让)的?专利(?=一种)"
    before = (
        rf"(?:^|[\s:：;；、，,为]|{of_them})(?P<title>(?=\p{{Han}})(?:(?!{of_them})[^\s，,；;。:：(（]){{4,60}})"
        r"[(（](?:(?:专利|申请)\s?号)?[:：]?\s?(?:ZL|CN)?(?:\d{12}|\d{8})[.．]"
    )
    called = (
        r"(?:专利|发明创造|发明|实用新型|外观设计)名称(?:(?P<colon>[:：])|为)\s?"
        r"(?P<title>(?:(?!(?<=\p{Han})\s\p{Han})[^，,；;。:：\n()（）]|[(（][^()（）\n]{1,20}[)）]){2,60})"
        r"(?!\s\p{Han}(?!\p{Han}{1,7}[:：])|\p{Han})"  # no print of another column right behind
    )
    named = r"(?:名称|题目)(?:为|是)?[“\"《「](?P<title>[^“”\"《》「」\n]{2,80})[”\"》」]"
    of_it = r"名称为(?P<title>[^，,；;。:：、\n]{4,80}?)的(?:发明|实用新型|外观设计)?专利"
    in_brackets = (
        r"(?:ZL|CN)?(?:\d{12}[.．]?[\dX]|\d{8}[.．][\dX])[(（](?:名称[:：])?"
        r"(?P<title>(?=\p{Han}{2})[^()（）\n;；]{4,80})[)）]"
    )
    patterns = (quoted, quoted_behind, in_brackets, numbered, listed, BEHIND, named, of_it)
    found = next((said for pattern in patterns if (said := _titles(pattern, flow))), [])
    if not found:
        said_so = find_all(rf"{before}|{called}", flow.text)
        found = [said for said in said_so if said["colon"] or looks_like_title(said["title"])]
    patents = {item.value for item in patents_in(flow.text)}
    if len(found) < len(patents) or any(search(OF_A_LETTER, said["title"]) for said in found):
        return ()
    return merged(flow.reading_at(*match.span("title"), plain(match["title"])) for match in found)
