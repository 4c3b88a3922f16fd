"""What stands against a record: the patent's life, its own terms, second pledges and exclusive licences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from parsers.claims import Mode
from parsers.reading import Document
from parsers.values.search import search
from validators.case import Case
from validators.facts import Facts
from validators.findings import CheckStatus
from validators.fits import mode_of_record
from validators.looks import Look, cited, place_of
from validators.numbers import last_day_of_life

_EXCLUSIVE = ("独占", "排他")
"""许可种类 beside which no other licence stands."""

_OF_A_MODE = {
    "pledge_notice": Mode.PLEDGE,
    "licence_record": Mode.LICENCE,
    "open_licence_record": Mode.LICENCE,
}
_LICENCES = frozenset({Mode.LICENCE, Mode.OPEN_LICENCE})
_ENDABLE = _LICENCES | {Mode.PLEDGE}
"""What is cancelled; the paper that says so tells which by its number."""

_ENDED = ("cancelled", "withdrawn")


def looks(case: Case) -> Iterator[Look]:
    """What casts doubt on the row's records: the patent's life, their own terms, and other rights in the patent."""
    cnipa = case.links.cnipa
    for facts in cnipa.records:
        yield from _in_itself(case, facts)
    for facts in (*cnipa.records, *cnipa.history, *cnipa.changes):
        yield from _state(case, facts.document)
    yield from _not_yet_granted(case)
    for facts in cnipa.history:
        yield from _rival(case, facts)


def _flag(document: Document, note: str, found: str | None = None, name: str | None = None) -> Look:
    return Look(CheckStatus.UNCLEAR, found, f"{place_of(document)}{note}", (cited(document, name),))


def _in_itself(case: Case, facts: Facts) -> Iterator[Look]:
    document = facts.document
    if True in document.values("application_right"):
        yield _flag(document, "变更的是申请人，转让的是专利申请权而不是已授权的专利", "专利申请权", "application_right")
    day, start, end = min(facts.days, default=None), _day(document, "term_start"), _day(document, "term_end")
    if end is not None and ((day is not None and end < day) or (start is not None and end < start)):
        yield _flag(document, f"的期限止于 {end}，早于登记/备案日期或期限起始日", end.isoformat(), "term_end")
    for patent in sorted(facts.patents & case.links.row.patents):
        last = last_day_of_life(patent)
        if last is not None and day is not None and day > last:
            yield _flag(
                document, f"登记于 {day}，而 {patent} 的专利权最迟已于 {last} 届满", day.isoformat(), "recorded_on"
            )
        elif last is not None and end is not None and end > last:
            yield _flag(
                document, f"的期限止于 {end}，超过 {patent} 专利权的期限（最迟 {last}）", end.isoformat(), "term_end"
            )
    kinds = [str(value) for value in document.values("licence_type")]
    if case.claimed.mode is Mode.OPEN_LICENCE and any(word in kind for kind in kinds for word in _EXCLUSIVE):
        yield _flag(document, f"为{kinds[0]}，开放许可只能是普通许可", kinds[0], "licence_type")


def _state(case: Case, document: Document) -> Iterator[Look]:
    for value in document.values("legal_status"):
        if search(case.rules.ended_states, str(value)):
            yield _flag(document, f"记载的法律状态为“{value}”", str(value), "legal_status")
    if any(field.value is None for field in document.fields.get("legal_status", ())):
        yield _flag(document, "记载的法律状态读不清", None, "legal_status")


def _not_yet_granted(case: Case) -> Iterator[Look]:
    """A certificate that shows the patent to have been granted after the record: an application was transferred."""
    days = [day for facts in case.links.cnipa.records for day in facts.days]
    for document in case.links.beside:
        for granted in document.values("granted_on"):
            if days and isinstance(granted, date) and granted > max(days):
                yield _flag(
                    document, f"的授权公告日 {granted} 晚于登记/备案日期 {max(days)}", str(granted), "granted_on"
                )


def _rival(case: Case, other: Facts) -> Iterator[Look]:
    """Another pledge or licence of the patent that cannot stand beside the row's own, or the end of that."""
    mode, document = _mode(other), other.document
    ended = any(True in document.values(name) for name in _ENDED)
    untold = ended and not document.values("record_number") and case.claimed.mode in _ENDABLE
    if not untold and (mode is None or (mode is not case.claimed.mode and not {mode, case.claimed.mode} <= _LICENCES)):
        return
    for own in case.links.cnipa.records:
        if not own.patents & other.patents or _is_copy(own, other):
            continue
        if ended and other.takers and not any(case.may_be_one(a, b) for a in own.takers for b in other.takers):
            continue
        if ended:
            yield _flag(document, "记载该专利的备案/登记已注销或解除，可能就是本行的备案/登记", "注销")
        elif mode is Mode.PLEDGE and _at_once(own, other):
            yield _flag(
                document, f"是同一专利的另一质押登记（质权人 {'、'.join(other.takers) or '未读出'}）", "重复质押"
            )
        elif mode in _LICENCES and _excludes(own, other) and _at_once(own, other):
            yield _flag(
                document,
                f"是同一专利的另一许可（被许可人 {'、'.join(other.takers) or '未读出'}），与独占、排他许可不相容",
            )


def _takers(facts: Facts) -> str:
    return "、".join(facts.takers) or "未读出"


def _mode(facts: Facts) -> Mode | None:
    return _OF_A_MODE.get(facts.document.subtype or "") or mode_of_record(facts)


def _is_copy(first: Facts, second: Facts) -> bool:
    """Whether two papers are of one record: one number, or one day and the same parties."""
    numbers = [set(map(str, facts.document.values("record_number"))) for facts in (first, second)]
    if all(numbers):
        ended = [any(True in facts.document.values(name) for name in _ENDED) for facts in (first, second)]
        return numbers[0] == numbers[1] and ended[0] == ended[1]
    return bool(first.days & second.days) and set(first.takers) == set(second.takers)


def _excludes(first: Facts, second: Facts) -> bool:
    kinds = [str(value) for facts in (first, second) for value in facts.document.values("licence_type")]
    other = not (first.takers and set(first.takers) == set(second.takers))
    return other and any(word in kind for kind in kinds for word in _EXCLUSIVE)


def _at_once(first: Facts, second: Facts) -> bool:
    """Whether two rights may stand at one time: neither is known to end before the other is recorded."""
    for one, two in ((first, second), (second, first)):
        end, day = _day(one.document, "term_end"), min(two.days, default=None)
        if end is not None and day is not None and end < day:
            return False
    return True


def _day(document: Document, name: str) -> date | None:
    days = [value for value in document.values(name) if isinstance(value, date)]
    return days[0] if len(days) == 1 else None
