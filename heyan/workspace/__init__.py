"""The workspace: what heyan keeps beyond one run, in one database, for batches, the register, the desk and the auditor.

    with open_workspace(folder, database_url) as workspace:      # place.py
        record = keep_package(workspace, dossier, report, options)   # packages.py
        for record in list_packages(workspace): ...
        dossier = dossier_of(workspace, record.id)               # all that was read; judge it again without reading
        pictures = pictures_of(workspace, record.id, cache_place)
        profile = load_profile(options_of(workspace, record.id).programme)
        report = judge_dossier(dossier, profile, pictures)               # heyan/pipeline.py

`workspace.reading()` gives a connection for queries, `workspace.writing()` a transaction. A room that keeps something
has a `tables.py` that adds to `SCHEMA` of `tables.py`, named in `place.py`; it ties its rows to `PACKAGES.c.id`, which
stays the same when a package is verified again. The cache may be lost at any time, the workspace may not: decisions of
people lie in it.
"""
