"""One parser a kind of document."""
