"""Numbers of recorded licences (合同备案号) and pledges (登记号): letter, year, office, serial."""

from __future__ import annotations

from parsers.values.found import Found
from parsers.values.search import find_all, search
from parsers.values.text import fold

RECORD_LABEL = r"(?:合同)?(?:备案|登记|许可备案|质押登记)(?:编)?[号码](?:码)?"
"""What stands before such a number."""

_NUMBER = r"(?P<letter>K?X|Y)?\s?(?P<year>(?:19|20)\d{2})\s?(?P<office>\d{2})\s?(?P<serial>\d{7})"
_FREE = rf"(?<![0-9A-Z])(?<!\d\.){_NUMBER}(?![0-9A-Z]|\.\d)"


def find_record_numbers(text: str, *, labelled: bool = False) -> list[Found[str]]:
    """Every record number, without spaces (`X2020990000352`).

    Without a letter and without a label before it the form is that of a patent number that lost its dot, so such a
    number is left out unless `labelled` says that it stands under 备案号 or 登记号.
    """
    folded = fold(text.upper())
    found = []
    for match in find_all(_FREE, folded.text):
        named = labelled or bool(
            search(RECORD_LABEL + r"[\s:为()]*$", folded.text[max(0, match.start() - 16) : match.start()])
        )
        if not (match["letter"] or named):
            continue
        start, end = folded.span(match.start(), match.end())
        value = (match["letter"] or "") + match["year"] + match["office"] + match["serial"]
        found.append(Found(start, end, text[start:end], value, certainty=1.0 if named else 0.9))
    return found


def parse_record_number(text: str) -> Found[str] | None:
    """The one record number of a text that stands under its label; None for none or several."""
    found = find_record_numbers(text, labelled=True)
    return found[0] if len(found) == 1 else None
