"""Steps on pictures: stamps, skew, ruling lines."""
