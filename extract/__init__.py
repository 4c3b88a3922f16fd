"""Floor 1: a package in, pages of positioned lines out, every file accounted for."""
