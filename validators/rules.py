"""Rules of judging that hold for every programme, read from `rules.toml`: thresholds, words, hints."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from parsers.reading import DocumentKind


@dataclass(frozen=True, slots=True)
class Rules:
    """Thresholds and words; `rules.toml` gives the reason of each.

    Args:
        contradicts_at: confidence from which a differing value is a contradiction.
        agrees_at: confidence from which an equal value is a proof.
        one_character_at: the same for a lone OCR reading that is one character off.
        order_at: the same for a day that stands before another one unless a digit is misread.
        similar_name_at: the same for a name most of whose characters agree.
        one_name_character_at: the same for a name that OCR alone read with one character other than the claimed.
        against_code_at: the same for a print that differs from a QR code in one character.
        misread_code_at: confidence up to which a wrong credit code may be a misread one.
        transfer_notice_at: confidence from which a notice surely records a transfer, not a change of name.
        shortest_doubtful_name: characters that a name read in doubt must have to be a proof.
        code_characters: characters by which a misread credit code may differ from the right one.
        code_lost: characters that may be missing of one where all others agree.
        cent: yuan by which a sum may be off for each of its parts.
        publication_lag: how long after the effective date the publication may be.
        resale: how soon after the registration a resale is flagged.
        kind_hints: words in paths that tell the kind of a document.
        other_hints: words in paths that tell papers no row depends on.
        purpose_words: words that tie money to a patent deal.
        subject_names: words by which an invoice item names the patent, the transfer or the licence.
        subject_services: words by which it names a mere service instead.
        subject_others: words by which it names another thing that is sold or licensed.
        least_share: the share of a contract's total below which the patents' part is asked about.
        least_part: the share of an even part below which a row's part is asked about.
        least_changed: the share of a contract's price below which a supplement's amount may be what it adds to it.
        after_period: how long after the programme's last day papers of money may still be dated.
        term_slack: by how much the term of a recorded licence may differ from that of its contract.
        purpose_others: words by which a slip pays for something else.
        purpose_owned: a pattern of words by which it pays for the patent all the same.
        purpose_returned: words by which it gives money back.
        purpose_undone: words by which the payment was undone or never happened.
        foreign_currency: a pattern of currencies other than yuan.
        title_words: words of contract titles, by the type of contract they tell.
        draft_words: words by which a title is that of no contract yet.
        ended_words: words by which it is that of an agreement that ends another.
        supplement_words: words by which it is that of an agreement that changes another.
        ended_states: a pattern of legal states in which a patent is no more.
    """

    contradicts_at: float
    agrees_at: float
    one_character_at: float
    order_at: float
    similar_name_at: float
    one_name_character_at: float
    against_code_at: float
    misread_code_at: float
    transfer_notice_at: float
    shortest_doubtful_name: int
    code_characters: int
    code_lost: int
    cent: Decimal
    publication_lag: timedelta
    resale: timedelta
    kind_hints: Mapping[DocumentKind, tuple[str, ...]]
    other_hints: tuple[str, ...]
    purpose_words: tuple[str, ...]
    subject_names: tuple[str, ...]
    subject_services: tuple[str, ...]
    subject_others: tuple[str, ...]
    least_share: Decimal
    least_part: Decimal
    least_changed: Decimal
    after_period: timedelta
    term_slack: timedelta
    purpose_others: tuple[str, ...]
    purpose_owned: str
    purpose_returned: tuple[str, ...]
    purpose_undone: tuple[str, ...]
    foreign_currency: str
    title_words: Mapping[str, tuple[str, ...]]
    draft_words: tuple[str, ...]
    ended_words: tuple[str, ...]
    supplement_words: tuple[str, ...]
    ended_states: str


@cache
def rules_text() -> str:
    """The rules as written: part of the version of every profile."""
    return files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")


@cache
def load_rules() -> Rules:
    """The rules that ship with the product."""
    raw: dict[str, Any] = tomllib.loads(rules_text())
    hints = dict(raw["kind_hints"])
    other = tuple(hints.pop("other"))
    titles = {name: tuple(words) for name, words in raw["contract_titles"].items()}
    return Rules(
        contradicts_at=float(raw["confidence"]["contradicts"]),
        agrees_at=float(raw["confidence"]["agrees"]),
        one_character_at=float(raw["confidence"]["one_character"]),
        order_at=float(raw["confidence"]["order"]),
        similar_name_at=float(raw["confidence"]["similar_name"]),
        one_name_character_at=float(raw["confidence"]["one_name_character"]),
        against_code_at=float(raw["confidence"]["against_code"]),
        misread_code_at=float(raw["confidence"]["misread_code"]),
        transfer_notice_at=float(raw["confidence"]["transfer_notice"]),
        shortest_doubtful_name=int(raw["doubt"]["shortest_name"]),
        code_characters=int(raw["doubt"]["code_characters"]),
        code_lost=int(raw["doubt"]["code_lost"]),
        cent=Decimal(raw["amounts"]["cent"]),
        publication_lag=timedelta(days=raw["days"]["publication_lag"]),
        resale=timedelta(days=raw["days"]["resale"]),
        kind_hints={DocumentKind(name): tuple(words) for name, words in hints.items()},
        other_hints=other,
        purpose_words=tuple(raw["purpose"]["words"]),
        subject_names=tuple(raw["subject"]["names"]),
        subject_services=tuple(raw["subject"]["services"]),
        subject_others=tuple(raw["subject"]["others"]),
        least_share=Decimal(raw["amounts"]["least_share"]),
        least_part=Decimal(raw["amounts"]["least_part"]),
        least_changed=Decimal(raw["amounts"]["least_changed"]),
        after_period=timedelta(days=raw["days"]["after_period"]),
        term_slack=timedelta(days=raw["days"]["term"]),
        purpose_others=tuple(raw["purpose"]["others"]),
        purpose_owned=raw["purpose"]["owned"],
        purpose_returned=tuple(raw["purpose"]["returned"]),
        purpose_undone=tuple(raw["purpose"]["undone"]),
        foreign_currency=raw["currency"]["foreign"],
        draft_words=titles.pop("drafts"),
        ended_words=titles.pop("ended"),
        supplement_words=titles.pop("supplements"),
        title_words=titles,
        ended_states=raw["states"]["ended"],
    )
