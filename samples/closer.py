"""Discrepancies closer to honest rows, and honest deals closer to them: for judging alone, papers read without fault.

They are not drawn, so that packages of a seed stay what they are; `bench/planted.py` judges them beside the catalogue.
"""

from __future__ import annotations

from datetime import date

from samples.deals import Mode, Period, Terms
from samples.planting import closer, closer_money, closer_records, supplements
from samples.planting.kinds import Discrepancy
from samples.planting.near_papers import NEAR

_CONTRADICTED, _INCOMPLETE, _UNCLEAR = "contradicted", "incomplete", "unclear"
_PLAIN, _NOTICE = Terms(), Terms(registration="transfer_notice")
_LICENCE, _OWNERS = Terms(mode=Mode.LICENCE), Terms(owners=2)
_TAXED = Terms(invoice="special", taxed=True)
_TWICE = Terms(instalments=2)
_BEFORE = Period(date(2020, 12, 28), date(2020, 12, 31))
_AFTER = Period(date(2022, 10, 10), date(2022, 12, 30))
_COMPLETE, _UNIQUE = ("claim.complete",), ("claim.unique",)
_PARTIES = ("registration.parties", "contract.parties")
_RECORD = ("registration.parties", "registration.present")
_NUMBER = ("registration.patents", "registration.present", "contract.patents", "contract.present")
_PRICE, _ORDER = ("contract.amount",), ("contract.order",)
_PAID, _INVOICED = ("payment.amount",), ("invoice.amount",)
_MONEY = ("contract.amount", "claim.amounts", "payment.amount", "invoice.amount")

_LISTED = (
    Discrepancy("claim_patent_empty", _INCOMPLETE, _COMPLETE, closer.cell("patents", [])),
    Discrepancy("claim_supplier_empty", _INCOMPLETE, _COMPLETE, closer.cell("supplier", "")),
    Discrepancy("claim_received_empty", _INCOMPLETE, _COMPLETE, closer.cell("received_amount", None)),
    Discrepancy("claim_part_empty", _INCOMPLETE, _COMPLETE, closer.cell("patent_amount", None)),
    Discrepancy("claim_mode_licence", _INCOMPLETE, ("registration.present",), closer.cell("mode", Mode.LICENCE)),
    Discrepancy("claim_mode_pledge", _INCOMPLETE, ("registration.present",), closer.cell("mode", Mode.PLEDGE)),
    Discrepancy("duplicate_other_brackets", _CONTRADICTED, _UNIQUE, closer.duplicate_in_other_brackets),
    Discrepancy("patent_in_two_rows", _CONTRADICTED, _UNIQUE, closer.patent_in_two_rows, Terms(patents_per_row=2)),
    Discrepancy("claim_total_tenth", _CONTRADICTED, _MONEY, closer.times("0.1", "contract_amount")),
    Discrepancy(
        "claim_in_wan",
        _CONTRADICTED,
        _MONEY,
        closer.times("0.0001", "contract_amount", "received_amount", "patent_amount"),
    ),
    Discrepancy("claim_total_yuan_more", _CONTRADICTED, _PRICE, closer.more("1", "contract_amount")),
    Discrepancy("claim_received_tenth", _CONTRADICTED, _PAID, closer.times("0.1", "received_amount")),
    Discrepancy("claim_received_yuan_less", _CONTRADICTED, _PAID, closer.more("-1", "received_amount")),
    Discrepancy("part_yuan_beyond", _CONTRADICTED, ("claim.amounts",), closer.more("1", "patent_amount")),
    Discrepancy("claim_number_of_another", _INCOMPLETE, _NUMBER, closer.another_number),
    Discrepancy("claim_number_next", _INCOMPLETE, _NUMBER, closer.next_number),
    Discrepancy("claim_supplier_look_alike", _CONTRADICTED, _PARTIES, closer.supplier_look_alike),
    Discrepancy("claim_receiver_look_alike", _CONTRADICTED, _PARTIES, closer.receiver_look_alike),
    Discrepancy("claim_owner_left_out", _CONTRADICTED, _PARTIES, closer.one_owner_left_out, _OWNERS),
    Discrepancy("claim_owner_too_many", _CONTRADICTED, _PARTIES, closer.one_owner_too_many),
    Discrepancy("claim_by_branch", _CONTRADICTED, _PARTIES, closer.claimed_by_branch),
    Discrepancy("claim_year_off", _CONTRADICTED, ("registration.date",), closer.year_off),
    Discrepancy("claim_month_off", _CONTRADICTED, ("registration.date",), closer.month_off),
    Discrepancy(
        "day_before_period", _CONTRADICTED, ("claim.period",), closer.more("0", "patent_amount"), _PLAIN, _BEFORE
    ),
    Discrepancy("day_after_period", _UNCLEAR, ("claim.period",), closer.more("0", "patent_amount"), _PLAIN, _AFTER),
)
_CONTRACTS = (
    Discrepancy("contract_total_yuan_more", _CONTRADICTED, _PRICE, closer.contract_total_off("1")),
    Discrepancy("contract_total_cent_more", _CONTRADICTED, _PRICE, closer.contract_total_off("0.01")),
    Discrepancy("contract_reversed", _CONTRADICTED, ("contract.parties", "contract.present"), closer.contract_reversed),
    Discrepancy("contract_lacks_owner", _CONTRADICTED, ("contract.parties",), closer.contract_lacks_owner, _OWNERS),
    Discrepancy("contract_day_after_record", _CONTRADICTED, _ORDER, closer.contract_after("registration")),
    Discrepancy("contract_day_after_invoice", _CONTRADICTED, _ORDER, closer.contract_after("invoice")),
    Discrepancy("contract_day_after_payment", _CONTRADICTED, _ORDER, closer.contract_after("bank_slip")),
    Discrepancy("contract_code_of_another", _CONTRADICTED, ("credit_code.number",), closer.codes_at_odds),
    Discrepancy("supplement_alone", _UNCLEAR, ("contract.present",), supplements.supplement_alone),
    Discrepancy("supplement_cut_price", _UNCLEAR, _PRICE, supplements.price_changed("0.8")),
    Discrepancy("supplement_raised_price", _UNCLEAR, _PRICE, supplements.price_changed("1.25")),
    Discrepancy("supplement_only_adds", _UNCLEAR, _PRICE, supplements.only_what_was_added),
    Discrepancy("contract_ended", _UNCLEAR, ("contract.present",), supplements.contract_ended),
    Discrepancy(
        "parts_hundred_beyond", _CONTRADICTED, ("contract.allocation",), closer.parts_beyond_by_a_hair, Terms(rows=3)
    ),
    Discrepancy(
        "part_against_price_list", _UNCLEAR, ("contract.allocation",), closer.part_against_price_list, Terms(rows=2)
    ),
    Discrepancy("one_part_of_one_yuan", _UNCLEAR, ("contract.allocation",), closer.one_part_of_one_yuan, Terms(rows=3)),
    Discrepancy("telephone_written_otherwise", _UNCLEAR, ("parties.unrelated",), closer.telephone_written_otherwise),
    Discrepancy("sold_to_own_branch", _UNCLEAR, ("parties.distinct", "parties.unrelated"), closer.sold_to_own_branch),
    Discrepancy(
        "sold_by_representative",
        _UNCLEAR,
        ("parties.distinct", "parties.unrelated"),
        closer_records.inventor_of_the_receiver,
    ),
)
_RECORDS = (
    Discrepancy("record_lacks_owner", _CONTRADICTED, _RECORD, closer_records.record_lacks_owner, _OWNERS),
    Discrepancy("record_has_co_receiver", _CONTRADICTED, _RECORD, closer_records.record_has_co_receiver),
    Discrepancy("record_supplier_look_alike", _CONTRADICTED, _RECORD, closer_records.record_supplier_look_alike),
    Discrepancy(
        "record_of_next_number",
        _INCOMPLETE,
        ("registration.patents", "registration.present"),
        closer_records.record_of_next_number,
    ),
    Discrepancy(
        "address_change_only",
        _INCOMPLETE,
        ("registration.present", "registration.effective"),
        closer_records.address_only,
        _NOTICE,
    ),
    Discrepancy(
        "record_withdrawn",
        _CONTRADICTED,
        ("registration.effective", "registration.present"),
        closer_records.withdrawn,
        _NOTICE,
    ),
    Discrepancy(
        "pledge_for_licence",
        _INCOMPLETE,
        ("registration.present", "registration.effective"),
        closer_records.pledge_for_licence,
        _LICENCE,
    ),
    Discrepancy(
        "returned_after_years", _UNCLEAR, ("registration.chain",), closer_records.returned_after_years, _NOTICE
    ),
    Discrepancy("sold_on_next_day", _UNCLEAR, ("registration.chain",), closer_records.sold_on_next_day, _NOTICE),
    Discrepancy("record_number_again", _UNCLEAR, ("evidence.reused",), closer_records.one_record_number, _LICENCE),
)
_INVOICES = (
    Discrepancy("invoice_yuan_short", _CONTRADICTED, _INVOICED, closer_money.invoice_off("-1")),
    Discrepancy(
        "invoice_seller_look_alike",
        _CONTRADICTED,
        ("invoice.parties",),
        closer_money.invoice_party("seller", "look-alike"),
    ),
    Discrepancy(
        "invoice_buyer_look_alike",
        _CONTRADICTED,
        ("invoice.parties",),
        closer_money.invoice_party("buyer", "look-alike"),
    ),
    Discrepancy(
        "invoice_to_person", _CONTRADICTED, ("invoice.parties",), closer_money.invoice_party("buyer", "person")
    ),
    Discrepancy(
        "invoice_half_red",
        _CONTRADICTED,
        ("invoice.amount", "invoice.effective"),
        closer_money.reversed_in_part,
        _TAXED,
    ),
    Discrepancy(
        "invoice_twice",
        _CONTRADICTED,
        ("evidence.reused", "invoice.amount"),
        closer_money.invoice_twice,
        Terms(invoices=2),
    ),
    Discrepancy(
        "invoice_number_again",
        _UNCLEAR,
        ("evidence.reused", "invoice.amount"),
        closer_money.invoice_number_again,
        Terms(invoices=2),
    ),
    Discrepancy(
        "invoice_for_goods",
        _UNCLEAR,
        ("invoice.subject",),
        closer_money.invoice_item("*电子设备*检测仪", "*不动产租赁*房租", "*软件产品*管理系统", "*劳务*加工费"),
    ),
    Discrepancy(
        "invoice_for_agency",
        _UNCLEAR,
        ("invoice.subject",),
        closer_money.invoice_item("*知识产权服务*专利代理费", "*鉴证咨询服务*专利评估费", "*研发服务*专利年费"),
    ),
    Discrepancy(
        "invoice_without_tax",
        _CONTRADICTED,
        ("invoice.arithmetic", "invoice.amount"),
        closer_money.invoice_without_tax,
        _TAXED,
    ),
)
_SLIPS = (
    Discrepancy("slip_yuan_short", _CONTRADICTED, _PAID, closer_money.slip_off("-1")),
    Discrepancy("slip_cent_short", _CONTRADICTED, _PAID, closer_money.slip_off("-0.01")),
    Discrepancy("slip_tenth", _CONTRADICTED, _PAID, closer_money.slip_tenth),
    Discrepancy("slip_of_representative", _CONTRADICTED, ("payment.parties",), closer_money.paid_by("representative")),
    Discrepancy("slip_of_subsidiary", _CONTRADICTED, ("payment.parties",), closer_money.paid_by("subsidiary")),
    Discrepancy(
        "slip_reversed", _CONTRADICTED, ("payment.parties", "payment.present"), closer_money.paid_by("supplier")
    ),
    Discrepancy("slip_both_sides", _CONTRADICTED, (*_PAID, "evidence.reused"), closer_money.both_sides_claimed),
    Discrepancy(
        "slip_both_sides_unnumbered", _UNCLEAR, (*_PAID, "evidence.reused"), closer_money.both_sides_without_number
    ),
    Discrepancy("slip_order_among", _INCOMPLETE, ("payment.final", *_PAID), closer_money.order_among_slips, _TWICE),
    Discrepancy(
        "slip_for_services", _UNCLEAR, ("payment.present",), closer_money.purpose("技术服务费", "咨询费", "代理费")
    ),
    Discrepancy("slip_for_another_patent", _UNCLEAR, ("payment.present",), closer_money.purpose_of_another_patent),
    Discrepancy(
        "slip_for_two_contracts",
        _CONTRADICTED,
        ("evidence.reused", "payment.amount", "payment.present"),
        closer_money.slip_for_two,
    ),
)
CLOSER = {item.kind: item for item in (*_LISTED, *_CONTRACTS, *_RECORDS, *_INVOICES, *_SLIPS)}
"""Every discrepancy, by its kind."""

NEARER = {item.kind: item for item in NEAR}
"""Every honest deal, by its kind."""
