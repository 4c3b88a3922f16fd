"""Measurements: each file is one command that prints what it measured, and on what."""
