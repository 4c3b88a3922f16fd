"""The day a contract was signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from parsers.documents.contract_amended import days_of_another
from parsers.documents.contract_words import MADE, NOT_SIGNING, SIGNATURE_DATE_LABELS, SIGNED_LABELS
from parsers.layout.flow import Flow
from parsers.reading import Field, Reading
from parsers.values.dates import find_dates
from parsers.values.found import Found
from parsers.values.search import find_all, full_match, replaced, search

LABEL_REACH = 12
"""Characters between a label and its date (（年月日）, 为, colons)."""
SIGNATURE_ZONE = r"盖章|公章|签章|专用章|签字|签名|法定代表人|授权代表|委托代理人"
SIGNED_BY = rf"(?:^|[\n ])[^\n ]{{0,14}}[(（](?:{SIGNATURE_ZONE})[)）][:：]?(?P<name>[\p{{Han}}()（）]{{0,40}})$"
"""What stands before a day in a cell in which a party signs, its name above: 甲方（盖章）：某大学2021/10/08."""
SIGNATURE_REACH = 260
"""Characters behind a call for a seal or signature within which a date is that of signing."""
SIGNATURE_LEAD = 60
"""Characters before the first call for a seal within which 日期 labels the day of signing."""
OF_OUR_TIME = "公元"
"""What may stand before a year."""
END = 40
"""Characters that may follow the day at the end of a contract."""
MOST_BESIDE = 16
"""Characters beside a date that stands alone on its line, and no figure among them: a list's row has more."""
_NAMED = r"(?:[(（][^()（）]{0,60}称[^()（）]{1,40}[)）]|[(（][“\"]?\p{Han}{1,8}(?:[方人]|单位|公司|企业)[”\"]?[)）])"
PART_OF_A_DAY = r"(?:日期|时间)?[:：]?\d{4}年\d{0,2}月?\d{0,2}日?"
"""A day of which figures were not read."""
OPENING = (
    rf"(?:{_NAMED}[^。；;\n]{{0,12}}"
    r"|(?:^|[。\n])[^。；;\n]{0,40}(?:与|和|、)\p{Han}[\p{Han}()（）]{3,30}(?:公司|大学|学院|研究[院所]|中心|厂))(?:于|在)$"
)
"""What stands before the day of signing where a contract opens with its parties: 与某公司（以下称受让方）于."""
MADE_IN_ENGLISH = (
    r"(?:[Aa]greement|[Cc]ontract|AGREEMENT|CONTRACT)is(?:made|signed|executed|enteredinto)(?:andenteredinto)?(?:as)?"
    r"(?:on|of)$"
)
"""How a contract in two languages says so in the other one, its blanks left out: ThisAgreementismadeon."""
AGREED = (
    rf"^[^。；;,，《\n]{{0,16}}(?:(?:{MADE})(?:[,，。:]|本(?:合同|协议|契约))"
    r"|(?:达成|议定|约定)(?:协议|合意|一致)?[,，]?(?:本(?:合同|协议|契约)|如下|以下|下列))"
)
"""How the sentence goes on behind that day."""


def read_signed_on(flow: Flow) -> tuple[Field, ...]:
    """The day of signing: by its label; else the later of the dates beside the signatures; else a cover's only date."""
    dates = find_dates(flow.text)
    another = days_of_another(flow, dates)
    dates = [found for found in dates if found not in another]
    for group in (_labelled(flow, dates), _in_a_sentence(flow, dates)):
        if group and all(_in_signature_zone(flow, found) for found in group):
            return _latest(flow, [*group, *(item for item in _beside_signatures(flow, dates) if item not in group)])
        if group:
            return (Field(tuple(flow.reading(found) for found in group)),)
    if listed := list(_below_a_label(flow, dates)):
        return _latest(flow, listed)
    if signed := list(_beside_signatures(flow, dates)):
        return _latest(flow, signed, 0.9)
    alone = [found for found in dates if _stands_alone(flow, found)]
    ending = [found for found in alone if _ends_it(flow, found)]
    if len({found.value for found in alone}) > 1 and len({found.value for found in ending}) == 1:
        alone = ending
    if len({found.value for found in alone}) == 1:
        return (Field((_dimmed(flow, alone[0], 0.7),)),)
    return ()


def _ends_it(flow: Flow, found: Found[date]) -> bool:
    """Whether nothing of a contract follows a date but a line or two."""
    return len(flow.text) - found.end < END


def _latest(flow: Flow, signed: Sequence[Found[date]], sure: float = 1.0) -> tuple[Field, ...]:
    """The last of the days on which the parties signed: with it the contract is made."""
    last = max((found.value for found in signed if found.value), default=None)
    return (Field(tuple(_dimmed(flow, found, sure) for found in signed if found.value == last)),)


def _dimmed(flow: Flow, found: Found[date], sure: float) -> Reading:
    return flow.reading_at(
        found.start, found.end, found.value, certainty=found.certainty * sure, repaired=found.repaired
    )


def _labelled(flow: Flow, dates: Sequence[Found[date]]) -> list[Found[date]]:
    """Dates behind 签订日期 and its like."""
    found = []
    for label in find_all(rf"(?<!原|主|前)(?:{SIGNED_LABELS})", flow.text):
        for item in dates:
            between = flow.text[label.end() : item.start] if item.start >= label.end() else None
            if between is None or len(between) > LABEL_REACH:
                continue
            if full_match(r"(?:[(（][^)）]{0,8}[)）])?(?:为|是)?[:：;.·\s]*\n?", between):
                found.append(item)
    return found


def _below_a_label(flow: Flow, dates: Sequence[Found[date]]) -> Iterator[Found[date]]:
    """Dates in a column headed 签署时间: each is the day on which the party of its row signed."""
    place, width = -1, 0
    for line in find_all(r"[^\n]+", flow.text):
        cells = list(find_all(r"[^ ]+", line[0]))
        heads = [index for index, cell in enumerate(cells) if full_match(SIGNED_LABELS, cell[0])]
        if len(cells) > 1 and heads:
            place, width = heads[0], len(cells)
        elif len(cells) != width:
            place = -1
        elif place >= 0:
            start, end = (line.start() + edge for edge in cells[place].span())
            yield from (item for item in dates if start <= item.start and item.end <= end)


def _in_a_sentence(flow: Flow, dates: Sequence[Found[date]]) -> list[Found[date]]:
    """Dates of sentences that say when the contract was made: 本合同于2022年3月1日在北京签订."""
    return [
        item
        for item in dates
        if _says_when_made(
            flow.text[max(0, item.start - 130) : item.start].removesuffix(OF_OUR_TIME),
            flow.text[item.end : item.end + 110],
        )
    ]


def _says_when_made(before: str, after: str) -> bool:
    """Whether the words around a date say that the contract was made then, and not another one."""
    english = search(MADE_IN_ENGLISH, before)
    own = search(rf"^[,，]?[^。；;《\n\d]{{0,90}}?(?:{MADE})(?:了)?本\p{{Han}}{{0,6}}(?:合同|协议|契约)", after)
    sealed = search(rf"(?:{MADE}|章|签字|签名)之?日(?:即|[(（])$", before)
    if own or english or (sealed and search(r"^[)）]?(?:之日)?起?(?:正式)?(?:成立|生效)", after)):
        return True
    if search(r"(?:本|该)(?:合同|协议|契约)$", before) and search(rf"^(?:在\p{{Han}}{{2,8}})?(?:{MADE})", after):
        return True
    cited = (
        rf"^[^。；;\n]{{0,60}}(?:原合同|原协议|主合同)|^[^。；;《\n]{{0,22}}(?:{MADE})(?:的|了)"
        r"(?:[^。；;\n]{0,24}[《“]|(?:合同|协议)?编号(?![^。；;\n]{0,40}本))"
    )
    if search(r"(?:曾经?|已|先前|此前)(?:于|在)$", before) or search(cited, after):
        return False
    if search(r"(?:^|[\n,，。])$", before):  # 本合同一式四份，2022年3月1日签订于滨州。
        return bool(search(rf"^(?:{MADE})(?:于\p{{Han}}{{2,10}})?(?:[。；;\n]|$)", after))
    if search(OPENING, before) and search(AGREED, after):
        return True
    about = search(r"(?:本|该)(?:合同|协议|契约)[^。；;\n]{0,16}(?:于|在)$", before) or search(
        r"(?:双方|各方)[^。；;\n]{0,8}于$", before
    )
    return bool(about and search(rf"^[^。；;\n]{{0,22}}(?:(?:{MADE})|签约|签字|盖章|签(?=\n|$))|{AGREED}", after))


def _beside_signatures(flow: Flow, dates: Sequence[Found[date]]) -> Iterator[Found[date]]:
    """Dates among the signatures: behind 日期, or standing alone, after the last clause."""
    for item in dates:
        before = flow.text[max(0, item.start - SIGNATURE_REACH) : item.start]
        before = before.replace("日 期", "日期")
        zone = _in_signature_zone(flow, item) or _ends_it(flow, item)
        label = search(r"(?:^|[\n\s。；;:)）]|\d日?+)(?P<label>[^\n\s。；;:：\d]{1,12})[:：]?\s?$", before)
        if item.value is None or not (zone or (label is not None and _comes_before_seals(flow, item))):
            continue
        word = replaced(rf"^.*[(（](?:{SIGNATURE_ZONE})[)）](?=.)", "", label["label"]) if label else ""
        called = full_match(rf".{{0,8}}[(（]?(?:{SIGNATURE_ZONE})[)）]?", word)
        of_signing = not search(NOT_SIGNING, word)
        dated = full_match(SIGNATURE_DATE_LABELS, word) or _stands_alone(flow, item) or _is_the_last_word(flow, item)
        if called or (of_signing and dated) or _is_below_a_name(flow, item, before):
            yield item


def _is_below_a_name(flow: Flow, found: Found[date], before: str) -> bool:
    """Whether a date ends the cell in which a party signs."""
    signed = search(SIGNED_BY, before)
    ends = flow.text[found.end : found.end + 1] in ("", "\n", " ")
    return ends and signed is not None and not search(NOT_SIGNING, signed["name"])


def _is_the_last_word(flow: Flow, found: Found[date]) -> bool:
    """Whether a date stands apart behind the signatures, and nothing at all behind it."""
    apart = flow.text[max(0, found.start - 1) : found.start] in tuple("\n ")
    return apart and not flow.text[found.end :].strip() and _in_signature_zone(flow, found)


def _in_signature_zone(flow: Flow, found: Found[date]) -> bool:
    return search(SIGNATURE_ZONE, flow.text[max(0, found.start - SIGNATURE_REACH) : found.start]) is not None


def _comes_before_seals(flow: Flow, found: Found[date]) -> bool:
    return search(r"盖章|公章|签章|签字|签名", flow.text[found.end : found.end + SIGNATURE_LEAD]) is not None


def _agrees(part: str, found: Found[date]) -> bool:
    """Whether what was read of the other party's day is of the same: 2021年月15日 beside 2021年3月15日."""
    figures = {number[0].lstrip("0") for number in find_all(r"\d+", part)}
    day = found.value
    return day is not None and "" not in figures and figures <= {str(day.year), str(day.month), str(day.day)}


def _stands_alone(flow: Flow, found: Found[date]) -> bool:
    """Whether a date is a line or a cell of its own, and not one of a row in a list."""
    start = found.start - len(OF_OUR_TIME) * flow.text[: found.start].endswith(OF_OUR_TIME)
    before = flow.text[start - 1 : start] if start else "\n"
    after = flow.text[found.end : found.end + 12]
    if before not in "\n " or not search(r"^(?:[\n ]|$|于\p{Han}{2,8}(?:[。\n]|$))", after):
        return False
    first, end = flow.paragraph(start)
    beside = flow.text[first:start] + flow.text[found.end : end]
    for other in find_dates(beside):
        beside = beside.replace(other.text, "")
    if full_match(PART_OF_A_DAY, beside.strip()) and _agrees(beside, found):
        return True
    return len(beside.replace(" ", "")) <= MOST_BESIDE and not search(r"\d", beside)
