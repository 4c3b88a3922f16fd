"""All layouts in one place, and the split into those to build with and those to judge with."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache

from samples.papers import (
    business_licences,
    certificates,
    contracts,
    contracts_free,
    invoice_digital,
    invoice_old,
    others,
    record_gazette,
    record_notices,
    record_papers,
    record_pledges,
    record_register,
    slip_counter,
    slip_labels,
    slip_lists,
    slip_tables,
    slip_web,
)
from samples.papers.drawing import Draw, Drawing, Layout, Use, drawing_of
from samples.papers.facts import Facts
from samples.papers.foreign.registry import FOREIGN
from samples.papers.strange.registry import STRANGE
from samples.papers.unmet.registry import UNMET
from samples.papers.unseen.registry import UNSEEN

_DEV = Use.DEVELOPMENT
_SIDES = ("receipt", "payment")
_NOTICES = ("transfer_notice", "change_notice")
_LICENCES = ("licence_record", "open_licence_record")
_DEALS = ("transfer", "licence", "pledge", "equity", "service")
_PATENT_DEALS = ("transfer", "licence", "pledge", "equity")

_DEVELOPMENT: tuple[Layout, ...] = tuple(
    Layout(name, kind, subtypes, use, draw_pages)
    for kind, entries in {
        "bank_slip": (
            ("slip_web_table", ("payment",), _DEV, slip_web.web_table),
            ("slip_web_order", ("order",), _DEV, slip_web.web_order),
            ("slip_unit_customer", _SIDES, _DEV, slip_tables.unit_customer),
            ("slip_account_notice", _SIDES, _DEV, slip_web.account_notice),
            ("slip_two_numbers", _SIDES, _DEV, slip_web.two_numbers),
            ("slip_income", _SIDES, _DEV, slip_tables.income),
            ("slip_split_roles", _SIDES, _DEV, slip_tables.split_roles),
            ("slip_digit_grid", _SIDES, _DEV, slip_counter.digit_grid),
            ("slip_own_account", _SIDES, _DEV, slip_tables.own_account),
            ("slip_business_pairs", _SIDES, _DEV, slip_labels.business_pairs),
            ("slip_payee_first", _SIDES, _DEV, slip_labels.payee_first),
            ("slip_prefix_labels", _SIDES, _DEV, slip_labels.prefix_labels),
            ("slip_flag_pairs", _SIDES, _DEV, slip_labels.flag_pairs),
            ("slip_side_names", _SIDES, _DEV, slip_lists.side_names),
            ("slip_plain_list", _SIDES, _DEV, slip_lists.plain_list),
            ("slip_watermarked", _SIDES, _DEV, slip_lists.watermarked),
            ("slip_order_list", ("order",), _DEV, slip_lists.order_list),
        ),
        "invoice": (
            ("invoice_paper", ("special", "ordinary"), _DEV, invoice_old.paper),
            ("invoice_paper_former", ("special", "ordinary"), _DEV, invoice_old.paper_former),
            ("invoice_electronic", ("electronic",), _DEV, invoice_old.electronic),
            ("invoice_electronic_city", ("electronic",), _DEV, invoice_old.electronic_compact),
            ("invoice_goods_list", ("electronic",), _DEV, invoice_digital.with_goods_list),
            ("invoice_digital", ("digital",), _DEV, invoice_digital.digital),
            ("invoice_digital_sheet", ("digital",), _DEV, invoice_digital.digital_sheet),
        ),
        "registration": (
            ("notice_table", _NOTICES, _DEV, record_notices.notice),
            ("notice_text", _NOTICES, _DEV, record_notices.notice_text),
            ("notice_boxed", _NOTICES, _DEV, record_notices.notice_boxed),
            ("register_lines", ("register_copy",), _DEV, record_register.register_copy),
            ("register_table", ("register_copy",), _DEV, record_register.register_table),
            ("licence_certificate", _LICENCES, _DEV, record_papers.licence_certificate),
            ("licence_table", _LICENCES, _DEV, record_papers.licence_table),
            ("open_licence_letter", ("open_licence_record",), _DEV, record_papers.open_statement),
            ("pledge_letter", ("pledge_notice",), _DEV, record_pledges.pledge_notice),
            ("pledge_table", ("pledge_notice",), _DEV, record_pledges.pledge_table),
            ("gazette_feed", ("gazette",), _DEV, record_gazette.feed),
            ("gazette_web", ("gazette",), _DEV, record_gazette.web),
            ("gazette_printed", ("gazette",), _DEV, record_gazette.gazette),
        ),
        "contract": (
            ("contract_ministry", ("transfer", "licence", "service"), _DEV, contracts.ministry_form),
            ("contract_office", ("transfer", "licence"), _DEV, contracts.office_form),
            ("contract_table_head", _PATENT_DEALS, _DEV, contracts.table_head),
            ("contract_free", _DEALS, _DEV, contracts_free.free_wording),
            ("contract_appendix", _PATENT_DEALS, _DEV, contracts_free.with_appendix),
            ("contract_short", _DEALS, _DEV, contracts_free.short_agreement),
        ),
        "certificate": (
            ("certificate_codes", ("patent",), _DEV, certificates.certificate),
            ("certificate_old", ("patent",), _DEV, certificates.certificate_plain),
            ("certificate_electronic", ("patent",), _DEV, certificates.certificate_wide),
        ),
        "licence_of_business": (
            ("licence_landscape", ("enterprise",), _DEV, business_licences.enterprise),
            ("licence_portrait", ("enterprise",), _DEV, business_licences.enterprise_upright),
            ("licence_institution", ("institution",), _DEV, business_licences.institution),
        ),
        "commitment": (("commitment_letter", ("commitment",), _DEV, others.commitment),),
        "other": tuple(
            (f"other_{subtype}", (subtype,), _DEV, draw_pages)
            for subtype, draw_pages in {
                "plan": others.plan,
                "minutes": others.minutes,
                "acceptance_notice": others.acceptance_notice,
                "fee_notice": others.fee_notice,
                "appraisal": others.appraisal,
                "blank_sheet": others.blank_sheet,
            }.items()
        ),
    }.items()
    for name, subtypes, use, draw_pages in entries
)
LAYOUTS: tuple[Layout, ...] = (*_DEVELOPMENT, *UNSEEN, *UNMET, *FOREIGN, *STRANGE)
UNTOLD = frozenset(layout.name for layout in (*FOREIGN, *STRANGE))
"""Layouts of which those who mend parsers have not even been told the causes: what they show is the honest figure."""

AMENDING = frozenset({"contract_supplement", "contract_changed_terms"})
"""Layouts that change an earlier contract: without it they prove no deal."""


_OWN_KINDS: dict[tuple[str, str], tuple[str, str, Mapping[str, object]]] = {
    ("other", "blank_bank_form"): ("bank_slip", "payment", others.BLANK_SLIP),
    ("other", "blank_contract"): ("contract", "transfer", others.BLANK_CONTRACT),
    ("other", "commitment"): ("commitment", "commitment", {}),
}
"""Papers asked for as `other` that are of a kind of their own; forms that nobody filled in have no values."""


def layouts(kind: str | None = None, subtype: str | None = None, use: Use | None = None) -> tuple[Layout, ...]:
    """The layouts of a kind, that can print a subtype, for a use; None takes any."""
    if own := _OWN_KINDS.get((kind or "", subtype or "")):
        kind, subtype, _ = own
    return tuple(
        layout
        for layout in LAYOUTS
        if (kind is None or layout.kind == kind)
        and (subtype is None or subtype in layout.subtypes)
        and (use is None or layout.use is use)
    )


@cache
def _by_name() -> dict[str, Layout]:
    return {layout.name: layout for layout in LAYOUTS}


def draw(kind: str, subtype: str, facts: Mapping[str, object], layout: str | None, rng: random.Random) -> Drawing:
    """Draws a paper; without a layout, one that fits is drawn from `rng`, of those for development if there is one.

    Raises:
        ValueError: no layout of that name prints this kind and subtype.
    """
    if own := _OWN_KINDS.get((kind, subtype)):
        kind, subtype, facts = own
    fitting = layouts(kind, subtype)
    usual = layouts(kind, subtype, Use.DEVELOPMENT) or fitting
    chosen = _by_name().get(layout) if layout else rng.choice(usual) if usual else None
    if chosen is None or chosen not in fitting:
        raise ValueError(f"no layout {layout or ''} for {kind} {subtype}")
    return drawing_of(chosen, subtype, Facts(facts, rng), rng)


__all__ = ["LAYOUTS", "Draw", "draw", "layouts"]
