"""What two reports of one package say differently, grouped by row, then by what else a report holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from heyan.report.labels import FIELDS, FILE_STATUS, KINDS, STATUS, label
from heyan.report.model import VERDICT_LABELS
from validators.findings import Verdict

Json = Mapping[str, Any]

_CLOCK = frozenset({"verified_at", "tool", "path"})
"""What may differ in `package`: the moment, what made the report, and where the package lay."""
_NOT_NAMED = "其余内容（置信度、坐标等）"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing said differently.

    `row` is the row of the list, None for the package as a whole; `what` names the thing (Chinese, or a check's code),
    `before` and `after` are in words, None where one report has nothing of it.
    """

    row: int | None
    what: str
    before: str | None
    after: str | None


def differences(old: Json, new: Json) -> tuple[Difference, ...]:
    """Everything that is not the same; a mere detail of a part (a place, a degree of sureness) is told once a part.

    A paper is the same where it begins on the same page and is of the same kind, whatever its number: numbers shift
    where one more or one less was handed in.
    """
    old, new = _by_name(old), _by_name(new)
    found = (
        *_rows(old["claims"], new["claims"]),
        *_checks(None, "整包检查 ", old["findings"], new["findings"]),
        *_programme(old["programme"], new["programme"]),
        *_list(old, new),
        *_files(old["files"], new["files"]),
        *_documents(old["documents"], new["documents"]),
        *_rest(old, new),
    )
    if not found and old["summary"] != new["summary"]:
        return (Difference(None, "合计", _said(old["summary"]), _said(new["summary"])),)
    return found


def _by_name(report: Json) -> Json:
    """The machine's part of a report, with papers named by where they stand instead of by their numbers."""
    names = {document["id"]: _paper(document) for document in report["documents"]}

    def cited(check: Json) -> Json:
        evidence = [item | {"document": names.get(item["document"], item["document"])} for item in check["evidence"]]
        return {**check, "evidence": evidence}

    def row(claim: Json) -> Json:
        mine = [names.get(name, name) for name in claim["documents"]]
        machine = {name: value for name, value in claim.items() if name != "review"}
        return {**machine, "documents": mine, "checks": [cited(check) for check in claim["checks"]]}

    programme = report["programme"]
    return {
        **{name: value for name, value in report.items() if name != "review"},
        "documents": [{**document, "id": names[document["id"]]} for document in report["documents"]],
        "claims": [row(claim) for claim in report["claims"]],
        "findings": [cited(check) for check in report["findings"]],
        "programme": {**programme, "submission": [cited(check) for check in programme["submission"]]},
    }


def _rows(old: Sequence[Json], new: Sequence[Json]) -> Iterator[Difference]:
    before, after = ({row["row"]: row for row in rows} for rows in (old, new))
    for number in sorted({*before, *after}):
        was, now = before.get(number), after.get(number)
        if was is None or now is None:
            yield Difference(number, "清单行", "有" if was else None, "有" if now else None)
        elif was != now:
            yield from _row(number, was, now)


def _row(number: int, was: Json, now: Json) -> Iterator[Difference]:
    found = []
    if was["verdict"] != now["verdict"]:
        found.append(Difference(number, "结论", _verdict(was["verdict"]), _verdict(now["verdict"])))
    for name in dict.fromkeys((*was["claimed"], *now["claimed"])):
        before, after = was["claimed"].get(name), now["claimed"].get(name)
        if before != after:
            found.append(Difference(number, f"清单所填 {label(FIELDS, name)}", _said(before), _said(after)))
    found += _checks(number, "", was["checks"], now["checks"])
    if was["documents"] != now["documents"]:
        found.append(Difference(number, "对应材料", _said(was["documents"]), _said(now["documents"])))
    yield from found or [Difference(number, "清单位置", _said(was["place"]), _said(now["place"]))]


def _checks(row: int | None, prefix: str, old: Sequence[Json], new: Sequence[Json]) -> Iterator[Difference]:
    """Checks by code; of several of one code those that both reports have are left out."""
    before, after = _by_code(old), _by_code(new)
    for code in dict.fromkeys((*before, *after)):
        only_old, only_new = _apart(before[code], after[code])
        for index in range(max(len(only_old), len(only_new))):
            was = only_old[index] if index < len(only_old) else None
            now = only_new[index] if index < len(only_new) else None
            yield Difference(row, prefix + code, *_told(was, now))


def _by_code(checks: Sequence[Json]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = defaultdict(list)
    for check in checks:
        found[check["code"]].append(check)
    return found


def _apart(old: Sequence[Json], new: Sequence[Json]) -> tuple[list[Json], list[Json]]:
    """What only one side has; the same thing twice counts twice."""
    left = Counter(map(_key, old)) - Counter(map(_key, new))
    right = Counter(map(_key, new)) - Counter(map(_key, old))
    return _those(old, left), _those(new, right)


def _those(items: Sequence[Json], wanted: Counter[str]) -> list[Json]:
    found = []
    for item in items:
        if wanted[_key(item)] > 0:
            wanted[_key(item)] -= 1
            found.append(item)
    return found


def _key(item: Json) -> str:
    return repr(item)


def _told(was: Json | None, now: Json | None) -> tuple[str | None, str | None]:
    """Two outcomes in words: by status where that differs, by message where only this does, else by their places."""
    if was is None or now is None:
        return (None if was is None else _check(was)), (None if now is None else _check(now))
    if (was["status"], was["message"]) != (now["status"], now["message"]):
        return _check(was), _check(now)
    return _details(was, now), _details(now, was)


def _details(check: Json, other: Json) -> str:
    """Of two outcomes in the same words, what stands behind them."""
    return "，".join(f"{name} {_said(value)}" for name, value in check.items() if value != other.get(name))


def _check(check: Json) -> str:
    return f"{label(STATUS, check['status'])}：{check['message']}"


def _programme(old: Json, new: Json) -> Iterator[Difference]:
    for name, key, word in (("metrics", "id", "指标"), ("totals", "label", "申报书合计")):
        before, after = ({item[key]: item for item in report[name]} for report in (old, new))
        for item in dict.fromkeys((*before, *after)):
            if before.get(item) != after.get(item):
                yield Difference(None, f"{word} {item}", _measured(before.get(item)), _measured(after.get(item)))
    yield from _checks(None, "报送规则 ", old["submission"], new["submission"])


def _measured(item: Json | None) -> str | None:
    if item is None:
        return None
    stated, verified = _said(item["stated"]), _said(item["verified"])
    return f"{label(STATUS, item['status'])}（填报 {stated}，核实 {verified}）"


def _list(old: Json, new: Json) -> Iterator[Difference]:
    for name in dict.fromkeys((*old["claim_list"], *new["claim_list"])):
        before, after = old["claim_list"].get(name), new["claim_list"].get(name)
        if before != after:
            yield Difference(None, f"清单的识别（{name}）", _said(before), _said(after))


def _files(old: Sequence[Json], new: Sequence[Json]) -> Iterator[Difference]:
    before, after = ({file["path"]: file for file in files} for files in (old, new))
    for path in dict.fromkeys((*before, *after)):
        was, now = before.get(path), after.get(path)
        if was != now:
            yield Difference(None, f"文件 {path}", _file(was, now), _file(now, was))


def _file(file: Json | None, other: Json | None) -> str | None:
    """A file by what is not the same of it."""
    if file is None:
        return None
    if other is None:
        return f"{label(FILE_STATUS, file['status'])}，{file['pages']} 页"
    apart = {name: value for name, value in file.items() if value != other.get(name)}
    if "status" in apart:
        return f"{label(FILE_STATUS, file['status'])}（{file['message']}）"
    return "，".join(f"{name} {_said(value)}" for name, value in apart.items()) or "同前"


def _documents(old: Sequence[Json], new: Sequence[Json]) -> Iterator[Difference]:
    """Papers by where they begin and what they are; of one that both have, its fields."""
    before, after = ({document["id"]: document for document in documents} for documents in (old, new))
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            yield Difference(None, f"材料 {name}", "有" if was else None, "有" if now else None)
            continue
        for field in dict.fromkeys((*was["fields"], *now["fields"])):
            one, other = _values(was, field), _values(now, field)
            if one != other:
                yield Difference(None, f"材料 {name} 的{label(FIELDS, field)}", one, other)


def _paper(document: Json) -> str:
    first, last = document["pages"]
    box = document.get("box") or ""
    return f"{document['file']} 第 {first}–{last} 页 {label(KINDS, document['kind'])}{_said(box) if box else ''}"


def _values(document: Json, field: str) -> str | None:
    found = [
        _said(item["value"] if not item["conflict"] else "各处不一致") for item in document["fields"].get(field, ())
    ]
    return "、".join(found) if found else None


def _rest(old: Json, new: Json) -> Iterator[Difference]:
    """What no other look names, told once: details of pages and papers that both reports have, corrections, cuts."""
    looked_at = {"claims", "findings", "programme", "claim_list", "files", "summary", "package", "documents", "pages"}
    names = [name for name in dict.fromkeys((*old, *new)) if name not in looked_at]
    apart = [name for name in names if old.get(name) != new.get(name)]
    package = {*old["package"], *new["package"]} - _CLOCK
    if any(old["package"].get(name) != new["package"].get(name) for name in package):
        apart.append("package")
    apart += ["pages"] * (_pages(old, new) != _pages(new, old))
    apart += ["documents"] * _details_differ(old["documents"], new["documents"])
    if apart:
        yield Difference(None, f"{_NOT_NAMED}：{'、'.join(apart)}", "原报告", "与之不同")


def _pages(report: Json, other: Json) -> list[Json]:
    """The pages of a report, those of files aside that the other has not: these are named."""
    alone = {file["path"] for file in report["files"]} - {file["path"] for file in other["files"]}
    return [page for page in report["pages"] if page["file"] not in alone]


def _details_differ(old: Sequence[Json], new: Sequence[Json]) -> bool:
    """Whether papers that both reports have, and of which nothing was named, are not the same in all."""
    both = {item["id"] for item in old} & {item["id"] for item in new}
    before, after = ([item for item in documents if item["id"] in both] for documents in (old, new))
    return before != after and not any(True for _ in _documents(before, after))


def _verdict(name: str) -> str:
    return VERDICT_LABELS[Verdict(name)] if name in set(Verdict) else name


def _said(value: object) -> str:
    """A value of a report in a few characters."""
    if value is None or value == "":
        return "（空）"
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 120 else f"{text[:117]}…"
