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
        similar_name_at: the same for a name most of whose characters agree.
        against_code_at: the same for a print that differs from a QR code in one character.
        misread_code_at: confidence up to which a wrong credit code may be a misread one.
        transfer_notice_at: confidence from which a notice surely records a transfer, not a change of name.
        shortest_doubtful_name: characters that a name read in doubt must have to be a proof.
        code_characters: characters by which a misread credit code may differ from the right one.
        cent: yuan by which a sum may be off for each of its parts.
        publication_lag: how long after the effective date the publication may be.
        resale: how soon after the registration a resale is flagged.
        kind_hints: words in paths that tell the kind of a document.
        other_hints: words in paths that tell papers no row depends on.
        purpose_words: words that tie money to a patent deal.
        subject_names: words by which an invoice item names the patent, the transfer or the licence.
        subject_services: words by which it names a mere service instead.
    """

    contradicts_at: float
    agrees_at: float
    one_character_at: float
    similar_name_at: float
    against_code_at: float
    misread_code_at: float
    transfer_notice_at: float
    shortest_doubtful_name: int
    code_characters: int
    cent: Decimal
    publication_lag: timedelta
    resale: timedelta
    kind_hints: Mapping[DocumentKind, tuple[str, ...]]
    other_hints: tuple[str, ...]
    purpose_words: tuple[str, ...]
    subject_names: tuple[str, ...]
    subject_services: tuple[str, ...]


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
    return Rules(
        contradicts_at=float(raw["confidence"]["contradicts"]),
        agrees_at=float(raw["confidence"]["agrees"]),
        one_character_at=float(raw["confidence"]["one_character"]),
        similar_name_at=float(raw["confidence"]["similar_name"]),
        against_code_at=float(raw["confidence"]["against_code"]),
        misread_code_at=float(raw["confidence"]["misread_code"]),
        transfer_notice_at=float(raw["confidence"]["transfer_notice"]),
        shortest_doubtful_name=int(raw["doubt"]["shortest_name"]),
        code_characters=int(raw["doubt"]["code_characters"]),
        cent=Decimal(raw["amounts"]["cent"]),
        publication_lag=timedelta(days=raw["days"]["publication_lag"]),
        resale=timedelta(days=raw["days"]["resale"]),
        kind_hints={DocumentKind(name): tuple(words) for name, words in hints.items()},
        other_hints=other,
        purpose_words=tuple(raw["purpose"]["words"]),
        subject_names=tuple(raw["subject"]["names"]),
        subject_services=tuple(raw["subject"]["services"]),
    )
