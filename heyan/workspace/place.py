"""Where a workspace lies: a folder with a SQLite file, or a folder and a database named by a URL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DatabaseError, OperationalError

from heyan.store.database import open_sqlite, open_url
from heyan.workspace.tables import SCHEMA
from ocr.errors import ConfigError, told

FILE_NAME = "heyan.sqlite"
ROOMS: tuple[str, ...] = (
    "heyan.workspace.tables",
    "heyan.register.tables",
    "heyan.desk.tables",
    "heyan.web.tables",
    "heyan.sampling.tables",
)
"""Modules that add tables to the schema."""


def default_workspace_folder() -> Path:
    """Where a workspace lies unless told otherwise: `$XDG_DATA_HOME/heyan`, `~/.local/share/heyan` without it."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "heyan"


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace: its folder, for files, and its database. Safe for several threads and processes."""

    folder: Path
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for queries; writers do not wait for it."""
        with self.engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: what is written in it stands together, or not at all where the block is left by an error."""
        with self.engine.begin() as connection:
            yield connection


@contextmanager
def open_workspace(folder: Path | None = None, database: str | None = None) -> Iterator[Workspace]:
    """The workspace in a folder, made where it is missing, and closed at the end.

    Args:
        folder: None for the default one.
        database: URL of a PostgreSQL database that holds the tables instead of a file in the folder.

    Raises:
        ConfigError: the folder or its file cannot be used or is damaged, or the database does not answer. Nothing is
            set aside or begun anew, for people's decisions may lie in it.
    """
    place = (folder or default_workspace_folder()).absolute()
    for room in ROOMS:
        import_module(room)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"工作区目录 {place} 无法建立（{told(error)}）。请检查权限，或用 --workspace 另选目录。"
        ) from error
    engine = open_url(database, SCHEMA, transactions=True) if database else _in_file(place / FILE_NAME)
    try:
        _refuse_other_versions(engine)
        yield Workspace(place, engine)
    finally:
        engine.dispose()


def _refuse_other_versions(engine: Engine) -> None:
    """Look whether the tables that were there are those of this version.

    Raises:
        ConfigError: a table lacks a column: it was made by an earlier version, and is left as it is.
    """
    there = inspect(engine)
    for table in SCHEMA.sorted_tables:
        found = {column["name"] for column in there.get_columns(table.name)}
        if lacking := [column.name for column in table.columns if column.name not in found]:
            raise ConfigError(
                f"工作区数据库由旧版本的 heyan 建立（表 {table.name} 缺少 {'、'.join(lacking)}），其中的结论没有改动。"
                "请用原来的版本打开并导出报告，或用 --workspace 另选目录后重新核验。"
            )


def _in_file(path: Path) -> Engine:
    try:
        engine = open_sqlite(path, SCHEMA, transactions=True)
        with engine.begin():  # a file that can only be read is told now, not after an hour of reading
            return engine
    except OperationalError as error:
        raise ConfigError(
            f"工作区数据库 {path} 无法打开或写入（{error.orig}）。请检查该文件和所在目录的权限、磁盘空间，"
            "以及是否有其他程序占用；也可用 --workspace 另选目录。"
        ) from error
    except DatabaseError as error:
        raise ConfigError(
            f"工作区数据库 {path} 已损坏或不是数据库（{error.orig}）。其中可能有人工结论，程序不会改动它："
            "请先备份该文件，再从备份恢复或用 sqlite3 的 .recover 修复；要从头开始，请用 --workspace 另选目录。"
        ) from error
