"""Profiles: complete, sourced, and refused with the file and the key where they are wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ocr.errors import ConfigError
from parsers.claims import Mode
from tests.validators_builders import OTHER_FIRM, UNIVERSITY, Deal, beijing, judged, row_of, status
from validators.findings import CheckStatus, Verdict
from validators.programmes import list_profiles, load_profile
from validators.programmes.loading import read_profile

GUIDELINE = "001_893d408353bf7d80.txt"


def test_the_beijing_programme_is_listed_with_its_sources() -> None:
    profile = beijing()
    assert profile in list_profiles()
    assert profile.guideline == GUIDELINE
    assert profile.period is not None
    assert profile.period.start == date(2021, 1, 1)
    assert not profile.period.end_is_firm
    sources = [profile.period.source, profile.period.end_source, *(item.source for item in profile.evidence.values())]
    assert all(GUIDELINE in source for source in (*sources, *profile.sources()))


def test_every_value_of_every_programme_names_its_guideline_and_a_heading() -> None:
    profiles = list_profiles()
    assert len(profiles) == 9
    for profile in profiles:
        for source in profile.sources():
            assert profile.guideline in source or source.startswith("heyan 检查目录"), (profile.id, source)
            assert "《" in source or "检查目录" in source, (profile.id, source)


def test_every_mode_has_its_evidence_in_every_profile() -> None:
    for profile in (*list_profiles(), load_profile(None)):
        assert set(profile.evidence) == set(Mode)
        for required in profile.evidence.values():
            assert required.registrations
            assert required.cells


def test_without_a_programme_no_period_is_held_against_a_row() -> None:
    old = Deal(registered_on=date(2019, 6, 18))
    row = row_of(old.claim(), old.papers(), profile=load_profile(None))
    assert status(row, "claim.period") is CheckStatus.NOT_APPLICABLE


def test_an_unknown_programme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="beijing-2022-cluster"):
        load_profile("beijing-1999")


@pytest.mark.parametrize("name", ["../evil", "_generic", "profile"])
def test_only_programmes_can_be_named(name: str) -> None:
    with pytest.raises(ConfigError):
        load_profile(name)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('label = "', 'lable = "'), "lable"),
        (("required = 15", 'required = "many"'), "required"),
        (("[evidence.pledge]", "[evidence.loan]"), "loan"),
        (('id = "beijing-2022-cluster"', 'id = "other"'), "id"),
        (("[evidence.equity]", '[evidence.equity]\ninvoice = "sometimes"'), "invoice"),
        (('stated = ["tenants"]', 'stated = ["tenant"]'), "metrics.tenants.stated"),
        (('basis = "form"', 'basis = "evidence"'), "metrics.tenants.count"),
        (('what = "parties"', 'what = "people"'), "count.what"),
        (('id = "demand_items"', 'id = "demand_firms"'), "metrics.id"),
        (('unit = "万元", words', 'unit = "件", words'), "received_amount"),
        (('kind = "parts"', 'kind = "pieces"'), "submission.0.kind"),
        (("[period]", "[period"), "TOML"),
    ],
)
def test_a_wrong_profile_is_refused_naming_file_and_key(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    source = Path(__file__).parents[1] / "validators/programmes/beijing-2022-cluster.toml"
    text = source.read_text(encoding="utf-8")
    assert change[0] in text
    wrong = tmp_path / "beijing-2022-cluster.toml"
    wrong.write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"beijing-2022-cluster\.toml") as raised:
        read_profile(wrong, "beijing-2022-cluster")
    assert told in str(raised.value)


def test_evidence_that_a_profile_leaves_unsaid_is_the_generic_one(tmp_path: Path) -> None:
    bare = tmp_path / "plain.toml"
    bare.write_text('id = "plain"\nlabel = "无表格项目"\nguideline = "guideline.txt"\n', encoding="utf-8")
    assert read_profile(bare, "plain").evidence == load_profile(None).evidence


def test_a_programme_may_be_given_as_a_file(tmp_path: Path) -> None:
    bare = tmp_path / "plain.toml"
    bare.write_text('id = "plain"\nlabel = "无表格项目"\nguideline = "guideline.txt"\n', encoding="utf-8")
    assert load_profile(str(bare)).label == "无表格项目"
    with pytest.raises(ConfigError, match=r"absent\.toml"):
        load_profile(str(tmp_path / "absent.toml"))


def test_the_version_follows_the_content() -> None:
    assert beijing().version != load_profile(None).version
    assert len(beijing().version) == 16


def test_firms_of_supported_rows_count_towards_the_threshold() -> None:
    deals = [Deal(number, receiver=f"北京岚桥{number}号仪器有限公司") for number in range(1, 17)]
    papers = [document for deal in deals for document in deal.papers()]
    result = judged([deal.claim() for deal in deals], papers)
    metric = result.metrics[0]
    assert (metric.id, metric.required, metric.verified, metric.stated) == ("smes", Decimal(15), Decimal(16), None)
    assert metric.inferred == 16
    assert metric.status is CheckStatus.PASS
    assert any(check.code == "programme.metric.smes" for check in result.findings)


def test_rows_in_doubt_may_still_reach_the_threshold_and_universities_do_not_count() -> None:
    deals = [Deal(number, receiver=f"北京岚桥{number}号仪器有限公司") for number in range(1, 16)]
    deals.append(Deal(16, supplier=OTHER_FIRM, receiver=UNIVERSITY))
    papers = [document for deal in deals for document in deal.papers()]
    result = judged([deal.claim() for deal in deals], papers[1:])
    metric = result.metrics[0]
    assert (metric.verified, metric.status) == (Decimal(14), CheckStatus.UNCLEAR)
    assert [row.verdict for row in result.rows].count(Verdict.SUPPORTED) == 15


def test_a_pledge_counts_the_firm_that_borrows() -> None:
    deal = Deal(supplier=OTHER_FIRM, receiver="北京岚桥银行股份有限公司")
    claim = deal.claim(mode=Mode.PLEDGE, received_amount=None, patent_amount=None)
    result = judged(claim, [deal.record("pledge_notice"), deal.contract("pledge")])
    assert result.metrics[0].verified == 1


def test_one_firm_counts_once() -> None:
    deals = [Deal(1), Deal(2)]
    result = judged([deal.claim() for deal in deals], [document for deal in deals for document in deal.papers()])
    assert result.metrics[0].verified == 1
    assert result.metrics[0].status is CheckStatus.FAIL


def test_a_firm_end_fails_where_a_soft_one_flags() -> None:
    deal = Deal(registered_on=date(2022, 12, 1))
    period = beijing().period
    assert period is not None
    firm = replace(beijing(), period=replace(period, end_is_firm=True))
    assert status(row_of(deal.claim(), deal.papers(), profile=firm), "claim.period") is CheckStatus.FAIL
    assert status(row_of(deal.claim(), deal.papers()), "claim.period") is CheckStatus.UNCLEAR
