"""From what a package shares with others, and what its own rows share, the checks that its report gains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from heyan.register.claims import HONEST, Stand, beyond, follows, stand_of
from heyan.register.papers import How, same_paper
from heyan.register.people import Renamed, findings_on_people
from heyan.register.shelf import Filing, Found, Taken, number_of, others_with, sharing
from heyan.register.things import MONEY, Kind, Thing, keys_of, page_keys
from heyan.register.words import at, named, rows_of, thing_elsewhere, who
from validators.beyond import Beyond
from validators.findings import Check, CheckStatus, Elsewhere, Evidence

CODE = "evidence.reused"
WHO = "\ue000"
"""Stands for the other package in the words of a note; no text that is read holds it."""
_SUBJECT = "专利、合同、登记、发票和回单未在其他申报中重复使用"
_ADVICE = "请核实是否重复申报；确为同一业务分次或分别申报的，请说明并附依据。"
_NOTES_AT_MOST = 6
_EDITION = 0.5
"""Share of a package's rows that stand unchanged in one of the same applicant and programme: its other version."""


@dataclass(frozen=True, slots=True)
class _Note:
    """Something found: the rows that it concerns (none: the package), with whom, the words and the places."""

    rows: tuple[int, ...]
    filing: Filing
    text: str
    evidence: tuple[Evidence, ...]
    elsewhere: tuple[Elsewhere, ...]
    status: CheckStatus = CheckStatus.UNCLEAR


def compared(connection: Connection, me: Filing, taken: Taken, renamed: Renamed) -> Beyond:
    """What other packages in the register show of a package, and its rows of each other.

    Args:
        connection: to the register.
        me: the package.
        taken: what it holds, put in or not.
        renamed: whether the package proves that two names are one person's, before and after.
    """
    every = sharing(connection, me.id, (key for thing in taken.things for key in keys_of(thing)))
    pairs = [(thing, found) for thing in taken.things for found in _sharing(thing, every)]
    editions = _editions(me, taken, pairs)
    notes = [note for note in _notes(me, taken, pairs) if note.filing.id not in editions]
    notes += _within(me, taken)
    people = findings_on_people(taken.particulars, others_with(connection, me.id, taken.particulars), me, renamed)
    findings = [_edition(*known) for known in editions.values()]
    findings += [_check([note]) for note in notes if not note.rows]
    rows: dict[int, list[_Note]] = defaultdict(list)
    for note in notes:
        for row in note.rows:
            rows[row].append(note)
    return Beyond({row: (_check(found),) for row, found in rows.items()}, (*findings, *people))


def _sharing(thing: Thing, every: dict[int, list[Found]]) -> Iterator[Found]:
    """What shares a key with a thing, each once."""
    seen: set[int] = set()
    for key in {number_of(key) for key in keys_of(thing)}:
        for found in every.get(key, ()):
            if id(found) not in seen:
                seen.add(id(found))
                yield found


def _notes(me: Filing, taken: Taken, pairs: Iterable[tuple[Thing, Found]]) -> Iterator[_Note]:
    papers = _papers_of_rows(taken)
    claims = {(found.filing.id, *found.thing.rows): found.thing for _, found in pairs if found.thing.kind is Kind.CLAIM}
    own = {thing.rows[0]: thing for thing in taken.things if thing.kind is Kind.CLAIM}
    for thing, found in pairs:
        other = found.thing
        if thing.kind is Kind.CLAIM and other.kind is Kind.CLAIM:
            yield from _claimed(thing, found, papers)
        elif thing.kind is Kind.CLAIM and other.kind is Kind.REGISTRATION:
            yield from _recorded(thing, found, papers)
        elif thing.kind is Kind.REGISTRATION and other.kind is Kind.CLAIM:
            yield from _recorded_here(thing, found)
        else:
            yield from _paper(me, thing, found, own, claims)


def _papers_of_rows(taken: Taken) -> dict[int, tuple[Evidence, ...]]:
    """What a row's own claim is cited by: its record, else its contract."""
    found: dict[int, tuple[Evidence, ...]] = {}
    for kind in (Kind.CONTRACT, Kind.REGISTRATION):
        for thing in taken.things:
            if thing.kind is kind:
                found |= dict.fromkeys(thing.rows, (_cited(thing),))
    return found


def _cited(thing: Thing) -> Evidence:
    return Evidence(thing.document, None, thing.page, thing.box, thing.file)


def _claimed(mine: Thing, found: Found, papers: dict[int, tuple[Evidence, ...]]) -> Iterator[_Note]:
    stand, theirs = stand_of(mine, found.thing), found.thing
    if stand in HONEST:
        return
    place = f"{WHO}{rows_of(theirs.rows)}（{at(theirs)}）"
    text = f"{stand.value}：专利 {_patents(mine, theirs)} 在{place}由 {_way(theirs)} 申报"
    yield _Note(mine.rows, found.filing, text, papers.get(mine.rows[0], ()), (thing_elsewhere(found.filing, theirs),))


def _recorded(mine: Thing, found: Found, papers: dict[int, tuple[Evidence, ...]]) -> Iterator[_Note]:
    stand = follows(mine, found.thing)
    if stand in HONEST:
        return
    text = f"{stand.value}：{WHO}的 {at(found.thing)} 登记该专利由 {_way(found.thing)}（{found.thing.day}）"
    elsewhere = (thing_elsewhere(found.filing, found.thing),)
    yield _Note(mine.rows, found.filing, text, papers.get(mine.rows[0], ()), elsewhere)


def _recorded_here(mine: Thing, found: Found) -> Iterator[_Note]:
    stand = follows(found.thing, mine)
    if stand in HONEST or mine.rows:
        return
    claim = f"{WHO}{rows_of(found.thing.rows)}（{at(found.thing)}）申报 {_way(found.thing)}"
    text = f"{stand.value}：{at(mine)} 登记专利 {_patents(mine, found.thing)} 由 {_way(mine)}，而{claim}"
    yield _Note((), found.filing, text, (_cited(mine),), (thing_elsewhere(found.filing, found.thing),))


def _paper(
    me: Filing, mine: Thing, found: Found, own: dict[int, Thing], claims: dict[tuple[int, ...], Thing]
) -> Iterator[_Note]:
    theirs = found.thing
    same = same_paper(mine, theirs)
    if same is None:
        return
    mark, other = same.mine, same.theirs
    here, there = (
        (f"{mark.file} 第{mark.page}页", f"{other.file} 第{other.page}页") if mark and other else (at(mine), at(theirs))
    )
    place = f"{here}的{named(mine)}与{WHO}{rows_of(theirs.rows)}的 {there}{same.how.value}"
    evidence, elsewhere = (_cited(mine),), (thing_elsewhere(found.filing, theirs),)
    if same.how is How.ALTERED:
        yield _Note(mine.rows, found.filing, place, evidence, elsewhere)
        return
    served = [
        (own[row], claims.get((found.filing.id, other_row)))
        for row in mine.rows
        if row in own
        for other_row in theirs.rows
    ]
    rows = _concerned(mine, theirs, served)
    if not rows:
        return
    sure = same.how is How.NUMBER and me.applicant is not None and me.applicant == found.filing.applicant
    if (
        sure
        and mine.kind in MONEY
        and all(theirs_ is None for _, theirs_ in served)
        and mine.claimed
        and theirs.claimed
    ):
        yield _Note(
            rows, found.filing, f"{place}，用于不同的专利，合计超出其金额", evidence, elsewhere, CheckStatus.FAIL
        )
        return
    yield _Note(rows, found.filing, place, evidence, elsewhere)


def _concerned(mine: Thing, theirs: Thing, served: list[tuple[Thing, Thing | None]]) -> tuple[int, ...]:
    """The rows of a paper for which its use elsewhere is amiss. A claim of theirs on no patent of ours is None."""
    if not served:
        return ()
    if mine.kind in MONEY:
        return mine.rows if beyond(mine, theirs) else ()
    amiss = [own for own, other in served if other is not None and _conflict(own, other)]
    if amiss:
        return tuple(dict.fromkeys(row for own in amiss for row in own.rows))
    apart = all(other is None for _, other in served)
    unknown = mine.kind is Kind.REGISTRATION and not (mine.patents and theirs.patents)
    return mine.rows if apart and (unknown or (mine.kind is Kind.CONTRACT and beyond(mine, theirs))) else ()


def _conflict(own: Thing, other: Thing) -> bool:
    """Whether two rows on one patent may not share a record or a contract: one deal claimed twice, or in two ways."""
    stand = stand_of(own, other)
    return stand is not Stand.INSTALMENT and bool(set(own.patents) & set(other.patents))


def _within(me: Filing, taken: Taken) -> Iterator[_Note]:
    """What the rows of one list show of each other, beside what judging finds."""
    papers, holders = _papers_of_rows(taken), defaultdict(list)
    for thing in taken.things:
        if thing.kind is Kind.CLAIM:
            for patent in thing.patents:
                holders[patent].append(thing)
    for things in holders.values():
        for mine in things:
            for theirs in things:
                stand = stand_of(mine, theirs)
                if mine is theirs or stand in HONEST or stand is Stand.TWICE:
                    continue
                text = (
                    f"{stand.value}：专利 {_patents(mine, theirs)} 在本清单{rows_of(theirs.rows)}由 {_way(theirs)} 申报"
                )
                evidence = (*papers.get(mine.rows[0], ()), *papers.get(theirs.rows[0], ()))
                yield _Note(mine.rows, me, text, evidence, ())
    yield from _pages_within(me, taken)


def _pages_within(me: Filing, taken: Taken) -> Iterator[_Note]:
    """Papers of money of different contracts whose pages are one, where no number tells it."""
    deals = [set(thing.rows) for thing in taken.things if thing.kind is Kind.CONTRACT]
    papers = [thing for thing in taken.things if thing.kind in MONEY and thing.rows and thing.marks]
    keyed: dict[int, list[Thing]] = defaultdict(list)
    for thing in papers:
        for key in set(page_keys(thing)):
            keyed[number_of(key)].append(thing)
    seen: set[tuple[str, str]] = set()
    for things in keyed.values():
        for mine in things:
            for theirs in things:
                pair = (mine.document, theirs.document)
                joint = set(mine.rows) & set(theirs.rows) or any(
                    deal & set(mine.rows) and deal & set(theirs.rows) for deal in deals
                )
                if mine is theirs or pair in seen or joint:
                    continue
                seen.add(pair)
                same = same_paper(mine, theirs)
                if same is not None and same.how in (How.PAGE, How.LIKE_PAGE):
                    text = f"{at(mine)}的{named(mine)}与本清单{rows_of(theirs.rows)}的 {at(theirs)}{same.how.value}"
                    yield _Note(mine.rows, me, text, (_cited(mine), _cited(theirs)), ())


def _editions(
    me: Filing, taken: Taken, pairs: Iterable[tuple[Thing, Found]]
) -> dict[int, tuple[Filing, tuple[int, ...]]]:
    """Packages that are this one in another version: same applicant and programme, and most rows unchanged."""
    rows: dict[int, set[int]] = defaultdict(set)
    filings: dict[int, Filing] = {}
    for mine, found in pairs:
        other = found.thing
        if (
            mine.kind is Kind.CLAIM
            and other.kind is Kind.CLAIM
            and _same_filing(me, found.filing)
            and _unchanged(mine, other)
        ):
            rows[found.filing.id].update(mine.rows)
            filings[found.filing.id] = found.filing
    listed = sum(thing.kind is Kind.CLAIM for thing in taken.things)
    return {
        id_: (filings[id_], tuple(sorted(same))) for id_, same in rows.items() if len(same) >= max(1, _EDITION * listed)
    }


def _same_filing(me: Filing, other: Filing) -> bool:
    return me.applicant is not None and (me.applicant, me.programme) == (other.applicant, other.programme)


def _unchanged(mine: Thing, other: Thing) -> bool:
    return stand_of(mine, other) is Stand.TWICE and (mine.amount, mine.total, mine.day) == (
        other.amount,
        other.total,
        other.day,
    )


def _edition(filing: Filing, rows: tuple[int, ...]) -> Check:
    message = (
        f"{who(filing)}与本材料包申报单位、项目相同，{len(rows)} 行申报内容也相同（本清单{rows_of(rows)}），"
        "应为同一申报的另一版本，不再逐行比对。请确认以哪一版为准，并删去另一版。"
    )
    cited = Elsewhere(filing.id, filing.name, filing.applicant, filing.programme, "清单", filing.name, 1, None, ())
    return Check(CODE, CheckStatus.UNCLEAR, "同一申报只提交一次", filing.name, message, (), (cited,))


def _check(notes: list[_Note]) -> Check:
    """What was found of a row, or of the package, as one check."""
    failed = [note for note in notes if note.status is CheckStatus.FAIL]
    ordered = failed + [note for note in notes if note not in failed]
    texts = list(dict.fromkeys(_naming(ordered)))
    more = f"（另有 {len(texts) - _NOTES_AT_MOST} 处）" if len(texts) > _NOTES_AT_MOST else ""
    return Check(
        CODE,
        ordered[0].status,
        _SUBJECT,
        "；".join(dict.fromkeys(note.filing.name for note in ordered)),
        f"{'；'.join(texts[:_NOTES_AT_MOST])}{more}。{_ADVICE}",
        tuple(dict.fromkeys(item for note in ordered for item in note.evidence)),
        tuple(dict.fromkeys(item for note in ordered for item in note.elsewhere)),
    )


def _naming(notes: Iterable[_Note]) -> Iterator[str]:
    """The words of notes, each other package introduced once."""
    known: set[int] = set()
    for note in notes:
        yield note.text.replace(WHO, f"材料包“{note.filing.name}”" if note.filing.id in known else who(note.filing))
        known.add(note.filing.id)


def _patents(mine: Thing, theirs: Thing) -> str:
    return "、".join(sorted(set(mine.patents) & set(theirs.patents))[:3])


def _way(thing: Thing) -> str:
    return f"{'、'.join(thing.givers) or '—'} → {'、'.join(thing.takers) or '—'}"
