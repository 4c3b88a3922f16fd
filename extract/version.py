"""The version of reading: part of every cache key of a page."""

from __future__ import annotations

READING_VERSION = "18"
"""Raised by hand whenever the same file could be read differently; OCR engines have versions of their own."""
