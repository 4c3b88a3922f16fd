"""`heyan programmes`: the profiles, and what each asks, in Chinese."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from heyan.report.labels import FIELDS, KINDS, MODES, SUBTYPES, label
from validators.programmes import Profile, list_profiles, load_profile

if TYPE_CHECKING:
    from validators.programmes import Required

_MONEY = {"when_received": "有实际到账时必须提供", "never": "不要求"}


def show_profiles(*, as_json: bool) -> None:
    """List every programme: id and name."""
    profiles = list_profiles()
    if as_json:
        _print_json([{"id": profile.id, "label": profile.label} for profile in profiles])
        return
    for profile in profiles:
        _print(f"{profile.id}\t{profile.label}")
    _print("查看某个项目的要求：heyan programmes ID")


def show_profile(programme: str, *, as_json: bool) -> None:
    """Explain one programme: its period, the evidence each kind of row needs, what is counted, and the source of each.

    Raises:
        ConfigError: the programme is not known.
    """
    profile = load_profile(programme)
    if as_json:
        _print_json(TypeAdapter(Profile).dump_python(profile, mode="json"))
        return
    _print(f"{profile.label}（{profile.id}）\n指南：{profile.guideline}")
    if profile.period:
        end = profile.period.end
        until = f"至 {end}" + ("" if profile.period.end_is_firm else "（之后的日期提示人工核对）") if end else "起"
        _print(f"\n登记/备案时间：{profile.period.start} {until}\n  依据：{profile.period.source}")
    for mode, required in profile.evidence.items():
        _print(f"\n{label(MODES, mode.value)}：")
        _show_required(required)
    for threshold in profile.thresholds:
        _print(f"\n指标 {threshold.id}：{threshold.label}，不少于 {threshold.required}\n  依据：{threshold.source}")
        if threshold.note:
            _print(f"  说明：{threshold.note}")


def _show_required(required: Required) -> None:
    registrations = "、".join(label(SUBTYPES, name) for name in required.registrations)
    contracts = "、".join(label(SUBTYPES, name) for name in required.contracts)
    cells = "、".join(label(FIELDS, cell.value) for cell in required.cells)
    _print(f"  必填栏目：{cells}")
    _print(f"  登记/备案材料（任一）：{registrations}")
    _print(f"  合同类型（任一）：{contracts}")
    _print(f"  {KINDS['invoice']}：{_MONEY[required.invoice]}；{KINDS['bank_slip']}：{_MONEY[required.slip]}")
    _print(f"  依据：{required.source}")


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _print_json(value: object) -> None:
    _print(json.dumps(value, ensure_ascii=False, indent=1))
