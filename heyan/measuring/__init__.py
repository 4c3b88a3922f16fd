"""Counting right, missing and wrong: reports against the truth of samples."""

from heyan.measuring.fields import FieldResult, KindResult, Outcome
from heyan.measuring.measurement import Measurement, measure
from heyan.measuring.normal import Group, normal_values
from heyan.measuring.rates import wilson
from heyan.measuring.rows import FigureResult, RowResult

__all__ = [
    "FieldResult", "FigureResult", "Group", "KindResult", "Measurement", "Outcome", "RowResult", "measure",
    "normal_values", "wilson",
]  # fmt: skip
