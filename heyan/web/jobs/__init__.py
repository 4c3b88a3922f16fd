"""Verification in the background: a queue in the database, one process a job, watched by the server."""
