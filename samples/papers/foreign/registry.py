"""The layouts of this package, all of them for evaluation only; nobody who mends parsers is told their faults."""

from __future__ import annotations

from samples.papers.drawing import Draw, Layout, Use
from samples.papers.foreign import businesses, certificates, licences, near_misses, notices, open_licences, records

_NOTICES = ("transfer_notice", "change_notice")
_LICENCES = ("licence_record", "open_licence_record")
_Entry = tuple[str, tuple[str, ...], Draw]

_BY_KIND: dict[str, tuple[_Entry, ...]] = {
    "registration": (
        ("notice_delivered", _NOTICES, notices.delivered),
        ("notice_batch", ("transfer_notice",), notices.batch),
        ("notice_owners_listed", _NOTICES, notices.owners_listed),
        ("licence_boxed_captions", _LICENCES, licences.boxed_captions),
        ("licence_values_first", _LICENCES, licences.values_first),
        ("licence_upright_heads", ("open_licence_record",), open_licences.upright_heads),
        ("pledge_captions", ("pledge_notice",), licences.pledge_card),
        ("register_three_pages", ("register_copy",), records.register_pages),
        ("gazette_narrow_column", ("gazette",), records.gazette_column),
        ("gazette_affairs_web", ("gazette",), records.affairs_web),
    ),
    "certificate": (
        ("certificate_bilingual", ("patent",), certificates.bilingual),
        ("certificate_in_the_middle", ("patent",), certificates.in_the_middle),
        ("certificate_design_booklet", ("patent",), certificates.design_booklet),
    ),
    "licence_of_business": (
        ("licence_with_old_number", ("enterprise",), businesses.with_old_number),
        ("licence_phone_card", ("enterprise",), businesses.phone_card),
    ),
    "other": (
        ("other_receipt", ("receipt",), near_misses.receipt),
        ("other_technology_record", ("technology_record",), near_misses.technology_record),
        ("other_attorney", ("attorney",), near_misses.attorney),
    ),
}

_UNJUDGED: dict[str, tuple[str, ...]] = {}
"""Fields of which a layout prints something that readers may rightly take in more than one way."""

FOREIGN: tuple[Layout, ...] = tuple(
    Layout(name, kind, subtypes, Use.EVALUATION, draw, _UNJUDGED.get(name, ()))
    for kind, entries in _BY_KIND.items()
    for name, subtypes, draw in entries
)
"""All layouts of this package."""
