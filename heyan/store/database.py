"""Databases by SQLAlchemy: the shared cache named by a URL, and the workspace in a SQLite file or behind a URL.

A URL is SQLAlchemy's, `postgresql://user:password@host/name` say. What speaks SQLAlchemy Core does not know which it
has. The cache in a folder does without it (`heyan/store/folder.py`).
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Executable,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    select,
    update,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
)

from heyan.store.folder import PAUSE_SECONDS, TRIES, WAIT_SECONDS
from ocr.errors import ConfigError

SCHEMA = MetaData()
PAGES = Table(
    "pages",
    SCHEMA,
    Column("key", Text, primary_key=True),
    Column("page", LargeBinary, nullable=False),
    Column("picture", LargeBinary),
)
PACKAGES = Table(
    "packages", SCHEMA, Column("key", Text, primary_key=True), Column("reading", LargeBinary, nullable=False)
)
CONTENTS = Table(
    "contents",
    SCHEMA,
    Column("sha256", Text, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
CONTENT_USERS = Table(
    "content_users",
    SCHEMA,
    Column("sha256", Text, primary_key=True),
    Column("run", Text, primary_key=True),
    Column("since", Float, nullable=False),
)

_REFERENCED = "'C': '23503'"
"""How PostgreSQL's driver tells the violation of a foreign key, which it does not raise as one of integrity."""


def put(table: Table, engine: Engine) -> Any:
    """An insert into a table that replaces the row with the same key, in the database's own words."""
    insert = import_module(f"sqlalchemy.dialects.{engine.dialect.name}").insert(table)
    keys = [column.name for column in table.primary_key]
    others = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=others)


def is_referenced(error: DatabaseError) -> bool:
    """Whether a deletion was refused because another table needs the row."""
    return isinstance(error, IntegrityError) or _REFERENCED in str(error.orig)


def open_sqlite(path: Path, schema: MetaData, *, transactions: bool = False) -> Engine:
    """A SQLite file with the tables of a schema, made where they are missing.

    Args:
        path: the file; its folder is there.
        schema: the tables.
        transactions: whether what is written in one `begin` stands together or not at all; each statement stands for
            itself otherwise. A transaction takes the file for writing at its beginning, so that none fails midway.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: the file cannot be opened or written, or is no database.
    """
    level: dict[str, Any] = {} if transactions else {"isolation_level": "AUTOCOMMIT"}
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": WAIT_SECONDS}, **level)
    event.listen(engine, "connect", _prepare)
    if transactions:
        event.listen(engine, "begin", _take)
    try:
        _make_tables(engine, schema)
    except SQLAlchemyError:
        engine.dispose()
        raise
    return engine


def _make_tables(engine: Engine, schema: MetaData) -> None:
    """Make what is missing. Processes that begin at once get in each other's way for a moment, so it is tried again."""
    for _ in range(TRIES - 1):
        try:
            return schema.create_all(engine)
        except SQLAlchemyError:
            time.sleep(PAUSE_SECONDS)
    return schema.create_all(engine)


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _take(connection: Connection) -> None:
    """Begin a transaction with the right to write; one that only reads runs in autocommit and needs none."""
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def open_url(place: str, schema: MetaData, *, transactions: bool = False) -> Engine:
    """The database named by a URL, with the tables of a schema; see `open_sqlite`.

    Raises:
        ConfigError: the URL is wrong, its driver is not installed, or its server does not answer.
    """
    level: dict[str, Any] = {} if transactions else {"isolation_level": "AUTOCOMMIT"}
    try:
        url = make_url(place)
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+pg8000")
        engine = create_engine(url, pool_pre_ping=True, **level)
        _make_tables(engine, schema)
    except (ImportError, NoSuchModuleError) as error:
        raise ConfigError(
            f"缺少数据库驱动（{error}）。支持 PostgreSQL，请在项目目录运行："
            ".venv/bin/pip install --require-hashes --no-deps -r requirements/run.lock"
        ) from error
    except ArgumentError as error:
        raise ConfigError("数据库地址写法不对。写法示例：postgresql://用户:密码@主机:5432/库名") from error
    except (SQLAlchemyError, OSError) as error:
        shown = url.render_as_string(hide_password=True)
        raise ConfigError(f"数据库 {shown} 连接不上。请检查地址、账号和服务是否在运行。") from error
    return engine


class DatabaseRows:
    """Rows by key in the database named by a URL: see `heyan.store.folder.Rows`.

    Raises:
        ConfigError: the URL is wrong, its driver is not installed, or its server does not answer.
    """

    def __init__(self, place: str) -> None:
        self._engine = open_url(place, SCHEMA)
        self._connection = self._engine.connect()

    def get(self, table: str, key: str, columns: Sequence[str]) -> Sequence[Any] | None:
        """See `Rows.get`."""
        here = SCHEMA.tables[table]
        try:
            return self._connection.execute(
                select(*(here.c[name] for name in columns)).where(here.c.key == key)
            ).first()
        except SQLAlchemyError:
            return None

    def put(self, table: str, key: str, values: Mapping[str, bytes | None]) -> None:
        """See `Rows.put`."""
        self._run(put(SCHEMA.tables[table], self._engine).values(key=key, **values))

    def update(self, table: str, key: str, values: Mapping[str, bytes | None]) -> None:
        """See `Rows.update`."""
        here = SCHEMA.tables[table]
        self._run(update(here).where(here.c.key == key).values(**values))

    def close(self) -> None:
        """See `Rows.close`."""
        self._connection.close()
        self._engine.dispose()

    def _run(self, statement: Executable) -> None:
        try:
            self._connection.execute(statement)
        except SQLAlchemyError:
            return
