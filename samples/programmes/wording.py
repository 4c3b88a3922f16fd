"""Running text of invented applications, from `texts.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from samples.programmes.form import Block, Line, Prose, Title, signature

_TEXTS: dict[str, Any] = tomllib.loads(
    resources.files("samples.programmes").joinpath("texts.toml").read_text(encoding="utf-8")
)
_NUMERALS = "一二三四五六七八九十"


def words(name: str, **values: str) -> str:
    """A text with its blanks filled in."""
    text: str = _TEXTS[name]
    return text.format(**values)


def commitment(applicant: str, made_on: str, *, seal: bool = True) -> list[Block]:
    """信用承诺书 with its signature; without the seal where the applicant forgot it."""
    lines: list[Block] = [Title("信用承诺书"), Prose("我单位已知晓本项目的申报要求，并郑重承诺如下：")]
    lines += [Prose(item) for item in _TEXTS["commitment"]]
    closing = ("项目申报责任人（签名）：", f"申报单位（公章）：{applicant}", made_on)
    return lines + signature(closing, applicant if seal else "")


def plan(title: str, parts: Mapping[str, Sequence[str]]) -> list[Block]:
    """A plan under the headings of an outline: numbered parts, each with its numbered sections."""
    known: dict[str, str] = {item["heading"]: item["text"] for item in _TEXTS["plan"]}
    found: list[Block] = [Title(title)]
    for place, (heading, sections) in enumerate(parts.items()):
        found.append(Line(f"{_NUMERALS[place]}、{heading}", bold=True))
        if not sections:
            found.append(Prose(known.get(heading, known["建设举措"])))
        for number, name in enumerate(sections):
            found += [Line(f"（{_NUMERALS[number]}）{name}", bold=True), Prose(known.get(name, known["总体思路"]))]
    return found


OUTLINE: Mapping[str, Sequence[str]] = {
    "基本情况": ("知识产权工作现状", "专利转化运用情况", "面临问题及对策"),
    "建设思路和目标": ("总体思路", "建设目标"),
    "建设举措": (),
    "保障措施": (),
    "进度安排": (),
}
"""The outline that the guidelines of Anhui and Liaoning share."""
