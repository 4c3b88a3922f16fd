"""What an organisation is: told by the reviewer's entities list, else inferred from its name and its credit code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parsers.values.organisation import normalise_name
from validators.codes import CodeBook
from validators.programmes.measures import PartyKind

_FIRMS = frozenset({PartyKind.SME, PartyKind.LARGE, PartyKind.COMPANY})
_ENDINGS: tuple[tuple[str, PartyKind], ...] = (
    (
        r"银行(?:股份|有限|责任|公司)*(?:.{0,20}(?:[分支]行|营业部|营业室))?|[分支]行|信用(?:合作)?社|信用联社",
        PartyKind.BANK,
    ),
    (r"公司|厂|集团|合作社|企业|商行|合伙\)|事务所|经营部|商店|农场|酒店|工作室", PartyKind.COMPANY),
    (r"大学|学院|学校|大学\(.*\)|党校", PartyKind.UNIVERSITY),
    (r"研究院|研究所|科学院|研究中心|实验室|设计院|农科院|林科院|技术院|创新院|科研所|勘察院", PartyKind.INSTITUTE),
    (r"医院|卫生院|保健院", PartyKind.HOSPITAL),
    (r"政府|委员会|管委会|管理局|厅|局|办公室", PartyKind.GOVERNMENT),
)
"""How names end, tried in this order: a firm is one whatever stands before 公司 (某某研究院有限公司)."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A line of the entities list: an organisation as the reviewer knows it; None for what the list leaves open."""

    name: str
    kind: PartyKind
    code: str | None = None
    local: bool | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a party, and whether it is but inferred."""

    kind: PartyKind
    inferred: bool
    local: bool | None = None

    def is_one_of(self, kinds: Iterable[PartyKind]) -> bool:
        """Whether it is of one of these kinds; for no kinds anything will do.

        A firm of unknown size counts as a small one (中小微): the papers cannot show its size, and few are large.
        """
        wanted = frozenset(kinds)
        if not wanted or self.kind in wanted:
            return True
        if self.kind is PartyKind.COMPANY:
            return PartyKind.SME in wanted
        return self.kind in _FIRMS and PartyKind.COMPANY in wanted


class Register:
    """The organisations of a package."""

    def __init__(self, entities: Iterable[Entity] = (), codes: CodeBook | None = None) -> None:
        self._listed: dict[str, Entity] = {}
        self._coded: dict[str, Entity] = {}
        self._codes = codes or CodeBook(())
        self._memory: dict[str, Known] = {}
        for entity in entities:
            self._listed[normalise_name(entity.name)] = entity
            if entity.code:
                self._coded[entity.code] = entity

    def known(self, name: str) -> Known:
        """What a party is, by its normalised name."""
        if name not in self._memory:
            self._memory[name] = self._look_up(name)
        return self._memory[name]

    def _look_up(self, name: str) -> Known:
        codes = self._codes.codes_of(name)
        entity = self._listed.get(name) or next(
            (self._coded[code] for code in sorted(codes) if code in self._coded), None
        )
        if entity is not None:
            return Known(entity.kind, inferred=False, local=entity.local)
        return Known(inferred_kind(name, codes), inferred=True)


def inferred_kind(name: str, codes: Iterable[str] = ()) -> PartyKind:
    """What a name and a credit code tell. A code beginning with 9 is a firm's (GB 32100: 9 工商, 1 编制, 5 民政).

    The code speaks where the name leaves it open: many a 研究院 is a firm, no 大学 is. A short name without any ending
    is a person's.
    """
    folded = name.replace("（", "(").replace("）", ")")
    kind = next((kind for ending, kind in _ENDINGS if re.search(f"(?:{ending})$", folded)), None)
    firms = [code.startswith("9") for code in codes]
    if kind in {None, PartyKind.INSTITUTE} and firms and all(firms):
        return PartyKind.COMPANY
    if kind is not None:
        return kind
    return PartyKind.PERSON if re.fullmatch(r"[一-鿿·]{2,4}", folded) else PartyKind.OTHER


KIND_WORDS: Mapping[PartyKind, str] = {
    PartyKind.SME: "中小微企业",
    PartyKind.LARGE: "大型企业",
    PartyKind.COMPANY: "企业",
    PartyKind.UNIVERSITY: "高校",
    PartyKind.INSTITUTE: "科研机构",
    PartyKind.HOSPITAL: "医院",
    PartyKind.BANK: "银行",
    PartyKind.GOVERNMENT: "机关",
    PartyKind.PERSON: "个人",
    PartyKind.OTHER: "其他",
}
"""The Chinese word for each kind, in reports and in the entities list."""
