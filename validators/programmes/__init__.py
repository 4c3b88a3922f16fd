"""Programme profiles: one TOML a programme, checked by a schema on load."""

from __future__ import annotations

from validators.programmes.loading import list_profiles, load_profile
from validators.programmes.profile import Metric, Period, Profile, Required

__all__ = ["Metric", "Period", "Profile", "Required", "list_profiles", "load_profile"]
