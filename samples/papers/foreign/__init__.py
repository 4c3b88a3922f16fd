"""Layouts for evaluation, drawn by somebody who never saw a parser: evidence of other offices and years."""
