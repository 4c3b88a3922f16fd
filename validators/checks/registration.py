"""Checks of the CNIPA record: there, between these parties, of this day, about these patents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from parsers.reading import DocumentKind
from validators.case import Case, doubted, rather_doubt
from validators.checks import registration_event
from validators.checks.registration_chain import LISTING
from validators.facts import Facts
from validators.findings import Check, CheckStatus
from validators.looks import Look, cited, conclude, is_printed_text, is_repaired, look_at, not_applicable, place_of
from validators.numbers import core_of
from validators.parties import Side, look_at_side

_NO_RECORD = "没有可核对的登记/备案材料。"
_PAPERS = {
    "transfer": ("转让登记材料", "手续合格通知书或登记簿副本，一份通知书只对应一件专利"),
    "licence": ("实施许可备案材料", "专利实施许可合同备案证明"),
    "equity": ("权属变更登记材料", "手续合格通知书或登记簿副本，一份通知书只对应一件专利"),
    "pledge": ("质押登记材料", "专利权质押登记通知书"),
    "open_licence": ("开放许可备案材料", "开放许可备案证明"),
}


def check(case: Case) -> Iterator[Check]:
    """The checks of the family."""
    yield from case.softened([_present(case), _patents(case)], "patent_numbers", "mode")
    yield from case.softened([_parties(case)], "supplier", "receiver")
    yield from case.softened([_date(case)], "registered_on")
    yield from registration_event.check(case)


def _present(case: Case) -> Check:
    mode = case.claimed.mode
    what, papers = _PAPERS[mode] if mode else ("登记/备案材料", "登记/备案材料")
    cnipa = case.links.cnipa
    looks = case.partly_read(cnipa.records)
    for facts in cnipa.records:
        known = facts.document.subtype is not None
        note = f"{place_of(facts.document)}有登记/备案材料" + ("" if known else "，但认不出是哪一种")
        status = CheckStatus.PASS if known else CheckStatus.UNCLEAR
        looks.append(Look(status, facts.document.file, note, (cited(facts.document, None),)))
    if not cnipa.records:
        looks.append(_nothing_fits(case, what))
    elif lacking := _without_record(case):
        looks.append(case.absent(DocumentKind.REGISTRATION, f" {'、'.join(lacking)} 的{what}"))
    advice = f"请补充{papers}。"
    return conclude("registration.present", f"每件专利应有{what}", None, looks, advice)


def _nothing_fits(case: Case, what: str) -> Look:
    cnipa = case.links.cnipa
    look = case.absent(DocumentKind.REGISTRATION, what)
    near = [*cnipa.other_mode, *cnipa.changes]
    if not near or look.status is not CheckStatus.MISSING:
        return look
    places = "、".join(place_of(facts.document) for facts in near[:3])
    why = "记载的是另一种登记" if cnipa.other_mode else "只是名称、地址等变更"
    return Look(look.status, None, f"{look.note}；{places} {why}", tuple(cited(f.document, None) for f in near))


def _without_record(case: Case) -> list[str]:
    """Claimed patents that need a record of their own and have none; none where the records are listings or unclear."""
    records = case.links.cnipa.records
    if any(
        f.patents_unread or f.document.subtype in LISTING or not f.patents & case.links.row.patents for f in records
    ):
        return []
    covered = {patent for facts in records for patent in facts.patents}
    return sorted(case.links.row.patents - covered)


def _patents(case: Case) -> Check:
    records = case.links.cnipa.records
    code, subject = "registration.patents", "登记/备案材料所载专利"
    if not records:
        return not_applicable(code, _NO_RECORD)
    looks = [_covers(case, patent, records) for patent in sorted(case.links.row.patents)]
    if not looks:
        return not_applicable(code, "清单未填专利号。")
    expected = "、".join(case.claimed.patent_numbers)
    return conclude(code, subject, expected, looks, "请核对专利号，或补充相应的登记/备案材料。")


def _covers(case: Case, patent: str, records: Sequence[Facts]) -> Look:
    sure: Look | None = None
    for facts in records:
        for field in facts.document.fields.get("patent_numbers", ()):
            if field.value is None or core_of(str(field.value)) != patent:
                continue
            evidence = (cited(facts.document, "patent_numbers", field),)
            note = f"{place_of(facts.document, field.best)}载有 {field.value}"
            doubtful = is_repaired(field) and not case.confirmed(facts.document, field.value)
            if not doubtful and field.confidence >= case.rules.agrees_at:
                return Look(CheckStatus.PASS, str(field.value), note, evidence)
            sure = Look(CheckStatus.UNCLEAR, str(field.value), f"{note}，但字迹不清，未得印证", evidence)
    return sure or _uncovered(case, patent, records)


def _uncovered(case: Case, patent: str, records: Sequence[Facts]) -> Look:
    """What it means that no record shows a patent: another number, an unreadable one, or a paper that is not there."""
    fields = [(f.document, field) for f in records for field in f.document.fields.get("patent_numbers", ())]
    evidence = tuple(cited(document, "patent_numbers", field) for document, field in fields)
    texts = "、".join(
        dict.fromkeys(field.best.text if field.value is None else str(field.value) for _, field in fields)
    )
    if not fields or any(facts.patents_unread for facts in records) or case.partly_read(records):
        places = "、".join(place_of(facts.document) for facts in records[:3])
        return Look(
            CheckStatus.UNCLEAR,
            texts or None,
            f"{places}的专利号未能全部读清（{texts or '无'}），未见 {patent}",
            evidence,
        )
    foreign = [f for f in records if not f.patents & case.links.row.patents]
    listing = [f for f in records if f.document.subtype in LISTING]
    if not foreign and not listing:
        maybe = case.maybe(DocumentKind.REGISTRATION)
        note = f"登记/备案材料只载 {texts}，没有 {patent}" + (f"，但{maybe}，可能就是它" if maybe else "")
        return Look(CheckStatus.UNCLEAR if maybe else CheckStatus.MISSING, texts, note, evidence)
    surely = bool(foreign) or all(is_printed_text(field) for _, field in fields)
    note = f"{'、'.join(place_of(f.document) for f in (foreign or listing)[:3])}所载为 {texts}，没有 {patent}"
    return Look(CheckStatus.FAIL if surely else CheckStatus.UNCLEAR, texts, note, evidence)


def _parties(case: Case) -> Check:
    code, records = "registration.parties", case.links.cnipa.records
    if not records:
        return not_applicable(code, _NO_RECORD)
    row = case.links.row
    if not row.givers or not row.takers:
        return not_applicable(code, "清单未填供给方或接受方。")
    giver = Side("from_parties", "变更前权利人（让与人、出质人）", row.givers, row.takers)
    taker = Side("to_parties", "变更后权利人（受让人、质权人）", row.takers, row.givers)
    looks = [
        look for same in _of_one_patent(records) for side in (giver, taker) for look in _one_side(case, same, side)
    ]
    looks = doubted(looks) if case.links.numberless or _numbers_unread(records) else looks
    expected = f"{case.claimed.supplier} → {case.claimed.receiver}"
    return conclude(code, "登记/备案的双方", expected, looks, "请核对清单的供给方、接受方（含共有人）与登记/备案材料。")


def _numbers_unread(records: Sequence[Facts]) -> bool:
    """Whether no patent number was read of one of the records: it may be of another patent of the same parties."""
    return any(not facts.patents for facts in records)


def _of_one_patent(records: Sequence[Facts]) -> list[list[Facts]]:
    """The records by the patents they are about: those of one patent are copies, or disagree."""
    groups: dict[frozenset[str], list[Facts]] = defaultdict(list)
    for facts in records:
        groups[facts.patents].append(facts)
    return list(groups.values())


def _one_side(case: Case, records: Sequence[Facts], side: Side) -> list[Look]:
    """One side of the records of one patent: where one paper agrees, or may, what another says is but a doubt."""
    return _of_several([look_at_side(case, facts.document, side) for facts in records])


def _of_several(papers: Sequence[Sequence[Look]]) -> list[Look]:
    """What several papers on one patent say: one that contradicts may record another event than one that does not.

    One that was not read may be the row's own.
    """
    looks = [look for found in papers for look in found]
    if all(any(look.status is CheckStatus.FAIL for look in found) for found in papers):
        return looks
    return doubted(looks)


def _date(case: Case) -> Check:
    code, records, claimed = "registration.date", case.links.cnipa.records, case.claimed.registered_on
    if not records:
        return not_applicable(code, _NO_RECORD)
    if claimed is None:
        return not_applicable(code, "清单未填登记/备案时间。")
    looks: list[Look] = []
    for same in _of_one_patent(records):
        looks += rather_doubt(_of_several([list(_day_looks(case, facts, claimed)) for facts in same]))
    looks = doubted(looks) if case.links.numberless or _numbers_unread(records) else looks
    advice = "登记/备案时间应填登记生效日（备案日、质押登记日），不是公告日。"
    return conclude(code, "登记/备案日期", claimed.isoformat(), looks, advice)


def _day_looks(case: Case, facts: Facts, claimed: date) -> Iterator[Look]:
    document = facts.document
    fields = document.fields.get("recorded_on", ())
    if not fields:
        note = f"{place_of(document)}未能读出登记/备案日期"
        yield Look(CheckStatus.UNCLEAR, None, note, (cited(document, None),))
    for field in fields:
        confirmed = case.confirmed(document, field.value)
        look = look_at(document, "recorded_on", field, claimed, case.rules, confirmed=confirmed)
        yield _explained(case, look, field.value, claimed)


def _explained(case: Case, look: Look, found: object, claimed: date) -> Look:
    if look.status is not CheckStatus.FAIL or not isinstance(found, date):
        return look
    note = look.note
    if found < claimed <= found + case.rules.publication_lag:
        note += f"，清单所填晚 {(claimed - found).days} 天，可能填成了公告日"
    period = case.shared.profile.period
    if period is not None and period.start is not None and found < period.start <= claimed:
        note += f"；生效日 {found} 早于项目期间"
    return Look(look.status, look.found, note, look.evidence)
