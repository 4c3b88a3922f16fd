"""Decisions of reviewers as reports show them: as JSON, and in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from heyan.report.labels import ACTS, FIELDS, KINDS, label
from heyan.report.model import VERDICT_LABELS
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.desk.decisions import Decision
    from heyan.desk.standing import Standing
    from heyan.report.model import Reviewed

_VERDICTS = {verdict.value: word for verdict, word in VERDICT_LABELS.items()}


def decision_words(decision: Decision) -> str:
    """What was decided, in a line, without who and when."""
    from heyan.desk.decisions import Act, ValueTie

    draft, said = decision.draft, label(ACTS, decision.act.value)
    match decision.act:
        case Act.ACCEPT:
            said += f"：{VERDICT_LABELS[decision.ground.verdict]}"
        case Act.OVERRIDE:
            said += f"：{_VERDICTS[draft.before]} → {_VERDICTS[draft.after]}"
        case Act.UNDO:
            said += f"：{label(ACTS, draft.before)}"
        case Act.CORRECT if isinstance(draft.tie, ValueTie):
            name = f"{label(KINDS, draft.tie.kind.value)}·{label(FIELDS, draft.tie.field)}"
            said += f"：{name} {draft.before or '（未读到）'} → {draft.after or '（没有这个值）'}"
        case _:
            pass
    return f"{said}（{draft.text}）" if draft.text else said


def signed(decision: Decision) -> str:
    """Who decided, and when."""
    return f"{decision.who} {decision.when.astimezone():%Y-%m-%d %H:%M}"


def decision_json(decision: Decision) -> dict[str, Any]:
    """A decision in the shape of `review.decisions[]`."""
    return {
        "number": decision.number,
        "act": decision.act.value,
        "by": decision.who,
        "at": decision.when.isoformat(),
        "machine_verdict": decision.ground.verdict.value,
        "before": decision.draft.before,
        "after": decision.draft.after,
        "text": decision.draft.text,
        "undoes": decision.draft.undoes,
        "message": decision_words(decision),
    }


def standing_json(standing: Standing) -> dict[str, Any]:
    """The review of a row: the verdict that counts, all decisions, and those made on other content."""
    settled = standing.settled
    return {
        "verdict": standing.verdict.value if standing.verdict is not None else None,
        "by": settled.who if settled is not None else None,
        "at": settled.when.isoformat() if settled is not None else None,
        "reason": settled.draft.text if settled is not None else "",
        "decisions": [decision_json(decision) for decision in standing.history],
        "earlier": [decision_json(item.decision) | {"why": item.why} for item in standing.earlier],
    }


def review_json(reviewed: Reviewed, rows: dict[int, Verdict]) -> dict[str, Any]:
    """The review as a whole: rows by the reviewer's verdict, open ones, who decided; `rows` are the machine's."""
    verdicts = [reviewed.verdict(row) for row in rows]
    settled = [standing.settled for standing in reviewed.rows.values() if standing.settled is not None]
    return {
        "rows": {verdict.value: verdicts.count(verdict) for verdict in Verdict},
        "open": verdicts.count(None),
        "overridden": sum(verdict not in (None, rows[row]) for row, verdict in zip(rows, verdicts, strict=True)),
        "reviewers": sorted({decision.who for decision in settled}),
        "by": reviewed.by,
        "elsewhere": [decision_json(decision) for decision in reviewed.strays],
    }
