"""Contracts in wordings of their own: roles in running text, three parties, two languages, terms in sentences."""

from __future__ import annotations

import pytest

from parsers.documents import contract
from parsers.documents.parsed import Parsed
from tests.paper_lines import pages

Facts = dict[str, list[str]]

ROLES_IN_A_SENTENCE = """# 专利权让渡契约
契约字号：QH-2022-118

~ 立契约人：转让人云杉（滨州）新材料有限公司（甲方），受让人洛原市中创轴承科技有限公司（乙方）。双方就甲方名下专利权之
+ 让渡，议定条款如下：
~ 一、甲方将专利号ZL201810123456.5之发明专利权让渡予乙方，让渡价金为人民币捌拾万元整（¥800,000.00）。
~ 二、乙方应于本契约成立后三十日内付清。
~ 本契约于2022年5月16日由双方在滨州市签字盖章。
甲方：（盖章）
乙方：（盖章）
"""

AN_AGENT_BESIDE_THEM = """# 专利权转让三方协议
编号　JL2022-077

甲方（专利权人、转让方）：青禾大学
住所：滨州市文苑路2号
乙方（专利承接方）：云杉（滨州）新材料有限公司
住所：滨州市创新路1号
丙方（居间服务机构）：洛原知汇技术转移有限公司
统一社会信用代码：91410300MA46TKNE4P
住所：洛原市开元大道88号
~ 经丙方居间，甲、乙、丙三方达成协议如下：
~ 第一条 甲方将专利号为ZL201810123456.5的专利权转让给乙方，转让价款为人民币250000元（大写：贰拾伍万元整）。
~ 第二条 乙方另向丙方支付居间服务费人民币12500元。
~ 第三条 本协议自三方签字盖章之日起生效。
签订日期：2022年3月15日
"""

TWO_LANGUAGES = """# 专利权转让合同
# Patent Assignment Agreement
Agreement No. 合同编号：AS-2022-0315
Party A 甲方（Assignor / 转让方）：青禾大学
USCC 统一社会信用代码：12410000415801230G
Party B 乙方（Assignee / 受让方）：云杉（滨州）新材料有限公司
USCC 统一社会信用代码：91371600MA3C8UEC77
Patent No. 专利号：ZL201810123456.5
Total Price 合同总价：RMB 250,000.00；in words 大写：贰拾伍万元整
Date of signature 签署日期：2022-03-15
"""

TAX_NUMBERS_IN_A_PARAGRAPH = """# 专利实施许可协议
文件编号：XK-2021-009 版本：V2.0

~ 甲方（许可方）：青禾大学，纳税人识别号：12410000415801230G；住所：滨州市文苑路2号；
~ 乙方（被许可方）：云杉（滨州）新材料有限公司，纳税人识别号：91371600MA3C8UEC77；住所：滨州市创新路1号；
~ 一、甲方就专利号ZL201810123456.5的专利授予乙方的是普通许可，自2021年12月20日至2026年12月19日。
~ 二、许可使用费合计人民币120000元（大写：壹拾贰万元整）。
~ 三、本协议于2021年12月20日由各方在滨州市签字盖章。
"""

ENTRY_FEE = """# 专利实施许可合同
~ 本合同（编号：XK〔2022〕301号）由以下双方订立：
许可方：青禾大学
被许可方：云杉（滨州）新材料有限公司
~ 第三条 许可费
3.1 许可费由入门费与提成两部分组成，入门费为人民币300000元，于合同生效后10日内支付。
3.2 提成按合同产品净销售额的3%计算，每年最低提成为人民币50000元。
~ 第四条 授权期间：2022年2月1日至2027年1月31日。
签订日期：2022年1月10日
"""

TERM_IN_WORDS = """# 专利独占许可合同
许可方：青禾大学
被许可方：云杉（滨州）新材料有限公司
~ 第一条 许可方将专利号ZL201810123456.5的发明专利以独占许可方式许可被许可方实施，许可自2022年2月1日起
+ 算，至2027年1月31日届满。
~ 第二条 许可费总额为人民币叁拾万元整（300000元）。
签订日期：2022年1月10日
"""

CALLED_OTHERWISE = """# 专利使用契约
~ 青禾大学（下称“权利人”），统一社会信用代码12410000415801230G，住所：滨州市文苑路2号；
~ 云杉（滨州）新材料有限公司（下称“使用人”），统一社会信用代码91371600MA3C8UEC77，住所：滨州市创新路1号。
~ 一、权利人将其专利号ZL201810123456.5之专利许可使用人使用，自2022年2月1日起算，至2027年1月31日届满。
~ 二、许可使用费合计人民币120000元。
"""

AN_AGENT_WHO_ACCEPTS = """# 专利权转让协议
甲方：青禾大学
乙方：云杉（滨州）新材料有限公司
丙方：洛原知汇技术转移有限公司
统一社会信用代码：91410300MA46TKNE4P
~ 一、甲方将专利号ZL201810123456.5的专利权转让给乙方，乙方向甲方支付转让费人民币250000元。
~ 二、丙方接受甲方、乙方委托，为本次交易提供服务，乙方向丙方支付费用人民币10000元。
~ 三、丙方受让服务费后开具发票。
"""

PAPERS: dict[str, tuple[str, Facts]] = {
    "roles in front of names in one sentence": (
        ROLES_IN_A_SENTENCE,
        {
            "supplier": ["云杉（滨州）新材料有限公司"],
            "receiver": ["洛原市中创轴承科技有限公司"],
            "contract_number": ["QH-2022-118"],
            "signed_on": ["2022-05-16"],
            "total_amount": ["800000.00"],
        },
    ),
    "an agent whose code is nobody else's": (
        AN_AGENT_BESIDE_THEM,
        {
            "supplier": ["青禾大学"],
            "receiver": ["云杉（滨州）新材料有限公司"],
            "supplier_code": [],
            "receiver_code": [],
            "contract_number": ["JL2022-077"],
            "total_amount": ["250000.00"],
            "signed_on": ["2022-03-15"],
        },
    ),
    "names called otherwise than by letters": (
        CALLED_OTHERWISE,
        {
            "supplier": ["青禾大学"],
            "receiver": ["云杉（滨州）新材料有限公司"],
            "supplier_code": ["12410000415801230G"],
            "receiver_code": ["91371600MA3C8UEC77"],
            "term_start": ["2022-02-01"],
            "term_end": ["2027-01-31"],
        },
    ),
    "an agent of whom sentences say that it accepts and is paid": (
        AN_AGENT_WHO_ACCEPTS,
        {
            "supplier": ["青禾大学"],
            "receiver": ["云杉（滨州）新材料有限公司"],
            "supplier_code": [],
            "receiver_code": [],
            "total_amount": ["250000.00"],
        },
    ),
    "labels in two languages": (
        TWO_LANGUAGES,
        {
            "supplier": ["青禾大学"],
            "receiver": ["云杉（滨州）新材料有限公司"],
            "supplier_code": ["12410000415801230G"],
            "receiver_code": ["91371600MA3C8UEC77"],
            "patent_numbers": ["201810123456.5"],
            "total_amount": ["250000.00"],
            "total_in_words": ["贰拾伍万元整"],
            "contract_number": ["AS-2022-0315"],
            "signed_on": ["2022-03-15"],
        },
    ),
    "codes called tax numbers, in a paragraph each": (
        TAX_NUMBERS_IN_A_PARAGRAPH,
        {
            "supplier_code": ["12410000415801230G"],
            "receiver_code": ["91371600MA3C8UEC77"],
            "term_start": ["2021-12-20"],
            "term_end": ["2026-12-19"],
            "signed_on": ["2021-12-20"],
            "contract_number": ["XK-2021-009"],
            "licence_type": ["普通许可"],
            "total_amount": ["120000.00"],
        },
    ),
    "an entry fee and a share of sales": (
        ENTRY_FEE,
        {
            "contract_number": ["XK〔2022〕301号"],
            "term_start": ["2022-02-01"],
            "term_end": ["2027-01-31"],
            "total_amount": ["300000.00"],
        },
    ),
    "a term that begins and runs out in one sentence": (
        TERM_IN_WORDS,
        {
            "term_start": ["2022-02-01"],
            "term_end": ["2027-01-31"],
            "licence_type": ["独占许可"],
            "signed_on": ["2022-01-10"],
        },
    ),
}


def parsed(text: str) -> Parsed:
    found = contract.parse(pages(text))
    assert found is not None
    return found


def values(found: Parsed, name: str) -> list[str]:
    return [str(field.value) for field in found.fields.get(name, ())]


@pytest.mark.parametrize("name", PAPERS)
def test_a_contract_gives_its_facts_whatever_its_wording(name: str) -> None:
    text, facts = PAPERS[name]
    found = parsed(text)
    assert {fact: values(found, fact) for fact in facts} == facts


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# 专利权转让合同（草案）", "专利权转让合同(草案)"),
        ("# 专利权转让合同\n= （征求意见稿）", "专利权转让合同(征求意见稿)"),
    ],
)
def test_a_contract_that_calls_itself_a_draft_is_one(head: str, title: str) -> None:
    found = parsed(f"{head}\n转让方：青禾大学\n受让方：云杉新材料有限公司\n~ 第一条 转让费为120000元。")
    assert values(found, "draft") == ["True"]
    assert values(found, "title") == [title]


SIGNED = "转让方（盖章）：{}\n法定代表人（签字）：\n受让方（盖章）：{}\n法定代表人（签字）：\n{}"


@pytest.mark.parametrize(
    ("signatures", "draft"),
    [
        (SIGNED.format("", "", "日期：    年  月  日"), ["True"]),
        (SIGNED.format("青禾大学", "云杉新材料有限公司", ""), []),
        (SIGNED.format("", "", "2022年3月15日"), []),
    ],
)
def test_a_contract_whose_signatures_are_all_blank_is_a_draft(signatures: str, draft: list[str]) -> None:
    head = "# 专利权转让合同\n转让方：青禾大学\n受让方：云杉新材料有限公司\n~ 第一条 转让费为120000元。\n"
    assert values(parsed(head + signatures), "draft") == draft


@pytest.mark.parametrize(
    ("title", "draft"),
    [
        ("专利转让意向书", ["True"]),
        ("专利转让合作备忘录", ["True"]),
        ("专利转让框架协议（2021）", ["True"]),
        ("专利权转让协议", []),
    ],
)
def test_what_the_parties_mean_to_agree_is_no_contract_yet(title: str, draft: list[str]) -> None:
    found = parsed(f"# {title}\n转让方：青禾大学\n受让方：云杉新材料有限公司\n~ 第一条 转让费为120000元，见备忘录。")
    assert values(found, "draft") == draft


def test_a_seal_where_the_names_are_blank_is_a_signature() -> None:
    from dataclasses import replace

    from ocr.lines import Box

    head = "# 专利权转让合同\n转让方：青禾大学\n受让方：云杉新材料有限公司\n~ 第一条 转让费为120000元。\n"
    (page,) = pages(head + SIGNED.format("", "", ""))
    found = contract.parse([replace(page, stamps=(Box(0.2, 0.3, 0.35, 0.4),))])
    assert found is not None
    assert values(found, "draft") == []


def test_who_signs_is_read_apart_from_who_is_named() -> None:
    found = parsed(
        "# 专利权转让合同\n转让方：青禾大学\n受让方：云杉新材料有限公司\n~ 第一条 转让费为120000元。\n"
        "转让方（盖章）：青禾大学\n受让方（盖章）：洛原市中创轴承科技有限公司\n日期：2022年3月15日"
    )
    assert values(found, "signatories") == ["青禾大学", "洛原市中创轴承科技有限公司"]


def test_what_the_patents_alone_cost_is_read_beside_the_total() -> None:
    found = parsed(
        "# 专利权转让合同\n转让方：青禾大学\n受让方：云杉新材料有限公司\n"
        "~ 第三条 合同总额为人民币120000元，其中专利权转让费100000元，技术服务费20000元。"
    )
    assert values(found, "total_amount") == ["120000.00"]
    assert values(found, "patents_total") == ["100000.00"]


@pytest.mark.parametrize(
    ("clause", "total", "currency"),
    [
        ("转让费为420,000美元。", ["None"], ["美元"]),
        ("转让费总额为USD 420,000.00。", [], []),
        ("转让费为人民币420,000元。", ["420000.00"], []),
    ],
)
def test_a_price_in_another_currency_is_no_amount_in_yuan(clause: str, total: list[str], currency: list[str]) -> None:
    found = parsed(f"# 专利权转让合同\n转让方：青禾大学\n受让方：云杉新材料有限公司\n~ 第三条 {clause}")
    assert values(found, "total_amount") == total
    assert values(found, "currency") == currency


@pytest.mark.parametrize("number", ["XK〔2022〕", "XK（2022"])
def test_a_number_that_ends_with_its_year_is_not_given(number: str) -> None:
    found = parsed(f"# 专利权转让合同\n合同编号：{number}\n转让方：青禾大学\n受让方：云杉新材料有限公司")
    assert values(found, "contract_number") == ["None"]


def test_a_name_cut_by_the_end_of_its_line_is_whole_or_not_given() -> None:
    found = parsed(
        "# 专利权转让合同\n转让方：青禾大学\n受让方：合川云岫\n生物科技有限责任公司，住所：合川市。\n~ 一、转让。"
    )
    assert values(found, "receiver") == ["合川云岫生物科技有限责任公司"]


GIVER, TAKER = "青禾大学", "云杉（滨州）新材料有限公司"
GIVERS_CODE, TAKERS_CODE = "12410000415801230G", "91371600MA3C8UEC77"
OPENINGS = {
    "lines of particulars between them": (
        f"转让方：{GIVER}\n机构代码：{GIVERS_CODE}\n传真：0543-3161234\n开户银行：工行滨州支行\n联系人：林一苇\n"
        f"受让方：{TAKER}\n机构代码：{TAKERS_CODE}\n传真：0543-3165678\n开户银行：建行滨州支行\n联系人：周知远"
    ),
    "roles before names in a sentence": f"~ 立合同人：转让人{GIVER}（以下简称甲方）；受让人{TAKER}（以下简称乙方）。",
    "roles in quotes behind names": f"~ 本协议由{GIVER}（“转让方”）与{TAKER}（“受让方”）于2022年3月15日签订。",
    "codes in the brackets too": (
        f"~ {GIVER}（以下称为“转让方”，统一社会信用代码{GIVERS_CODE}）与{TAKER}（以下称为“受让方”，统一社会信用代码"
        f"{TAKERS_CODE}）经友好协商，订立本协议。"
    ),
    "names below their labels": f"转让方：\n{GIVER}\n受让方：\n{TAKER}",
    "a numbered block each": f"一、转让方（甲方）\n名称：{GIVER}\n地址：滨州市\n二、受让方（乙方）\n名称：{TAKER}",
    "names among verbs": f"~ 兹有{GIVER}（专利权人）愿将其专利转让予{TAKER}（受让单位），双方议定：",
    "one who puts patents in": f"投资人（甲方）：{GIVER}\n接受投资的公司（乙方）：{TAKER}",
    "letters in the bracket behind a role": (
        f"~ 许可人（以下称甲方）：{GIVER}，统一社会信用代码：{GIVERS_CODE}，住所：滨州市；\n"
        f"~ 被许可人（以下称乙方）：{TAKER}，统一社会信用代码：{TAKERS_CODE}，住所：滨州市。"
    ),
    "English labels": f"Assignor: {GIVER}\nAssignee: {TAKER}",
    "letters behind roles": f"卖方（乙方）：{GIVER}\n买方（甲方）：{TAKER}",
}


@pytest.mark.parametrize("opening", OPENINGS)
def test_the_parties_are_read_however_they_are_introduced(opening: str) -> None:
    found = parsed(f"# 专利权转让协议\n{OPENINGS[opening]}\n~ 一、专利号ZL201810123456.5，转让费人民币250000元。")
    assert values(found, "supplier") == [GIVER]
    assert values(found, "receiver") == [TAKER]
    for name, code in (("supplier_code", GIVERS_CODE), ("receiver_code", TAKERS_CODE)):
        assert values(found, name) in ([code], [])


@pytest.mark.parametrize(
    ("clause", "total", "words"),
    [
        (
            "原合同约定的转让价款为人民币300000元，现变更为人民币250000元（大写：贰拾伍万元整）。",
            "250000.00",
            "贰拾伍万元整",
        ),
        ("双方同意将转让费由人民币300000元调整为人民币250000元（大写：贰拾伍万元整）。", "250000.00", "贰拾伍万元整"),
        ("合同总额由300,000.00元减少至250,000.00元（大写：贰拾伍万元整）。", "250000.00", "贰拾伍万元整"),
    ],
)
def test_a_price_that_is_changed_is_the_new_one(clause: str, total: str, words: str) -> None:
    found = parsed(f"# 专利权转让合同补充协议\n转让方：青禾大学\n受让方：云杉新材料有限公司\n~ 一、{clause}")
    assert values(found, "total_amount") == [total]
    assert values(found, "total_in_words") == [words]


def test_the_number_of_the_main_contract_is_not_that_of_its_supplement() -> None:
    found = parsed(
        "# 补充协议\n编号：BC-2022-018  主合同编号：ZR-2021-296\n转让方：青禾大学\n受让方：云杉新材料有限公司"
    )
    assert values(found, "contract_number") == ["BC-2022-018"]


def test_a_letter_in_brackets_below_a_name_adds_no_second_party() -> None:
    found = parsed(
        "# 技术转让合同\n| 受让方 | 云杉（滨州）新材料有限公司 |\n| （甲方） | |\n"
        "| 让与方 | 青禾大学 |\n| （乙方） | |\n签订地点：滨州市"
    )
    assert values(found, "supplier") == ["青禾大学"]
    assert values(found, "receiver") == ["云杉（滨州）新材料有限公司"]


@pytest.mark.parametrize(
    "sentence",
    [
        "为担保主合同（编号：JK2022-001）项下债权，出质人以专利权出质。",
        "双方于2021年3月15日签订《专利实施许可合同》（合同编号：XK-2021-001），现协商一致终止。",
    ],
)
def test_the_number_of_a_contract_only_spoken_of_is_not_its_own(sentence: str) -> None:
    found = parsed(f"# 协议\n出质人：青禾大学\n质权人：云杉新材料有限公司\n~ {sentence}")
    assert values(found, "contract_number") == []


@pytest.mark.parametrize("between", [" ", "\n"])
def test_the_number_of_the_next_clause_is_no_price_where_the_price_was_not_read(between: str) -> None:
    clauses = f"2. 转让总价为{between}3. 款项在变更登记全部完成之后三十日内付清。"
    found = parsed(f"# 专利转让合同书\n转让人：青禾大学\n受让人：云杉新材料有限公司\n{clauses}")
    assert values(found, "total_amount") == []


def test_a_number_that_a_date_has_run_into_has_no_value() -> None:
    found = parsed("# 专利转让合同\n合同编号：ZR202203422月\n转让人：青禾大学\n受让人：云杉新材料有限公司")
    assert values(found, "contract_number") in ([], ["None"])


def test_the_day_of_the_contract_that_is_supplemented_is_not_that_of_the_supplement() -> None:
    found = parsed(
        "# 专利权转让合同补充协议\n甲方（转让方）：青禾大学\n乙方（受让方）：云杉新材料有限公司\n"
        "~ 甲乙双方曾于2020年11月23日就下列专利订立合同（以下称原合同），现作如下补充：\n"
        "~ 一、原合同约定的价款为人民币300000元，现变更为人民币250000元。\n签署日期：    年  月  日"
    )
    assert values(found, "signed_on") == []
    assert values(found, "total_amount") == ["250000.00"]


def test_words_that_a_contract_makes_up_for_its_parties_are_followed() -> None:
    found = parsed(
        "# 专利实施许可合同\n"
        "~ 青禾大学（以下称学校）与云杉（滨州）新材料有限公司（以下称公司）就专利许可实施一事，经协商达成本合同。\n"
        "~ 一、学校许可公司使用其发明专利（专利号ZL201810123456.5），许可方式为普通许可。"
        "公司可自二〇一九年三月一日使用至二〇二一年二月二十八日。\n"
        "~ 二、公司向学校支付许可使用费人民币拾捌万元整（¥180,000.00）。\n"
        f"~ 三、学校的组织机构登记代码是{GIVERS_CODE}，公司的统一社会信用代码是{TAKERS_CODE}。\n"
        f"学校（公章）：\n公司（公章）："
    )
    assert values(found, "supplier") == [GIVER]
    assert values(found, "receiver") == [TAKER]
    assert values(found, "supplier_code") == [GIVERS_CODE]
    assert values(found, "receiver_code") == [TAKERS_CODE]
    assert values(found, "term_start") == ["2019-03-01"]
    assert values(found, "term_end") == ["2021-02-28"]


def test_patents_put_in_for_shares_are_the_price_and_not_another_holders_cash() -> None:
    found = parsed(
        f"# 增资扩股协议\n甲方：{TAKER}\n乙方：{GIVER}\n丙方：洛原知汇投资有限公司\n"
        "~ 一、甲方现有注册资本500万元，丙方本次以货币增资40万元。\n"
        "~ 二、乙方以下列专利权作价450,100元（大写：肆拾伍万零壹佰元整）向甲方增资，评估值504,112元。\n"
        "~ 三、增资后甲方注册资本变更为585.01万元。"
    )
    assert values(found, "supplier") == [GIVER]
    assert values(found, "receiver") == [TAKER]
    assert values(found, "total_amount") == ["450100.00"]
    assert values(found, "total_in_words") == ["肆拾伍万零壹佰元整"]


@pytest.mark.parametrize(
    "clause",
    [
        "标的评估值为人民币68.00万元，挂牌价为70.00万元，乙方以人民币71.01万元的价格竞得标的专利，服务费1.42万元。",
        "甲方同意以人民币710100元的价款将上述专利转让给乙方，乙方已付保证金20万元。",
    ],
)
def test_a_price_named_behind_its_amount_is_the_total(clause: str) -> None:
    found = parsed(f"# 专利权转让合同\n转让方（甲方）：{GIVER}\n受让方（乙方）：{TAKER}\n~ 第二条 {clause}")
    assert values(found, "total_amount") == ["710100.00"]


def test_a_code_of_a_party_that_is_not_understood_is_not_given_to_the_other() -> None:
    found = parsed(
        f"# 专利权转让合同\n转让方：{GIVER}（统一社会信用代码：{GIVERS_CODE}）\n"
        f"承办人：{TAKER}（统一社会信用代码：{TAKERS_CODE}）\n~ 一、转让费人民币250000元。"
    )
    assert values(found, "supplier_code") == [GIVERS_CODE]


def test_patents_listed_in_one_cell_are_all_read() -> None:
    found = parsed(
        "# 专利转让合同书\n| 转让方 | 青禾大学 | 受让方 | 云杉（滨州）新材料有限公司 |\n"
        "| 转让专利 | 1、一种轴承的加工方法 ZL201810123456.5 |\n|  | 2、一种轴承 ZL201620066880.8 |\n|"
        " 转让价款 | ￥126,000.00 |"
    )
    assert values(found, "patent_numbers") == ["201810123456.5", "201620066880.8"]


def test_a_day_of_signing_in_the_opening_sentence_and_a_number_beside_it_are_read() -> None:
    found = parsed(
        f"# 专利权转让协议\n"
        f"~ 本协议由{GIVER}（以下简称“转让方”）与{TAKER}（以下简称“受让方”）于2022年3月15日在滨州市订立，"
        "档案号：JSZR〔2019〕12号。"
    )
    assert values(found, "signed_on") == ["2022-03-15"]
    found = parsed(f"# 协议\n档案号：JSZR〔2019〕12号　订立日：2019年8月27日\n转让方：{GIVER}")
    assert values(found, "contract_number") == ["JSZR〔2019〕12号"]
    assert values(found, "signed_on") == ["2019-08-27"]


@pytest.mark.parametrize(
    "end",
    [
        "~ 本合同一式四份，2021年8月9日签订于滨州。",
        "2021年8月9日签署",
        "受让方（盖章）：2021年8月9日",
        "甲方代表签字：　日期：2021.8.5乙方代表签字：日期：2021.8.9",
        "甲方（盖章）：青禾大学\n日期：2021年8月5日日期：2021年8月9日",
    ],
)
def test_the_day_at_the_end_of_a_contract_is_read(end: str) -> None:
    found = parsed(f"# 专利转让合同\n甲方（转让方）：{GIVER}\n乙方（受让方）：{TAKER}\n~ 一、转让费25万元。\n{end}")
    assert values(found, "signed_on") == ["2021-08-09"]


def test_what_is_printed_of_a_party_that_is_not_understood_is_not_the_others() -> None:
    found = parsed(f"# 协议\n转让方：{GIVER}\n地址：滨州市文苑路2号\n承办者：{TAKER}\n地址：滨州市创新路1号")
    assert values(found, "supplier_address") == ["滨州市文苑路2号"]


@pytest.mark.parametrize("dash", ["—", "-", "--", "～", "至"])
def test_a_term_is_read_whatever_stands_between_its_days(dash: str) -> None:
    found = parsed(
        f"# 专利权质押合同\n出质人　　{TAKER}\n债务履行期　　2021年8月26日{dash}2025年9月14日\n签约日　　2021年8月26日"
    )
    assert values(found, "term_start") == ["2021-08-26"]
    assert values(found, "term_end") == ["2025-09-14"]


def test_a_party_called_by_a_word_that_nobody_knows_is_told_by_the_sentence_about_it() -> None:
    found = parsed(
        f"# 专利权转让合同\n出让单位（盖章处）：{GIVER}　统一社会信用代码：{GIVERS_CODE}\n"
        f"承揽单位（盖章处）：{TAKER}　统一社会信用代码：{TAKERS_CODE}\n"
        "~ 一、出让单位将专利号ZL201810123456.5的专利转让给承揽单位，总价款人民币300000元。"
    )
    assert values(found, "supplier") == [GIVER]
    assert values(found, "receiver") == [TAKER]
    assert values(found, "receiver_code") == [TAKERS_CODE]


def test_letters_printed_wide_are_letters() -> None:
    found = parsed(
        f"# 专利权转让合同\n甲　　方：{GIVER}\n乙　　方：{TAKER}\n"
        f"~ 甲方将专利号ZL201810123456.5的专利权出售给乙方，价款20万元。"
    )
    assert values(found, "supplier") == [GIVER]
    assert values(found, "receiver") == [TAKER]


def test_what_a_sentence_says_before_a_name_is_not_of_it() -> None:
    found = parsed(
        f"# 专利使用协议\n~ {GIVER}（以下称校方）同意{TAKER}（以下称企业方）使用校方的专利（ZL201810123456.5）。\n"
        "~ 企业方应向校方付清使用费拾万元（100000元）。"
    )
    assert values(found, "supplier") == [GIVER]
    assert values(found, "receiver") == [TAKER]


def test_what_a_companys_capital_grows_to_is_no_price() -> None:
    found = parsed(
        f"# 作价入股协议\n出资方：{GIVER}\n接受出资的公司：{TAKER}\n~ 一、出资方以专利权作价人民币450,100元入股。\n"
        "~ 二、公司注册资本由人民币500万元增加至545.01万元。"
    )
    assert values(found, "total_amount") == ["450100.00"]


def test_a_day_of_signing_right_behind_the_parties_is_read() -> None:
    found = parsed(f"# 专利权转让合同\n~ 本合同由{GIVER}与{TAKER}于2021年8月9日订立。\n~ 一、转让费25万元。")
    assert values(found, "signed_on") == ["2021-08-09"]


def test_a_day_in_a_row_of_the_annexed_list_is_not_that_of_signing() -> None:
    found = parsed(
        f"# 专利权转让合同\n转让方：{GIVER}\n受让方：{TAKER}\n转让方（盖章）：　　受让方（盖章）：\n"
        f"签订日期：    年  月  日\n---\n"
        "= 附件 专利清单\n| 一种轴承的加工方法 | ZL201810123456.5 | 2018.11.12 | 有效 |\n| 一种轴承 |"
        " ZL201620066880.8 | 2016.01.22 | 有效 |"
    )
    assert values(found, "signed_on") == []


@pytest.mark.parametrize(
    ("printed", "number"),
    [("ZR-2021-118 山东省滨州市", "ZR-2021-118"), ("2021年滨州市质字0088号", "2021年滨州市质字0088号")],
)
def test_a_place_behind_the_number_of_a_contract_is_not_of_it(printed: str, number: str) -> None:
    found = parsed(f"# 专利权转让合同\n合同编号：{printed}\n转让方：{GIVER}\n受让方：{TAKER}")
    assert values(found, "contract_number") == [number]


@pytest.mark.parametrize("blanks", range(6))
def test_a_particular_below_its_label_where_a_sentence_wraps_is_read(blanks: int) -> None:
    head = f"转让人（以下称甲方）：{GIVER}，电话：15845220355{'，' * blanks}；法定代表人：马子立；住所："
    found = parsed(f"# 协议\n~ {head}滨州市文苑路2号。\n受让人：{TAKER}\n住所：滨州市文苑路2号")
    assert values(found, "supplier_address") == values(found, "receiver_address") == ["滨州市文苑路2号"]


@pytest.mark.parametrize(("sure", "given"), [(0.8, False), (0.99, True)])
def test_a_code_whose_check_character_disagrees_is_given_only_where_every_character_is_sure(
    sure: float, given: bool
) -> None:
    source = f"# 专利权转让合同\n甲方（转让方）：{GIVER}\n统一社会信用代码：12510100904801142A\n乙方（受让方）：{TAKER}"
    found = contract.parse(pages(source, confidence=sure))
    assert found is not None
    (field,) = found.fields["supplier_code"]
    assert field.best.text == "12510100904801142A"
    assert (field.value is not None) is given
