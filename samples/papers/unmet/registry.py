"""The layouts of this package, all of them for evaluation only."""

from __future__ import annotations

from samples.papers.drawing import Draw, Layout, Use
from samples.papers.unmet import (
    certificates,
    contract_prices,
    contract_prose,
    contract_sheets,
    invoices,
    invoices_askew,
    late_comers,
    notices,
    records,
    records_web,
    slips_boxes,
    slips_counter,
    slips_lines,
    slips_screens,
)

_SIDES = ("receipt", "payment")
_NOTICES = ("transfer_notice", "change_notice")
_LICENCES = ("licence_record", "open_licence_record")
_DEALS = ("transfer", "licence")
_ALL_DEALS = ("transfer", "licence", "pledge", "equity")
_Entry = tuple[str, tuple[str, ...], Draw]

_BY_KIND: dict[str, tuple[_Entry, ...]] = {
    "bank_slip": (
        ("slip_matrix", _SIDES, slips_boxes.matrix),
        ("slip_stacked_boxes", _SIDES, slips_boxes.stacked_boxes),
        ("slip_commission", _SIDES, slips_boxes.commission),
        ("slip_with_charges", ("payment",), slips_boxes.with_charges),
        ("slip_letter", _SIDES, slips_lines.letter),
        ("slip_dotted_leaders", _SIDES, slips_lines.dotted_leaders),
        ("slip_machine_strip", _SIDES, slips_lines.machine_strip),
        ("slip_against_labels", _SIDES, slips_lines.against_labels),
        ("slip_two_parts", _SIDES, slips_lines.two_parts),
        ("slip_browser_page", _SIDES, slips_screens.browser_page),
        ("slip_between_sums", _SIDES, slips_screens.between_sums),
        ("slip_clearing_advice", _SIDES, slips_counter.clearing_advice),
        ("slip_three_columns", _SIDES, slips_counter.three_columns),
        ("slip_filled_by_hand", _SIDES, slips_counter.filled_by_hand),
    ),
    "invoice": (
        ("invoice_chained", ("electronic",), invoices.chained),
        ("invoice_discounted", ("digital",), invoices.discounted),
        ("invoice_machine_form", ("ordinary",), invoices.machine_form),
        ("invoice_half_sheet", ("ordinary",), late_comers.half_sheet),
        ("invoice_askew_print", ("special", "ordinary"), invoices_askew.askew_print),
    ),
    "registration": (
        ("notice_paper_form", _NOTICES, notices.paper_form),
        ("notice_turned_table", _NOTICES, notices.turned_table),
        ("notice_in_pairs", _NOTICES, late_comers.notice_in_pairs),
        ("notice_in_sentences", _NOTICES, notices.told_in_sentences),
        ("licence_statement", _LICENCES, records.statement),
        ("record_all_in_cells", (*_LICENCES, "pledge_notice"), records.all_in_cells),
        ("pledge_long_list", ("pledge_notice",), records.pledged_list),
        ("register_book", ("register_copy",), records.register_book),
        ("register_typed", ("register_copy",), records.register_typed),
        ("gazette_card", ("gazette",), records_web.card),
        ("gazette_key_lines", ("gazette",), records_web.key_lines),
    ),
    "contract": (
        ("contract_cover_table", _DEALS, contract_sheets.cover_table),
        ("contract_ticked_boxes", _DEALS, contract_sheets.ticked_boxes),
        ("contract_one_table", _DEALS, contract_sheets.one_table),
        ("contract_parallel", _DEALS, contract_sheets.parallel),
        ("contract_discounted", _DEALS, contract_prices.discounted),
        ("contract_instalments", _DEALS, contract_prices.instalments),
        ("contract_exchange", ("transfer",), contract_prices.exchange),
        ("contract_bank_pledge", ("pledge",), contract_prices.bank_pledge),
        ("contract_new_capital", ("equity",), contract_prices.new_capital),
        ("contract_university_prose", _DEALS, contract_prose.university_prose),
        ("contract_purchase", _DEALS, late_comers.purchase),
        ("contract_narrow_cells", _ALL_DEALS, contract_prose.narrow_cells),
    ),
    "certificate": (
        ("certificate_of_2023", ("patent",), certificates.of_2023),
        ("certificate_in_table", ("patent",), certificates.in_table),
        ("certificate_two_pages", ("patent",), certificates.two_pages),
    ),
    "licence_of_business": (
        ("licence_wide", ("enterprise",), certificates.licence_wide),
        ("licence_print", ("enterprise",), certificates.licence_print),
        ("licence_body", ("institution",), certificates.licence_body),
    ),
}

_UNJUDGED: dict[str, tuple[str, ...]] = {
    "invoice_machine_form": ("items", "net_amount", "tax_amount"),
    "contract_narrow_cells": ("patent_amounts",),
}
"""Fields of which a layout prints something that readers may rightly take in more than one way."""

UNMET: tuple[Layout, ...] = tuple(
    Layout(name, kind, subtypes, Use.EVALUATION, draw, _UNJUDGED.get(name, ()))
    for kind, entries in _BY_KIND.items()
    for name, subtypes, draw in entries
)
"""All layouts of this package."""
