"""What of a scanned claim list is not to be trusted: marks for values, faint print, names cut off, lost points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ocr.lines import Reader
from parsers.claims import Claim
from parsers.documents.claim_cells import LIKE_ZL, CellMeaning, Meaning, is_blank, sure_of
from parsers.documents.claim_columns import AMOUNTS, PARTIES
from parsers.documents.floors import LIST_NAME
from parsers.documents.legibility import is_maimed
from parsers.documents.printed_names import known_words
from parsers.layout.matrix import Matrix, TableCell
from parsers.layout.sureness import sure_but_for
from parsers.values.amount import Unit
from parsers.values.organisation import looks_like_organisation, split_parties
from parsers.values.patent_number import find_patent_numbers
from parsers.values.person import looks_like_person
from parsers.values.search import full_match, replaced
from parsers.values.text import plain

_NUMBER = r"(?:\d{12}|\d{8})\.[\dX]|CN\d{7,9}[A-Z]"
_BEFORE_NUMBER = r"ZL|CN|Z[1I|](?=[.,]?(?:19|20)\d{2})"
"""The letters before a patent number, as OCR reads them."""
_STROKE = r"[/\\\-—–一ー]{1,2}"
_NO_AMOUNT = r"[Il|]|-?[1-9]\d?|\d\.\d"
"""A stroke, a speck or a scrap of a figure where an amount in yuan stands, as OCR reads it: none is so small."""
LONG = 5
"""Characters of a name from which on it is no person's and says what body it is of."""
_NO_PARTY = r"(?!.*\p{Han}.*\p{Han})(?!.*\p{Latin}{3}).*"
"""What is no name of anybody: fewer than two characters of Chinese, or three letters."""
_DOUBT = 0.85
"""A cell whose least sure line was read with less confidence is doubtful."""


def is_scrap(name: str, text: str, units: Mapping[str, Unit]) -> bool:
    """Whether what was read in a cell is a mark or a scrap of print, and no value of its column."""
    if name in PARTIES:
        return not is_blank(text) and (full_match(_NO_PARTY, text) is not None or _is_cut_off(text))
    return units.get(name) is Unit.YUAN and full_match(_NO_AMOUNT, text) is not None


def _is_cut_off(text: str) -> bool:
    """Whether the last of the names in a cell is of nobody, as where its second line was lost: 某某生物科技有限."""
    (*_, last) = split_parties(text) or [""]
    return is_maimed(last) or (len(last) >= LONG and not looks_like_organisation(last) and not looks_like_person(last))


def doubtful_cells(
    meanings: Mapping[str, CellMeaning], cells: Mapping[str, TableCell], units: Mapping[str, Unit]
) -> frozenset[str]:
    """The fields to look at: a repaired value, an incomplete list, a cell read with little confidence or to no sense.

    Likewise a torn one, whose print could not be told from its neighbour's. A faint or repaired cell is no doubt where
    something confirms it: the check digit of its patent numbers, another amount of the row that was read the same. No
    amount in yuan is one stroke wide: a faint stroke is none.
    """
    faint = {name for name, cell in cells.items() if is_faint(name, cell)}
    faint -= {name for name in faint if units.get(name) is Unit.YUAN and full_match(_STROKE, plain(cells[name].text))}
    amounts = [meanings[name].value for name in AMOUNTS if name in meanings]
    told = {name for name, meaning in meanings.items() if meaning.doubtful}
    agreed = {name for name in AMOUNTS if name in meanings and amounts.count(meanings[name].value) > 1}
    confirmed = {name for name in agreed if meanings[name].value is not None}
    if "patent_numbers" in faint - told and _are_checked(cells["patent_numbers"].text):
        confirmed.add("patent_numbers")
    read = {name for name, cell in cells.items() if is_read(cell)}
    told |= {name for name in read & set(AMOUNTS) if lacks_its_point(name, cells)}
    told |= {name for name in AMOUNTS if name in meanings and _may_be_another(meanings[name], amounts)}
    torn = {name for name, cell in cells.items() if cell.torn}
    senseless = {name for name in read if not is_blank(cells[name].text) and _is_senseless(meanings[name])}
    return frozenset(((faint | told) - confirmed) | senseless | torn)


def is_faint(name: str, cell: TableCell) -> bool:
    """Whether what makes the value of a cell was read with little confidence."""
    return bool(cell.text.strip()) and _sureness(name, cell) < _DOUBT


def lacks_its_point(name: str, cells: Mapping[str, TableCell]) -> bool:
    """Whether an amount without a mark has the digits of another of its row that has a point: 375 beside 37.5."""
    own, *others = (plain(cells[other].text) for other in sorted(AMOUNTS, key=lambda it: it != name) if other in cells)
    return full_match(r"\d{2,}", own) is not None and any(
        full_match(r"\d+\.\d+", other) and other.replace(".", "") == own for other in others
    )


def dim_names(claims: Sequence[Claim], matrix: Matrix) -> set[tuple[int, str]]:
    """The rows and columns of parties of which a character was read with too little confidence."""
    known = {cell.box: cell for cell in matrix.cells.values()}
    return {
        (claim.row, name)
        for claim in claims
        for name in PARTIES
        if name in claim.cells and is_read(cell := known[claim.cells[name]]) and _sureness(name, cell) < LIST_NAME
    }


def _may_be_another(meaning: CellMeaning, amounts: Sequence[Meaning]) -> bool:
    """Whether an amount whose marks were misread differs in one digit from another of its row: that may be misread."""
    own = str(meaning.value)
    return meaning.repaired and any(
        len(str(other)) == len(own) and sum(a != b for a, b in zip(own, str(other), strict=True)) == 1
        for other in amounts
        if isinstance(other, Decimal)
    )


def is_read(cell: TableCell) -> bool:
    """Whether a cell was read from a picture."""
    return any(line.reader is Reader.OCR for line in cell.lines)


def _sureness(name: str, cell: TableCell) -> float:
    """How sure the reading of a cell is, in what makes its value; a well-known word of a name is read right."""
    piece = cell.piece(1)
    if name in PARTIES and piece is not None:
        return sure_but_for(piece, known_words())
    chances = [
        chance
        for line in cell.lines
        for chance in (line.sure if len(line.sure) == len(line.text) else (line.confidence,) * len(line.text))
    ]
    return sure_of(name, cell.text.replace("\n", ""), chances, otherwise=cell.confidence)


def _is_senseless(meaning: CellMeaning) -> bool:
    """Whether a cell that was read from a picture makes no sense, so that it may be misread."""
    if isinstance(meaning.value, tuple):
        return not meaning.value or not all(full_match(_NUMBER, number) for number in meaning.value)
    return meaning.value is None


def _are_checked(text: str) -> bool:
    """Whether a cell holds patent numbers alone, each printed with the check digit that agrees."""
    text = replaced(LIKE_ZL, "ZL", text)
    found = find_patent_numbers(text, labelled=True)
    digits = sum(char.isalnum() for char in replaced(_BEFORE_NUMBER, "", plain(text).upper()))
    return (
        bool(found) and all(item.valid for item in found) and digits == sum(len(item.value or "") - 1 for item in found)
    )
