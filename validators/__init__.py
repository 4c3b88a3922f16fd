"""Floor 3: a claim list and documents in, findings and a verdict per row out."""
