"""CNIPA records of many styles, as recorded lines. All values are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.pages import Page
from parsers.api import parse_documents
from parsers.reading import Document, DocumentKind
from tests.paper_lines import pages

Facts = dict[str, list[str]]
BESIDE = ("titles", "legal_status", "owners", "event")
"""Fields that not every style has to say."""
Expected = list[tuple[str, str, Facts]]

PAPERS: dict[str, tuple[str, Expected]] = {
    "a notice with a change table": (
        """| 256600 | 发文日： |
| 山东省滨州市渤海五路1号 | 2021年04月12日 |
| 云杉（滨州）新材料有限公司 |  |

| 申请号或专利号：201810123456.5 | 发文序号：2021040900123450 |
申请人或专利权人：云杉（滨州）新材料有限公司
发明创造名称：一种多孔碳材料的制备方法
# 手 续 合 格 通 知 书
~ 上述专利申请或专利，申请人或专利权人于2021年03月22日提出著录项目变更请求，经审查，符合规定，准予变更。变更的著
+ 录项目如下：
| 变更项目 | 变更前 | 变更后 |
| 专利权人 | 青禾大学 | 云杉（滨州）新材料有限公司 |
| 地址 | 青禾市学府路1号 | 山东省滨州市渤海五路1号 |
| 邮编 | 230000 | 256600 |
| 审 查 员：李明 | 审查部门：专利局初审及流程管理部 |
200028
2018.10
""",
        [
            (
                "registration",
                "transfer_notice",
                {
                    "patent_numbers": ["201810123456.5"],
                    "titles": ["一种多孔碳材料的制备方法"],
                    "from_parties": ["青禾大学"],
                    "to_parties": ["云杉（滨州）新材料有限公司"],
                    "recorded_on": ["2021-04-12"],
                },
            ),
        ],
    ),
    "a notice about co-owners with wrapped cells": (
        """发文日：2022年01月05日
申请号或专利号：202021234567.2     发文序号：2022010300098760
专利权人：北辰工业大学；山海电子科技有限公司
发明创造名称：一种柔性显示基板
# 手续合格通知书
~ 专利权人于2021年12月20日提出的著录项目变更请求合格，准予变更。
| 变更项目 | 变更前 | 变更后 |
| 第一专利权人 | 北辰工业大学 | 北辰工业大学 |
| 第二专利权人 | 深港华创光电 | 山海电子科技有 |
|  | 股份有限公司 | 限公司 |
| 联系人 | 张三 | 李四 |
""",
        [
            (
                "registration",
                "transfer_notice",
                {
                    "patent_numbers": ["202021234567.2"],
                    "from_parties": ["北辰工业大学", "深港华创光电股份有限公司"],
                    "to_parties": ["北辰工业大学", "山海电子科技有限公司"],
                    "recorded_on": ["2022-01-05"],
                },
            ),
        ],
    ),
    "a notice about an address": (
        """发文日：2022年01月05日
申请号或专利号：202021234567.2
专利权人：北辰工业大学
# 手续合格通知书
~ 著录项目变更请求，准予变更：
| 变更项目 | 变更前 | 变更后 |
| 专利权人地址 | 北辰市学院路7号 | 北辰市大学路70号 |
| 代理机构 | 岚溪专利事务所 | 栎木知识产权代理有限公司 |
200028
""",
        [
            (
                "registration",
                "change_notice",
                {
                    "patent_numbers": ["202021234567.2"],
                    "recorded_on": ["2022-01-05"],
                },
            ),
        ],
    ),
    "a notice about a new name": (
        """发文日：2022年03月05日
申请号或专利号：202021234567.2
发明创造名称：一种柔性显示基板
# 手续合格通知书
~ 专利权人因更名提出著录项目变更请求，准予变更：
变更项目：专利权人
变更前：山海电子科技有限公司
变更后：山海光电科技股份有限公司
""",
        [
            (
                "registration",
                "change_notice",
                {
                    "patent_numbers": ["202021234567.2"],
                    "from_parties": ["山海电子科技有限公司"],
                    "to_parties": ["山海光电科技股份有限公司"],
                    "recorded_on": ["2022-03-05"],
                },
            ),
        ],
    ),
    "a notice of withdrawal": (
        """发文日：2022年03月05日
申请号或专利号：202021234567.2
# 手续合格通知书
~ 根据专利法第三十二条的规定，同意撤回专利申请。
200028
""",
        [
            ("other", "cnipa_notice", {}),
        ],
    ),
    "a notice of fees": (
        """发文日：2022年03月05日
申请号或专利号：202021234567.2
# 缴 费 通 知 书
~ 专利权人应当缴纳第5年度年费，并缴纳滞纳金30元。
200701
""",
        [
            ("other", "cnipa_notice", {}),
        ],
    ),
    "a copy of the register": (
        """# 专 利 登 记 簿 副 本
专利号：ZL 201810123456.5
发明名称：一种多孔碳材料的制备方法
申请日：2018年02月07日
授权日：2020年05月08日
证书号：3791234
发明人：林一苇；周知远
专利权人：云杉（滨州）新材料有限公司
专利权人地址：山东省滨州市渤海五路1号
法律状态：专利权有效
年费信息：年费已缴纳至2022年
专利权的转移
原专利权人名称：青禾大学
现专利权人名称：云杉（滨州）新材料有限公司
著录项目变更生效日：2021年4月12日
> 国家知识产权局：2022年10月09日
""",
        [
            (
                "registration",
                "register_copy",
                {
                    "patent_numbers": ["201810123456.5"],
                    "titles": ["一种多孔碳材料的制备方法"],
                    "from_parties": ["青禾大学"],
                    "to_parties": ["云杉（滨州）新材料有限公司"],
                    "recorded_on": ["2021-04-12"],
                },
            ),
        ],
    ),
    "a copy of the register with two transfers": (
        """# 专利登记簿副本
专利号：201910222333.1
发明名称：一种阀门
专利权人：丙城阀门有限公司
法律状态：专利权有效
原专利权人名称：甲山大学
现专利权人名称：乙水技术转移有限公司
著录项目变更生效日：2021年2月1日
原专利权人名称：乙水技术转移有限公司
现专利权人名称：丙城阀门有限公司
著录项目变更生效日：2022年6月30日
国家知识产权局：2022年10月09日
""",
        [
            (
                "registration",
                "register_copy",
                {
                    "patent_numbers": ["201910222333.1"],
                    "from_parties": ["甲山大学"],
                    "to_parties": ["乙水技术转移有限公司"],
                    "recorded_on": ["2021-02-01"],
                },
            ),
            (
                "registration",
                "register_copy",
                {
                    "patent_numbers": ["201910222333.1"],
                    "from_parties": ["乙水技术转移有限公司"],
                    "to_parties": ["丙城阀门有限公司"],
                    "recorded_on": ["2022-06-30"],
                },
            ),
        ],
    ),
    "a licence with a list of patents": (
        """# 专利实施许可合同备案证明
合同备案号：X2021980012345
让与人：临江大学
受让人：临江热能设备股份有限公司
许可种类：普通许可
合同履行期限：2021年9月1日至2026年8月31日
备案日期：2021年10月18日
许可专利清单（共2项）：
| 专利号 | 发明创造名称 | 申请日 |
| ZL201810123456.5 | 一种余热回收装置 | 2018-02-07 |
| ZL201910222333.1 | 一种换热器 | 2019-03-01 |
~ 上述专利实施许可合同经审查符合备案要求，准予备案，特此证明。
> 国家知识产权局
> 2021年10月20日
""",
        [
            (
                "registration",
                "licence_record",
                {
                    "patent_numbers": ["201810123456.5", "201910222333.1"],
                    "titles": ["一种余热回收装置", "一种换热器"],
                    "from_parties": ["临江大学"],
                    "to_parties": ["临江热能设备股份有限公司"],
                    "record_number": ["X2021980012345"],
                    "licence_type": ["普通许可"],
                    "term_start": ["2021-09-01"],
                    "term_end": ["2026-08-31"],
                    "recorded_on": ["2021-10-18"],
                },
            ),
        ],
    ),
    "a pledge": (
        """# 专利权质押登记通知书
~ 根据《专利权质押登记办法》的规定，准予登记。
登记号：Y2022370000123
出质人：云杉（滨州）新材料有限公司
质权人：滨州农商银行股份有限公司城东支行
质押登记日：2022年5月6日
债务履行期限：2022年5月1日至2023年4月30日
| 专利号 | 发明创造名称 | 授权公告日 |
| ZL201810123456.5 | 一种多孔碳材料的制备方法 | 2020.05.08 |
""",
        [
            (
                "registration",
                "pledge_notice",
                {
                    "patent_numbers": ["201810123456.5"],
                    "from_parties": ["云杉（滨州）新材料有限公司"],
                    "to_parties": ["滨州农商银行股份有限公司城东支行"],
                    "record_number": ["Y2022370000123"],
                    "recorded_on": ["2022-05-06"],
                    "term_start": ["2022-05-01"],
                    "term_end": ["2023-04-30"],
                    "titles": ["一种多孔碳材料的制备方法"],
                },
            ),
        ],
    ),
    "legal status on a web page, one owner unchanged": (
        """专利检索及分析 > 法律状态
申请号：CN201810123456.5
~ 法律状态公告日：20121219; 法律状态：专利申请权、专利权的转移; 描述信息：专利权的转移IPC(主分类):A41D   1/00;变
+ 更事项:专利权人;变更前权利人:辉山科技股份有限公司;变更后权利人:辉山科技股份有限公司;变更事项:地址;变更前权利人
+ :辉城县五股乡五工路127号4楼;变更后权利人:辉城县五股乡五工路127号4楼;变更事项:专利权人;变更前权利人:明谷创新股
+ 份有限公司;变更后权利人:海岛商辉山控股股份有限公司;登记生效日:20121116;
""",
        [
            (
                "registration",
                "gazette",
                {
                    "patent_numbers": ["201810123456.5"],
                    "from_parties": ["辉山科技股份有限公司", "明谷创新股份有限公司"],
                    "to_parties": ["辉山科技股份有限公司", "海岛商辉山控股股份有限公司"],
                    "recorded_on": ["2012-11-16"],
                },
            ),
        ],
    ),
    "the feed of a licence": (
        """专利法律状态信息
申请（专利）号:201810123456.5
法律状态公告日:20211102
法律状态:专利实施许可合同备案的生效、变更及注销
法律状态代码:EE01
法律状态信息:
合同备案号:X2021980012345
让与人:临江大学
受让人:临江热能设备股份有限公司
发明名称:一种低温余热回收装置
许可种类:排他许可
备案日期:20211018
""",
        [
            (
                "registration",
                "gazette",
                {
                    "patent_numbers": ["201810123456.5"],
                    "titles": ["一种低温余热回收装置"],
                    "from_parties": ["临江大学"],
                    "to_parties": ["临江热能设备股份有限公司"],
                    "record_number": ["X2021980012345"],
                    "licence_type": ["排他许可"],
                    "recorded_on": ["2021-10-18"],
                },
            ),
        ],
    ),
    "the printed gazette of a pledge": (
        """发明专利公报 事务部分
= 专利权质押合同登记的生效、变更及注销
= 专利权质押合同登记的生效
主分类:G06F 3/12
专利号:ZL 201810123456.5
申请日:2018.02.07
授权公告日:2020.05.08
登记号:2015990000410
登记生效日:2019.06.03
出质人:云杉（滨州）新材料有限公司
质权人:滨州农商银行股份有限公司城东支行
发明名称:一种碳
""",
        [
            (
                "registration",
                "gazette",
                {
                    "patent_numbers": ["201810123456.5"],
                    "from_parties": ["云杉（滨州）新材料有限公司"],
                    "to_parties": ["滨州农商银行股份有限公司城东支行"],
                    "record_number": ["2015990000410"],
                    "recorded_on": ["2019-06-03"],
                },
            ),
        ],
    ),
    "the printed gazette of two transfers without colons": (
        """= 专利权的转移
主分类号 A47C 7/00
专利号 ZL 201810123456.5
登记生效日 2019.06.03
变更事项 专利权人
变更前权利人 甲山大学
变更后权利人 丙城阀门有限公司
变更事项 地址
变更前权利人 甲山市大学路1号
变更后权利人 丙城市工业路2号
专利号 ZL 201910222333.1
登记生效日 2019.06.05
变更事项 专利权人
变更前权利人 林一苇
变更后权利人 乙水技术转移有限公司
""",
        [
            (
                "registration",
                "gazette",
                {
                    "patent_numbers": ["201810123456.5"],
                    "from_parties": ["甲山大学"],
                    "to_parties": ["丙城阀门有限公司"],
                    "recorded_on": ["2019-06-03"],
                },
            ),
            (
                "registration",
                "gazette",
                {
                    "patent_numbers": ["201910222333.1"],
                    "from_parties": ["林一苇"],
                    "to_parties": ["乙水技术转移有限公司"],
                    "recorded_on": ["2019-06-05"],
                },
            ),
        ],
    ),
    "the feed of a new name": (
        """法律状态公告日:20220102
专利号:201810123456.5
法律状态:专利权人的姓名或者名称、地址的变更
CP01
变更事项:专利权人
变更前:山海电子科技有限公司
变更后:山海光电股份有限公司
""",
        [
            (
                "registration",
                "change_notice",
                {
                    "patent_numbers": ["201810123456.5"],
                    "from_parties": ["山海电子科技有限公司"],
                    "to_parties": ["山海光电股份有限公司"],
                },
            ),
        ],
    ),
    "the feed of a licence that ended": (
        """法律状态公告日:20220102
专利号:201810123456.5
法律状态:专利实施许可合同备案的注销 EC01
合同备案号:X2021980012345
让与人:临江大学
受让人:临江热能设备股份有限公司
解除日:20211230
""",
        [
            (
                "registration",
                "gazette",
                {
                    "cancelled": ["True"],
                    "patent_numbers": ["201810123456.5"],
                    "record_number": ["X2021980012345"],
                    "from_parties": ["临江大学"],
                    "to_parties": ["临江热能设备股份有限公司"],
                },
            ),
        ],
    ),
    "an open licence as a letter": (
        """# 专利开放许可实施合同备案通知书
备案编号：X2022980000777
临江热能设备股份有限公司：
~ 经审核，你单位就专利权人临江大学声明实行开放许可的专利“一种低温余热回收装置”（专利号：ZL 201810123456.5）提
+ 交的备案请求符合规定，许可种类为普通许可，许可期限自2022年1月1日至2024年12月31日，准予备案，备案日期为2022年2
+ 月9日。
> 国家知识产权局
""",
        [
            (
                "registration",
                "open_licence_record",
                {
                    "patent_numbers": ["201810123456.5"],
                    "titles": ["一种低温余热回收装置"],
                    "from_parties": ["临江大学"],
                    "to_parties": ["临江热能设备股份有限公司"],
                    "record_number": ["X2022980000777"],
                    "licence_type": ["普通许可"],
                    "term_start": ["2022-01-01"],
                    "term_end": ["2024-12-31"],
                    "recorded_on": ["2022-02-09"],
                },
            ),
        ],
    ),
    "a licence as a form": (
        """# 专利实施许可合同备案证明
| 备案号 | 2018330000055 |
| 备案日期 | 2018.07.12 |
| 许可方 | 甲山大学 |
| 被许可方 | 丙城阀门有限公司 |
| 许可种类 | 独占许可 |
| 许可期限 | 2018.06.01 至 2023.05.31 |
| 专利号 | ZL201910222333.1 |
| 发明创造名称 | 一种阀门 |
特此证明。
""",
        [
            (
                "registration",
                "licence_record",
                {
                    "patent_numbers": ["201910222333.1"],
                    "titles": ["一种阀门"],
                    "from_parties": ["甲山大学"],
                    "to_parties": ["丙城阀门有限公司"],
                    "record_number": ["2018330000055"],
                    "licence_type": ["独占许可"],
                    "term_start": ["2018-06-01"],
                    "term_end": ["2023-05-31"],
                    "recorded_on": ["2018-07-12"],
                },
            ),
        ],
    ),
    "a software certificate": (
        """# 计算机软件著作权登记证书
软件名称：某某系统V1.0
著作权人：青禾大学
登记号：2020SR0123456
""",
        [
            ("other", "other_certificate", {}),
        ],
    ),
    "a blank notice": (
        """发文日：
申请号或专利号：
# 手续合格通知书
| 变更项目 | 变更前 | 变更后 |
| 专利权人 |  |  |
200028
""",
        [
            ("registration", "transfer_notice", {}),
        ],
    ),
    "a notice with lost colons and a misread title": (
        """发文日2021年04月12日
申请号或专利号201810123456.5发文序号2021040900123450
发明创造名称一种多孔碳材料的制备方法
手续合恪通知书
| 变更项目 | 变更前 | 变更后 |
| 专利权人 | 青禾大学、林一苇 | 云杉（滨州）新材料有限公司 |
""",
        [
            (
                "registration",
                "transfer_notice",
                {
                    "patent_numbers": ["201810123456.5"],
                    "titles": ["一种多孔碳材料的制备方法"],
                    "from_parties": ["青禾大学", "林一苇"],
                    "to_parties": ["云杉（滨州）新材料有限公司"],
                    "recorded_on": ["2021-04-12"],
                },
            ),
        ],
    ),
}
"""Style → the paper, and for every document in it: kind, subtype, what it says. Titles are judged where named."""


def values(document: Document) -> Facts:
    return {name: [str(field.value) for field in fields] for name, fields in document.fields.items()}


def read(papers: list[Page]) -> list[Document]:
    return list(parse_documents(papers, strict=True))


@pytest.mark.parametrize("style", PAPERS)
def test_records_are_read_whatever_their_style(style: str) -> None:
    source, expected = PAPERS[style]
    found = read(pages(source))
    assert [(document.kind.value, document.subtype) for document in found] == [item[:2] for item in expected]
    for document, (_, _, facts) in zip(found, expected, strict=True):
        said = values(document)
        assert {name: said[name] for name in said if name in facts or name not in BESIDE} == facts


def test_the_day_of_publication_is_never_the_day_of_effect() -> None:
    (document,) = read(
        pages(
            "法律状态公告日:20220102\n专利号:201810123456.5\nTR01\n变更事项:专利权人\n变更前权利人:青禾大学\n变更后权利人:云杉有限公司"
        )
    )
    assert "recorded_on" not in document.fields


def test_the_day_a_change_was_asked_for_is_not_the_day_it_was_made() -> None:
    source, _ = PAPERS["a notice with a change table"]
    (document,) = read(pages(source.replace("2021年04月12日", "")))
    assert "recorded_on" not in document.fields


def test_names_so_alike_that_a_renaming_is_to_be_feared_lower_the_confidence() -> None:
    source, _ = PAPERS["a notice with a change table"]
    (sure,) = read(pages(source))
    (doubtful,) = read(pages(source.replace("| 青禾大学 |", "| 云杉（滨州）新材料科技有限公司 |")))
    assert doubtful.subtype == "transfer_notice"
    assert doubtful.confidence < sure.confidence


HEAD = """发文日：2022年01月05日
申请号或专利号：202021234567.2
专利权人：山海电子科技股份有限公司
# 手续合格通知书
~ 专利权人于2021年12月1日提出著录项目变更请求，经审查，准予变更，变更的著录项目如下：
| 变更项目 | 变更前 | 变更后 |
"""


@pytest.mark.parametrize(
    ("rows", "subtype"),
    [
        ("| 专利权人 | 山海电子科技有限公司 | 山海电子科技股份有限公司 |", "change_notice"),
        ("| 专利权人姓名或名称 | 山海电子科技有限公司 | 滨城山海电子科技有限公司 |", "change_notice"),
        ("| 专利权人 | 山海电子科技有限公司 | 滨城山海电子科技集团有限公司 |", "change_notice"),
        (
            "| 专利权人 | 山海电子科技有限公司 | 山海电子科技集团有限公司 |\n| 地址 | 滨城市1号 | 滨城市1号 |",
            "change_notice",
        ),
        (
            "| 专利权人 | 山海电子科技集团有限公司 | 山海电子科技有限公司 |\n| 地址 | 滨城市1号 | 北辰市7号 |",
            "transfer_notice",
        ),
        ("| 专利权人 | 北辰大学 | 北辰大学技术转移有限公司 |", "transfer_notice"),
        ("| 专利权人名称 | 北辰大学 | 山海电子科技股份有限公司 |", "transfer_notice"),
        ("| 专利权人 | 云海电子科技有限公司 | 山海电子科技有限公司 |", "transfer_notice"),
        ("| 专利权人 | 山海科技（北辰）有限公司 | 山海科技（滨城）有限公司 |", "transfer_notice"),
        (
            "| 专利权人 | 山海电子科技有限公司 | 山海电子科技股份有限公司 |\n| 共同专利权人 | 北辰大学 | 北辰大学 |",
            "change_notice",
        ),
        (
            "| 专利权人 | 山海电子科技有限公司 | 山海电子科技股份有限公司 |\n| 共同专利权人 | 北辰大学 | 云帆大学 |",
            "transfer_notice",
        ),
    ],
)
def test_a_person_that_only_changes_its_name_is_told_from_a_new_owner(rows: str, subtype: str) -> None:
    (document,) = parse_documents(pages(HEAD + rows + "\n200028"), strict=True)
    assert document.subtype == subtype


def test_a_transfer_worded_as_a_change_of_name_is_never_sure() -> None:
    worded, plain = (
        next(parse_documents(pages(HEAD + f"| {item} | 北辰大学 | 山海电子科技有限公司 |\n200028"), strict=True))
        for item in ("专利权人姓名或名称", "专利权人")
    )
    assert worded.subtype == plain.subtype == "transfer_notice"
    assert worded.confidence < 0.6 < plain.confidence


def test_a_university_that_becomes_a_company_at_another_address_has_sold() -> None:
    rows = "| 第1专利权人姓名或名称 | 北辰大学 | 山海电子科技有限公司 |\n| 第1专利权人地址 | 北辰市1号 | 滨城市7号 |"
    (document,) = parse_documents(pages(HEAD + rows + "\n200028"), strict=True)
    assert document.subtype == "transfer_notice"
    assert document.confidence > 0.6


def test_a_change_of_name_told_by_labels_is_never_surely_a_transfer() -> None:
    notice = """
申请号/专利号：201810123456.5
申请人/专利权人：云杉智能装备股份有限公司
# 手 续 合 格 通 知 书
上述专利的著录项目变更手续合格，准予变更。
变更项目： 专利权人名称
变更前： 云杉自动化设备有限公司
变更后： 云杉智能装备股份有限公司
变更生效日： 2023年6月21日"""
    (document,) = parse_documents(pages(notice))
    assert document.values("from_parties") == ["云杉自动化设备有限公司"]
    assert document.subtype == "change_notice" or document.confidence < 0.6


def test_a_register_copy_of_a_new_company_form_records_no_transfer() -> None:
    source = (
        "# 专利登记簿副本\n专利号：201810123456.5\n"
        "原专利权人名称：甲山科技有限公司\n现专利权人名称：甲山科技股份有限公司\n著录项目变更生效日：2021年2月1日\n"
    )
    (document,) = parse_documents(pages(source), strict=True)
    assert document.subtype == "change_notice"


@pytest.mark.parametrize(
    ("title", "body", "field"),
    [
        (
            "专利权质押登记注销通知书",
            "出质人：山海电子科技有限公司\n质权人：滨城银行股份有限公司\n登记号：Y2021320000111",
            "cancelled",
        ),
        ("专利权质押登记通知书", "出质人：山海电子科技有限公司\n质权人：滨城银行股份有限公司\n准予注销。", "cancelled"),
        ("手续合格通知书", "专利权人于2022年1月5日提出的撤回著录项目变更请求符合规定，予以认可。", "withdrawn"),
    ],
)
def test_a_record_that_no_longer_stands_says_so(title: str, body: str, field: str) -> None:
    source = f"# {title}\n专利号：201810123456.5\n{body}"
    (document,) = parse_documents(pages(source), strict=True)
    assert document.kind is DocumentKind.REGISTRATION
    assert document.values(field) == [True]
    assert document.values("patent_numbers") == ["201810123456.5"]


def test_advice_on_cancelling_does_not_cancel_a_record() -> None:
    source = """# 专利权质押登记通知书
专利号：201810123456.5
出质人：山海电子科技有限公司
质权人：滨城银行股份有限公司
登记号：Y2021320000111
~ 债务履行完毕后，当事人应当办理质押登记注销手续。"""
    (document,) = parse_documents(pages(source), strict=True)
    assert "cancelled" not in document.fields


def test_a_refusal_is_no_record() -> None:
    (document,) = parse_documents(
        pages("# 专利实施许可合同备案证明\n不予备案通知书\n专利号：201810123456.5"), strict=True
    )
    assert document.kind is DocumentKind.OTHER


def test_co_owners_behind_a_semicolon_or_on_the_next_line_are_kept() -> None:
    apart = """# 专利登记簿副本
专利号：201810123456.5
原专利权人名称：青禾大学；栎阳湾农林大学
现专利权人名称：云杉（滨州）新材料有限公司
著录项目变更生效日：2022年7月25日"""
    below = """法律状态公告日:20210930
申请（专利）号:201810123456.5
法律状态代码：TR01
登记生效日:20210823
变更前权利人::青禾大学
栎阳湾农林大学
变更后权利人:云杉（滨州）新材料有限公司"""
    for source in (apart, below):
        (document,) = parse_documents(pages(source), strict=True)
        assert document.values("from_parties") == ["青禾大学", "栎阳湾农林大学"]
        assert document.values("to_parties") == ["云杉（滨州）新材料有限公司"]


def test_a_name_or_title_with_a_doubtful_character_is_text_without_a_value() -> None:
    source, _ = PAPERS["a notice with a change table"]
    (page,) = pages(source)
    lines = tuple(replace(line, confidence=0.4) if "云杉" in line.text else line for line in page.lines)
    (document,) = read([replace(page, lines=lines)])
    assert document.values("to_parties") == []
    assert "云杉" in document.fields["to_parties"][0].best.text
    assert document.values("from_parties") == ["青禾大学"]


def test_the_day_of_a_record_is_read_beside_a_misread_label_or_a_speck() -> None:
    record = "# 专利实施许可合同备案证明\n许可方：青禾大学\n被许可方：云杉有限公司\n备案曰：2021年10月13日"
    notice = "发文日：2021-年08月30日\n# 手续合格通知书\n|变更项目|变更前|变更后|\n|专利权人|青禾大学|云杉有限公司|"
    assert [str(read(pages(source))[0].values("recorded_on")[0]) for source in (record, notice)] == [
        "2021-10-13",
        "2021-08-30",
    ]


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_letter_that_says_from_and_to_under_its_item_names_both_owners(between: str) -> None:
    source = (
        "# 手续合格通知书\n专利号：201810123456.5\n发文日：2022年03月05日\n（1）变更项目：专利权人\n"
        f"由：青禾大学{between}变更为：云杉新材料有限公司\n（2）变更项目：地址\n"
        f"由：青禾市学府路1号{between}变更为：滨城市渤海路2号\n"
    )
    (document,) = parse_documents(pages(source), strict=True)
    assert document.subtype == "transfer_notice"
    assert document.values("from_parties") == ["青禾大学"]
    assert document.values("to_parties") == ["云杉新材料有限公司"]


@pytest.mark.parametrize(
    ("title", "sentence"), [("不予变更通知书", ""), ("手续合格通知书", "上述著录项目变更请求视为未提出。\n")]
)
def test_a_change_that_was_not_made_is_no_transfer(title: str, sentence: str) -> None:
    source = (
        f"# {title}\n专利号：201810123456.5\n发文日：2022年03月05日\n{sentence}"
        "变更项目：专利权人\n变更前：青禾大学\n变更后：云杉新材料有限公司\n"
    )
    (document,) = parse_documents(pages(source), strict=True)
    assert document.kind is DocumentKind.OTHER
