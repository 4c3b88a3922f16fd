"""Whether a contract is one yet: called a draft, or its signatures all blank; and who put its name there."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages import Page
from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_words import LETTERS
from parsers.layout.flow import Flow
from parsers.reading import Field, Reading
from parsers.values.dates import find_dates
from parsers.values.organisation import looks_like_organisation
from parsers.values.search import find_all, search

DRAFT = r"草案|草稿|征求意见稿|样稿|讨论稿|送审稿|范本|未定稿"
NOT_YET = r"(?:意向书|意向协议|备忘录|框架协议|框架合同)"
"""What a title ends in that only says what the parties mean to agree."""
HEAD = 200
"""Characters of a contract's head and foot in which it may call itself a draft."""
CLEAR = 0.9
"""How sure a name under a seal must be to be told from the party's own."""
FEWEST_CALLS = 2
"""Both sides are called to sign: one call may be that of an annex."""
CALL = r"(?:[(（](?:盖章|公章|签章|签字|签名|签字或盖章|盖章或签字)[)）]|(?:签章|盖章|签字)处)"


def read_draft(
    flow: Flow, pages: Sequence[Page], mentions: Sequence[Mention], signed_on: Sequence[Field] = ()
) -> tuple[Field, ...]:
    """True where the contract calls itself a draft, or where it names its parties and its signatures are all blank.

    A contract that prints the day of signing is no draft.
    """
    called = rf"[(（\[【]\s?(?:{DRAFT})\s?[)）\]】]|(?:^|\n)(?:{DRAFT})(?:\n|$)"
    titled = rf"(?:^|\n)[^\n。，,：:]{{0,24}}{NOT_YET}(?=\s?(?:[(（\[【][^\n]{{0,8}}[)）\]】])?(?:\n|$))"
    said = search(rf"{called}|{titled}", flow.text[:HEAD])
    if said is not None:
        return (Field((flow.reading_at(said.start(), said.end(), value=True),)),)
    if any(field.value is not None for field in signed_on):
        return ()
    calls = list(find_all(CALL, flow.text))
    if (
        not any(mention.names for mention in mentions)
        or len(calls) < FEWEST_CALLS
        or not _is_blank(flow, pages, mentions, calls[-FEWEST_CALLS].start())
    ):
        return ()
    start, end = calls[-FEWEST_CALLS].span()
    return (Field((flow.reading_at(start, end, value=True, certainty=0.8),)),)


def _is_blank(flow: Flow, pages: Sequence[Page], mentions: Sequence[Mention], start: int) -> bool:
    """Whether from there on nobody signed: no name, no date, no seal on those pages.

    A seal in black on a grey copy is no stamp that can be told from print; but a signature then has a name or a date.
    """
    first = flow.page_of(start)
    sealed = any(page.stamps for page in pages if page.number >= first)
    named = any(mention.names for mention in mentions if mention.end > start)
    dated = any(found.end > start for found in find_dates(flow.text))
    written = search(r"签[字名章][)）:：]*\s?\p{Han}{2,4}(?:\n|$)", flow.text[start:])
    return not (sealed or named or dated or written)


def read_signatories(mentions: Sequence[Mention]) -> tuple[Field, ...]:
    """The organisations that stand where the parties sign, one field a name; persons sign for them.

    Who signs as the third of a deal of two signs for neither: a shareholder, a witness.
    """
    groups: dict[str, list[Reading]] = {}
    sided = {letter for mention in mentions if mention.sides and not mention.outsider for letter in mention.letters}
    others = {letter for mention in mentions if mention.outsider for letter in mention.letters} - sided
    for mention in mentions:
        third = not mention.sides and mention.letters <= set(LETTERS[2:])
        beside = bool(mention.letters) and (third or mention.letters <= others)
        if mention.signing and not mention.outsider and not beside:
            for reading in mention.names:
                if reading.confidence >= CLEAR and looks_like_organisation(str(reading.value)):
                    groups.setdefault(str(reading.value), []).append(reading)
    return tuple(Field(tuple(group)) for group in groups.values())
