"""The `swift` engine: the PP-OCRv6 models with steps of our own, one step a file."""
