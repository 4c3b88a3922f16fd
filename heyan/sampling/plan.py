"""What is asked of a sample."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum

from heyan.sampling.bounds import attribute_size, poisson_size
from ocr.errors import ConfigError


class Method(StrEnum):
    """How rows are drawn: each alike, by strata, or by their yuan (monetary-unit sampling, 货币单元抽样)."""

    SIMPLE = "simple"
    STRATIFIED = "stratified"
    MUS = "mus"


@dataclass(frozen=True, slots=True)
class Plan:
    """A sample to draw.

    `confidence` and `tolerable` are shares; `expected` is the number of errors with which the bound shall still be
    within what is tolerable; `size` None takes the size that follows from these. `amount` is the column of yuan.
    """

    method: Method
    confidence: float
    tolerable: float
    expected: int
    seed: int
    amount: str
    size: int | None = None

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            ConfigError: a value is out of its range.
        """
        if not 0.5 <= self.confidence < 1:
            raise ConfigError("置信度应在 50 与 100 之间（不含 100），如 95。")
        if not 0 < self.tolerable < 1:
            raise ConfigError("可容忍误差率应大于 0、小于 100，如 5。")
        if self.expected < 0 or (self.size is not None and self.size < 1):
            raise ConfigError("预计误差数不能为负，样本量至少为 1。")

    def wanted(self) -> int:
        """How many rows, or hits, are to be drawn before the frame's own size is looked at."""
        if self.size is not None:
            return self.size
        size = attribute_size if self.method is Method.SIMPLE else poisson_size
        return size(self.confidence, self.tolerable, self.expected)


def new_seed() -> int:
    """A seed that nobody chose."""
    return secrets.randbelow(1_000_000_000)
