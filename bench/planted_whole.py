"""Faults of a package as a whole, planted beside honest ones: what stands in no row, and what no paper of a row shows.

Papers nobody claims, totals of the list and of the form, thresholds, rules of form, files altered after signing. Files
are signed and altered in truth; all else goes to judging as read without a fault. `bench/planted.py` counts.
"""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from bench import planted_files, planted_forms
from bench.planted_found import Found, found_in
from bench.planted_reading import document_of, read
from ocr.lines import Box, Reader
from parsers.claims import ClaimList, Place
from parsers.reading import Document, DocumentKind, Field, Figure, Reading
from samples.deals import Deal
from samples.package import PackageOptions, submitted_deals
from validators.judge import Judgement, judge
from validators.programmes import Profile, load_profile
from validators.programmes.loading import read_profile

TODAY = date(2026, 11, 20)
_LIST = "清单.xlsx"
_FORM = "园区/集聚区专利转化运用情况 / 专利受让情况"
_WAN = Decimal(10_000)
_PLAIN = ("plain", "plain", "know_how", "instalments", "plain", "gazette")
_BROKEN = ("claim_amount_ten_times", "record_other_receiver", "invoice_missing")


def results(seed: int) -> Iterator[Found]:
    """Every fault of one seed, and every honest package beside it."""
    rng = random.Random(f"{seed}:whole")
    deals = submitted_deals(PackageOptions(seed=seed, clean=_PLAIN))
    yield from _unclaimed(deals, seed)
    yield from _list_totals(deals, rng)
    yield from _form_totals(deals, rng)
    yield from _thresholds(seed)
    yield from planted_forms.rules_of_form(rng)
    yield from planted_files.altered(rng)


@cache
def _beijing() -> Profile:
    return load_profile("beijing-2022-cluster")


def _judged(claims: ClaimList, documents: list[Document], profile: Profile | None = None) -> Judgement:
    return judge(claims, documents, (), profile or _beijing(), today=TODAY)


def _unclaimed(deals: list[Deal], seed: int) -> Iterator[Found]:
    """A paper of another deal lies beside; honest: copies of papers that rows claim."""
    claims, documents, _ = read(deals)
    (other,) = submitted_deals(PackageOptions(seed=seed + 500_000, clean=("plain",)))
    code = "evidence.unclaimed"
    for kind in ("registration", "contract", "invoice", "bank_slip"):
        stray = document_of(other.of_kind(kind)[0], f"其他/{kind}.pdf")
        yield found_in(code, f"stray_{kind}", _judged(claims, [*documents, stray]).findings, planted=True)
        copy = document_of(deals[0].of_kind(kind)[0], f"1/copy-{kind}.pdf")
        yield found_in(code, f"copy_of_{kind}", _judged(claims, [*documents, copy]).findings, planted=False)
    yield found_in(code, "nothing_beside", _judged(claims, documents).findings, planted=False)


def _list_totals(deals: list[Deal], rng: random.Random) -> Iterator[Found]:
    """合计 of the list: a row left out, a yuan more, ten times, figures exchanged; honest: as the rows add up."""
    claims, documents, _ = read(deals)
    place = (Place(_LIST, 1, label="附件1!A1:I9"),)
    code = "application.totals"
    for name in ("contract_amount", "received_amount", "patent_amount"):
        amounts = [getattr(claim.claimed, name) or Decimal(0) for claim in claims.claims]
        right = sum(amounts, Decimal(0))
        wrong = {
            "row_left_out": right - next(amount for amount in amounts if amount),
            "yuan_more": right + 1,
            "ten_times": right * 10,
            "in_wan": (right / _WAN).quantize(Decimal("0.01")),
            "digits": right + 9 * 10 ** rng.randrange(2, 5),
        }
        for kind, total in {"as_it_adds_up": right, **wrong}.items():
            listed = replace(claims, totals={name: total}, places=place)
            found = _judged(listed, documents).findings
            yield found_in(code, f"list_{kind}", found, planted=kind in wrong)


def _form_totals(deals: list[Deal], rng: random.Random) -> Iterator[Found]:
    """The form's table of transfers: a cell off, years exchanged, yuan for 万元; honest: right, and rounded."""
    claims, documents, _ = read(deals)
    code = "application.totals"
    for column, unit, name in (
        ("专利受让件数（件）", "件", ""),
        ("合同金额（万元）", "万元", "contract_amount"),
        ("实际支付金额（万元）", "万元", "received_amount"),
    ):
        years: dict[int, Decimal] = defaultdict(Decimal)
        for claim in claims.claims:
            day = claim.claimed.registered_on
            assert day is not None
            years[day.year] += (getattr(claim.claimed, name) or Decimal(0)) if name else Decimal(1)
        scale = _WAN if unit == "万元" else Decimal(1)
        first, last = years[2021] / scale, years[2022] / scale
        more = Decimal(rng.randrange(1, 9))
        forms = {
            "right": (first, last, first + last),
            "rounded": tuple(value.quantize(Decimal("0.01")) for value in (first, last, first + last)),
            "one_year_off": (first + more, last, first + last),
            "sum_off": (first, last, first + last + more),
            "tenfold": (first * 10, last * 10, (first + last) * 10),
        }
        if first != last:
            forms["years_exchanged"] = (last, first, first + last)
        for kind, values in forms.items():
            form = _application(column, unit, values)
            found = _judged(claims, [*documents, form]).findings
            yield found_in(code, f"form_{kind}", found, planted=kind not in {"right", "rounded"})


def _application(column: str, unit: str, values: tuple[Decimal, ...]) -> Document:
    fields = []
    for label, value in zip(("2021年", "2022年1-9月", "合计"), values, strict=True):
        amount = value * (_WAN if unit == "万元" else 1)
        text = f"{value.normalize():f}"
        figure = Figure("", _FORM, label, column, amount, unit)
        fields.append(Field((Reading(text, figure, Reader.TEXT, 1.0, 1, Box(0.1, 0.1, 0.2, 0.12)),)))
    return Document("form", DocumentKind.APPLICATION, None, "申报书.pdf", (1, 3), 0.9, {"figures": tuple(fields)})


_METRIC = """id = "planted"
label = "试算"
guideline = "guideline.txt"
[[metrics]]
id = "m"
label = "指标"
source = "guideline.txt《条件》"
required = {required}
unit = "{unit}"
count = {{ what = "{what}", modes = ["transfer"] }}
"""


def _thresholds(seed: int) -> Iterator[Found]:
    """A threshold that is met only with rows that are untrue; honest: one that the honest rows just meet."""
    honest = submitted_deals(PackageOptions(seed=seed, clean=_PLAIN, planted=()))
    mixed = submitted_deals(PackageOptions(seed=seed, clean=_PLAIN, planted=_BROKEN))
    claims, documents, _ = read(mixed)
    true = [row for deal in honest for row in deal.rows]
    amount = sum((row.contract_amount or Decimal(0) for row in true), Decimal(0)) / _WAN
    sizes = {
        "patents": (Decimal(len(true)), "件"),
        "contracts": (Decimal(len(true)), "份"),
        "contract_amount": (amount, "万元"),
    }
    code = "programme.metric.m"
    with tempfile.TemporaryDirectory() as folder:
        for what, (size, unit) in sizes.items():
            for kind, required in (
                ("met", size),
                ("met_by_untrue_rows", size + (Decimal("0.01") if unit == "万元" else 1)),
            ):
                file = Path(folder) / "planted.toml"
                number = f"{required.normalize():f}"
                file.write_text(_METRIC.format(required=number, unit=unit, what=what), encoding="utf-8")
                profile = replace(_beijing(), metrics=read_profile(file, "planted").metrics)
                found = _judged(claims, documents, profile).findings
                yield found_in(code, f"{what}_{kind}", found, planted=kind != "met")
