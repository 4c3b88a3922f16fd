"""Versions of heyan's own source by its content: two installations of one number may still be different programs."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ROOMS = ("ocr", "extract", "parsers", "validators", "heyan")
_SUFFIXES = frozenset({".py", ".toml"})


@cache
def source_version(*rooms: str) -> str:
    """A hash over the code and the rules of some rooms, by the names and contents of their files."""
    if len(rooms) > 1:
        return hashlib.sha256("\n".join(map(source_version, rooms)).encode()).hexdigest()
    digest = hashlib.sha256()
    for room in rooms:
        spec = find_spec(room)
        assert spec is not None
        assert spec.origin is not None
        folder = Path(spec.origin).parent
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
            digest.update(path.relative_to(folder.parent).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
