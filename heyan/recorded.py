"""The options of a run as its report records them: what it takes to run it again, and what tells two runs apart.

What cannot change the outcome (workers, cache, cluster) is not recorded; passwords are not, only that there were some.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from ocr.errors import InputError, told

if TYPE_CHECKING:
    from heyan.options import RunOptions

Number = int | float


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of a run; paths as given. `submitted` is ISO, `entities_sha256` the content of the entities list."""

    programme: str | None
    engine: str
    device: str
    limits: Mapping[str, Number]
    entities: str | None
    entities_sha256: str | None
    submitted: str | None
    track: str | None
    passwords: bool

    @property
    def digest(self) -> str:
        """Tells runs apart whose outcome may differ; where files lie does not count."""
        told = asdict(self) | {"entities": None, "passwords": None}
        told["programme"] = PurePath(self.programme).name if self.programme else None
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def settings_of(options: RunOptions) -> Settings:
    """What a report records of the options of its run.

    Raises:
        InputError: the entities list cannot be read.
    """
    given = options.review
    return Settings(
        programme=options.programme,
        engine=options.engine.value,
        device=options.device.value,
        limits=asdict(options.limits),
        entities=str(given.entities) if given.entities else None,
        entities_sha256=file_digest(given.entities) if given.entities else None,
        submitted=given.submitted.isoformat() if given.submitted else None,
        track=given.track,
        passwords=bool(options.passwords.entries),
    )


def options_from(settings: Mapping[str, Any], base: RunOptions) -> RunOptions:
    """The options of a recorded run; workers, cache and passwords are those of `base`.

    Args:
        settings: `package.tool.settings` of a report.json.
        base: what this machine is to use; an entities list or a programme given here go before the recorded ones.

    Raises:
        KeyError, ValueError, TypeError: the report does not hold what it should.
    """
    from extract.limits import Limits
    from heyan.review import Given, moment_of
    from ocr.choices import Device, EngineName

    entities = base.review.entities or (Path(settings["entities"]) if settings["entities"] else None)
    submitted = moment_of(settings["submitted"]) if settings["submitted"] else None
    return replace(
        base,
        programme=base.programme or settings["programme"],
        engine=EngineName(settings["engine"]),
        device=Device(settings["device"]),
        limits=replace(Limits(), **settings["limits"]),
        review=Given(entities, settings["track"], submitted),
    )


def file_digest(path: Path) -> str:
    """The SHA-256 of a file that was given beside a package.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(f"{path} 无法读取（{told(error)}）。请检查路径和权限后重试。") from error
