"""What a file tells of itself: the digital signatures in it, how often it was saved, and what later saves changed.

Facts alone; what they mean for a package is judged by `validators`. Trust in issuers is not asked for: nothing here
goes to the network, and no list of authorities is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What came of holding one thing against another; `UNKNOWN` where it could not be done."""

    INTACT = "intact"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class Coverage(StrEnum):
    """How much of its file a signature covers: all, all of an earlier save, a part; `UNKNOWN` where it is unclear."""

    WHOLE = "whole"
    EARLIER = "earlier"
    PART = "part"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Signature:
    """One digital signature.

    `content` is whether the signed digests are those of the file, `value` whether the signature on them is that of the
    enclosed certificate. `seal` is the name of an electronic seal (电子印章). `signed_at` is what the signer's machine
    says. `changed` are the parts of an OFD that are not as signed, `uncovered` those that no reference names. `note`
    (Chinese) says why something is unknown.
    """

    signer: str
    content: Outcome
    value: Outcome
    coverage: Coverage
    issuer: str = ""
    seal: str = ""
    signed_at: datetime | None = None
    algorithm: str = ""
    changed: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()
    note: str = ""

    @property
    def outcome(self) -> Outcome:
        """Broken where either is, intact where the content is as signed and the value does not speak against it."""
        return Outcome.BROKEN if Outcome.BROKEN in {self.content, self.value} else self.content


class EditKind(StrEnum):
    """What a later save of a PDF changed."""

    PAGES = "pages"
    PAGE = "page"
    ANNOTATION = "annotation"
    FIELD = "field"
    ATTACHMENT = "attachment"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: `what` names it (Chinese, or the name of a form field), `page` counts from 1."""

    kind: EditKind
    what: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Integrity:
    """The signatures of a file, and the changes since the first of them, or since the first save where there is none.

    `saves` counts the saves that left a trace in the file, 1 for a file written at once. `fault` (Chinese) says why the
    file could not be looked at, or not to the end.
    """

    signatures: tuple[Signature, ...] = ()
    saves: int = 1
    edits: tuple[Edit, ...] = ()
    fault: str = ""
