"""Programme profiles: one TOML a programme, checked by a schema on load."""
