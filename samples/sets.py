"""Sets of documents that hold every layout at every level, for measuring readers evenly."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples.deals import Paper
from samples.filing import Folio, Form
from samples.papers import Use, layouts
from samples.printing import Press
from samples.scanner import Level
from samples.truth import Json, write_truth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from samples.papers import Layout


@dataclass(frozen=True, slots=True)
class SetOptions:
    """What set to make: `each` papers of every layout at every level; `only` and `without` name layouts."""

    seed: int
    each: int = 1
    levels: tuple[Level, ...] = tuple(Level)
    use: Use = Use.EVALUATION
    only: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()

    def layouts(self) -> tuple[Layout, ...]:
        """The layouts of the set; of papers that prove nothing, those made to be taken for others."""
        return tuple(
            layout
            for layout in layouts(use=self.use)
            if (layout.kind != "other" or layout.use is Use.EVALUATION)
            and (not self.only or layout.name in self.only)
            and layout.name not in self.without
        )


def generate_set(options: SetOptions, folder: Path) -> Path:
    """Writes one document a file into a folder (an earlier one is replaced), the truth beside. Returns the folder."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    truths: list[Json] = []
    for number, (layout, level, paper) in enumerate(_papers(options), start=1):
        press = Press(paper.seed, options.use, only=layout.name)
        folio = Folio([paper], level.value, None)
        folio.form = _form(random.Random(paper.seed), press.pages_of(paper), level)
        folio.path = f"{number:04d}{folio.form.suffix}"
        data, found = press.print(folio)
        (folder / folio.path).write_bytes(data)
        truths += found
    write_truth(folder.with_name(f"{folder.name}.truth.json"), None, options.seed, [], truths)
    return folder


def _papers(options: SetOptions) -> Iterator[tuple[Layout, Level, Paper]]:
    """Every layout at every level; the subtypes of a layout take turns. A layout's papers depend on no other layout."""
    for layout in options.layouts():
        turn = random.Random(f"{options.seed}:{layout.name}").randrange(len(layout.subtypes))
        for level in options.levels:
            for number in range(options.each):
                rng = random.Random(f"{options.seed}:{layout.name}:{level}:{number}")
                yield layout, level, Paper(layout.kind, layout.subtypes[turn], {}, rng.randrange(2**31))
                turn = (turn + 1) % len(layout.subtypes)


def _form(rng: random.Random, pages: int, level: Level) -> Form:
    if level is Level.CLEAN and rng.random() < 0.5:
        return Form.TEXT_PDF
    return Form.SCANNED_PDF if pages > 1 else rng.choice((Form.SCANNED_PDF, Form.JPG, Form.PNG))
