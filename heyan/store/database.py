"""Where heyan keeps what it has read: one SQLite file in a folder, or a database named by a URL.

A URL is SQLAlchemy's, `postgresql://user:password@host/name` say. Everything above speaks SQLAlchemy Core and does not
know which of the two it has.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Engine, Float, Integer, LargeBinary, MetaData, Table, Text, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

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

FILE_NAME = "pages.sqlite"
_WAIT_SECONDS = 30
_TRIES = 5
_PAUSE_SECONDS = 0.2


def is_url(place: str) -> bool:
    """Whether a place is a database URL, else it is a folder."""
    return "://" in place


def open_database(place: str) -> Engine:
    """The database at a place, its tables made where they are missing.

    A SQLite file that is damaged is set aside as `pages.damaged`, and begun anew.

    Args:
        place: a folder, made where it is missing, or a database URL.

    Raises:
        ConfigError: the URL is wrong, its driver is not installed, or its server does not answer.
        OSError: the folder cannot be made.
        sqlalchemy.exc.OperationalError: the SQLite file cannot be opened or written.
    """
    if is_url(place):
        return _by_url(place)
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    try:
        return _sqlite(path)
    except OperationalError:  # no permission, full, locked: the file itself may be sound
        raise
    except DatabaseError:
        path.replace(path.with_suffix(".damaged"))
        return _sqlite(path)


def nothing() -> Engine:
    """A database that holds nothing and takes nothing."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    SCHEMA.create_all(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    return engine


def put(table: Table, engine: Engine) -> Any:
    """An insert into a table that replaces the row with the same key, in the database's own words."""
    insert = (postgresql if engine.dialect.name == "postgresql" else sqlite).insert(table)
    keys = [column.name for column in table.primary_key]
    others = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=others)


def _sqlite(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT", connect_args={"timeout": _WAIT_SECONDS})
    event.listen(engine, "connect", _prepare)
    try:
        _make_tables(engine)
    except SQLAlchemyError:
        engine.dispose()
        raise
    return engine


def _make_tables(engine: Engine) -> None:
    """Make what is missing. Processes that begin at once get in each other's way for a moment, so it is tried again."""
    for _ in range(_TRIES - 1):
        try:
            return SCHEMA.create_all(engine)
        except SQLAlchemyError:
            time.sleep(_PAUSE_SECONDS)
    return SCHEMA.create_all(engine)


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _by_url(place: str) -> Engine:
    try:
        url = make_url(place)
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+pg8000")
        engine = create_engine(url, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
        _make_tables(engine)
    except (ImportError, NoSuchModuleError) as error:
        raise ConfigError(
            f"缺少数据库驱动（{error}）。缓存数据库支持 PostgreSQL，驱动在集群组件中，请在项目目录运行："
            ".venv/bin/pip install --require-hashes --no-deps -r requirements/cluster.lock"
        ) from error
    except ArgumentError as error:
        raise ConfigError("数据库地址写法不对。写法示例：postgresql://用户:密码@主机:5432/库名") from error
    except (SQLAlchemyError, OSError) as error:
        shown = url.render_as_string(hide_password=True)
        raise ConfigError(f"数据库 {shown} 连接不上。请检查地址、账号和服务是否在运行。") from error
    return engine
