"""Hostile, broken and odd files, made as they are needed, each with how it has to end."""
