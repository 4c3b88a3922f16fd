"""The layouts of this package, all of them for evaluation only and told to nobody."""

from __future__ import annotations

from samples.papers.drawing import Draw, Layout, Use
from samples.papers.strange import (
    contracts_forms,
    contracts_prose,
    contracts_sums,
    invoices,
    slips_forms,
    slips_papers,
    slips_screens,
)

_SIDES = ("receipt", "payment")
_DEALS = ("transfer", "licence")
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
    "contract": (
        ("contract_filled_blanks", _DEALS, contracts_forms.filled_blanks),
        ("contract_three_columns", _DEALS, contracts_forms.three_columns),
        ("contract_changed_terms", _DEALS, contracts_forms.changed_terms),
        ("contract_school_at_length", _DEALS, contracts_prose.school_at_length),
        ("contract_side_by_side", _DEALS, contracts_prose.side_by_side),
        ("contract_parties_last", _DEALS, contracts_prose.parties_last),
        ("contract_fee_and_royalty", ("licence",), contracts_sums.fee_and_royalty),
        ("contract_grouped_annex", _DEALS, contracts_sums.grouped_annex),
        ("contract_shares_for_patent", ("equity",), contracts_sums.shares_for_patent),
        ("contract_for_nothing", ("transfer",), contracts_sums.for_nothing),
    ),
    "invoice": (
        ("invoice_many_lines", ("digital",), invoices.many_lines),
        ("invoice_red_flush", ("digital",), invoices.red_flush),
        ("invoice_by_tax_office", ("digital",), invoices.by_tax_office),
        ("invoice_electronic_special", ("electronic",), invoices.electronic_special),
    ),
}

STRANGE: tuple[Layout, ...] = tuple(
    Layout(name, kind, subtypes, Use.EVALUATION, draw)
    for kind, entries in _BY_KIND.items()
    for name, subtypes, draw in entries
)
"""All layouts of this package."""
