"""Application forms, ledgers and whole packages for the programmes: forms after the guidelines, contents invented."""
