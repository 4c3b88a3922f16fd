"""Where the labels of a vocabulary stand on a page."""

from __future__ import annotations

from dataclasses import dataclass

from ocr.lines import Box
from parsers.layout.page_view import PageView, Span
from parsers.layout.vocabulary import Vocabulary
from parsers.values.text import is_han

_STOPS = ":;,.、。|()/"
_LEADS = "0123456789.、()*#①②③④⑤⑥⑦⑧⑨⑩-·•[]"
"""What may stand before a label in its line: a bullet, a number, a stop."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A label on the page: its name, the wording as printed, its box, and where it stands in which line."""

    name: str
    wording: str
    box: Box
    span: int
    start: int
    end: int
    colon: bool
    exact: bool = True


def find_hits(view: PageView, vocabulary: Vocabulary) -> list[Hit]:
    """The labels in reading order: as printed, with one OCR error, or with their characters set apart."""
    hits: list[Hit] = []
    for span in view.spans:
        found = _exact_hits(span, vocabulary)
        if not found or found[0].start > 0:
            fuzzy = _fuzzy_hit(span, vocabulary, found[0].start if found else None)
            found = ([fuzzy] if fuzzy else []) + found
        hits.extend(found)
    return _with_split_labels(view, vocabulary, hits)


def _exact_hits(span: Span, vocabulary: Vocabulary) -> list[Hit]:
    hits: list[Hit] = []
    bare = span.bare
    for start, end, name, wording in vocabulary.matches(bare):
        colon = bare[end : end + 1] == ":" or bare[end : end + 2] in ("):", ",:", ".:")
        lead = bare[hits[-1].end if hits else 0 : start]
        glued = not lead.strip(_LEADS + ":")
        fresh = glued or _after_gap(span, start)
        if fresh or (colon and _stands_apart(bare, start, end)) or (bare[start - 1] in _STOPS and end == len(bare)):
            hits.append(Hit(name, wording, span.part(start, end).box, span.index, start, end, colon))
    return hits


def _stands_apart(bare: str, start: int, end: int) -> bool:
    """Whether a label with a colon inside a line is one: two characters behind a word are the end of a longer label."""
    return end - start > 2 or not is_han(bare[start - 1])


def _after_gap(span: Span, start: int) -> bool:
    """Whether white space stands before a place in the line as printed."""
    first = span.folded.places[start]
    return first > 0 and span.line.text[first - 1].isspace()


def _fuzzy_hit(span: Span, vocabulary: Vocabulary, before: int | None) -> Hit | None:
    """A label with one OCR error, only as the whole of a line or as what stands before its colon."""
    bare = span.bare
    end = bare.find(":")
    colon = 0 < end <= vocabulary.longest + 2
    if not colon:
        end = before if before is not None else len(bare)
    if not 2 <= end <= vocabulary.longest + 2 or (before is not None and end > before):
        return None
    name = vocabulary.nearest(bare[:end])
    if name is None:
        return None
    return Hit(name, bare[:end], span.part(0, end).box, span.index, 0, end, colon, exact=False)


def _with_split_labels(view: PageView, vocabulary: Vocabulary, hits: list[Hit]) -> list[Hit]:
    """Labels whose characters stand so far apart that each was read as a line of its own (`户   名`)."""
    used = {hit.span for hit in hits}
    found = list(hits)
    for span in view.spans:
        if span.index in used or len(span.bare) > 2:
            continue
        text, box, last = span.bare, span.box, span
        for other in sorted(view.spans, key=lambda item: item.box.x0):
            near = 0 < other.box.x0 - last.box.x1 + view.char_width / 4 < 5 * view.char_width
            level = abs(other.box.cy - span.box.cy) < 0.4 * span.box.height
            if not near or not level or other.index in used or other.index == span.index:
                continue
            head = other.bare.split(":")[0]
            name = vocabulary.names.get(text + head)
            text, box, last = text + head, box.union(other.box), other
            if name is not None:
                colon = len(head) < len(other.bare)
                found.append(Hit(name, text, box, other.index, 0, len(head), colon))
                used |= {span.index, other.index}
                break
            if len(other.bare) > 2:
                break
    return sorted(found, key=lambda hit: (hit.span, hit.start))
