"""What a sentence states of the parties it names: patterns over the tokens that `contract_roles` makes of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parsers.documents.contract_words import Side

LETTER, GIVES, TAKES, PAYS, PRICES, NOT, INVESTING = "LETTER", "GIVE", "TAKE", "PAY", "PRICE", "NOT", "INVEST"
NAME, STAMP, PARTICULAR, OTHER_WORD, OWNS, BECOMES = "NAME", "STAMP", "PARTICULAR", "WORD", "OWN", "BECOME"
LETS, USES, BUYS = "LET", "USE", "BUY"

_TO = ("给", "予", "于", "至", "了", "与", "到")
CLAUSE_ENDS = ("。", ";", "；", "\n", "!", "！")


def _words_but(*stops: str) -> dict[str, Any]:
    """Any tokens of one clause but parties, negations and those named; what buys takes."""
    stops += (BUYS,) if TAKES in stops else ()
    return {
        "ENT_TYPE": {"NOT_IN": [LETTER, Side.SUPPLIER.value, Side.RECEIVER.value, NOT, *stops]},
        "TEXT": {"NOT_IN": list(CLAUSE_ENDS)},
        "OP": "*",
    }


_A = {"ENT_TYPE": LETTER}
_SUPPLIER, _RECEIVER = ({"ENT_TYPE": side.value} for side in Side)
_GIVE, _PAY, _PRICE = ({"ENT_TYPE": name} for name in (GIVES, PAYS, PRICES))
_TAKE = {"ENT_TYPE": {"IN": [TAKES, BUYS]}}
_TO_WORD = {"TEXT": {"IN": list(_TO)}}

STATEMENTS: dict[str, tuple[float, tuple[list[dict[str, Any]], ...]]] = {
    "gives": (
        2.0,
        (
            [_A, _words_but(TAKES), _GIVE, {**_TO_WORD, "OP": "?"}, _A],
            [_A, _words_but(TAKES, GIVES), _GIVE, _words_but(GIVES, PAYS), _TO_WORD, _A],
            [_A, _words_but(GIVES, PAYS), {"TEXT": "向"}, _A, _words_but(GIVES, PAYS), _GIVE],
            [
                *(_A, _words_but(PAYS), {"TEXT": "专"}, {"TEXT": "利"}, _words_but(PAYS), {"TEXT": "向"}, _A),
                *(_words_but(GIVES, PAYS), {"TEXT": {"IN": ["增", "出", "入", "投"]}}, {"TEXT": {"IN": ["资", "股"]}}),
            ],
        ),
    ),
    "given": (
        2.0,
        (
            [_SUPPLIER, _words_but(TAKES), _GIVE, {**_TO_WORD, "OP": "?"}, _A],
            [_SUPPLIER, _words_but(TAKES, GIVES), _GIVE, _words_but(GIVES, PAYS), _TO_WORD, _A],
        ),
    ),
    "gives_role": (
        2.0,
        (
            [_A, _words_but(TAKES), _GIVE, {**_TO_WORD, "OP": "?"}, _RECEIVER],
            [_A, _words_but(TAKES, GIVES), _GIVE, _words_but(GIVES, PAYS), _TO_WORD, _RECEIVER],
        ),
    ),
    "invests": (
        2.0,
        (
            [
                _A,
                _words_but(GIVES, INVESTING),
                {"TEXT": "专"},
                {"TEXT": "利"},
                _words_but(INVESTING),
                {"TEXT": {"IN": ["向", "对", "到"]}},
                _A,
                _words_but(INVESTING),
                {"ENT_TYPE": INVESTING},
            ],
        ),
    ),
    "lets": (
        2.0,
        (
            [
                *(_A, _words_but(PAYS, TAKES), {"ENT_TYPE": {"IN": [LETS, GIVES]}}, _A, _words_but(PAYS, GIVES)),
                *({"ENT_TYPE": USES}, _words_but(PAYS), {"TEXT": "专"}, {"TEXT": "利"}),
            ],
        ),
    ),
    "takes_from": (
        2.0,
        ([_A, _words_but(TAKES, GIVES, PAYS), _TAKE, _A, _words_but(GIVES, PAYS), {"TEXT": "专"}, {"TEXT": "利"}],),
    ),
    "buys_from": (
        2.0,
        (
            [
                *(_A, _words_but(TAKES, GIVES, PAYS), {"TEXT": {"IN": ["向", "从"]}}, _A),
                *(_words_but(GIVES, PAYS, BUYS), {"ENT_TYPE": BUYS}),
            ],
        ),
    ),
    "takes": (2.0, ([_A, _words_but(TAKES, GIVES, PAYS), _TAKE],)),
    "pays": (
        1.5,
        (
            [_A, _words_but(PAYS), {"TEXT": "向"}, _A, _words_but(PAYS), _PAY, _words_but(PRICES, PAYS), _PRICE],
            [_A, _words_but(PAYS), _PAY, {**_TO_WORD, "OP": "?"}, _A, _words_but(PRICES, PAYS), _PRICE],
        ),
    ),
    "owns": (
        1.0,
        (
            [
                _A,
                _words_but(OWNS, GIVES, TAKES),
                {"ENT_TYPE": OWNS},
                _words_but(GIVES, TAKES),
                {"TEXT": "专"},
                {"TEXT": "利"},
            ],
        ),
    ),
    "gives_its": (
        1.0,
        (
            [
                *(_A, _words_but(GIVES, TAKES, OWNS, PAYS), {"ENT_TYPE": OWNS, "OP": "?"}, {"TEXT": "并", "OP": "?"}),
                *({"TEXT": {"IN": ["拟", "所"]}, "OP": "?"}, _GIVE, {"ENT_TYPE": USES, "OP": "?"}),
                *({"TEXT": "的"}, _words_but(GIVES, TAKES, PAYS), {"TEXT": "专"}, {"TEXT": "利"}),
            ],
        ),
    ),
    "entrusts": (0.5, ([_A, _words_but(GIVES, TAKES, PAYS), {"TEXT": "委"}, {"TEXT": "托"}, _A],)),
    "accepts": (4.0, ([_A, {"TEXT": "接受"}, _A, {"TEXT": "的", "OP": "?"}, {"TEXT": "委"}, {"TEXT": "托"}],)),
    "becomes": (1.0, ([{"ENT_TYPE": BECOMES}, {"TEXT": {"IN": ["本合同", "本"]}, "OP": "?"}, _A],)),
}
"""What a sentence may state of the party it names first (of the party at its end for `becomes`), and its weight."""

LONGEST = {
    "gives": 110,
    "given": 110,
    "gives_role": 110,
    "invests": 110,
    "lets": 60,
    "takes_from": 60,
    "entrusts": 30,
    "accepts": 8,
    "buys_from": 40,
    "takes": 14,
    "pays": 70,
    "owns": 60,
    "gives_its": 30,
    "becomes": 4,
}
"""Tokens that a statement may stretch over; what lies further apart has nothing to do with it."""


def sides_of(name: str, letters: list[str]) -> Iterator[tuple[str, Side]]:
    """The letters of a statement with the side that it gives each."""
    if not letters or len(set(letters)) != len(letters):
        return
    match name:
        case "gives" | "invests" | "lets" | "accepts":
            yield letters[0], Side.SUPPLIER
            yield letters[-1], Side.RECEIVER
        case "takes":
            yield letters[0], Side.RECEIVER
        case "pays" | "takes_from" | "buys_from" | "entrusts":
            yield letters[0], Side.RECEIVER
            yield letters[-1], Side.SUPPLIER
        case "owns" | "gives_its" | "gives_role":
            yield letters[0], Side.SUPPLIER
        case _:
            yield letters[-1], Side.RECEIVER
