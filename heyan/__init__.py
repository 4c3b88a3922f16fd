"""Floor 4: commands in; reports, review pages and stored decisions out."""
