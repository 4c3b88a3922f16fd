"""The programmes that may be chosen: those that come with the program. No path to a profile is taken from outside."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from validators.programmes import list_profiles


@lru_cache(maxsize=1)
def programme_labels() -> Mapping[str, str]:
    """The name of every programme by its id."""
    return MappingProxyType({profile.id: profile.label for profile in list_profiles() if profile.id})
