"""The review pages: what `heyan serve` opens."""
