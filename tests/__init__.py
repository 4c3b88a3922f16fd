"""Tests read as sentences about the product."""
