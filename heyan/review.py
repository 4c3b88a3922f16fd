"""What the reviewer brings along for a programme: the entities list, the kind of applicant, the day of submission."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ocr.errors import ConfigError

if TYPE_CHECKING:
    from validators.metrics_parties import Entity
    from validators.programme import Review


@dataclass(frozen=True, slots=True)
class Given:
    """Options of the reviewer; None for what is not given. A `submitted` without a time of day is a date."""

    entities: Path | None = None
    track: str | None = None
    submitted: date | None = None

    def review(self, sealed: frozenset[tuple[str, int]], unsealed: frozenset[tuple[str, int]]) -> Review:
        """With the list read, the pages on which seals were seen, and those on which none was.

        Raises:
            InputError: the entities list cannot be read.
        """
        from validators.programme import Review

        return Review(
            entities=self._entities(),
            track=self.track,
            submitted=self.submitted,
            sealed=sealed,
            unsealed=unsealed,
        )

    def _entities(self) -> tuple[Entity, ...]:
        if self.entities is None:
            return ()
        from heyan.entities import read_entities

        return read_entities(self.entities)


NOTHING_GIVEN = Given()
"""A reviewer who brings nothing along."""


def moment_of(text: str) -> date:
    """The moment that `2022-09-26` (a date) or `2022-09-26 17:30` (a time of that day) names.

    Raises:
        ConfigError: it names neither.
    """
    for form in ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"):
        try:
            return datetime.strptime(text.strip(), form)  # noqa: DTZ007 - deadlines are local times without a zone
        except ValueError:
            continue
    try:
        return date.fromisoformat(text.strip())
    except ValueError as fault:
        raise ConfigError(f"提交时间“{text}”无法识别，请写成 2022-09-26 或 2022-09-26 17:30。") from fault
