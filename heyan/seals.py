"""Where seals were seen: what reading noted, and for the parts that must bear one a look at the page itself.

A seal that is a picture in a PDF with text is no print to read, so reading passes it by; one so pale that nothing need
be taken off the print is still a seal.
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


def seals_seen(
    profile: Profile, documents: Sequence[Document], notes: Iterable[PageNote], pictures: PagePictures
) -> tuple[frozenset[Place], frozenset[Place]]:
    """The pages (file and number) that bear a seal, and those that were looked at and bear none."""
    known = {(note.file, note.number): note.sealed for note in notes}
    wanted = [place for place in _to_be_sealed(profile, documents) if not known.get(place)][:_MOST_PAGES]
    for place, picture in pictures.jpegs(wanted).items():
        known[place] = _bears_seal(picture)
    sealed = frozenset(place for place, seen in known.items() if seen)
    return sealed, frozenset(place for place, seen in known.items() if seen is False)


def _to_be_sealed(profile: Profile, documents: Sequence[Document]) -> list[Place]:
    filing = Filing(documents=tuple(documents))
    parts = [part for rule in profile.submission if rule.kind is RuleKind.SEALS for part in rule.parts]
    found = (place for part in parts for document in filing.of(part) for place in pages_of(document))
    return list(dict.fromkeys(found))


def _bears_seal(jpeg: bytes) -> bool:
    import cv2
    import numpy as np

    from ocr.image.stamps import find_stamps

    image = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    return image is not None and bool(find_stamps(image))
