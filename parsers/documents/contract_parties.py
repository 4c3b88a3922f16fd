"""The parties of a contract: every place that names one, and on which side it stands.

A party is introduced in many ways: `受让方（甲方）：某公司`, `甲方（转让方）：`, `甲方：某大学` with the roles told
by a sentence, `某大学（以下简称“甲方”）`, again at the signatures. Letters and roles are tied together by these
introductions and by the votes of sentences (`contract_roles`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from parsers.documents.contract_accounts import without_accounts
from parsers.documents.contract_asides import without_asides
from parsers.documents.contract_codes import read_codes
from parsers.documents.contract_columns import in_columns
from parsers.documents.contract_letters import in_letters, letter_words
from parsers.documents.contract_mentions import Mention, introductions
from parsers.documents.contract_names import names_of_sides
from parsers.documents.contract_own_words import own_words
from parsers.documents.contract_particulars import read_particulars
from parsers.documents.contract_party_names import account_names
from parsers.documents.contract_roles import RoleReader, role_reader
from parsers.documents.contract_sentences import abbreviations, by_name, in_sentences
from parsers.documents.contract_words import LETTERS, OUTSIDERS, Side
from parsers.layout.flow import Flow
from parsers.reading import Field
from parsers.values.organisation import find_organisations
from parsers.values.search import find_all, replaced, search

DECISIVE = 2.0
"""By how much the votes for one side must outweigh those for the other."""
CLAUSE = r"(?:^|\n)(?:第[一二三四五六七八九十]{1,3}条|[一二三四五六七八九十]{1,3}、)"
FEWEST_CLAUSES = 3
"""Headings of clauses from which on what follows the last is the end of the contract."""
MOST_NAMES = 4
"""Names that a contract may call its parties by; where more are named twice, it tells of others."""


@dataclass(slots=True)
class Parties:
    """What a contract says of its parties: names and codes by side, particulars by the names of their fields.

    `mentions` are the places that name one.
    """

    names: dict[Side, tuple[Field, ...]] = field(default_factory=dict)
    codes: dict[Side, tuple[Field, ...]] = field(default_factory=dict)
    particulars: dict[str, tuple[Field, ...]] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()


def read_parties(flow: Flow, reader: RoleReader | None = None) -> Parties:
    """The parties of a contract with their sides; a side that nothing tells is left out."""
    reader = reader or role_reader()
    told, placed = without_asides(flow)
    written = letter_words(told.text)
    mentions, words = _mentions(told, reader, written)
    if not _both_named(mentions) and (made_up := own_words(told.text)):
        mentions, words = _mentions(told, reader, made_up | written)
    if not any(mention.names and mention.sides for mention in mentions) and (names := _names(told)):
        mentions, words = _mentions(told, reader, names, by_name(told, names))
    mentions = _without_weak(_clients([placed(mention) for mention in mentions]))
    result = Parties(mentions=tuple(mentions))
    result.names = names_of_sides(mentions, account_names(flow))
    result.codes = read_codes(flow, mentions, words, result.names)
    result.particulars = read_particulars(flow, mentions)
    return result


def _both_named(mentions: Iterable[Mention]) -> bool:
    return {side for mention in mentions if mention.names for side in mention.sides} == set(Side)


def _names(flow: Flow) -> frozenset[str]:
    """The names by which a contract may call its parties where it has no other words for them: few, named twice."""
    first = {
        replaced(r"[(（][^()（）]{0,6}[章名][)）]$", "", item.text)
        for clause in find_all(r"[^\n。；;,，]+", flow.text)
        for item in find_organisations(clause[0])
        if item.start == 0 and not search(OUTSIDERS, item.text)
    }
    names = frozenset(name for name in first if flow.text.count(name) > 1)
    return names if len(names) <= MOST_NAMES else frozenset()


def _clients(mentions: list[Mention]) -> list[Mention]:
    """The mentions; who entrusts an auction with its patents sells them, and the one who buys them is another."""
    sides = {side for mention in mentions if mention.names and not mention.client for side in mention.sides}
    if sides != {Side.RECEIVER}:
        return mentions
    supplier = frozenset({Side.SUPPLIER})
    return [replace(item, sides=supplier, weak=False) if item.client else item for item in mentions]


def _without_weak(mentions: list[Mention]) -> list[Mention]:
    """The mentions; who is called by a weak word only, where another is by a strong one, is on neither side."""
    strong = {
        side: {str(name.value) for item in mentions if item.sides == {side} and not item.weak for name in item.names}
        for side in Side
    }
    return [
        replace(item, sides=frozenset(), outsider=True)
        if item.weak and item.names and any(_is_other(item, strong[side]) for side in item.sides)
        else item
        for item in mentions
    ]


def _is_other(mention: Mention, names: set[str]) -> bool:
    return bool(names) and not any(str(name.value) in names for name in mention.names)


def _mentions(
    flow: Flow, reader: RoleReader, own: frozenset[str], more: Iterable[Mention] = ()
) -> tuple[list[Mention], dict[str, Side]]:
    """The places that name a party, each with its side, and the side that each letter stands for.

    `own` are the contract's own words for its parties, which stand like letters; `more` are places known already.
    """
    doc = reader.tokens(flow.text, own)
    mentions = [*introductions(flow, doc), *abbreviations(flow, doc), *in_sentences(flow, doc), *in_columns(flow)]
    mentions = without_accounts(flow, [*mentions, *in_letters(flow, own), *more])
    sides = _sides_of_letters(mentions, reader.votes(doc))
    return _closing(flow, [replace(mention, sides=_resolved(mention, sides)) for mention in mentions]), sides


def _closing(flow: Flow, mentions: list[Mention]) -> list[Mention]:
    """The mentions, those behind the last clause as signing ones, whether or not the call for a seal is legible.

    There seals lie on names, so that they add no party to those introduced before.
    """
    clauses = [match.start() for match in find_all(CLAUSE, flow.text)]
    if len(clauses) < FEWEST_CLAUSES:
        return mentions
    return [replace(item, signing=True) if item.start > clauses[-1] else item for item in mentions]


def _sides_of_letters(mentions: Sequence[Mention], votes: Mapping[str, Mapping[Side, float]]) -> dict[str, Side]:
    """Which side each letter stands for: what the introductions say, else what the sentences say, else what is left."""
    tally: dict[str, dict[Side, float]] = {
        letter: dict.fromkeys(Side, 0.0) | dict(sides) for letter, sides in votes.items()
    }
    seen: set[str] = set()
    outsiders: set[str] = set()
    introduced: set[str] = set()
    for mention in mentions:
        for letter in mention.letters:
            (outsiders if mention.outsider else seen).add(letter)
            introduced |= {letter} if mention.sides and not mention.weak else set()
            for side in mention.sides:
                counts = tally.setdefault(letter, dict.fromkeys(Side, 0.0))
                counts[side] += 3.0 if mention.weak else 8.0
    sides: dict[str, Side] = {}
    for letter, counts in tally.items():
        best, worst = sorted(counts.items(), key=lambda item: -item[1])
        if best[1] > 0 and best[1] >= DECISIVE * worst[1]:
            sides[letter] = best[0]
    named = {side for mention in mentions if mention.names and not mention.weak for side in mention.sides}
    if set(Side) in ({sides.get(letter) for letter in LETTERS[:2]}, named):  # a deal of two; a third has a side by name
        outsiders |= set(LETTERS[2:]) - introduced
    seen -= outsiders
    main = sorted(seen | set(sides))[:2]
    if len(seen) == 2 and len(main) == 2 and len(set(main) & set(sides)) == 1:
        known = next(letter for letter in main if letter in sides)
        sides[next(letter for letter in main if letter not in sides)] = sides[known].other
    return {letter: side for letter, side in sides.items() if letter not in outsiders}


def _resolved(mention: Mention, sides: Mapping[str, Side]) -> frozenset[Side]:
    if mention.sides and not mention.weak:
        return mention.sides
    told = frozenset(sides[letter] for letter in mention.letters if letter in sides)
    return told or mention.sides
