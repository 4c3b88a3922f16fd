"""The register's shelf: puts in what a package holds, and finds what other packages share with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeVar
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, func, insert, select

from heyan.register.particulars import Particular
from heyan.register.tables import CHANGES, KEYS, PARTICULARS, THINGS
from heyan.register.things import Thing, keys_of
from heyan.store.database import put
from heyan.workspace.tables import PACKAGES

_THING = TypeAdapter(Thing)
_PARTICULAR = TypeAdapter(Particular)
_AT_ONCE = 400
"""Values of one query: SQLite and PostgreSQL bear some thousands."""
_TOO_COMMON = 300
"""What so many things share tells nothing: a placeholder for a number, a page of a form."""

Key = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filing:
    """Who filed a package, and where."""

    id: int
    name: str
    programme: str | None
    applicant: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What a package puts into the register."""

    things: tuple[Thing, ...]
    particulars: tuple[Particular, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of another package, or of this one, and who filed it."""

    thing: Thing
    filing: Filing


@dataclass(frozen=True, slots=True)
class Known:
    """A particular of a party and who filed it."""

    particular: Particular
    filing: Filing


def number_of(key: Key) -> int:
    """A key as the 64 bits that the database holds."""
    return int.from_bytes(blake2b("\n".join(key).encode(), digest_size=8).digest(), signed=True)


def put_in(connection: Connection, package: int, taken: Taken) -> None:
    """Put in what a package holds, in place of what it held before."""
    take_out(connection, package)
    details = [_THING.dump_json(thing, exclude_defaults=True).decode() for thing in taken.things]
    ids = _ids(connection, [{"package": package, "detail": detail} for detail in details])
    keys = [
        {"key": key, "thing": id_}
        for id_, thing in zip(ids, taken.things, strict=True)
        for key in {number_of(key) for key in keys_of(thing)}
    ]
    if keys:
        connection.execute(insert(KEYS), keys)
    told = [
        {
            "package": package,
            "what": item.what.value,
            "value": item.value,
            "name": item.name,
            "detail": _PARTICULAR.dump_json(item, exclude_defaults=True).decode(),
        }
        for item in taken.particulars
    ]
    if told:
        connection.execute(insert(PARTICULARS), told)
    connection.execute(put(CHANGES, connection.engine).values(id=1, mark=uuid4().hex))


def register_mark(connection: Connection, package: int) -> str:
    """What a package is compared with, in a word: while it stays the same, so does all that the register shows of it.

    Empty for a package that was never entered: of that it shows nothing.
    """
    entered = (select(table.c.package).where(table.c.package == package).limit(1) for table in (THINGS, PARTICULARS))
    if all(connection.execute(query).first() is None for query in entered):
        return ""
    mark = connection.execute(select(CHANGES.c.mark)).scalar()
    filings = connection.execute(select(*_FILING).order_by(PACKAGES.c.id)).all()
    told = "\n".join(repr(tuple(filing)) for filing in filings)
    return f"{mark}-{blake2b(told.encode(), digest_size=16).hexdigest()}"


def _ids(connection: Connection, rows: list[dict[str, Any]]) -> list[int]:
    """Put things in and give their ids, in order."""
    if not rows:
        return []
    statement = insert(THINGS).returning(THINGS.c.id, sort_by_parameter_order=True)
    return [int(row[0]) for row in connection.execute(statement, rows)]


def take_out(connection: Connection, package: int) -> None:
    """Take out what a package holds."""
    connection.execute(delete(KEYS).where(KEYS.c.thing.in_(select(THINGS.c.id).where(THINGS.c.package == package))))
    connection.execute(delete(THINGS).where(THINGS.c.package == package))
    connection.execute(delete(PARTICULARS).where(PARTICULARS.c.package == package))


def held(connection: Connection, package: int) -> Taken:
    """What a package put in."""
    things = connection.execute(select(THINGS.c.detail).where(THINGS.c.package == package).order_by(THINGS.c.id))
    told = select(PARTICULARS.c.detail).where(PARTICULARS.c.package == package).order_by(PARTICULARS.c.id)
    return Taken(
        tuple(_THING.validate_json(detail) for (detail,) in things),
        tuple(_PARTICULAR.validate_json(detail) for (detail,) in connection.execute(told)),
    )


def sharing(connection: Connection, package: int, keys: Iterable[Key]) -> dict[int, list[Found]]:
    """The things of other packages under each of these keys (as `number_of` gives them)."""
    numbers = sorted({number_of(key) for key in keys})
    rows: list[tuple[int, int]] = []
    for some in _some(numbers):
        counts = select(KEYS.c.key, func.count()).where(KEYS.c.key.in_(some)).group_by(KEYS.c.key)
        telling = [key for key, count in connection.execute(counts) if count <= _TOO_COMMON]
        query = select(KEYS.c.key, KEYS.c.thing).where(KEYS.c.key.in_(telling))
        rows += [(key, thing) for key, thing in connection.execute(query)]
    things = dict(_things(connection, package, {thing for _, thing in rows}))
    found: dict[int, list[Found]] = {}
    for key, thing in rows:
        if thing in things:
            found.setdefault(key, []).append(things[thing])
    return found


def _things(connection: Connection, package: int, ids: set[int]) -> Iterator[tuple[int, Found]]:
    for some in _some(sorted(ids)):
        query = (
            select(THINGS.c.id, THINGS.c.detail, *_FILING)
            .join(PACKAGES, PACKAGES.c.id == THINGS.c.package)
            .where(THINGS.c.id.in_(some), THINGS.c.package != package)
        )
        for id_, detail, *filing in connection.execute(query):
            yield id_, Found(_THING.validate_json(detail), Filing(*filing))


_FILING = (PACKAGES.c.id, PACKAGES.c.name, PACKAGES.c.programme, PACKAGES.c.applicant)


def others_with(
    connection: Connection, package: int, items: Sequence[Particular]
) -> dict[tuple[str, str], list[Known]]:
    """For every kind and value, one bearer of each name under which other packages tell of it."""
    found: dict[tuple[str, str], list[Known]] = {}
    for what, values in _by_kind(items).items():
        for some in _some(values):
            chosen = (
                select(func.min(PARTICULARS.c.id))
                .where(PARTICULARS.c.what == what, PARTICULARS.c.value.in_(some), PARTICULARS.c.package != package)
                .group_by(PARTICULARS.c.value, PARTICULARS.c.name)
            )
            query = (
                select(PARTICULARS.c.detail, *_FILING)
                .join(PACKAGES, PACKAGES.c.id == PARTICULARS.c.package)
                .where(PARTICULARS.c.id.in_(chosen))
                .order_by(PARTICULARS.c.id)
            )
            for detail, *filing in connection.execute(query):
                item = _PARTICULAR.validate_json(detail)
                found.setdefault((what, item.value), []).append(Known(item, Filing(*filing)))
    return found


def _some(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values, so many at a time as a query bears."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _by_kind(items: Iterable[Particular]) -> dict[str, list[str]]:
    values: dict[str, Counter[str]] = {}
    for item in items:
        values.setdefault(item.what.value, Counter())[item.value] += 1
    return {what: sorted(counted) for what, counted in values.items()}
