"""Papers about a record that is not made yet, or not any more: none of them proves it. All values are invented."""

from __future__ import annotations

import pytest

from parsers.reading import DocumentKind
from tests.test_registration_tables import ONE, read, said

HEAD = f"发文日：2022年01月05日\n申请号：{ONE}\n"
CHANGE = "| 变更项目 | 变更前 | 变更后 |\n| 专利权人 | 青禾大学 | 云杉公司 |\n"
LICENCE = f"备案号：X2021370000123\n专利号：ZL{ONE}\n让与人：青禾大学\n受让人：云杉公司\n备案日期：2021年4月12日\n"
PLEDGE = f"登记号：Y2021370000123\n专利号：ZL{ONE}\n出质人：青禾公司\n质权人：滨州银行\n登记日：2021年4月12日\n"


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"{HEAD}# {title}\n{CHANGE}"
            for title in (
                "著录项目变更受理通知书", "著录项目变更申报书受理通知书", "著录项目变更补正通知书",
                "专利权转移登记受理通知书", "著录项目变更视为未提出通知书", "专利权转让登记申请受理回执",
                "专利权人变更申请书", "专利权转移登记申请表",
            )
        ),
        *(f"# {title}\n{LICENCE}" for title in ("专利实施许可合同备案受理通知书", "专利实施许可备案申请书")),
        *(f"# {title}\n{PLEDGE}" for title in ("专利权质押登记受理通知书", "专利权质押登记申请书")),
    ],
)  # fmt: skip
def test_what_was_asked_for_or_taken_in_is_no_record(text: str) -> None:
    assert [document.kind for document in read(text)] == [DocumentKind.OTHER]


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        (f"{HEAD}# 著录项目变更通知书\n{CHANGE}", "transfer_notice"),
        (f"{HEAD}# 手续合格通知书\n~ 申请人提出的著录项目变更请求经受理、审查合格。\n{CHANGE}", "transfer_notice"),
        (f"# 专利实施许可合同备案通知书\n{LICENCE}", "licence_record"),
        (f"# 专利权质押登记通知书\n{PLEDGE}~ 受理通知书另行发出。\n", "pledge_notice"),
    ],
)
def test_the_office_s_own_decision_stays_a_record(text: str, subtype: str) -> None:
    (document,) = read(text)
    assert (document.kind, document.subtype) == (DocumentKind.REGISTRATION, subtype)


def test_a_request_withdrawn_in_a_long_sentence_is_told() -> None:
    told = "同意撤回专利权人由青禾大学变更为云杉新材料有限公司的著录项目变更请求。"
    (document,) = read(f"{HEAD}# 手续合格通知书\n~ {told}\n")
    assert said(document, "withdrawn") == ["True"]


def test_one_name_in_two_forms_of_company_is_one_company_however_short() -> None:
    (document,) = read(
        f"{HEAD}# 手续合格通知书\n{CHANGE.replace('青禾大学', '云杉有限公司').replace('云杉公司', '云杉股份有限公司')}"
    )
    assert document.subtype == "change_notice"


@pytest.mark.parametrize(
    ("item", "subtype", "sides"),
    [("发明人", "change_notice", []), ("专利权人", "transfer_notice", ["张三丰"])],
)
def test_the_only_row_of_a_change_table_is_none_of_its_heads(item: str, subtype: str, sides: list[str]) -> None:
    (document,) = read(f"{HEAD}# 手续合格通知书\n| 变更项目 | 变更前 | 变更后 |\n| {item} | 张三丰 | 李四光 |\n")
    assert (document.subtype, said(document, "from_parties")) == (subtype, sides)
