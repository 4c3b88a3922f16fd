"""The review sheet (评审意见表): what a reviewer signs, as one model; DOCX and PDF are made from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from heyan.report.decided import decision_words, signed
from heyan.report.model import VERDICT_LABELS
from validators.findings import Verdict, in_trouble

if TYPE_CHECKING:
    from datetime import datetime

    from heyan.report.model import Report, Reviewed
    from validators.judge import RowJudgement

TITLE = "专利转化材料评审意见表"
_OPEN = "未决"
_MOST_REASONS = 3
_LONGEST = 600
"""Characters of a reason; whoever wants more reads the report."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table of the sheet: its heading, the heads of its columns with their shares of the width, its lines."""

    heading: str
    columns: tuple[tuple[str, float], ...]
    lines: tuple[tuple[str, ...], ...]
    nothing: str = "无。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet: facts beside their names, tables, who signs, and what stands at the foot of every page."""

    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    reviewers: str
    made_on: str
    foot: str


def review_sheet(report: Report, programme: str, today: datetime) -> Sheet:
    """The sheet of a reviewed package.

    Args:
        report: with its review.
        programme: the name of the programme.
        today: the day on the sheet.
    """
    reviewed = report.reviewed
    assert reviewed is not None
    rows = report.judgement.rows
    settled = [standing.settled for standing in reviewed.rows.values() if standing.settled is not None]
    reviewers = "、".join(dict.fromkeys(decision.who for decision in settled)) or reviewed.by
    facts = (
        ("项目", programme),
        ("申报单位", report.applicant or "（申报书未载明）"),
        ("材料包", report.path),
        ("清单行数", f"{len(rows)} 行，已决 {len(settled)} 行，未决 {len(rows) - len(settled)} 行"),
        ("核验程序", f"heyan {report.tool.version}，规则版本 {report.tool.rules[:12]}"),
        ("制表", f"{reviewed.by}，{today:%Y-%m-%d %H:%M}"),
    )
    foot = f"{TITLE} · {report.path} · {today:%Y-%m-%d}"
    blocks = (_totals(rows, reviewed), _overridden(rows, reviewed), _doubtful(rows, reviewed), _corrections(reviewed))
    return Sheet(facts, (*blocks, *_elsewhere(reviewed)), reviewers, f"{today:%Y 年 %m 月 %d 日}", foot)


def _totals(rows: tuple[RowJudgement, ...], reviewed: Reviewed) -> Block:
    """Rows and money by verdict, the machine's and the reviewer's."""
    machine = Counter(row.verdict for row in rows)
    human = Counter(reviewed.verdict(row.claim.row) for row in rows)
    sums: dict[Verdict | None, Decimal] = dict.fromkeys([*Verdict, None], Decimal(0))
    claimed = dict.fromkeys(Verdict, Decimal(0))
    for row in rows:
        amount = row.claim.claimed.received_amount or Decimal(0)
        sums[reviewed.verdict(row.claim.row)] += amount
        claimed[row.verdict] += amount
    lines = [
        (word, str(machine[verdict]), _money(claimed[verdict]), str(human[verdict]), _money(sums[verdict]))
        for verdict, word in VERDICT_LABELS.items()
    ]
    lines.append((_OPEN, "—", "—", str(human[None]), _money(sums[None])))
    total = sum(claimed.values(), Decimal(0))
    lines.append(("合计", str(len(rows)), _money(total), str(len(rows)), _money(total)))
    heads = (("结论", 0.16), ("机器：行数", 0.14), ("机器：申报实际到账（元）", 0.28), ("评审：行数", 0.14))
    return Block("一、结论与金额", (*heads, ("评审：申报实际到账（元）", 0.28)), tuple(lines))


def _overridden(rows: tuple[RowJudgement, ...], reviewed: Reviewed) -> Block:
    """Rows on which the reviewer's verdict is another than the machine's."""
    lines = []
    for row in rows:
        standing = reviewed.rows.get(row.claim.row)
        verdict = reviewed.verdict(row.claim.row)
        if standing is None or standing.settled is None or verdict in (None, row.verdict):
            continue
        words = (VERDICT_LABELS[row.verdict], VERDICT_LABELS[verdict] if verdict else "")
        lines.append((*_named(row), *words, standing.settled.draft.text, signed(standing.settled)))
    heads = (("行", 0.06), ("专利号与接受方", 0.25), ("机器", 0.09), ("评审", 0.09), ("理由", 0.33), ("评审人", 0.18))
    return Block("二、评审结论与机器结论不同的行", heads, tuple(lines))


def _doubtful(rows: tuple[RowJudgement, ...], reviewed: Reviewed) -> Block:
    """Rows that are not supported, or not settled, with what speaks against them."""
    lines = []
    for row in rows:
        verdict = reviewed.verdict(row.claim.row)
        if verdict is Verdict.SUPPORTED:
            continue
        checks = in_trouble(row.checks)
        reasons = [check.message for check in checks[:_MOST_REASONS]]
        reasons += [f"另有 {len(checks) - _MOST_REASONS} 项"] if len(checks) > _MOST_REASONS else []
        standing = reviewed.rows.get(row.claim.row)
        notes = [decision_words(decision) for decision in standing.notes] if standing is not None else []
        said = VERDICT_LABELS[verdict] if verdict else f"{_OPEN}（机器：{VERDICT_LABELS[row.verdict]}）"
        lines.append((*_named(row), said, _short("".join(reasons) or "—"), _short("；".join(notes))))
    heads = (("行", 0.06), ("专利号与接受方", 0.25), ("结论", 0.12), ("主要问题", 0.37), ("备注与询问", 0.2))
    return Block("三、不支持、存疑或未决的行", heads, tuple(lines))


def _corrections(reviewed: Reviewed) -> Block:
    """What reviewers corrected, assigned and cut: the machine judged with it."""
    lines = tuple(
        (str(decision.ground.number), decision_words(decision), signed(decision))
        for standing in reviewed.rows.values()
        for decision in standing.changes
    )
    return Block("四、人工更正（机器结论已据此重新得出）", (("行", 0.06), ("更正", 0.72), ("评审人", 0.22)), lines)


def _elsewhere(reviewed: Reviewed) -> Iterator[Block]:
    """Decisions made on other content, where there are such."""
    lines = [
        (str(row), decision_words(item.decision), item.why, signed(item.decision))
        for row, standing in reviewed.rows.items()
        for item in standing.earlier
    ]
    lines += [("—", decision_words(decision), "清单中已没有这一行", signed(decision)) for decision in reviewed.strays]
    if lines:
        heads = (("行", 0.06), ("决定", 0.44), ("不计入的原因", 0.28), ("评审人", 0.22))
        yield Block("五、以前在其他内容上作出、不计入的决定", heads, tuple(lines))


def _named(row: RowJudgement) -> tuple[str, str]:
    claimed = row.claim.claimed
    numbers = "、".join(claimed.patent_numbers[:4]) + ("等" if len(claimed.patent_numbers) > 4 else "")
    return str(row.claim.row), f"{numbers or '（无专利号）'}\n{claimed.receiver or '—'}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}"
