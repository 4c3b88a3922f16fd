"""Verified packages as the workspace keeps them: one record each, replaced when the package is verified again."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, RowMapping, Select, delete, insert, or_, select, update
from sqlalchemy.exc import DatabaseError, IntegrityError

from extract.intake import PackageFiles, open_package
from extract.package import FileStatus
from extract.passwords import NO_PASSWORDS
from heyan.pictures import KeptPictures
from heyan.report.as_json import dumps, report_json
from heyan.store.codec import decode, encode
from heyan.store.database import is_referenced
from heyan.store.folder import is_url
from heyan.workspace.tables import PACKAGES, SIGHT_ROWS, SIGHTS
from ocr.errors import InputError
from validators.findings import Verdict

if TYPE_CHECKING:
    from heyan.dossier import Dossier
    from heyan.options import RunOptions
    from heyan.report.model import Report
    from heyan.workspace.place import Workspace

AMOUNTS = ("received_amount", "patent_amount")
"""The amounts of a record; 合同额 repeats on every row of a contract, so its sum means nothing."""
_SHOWN = [column for column in PACKAGES.columns if column.name not in ("report", "dossier", "options")]


@dataclass(frozen=True, slots=True)
class PackageRecord:
    """A verified package: what a list of packages shows.

    Args:
        id: stays the same when the package is verified again.
        name: of its folder or file.
        path: where it lay when it was verified, absolute.
        programme: id of the profile it was judged by (which may come from a file: see `options_of`), None for the
            general rules.
        applicant: as its form names it, None where none does.
        content: hash of the contents of its files, whatever their names and order.
        verified_at: when it was judged.
        rows: number of rows under each verdict.
        amounts: claimed yuan under each verdict, by column (`AMOUNTS`).
    """

    id: int
    name: str
    path: str
    programme: str | None
    applicant: str | None
    content: str
    verified_at: datetime
    rows: Mapping[Verdict, int]
    amounts: Mapping[Verdict, Mapping[str, Decimal]]


def content_of(dossier: Dossier) -> str:
    """What a package is known by: the contents of its files, whatever their names, in a folder or an archive."""
    told = (file.sha256 for file in dossier.files if file.pages or file.status is FileStatus.UNREADABLE)
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()


def keep_package(
    workspace: Workspace,
    dossier: Dossier,
    report: Report,
    options: RunOptions,
    *,
    replaces: int | None = None,
    apart: bool = False,
) -> PackageRecord:
    """Keep a verified package.

    One that lies at the same path, or has the same content and programme, is the same package verified again: its
    record is replaced and its id stays.

    Args:
        workspace: where it is kept.
        dossier: what was read of it.
        report: what was judged.
        options: those of the run; passwords and the address of a database are not kept.
        replaces: id of the package of which this is a new version, where the caller knows.
        apart: whether one of the same content is another package all the same: it was handed in by somebody else, who
            must neither see nor replace it.
    """
    values = _values(dossier, report, options)
    try:
        return _put(workspace, values, replaces, alike=not apart)
    except IntegrityError:  # another process has just put in the same package: now it is there to be replaced
        return _put(workspace, values, replaces, alike=not apart)


def _values(dossier: Dossier, report: Report, options: RunOptions) -> dict[str, Any]:
    figures = {
        "rows": {verdict.value: count for verdict, count in report.rows_by_verdict().items()},
        "amounts": {
            verdict.value: {name: str(report.amounts_by_verdict(name)[verdict]) for name in AMOUNTS}
            for verdict in Verdict
        },
    }
    return {
        "path": dossier.place,
        "content": content_of(dossier),
        "name": PurePath(dossier.place).name or dossier.place,
        "programme": report.programme,
        "applicant": report.applicant,
        "verified_at": report.verified_at.isoformat(),
        "figures": json.dumps(figures),
        "report": zlib.compress(dumps(report_json(report)).encode()),
        "dossier": encode(dossier),
        "options": encode(_without_secrets(options)),
    }


def _without_secrets(options: RunOptions) -> RunOptions:
    """What is needed to run again and may lie in a database that others read."""
    cache = options.cache if options.cache and not is_url(str(options.cache)) else None
    programme = options.programme
    return replace(
        options,
        programme=str(Path(programme).absolute()) if programme and programme.endswith(".toml") else programme,
        cache=Path(cache).absolute() if cache else None,
        passwords=NO_PASSWORDS,
        cluster=None,
        workers=None,
    )


def _put(workspace: Workspace, values: Mapping[str, Any], replaces: int | None, *, alike: bool) -> PackageRecord:
    with workspace.writing() as connection:
        found = replaces if replaces is not None else _same(connection, values, alike=alike)
        if found is None:
            found = connection.execute(insert(PACKAGES).values(values).returning(PACKAGES.c.id)).scalar_one()
        else:
            connection.execute(update(PACKAGES).where(PACKAGES.c.id == found).values(values))
            for table in (SIGHTS, SIGHT_ROWS):
                connection.execute(delete(table).where(table.c.package == found))
        return _found(connection, found)


def _same(connection: Connection, values: Mapping[str, Any], *, alike: bool) -> int | None:
    """The package that this one was before: at its path, else with its content under the same programme."""
    at_path = select(PACKAGES.c.id).where(PACKAGES.c.path == values["path"])
    programme = PACKAGES.c.programme
    by_content = select(PACKAGES.c.id).where(
        PACKAGES.c.content == values["content"],
        or_(programme == values["programme"], programme.is_(None)) if values["programme"] else programme.is_(None),
    )
    for query in (at_path, by_content.order_by(PACKAGES.c.id)) if alike else (at_path,):
        if (row := connection.execute(query).first()) is not None:
            return cast("int", row[0])
    return None


def list_packages(workspace: Workspace) -> list[PackageRecord]:
    """All packages, in the order in which they first came."""
    with workspace.reading() as connection:
        return [_record(row) for row in connection.execute(_query()).mappings()]


def find_package(workspace: Workspace, package: int) -> PackageRecord:
    """The record of a package.

    Raises:
        InputError: there is none of that id.
    """
    with workspace.reading() as connection:
        return _found(connection, package)


def drop_package(workspace: Workspace, package: int) -> None:
    """Forget a package.

    Raises:
        InputError: people have decided on it. What they decided is never removed.
    """
    try:
        with workspace.writing() as connection:
            connection.execute(delete(PACKAGES).where(PACKAGES.c.id == package))
    except DatabaseError as error:
        if not is_referenced(error):
            raise
        name = find_package(workspace, package).name
        raise InputError(
            f"材料包 {name}（编号 {package}）已有评审决定，不能删除：决定只增不减。"
            "要换成新的材料，请在原材料包上重新核验；确需另起，请用 --workspace 另选工作区。"
        ) from error


def report_of(workspace: Workspace, package: int) -> dict[str, Any]:
    """The report.json of a package as it was kept. Raises as `find_package`."""
    return cast("dict[str, Any]", json.loads(zlib.decompress(_blob(workspace, package, "report"))))


def dossier_of(workspace: Workspace, package: int) -> Dossier:
    """What was read of a package. Raises as `find_package`, and where an older version kept it in another form."""
    return cast("Dossier", _decoded(workspace, package, "dossier"))


def options_of(workspace: Workspace, package: int) -> RunOptions:
    """The options that a package was verified with, without passwords. Raises as `dossier_of`."""
    return cast("RunOptions", _decoded(workspace, package, "options"))


def pictures_of(workspace: Workspace, package: int, cache: str) -> KeptPictures:
    """Pictures of a package's pages: from a cache, else from its files where they lie still. Raises as `dossier_of`."""
    return pictures_from(dossier_of(workspace, package), options_of(workspace, package), cache)


def pictures_from(dossier: Dossier, options: RunOptions, cache: str) -> KeptPictures:
    """The same for a package whose dossier and options are at hand."""
    place, limits, passwords = Path(dossier.place), options.limits, options.passwords

    def reopen() -> PackageFiles:  # it holds no dossier: pictures may be kept for long
        return open_package(place, limits, passwords)

    contents = {file.path: file.sha256 for file in dossier.files if file.pages}
    return KeptPictures(contents, cache, dossier.reading, reopen)


def _decoded(workspace: Workspace, package: int, column: str) -> Any:
    try:
        return decode(_blob(workspace, package, column))
    except ValueError as error:
        name = find_package(workspace, package).path
        raise InputError(f"工作区中的材料包 {name} 由其他版本的 heyan 保存，无法沿用。请重新核验该材料包。") from error


def _blob(workspace: Workspace, package: int, column: str) -> bytes:
    with workspace.reading() as connection:
        row = connection.execute(select(PACKAGES.c[column]).where(PACKAGES.c.id == package)).first()
    if row is None:
        raise _unknown(package)
    return bytes(row[0])


def _query() -> Select[Any]:
    return select(*_SHOWN).order_by(PACKAGES.c.id)


def _found(connection: Connection, package: int) -> PackageRecord:
    row = connection.execute(_query().where(PACKAGES.c.id == package)).mappings().first()
    if row is None:
        raise _unknown(package)
    return _record(row)


def _unknown(package: int) -> InputError:
    return InputError(f"工作区中没有编号为 {package} 的材料包。")


def _record(row: RowMapping) -> PackageRecord:
    figures = json.loads(row["figures"])
    return PackageRecord(
        id=row["id"],
        name=row["name"],
        path=row["path"],
        programme=row["programme"],
        applicant=row["applicant"],
        content=row["content"],
        verified_at=datetime.fromisoformat(row["verified_at"]),
        rows={verdict: figures["rows"][verdict.value] for verdict in Verdict},
        amounts={
            verdict: {name: Decimal(amount) for name, amount in figures["amounts"][verdict.value].items()}
            for verdict in Verdict
        },
    )
