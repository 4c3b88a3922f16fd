"""The letter of commitment (承诺书): who signs it, and when."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Page
from ocr.lines import Line
from parsers.documents.parsed import Parsed
from parsers.reading import DocumentKind, Field, Reading, field_of
from parsers.values.dates import find_dates
from parsers.values.organisation import looks_like_organisation, normalise_name
from parsers.values.search import full_match, search
from parsers.values.text import plain

_TITLE = r"(?:[一二三四五六七八九十]{1,2}[、.．])?.{0,12}(?:信用|诚信|真实性|廉洁)?承诺(?:书|函)|真实性声明"
_PROMISE = r"承诺(?:如下|遵守|以上|上述)|(?:郑重|自愿)承诺|如违背以上承诺|愿意承担"
_SIGNED_BY = (
    r"^\s*(?:.{0,10}(?:申报|承诺|承担)?单位|承诺人)\s*(?:[(（]\s*(?:盖章|公章)\s*[)）])?\s*[:：]\s*"
    r"(?P<name>\S.*?)\s*(?:[(（]\s*(?:盖\s*章|公\s*章|签\s*章|签字)\s*[)）].*)?$"
)


def parse_all(pages: Sequence[Page]) -> list[Parsed]:
    """The letter; a form that goes on behind it in one cut comes as well."""
    from parsers.documents.application import application_of, says_something

    form = application_of(pages)
    letter = commitment_in(pages) or Parsed(DocumentKind.COMMITMENT, None, 0.6, {})
    return [letter, form] if says_something(form) and any(page.grids for page in pages) else [letter]


def commitment_in(pages: Sequence[Page]) -> Parsed | None:
    """A letter of commitment on these pages: its title, and a sentence that promises; None where there is none."""
    for number, page in enumerate(pages):
        lines = list(page.lines)
        start = next((index for index, line in enumerate(lines) if full_match(_TITLE, plain(line.text))), None)
        if start is None:
            continue
        more = pages[number + 1].lines if number + 1 < len(pages) else ()
        text = plain("".join(line.text for line in (*lines[start:], *more)))
        if search(_PROMISE, text):
            return Parsed(DocumentKind.COMMITMENT, None, 0.9, _fields(page, lines[start:]))
    return None


def _fields(page: Page, lines: Sequence[Line]) -> dict[str, tuple[Field, ...]]:
    dates = [
        Reading(found.text, found.value, line.reader, line.confidence, page.number, line.box)
        for line in lines
        for found in find_dates(line.text)
        if found.value is not None
    ]
    names = [reading for line in lines if (reading := _signatory(page, line)) is not None]
    found = {"title": field_of([Reading(lines[0].text.strip(), plain(lines[0].text), lines[0].reader,
                                        lines[0].confidence, page.number, lines[0].box)])}  # fmt: skip
    if dates:
        found["signed_on"] = field_of(dates[-1:])
    if names:
        found["applicant"] = field_of(names[-1:])
    return found


def _signatory(page: Page, line: Line) -> Reading | None:
    found = search(_SIGNED_BY, line.text)
    if found is None or not looks_like_organisation(found["name"]):
        return None
    part = line.part(found.start("name"), found.end("name"))
    return Reading(part.text, normalise_name(part.text), line.reader, part.confidence, page.number, part.box)
