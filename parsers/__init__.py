"""Floor 2: pages in, documents with typed fields out. Read blind: nothing here knows of a claim being true."""
