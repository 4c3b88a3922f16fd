"""The register office's notice of another name: what it says, and what it proves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.api import parse_documents
from parsers.reading import DocumentKind
from tests.paper_lines import pages
from tests.validators_builders import FIRM, Deal, assert_supported, credit_code, reading, row_of, status
from validators.findings import CheckStatus

FORMER = "北京岚桥水处理技术有限公司"
HEAD = "# 名称变更通知\n统一社会信用代码：91110108MA0012345X\n"
BODIES = (
    f"~ 经核准，企业名称由“{FORMER}”变更为“{FIRM}”，变更日期：2022年8月25日。特此通知。",
    f"~ 经核准，企业名称由“{FORMER}”变更为“北京岚桥精\n+ 密仪器有限公司”，变更日期：2022年8月25日。特此通知。",
    f"变更前名称：{FORMER}\n变更后名称：{FIRM}\n变更日期：2022年8月25日",
    f"| 变更事项 | 变更前内容 | 变更后内容 |\n| 名称 | {FORMER} | {FIRM} |\n| 法定代表人 | 李四光 | 张三丰 |",
)


@pytest.mark.parametrize("body", BODIES)
def test_a_notice_of_another_name_gives_both(body: str) -> None:
    (notice,) = parse_documents(pages(HEAD + body + "\n滨城市市场监督管理局"), strict=True)
    assert (notice.kind, notice.subtype) == (DocumentKind.OTHER, "renaming")
    assert (notice.values("from_parties"), notice.values("to_parties")) == ([FORMER], [FIRM])


def test_a_notice_that_tells_no_name_gives_none() -> None:
    (notice,) = parse_documents(pages(HEAD + "~ 经核准，你单位名称准予变更。\n滨城市市场监督管理局"), strict=True)
    assert not notice.fields


def test_a_contract_under_the_former_name_is_the_receivers_where_the_notice_lies_beside() -> None:
    deal, code = Deal(), credit_code(1)
    papers = [
        deal.record(),
        deal.contract(receiver=FORMER, receiver_code=code),
        deal.invoice(buyer_code=code),
        deal.slip(),
    ]
    assert status(row_of(deal.claim(), papers), "contract.parties") is CheckStatus.UNCLEAR
    (notice,) = parse_documents(pages(HEAD + BODIES[0]), strict=True)
    sure = {name: tuple(replace(field, readings=(reading(field.value),)) for field in fields)
            for name, fields in notice.fields.items()}  # fmt: skip
    assert_supported(row_of(deal.claim(), [*papers, replace(notice, fields=sure)]))
