"""A sheet laid open: one paper on two facing pages, two papers side by side, and a wide paper that is one page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pages import Page
from ocr.lines import Box, Line
from parsers.api import parse_documents
from parsers.classify import classify
from parsers.panels import panels_of
from parsers.segment import segment
from tests.paper_lines import pages

FIRST = """
# 专利权转让协议书
甲方（受让人）：滨城云杉港机工程有限公司
地址：滨城市学林区滨海路35号
乙方（让与人）：青禾工程大学
地址：滨城市学林区新隆街66号
第1条 转让标的
~ 《一种起重机的防风制动装置》，发明专利，专利号ZL201510442276.X，乙方是唯一的专利权人，甲方愿意受让该专利权。
第2条 转让费
~ 2.1 转让费共计（大写）贰拾陆万捌仟元整，即26.8万元人民币（含税），甲方在本协议签署后15个工作日内一次性支付。
第3条 资料交付
~ 乙方应在协议生效后10日内向甲方移交专利证书、年费缴纳凭证等全部资料。"""
SECOND = """
第4条 权属变更
~ 由乙方负责向国家知识产权局办理登记，自登记之日起专利权归甲方享有，登记的费用由甲方承担，年费由甲方缴纳。
第5条 保证与承诺
~ 乙方保证专利权有效、稳定，无质押、无许可、无诉讼，否则应当退还全部转让费并赔偿甲方因此遭受的直接损失。
第6条 文本
~ 本协议正本一式六份，甲方二份，乙方四份。
甲方：滨城云杉港机工程有限公司（盖章）
乙方：青禾工程大学（盖章）
日期：2021年9月13日"""
CERTIFICATE = """
证书号第5123456号
# 发明专利证书
发明名称：一种起重机的防风制动装置
专利号：ZL 2015 1 0442276.X
专利申请日：2015年7月24日
专利权人：青禾工程大学
授权公告日：2017年5月10日
授权公告号：CN105000000B
~ 国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权，颁发发明专利证书并在专利登记簿上予以登记。"""
WIDE = "| 序号 | 专利号 | 专利名称 | 转让方 | 受让方 | 合同额 | 实际到账 | 涉及专利金额 |"
ROW = "| {} | ZL20151044227{}.X | 一种装置 | 青禾大学 | 云杉公司 | 10 | 10 | 10 |"


def laid_open(left: str, right: str, *, folios: bool = False) -> Page:
    """Two upright pages, each on its half of a landscape sheet."""
    halves = [pages(source)[0].lines for source in (left, right)]
    lines = [
        replace(line, box=Box((line.box.x0 + side) / 2, line.box.y0, (line.box.x1 + side) / 2, line.box.y1), edges=())
        for side, half in enumerate(halves)
        for line in half
    ]
    if folios:
        lines += [Line(f"- {side + 1} -", Box(0.24 + side / 2, 0.94, 0.27 + side / 2, 0.955), 0.98) for side in (0, 1)]
    return Page("协议.jpg", 1, 1684, 1190, tuple(lines))


@pytest.mark.parametrize("folios", [False, True])
def test_a_contract_on_two_facing_pages_is_one_document(folios: bool) -> None:
    page = laid_open(FIRST, SECOND, folios=folios)
    assert len(panels_of(page, classify(page))) == 2
    (found,) = parse_documents([page], strict=True)
    assert found.kind.value == "contract"
    assert found.values("receiver") == ["滨城云杉港机工程有限公司"]
    assert [str(amount) for amount in found.values("total_amount")] == ["268000.00"]
    assert [str(day) for day in found.values("signed_on")] == ["2021-09-13"]


def test_a_contract_and_a_certificate_side_by_side_are_two_documents() -> None:
    page = laid_open(FIRST + SECOND, CERTIFICATE)
    assert [cut.guess.kind.value for cut in segment([page])] == ["contract", "certificate"]


def test_two_contracts_side_by_side_are_two_documents() -> None:
    other = (FIRST + SECOND).replace("青禾工程", "白杨师范").replace("云杉港机工程", "红枫光电")
    page = laid_open(FIRST + SECOND, other)
    assert [cut.guess.kind.value for cut in segment([page])] == ["contract", "contract"]


def test_a_wide_table_is_one_page() -> None:
    (page,) = pages("# 专利转化清单\n" + "\n".join([WIDE, *(ROW.format(n, n) for n in range(9))]))
    page = replace(page, width=1684, height=1190)
    assert len(panels_of(page, classify(page))) == 1
