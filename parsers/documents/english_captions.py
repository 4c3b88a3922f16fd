"""The English that stands beside or below the labels of bilingual papers: it names a fact, never a party."""

from __future__ import annotations

from parsers.documents.word_lists import words_of
from parsers.values.search import full_match, search

PATENT_ENGLISH = words_of(
    "title name of the invention utility model design product patent patentee owner holder proprietor no number "
    "date grant granted announcement application filing publication address inventors inventor designer applicant "
    "certificate and licensor licensee pledgor pledgee transferor transferee record recordal registration licence "
    "license type term before after change changed item original current new effective former previous dispatch issue "
    "present prior first second joint co-owner co-patentee co-applicant assignor assignee transfer inventions contract "
    "period validity legal status content serial registered recorded"
)
"""What labels of records of patents are made of in English."""
_WORDS = "|".join(sorted(PATENT_ENGLISH, key=len, reverse=True))
_CAPTION = rf"(?i:(?:(?:{_WORDS})(?:\(e?s\)|[\ss.'/&\-:])*)+)"


def is_caption(name: str) -> bool:
    """Whether what reads as a name abroad is a caption alone: Present patentee, Address of assignor."""
    return full_match(_CAPTION, name) is not None


def begins_with_caption(name: str) -> bool:
    """Whether a caption ran into the name behind it: what is whose was not told."""
    return search(rf"^{_CAPTION}(?=\p{{Han}})", name) is not None
