"""What each kind of planted discrepancy does to the papers and rows of a deal."""
