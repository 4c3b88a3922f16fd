"""The layouts of this package, all of them for evaluation only."""

from __future__ import annotations

from samples.papers.drawing import Draw, Layout, Use
from samples.papers.unseen import (
    certificates,
    contracts_bought,
    contracts_changed,
    contracts_licensed,
    contracts_lists,
    invoices_digital,
    invoices_printed,
    invoices_roll,
    licences,
    record_notices,
    record_tables,
    record_web,
    slips_phone,
    slips_plain,
    slips_ruled,
)

_SIDES = ("receipt", "payment")
_NOTICES = ("transfer_notice", "change_notice")
_LICENCES = ("licence_record", "open_licence_record")
_DEALS = ("transfer", "licence")
_ALL_DEALS = ("transfer", "licence", "pledge", "equity")
_SECURED = ("pledge", "equity")
_Entry = tuple[str, tuple[str, ...], Draw]

_BY_KIND: dict[str, tuple[_Entry, ...]] = {
    "bank_slip": (
        ("slip_portrait_sections", _SIDES, slips_plain.portrait_sections),
        ("slip_two_languages", _SIDES, slips_plain.two_languages),
        ("slip_below_labels", _SIDES, slips_plain.below_labels),
        ("slip_remittance_ribbon", _SIDES, slips_plain.remittance_ribbon),
        ("slip_statement_row", _SIDES, slips_ruled.statement_row),
        ("slip_special_voucher", _SIDES, slips_ruled.special_voucher),
        ("slip_rural_form", _SIDES, slips_ruled.rural_form),
        ("slip_phone_screen", ("payment",), slips_phone.phone_screen),
    ),
    "invoice": (
        ("invoice_many_rates", ("digital",), invoices_digital.many_rates),
        ("invoice_over_two_pages", ("digital",), invoices_digital.over_two_pages),
        ("invoice_roll", ("ordinary",), invoices_roll.roll),
        ("invoice_grey_copy", ("special", "ordinary"), invoices_printed.grey_copy),
        ("invoice_electronic_sheet", ("electronic",), invoices_printed.electronic_sheet),
        ("invoice_with_list", ("special",), invoices_printed.with_list),
    ),
    "registration": (
        ("notice_many_changes", _NOTICES, record_notices.many_changes),
        ("notice_electronic_letter", _NOTICES, record_notices.electronic_letter),
        ("pledge_clauses", ("pledge_notice",), record_notices.pledge_clauses),
        ("licence_across", _LICENCES, record_tables.licence_across),
        ("register_events", ("register_copy",), record_tables.register_events),
        ("gazette_states_web", ("gazette",), record_web.states_web),
        ("record_card", (*_LICENCES, "pledge_notice"), record_tables.record_card),
    ),
    "contract": (
        ("contract_bought", _DEALS, contracts_bought.bought),
        ("contract_with_agent", ("transfer",), contracts_bought.with_agent),
        ("contract_co_owned", ("transfer",), contracts_bought.co_owned),
        ("contract_entry_fee", ("licence",), contracts_licensed.entry_fee),
        ("contract_two_languages", _ALL_DEALS, contracts_licensed.two_languages),
        ("contract_long_list", _ALL_DEALS, contracts_lists.long_list),
        ("contract_words_alone", _ALL_DEALS, contracts_lists.words_alone),
        ("contract_many_numbers", _ALL_DEALS, contracts_lists.many_numbers),
        ("contract_supplement", _DEALS, contracts_changed.supplement),
        ("contract_secured", _SECURED, contracts_changed.secured),
    ),
    "certificate": (
        ("certificate_values_below", ("patent",), certificates.values_below),
        ("certificate_in_sentences", ("patent",), certificates.in_sentences),
        ("certificate_two_columns", ("patent",), certificates.two_columns),
    ),
    "licence_of_business": (
        ("licence_electronic", ("enterprise",), licences.electronic),
        ("licence_institute", ("institution",), licences.institute),
        ("licence_old_original", ("enterprise",), licences.old_original),
    ),
}

_UNJUDGED: dict[str, tuple[str, ...]] = {
    "invoice_roll": ("items", "net_amount", "tax_amount"),
    "invoice_with_list": ("items",),
    "contract_with_agent": ("title",),
    "contract_words_alone": ("total_amount",),
    "contract_long_list": ("contract_number",),
}
"""Fields of which a layout prints something that readers may rightly take in more than one way."""

UNSEEN: tuple[Layout, ...] = tuple(
    Layout(name, kind, subtypes, Use.EVALUATION, draw, _UNJUDGED.get(name, ()))
    for kind, entries in _BY_KIND.items()
    for name, subtypes, draw in entries
)
"""All layouts that readers are judged with."""
