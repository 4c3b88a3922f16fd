"""The catalogue of planted discrepancies: what is planted, the verdict it asks for and the checks that may name it.

Codes and verdicts are those of the report: any one of the codes names the discrepancy, the verdict follows its lattice.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from samples.deals import Damage, Deal, Mode, Period, Planted, Terms, draw_deal, rows_of
from samples.evidence import papers_of
from samples.oddities import ODDITIES
from samples.planting import listed, lost, paid, recorded
from samples.planting.kinds import Discrepancy

if TYPE_CHECKING:
    from samples.world import Party, World

_CONTRADICTED, _INCOMPLETE, _UNCLEAR = "contradicted", "incomplete", "unclear"
_PLAIN = Terms()
_NOTICE = Terms(registration="transfer_notice")
_TAXED = Terms(taxed=True)
_BEFORE = Period(date(2020, 5, 11), date(2020, 10, 30))
_DIGITAL = Period(date(2022, 5, 9), date(2022, 8, 31))


def plant(
    world: World,
    discrepancy: Discrepancy,
    period: Period,
    suppliers: list[Party] | None = None,
    receiver: Party | None = None,
) -> Deal:
    """An honest deal with the discrepancy planted and its rows marked."""
    days = discrepancy.period or period
    deal = draw_deal(world, discrepancy.terms, days, suppliers=suppliers, receiver=receiver)
    deal.rows, deal.papers = rows_of(deal), papers_of(deal)
    for row in discrepancy.plant(deal, world):
        row.verdict = discrepancy.verdict
        row.planted.append(Planted(discrepancy.kind, discrepancy.codes))
    return deal


_PRESENT_RECORD = ("registration.present", "registration.effective")
_RECORD_PARTIES = ("registration.parties", "registration.present")

DISCREPANCIES = (
    Discrepancy("claim_amount_ten_times", _CONTRADICTED, ("contract.amount",), listed.ten_times),
    Discrepancy("claim_amount_digits_swapped", _CONTRADICTED, ("contract.amount",), listed.swapped_digits),
    Discrepancy(
        "claim_more_received_than_paid",
        _CONTRADICTED,
        ("payment.amount", "invoice.amount"),
        listed.more_received,
        Terms(received=Decimal("0.5")),
    ),
    Discrepancy("received_beyond_contract", _CONTRADICTED, ("claim.amounts",), listed.received_beyond_contract),
    Discrepancy(
        "allocation_beyond_total", _CONTRADICTED, ("contract.allocation",), listed.allocated_beyond_total, Terms(rows=2)
    ),
    Discrepancy("patent_check_digit_wrong", _CONTRADICTED, ("patent.number",), listed.wrong_check_digit),
    Discrepancy("publication_number_claimed", _CONTRADICTED, ("patent.number",), listed.publication_number),
    Discrepancy(
        "publication_day_claimed",
        _CONTRADICTED,
        ("registration.date",),
        listed.gazette_day,
        Terms(registration="gazette"),
    ),
    Discrepancy("registration_day_differs", _CONTRADICTED, ("registration.date",), listed.another_day),
    Discrepancy("before_period", _CONTRADICTED, ("claim.period",), listed.as_it_is, _PLAIN, _BEFORE),
    Discrepancy("duplicate_row", _CONTRADICTED, ("claim.unique",), listed.duplicate_row),
    Discrepancy(
        "supplier_is_receiver",
        _CONTRADICTED,
        ("parties.distinct", "registration.parties", "contract.parties"),
        listed.same_party,
    ),
    Discrepancy("claim_cell_empty", _INCOMPLETE, ("claim.complete",), listed.empty_cell),
    Discrepancy(
        "claim_receiver_wrong",
        _CONTRADICTED,
        ("registration.parties", "contract.parties", "invoice.parties", "payment.parties"),
        listed.wrong_receiver_in_list,
    ),
    Discrepancy("contract_total_differs", _CONTRADICTED, ("contract.amount",), recorded.contract_total),
    Discrepancy("contract_words_differ", _CONTRADICTED, ("contract.words", "contract.amount"), recorded.contract_words),
    Discrepancy(
        "contract_other_patent", _CONTRADICTED, ("contract.patents", "contract.present"), recorded.contract_patent
    ),
    Discrepancy(
        "contract_other_supplier", _CONTRADICTED, ("contract.parties", "contract.present"), recorded.contract_supplier
    ),
    Discrepancy("contract_after_registration", _CONTRADICTED, ("contract.order",), recorded.contract_late),
    Discrepancy("credit_code_wrong", _CONTRADICTED, ("credit_code.number",), recorded.contract_code),
    Discrepancy("parties_share_telephone", _UNCLEAR, ("parties.unrelated",), recorded.shared_telephone),
    Discrepancy(
        "pledge_loan_differs", _CONTRADICTED, ("contract.amount",), recorded.loan_differs, Terms(mode=Mode.PLEDGE)
    ),
    Discrepancy(
        "record_lacks_patent",
        _INCOMPLETE,
        ("registration.patents", "registration.present"),
        recorded.notice_lacks_patent,
        Terms(patents_per_row=2),
    ),
    Discrepancy(
        "name_change_only",
        _CONTRADICTED,
        (*_PRESENT_RECORD, "registration.parties"),
        recorded.name_change_only,
        _NOTICE,
    ),
    Discrepancy("record_other_receiver", _CONTRADICTED, _RECORD_PARTIES, recorded.other_receiver),
    Discrepancy("record_look_alike_receiver", _CONTRADICTED, _RECORD_PARTIES, recorded.look_alike_receiver),
    Discrepancy("record_reversed", _CONTRADICTED, _RECORD_PARTIES, recorded.reversed_direction),
    Discrepancy(
        "transfer_for_licence", _INCOMPLETE, _PRESENT_RECORD, recorded.transfer_for_licence, Terms(mode=Mode.LICENCE)
    ),
    Discrepancy("resold_afterwards", _UNCLEAR, ("registration.chain",), recorded.resold, _NOTICE),
    Discrepancy("invoice_wrong_buyer", _CONTRADICTED, ("invoice.parties", "invoice.present"), paid.wrong_buyer),
    Discrepancy("invoice_wrong_seller", _CONTRADICTED, ("invoice.parties", "invoice.present"), paid.wrong_seller),
    Discrepancy("invoice_words_differ", _CONTRADICTED, ("invoice.words",), paid.invoice_words),
    Discrepancy("invoice_sum_wrong", _CONTRADICTED, ("invoice.arithmetic",), paid.invoice_sum, _TAXED),
    Discrepancy(
        "invoice_code_differs", _CONTRADICTED, ("invoice.code",), paid.invoice_code, Terms(invoice="electronic")
    ),
    Discrepancy(
        "invoice_year_wrong",
        _CONTRADICTED,
        ("invoice.number",),
        paid.invoice_year,
        Terms(invoice="digital"),
        _DIGITAL,
    ),
    Discrepancy("invoice_service_fee", _UNCLEAR, ("invoice.subject",), paid.invoice_service),
    Discrepancy("invoice_short", _CONTRADICTED, ("invoice.amount",), paid.invoice_short),
    Discrepancy("invoice_reversed", _CONTRADICTED, ("invoice.effective", "invoice.amount"), paid.invoice_reversed),
    Discrepancy(
        "invoice_void", _CONTRADICTED, ("invoice.effective",), paid.invoice_void, Terms(invoice="special", taxed=True)
    ),
    Discrepancy(
        "invoice_for_two_contracts",
        _CONTRADICTED,
        ("evidence.reused", "invoice.amount", "invoice.present"),
        paid.invoice_shared,
    ),
    Discrepancy(
        "slip_third_party_payer", _CONTRADICTED, ("payment.parties", "payment.present"), paid.third_party_payer
    ),
    Discrepancy("slip_other_payee", _CONTRADICTED, ("payment.parties", "payment.present"), paid.other_payee),
    Discrepancy("slip_words_differ", _CONTRADICTED, ("payment.words",), paid.slip_words),
    Discrepancy("slip_short", _CONTRADICTED, ("payment.amount",), paid.slip_short),
    Discrepancy(
        "slip_twice", _CONTRADICTED, ("evidence.reused", "payment.amount"), paid.slip_twice, Terms(instalments=2)
    ),
    Discrepancy("slip_order_only", _INCOMPLETE, ("payment.final", "payment.present"), paid.order_only),
    Discrepancy("registration_missing", _INCOMPLETE, ("registration.present",), lost.missing("registration")),
    Discrepancy("contract_missing", _INCOMPLETE, ("contract.present",), lost.missing("contract")),
    Discrepancy("invoice_missing", _INCOMPLETE, ("invoice.present",), lost.missing("invoice")),
    Discrepancy("slip_missing", _INCOMPLETE, ("payment.present",), lost.missing("bank_slip")),
    Discrepancy("contract_file_empty", _UNCLEAR, ("contract.present",), lost.unreadable("contract", Damage.EMPTY_FILE)),
    Discrepancy(
        "registration_blacked_out",
        _UNCLEAR,
        ("registration.present",),
        lost.unreadable("registration", Damage.BLACKED_OUT),
    ),
    Discrepancy("slip_blacked_out", _UNCLEAR, ("payment.present",), lost.unreadable("bank_slip", Damage.BLACKED_OUT)),
    *ODDITIES,
)
"""Every kind, in the order of the rows they concern: the list, contract and record, invoice and slip, papers lost.

Behind them the oddities: papers that agree with the list and prove it all the same not.
"""

BY_KIND = {item.kind: item for item in DISCREPANCIES}
