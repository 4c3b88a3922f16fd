"""What every document parser gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from parsers.reading import DocumentKind, Field


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as one parser understands it.

    `confidence` (0 to 1) says how sure the parser is that the pages are of its kind; `fields` maps the names of the
    report contract to their fields, a name without a reading is left out.
    """

    kind: DocumentKind
    subtype: str | None
    confidence: float
    fields: Mapping[str, tuple[Field, ...]]
