"""The second half of the catalogue: papers that agree with the list and prove it not; and other cells and figures."""

from __future__ import annotations

from samples.deals import Mode, Terms
from samples.planting import odd_cells, odd_money, odd_terms, odd_titles
from samples.planting.kinds import Discrepancy

_CONTRADICTED, _INCOMPLETE, _UNCLEAR = "contradicted", "incomplete", "unclear"
_TRANSFER, _NOTICE = Terms(), Terms(registration="transfer_notice")
_LICENCE, _PLEDGE = Terms(mode=Mode.LICENCE), Terms(mode=Mode.PLEDGE)
_REGISTER = Terms(registration="register_copy")
_SPECIAL = Terms(invoice="special", taxed=True)
_CHAIN, _EFFECTIVE = ("registration.chain",), ("registration.effective",)
_PRESENT = ("contract.present",)
_RED = ("invoice.effective", "invoice.amount")
_FUTURE = ("claim.period", "registration.date")

_TITLES = (
    Discrepancy("sold_to_two", _UNCLEAR, _CHAIN, odd_titles.sold_to_two, _NOTICE),
    Discrepancy("sold_before", _UNCLEAR, _CHAIN, odd_titles.sold_before, _NOTICE),
    Discrepancy("bought_from_another", _UNCLEAR, _CHAIN, odd_titles.another_owner, _NOTICE),
    Discrepancy("taken_back", _UNCLEAR, _CHAIN, odd_titles.taken_back, _NOTICE),
    Discrepancy("licensed_by_former_owner", _UNCLEAR, _EFFECTIVE, odd_titles.licensed_by_former_owner, _LICENCE),
    Discrepancy("second_pledge", _UNCLEAR, _EFFECTIVE, odd_titles.second_right, _PLEDGE),
    Discrepancy("second_exclusive_licence", _UNCLEAR, _EFFECTIVE, odd_titles.second_right, _LICENCE),
    Discrepancy("licence_ended", _CONTRADICTED, _EFFECTIVE, odd_titles.ended, _LICENCE),
    Discrepancy("pledge_ended", _CONTRADICTED, _EFFECTIVE, odd_titles.ended, _PLEDGE),
    Discrepancy("licence_beyond_life", _UNCLEAR, _EFFECTIVE, odd_titles.beyond_life, _LICENCE),
    Discrepancy("patent_expired", _UNCLEAR, _EFFECTIVE, odd_titles.expired),
    Discrepancy("patent_filed_later", _UNCLEAR, ("patent.number",), odd_titles.filed_later),
    Discrepancy("patent_granted_later", _UNCLEAR, _EFFECTIVE, odd_titles.granted_later, Terms(extras=True)),
    Discrepancy("patent_terminated", _UNCLEAR, _EFFECTIVE, odd_titles.terminated, _REGISTER),
    Discrepancy("licence_kind_differs", _UNCLEAR, _PRESENT, odd_titles.licence_kind, _LICENCE),
    Discrepancy("licence_term_differs", _UNCLEAR, _PRESENT, odd_titles.licence_term, _LICENCE),
    Discrepancy("sold_and_contributed", _UNCLEAR, ("evidence.reused",), odd_titles.sold_and_contributed, _NOTICE),
)
_CONTRACTS = (
    Discrepancy("contract_draft", _UNCLEAR, _PRESENT, odd_terms.draft),
    Discrepancy("contract_of_another_kind", _UNCLEAR, _PRESENT, odd_terms.of_another_kind),
    Discrepancy("contract_licence_for_transfer", _UNCLEAR, _PRESENT, odd_terms.licence_for_transfer),
    Discrepancy("contract_undated", _UNCLEAR, ("contract.order",), odd_terms.unsigned),
    Discrepancy("contract_in_dollars", _UNCLEAR, ("contract.amount",), odd_terms.in_dollars),
    Discrepancy("patent_part_of_one_yuan", _UNCLEAR, ("contract.allocation",), odd_terms.tiny_part),
    Discrepancy("number_twice_in_row", _UNCLEAR, ("claim.unique",), odd_terms.number_twice),
    Discrepancy("registered_in_the_future", _UNCLEAR, _FUTURE, odd_terms.day_in_the_future),
)
_MONEY = (
    Discrepancy("slip_refund", _UNCLEAR, ("payment.present",), odd_money.refund),
    Discrepancy("slip_for_goods", _UNCLEAR, ("payment.present",), odd_money.goods),
    Discrepancy("slip_undone", _UNCLEAR, ("payment.final",), odd_money.undone),
    Discrepancy("slip_of_another_contract", _UNCLEAR, ("payment.present",), odd_money.cites_another_contract),
    Discrepancy("slip_in_the_future", _UNCLEAR, ("payment.present",), odd_money.paid_in_the_future),
    Discrepancy("slip_long_after", _UNCLEAR, ("payment.present",), odd_money.paid_long_after),
    Discrepancy("slip_long_before", _CONTRADICTED, ("contract.order",), odd_money.paid_long_before),
    Discrepancy("slip_one_account", _UNCLEAR, ("payment.parties",), odd_money.one_account),
    Discrepancy("slip_to_transfer_company", _CONTRADICTED, ("payment.parties",), odd_money.company_paid),
    Discrepancy("slip_copied_for_second", _UNCLEAR, ("evidence.reused",), odd_money.slip_copied),
    Discrepancy("slip_serial_again", _UNCLEAR, ("evidence.reused",), odd_money.serial_again),
    Discrepancy("payment_not_claimed", _UNCLEAR, ("payment.amount",), odd_money.unclaimed_payment),
    Discrepancy("invoice_to_branch", _UNCLEAR, ("invoice.parties",), odd_money.branch_bought),
    Discrepancy("invoice_long_after", _UNCLEAR, ("invoice.present",), odd_money.invoiced_long_after, _SPECIAL),
    Discrepancy("invoice_mostly_services", _UNCLEAR, ("invoice.subject",), odd_money.for_services_mostly),
    Discrepancy("invoice_for_another_right", _UNCLEAR, ("invoice.subject",), odd_money.for_another_right),
    Discrepancy("invoice_red_without_parties", _CONTRADICTED, _RED, odd_money.red_without_parties, _SPECIAL),
)
_TWO, _ELECTRONIC = Terms(patents_per_row=2), Terms(invoice="electronic")
_SUMS, _CODE = ("invoice.arithmetic",), ("invoice.code",)
_UNRELATED, _CREDIT = ("parties.unrelated",), ("credit_code.number",)
_SAME = ("parties.distinct", "registration.parties", "contract.parties")
_CELLS = (
    Discrepancy("claim_receiver_empty", _INCOMPLETE, ("claim.complete",), odd_cells.empty_receiver),
    Discrepancy("claim_day_empty", _INCOMPLETE, ("claim.complete",), odd_cells.empty_day),
    Discrepancy("part_beyond_contract", _CONTRADICTED, ("claim.amounts",), odd_cells.part_beyond_contract),
    Discrepancy("one_party_in_other_brackets", _CONTRADICTED, _SAME, odd_cells.same_party_in_other_brackets),
    Discrepancy("registration_next_day", _CONTRADICTED, ("registration.date",), odd_cells.next_day),
    Discrepancy("contract_words_tenfold", _CONTRADICTED, ("contract.words",), odd_cells.contract_words_tenfold),
    Discrepancy(
        "contract_figures_differ", _CONTRADICTED, ("contract.words", "contract.amount"), odd_cells.contract_figures
    ),
    Discrepancy("contract_lacks_patent", _CONTRADICTED, ("contract.patents",), odd_cells.contract_lacks_patent, _TWO),
    Discrepancy(
        "record_of_another_patent",
        _INCOMPLETE,
        ("registration.patents", "registration.present"),
        odd_cells.record_of_another_patent,
        _TWO,
    ),
    Discrepancy("parties_share_representative", _UNCLEAR, _UNRELATED, odd_cells.one_representative),
    Discrepancy("parties_share_address", _UNCLEAR, _UNRELATED, odd_cells.one_address),
    Discrepancy(
        "licence_of_representative", _UNCLEAR, _UNRELATED, odd_cells.licence_of_the_representative, Terms(extras=True)
    ),
    Discrepancy("credit_code_of_another", _CONTRADICTED, _CREDIT, odd_cells.invoice_code_of_another),
    Discrepancy("seller_code_wrong", _CONTRADICTED, _CREDIT, odd_cells.seller_code_wrong),
    Discrepancy("invoice_items_short", _CONTRADICTED, _SUMS, odd_cells.invoice_items_short, _SPECIAL),
    Discrepancy("invoice_tax_off", _CONTRADICTED, _SUMS, odd_cells.invoice_tax_off, _SPECIAL),
    Discrepancy("invoice_words_tenfold", _CONTRADICTED, ("invoice.words",), odd_cells.invoice_words_tenfold),
    Discrepancy("invoice_code_other_day", _CONTRADICTED, _CODE, odd_cells.coded_day, _ELECTRONIC),
    Discrepancy("invoice_code_other_number", _CONTRADICTED, _CODE, odd_cells.coded_number, _ELECTRONIC),
    Discrepancy("slip_words_tenfold", _CONTRADICTED, ("payment.words",), odd_cells.slip_words_tenfold),
    Discrepancy("slip_figures_differ", _CONTRADICTED, ("payment.words", "payment.amount"), odd_cells.slip_figures),
    Discrepancy("slip_of_look_alike", _CONTRADICTED, ("payment.parties",), odd_cells.slip_of_look_alike),
    Discrepancy("contract_of_look_alike", _CONTRADICTED, ("contract.parties",), odd_cells.contract_of_look_alike),
    Discrepancy("paid_before_signing", _CONTRADICTED, ("contract.order",), odd_cells.paid_before_signing),
)
ODDITIES = (*_TITLES, *_CONTRACTS, *_MONEY, *_CELLS)
"""Every kind: records, contracts and the list, papers of money; other cells and figures."""
