"""Loading profiles: TOML in, a checked `Profile` out."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ocr.errors import ConfigError
from parsers.claims import Mode
from validators.programmes.coherence import faults_of
from validators.programmes.profile import Profile
from validators.rules import rules_text

_SUFFIX = ".toml"
_GENERIC = "_generic"
"""The profile of `heyan verify` without a programme; what a profile leaves unsaid of its evidence stands in it."""

_FAULTS = {"missing": "缺少此项", "extra_forbidden": "没有这个名称的项", "enum": "不是允许的取值"}


def list_profiles() -> tuple[Profile, ...]:
    """All programmes, by id.

    Raises:
        ConfigError: a profile does not fit the schema.
    """
    return tuple(load_profile(name) for name in _names())


def load_profile(programme: str | None) -> Profile:
    """The profile of a programme, named by its id or as a file (`my-province.toml`); the generic one for None.

    Raises:
        ConfigError: there is no such programme, or its profile does not fit the schema; the message names file and key.
    """
    if programme is None:
        return read_profile(files(__package__) / (_GENERIC + _SUFFIX), None)
    if programme.endswith(_SUFFIX):
        file = Path(programme)
        if not file.is_file():
            raise ConfigError(f"没有找到项目配置文件 {programme}。请检查路径。")
        return read_profile(file, file.name.removesuffix(_SUFFIX))
    if programme not in _names():
        known = "、".join(_names())
        raise ConfigError(
            f"没有名为“{programme}”的项目。可用的项目：{known}。用 heyan programmes 查看各项目；"
            "也可以给出自己的配置文件（.toml）。"
        )
    return read_profile(files(__package__) / (programme + _SUFFIX), programme)


def read_profile(source: Traversable, programme: str | None) -> Profile:
    """Read one profile file and check it.

    Evidence that the file does not describe, mode by mode and key by key, is that of the generic profile.

    Raises:
        ConfigError: the file is no TOML, a key is missing, unknown or has a wrong value.
    """
    text = _text_of(source)
    generic = (files(__package__) / (_GENERIC + _SUFFIX)).read_text(encoding="utf-8")
    try:
        raw = tomllib.loads(text)
        _inherit(raw, tomllib.loads(generic)["evidence"])
        raw["version"] = hashlib.sha256((rules_text() + generic + text).encode()).hexdigest()[:16]
        profile = TypeAdapter(Profile).validate_python(raw)
    except tomllib.TOMLDecodeError as fault:
        raise ConfigError(f"项目配置 {source.name} 不是合法的 TOML：{fault}。请改正后再试。") from fault
    except ValidationError as fault:
        raise ConfigError(f"项目配置 {source.name} 有误：{_in_words(fault)}。请改正后再试。") from fault
    if profile.id != programme:
        raise ConfigError(f"项目配置 {source.name} 的键 id 为“{profile.id}”，应与文件名一致。")
    if faults := "；".join(faults_of(profile)):
        raise ConfigError(f"项目配置 {source.name} 有误：{faults}。请改正后再试。")
    return profile


def _text_of(source: Traversable) -> str:
    try:
        return source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise ConfigError(f"项目配置 {source.name} 无法读取：应为 UTF-8 文本文件。") from fault


def _inherit(raw: dict[str, Any], generic: dict[str, Any]) -> None:
    """Complete the evidence of a profile with that of the generic one; what is no table is left to the schema."""
    own = raw.setdefault("evidence", {})
    if not isinstance(own, dict):
        return
    for mode in Mode:
        said = own.get(mode.value, {})
        if isinstance(said, dict):
            own[mode.value] = generic[mode.value] | said


def _in_words(fault: ValidationError) -> str:
    return "；".join(
        f"键 {'.'.join(str(part) for part in error['loc'])}：{_FAULTS.get(error['type'], error['msg'])}"
        for error in fault.errors()
    )


def _names() -> list[str]:
    entries: Iterable[Traversable] = files(__package__).iterdir()
    names = (entry.name.removesuffix(_SUFFIX) for entry in entries if entry.name.endswith(_SUFFIX))
    return sorted(name for name in names if not name.startswith("_"))
