"""The auditor's sample: rows drawn for checking by hand, and what their checking says of all rows.

frame.py     the population: rows of the packages kept in a workspace, hashed
risk.py      what makes a row risky
bounds.py    sizes of samples and upper bounds of error, by scipy
plan.py      what is asked for; draw.py draws it, the same for the same seed
tables.py    draws as the workspace keeps them: working papers are held against these
papers.py    the working papers, a workbook with the pictures of the evidence (crops.py)
findings.py  what the auditor wrote into them; evaluation.py what follows from it
"""
