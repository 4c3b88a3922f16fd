"""A reviewer's corrections of the cuts: split here, join these, this is a contract, this page belongs to nothing.

They are keyed by content (the SHA-256 of a file, and its page), so that they survive every re-run and a renamed file.
The file is TOML, one table a correction:

    [[corrections]]
    file = "…"            # SHA-256 of the file, its first 12 characters or more
    page = 37
    step = "split"        # split | join | kind | aside
    kind = "contract"     # with step "kind"
    note = "…"            # for people
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ocr.errors import ConfigError
from parsers.reading import DocumentKind, Seam

if TYPE_CHECKING:
    from extract.pages import Page
    from parsers.classify import Guess

LEAST_DIGITS = 12
"""Characters of a SHA-256 that name a file well enough."""


class Step(StrEnum):
    """What a correction says of a page: a document begins on it, it goes on, its document's kind, it is nothing."""

    SPLIT = "split"
    JOIN = "join"
    KIND = "kind"
    ASIDE = "aside"


_WORDS = {
    Step.SPLIT: "本页起为另一份材料",
    Step.JOIN: "本页与前一页为同一份材料",
    Step.KIND: "本页起的材料类别已指定",
    Step.ASIDE: "本页不属于任何材料",
}


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: the file by its content, the page (from 1), what to do, the kind told, and a note."""

    file: str
    page: int
    step: Step
    kind: DocumentKind | None = None
    note: str = ""

    @property
    def words(self) -> str:
        """What it says, in Chinese."""
        return f"第 {self.page} 页：{_WORDS[self.step]}" + (f"（{self.note}）" if self.note else "")


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A correction that could not be applied, and why, in Chinese."""

    correction: Correction
    why: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of a package, by the path of the file and the page; `unmatched` ones fit nothing submitted."""

    steps: Mapping[tuple[str, int], Correction] = field(default_factory=dict)
    unmatched: tuple[Unmatched, ...] = ()

    def at(self, file: str, page: int) -> Correction | None:
        """The correction of a page."""
        return self.steps.get((file, page))

    def corrected(self, page: Page, guess: Guess) -> Guess:
        """The guess as the reviewer has it."""
        told = self.at(page.file, page.number)
        if told is None or not self.one_paper(page):
            return guess
        if told.step is Step.ASIDE or told.kind is None:
            from parsers.classify import Guess

            return Guess(DocumentKind.OTHER, "set_aside", 1.0, True, ("correction",), opens=True)
        subtype = guess.subtype if guess.kind is told.kind else None
        return replace(guess, kind=told.kind, subtype=subtype, confidence=1.0, is_first_page=True, opens=True,
                       continues=False, ordering=None, cues=("correction",))  # fmt: skip

    def one_paper(self, page: Page) -> bool:
        """Whether the reviewer told what the page is, so that it is not taken apart."""
        told = self.at(page.file, page.number)
        return told is not None and told.step in (Step.KIND, Step.ASIDE)

    def seam(self, page: Page) -> Seam | None:
        """What the reviewer decided before a page; a page behind one that is set aside begins anew."""
        told = self.at(page.file, page.number)
        before = self.at(page.file, page.number - 1)
        if told is not None:
            return Seam(
                page.file, page.number, told.step is not Step.JOIN, 1.0, f"人工更正：{told.words}", settled=True
            )
        if before is not None and before.step is Step.ASIDE:
            return Seam(page.file, page.number, True, 1.0, "人工更正：前一页不属于任何材料", settled=True)
        return None


NO_CORRECTIONS = Corrections()


def parse_corrections(text: str, source: str) -> list[Correction]:
    """The corrections in a TOML text; `source` names it in messages.

    Raises:
        ConfigError: the text is no TOML, or a correction is not complete.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{source}：不是有效的 TOML（{error}）。请改正后重新运行。") from error
    entries = raw.get("corrections", [])
    if not isinstance(entries, list) or set(raw) - {"corrections"}:
        raise ConfigError(f"{source}：只应含 [[corrections]] 各项。请改正后重新运行。")
    return [_correction(entry, f"{source} 第 {number} 项") for number, entry in enumerate(entries, start=1)]


def _correction(entry: Mapping[str, Any], source: str) -> Correction:
    try:
        step = Step(entry["step"])
        kind = DocumentKind(entry["kind"]) if "kind" in entry else None
        file, page = str(entry["file"]).lower(), int(entry["page"])
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigError(
            f"{source}：须有 file（文件的 SHA-256）、page（页码）和 step（{'、'.join(Step)}）；kind 为材料类别代码"
            f"（{'、'.join(DocumentKind)}）。有误之处：{_lacking(error)}。"
        ) from error
    if len(file) < LEAST_DIGITS or page < 1:
        raise ConfigError(f"{source}：file 至少 {LEAST_DIGITS} 位，page 从 1 起。请改正后重新运行。")
    if step is Step.KIND and kind is None:
        raise ConfigError(f"{source}：step 为 kind 时须写明 kind（{'、'.join(DocumentKind)}）。请补上后重新运行。")
    return Correction(file, page, step, kind, str(entry.get("note", "")))


def _lacking(error: Exception) -> str:
    """What is missing or not known, without the words of the interpreter."""
    return f"缺少 {error.args[0]}" if isinstance(error, KeyError) else "step、kind 或 page 的值不在所列之中"


def matched(corrections: Sequence[Correction], files: Mapping[str, tuple[str, int]]) -> Corrections:
    """The corrections tied to what was submitted: `files` maps a path to its SHA-256 and its number of pages."""
    steps: dict[tuple[str, int], Correction] = {}
    unmatched: list[Unmatched] = []
    for item in corrections:
        paths = [path for path, (digest, _) in files.items() if digest.startswith(item.file)]
        fitting = [path for path in paths if item.page <= files[path][1]]
        taken = [path for path in fitting if (path, item.page) in steps]
        if not paths:
            unmatched.append(Unmatched(item, "材料中没有这个文件（内容已改变或未提交）"))
        elif not fitting:
            unmatched.append(Unmatched(item, f"该文件没有第 {item.page} 页"))
        elif taken:
            unmatched.append(Unmatched(item, "同一页另有一条更正，以先写的为准"))
        else:
            steps.update({(path, item.page): item for path in fitting})
    return Corrections(steps, tuple(unmatched))


def as_toml(correction: Correction) -> str:
    """The lines that write a correction down."""
    lines = [
        "[[corrections]]",
        f'file = "{correction.file}"',
        f"page = {correction.page}",
        f'step = "{correction.step}"',
    ]
    lines += [f'kind = "{correction.kind}"'] if correction.kind else []
    lines += [f"note = {_quoted(correction.note)}"] if correction.note else []
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)
