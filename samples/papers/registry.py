"""All layouts in one place, and the split into those to build with and those to judge with."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache

from samples.papers import invoice_digital, invoice_old, slip_labels, slip_tables
from samples.papers.drawing import Draw, Drawing, Layout, Use, drawing_of
from samples.papers.facts import Facts

_DEV, _EVAL = Use.DEVELOPMENT, Use.EVALUATION
_SIDES = ("receipt", "payment")

LAYOUTS: tuple[Layout, ...] = tuple(
    Layout(name, kind, subtypes, use, draw_pages)
    for kind, entries in {
        "bank_slip": (
            ("slip_web_table", ("payment",), _DEV, slip_tables.web_table),
            ("slip_web_order", ("order",), _DEV, slip_tables.web_order),
            ("slip_unit_customer", _SIDES, _DEV, slip_tables.unit_customer),
            ("slip_account_notice", _SIDES, _EVAL, slip_tables.account_notice),
            ("slip_two_numbers", _SIDES, _DEV, slip_tables.two_numbers),
            ("slip_income", _SIDES, _EVAL, slip_tables.income),
            ("slip_split_roles", _SIDES, _DEV, slip_tables.split_roles),
            ("slip_digit_grid", _SIDES, _DEV, slip_tables.digit_grid),
            ("slip_own_account", _SIDES, _EVAL, slip_tables.own_account),
            ("slip_business_pairs", _SIDES, _DEV, slip_labels.business_pairs),
            ("slip_payee_first", _SIDES, _DEV, slip_labels.payee_first),
            ("slip_prefix_labels", _SIDES, _DEV, slip_labels.prefix_labels),
            ("slip_flag_pairs", _SIDES, _EVAL, slip_labels.flag_pairs),
            ("slip_side_names", _SIDES, _DEV, slip_labels.side_names),
            ("slip_plain_list", _SIDES, _DEV, slip_labels.plain_list),
            ("slip_watermarked", _SIDES, _EVAL, slip_labels.watermarked),
            ("slip_order_list", ("order",), _EVAL, slip_labels.order_list),
        ),
        "invoice": (
            ("invoice_paper", ("special", "ordinary"), _DEV, invoice_old.paper),
            ("invoice_paper_former", ("special", "ordinary"), _EVAL, invoice_old.paper_former),
            ("invoice_electronic", ("electronic",), _DEV, invoice_old.electronic),
            ("invoice_electronic_city", ("electronic",), _EVAL, invoice_old.electronic_compact),
            ("invoice_goods_list", ("electronic",), _DEV, invoice_digital.with_goods_list),
            ("invoice_digital", ("digital",), _DEV, invoice_digital.digital),
            ("invoice_digital_sheet", ("digital",), _EVAL, invoice_digital.digital_sheet),
        ),
    }.items()
    for name, subtypes, use, draw_pages in entries
)


def layouts(kind: str | None = None, subtype: str | None = None, use: Use | None = None) -> tuple[Layout, ...]:
    """The layouts of a kind, that can print a subtype, for a use; None takes any."""
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
    """Draws a paper; without a layout, one that fits is drawn from `rng`.

    Raises:
        ValueError: no layout of that name prints this kind and subtype.
    """
    fitting = layouts(kind, subtype)
    chosen = _by_name().get(layout) if layout else rng.choice(fitting) if fitting else None
    if chosen is None or chosen not in fitting:
        raise ValueError(f"no layout {layout or ''} for {kind} {subtype}")
    return drawing_of(chosen, subtype, Facts(facts, rng), rng)


__all__ = ["LAYOUTS", "Draw", "draw", "layouts"]
