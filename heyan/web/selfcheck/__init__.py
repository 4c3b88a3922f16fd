"""The self-check of applicants: what is wrong, where, how to mend it, and what a new submission has solved.

It works on report.json alone, the public form of a report: that of now, and that of the submission before.
"""
