"""The desk: what reviewers decide on a judged package, and what follows from it.

decisions.py   the closed set of decisions, and what ties each to content
journal.py     the append-only table, which refuses a decision made upon a state that is no more
content.py     rows and papers known by their content
values.py      what a reviewer typed, as a value of its field
overlay.py     the documents with the corrections that fit them
standing.py    which decisions on a row count, and which were made on other content
sitting.py     a package under review: dossier and decisions in, rows judged at once
kept.py        what the pages show of a sitting, small enough to be had without the evidence, and what it was judged of
keeping.py     keeping that in the workspace, and finding it there while it holds
counts.py      rows by verdict as of the decisions, for the list of packages
"""
