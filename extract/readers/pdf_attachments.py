"""Files attached to a PDF: members like those of an archive, but for XML, whose values go with the page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pypdfium2

from extract.readers.members import Container, Member, in_chunks
from extract.readers.pdf_embedded import attachments, is_structured


def attached_members(box: Container) -> Iterator[Member]:
    """The files attached to a PDF."""
    document = pypdfium2.PdfDocument(box.path)
    try:
        for name, data in attachments(document):
            if not is_structured(data):
                yield Member(name, content=partial(in_chunks, data))
    finally:
        document.close()
