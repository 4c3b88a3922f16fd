"""The pages speak Chinese and English: every text stands in one catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from heyan.web.language import Language, read_po, translations
from heyan.web.words import LABELS

WEB = Path(__file__).parent.parent / "heyan" / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
HAN = re.compile(r"[\u4e00-\u9fff]")


def texts_of_templates() -> Iterator[tuple[str, str]]:
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for path in TEMPLATES:
        for _line, _function, message in extract_from_ast(environment.parse(path.read_text(encoding="utf-8"))):
            texts = message if isinstance(message, tuple) else (message,)
            yield from ((path.name, text) for text in texts if text)  # a text that a filter gives has no words here


def texts_of_code() -> Iterator[tuple[str, str]]:
    for path in sorted(WEB.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "marked":
                text = ast.literal_eval(node.args[0])
                yield path.name, text


def texts_of_labels() -> Iterator[tuple[str, str]]:
    for name, table in LABELS.items():
        for word in table.values():
            yield name, word


def used() -> dict[str, str]:
    found: dict[str, str] = {}
    for texts in (texts_of_templates(), texts_of_code(), texts_of_labels()):
        found |= {text: place for place, text in texts}
    return found


def test_every_text_of_the_pages_has_its_english() -> None:
    catalogue = translations(Language.ENGLISH).texts
    lacking = {text: place for text, place in used().items() if not catalogue.get(text)}
    assert not lacking


def test_the_catalogue_keeps_no_text_that_no_page_uses() -> None:
    assert not set(translations(Language.ENGLISH).texts) - set(used())


def test_the_english_fills_in_the_same_values() -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"%\((\w+)\)s", text)) | {name for _, name, _, _ in Formatter().parse(text) if name}

    for text, english in translations(Language.ENGLISH).texts.items():
        assert places(text) == places(english), text
        assert not HAN.search(english) or text == "中文", english


TAGS = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%\s*trans.*?endtrans\s*%\}|\{%.*?%\}", re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_shows_no_chinese_outside_the_catalogue(path: Path) -> None:
    text = TAGS.sub("", path.read_text(encoding="utf-8"))
    assert not HAN.findall(text.replace(">中文<", ""))  # the switch names each language in itself


def test_scripts_carry_no_texts_of_their_own() -> None:
    for path in (WEB / "static").glob("*.js"):
        assert not HAN.search(path.read_text(encoding="utf-8")), path.name


def test_a_catalogue_goes_on_over_lines_and_keeps_marks() -> None:
    text = '# note\nmsgid ""\nmsgstr "head"\n\nmsgid "一\\n"\n"二"\nmsgstr "one \\"1\\"\\n"\n"two"\n'
    assert dict(read_po(text)) == {"一\n二": 'one "1"\ntwo'}


@pytest.mark.parametrize("text", ["msgid x", 'msgctxt "a"', "nonsense"])
def test_a_catalogue_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="pages:1"):
        list(read_po(text, "pages"))
