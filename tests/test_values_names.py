"""Credit codes, names of organisations, and folded text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.values.credit_code import (
    ALPHABET,
    CodeForm,
    Holder,
    check_character,
    find_credit_codes,
    holder_of,
    is_valid_code,
    parse_credit_code,
)
from parsers.values.organisation import (
    NameMatch,
    compare_names,
    find_organisations,
    join_wrapped,
    looks_like_organisation,
    normalise_name,
    split_parties,
)
from parsers.values.text import fold, plain

CODES = st.builds(
    lambda head, rest: (body := head + rest) + check_character(body),
    st.sampled_from(["91", "12", "52", "92"]),
    st.text(alphabet="0123456789", min_size=7, max_size=7).flatmap(
        lambda digits: st.text(alphabet=ALPHABET, min_size=8, max_size=8).map(lambda tail: digits + tail)
    ),
)


@pytest.mark.parametrize(
    "code",
    ["91110000600037341L", "92340621MA2UK02XXW", "91510704MA624EA38D", "914110007324785523", "9112011667149649XU",
     "52310106751466629W"],
)  # fmt: skip
def test_published_codes_are_valid(code: str) -> None:
    assert is_valid_code(code)


@given(code=CODES, place=st.integers(0, 17), char=st.sampled_from(ALPHABET))
def test_a_code_with_one_wrong_character_is_never_valid_as_printed(code: str, place: int, char: str) -> None:
    wrong = code[:place] + char + code[place + 1 :]
    if wrong != code:
        found = parse_credit_code(f"统一社会信用代码：{wrong}")
        assert found is None or not found.valid or (found.repaired and wrong[-1] in "3J")


@given(code=CODES)
def test_codes_are_found_with_spaces_and_lower_case(code: str) -> None:
    for text in (
        f"税号{code}",
        " ".join(code[i : i + 4] for i in range(0, 18, 4)),
        code.lower(),
        f"纳税人识别号:{code}地址",
    ):
        found = parse_credit_code(text)
        assert found is not None, text
        assert (found.value, found.valid, found.repaired) == (code, True, False)


def test_letters_the_standard_forbids_are_mapped_back() -> None:
    found = parse_credit_code("9IIIOOOO600037341L")
    assert found is not None
    assert (found.value, found.valid, found.repaired) == ("91110000600037341L", True, True)


def test_old_tax_numbers_count_under_their_label_only() -> None:
    found = parse_credit_code("440300326542029")
    assert found is not None
    assert (found.value, found.form) == ("440300326542029", CodeForm.TAX15)
    assert find_credit_codes("440300326542029") == []


def test_a_credit_code_that_lost_three_digits_is_no_tax_number() -> None:
    assert parse_credit_code("123401043731512") is None
    assert parse_credit_code("110108043731512") is not None


def test_a_check_character_read_for_its_look_alike_is_told_by_the_others() -> None:
    found = parse_credit_code("123401045015881483")
    assert found is not None
    assert (found.value, found.valid, found.repaired) == ("12340104501588148J", True, True)
    wrong = parse_credit_code("123401045015881484")
    assert wrong is not None
    assert (wrong.value, wrong.valid) == ("123401045015881484", False)


def test_who_bears_a_code() -> None:
    assert holder_of("12100000400000624D") is Holder.PUBLIC_INSTITUTION
    assert holder_of("91110000600037341L") is Holder.COMPANY
    assert holder_of("Q9") is None


def test_accounts_and_long_numbers_are_no_codes() -> None:
    assert find_credit_codes("账号622202018101234567890") == []
    assert find_credit_codes("202403150078126453") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" 云杉（滨州）科技\n有限公司。", "云杉（滨州）科技有限公司"), ("云杉〔滨州〕科技有限公司",
        "云杉（滨州）科技有限公司"), ("青禾大學：", "青禾大学"), ("ＡＢＣ科技", "ABC科技"),
    ],
)  # fmt: skip
def test_names_have_one_form(text: str, name: str) -> None:
    assert normalise_name(text) == name


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("云杉（滨州）科技有限公司", "云杉(滨州)科技 有限公司", NameMatch.EQUAL),
        ("未名生物科技有限公司", "末名生物科技有限公司", NameMatch.LOOK_ALIKE),
        ("云杉机械有限公司", "云杉机电有限公司", NameMatch.DIFFERENT),
        ("云杉科技有限公司", "云杉科技股份有限公司", NameMatch.DIFFERENT),
        ("云杉科技有限公司", "云杉科技有限责任公司", NameMatch.DIFFERENT),
        ("云杉晟世有限公司", "云杉盛世有限公司", NameMatch.DIFFERENT),
        ("云杉新材料科技有限公", "云杉新材料科技有限公司", NameMatch.TRUNCATED),
        ("青禾大学", "青禾大学技术转移有限公司", NameMatch.DIFFERENT),
        ("云杉（滨州）科技有限公司", "云杉（德州）科技有限公司", NameMatch.DIFFERENT),
        ("云杉科技有限公司", "云杉科技有限公司滨州分公司", NameMatch.DIFFERENT),
        ("王五", "玉五", NameMatch.DIFFERENT),
        ("", "", NameMatch.DIFFERENT),
    ],
)
def test_names_compare(first: str, second: str, expected: NameMatch) -> None:
    assert compare_names(first, second) is expected
    assert compare_names(second, first) is expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青禾大学、云杉（滨州）科技有限公司；林一苇", ["青禾大学", "云杉（滨州）科技有限公司", "林一苇"]),
        ("云杉科技有限\n公司", ["云杉科技有限公司"]),
        ("青禾大学\n白杨研究院", ["青禾大学", "白杨研究院"]),
        ("林一苇\n周知远", ["林一苇", "周知远"]),
        ("云杉（集团、控股）有限公司", ["云杉（集团、控股）有限公司"]),
        ("甲科技有限公司，乙科技有限公司等", ["甲科技有限公司", "乙科技有限公司"]),
        ("云杉（滨\n州）科技有限公司", ["云杉（滨州）科技有限公司"]),
        ("青禾大学 云杉科技有限公司", ["青禾大学", "云杉科技有限公司"]),
        ("云杉 科技 有限公司", ["云杉科技有限公司"]),
        ("青禾大学\n技术转移有限公司", ["青禾大学技术转移有限公司"]),
        ("云杉\n科技\n有限公司", ["云杉科技有限公司"]),
        ("Green Fir GmbH、云杉科技有限公司", ["GreenFirGmbH", "云杉科技有限公司"]),
        ("", []),
    ],
)
def test_co_owners_are_told_apart(text: str, names: list[str]) -> None:
    assert split_parties(text) == names


def test_lines_of_a_cell_are_joined() -> None:
    assert join_wrapped("青禾大学\n 云杉科技有限\n公司") == "青禾大学、云杉科技有限公司"
    assert join_wrapped("云杉科技有限公司、\n青禾大学") == "云杉科技有限公司、青禾大学"
    assert join_wrapped("云杉科技有限公司\n；青禾大学") == "云杉科技有限公司；青禾大学"


@pytest.mark.parametrize(
    "text", ["青禾大学", "云杉科技有限公司", "滨州市第三机床厂", "中国科学院青禾研究所", "云杉科技有限公司（普通合伙）"]
)
def test_organisations_look_like_it(text: str) -> None:
    assert looks_like_organisation(text)


@pytest.mark.parametrize("text", ["林一苇", "技术转让费", "2021年3月5日", ""])
def test_other_texts_do_not_look_like_organisations(text: str) -> None:
    assert not looks_like_organisation(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲方（转让方）：青禾大学", ["青禾大学"]),
        ("由云杉知识产权运营有限责任公司与青禾大学共同拥有", ["云杉知识产权运营有限责任公司", "青禾大学"]),
        ("专利权人为青禾动力研究院有限公司。", ["青禾动力研究院有限公司"]),
        ("受让方：云杉（滨州）科技有限公司地址：滨州市", ["云杉（滨州）科技有限公司"]),
        ("双方应当在十日内付清全部款项", []),
        ("开户银行：滨州银行渤海支行", ["滨州银行"]),
        ("全称 云杉科技有限公司", ["云杉科技有限公司"]),
        ("有限责任公司", []),
        ("华为云杉技术有限公司和和信科技有限公司", ["华为云杉技术有限公司", "和信科技有限公司"]),
        ("许可方为青禾大学", ["青禾大学"]),
    ],
)
def test_organisations_in_running_text(text: str, names: list[str]) -> None:
    found = find_organisations(text)
    assert [item.value for item in found] == names
    assert all(text[item.start : item.end] == item.text for item in found)


@given(text=st.text(max_size=60))
def test_folding_knows_the_way_back(text: str) -> None:
    for spaces in (True, False):
        folded = fold(text, spaces=spaces)
        assert len(folded.places) == len(folded.text)
        assert list(folded.places) == sorted(folded.places)
        assert all(0 <= place < len(text) for place in folded.places)
        start, end = folded.span(0, len(folded.text))
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("（ＡＢ１２）：", "(AB12):"), ("电⼦发票", "电子发票"), ("⻓春", "长春"), ("户　名", "户名"),
     ("①2018", "①2018"), ("¥￥", "¥¥"), ("－—", "--")],
)  # fmt: skip
def test_folded_forms(text: str, folded: str) -> None:
    assert plain(text) == folded


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("恒跃生物科技、(广州)有限公司", "恒跃生物科技（广州）有限公司"),
        ("恒跃生物科技。（广州）有限公司", "恒跃生物科技（广州）有限公司"),
        ("恒跃生物科技·（广州）有限公司", "恒跃生物科技（广州）有限公司"),
        ("恒跃仪器(西安)·有限公司", "恒跃仪器（西安）有限公司"),
        ("恒跃仪器(西安)、有限公司", "恒跃仪器（西安）有限公司"),
        ("恆躍儀器(瀋陽)有限公司", "恒跃仪器（沈阳）有限公司"),
        ("瑤溪石油大學", "瑶溪石油大学"),
        ("乾昇光電有限公司", "乾昇光电有限公司"),
    ],
)
def test_specks_beside_brackets_and_traditional_characters_are_put_right(printed: str, name: str) -> None:
    assert normalise_name(printed) == name
    assert split_parties(printed) == [name]


def test_owners_beside_brackets_stay_apart() -> None:
    text = "恒跃仪器(西安)、青禾大学、甲山合伙企业(有限合伙)、乙山(滨城)有限公司"
    assert split_parties(text) == ["恒跃仪器（西安）", "青禾大学", "甲山合伙企业（有限合伙）", "乙山（滨城）有限公司"]
