"""The register: the facts of all verified packages, and what one package shows beside all others.

    things.py       a claim or a paper as the register knows it       taking.py    what a package puts in
    particulars.py  what is known of parties: names, codes, addresses
    shelf.py        puts things in and finds those that share a key   tables.py
    papers.py       whether two papers are one                        claims.py    how two claims on one patent stand
    people.py       one code under several names, one address behind many receivers
    compare.py      from all of it the checks that a report gains: `compared(workspace, record, taken) -> Beyond`
    run.py          a package verified, put in and compared in one go

A finding never says that anything is forged; it cites both places and asks. docs/register.md says what is honest.
"""
