"""A programme that nobody has seen: a TOML of a province made up for this test, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from parsers.claims import Mode
from tests.programme_builders import application, figure, ground, row
from tests.validators_builders import Deal, judged
from validators.findings import CheckStatus, Verdict
from validators.metrics import measured
from validators.programmes import load_profile
from validators.totals import application_totals

GUIDELINE = """
# 云川省知识产权局：科研院所专利实施许可奖补项目（2024 年）, made up.
id = "yunchuan-2024-licence"
label = "云川省科研院所专利实施许可奖补项目（2024年）"
guideline = "yunchuan.txt"
list_title = "许可实施明细"

[period]
start = 2022-07-01
end = 2024-06-30
source = "yunchuan.txt《三、奖补范围》：2022年7月1日至2024年6月30日备案的许可"

[applicants]
text = "云川省内科研院所。"
source = "yunchuan.txt《一、奖补对象》"

[evidence.licence]
source = "yunchuan.txt《四、材料》：许可备案证明和合同，不要求发票"
invoice = "never"

[form]
title = "云川省专利实施许可奖补申请书"
source = "yunchuan.txt《附表》"

[[form.tables]]
id = "outcome"
label = "许可实施成效"
source = "yunchuan.txt《附表》"
row_heading = "年份"
rows = ["2022年7-12月", "2023年", "2024年1-6月", "总计"]

[[form.tables.columns]]
id = "deals"
label = "许可合同数"
unit = "份"
count = { what = "contracts", modes = ["licence", "open_licence"] }

[[form.tables.columns]]
id = "money"
label = "许可费"
unit = "亿元"
count = { what = "received_amount", modes = ["licence", "open_licence"] }

[[metrics]]
id = "licensees"
label = "被许可的中小微企业"
source = "yunchuan.txt《二、条件》：超过2家"
required = 2
unit = "家"
bound = "more_than"
count = { what = "parties", modes = ["licence", "open_licence"], suppliers = ["institute"], kinds = ["sme"] }

[[metrics]]
id = "fees"
label = "许可费到账"
source = "yunchuan.txt《二、条件》：不少于0.001亿元"
required = 0.001
unit = "亿元"
count = { what = "received_amount", modes = ["licence", "open_licence"] }
stated = ["outcome.money"]

[[submission]]
id = "letter"
kind = "commitment"
label = "诚信承诺书"
source = "yunchuan.txt《四、材料》"
"""

SUPPLIER = "云川材料研究所"


def test_its_evidence_metrics_form_and_rules_work_from_the_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "yunchuan-2024-licence.toml"
    file.write_text(GUIDELINE, encoding="utf-8")
    profile = load_profile(str(file))
    rows = [
        row(n, mode=Mode.LICENCE, supplier=SUPPLIER, day=date(2023, 2, n), amount=50_000, received=40_000)
        for n in (1, 2, 3)
    ]
    table = {"table": "许可实施成效"}
    form = application(
        figure("2023年", "3", column="许可合同数", **table),
        figure("2023年", "0.0012", column="许可费（亿元）", unit="亿元", **table),
        figure("总计", "0.0021", column="许可费（亿元）", unit="亿元", **table),
    )
    known = ground(profile, rows, [form])
    licensees, fees = measured(profile.metrics, known)
    assert (licensees.verified, licensees.status) == (Decimal(3), CheckStatus.PASS)
    assert (fees.required, fees.stated, fees.verified) == (Decimal(100_000), Decimal(210_000), Decimal(120_000))
    assert [str(item.check.status) for item in application_totals(known)] == ["pass", "pass", "fail"]


def test_its_rows_need_the_evidence_that_the_file_asks_for(tmp_path: Path) -> None:
    file = tmp_path / "yunchuan-2024-licence.toml"
    file.write_text(GUIDELINE, encoding="utf-8")
    deal = Deal(supplier=SUPPLIER, registered_on=date(2023, 3, 1), signed_on=date(2023, 2, 1))
    claim = deal.claim(mode=Mode.LICENCE)
    papers = [deal.record("licence_record"), deal.contract("licence"), deal.slip(paid_on=date(2023, 2, 5))]
    result = judged(claim, papers, profile=load_profile(str(file)))
    assert result.rows[0].verdict is Verdict.SUPPORTED, [check.message for check in result.rows[0].checks]
    assert judged(claim, papers).rows[0].verdict is not Verdict.SUPPORTED
    assert [check.code for check in result.submission] == ["submission.letter"]
