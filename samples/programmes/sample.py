"""What makes a programme's package: its people, its deals, its form, and what of it is true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.filing import Folio
    from samples.names import City
    from samples.programmes.case import Case, FormFile, Rule
    from samples.programmes.cast import Cast, Wanted
    from samples.programmes.metrics import Metric
    from samples.world import Party


class Container(StrEnum):
    """How a package is handed in."""

    FOLDER = "folder"
    ONE_PDF = "one_pdf"
    ZIP = "zip"


@dataclass(frozen=True, slots=True)
class Sample:
    """One package.

    `enter` fills the cast and returns the applicant; `beside` adds papers about the applicant itself; `wrong` are the
    slips of the pen in the form: (table, row, column) to what stands there; `bundle` names the one PDF or the
    archive; `evidence` is the folder of the papers; `quality` is that of JPEG pictures.
    """

    programme: str
    seed: int
    cities: tuple[City, ...]
    enter: Callable[[Cast], Party]
    wanted: tuple[Wanted, ...]
    list_title: str
    list_name: str
    files: Callable[[Case], list[FormFile]]
    metrics: Callable[[Case], list[Metric]]
    rules: tuple[Rule, ...]
    beside: Callable[[Case], list[Folio]] | None = None
    wrong: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    container: Container = Container.FOLDER
    bundle: Callable[[Case], str] | None = None
    evidence: str = "证明材料"
    levels: Mapping[str, float] = field(default_factory=lambda: {"clean": 1, "scan": 5})
    quality: int = 27
    noise: int = 0
