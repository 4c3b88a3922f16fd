"""Floor 0: pictures in, positioned lines of text and codes out."""
