"""How sure print must be read to be given as a value: one floor for every sort of field.

A floor is compared with the probability of the weakest character (`ocr.lines.weakest`), that of well-known words apart.
Below it a value is None and the text stays. Measured on 2,900 fields of samples of the development layouts (seeds 7101
and 7102; scan, bad, photo and fax), values given and how many of them were wrong, by confidence:

    sort      below 0.8    0.8-0.9    0.9-0.95   0.95-0.98   above
    names     18 / 3       48 / 2     26 / 0     65 / 0      628 / 0
    banks      2 / 0        2 / 1      2 / 0      4 / 0      232 / 0
    titles     2 / 0        3 / 0      5 / 0     16 / 0      172 / 0
    numbers    4 / 0        0 / 0      3 / 0      7 / 1      711 / 1
    amounts   10 / 0        2 / 0      8 / 0      9 / 0      406 / 0
    dates      4 / 0       33 / 0     16 / 0      1 / 0      375 / 0
    wordings  20 / 0        8 / 0     41 / 1     51 / 0      410 / 0

So of values given with 0.95 and more, 3 in 2,800 were wrong (0.1 %). Numbers, dates and amounts have forms of their own
to be checked by, and where a check digit, a sum, words or a code confirms them no floor applies.
"""

from __future__ import annotations

NAME = 0.83
"""Parties on slips and invoices: from 0.75 up to here one in five was wrong."""
RECORD_NAME = 0.8
"""Parties of records, owners, holders of licences; here well-known words count, too."""
CONTRACT_NAME = 0.6
"""Parties of contracts, which stand there several times: of those at 0.5 to 0.53 two of four were wrong."""
LIST_NAME = 0.65
"""Parties of a scanned claim list that no other row confirms: below it one in three was wrong, up to 0.85 none."""
PERSON = 0.5
"""Legal representatives."""
TITLE = 0.78
"""Rare characters of titles are misread surely: of bad pages' titles below, three in five were wrong."""
ACCOUNT = 0.95
"""Accounts, serial numbers: nothing confirms a digit."""
FORM_NUMBER = 0.85
"""Codes and numbers of invoices, which are of known length."""
FIGURE = 0.85
"""Amounts that neither words nor a sum confirm."""
PURPOSE = 0.88
ITEM_NAME = 0.82
WORDING = 0.82
"""Remarks."""
REMARK_DIGIT = 0.9
"""Digits of a number whose check digit does not confirm them."""
DOTLESS = 0.98
"""Digits of a patent number without its dot: where one is in doubt the dot may have been lost, too."""
CODE_AS_PRINTED = 0.985
"""A credit code whose check character disagrees is then taken as printed so, not as misread."""
