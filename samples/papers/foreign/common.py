"""What the layouts of this package share: inventions where no fact is given, captions, watermarks, page numbers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from samples import numbers
from samples.fonts import Font
from samples.papers.canvas import Align, PageCanvas
from samples.papers.facts import Facts
from samples.papers.ink import Colour, Content, Ink, text_width

FONTS = (Font.SONG, Font.MING, Font.BOOK, Font.KAI, Font.BROAD)
PLAIN_FONTS = (Font.BROAD, Font.MICRO, Font.HEI, Font.SONG)
_USES = (
    "用于大跨度钢结构桥梁服役状态在线评估的",
    "面向复杂工况下多源异构数据协同处理的",
    "适用于高盐高湿环境长期连续运行的",
)
_CORES = ("自适应巡检", "多级串联式回收处理", "分布式光纤应变监测", "柔性夹持与快速换装", "低温等离子体改性")
_ENDS = {
    1: ("方法、系统、电子设备及存储介质", "装置及其使用方法与控制系统"),
    2: ("装置的防护密封结构", "设备用限位导向机构"),
    3: ("设备（立式）",),
}


def inventing(facts: Facts, rng: random.Random, **more: object) -> Facts:
    """The facts with further inventions for those that were not given."""
    return Facts({**more, **facts.given}, rng)


def long_title(rng: random.Random, kind: int = 1) -> str:
    """A title that hardly fits two lines."""
    return f"{'' if kind == 3 else '一种'}{rng.choice(_USES)}{rng.choice(_CORES)}{rng.choice(_ENDS[kind])}"


def patents(facts: Facts, rng: random.Random, count: int, kinds: Sequence[int] = (1, 1, 2)) -> dict[str, object]:
    """Numbers of patents and their titles, some of them long."""
    found: list[tuple[str, str]] = []
    for _ in range(count):
        kind = rng.choice(kinds)
        filed = facts.world.day(date(2013, 2, 1), date(2017, 11, 30))
        title = long_title(rng, kind) if kind == 3 or rng.random() < 0.3 else _title(facts, filed, kind)
        found.append((numbers.patent_number(rng, filed, kind), title))
    return {"patent_numbers": [number for number, _ in found], "titles": [title for _, title in found]}


def _title(facts: Facts, filed: date, kind: int) -> str:
    while (patent := facts.world.patent(filed)).type_digit != kind:
        pass
    return patent.title


def filing_day(rng: random.Random, found: dict[str, object]) -> date:
    """A day of the year in which the first of some invented patents was filed."""
    number = str(found["patent_numbers"])[2:6]
    return date(int(number), rng.randint(2, 11), rng.randint(1, 28))


def parties(facts: Facts, rng: random.Random, counts: Sequence[int], *, public: bool) -> list[str]:
    """Names of co-owners: a university first if `public`, then firms and perhaps a person."""
    count = rng.choice(counts)
    found = [facts.university().name if public else facts.firm().name]
    while len(found) < count:
        found.append(facts.world.person() if rng.random() < 0.25 else facts.firm().name)
    return found


def captioned(  # noqa: PLR0917 - place and contents of one field
    page: PageCanvas, x: float, y: float, width: float, caption: str, value: Content, inks: tuple[Ink, Ink],
    *, below: bool = False, align: Align = "left",
) -> float:  # fmt: skip
    """A value with its caption above it, or below; returns the y below both."""
    small, ink = inks
    if below:
        y = page.paragraph(x, y, width, value or " ", ink, leading=1.35, align=align, keep_words=False)
        return page.paragraph(x, y, width, caption, small, leading=1.4, align=align)
    y = page.paragraph(x, y, width, caption, small, leading=1.5, align=align)
    return page.paragraph(x, y, width, value or " ", ink, leading=1.35, align=align, keep_words=False)


def spread(page: PageCanvas, corner: tuple[float, float], width: float, text: str, ink: Ink) -> None:
    """A label whose characters stand apart so that it fills a width."""
    x, y = corner
    free = width - text_width(text, ink)
    gap = free / max(1, len(text) - 1)
    for char in text:
        x = page.text(x, y, char, ink) + gap


def watermark(page: PageCanvas, rng: random.Random, text: str, tone: Colour = (226, 228, 232)) -> None:
    """Pale words across the page; to be drawn before anything else."""
    ink = Ink(Font.BROAD, rng.uniform(30, 44), tone, spacing=0.2)
    for row in range(3):
        place = page.height * (0.34 + 0.27 * row)
        page.turned(page.width * rng.uniform(0.05, 0.3), place, text, ink, rng.uniform(18, 34))


def number_page(page: PageCanvas, text: str, ink: Ink) -> None:
    """A page number in the middle of the foot."""
    page.text(page.width / 2, page.height - 32, text, ink, "center")
