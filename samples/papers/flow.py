"""Running text over several pages: blocks flow down a page and on to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from samples.papers.canvas import A4, MM, Align, PageCanvas
from samples.papers.ink import Content, Ink, wrap
from samples.papers.table import Cell, TableStyle, table


@dataclass(slots=True)
class Flow:
    """Pages that fill from top to bottom, sizes in points; `footer` draws on every page, given its number."""

    ink: Ink
    margin: float = 25 * MM
    leading: float = 1.7
    size: tuple[float, float] = A4
    indent: float = 2.0
    footer: Callable[[PageCanvas, int], None] | None = None
    pages: list[PageCanvas] = field(default_factory=list)
    y: float = 0.0

    @property
    def page(self) -> PageCanvas:
        """The page being filled."""
        if not self.pages:
            self.new_page()
        return self.pages[-1]

    @property
    def width(self) -> float:
        """Width between the margins."""
        return self.size[0] - 2 * self.margin

    @property
    def bottom(self) -> float:
        """The y that text stays above."""
        return self.size[1] - self.margin * 0.9

    def new_page(self) -> None:
        """Starts a page."""
        self.pages.append(PageCanvas(*self.size))
        self.y = self.margin
        if self.footer:
            self.footer(self.pages[-1], len(self.pages))

    def need(self, height: float) -> None:
        """Starts a page if less than this is left."""
        if not self.pages or self.y + height > self.bottom:
            self.new_page()

    def skip(self, height: float) -> None:
        """Leaves a gap."""
        self.y += height

    def line(self, content: Content, ink: Ink | None = None, *, align: Align = "left", gap: float = 0.0) -> None:
        """A paragraph without indent."""
        self.para(content, ink, align=align, indent=0.0)
        self.y += gap

    def para(
        self, content: Content, ink: Ink | None = None, *, align: Align = "left", indent: float | None = None
    ) -> None:
        """A paragraph, its first line indented by so many characters (the flow's own indent if not given)."""
        ink = ink or self.ink
        first = (self.indent if indent is None else indent) * ink.size
        step = ink.size * self.leading
        for number, line in enumerate(wrap(content, ink, self.width, indent=first)):
            self.need(step)
            self.page.lay(
                self.margin + (0 if number else first), self.y, self.width - (0 if number else first), line, ink, align
            )
            self.y += step

    def grid(
        self, shares: Sequence[float], rows: Sequence[Sequence[Cell | str]], style: TableStyle, *, header: int = 1
    ) -> None:
        """A table over the width of the text, columns in these shares, its header repeated on the next page."""
        widths = [self.width * share / sum(shares) for share in shares]
        head, body = list(rows[:header]), list(rows[header:])
        while True:
            self.need(style.row * (header + 1.5))
            room = max(1, int((self.bottom - self.y) / (style.row * 1.6)) - header)
            part, body = (body, []) if len(body) <= room else (body[:room], body[room:])
            self.y = table(self.page, self.margin, self.y, widths, [*head, *part], style)
            if not body:
                return
            self.new_page()
