"""What kind of paper a page is of: by titles, form codes, codes and labels, not by words in running text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.lines import Box, Cell, Code, Grid, Line
from parsers.classify import classify, page_number
from parsers.reading import DocumentKind
from tests.paper_lines import pages

TITLED = {
    "手 续 合 格 通 知 书": ("registration", "transfer_notice"),
    "专 利 登 记 簿 副 本": ("registration", "register_copy"),
    "专利实施许可合同备案证明": ("registration", "licence_record"),
    "专利权质押登记通知书": ("registration", "pledge_notice"),
    "专利开放许可实施合同备案通知书": ("registration", "open_licence_record"),
    "专利权转移登记通知书": ("registration", "transfer_notice"),
    "专利权人变更登记通知书": ("registration", "transfer_notice"),
    "著录项目变更合格通知书": ("registration", "transfer_notice"),
    "著录项目变更理由证明": ("other", "cnipa_form"),
    "专利实施许可备案登记证明": ("registration", "licence_record"),
    "专利申请受理通知书": ("other", "cnipa_notice"),
    "缴费通知书": ("other", "cnipa_notice"),
    "专利权转让合同": ("contract", "transfer"),
    "专利转让合同 Patent Transfer Contract": ("contract", "transfer"),
    "专利交易确认单": ("contract", "other"),
    "关于专利权转让事项的约定": ("contract", "transfer"),
    "专利权转让书": ("contract", "transfer"),
    "发明专利让渡书": ("contract", "transfer"),
    "专利买卖成交单": ("contract", "transfer"),
    "关于转让专利权的备忘录": ("contract", "transfer"),
    "专利权转让合约": ("contract", "transfer"),
    "专利实施许可书": ("contract", "licence"),
    "专利独占实施许可授权书": ("contract", "licence"),
    "专利权出资确认书": ("contract", "equity"),
    "专利权质押书": ("contract", "pledge"),
    "专利权转让证明": ("other", "letter"),
    "专利使用授权委托书": ("other", "letter"),
    "专利转让承诺书": ("commitment", None),
    "准予变更（备案）登记通知书": ("other", "renaming"),
    "技术转让（专利权）合同": ("contract", "transfer"),
    "关于一种碳材料的发明专利转让协议书": ("contract", "transfer"),
    "专利实施许可合同（国家知识产权局监制）": ("contract", "licence"),
    "专利技术作价入股协议": ("contract", "equity"),
    "最高额专利权质押合同": ("contract", "pledge"),
    "技术服务合同": ("contract", "service"),
    "补充协议": ("contract", "other"),
    "滨城增值税专用发票": ("invoice", "special"),
    "电子发票（普通发票）": ("invoice", "digital"),
    "滨城农商银行电子回单": ("bank_slip", None),
    "国内支付业务付款回单": ("bank_slip", "payment"),
    "发明专利证书": ("certificate", None),
    "计算机软件著作权登记证书": ("other", "other_certificate"),
    "营 业 执 照": ("licence_of_business", None),
    "事业单位法人证书": ("licence_of_business", None),
    "技术合同登记证明": ("other", "contract_register"),
    "信用承诺书": ("commitment", None),
    "专利转化专项计划项目申报书": ("application", None),
}


@pytest.mark.parametrize("title", ["专利权转让声明书", "专利转让委托书", "专利权转让请求书", "专利权转让登记申请书"])
def test_a_paper_of_one_party_is_no_contract_by_its_title(title: str) -> None:
    (page,) = pages(f"# {title}\n编制单位：青禾单位\n日期：2022年1月1日")
    assert classify(page).kind.value == "other"


@pytest.mark.parametrize("title", TITLED)
def test_a_page_is_known_by_its_title(title: str) -> None:
    (page,) = pages(f"# {title}\n编制单位：青禾单位\n日期：2022年1月1日")
    guess = classify(page)
    assert (guess.kind.value, guess.subtype) == TITLED[title]
    assert guess.is_first_page


@pytest.mark.parametrize(
    ("misread", "kind"),
    [
        ("手续合恪通知书", "registration"),
        ("专利权转让台同", "contract"),
        ("增值税电于普通发票", "invoice"),
        ("发明专利正书", "certificate"),
    ],
)
def test_a_misread_character_does_not_hide_a_title(misread: str, kind: str) -> None:
    (page,) = pages(f"# {misread}\n内容\n内容二")
    assert classify(page).kind.value == kind


IN_TEXT = {
    "a contract that speaks of invoices and banks": (
        DocumentKind.CONTRACT,
        """
# 专利权转让合同
转让方：青禾大学
受让方：云杉有限公司
~ 第三条 乙方收款后向甲方开具增值税专用发票，税率6%，汇入开户银行账号，以银行电子回单为准。
~ 第四条 违约责任与争议的解决。""",
    ),
    "an invoice for a transfer fee": (
        DocumentKind.INVOICE,
        """
# 滨城增值税普通发票
| 发票代码：037001 | 发票号码：00123456 |
| 货物或应税劳务、服务名称 | 金额 | 税率 | 税额 |
| *无形资产*专利转让费 | 1000 | 6% | 60 |
价税合计（大写）壹仟零陆拾圆整
备注：专利权转让合同""",
    ),
    "a slip that pays for a transfer contract": (
        DocumentKind.BANK_SLIP,
        """
# 网上银行电子回单
| 付款人 | 云杉有限公司 |
| 收款人 | 青禾大学 |
| 金额 | ¥10.00 |
| 用途 | 专利权转让合同 |""",
    ),
    "a slip without a title whose purpose is a contract's title": (
        DocumentKind.BANK_SLIP,
        """
| 付款人账号 | 123 | 收款人账号 | 456 |
| 户名 | 云杉有限公司 | 户名 | 青禾大学 |
| 交易流水号 | 9 | 记账日期 | 2022 |
| 用途 | 专利转让合同 | 摘要 | 货款 |
请勿重复记账""",
    ),
    "a certificate that speaks of the register": (
        DocumentKind.CERTIFICATE,
        """
证书号第4567890号
# 发明专利证书
~ 颁发发明专利证书并在专利登记簿上登记。专利权的转移、质押事项记载在专利登记簿上。
专利号：ZL""",
    ),
    "legal status without a title": (
        DocumentKind.REGISTRATION,
        """
法律状态公告日：20210102
~ 变更事项:专利权人;变更前权利人:甲;变更后权利人:乙;登记生效日:20201212""",
    ),
}


@pytest.mark.parametrize("case", IN_TEXT)
def test_titles_in_running_text_do_not_count(case: str) -> None:
    kind, source = IN_TEXT[case]
    (page,) = pages(source)
    assert classify(page).kind is kind


def test_a_form_code_tells_a_notice_whose_title_is_lost() -> None:
    (page,) = pages("申请号：1\n" + "\n" * 30 + "200101\n2022.10")
    assert (classify(page).kind.value, classify(page).subtype) == ("other", "cnipa_notice")


def test_a_code_tells_an_invoice() -> None:
    (page,) = pages("看不清")
    seen = replace(
        page, codes=(Code("01,32,,24312000000136634917,0.01,20240514,,1DD6", "QRCode", Box(0, 0, 0.1, 0.1)),)
    )
    assert classify(seen).kind is DocumentKind.INVOICE


def test_a_later_page_of_a_contract_opens_nothing() -> None:
    (page,) = pages(
        "~ 第五条 违约责任：甲方逾期付款的，应当向乙方支付违约金。本合同一式四份。\n甲方（盖章）：\n乙方（盖章）："
    )
    guess = classify(page)
    assert guess.kind is DocumentKind.CONTRACT
    assert not guess.is_first_page


def test_a_page_that_nothing_speaks_for_is_other_without_confidence() -> None:
    (page,) = pages("今天天气很好\n没有内容")
    guess = classify(page)
    assert (guess.kind, guess.confidence, guess.is_first_page) == (DocumentKind.OTHER, 0.0, False)


def test_an_empty_page_is_other() -> None:
    (page,) = pages("x")
    assert classify(replace(page, lines=())).kind is DocumentKind.OTHER


def test_a_sheet_is_known_by_the_text_of_its_cells() -> None:
    words = ("登记/备案时间", "专利号", "转化方式", "供给方", "接受方", "合同额", "实际到账", "合同涉及专利金额")
    cells = tuple(
        Cell(0, index, Box(index / 10, 0, index / 10 + 0.1, 0.1), text=word) for index, word in enumerate(words)
    )
    (page,) = pages("x")
    sheet = replace(page, lines=(), grids=(Grid(cells, Box(0, 0, 1, 1)),), label="附件1")
    assert classify(sheet).kind is DocumentKind.CLAIM_LIST


@pytest.mark.parametrize(
    ("foot", "number"),
    [
        ("第 2 页 共 5 页", (2, 5)),
        ("共5页 第3页", (3, 5)),
        ("- 4 -", (4, None)),
        ("2/3", (2, 3)),
        ("第三条", (None, None)),
    ],
)
def test_pages_say_their_number_at_the_foot(foot: str, number: tuple[int | None, int | None]) -> None:
    (page,) = pages("正文" + "\n" * 42 + f"= {foot}")
    assert page_number(page) == number


UNTITLED = {
    "an invoice": (
        "invoice",
        """
发票代码：037001 发票号码：00123456
开票日期：2022年03月01日
| 货物或应税劳务、服务名称 | 规格型号 | 单价 | 金额 | 税率 | 税额 |
| *无形资产*专利权 | | 1000.00 | 1000.00 | 6% | 60.00 |
价税合计（大写）壹仟零陆拾圆整
开票人：林一苇""",
    ),
    "a slip": (
        "bank_slip",
        """
| 汇款人 | 云杉有限公司 | 收款人 | 青禾大学 |
| 账号 | 123 | 账号 | 456 |
| 汇出行名称 | 滨城银行 | 汇入行名称 | 滨城银行 |
流水号 RD9
金额（大写）壹佰元整
用途：许可使用费""",
    ),
    "a notice of change": (
        "registration",
        """
发文序号：2022052000000000
| 变更项目 | 变更前 | 变更后 |
| 专利权人 | 青禾大学 | 云杉有限公司 |""",
    ),
    "a copy of the register": (
        "registration",
        """
| 原专利权人名称 | 青禾大学 |
| 现专利权人名称 | 云杉有限公司 |
| 著录项目变更生效日 | 2022年7月25日 |""",
    ),
    "a record of a pledge": (
        "registration",
        """
出质人：云杉有限公司
质权人：滨城银行
登记号：Y2022320000123
质押登记日：2022年7月25日
予以质押登记。""",
    ),
    "a certificate": (
        "certificate",
        """
证书号第4567890号
专利申请日：2018年1月1日
授权公告日：2020年1月1日 授权公告号：CN1
发明人：林一苇
专利权自授权公告之日起生效。""",
    ),
    "a licence of business": (
        "licence_of_business",
        """
统一社会信用代码
名称 云杉有限公司
注册资本 壹仟万元整
成立日期 2015年06月12日
经营范围 技术服务
登记机关""",
    ),
    "a contract": (
        "contract",
        """
转让方（甲方）：青禾大学
受让方（乙方）：云杉有限公司
~ 甲、乙双方经平等协商，就甲方将其拥有的专利权转让给乙方事宜，达成如下协议：
一、标的
二、转让费""",
    ),
}


@pytest.mark.parametrize("case", UNTITLED)
def test_structure_tells_a_paper_whose_title_is_lost(case: str) -> None:
    kind, source = UNTITLED[case]
    (page,) = pages(source)
    guess = classify(page)
    assert (guess.kind.value, guess.is_first_page) == (kind, True)


def test_the_cover_of_a_contract_is_known_by_its_lines() -> None:
    (page,) = pages(
        "合同编号：Q-1\n项目名称：一种阀\n转让方：青禾大学\n受让方：云杉\n签订地点：滨州\n签订日期：2022年1月1日"
    )
    assert classify(page).kind is DocumentKind.CONTRACT


def test_a_seal_in_the_title_and_a_table_head_make_no_list_of_goods_of_an_invoice() -> None:
    """大連增值稅: the seal's characters come out traditional, and 服务名称 is no 服务清单."""
    (page,) = pages(
        """
# 大連增值稅专用發票
| 货物或应税劳务、服务名称 | 规格型号 | 单价 | 金额 | 税率 | 税额 |
价税合计（大写）柒万圆整"""
    )
    code = Code("01,01,5100212160,80589730,67961.17,20211105,,D303,", "QRCode", Box(0.1, 0.1, 0.2, 0.2))
    for one in (page, replace(page, codes=(code,))):
        guess = classify(one)
        assert guess.kind is DocumentKind.INVOICE
        assert guess.is_first_page
        assert not guess.continues


def test_a_title_read_in_two_pieces_that_lap_is_one() -> None:
    (page,) = pages("发票号码：23312000000540704339\n项目名称 税额")
    pieces = (
        Line("电子发", Box(0.345, 0.03, 0.430, 0.05), 0.99),
        Line("票（普通发票）", Box(0.412, 0.03, 0.601, 0.05), 0.99),
    )
    assert classify(replace(page, lines=(*pieces, *page.lines))).subtype == "digital"
    apart = replace(pieces[1], box=Box(0.345, 0.03, 0.534, 0.05))
    assert classify(replace(page, lines=(pieces[0], apart, *page.lines))).subtype != "digital"
