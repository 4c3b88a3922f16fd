"""The invented world carries valid numbers and correct words, whatever the seed."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import numbers
from samples.words import WordStyle, amount_in_words
from samples.world import PartyKind, World, variant

SEEDS = st.integers(0, 2**32)
CENTS = st.integers(0, 10**13)


def read_words(text: str) -> Decimal:
    """A small reader of amounts in words, written for this test alone: digits times places, section by section."""
    text = text.removeprefix("人民币")
    sign = -1 if text.startswith("（负数）") else 1
    text = text.removeprefix("（负数）")
    total, section, digit = Decimal(0), Decimal(0), Decimal(0)
    for char in text:
        if char in "零壹贰叁肆伍陆柒捌玖":
            digit = Decimal("零壹贰叁肆伍陆柒捌玖".index(char))
        elif char in "拾佰仟":
            section, digit = section + digit * 10 ** ("拾佰仟".index(char) + 1), Decimal(0)
        elif char in "万亿元圆":
            total = (total + section + digit) * {"万": 10_000, "亿": 10_000}.get(char, 1)
            section = digit = Decimal(0)
        elif char in "角分":
            total, digit = total + digit / {"角": 10, "分": 100}[char], Decimal(0)
    return sign * total


def sections(text: str) -> str:
    """亿 without 万 behind it stands for two sections: write the empty one so that the small reader can count."""
    whole, unit, rest = text.partition("元")
    if "亿" in whole and "万" not in whole.split("亿")[1]:
        whole = whole.replace("亿", "亿零万")
    return whole + unit + rest


@given(CENTS, st.booleans(), st.sampled_from(["", "人民币"]))
def test_words_say_the_amount(cents: int, optional_zeros: bool, prefix: str) -> None:
    amount = Decimal(cents) / 100
    words = amount_in_words(amount, WordStyle(prefix=prefix, optional_zeros=optional_zeros))
    assert read_words(sections(words)) == amount
    assert "零零" not in words
    assert not words.endswith(("分整", "零整")) or cents == 0


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("0", "零元整"),
        ("-500", "（负数）伍佰元整"),
    ],
)
def test_words_follow_the_rules(amount: str, words: str) -> None:
    assert amount_in_words(Decimal(amount)) == words


def test_optional_zeros_are_written_where_the_rules_leave_them() -> None:
    style = WordStyle(optional_zeros=True)
    assert amount_in_words(Decimal("1680.32"), style) == "壹仟陆佰捌拾元零叁角贰分"
    assert amount_in_words(Decimal(107_000), style) == "壹拾万零柒仟元整"


@pytest.mark.parametrize("number", ["95115608.X", "97101765.4", "201310699744.2", "201330193088.X", "201810123456.5"])
def test_patent_check_characters_are_those_of_published_numbers(number: str) -> None:
    body, check = number.split(".")
    assert numbers.patent_check(body) == check


@given(SEEDS, st.booleans())
def test_patents_are_well_formed(seed: int, old: bool) -> None:
    patent = World(random.Random(seed)).patent(date(2022, 3, 1), old=old)
    body, check = patent.number.split(".")
    assert len(body) == (8 if old else 12)
    assert check == numbers.patent_check(body)
    assert body[2 if old else 4] == str(patent.type_digit)
    assert body.startswith(f"{patent.filed_on:%y}" if old else str(patent.filed_on.year))
    assert patent.filed_on < patent.granted_on < date(2022, 3, 1)


@given(SEEDS)
def test_a_wrong_check_digit_is_wrong(seed: int) -> None:
    number = World(random.Random(seed)).patent(date(2022, 3, 1)).number
    body, check = numbers.wrong_check(number).split(".")
    assert check != numbers.patent_check(body)
    assert number.startswith(body)


def is_credit_code(code: str) -> bool:
    """GB 32100-2015 and GB 11714, written for this test alone: weights are powers of three modulo 31."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    outer = sum(alphabet.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    body, check = code[8:16], code[16]
    inner = 11 - sum(int(char, 36) * weight for char, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True)) % 11
    return alphabet[(31 - outer) % 31] == code[17] and check == {10: "X", 11: "0"}.get(inner, str(inner))


@pytest.mark.parametrize("code", ["91110000600037341L", "92340621MA2UK02XXW", "914110007324785523"])
def test_published_credit_codes_pass_the_same_check(code: str) -> None:
    assert is_credit_code(code)
    assert numbers.code_check(code[:17]) == code[17]


@given(SEEDS, st.sampled_from([PartyKind.UNIVERSITY, PartyKind.INSTITUTE, PartyKind.FIRM, PartyKind.BANK]))
def test_credit_codes_are_valid_and_fit_the_party(seed: int, kind: PartyKind) -> None:
    rng = random.Random(seed)
    party = World(rng).party(kind)
    assert is_credit_code(party.code)
    assert party.code[:2] == ("12" if kind in {PartyKind.UNIVERSITY, PartyKind.INSTITUTE} else "91")
    assert not is_credit_code(numbers.wrong_code(rng, party.code))


@given(SEEDS)
def test_names_are_new_each_time_and_variants_differ_in_brackets_only(seed: int) -> None:
    rng = random.Random(seed)
    world = World(rng)
    parties = [world.party(PartyKind.FIRM) for _ in range(30)]
    assert len({party.name for party in parties}) == 30
    half = str.maketrans("（）", "()")
    for party in parties:
        assert variant(rng, party.name).translate(half) == party.name.translate(half)


@given(SEEDS)
def test_a_look_alike_is_another_party(seed: int) -> None:
    world = World(random.Random(seed))
    party = world.party(PartyKind.FIRM)
    other = world.look_alike(party)
    assert other.name != party.name
    assert other.code != party.code
    assert sum(a != b for a, b in zip(party.name, other.name, strict=False)) <= 1 or len(other.name) > len(party.name)


@given(SEEDS, st.dates(date(2015, 1, 1), date(2023, 12, 31)))
def test_invoice_numbers_follow_their_rules(seed: int, issued_on: date) -> None:
    rng = random.Random(seed)
    digital = numbers.digital_invoice_number(rng, issued_on, "31")
    assert len(digital) == 20
    assert digital.startswith(f"{issued_on:%y}31")
    assert len(numbers.invoice_code(rng, "special", issued_on, "12")) == 10
    for kind, ending in (("ordinary", "04"), ("electronic", "11")):
        code = numbers.invoice_code(rng, kind, issued_on, "12")
        assert (len(code), code[0], code[5:7], code[-2:]) == (12, "0", f"{issued_on:%y}", ending)


def test_a_stock_of_names_that_is_used_up_is_said_and_not_searched_for_ever() -> None:
    world = World(random.Random(1))
    universities = (world.party(PartyKind.UNIVERSITY) for _ in range(10_000))
    with pytest.raises(RuntimeError, match="used up"):
        list(universities)
