"""The layouts of this package, all of them for evaluation only and told to nobody."""

from __future__ import annotations

from samples.papers.drawing import Draw, Layout, Use
from samples.papers.strange import slips_forms, slips_papers, slips_screens

_SIDES = ("receipt", "payment")
_Entry = tuple[str, tuple[str, ...], Draw]

_BY_KIND: dict[str, tuple[_Entry, ...]] = {
    "bank_slip": (
        ("slip_application", ("payment",), slips_forms.application),
        ("slip_wire_voucher", ("payment",), slips_forms.wire_voucher),
        ("slip_deposit_note", ("receipt",), slips_forms.deposit_note),
        ("slip_two_blocks", _SIDES, slips_screens.two_blocks),
        ("slip_phone_transfer", ("payment",), slips_screens.phone_transfer),
        ("slip_ledger_page", _SIDES, slips_screens.ledger_page),
        ("slip_captions_below", _SIDES, slips_papers.captions_below),
        ("slip_needle_print", _SIDES, slips_papers.needle_print),
    ),
}

STRANGE: tuple[Layout, ...] = tuple(
    Layout(name, kind, subtypes, Use.EVALUATION, draw)
    for kind, entries in _BY_KIND.items()
    for name, subtypes, draw in entries
)
"""All layouts of this package."""
