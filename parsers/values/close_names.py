"""Names one character apart, of which one may be the other misread."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from parsers.values.search import full_match

LONG = 5
"""Characters of a name from which on one character may be a misreading."""
TELLING = r".*[一二三四五六七八九十东南西北中上下前后新老大小\dA-Za-z].*"
"""Characters in which names differ that are two bodies' (华东某大学, 华南某大学), not one's misread."""


def are_close(first: str, second: str) -> bool:
    """Whether two names differ in one character, and in none that tells names apart (东 and 西, 一 and 二)."""
    if min(len(first), len(second)) < LONG or Levenshtein.distance(first, second, score_cutoff=1) != 1:
        return False
    (edit,) = [edit for edit in Levenshtein.opcodes(first, second) if edit.tag != "equal"]
    return not full_match(TELLING, first[edit.src_start : edit.src_end] + second[edit.dest_start : edit.dest_end])
