"""The programmes' forms, one module each, after the guidelines."""
