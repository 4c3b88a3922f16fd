"""Conditions and targets: what is counted, how it is held against its threshold, and what evidence cannot show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ocr.errors import ConfigError
from parsers.claims import Mode
from tests.programme_builders import SOURCE, application, figure, ground, profile_of, row
from validators.deals import Deal
from validators.findings import CheckStatus, Verdict
from validators.metrics import Measured, finding, measured
from validators.metrics_count import Row
from validators.metrics_parties import Entity, inferred_kind
from validators.programmes import Profile, load_profile
from validators.programmes.measures import PartyKind


def metric(required: str, count: str, unit: str = "件", more: str = "", name: str = "m") -> str:
    """A metric in TOML."""
    head = f'[[metrics]]\nid = "{name}"\nlabel = "指标"\n{SOURCE}'
    return f'{head}required = {required}\nunit = "{unit}"\ncount = {count}\n{more}\n'


def of_form(required: str, basis: str, stated: str = '["cell"]', more: str = "", name: str = "m") -> str:
    """A metric that only the form states, with its cell."""
    cell = f'[form]\ntitle = "申报书"\n{SOURCE}'
    cell += f'[[form.cells]]\nid = "cell"\nlabel = "有效发明专利数量（件）"\nunit = "件"\n{SOURCE}'
    told = f"stated = {stated}\n" if stated else ""
    head = (
        f'[[metrics]]\nid = "{name}"\nlabel = "指标"\n{SOURCE}required = {required}\nunit = "件"\nbasis = "{basis}"\n'
    )
    return cell + head + told + more


def only(profile: Profile, rows: list[Row], **more: object) -> Measured:
    """The one metric of a profile."""
    (found,) = measured(profile.metrics, ground(profile, rows, **more))  # type: ignore[arg-type]
    return found


def test_a_contract_over_several_rows_counts_once_and_its_amount_is_added_once(tmp_path: Path) -> None:
    deal = Deal([])
    rows = [row(1, deal=deal, amount=300_000), row(2, deal=deal, amount=300_000), row(3, amount=50_000)]
    contracts = profile_of(tmp_path, metric("2", '{ what = "contracts", modes = ["transfer"] }', "份"))
    amount = profile_of(tmp_path, metric("35", '{ what = "contract_amount", modes = ["transfer"] }', "万元"))
    assert only(contracts, rows).verified == 2
    assert only(amount, rows).verified == 350_000


def test_a_loan_on_several_patents_is_one_loan(tmp_path: Path) -> None:
    deal = Deal([])
    rows = [row(n, mode=Mode.PLEDGE, amount=5_000_000, received=None, deal=deal) for n in (1, 2, 3)]
    profile = profile_of(tmp_path, metric("1", '{ what = "contracts", modes = ["pledge"] }', "笔"))
    assert only(profile, rows).verified == 1


def test_a_patent_counts_once_however_often_it_is_licensed(tmp_path: Path) -> None:
    rows = [row(1, mode=Mode.LICENCE, patents=(7, 8)), row(2, mode=Mode.LICENCE, patents=(7,))]
    profile = profile_of(tmp_path, metric("2", '{ what = "patents", modes = ["licence"] }'))
    assert only(profile, rows).verified == 2


@pytest.mark.parametrize(("bound", "status"), [("at_least", "pass"), ("more_than", "fail"), ("at_most", "pass")])
def test_more_than_is_strict_and_at_least_is_not(tmp_path: Path, bound: str, status: str) -> None:
    more = f'bound = "{bound}"'
    profile = profile_of(tmp_path, metric("2", '{ what = "patents", modes = ["transfer"] }', more=more))
    assert only(profile, [row(1), row(2)]).status == status


def test_only_supported_rows_verify_and_contradicted_ones_are_out_of_reach(tmp_path: Path) -> None:
    profile = profile_of(tmp_path, metric("2", '{ what = "patents", modes = ["transfer"] }'))
    unclear = only(profile, [row(1), row(2, verdict=Verdict.INCOMPLETE)])
    failed = only(profile, [row(1), row(2, verdict=Verdict.CONTRADICTED)])
    assert (unclear.verified, unclear.status) == (Decimal(1), CheckStatus.UNCLEAR)
    assert (failed.verified, failed.status) == (Decimal(1), CheckStatus.FAIL)


def test_days_and_kinds_of_both_sides_narrow_what_counts(tmp_path: Path) -> None:
    count = (
        '{ what = "parties", modes = ["transfer"], suppliers = ["university", "institute"], kinds = ["sme"], '
        "until = 2022-06-30 }"
    )
    rows = [
        row(1),
        row(2, supplier="云川新材料研究院", receiver="峤石新材料有限公司"),
        row(3, supplier="另一家科技有限公司"),
        row(4, receiver="云川第二大学"),
        row(5, day=date(2022, 7, 1)),
        row(6, mode=Mode.LICENCE),
    ]
    found = only(profile_of(tmp_path, metric("2", count, "家")), rows)
    assert (found.verified, found.inferred, found.status) == (Decimal(2), 2, CheckStatus.PASS)
    assert "2 家的性质系按名称或信用代码推断" in finding(found).message


def test_the_reviewers_list_outweighs_names(tmp_path: Path) -> None:
    count = '{ what = "parties", modes = ["transfer"], kinds = ["sme"], local = true }'
    profile = profile_of(tmp_path, metric("1", count, "家"))
    rows = [row(n, receiver=name) for n, name in enumerate(("甲川有限公司", "乙川有限公司", "丙川有限公司"), start=1)]
    entities = [
        Entity("甲川有限公司", PartyKind.LARGE),
        Entity("乙川有限公司", PartyKind.SME, local=True),
        Entity("丙川有限公司", PartyKind.SME, local=False),
    ]
    found = only(profile, rows, entities=entities)
    assert (found.verified, found.inferred) == (Decimal(1), 0)


@pytest.mark.parametrize(
    ("name", "codes", "kind"),
    [
        ("云川大学", (), PartyKind.UNIVERSITY),
        ("云川职业技术学院", (), PartyKind.UNIVERSITY),
        ("云川材料研究所", (), PartyKind.INSTITUTE),
        ("云川工业研究院有限公司", (), PartyKind.COMPANY),
        ("云川工业研究院", ("91110108MA0000001A",), PartyKind.COMPANY),
        ("云川大学（北京）", (), PartyKind.UNIVERSITY),
        ("岚桥银行股份有限公司云川支行", (), PartyKind.BANK),
        ("岚桥银行股份有限公司", (), PartyKind.BANK),
        ("岚桥投资管理中心（有限合伙）", (), PartyKind.COMPANY),
        ("云川高新区管委会", (), PartyKind.GOVERNMENT),
        ("周言", (), PartyKind.PERSON),
    ],
)
def test_names_and_codes_tell_what_a_party_is(name: str, codes: tuple[str, ...], kind: PartyKind) -> None:
    assert inferred_kind(name, codes) is kind


def test_what_only_the_form_states_is_never_verified(tmp_path: Path) -> None:
    profile = profile_of(tmp_path, of_form("50", "form"))
    good, bad = (
        only(profile, [], documents=[application(figure("有效发明专利数量（件）", text))]) for text in ("64", "12")
    )
    assert (good.stated, good.verified, good.status) == (Decimal(64), None, CheckStatus.UNCLEAR)
    assert (bad.stated, bad.verified, bad.status) == (Decimal(12), None, CheckStatus.FAIL)
    assert "材料不能证明" in finding(good).message


def test_a_target_is_met_by_what_the_form_promises(tmp_path: Path) -> None:
    profile = profile_of(tmp_path, of_form("50", "target"))
    met = only(profile, [], documents=[application(figure("有效发明专利数量（件）", "≥50"))])
    empty = only(profile, [], documents=[application(figure("有效发明专利数量（件）", ""))])
    assert met.status is CheckStatus.PASS
    assert empty.status is CheckStatus.MISSING


def test_without_a_form_what_it_should_state_is_missing(tmp_path: Path) -> None:
    assert only(profile_of(tmp_path, of_form("50", "form")), []).status is CheckStatus.MISSING


def test_a_condition_for_which_the_form_has_no_cell_is_left_to_the_reviewer(tmp_path: Path) -> None:
    profile = profile_of(tmp_path, of_form("50", "form", stated=""))
    assert only(profile, [], documents=[application()]).status is CheckStatus.UNCLEAR


def test_a_figure_read_badly_from_a_scan_states_nothing(tmp_path: Path) -> None:
    from ocr.lines import Reader

    profile = profile_of(tmp_path, of_form("5", "form"))
    for text, sure in (("9", 0.99), ("64", 0.7)):
        form = application(figure("有效发明专利数量（件）", text, reader=Reader.OCR, sure=sure))
        found = only(profile, [], documents=[form])
        assert (found.stated, found.status) == (None, CheckStatus.UNCLEAR)


def test_a_badly_read_count_is_stated_where_it_is_the_list_s_own(tmp_path: Path) -> None:
    from ocr.lines import Reader

    text = (
        f'[form]\ntitle = "申报书"\n{SOURCE}[[form.cells]]\nid = "c"\nlabel = "转让许可专利数量"\nunit = "件"\n{SOURCE}'
        f'[[metrics]]\nid = "m"\nlabel = "专利"\n{SOURCE}required = 1\nunit = "件"\nstated = ["c"]\n'
        'count = { what = "patents", modes = ["transfer"] }\n'
    )
    rows = [row(number) for number in range(1, 4)]
    for printed, stated in (("3", Decimal(3)), ("8", None)):
        form = application(figure("转让许可专利数量（件）", printed, reader=Reader.OCR, sure=0.6))
        assert only(profile_of(tmp_path, text), rows, documents=[form]).stated == stated


def test_a_share_is_taken_of_two_cells(tmp_path: Path) -> None:
    text = (
        f'[form]\ntitle = "申报书"\n{SOURCE}'
        f'[[form.cells]]\nid = "all"\nlabel = "入驻企业数量"\nunit = "家"\n{SOURCE}'
        f'[[form.cells]]\nid = "small"\nlabel = "中小微企业数量"\nunit = "家"\n{SOURCE}'
        f'[[metrics]]\nid = "m"\nlabel = "比例"\n{SOURCE}required = 80\nunit = "%"\nbasis = "form"\n'
        'stated = ["small"]\nstated_of = ["all"]\n'
    )
    form = application(figure("入驻企业数量", "90"), figure("中小微企业数量", "70"))
    found = only(profile_of(tmp_path, text), [], documents=[form])
    assert (found.stated, found.status) == (Decimal("77.78"), CheckStatus.FAIL)


def test_a_share_of_which_one_cell_lacks_is_missing() -> None:
    profile = load_profile("beijing-2022-cluster")
    found = measured(profile.metrics, ground(profile, [], [application(figure("入驻企业数量", "90"))]))
    assert next(item for item in found if item.id == "sme_share").status is CheckStatus.MISSING


def test_of_a_group_one_metric_is_enough(tmp_path: Path) -> None:
    loans = metric("5", '{ what = "contracts", modes = ["pledge"] }', "笔", 'any_of = "pledges"', "loans")
    amount = metric("5000", '{ what = "contract_amount", modes = ["pledge"] }', "万元", 'any_of = "pledges"', "amount")
    profile = profile_of(tmp_path, loans + amount)
    large = [row(1, mode=Mode.PLEDGE, amount=60_000_000, received=None)]
    small = [row(1, mode=Mode.PLEDGE, amount=1_000_000, received=None)]
    assert [item.status for item in measured(profile.metrics, ground(profile, large))] == ["not_applicable", "pass"]
    assert [item.status for item in measured(profile.metrics, ground(profile, small))] == ["fail", "fail"]


@pytest.mark.parametrize(
    ("counts", "verified", "status"),
    [
        ((2, 3, 3), "22.47", "pass"),
        ((4, 4, 4), "0.00", "fail"),
        ((5, 6, 7), "18.32", "fail"),
        ((0, 2, 3), None, "unclear"),
    ],
)
def test_growth_is_yearly_and_compound(
    tmp_path: Path, counts: tuple[int, int, int], verified: str | None, status: str
) -> None:
    rows, number = list[Row](), 0
    for year, count in zip((2021, 2022, 2023), counts, strict=True):
        for _ in range(count):
            number += 1
            rows.append(row(number, day=date(year, 3, 1)))
    more = "growth = { first = 2021, last = 2023 }"
    profile = profile_of(tmp_path, metric("20", '{ what = "contracts", modes = ["transfer"] }', "%", more))
    found = only(profile, rows)
    assert (found.verified, found.status) == (Decimal(verified) if verified else None, status)


def test_growth_of_exactly_the_threshold_is_enough(tmp_path: Path) -> None:
    years = {2021: 25, 2022: 30, 2023: 36}
    rows = [row(year * 100 + n, day=date(year, 3, 1)) for year, count in years.items() for n in range(count)]
    more = "growth = { first = 2021, last = 2023 }"
    profile = profile_of(tmp_path, metric("20", '{ what = "contracts", modes = ["transfer"] }', "%", more))
    assert only(profile, rows).status is CheckStatus.PASS


def test_thresholds_that_contradict_one_another_are_reported_and_not_resolved() -> None:
    profile = load_profile("anhui-2022-industry")
    for count, statuses in ((25, {"fail"}), (40, {"unclear"}), (55, {"pass"})):
        found = measured(profile.metrics, ground(profile, [row(n) for n in range(1, count + 1)]))
        pair = [item for item in found if item.id in {"smes", "university_smes"}]
        assert {str(item.status) for item in pair} == statuses
        assert all("指南自身不一致" in finding(item).message for item in pair)


def test_each_kind_of_applicant_has_thresholds_of_its_own() -> None:
    profile = load_profile("anhui-2022-cultivation")

    def statuses(applicant: str) -> dict[str, str]:
        found = measured(profile.metrics, ground(profile, [row(1)], [application(applicant=applicant)]))
        return {item.id: str(item.status) for item in found}

    university = statuses("云川大学")
    assert university["university_smes"] == "pass"
    assert university["enterprise_smes"] == "not_applicable"
    firm = statuses("岚桥仪器有限公司")
    assert firm["enterprise_smes"] == "fail"
    assert firm["university_smes"] == "not_applicable"


def test_an_unknown_kind_of_applicant_fails_nothing_and_the_reviewer_may_name_it() -> None:
    profile = load_profile("anhui-2022-service")
    unknown = measured(profile.metrics, ground(profile, [row(1)], [application(applicant="岚桥有限公司")]))
    assert {str(item.status) for item in unknown if item.metric.track} <= {"unclear", "pass"}
    named = measured(profile.metrics, ground(profile, [row(1)], track="finance"))
    assert {str(item.status) for item in named if item.metric.track == "trading"} == {"not_applicable"}
    said = ground(profile, [row(1)], [application(category="金融服务类平台")])
    assert said.track.chosen == "finance"
    with pytest.raises(ConfigError, match="trading"):
        ground(profile, [], track="other")


def test_evidence_that_shows_but_a_part_fails_nothing() -> None:
    profile = load_profile("anhui-2022-service")
    found = {item.id: item for item in measured(profile.metrics, ground(profile, [row(1)], track="finance"))}
    assert found["pledges"].status is CheckStatus.UNCLEAR
    assert "商标权" in finding(found["pledges"]).message


def test_received_money_repeated_on_every_row_of_a_contract_counts_once(tmp_path: Path) -> None:
    deal = Deal([])
    whole = [row(n, deal=deal, amount=90_000, received=90_000) for n in (1, 2, 3)]
    parts = [row(n, received=30_000) for n in (4, 5)]
    profile = profile_of(tmp_path, metric("1", '{ what = "received_amount", modes = ["transfer"] }', "万元"))
    assert only(profile, [*whole, *parts]).verified == 150_000
