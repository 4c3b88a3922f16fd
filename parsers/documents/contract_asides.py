"""Facts in brackets that stand between a party's name and what is said of it: 某大学（代码，以下称学校）将其专利….

A sentence reads on over them. Who is who is therefore read from the text without them; codes and addresses are read
from the whole text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from parsers.documents.contract_mentions import Mention
from parsers.layout.flow import Flow
from parsers.values.search import find_all, full_match

_BRACKET = r"(?<=[\p{Han})）])[(\[【〔](?P<inside>(?:[^()\[\]【】〔〕\n]|(?<=[,，])\n){6,200})[)\]】〕]"
_CODE = (
    r"(?:(?:统一)?(?:社会)?信用代码|(?:组织)?机构代码|单位代码|代码|纳税人识别号|税号|USCC)?(?:证号|号)?(?:为|是|:){0,2}"
    r"(?=[A-Z]{0,2}\d)[0-9A-Za-z]{15,20}"
)
_OPEN = rf"(?<=[\p{{Han}})）])[(\[【〔][^()\[\]【】〔〕\n]{{2,40}}(?P<fact>[,，;；、]{_CODE})(?=[与和及。;；,，、\n]|$)"
_PLACE = (
    r"(?:住所地?|(?:注册|通讯|通信|联系|单位|办公)?地址|住址|(?:联系)?电话|法定代表人|法人代表|邮编)(?:为|是|:){1,2}.+"
)
_FACT = rf"{_CODE}|{_PLACE}"
_MARKS = ",，;；、。"
_PIECE = rf"[^{_MARKS}]+[{_MARKS}]?"


def without_asides(flow: Flow) -> tuple[Flow, Callable[[Mention], Mention]]:
    """The flow without codes and addresses in brackets, and the way of a mention in it back to the whole flow."""
    spans, closing = sorted(_asides(flow.text)), dict[int, str]()
    for start, end in _left_open(flow.text):
        if not any(first < end and start < last for first, last in spans):
            spans.append((start, end - 1))
            closing[end - 1] = ")"
    spans.sort()
    if not spans:
        return flow, lambda mention: mention

    def back(index: int) -> int:
        for start, end in spans:
            if start > index:
                break
            index += end - start
        return index

    def placed(mention: Mention) -> Mention:
        return replace(mention, start=back(mention.start), end=back(mention.end - 1) + 1)

    return flow.without(spans, closing), placed


def _left_open(text: str) -> Iterator[tuple[int, int]]:
    """Where a code ends a bracket whose other half was not read, with the mark before it."""
    for match in find_all(_OPEN, text):
        yield match.span("fact")


def _asides(text: str) -> Iterator[tuple[int, int]]:
    """Where facts stand in brackets behind a name, each with the mark behind it; whole brackets of nothing else."""
    for bracket in find_all(_BRACKET, text):
        start, end = bracket.span("inside")
        pieces = [(item.start() + start, item.end() + start) for item in find_all(_PIECE, bracket["inside"])]
        facts = [full_match(_FACT, text[first:last].rstrip(_MARKS).strip()) is not None for first, last in pieces]
        if all(facts):
            yield bracket.span()
            continue
        for place, (first, last) in enumerate(pieces):
            if facts[place]:  # the last one takes the mark before it along
                yield first - (last == end and not facts[place - 1]), last
