"""Where seals were seen: what reading noted, and for the parts that must bear one a look at the page itself.

A seal that is a picture in a PDF with text is no print to read, so reading passes it by; one so pale that nothing need
be taken off the print is still a seal. On a scan without any colour nobody can tell a red seal from print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from validators.programmes.submission import RuleKind
from validators.submission import Filing, pages_of

if TYPE_CHECKING:
    from heyan.pictures import PagePictures
    from heyan.report.model import PageNote
    from parsers.reading import Document
    from validators.programmes import Profile

Place = tuple[str, int]
_MOST_PAGES = 60
"""Pages looked at again: a form with its letters has fewer."""
_GREY = 8
"""Levels by which the colours of a pixel differ in a grey picture kept as JPEG, at most."""


def seals_seen(
    profile: Profile, documents: Sequence[Document], notes: Iterable[PageNote], pictures: PagePictures
) -> tuple[frozenset[Place], frozenset[Place]]:
    """The pages (file and number) that bear a seal, and those that were looked at and bear none.

    Pages that cannot be drawn are in neither, nor are grey ones of a file that shows no seal at all: a scanner that
    kept the colour of one page would have kept that of the next.
    """
    known = {(note.file, note.number): note.sealed for note in notes}
    wanted = [place for place in _to_be_sealed(profile, documents) if not known.get(place)][:_MOST_PAGES]
    scanned = {place for place, seen in known.items() if seen is False}
    grey = set()
    for place, picture in pictures.jpegs(wanted).items():
        known[place], coloured = _look(picture)
        if place in scanned and not coloured:
            grey.add(place)
    in_colour = {file for (file, _), seen in known.items() if seen}
    known |= {place: None for place in grey if place[0] not in in_colour}
    sealed = frozenset(place for place, seen in known.items() if seen)
    return sealed, frozenset(place for place, seen in known.items() if seen is False)


def _to_be_sealed(profile: Profile, documents: Sequence[Document]) -> list[Place]:
    filing = Filing(documents=tuple(documents))
    parts = [part for rule in profile.submission if rule.kind is RuleKind.SEALS for part in rule.parts]
    found = (place for part in parts for document in filing.of(part) for place in pages_of(document))
    return list(dict.fromkeys(found))


def _look(jpeg: bytes) -> tuple[bool | None, bool]:
    """Whether a page bears a seal, None where its picture cannot be opened; and whether it has any colour."""
    import cv2
    import numpy as np

    from ocr.image.inks import light_and_colour
    from ocr.image.stamps import find_stamps

    image = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    if image is None:
        return None, False
    return bool(find_stamps(image)), int(light_and_colour(image)[1].max()) > _GREY
