"""Caches and, later, decisions."""
