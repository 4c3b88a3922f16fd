"""Runs a report again with the options that it records, on the day on which it was judged."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from heyan.pipeline import verify
from heyan.recorded import file_digest, options_from
from heyan.replay.differences import Difference, differences
from heyan.replay.reasons import reasons
from heyan.report.as_json import dumps, report_json
from heyan.report.model import SCHEMA
from ocr.errors import InputError
from parsers.corrections import Correction, Step, as_toml
from parsers.reading import DocumentKind

if TYPE_CHECKING:
    from heyan.options import RunOptions
    from heyan.reading import Progress

_SUFFIX = "-heyan"
"""What `heyan verify` puts behind a package's name for its report."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of running a report again.

    `report` is the file, `package` what was read; `reasons` (Chinese) are what is not as it was, in the program or in
    the input, whether or not anything came out otherwise; `same` is whether the two reports are equal but for the
    clock and what the reasons name.
    """

    report: str
    package: str
    rows: int
    differences: tuple[Difference, ...]
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether nothing came out otherwise."""
        return not self.differences


def replay(report: Path, package: Path | None, base: RunOptions, progress: Progress) -> Replay:
    """Run a report again.

    Args:
        report: a report.json, or its folder.
        package: where the package lies now; None to look where the report says.
        base: workers, cache and passwords of this machine; an entities list or programme in it goes before the
            recorded one.
        progress: called as pages are read.

    Raises:
        InputError: the report cannot be read or holds too little, or its package or entities list is not there.
        ConfigError: its programme is not known here.
        EngineError: the OCR engine cannot start.
    """
    place = report / "report.json" if report.is_dir() else report
    old = _read(place)
    found = package or _package(place, old)
    try:
        settings: Mapping[str, Any] = old["package"]["tool"]["settings"]
        options = options_from(settings, base)
        judged = datetime.fromisoformat(old["package"]["verified_at"])
        corrections = list(_corrections(old["corrections"]))
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(
            f"{place} 没有记下重跑所需的选项（由旧版本生成，或被改动过）。请重新运行 heyan verify。"
        ) from error
    _refuse_missing_entities(options)
    with tempfile.TemporaryDirectory(prefix="heyan-replay-") as folder:
        if corrections:
            options = replace(options, corrections=_written(Path(folder), corrections))
        new = json.loads(dumps(report_json(verify(found, options, progress, now=judged))))
    entities = file_digest(options.review.entities) if options.review.entities else None
    return Replay(
        str(place), str(found), len(old["claims"]), differences(old, new), reasons(old, new, settings, entities)
    )


def _read(place: Path) -> dict[str, Any]:
    """A report as it was written.

    Raises:
        InputError: it is none.
    """
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{place} 不是可读取的核验报告。请给出 report.json 或它所在的目录。") from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA or not isinstance(found.get("claims"), list):
        raise InputError(f"{place} 不是 heyan 的核验报告（{SCHEMA}）。请给出 report.json 或它所在的目录。")
    return cast("dict[str, Any]", found)


def _package(place: Path, old: Mapping[str, Any]) -> Path:
    """Where the package of a report lies: as named, or beside the report's folder.

    Raises:
        InputError: at none of these places.
    """
    named = Path(str(old["package"].get("path") or ""))
    folder = place.absolute().parent
    beside = [folder.with_name(folder.name.removesuffix(_SUFFIX))] if folder.name.endswith(_SUFFIX) else []
    for candidate in (named, *beside, folder.parent / named.name):
        if candidate.name and candidate.exists() and candidate.absolute() != folder:
            return candidate
    raise InputError(f"找不到报告所核验的材料 {named}。请用 --package 指明它现在的位置。")


def _refuse_missing_entities(options: RunOptions) -> None:
    given = options.review.entities
    if given is not None and not given.is_file():
        raise InputError(f"找不到原报告所用的单位名单 {given}。请用 --entities 指明它现在的位置。")


def _corrections(listed: Iterable[Mapping[str, Any]]) -> Iterator[Correction]:
    """The corrections that a report was made with, applied or not."""
    for item in listed:
        kind = DocumentKind(item["kind"]) if item["kind"] else None
        yield Correction(item["sha256"], item["page"], Step(item["step"]), kind, item["note"])


def _written(folder: Path, corrections: Iterable[Correction]) -> Path:
    place = folder / "corrections.toml"
    place.write_text("\n".join(as_toml(item) for item in corrections), encoding="utf-8")
    return place
