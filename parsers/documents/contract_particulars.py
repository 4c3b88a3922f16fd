"""What a contract prints of its parties beside their names: telephone, address, legal representative, who signs.

Each particular belongs to the party introduced last before it, of several side by side to the one above it; people
are also named where the parties sign. What is printed of intermediaries, witnesses and bank accounts is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from re import escape

from parsers.documents.contract_mentions import Mention
from parsers.documents.contract_owners import apart, is_another, owner_of
from parsers.documents.contract_words import OTHERS_PARTICULARS, PARTICULAR_LABELS, ROLE_WORDS, STAMP_WORDS, Side
from parsers.layout.flow import Flow
from parsers.reading import Field, Reading
from parsers.values.found import Found
from parsers.values.search import find_all, full_match, search

REACH = 420
"""Characters behind a party's introduction within which a particular is its own."""
LEVEL = 0.5
"""The part of the lower one's height that two readings side by side have in common."""
SLACK = 0.02
"""Part of the page's width by which a value below its label may begin left of it."""
_VALUE = r"(?:[(（][^)）\n]{0,8}[)）])?[:：\s]{1,3}_{0,40}(?P<value>[^\n:：]{2,80})"
_END = r"[ ,，;；。)）\n]|(?:联系|邮政|开户|统一|法定|委托|授权|传真|电话|手机|邮编|账号|职务)"
_PHONE = (
    r"(?:\+?86[- ]?)?"
    r"(?:\(?(?P<area>010|02\d|0[3-9]\d{2})\)?[- ]?(?P<local>[2-9]\d{6,7})|(?P<mobile>1[3-9]\d{9}))(?!\d)"
)
_PLACE = r"(?=.*(?:[省市区县镇乡路街道村巷号]|大厦|园区))(?=.*\p{Han}{3}).{6,60}"
_PERSON = r"\p{Han}{2,4}|\p{Han}{1,8}·\p{Han}{1,8}"
_NO_PERSON = r"代表|代理|签|章|盖|委托|姓名|职务|电话|地址|公司|单位|日期"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A particular: the ending of its field's name and how its value is found in the text behind its label.

    `signing`: it also stands where the parties sign.
    """

    name: str
    find: Callable[[str], Found[str] | None]
    signing: bool = False


def read_particulars(flow: Flow, mentions: Sequence[Mention]) -> dict[str, tuple[Field, ...]]:
    """The particulars by the names of their fields: `supplier_phone`, `receiver_address` and so on."""
    found: dict[str, dict[str, list[Reading]]] = {}
    named = sorted((item for item in mentions if not item.signing), key=lambda item: item.start)
    everywhere = sorted((*mentions, *_signing(flow, mentions)), key=lambda item: item.start)
    for kind in _KINDS:
        introduced = everywhere if kind.signing else named
        for side, item in _in_their_columns(flow, kind, _readings(flow, kind, introduced)):
            found.setdefault(f"{side.value}_{kind.name}", {}).setdefault(str(item.value), []).append(item)
    return {name: tuple(Field(tuple(group)) for group in groups.values()) for name, groups in found.items()}


def _signing(flow: Flow, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Where a party is called to sign by its word, its letter or its name alone: 让与方（盖章）, 某大学（盖章）."""
    words = {word: frozenset({side}) for side, called in ROLE_WORDS.items() for word in called}
    words |= {letter: item.sides for item in mentions if len(item.sides) == 1 for letter in item.letters}
    words |= {name.text: item.sides for item in mentions if len(item.sides) == 1 for name in item.names}
    stamps = "|".join(STAMP_WORDS)
    either = "|".join(sorted(map(escape, words), key=len, reverse=True))
    for match in find_all(rf"(?:^|[\n ])(?P<word>{either})(?=[:：\s]?[(（]?(?:{stamps}))", flow.text):
        start, end = match.span("word")
        yield Mention(start, end, (), frozenset(), words[match["word"]], signing=True)


def _in_their_columns(
    flow: Flow, kind: _Kind, found: Iterable[tuple[Mention, Reading]]
) -> Iterator[tuple[Side, Reading]]:
    """The readings with their sides; of two people side by side that seem one party's, the one in its column is."""
    readings = list(found)
    for owner, item in readings:
        beside = (other.box for party, other in readings if party is owner and _are_level(item, other))
        places = [apart(flow, owner, box) for box in beside if box is not None]
        if not kind.signing or item.box is None or apart(flow, owner, item.box) <= min(places, default=1.0):
            yield next(iter(owner.sides)), item


def _are_level(one: Reading, other: Reading) -> bool:
    if one.box is None or other.box is None or one.page != other.page:
        return False
    return one.box.overlap_y(other.box) > LEVEL * min(one.box.height, other.box.height)


def _readings(flow: Flow, kind: _Kind, introduced: Sequence[Mention]) -> Iterator[tuple[Mention, Reading]]:
    for match in find_all(rf"(?<![\p{{Han}}])(?:{PARTICULAR_LABELS[kind.name]}){_VALUE}", flow.text):
        start = match.start("value")
        near = [item for item in introduced if item.start < start and start - item.end < REACH]
        value = kind.find(match["value"])
        if not near or value is None or search(OTHERS_PARTICULARS, flow.text[near[-1].end : match.start()]):
            continue
        if len(near[-1].sides) != 1 or is_another(flow, near[-1], start):
            continue
        reading = flow.reading(value, shift=start)
        if "\n" in flow.text[match.start() : start] and _is_of_a_column_before(flow, match.start(), reading):
            continue
        owner = owner_of(flow, near, reading)
        if len(owner.sides) == 1:
            yield owner, reading


def _is_of_a_column_before(flow: Flow, label: int, reading: Reading) -> bool:
    """Whether a value on a line below its label stands further left: it belongs to the label of another column."""
    lines = flow.lines(label, label + 1)
    return bool(lines) and reading.box is not None and reading.box.x0 < lines[0][1].box.x0 - SLACK


def _cut(text: str) -> str:
    end = search(_END, text)
    return (text[: end.start()] if end else text).rstrip("_")


def _phone(text: str) -> Found[str] | None:
    found = search(rf"^{_PHONE}", text)
    if found is None:
        return None
    value = found["mobile"] or f"{found['area']}-{found['local']}"
    return Found(0, found.end(), found[0], value)


def _address(text: str) -> Found[str] | None:
    value = _cut(text)
    return Found(0, len(value), value, value) if full_match(_PLACE, value) else None


def _person(text: str) -> Found[str] | None:
    value = _cut(text)
    named = full_match(_PERSON, value) and not search(_NO_PERSON, value)
    return Found(0, len(value), value, value) if named else None


_KINDS = (
    _Kind("phone", _phone),
    _Kind("address", _address),
    _Kind("legal_representative", _person, signing=True),
    _Kind("representative", _person, signing=True),
)
