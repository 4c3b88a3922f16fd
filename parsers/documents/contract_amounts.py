"""The amounts that a contract prints, in figures, in words, or both where they stand together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from parsers.documents.amount_words import is_tail
from parsers.documents.contract_price_words import PRICE_LABELS
from parsers.values.amount import Unit, find_amounts, parse_amount, unit_in
from parsers.values.found import Found
from parsers.values.search import find_all, full_match, replaced, search
from parsers.values.words import find_words

TEN_THOUSAND, CENT = Decimal(10000), Decimal("0.01")
IN_TEN_THOUSANDS = r"[(（](?:单位[:：])?(?:人民币)?万元[)）]$"
"""How the head of a column ends whose figures are in units of ten thousand."""
TOGETHER = 16
"""Characters between figures and words of one mention."""
SPELLED = r"^[)）]?[;；,，。]?\s?(?:in\s?words)?\s?[(（]?大写[:：)）\s]{0,3}(?:人民币)?$"
IN_FIGURES = r"^[)）]?[;；,，。]?\s?[(（]?小写(?:金额)?[:：)）\s]{0,3}(?:人民币)?$"
"""What stands between words and figures of one amount: 大写：…；小写：…."""
LOST = r"(?=.*[元圆整])(?=.*[壹贰叁肆伍陆柒捌玖一二三四五六七八九])"
"""What makes an amount in words of numerals that were not understood; a unit alone (万元) is none."""
SUM_OF_A_TABLE = (
    r"(?<=[金价费款额][^\n]{0,6}[(（](?:人民币)?元[)）][^\n]*\n(?:[^\n]+\n){1,40})"
    r"(?:合计|总计|共计) (?P<number>\d[\d,，.]{3,})(?=\n|$)"
)
"""The last row of a table of prices in yuan: 合计 100000."""
ANOTHER = r"[总共合]计|每|[件项台]|[价费款金税](?!额?大写)"
"""Words between two sums that differ which show that the second is another one."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One mention of an amount: figures, words or both; how much it speaks of the total, and of something else."""

    start: int
    end: int
    figures: Found[Decimal] | None
    words: Found[Decimal] | None
    score: float = 0.0
    part: float = 0.0

    @property
    def value(self) -> Decimal | None:
        """The amount, by its figures where there are any."""
        figure = self.figures.value if self.figures else None
        return figure if figure is not None else self.words.value if self.words else None


def amounts_in(text: str) -> list[Amount]:
    """All amounts from left to right, figures and words that stand together as one mention."""
    figures = _figures(text)
    words = [found for found in find_words(text) if found.value is not None or search(LOST, found.text)]
    said = {found.value for found in figures}
    words = [_unless_tail(found, said) for found in words if not _inside_figures(found, figures)]
    items = sorted([(found.start, 0, found) for found in figures] + [(found.start, 1, found) for found in words])
    mentions: list[Amount] = []
    for _, kind, found in items:
        figure, spelled = (found, None) if kind == 0 else (None, found)
        last = mentions[-1] if mentions else None
        if last is not None and _belong_together(text, last, found, spelled=kind == 1):
            mentions[-1] = replace(last, end=found.end, figures=last.figures or figure, words=last.words or spelled)
        else:
            mentions.append(Amount(found.start, found.end, figure, spelled))
    return mentions


def _unless_tail(words: Found[Decimal], figures: Collection[object]) -> Found[Decimal]:
    """The words, without their value where they are but the end of what a figure of the contract says."""
    cut = words.value not in figures and is_tail(words, figures)
    return replace(words, value=None) if cut else words


def _inside_figures(words: Found[Decimal], figures: list[Found[Decimal]]) -> bool:
    """Whether the numerals are only the unit of figures (38 万元)."""
    return any(found.start <= words.start and words.end <= found.end + 1 for found in figures)


def _belong_together(text: str, last: Amount, found: Found[Decimal], *, spelled: bool) -> bool:
    between = text[last.end : found.start]
    free = last.words is None if spelled else last.figures is None
    if free and search(SPELLED if spelled else IN_FIGURES, between):
        return True
    if not free or len(between) > TOGETHER or search(r"[。；;]|其中|首|余|定金|期|第", between):
        return False
    return found.value == last.value or not search(ANOTHER, replaced(r"[大小]写金额|金额[大小]写", "", between))


def _figures(text: str) -> list[Found[Decimal]]:
    """Amounts in figures: those of amount's shape, and bare numbers behind a label of the price."""
    printed = [_trimmed(item) for item in find_amounts(text) if item.value is None or item.value >= 0]
    found = [_in_yuan(text, replace(item, value=None) if _is_cut(item) else item) for item in printed]
    pattern = (
        rf"(?:{PRICE_LABELS})(?P<unit>[(（][^)）\n]{{0,8}}[)）])?(?:为|是|计)?(?:人民币)?[:：\s]{{0,3}}"
        r"(?P<number>[¥￥]?\d[\d,，.]*)(?![\d%‰年月日期条.])"
    )
    for match in (*find_all(pattern, text), *find_all(SUM_OF_A_TABLE, text)):
        start, end = match.span("number")
        if any(item.start < end and start < item.end for item in found):
            continue
        unit = unit_in(match.groupdict().get("unit") or "") or Unit.YUAN
        if "\n" in text[match.start() : start] and full_match(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?", match["number"]):
            continue  # the number of the clause below
        if full_match(r"\d{1,2}[.．]", match["number"]):
            continue  # the number of the next clause, where the amount before it was not read
        amount = parse_amount(match["number"].rstrip("，,."), unit=unit)
        if amount is not None:
            found.append(replace(amount, start=start + amount.start, end=start + amount.end))
    return sorted(found, key=lambda item: item.start)


def _is_cut(found: Found[Decimal]) -> bool:
    """Whether a figure is but the end of one: nobody writes nought in units of ten thousand (0万元 of 30万元)."""
    return found.value == 0 and search(r"[万亿]", found.text) is not None


def _trimmed(found: Found[Decimal]) -> Found[Decimal]:
    """Without the colon or blank before it."""
    lead = len(found.text) - len(found.text.lstrip(": \n"))
    return replace(found, start=found.start + lead, text=found.text[lead:])


def _in_yuan(text: str, figure: Found[Decimal]) -> Found[Decimal]:
    """A figure of a table that prints no unit, in that of the head of its column."""
    if figure.value is None or search(r"[元万亿¥￥]", figure.text):
        return figure
    start = text.rfind("\n", 0, figure.start) + 1
    line = text[start:].split("\n", 1)[0]
    place, cells = text[start : figure.start].count(" "), line.count(" ") + 1
    for row in reversed(text[:start].splitlines()) if cells > 1 else ():
        heads = row.split(" ")
        if len(heads) < 2:
            break
        if any(search(IN_TEN_THOUSANDS, head) for head in heads):
            own = heads[place] if len(heads) == cells else heads[-1] if place == cells - 1 else ""
            return (
                replace(figure, value=(figure.value * TEN_THOUSAND).quantize(CENT))
                if search(IN_TEN_THOUSANDS, own)
                else figure
            )
    return figure
