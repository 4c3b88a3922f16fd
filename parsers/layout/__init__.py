"""Layout: what stands beside, under or inside what."""
