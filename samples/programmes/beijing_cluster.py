"""The application that goes with the committed package of Beijing (guideline 001): Word files beside its evidence.

Broken on purpose: too few firms are borne out; a sum of licences; 附件2 has a row without way and price; too few needs.
The package itself comes from `samples.package`; what its rows say is read from its truth.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from samples.deals import Mode
from samples.programmes import wording
from samples.programmes.as_docx import docx_of
from samples.programmes.case import Case, Rule
from samples.programmes.cast import Cast, cities_of
from samples.programmes.forms import beijing_cluster as form
from samples.programmes.forms.beijing_annexes import OUTLINE
from samples.programmes.making import application_truth
from samples.programmes.metrics import Bound, Metric, aimed, percent, said, shown
from samples.programmes.tally import Entry, Tally, Totals
from samples.truth import write_truth
from samples.world import PartyKind

_ID = "beijing-2022-cluster"
_SEED = 20221012
_PARK = "云岫新材料产业园"
_WRONG = {("专利许可情况", "合计", "合同金额（万元）"): "512.5"}
RULES = (Rule("parts", "pass"), Rule("commitment", "pass"), Rule("demand_list", "fail"), Rule("seals", "unclear"))


def add_application(packages: Path) -> None:
    """Adds the form, 附件2 and 附件3 to the package below `packages`, and what is true of them to its truth."""
    path = packages / f"{_ID}.truth.json"
    truth: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    case = _case(tuple(_entries(truth["rows"])))
    folder = packages / _ID
    (folder / "项目申报书.docx").write_bytes(docx_of(form.application(case, _PARK)))
    plan = wording.plan(f"{case.applicant.name}开展专利转化专项工作的实施方案", OUTLINE)
    (folder / "附件3 实施方案.docx").write_bytes(docx_of(plan))
    more = application_truth(metrics(case), RULES, case.totals)
    write_truth(path, _ID, truth["seed"], truth["rows"], truth["documents"], more=more)


def _case(listed: tuple[Entry, ...]) -> Case:
    cast = Cast(_SEED, cities_of("11"))
    applicant = cast.enter("applicant", PartyKind.FIRM, "北京云岫园区运营管理有限公司")
    return Case(applicant, cast, [], Tally(listed), Totals(_WRONG), cast.world("form"))


def _entries(rows: list[dict[str, Any]]) -> list[Entry]:
    """The contracts of the list: rows that agree in parties, mode and amounts belong to one."""
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows:
        claimed = row["claimed"]
        key = tuple(claimed[name] for name in ("supplier", "receiver", "mode", "contract_amount", "received_amount"))
        groups.setdefault(key, []).append(row)
    return [_entry(group) for group in groups.values()]


def _entry(group: list[dict[str, Any]]) -> Entry:
    claimed = group[0]["claimed"]
    verdicts = {row["verdict"] for row in group}
    return Entry(
        date.fromisoformat(claimed["registered_on"]),
        Mode(claimed["mode"]),
        frozenset(number for row in group for number in row["claimed"]["patent_numbers"]),
        claimed["supplier"],
        claimed["receiver"],
        PartyKind.FIRM,
        PartyKind.FIRM,
        Decimal(claimed["contract_amount"]),
        Decimal(claimed["received_amount"] or 0),
        verdicts.pop() if len(verdicts) == 1 else "contradicted",
    )


def _firms(tally: Tally) -> int:
    """Receivers, and of pledges the firms that borrow."""
    return len({item.supplier if item.mode is Mode.PLEDGE else item.receiver for item in tally.of})


def metrics(case: Case) -> list[Metric]:
    """申报要求 3 and 绩效目标 1 to 4."""
    told = {name: int(text) for name, text in case.said.items()}
    homes, small = told["tenants"], told["sme_tenants"]
    return [
        shown(case, "smes", Bound(15), _firms),
        said("tenants", homes, Bound(70)),
        said("sme_share", percent(Decimal(small) * 100 / homes), Bound(80)),
        aimed("demand_firms", told["demand_firms"], Bound(30)),
        aimed("demand_items", told["demand_items"], Bound(50)),
        aimed("trustee_share", percent(Decimal(told["trustee_firms"]) * 100 / small), Bound(50)),
        aimed("pushes", told["pushes"], Bound(1000)),
        aimed("events", told["events"], Bound(4)),
        aimed("matching_events", told["matching_events"], Bound(2)),
    ]
