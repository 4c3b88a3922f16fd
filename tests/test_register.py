"""The register finds papers, deals and parties again in other packages, cites both places, and knows honest repeats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.register import independent, judged, measured, named, never, pairs_of, planted, registered
from bench.register_plants import HONEST, REUSES, invoice_again, sold_back
from bench.register_world import World, documents_of
from extract.pages import Fingerprint
from heyan.register.compare import compared
from heyan.register.papers import How, same_paper
from heyan.register.shelf import Filing, Taken, held, put_in, take_out
from heyan.register.taking import take
from heyan.register.things import Kind, Mark, Thing, bands
from heyan.workspace.packages import drop_package
from heyan.workspace.place import Workspace, open_workspace
from validators.beyond import Beyond
from validators.findings import Check, CheckStatus

PACKS = 12


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path) as found:
        yield found


def world_of(seed: int, packs: int = PACKS) -> World:
    """Honest packages."""
    world = World(seed)
    for _ in range(packs):
        world.pack(2)
    return world


def checks_of(beyond: Beyond) -> list[Check]:
    """All checks that the register adds."""
    return [*beyond.findings, *(check for row in beyond.rows.values() for check in row)]


@pytest.mark.parametrize("kind", REUSES)
def test_a_reuse_is_found_by_every_package_that_has_part_in_it(workspace: Workspace, kind: str) -> None:
    world = world_of(len(kind))
    (plant,) = planted(world, {kind: REUSES[kind]}, 1)
    packs = registered(workspace, world)
    beyond = judged(workspace, packs)
    missed = [pair for pair in pairs_of(plant) if not named(packs, beyond, pair)]
    assert not missed
    assert all("伪造" not in check.message for found in beyond for check in checks_of(found))


@pytest.mark.parametrize("kind", HONEST)
def test_an_honest_look_alike_is_left_alone(workspace: Workspace, kind: str) -> None:
    world = world_of(len(kind))
    planted(world, {kind: HONEST[kind]}, 3)
    assert not any(judged(workspace, registered(workspace, world)))


def test_both_databases_say_the_same(database: str | None) -> None:
    found = measured(3, packs=PACKS, plants=len(REUSES), database=database)
    assert found.found.total() == len(REUSES)
    assert not found.flagged.total()
    assert not found.stray


def test_a_package_put_in_again_is_there_once(workspace: Workspace) -> None:
    world = world_of(5, 2)
    ((filing, taken), _) = registered(workspace, world)
    with workspace.writing() as connection:
        put_in(connection, filing.id, taken)
    with workspace.reading() as connection:
        assert held(connection, filing.id) == taken
        assert not compared(connection, filing, taken, never)


def test_a_package_that_is_dropped_is_found_no_more(workspace: Workspace) -> None:
    world = world_of(6)
    plant = invoice_again(world)
    packs = registered(workspace, world)
    assert judged(workspace, packs)[plant[0]]
    drop_package(workspace, packs[plant[1]][0].id)
    assert not judged(workspace, packs)[plant[0]]


def test_what_is_taken_out_is_gone(workspace: Workspace) -> None:
    ((filing, _), _) = registered(workspace, world_of(7, 2))
    with workspace.writing() as connection:
        take_out(connection, filing.id)
        assert held(connection, filing.id) == Taken((), ())


def test_a_finding_cites_both_places_and_names_the_other_package(workspace: Workspace) -> None:
    world = world_of(8)
    first, second = invoice_again(world)
    packs = registered(workspace, world)
    found = judged(workspace, packs)[second]
    (check,) = {check for row in found.rows.values() for check in row}
    assert (check.code, check.status) == ("evidence.reused", CheckStatus.UNCLEAR)
    other, filing = packs[first][0], packs[second][0]
    assert other.name in check.message
    assert other.applicant is not None
    assert other.applicant in check.message
    cited = {place.file for place in check.elsewhere if place.id == other.id}
    index = len(world.packs[first].sales) - 1
    assert cited == {f"{index}/发票0.pdf"}
    documents = documents_of(world.packs[second])[1]
    files = {document.id: document.file for document in documents}
    assert all(item.file == files[item.document] for item in check.evidence)
    assert filing.id not in {place.id for place in check.elsewhere}


def test_one_applicant_that_uses_an_invoice_for_two_contracts_contradicts_itself(workspace: Workspace) -> None:
    world = world_of(9)
    first, second = invoice_again(world)
    world.packs[second].applicant = world.packs[first].applicant
    found = judged(workspace, registered(workspace, world))[second]
    assert {check.status for row in found.rows.values() for check in row} == {CheckStatus.FAIL}


def test_another_version_of_a_package_is_told_once(workspace: Workspace) -> None:
    world = world_of(10, 3)
    version = deepcopy(world.packs[0])
    version.name = "申报材料（补正）"
    version.sales[0].patents = [world.patent()]
    world.packs.append(version)
    *_, found = judged(workspace, registered(workspace, world))
    (check,) = checks_of(found)
    assert "另一版本" in check.message


def test_the_same_papers_of_an_unknown_applicant_are_no_version(workspace: Workspace) -> None:
    world = world_of(11, 3)
    version = deepcopy(world.packs[0])
    version.name = "另一份"
    version.applicant = world.packs[0].applicant = ""
    world.packs.append(version)
    packs = [
        (replace(filing, applicant=filing.applicant or None), taken) for filing, taken in registered(workspace, world)
    ]
    *_, found = judged(workspace, packs)
    assert len(found.rows) == sum(len(sale.patents) for sale in version.sales)


def test_a_change_of_name_that_the_package_proves_is_no_finding(workspace: Workspace) -> None:
    world = world_of(12)
    first, second = REUSES["one credit code, two names"](world)
    packs = registered(workspace, world)
    names = {world.packs[index].sales[-1].receiver.name for index in (first, second)}
    filing, taken = packs[second]
    with workspace.reading() as connection:
        assert compared(connection, filing, taken, never)
        assert not compared(connection, filing, taken, lambda one, other: {one, other} == names)


def test_chains_within_one_list_are_flagged_on_both_rows(workspace: Workspace) -> None:
    world = world_of(13)
    first, second = sold_back(world)
    pack = world.packs[first]
    pack.sales.append(world.packs[second].sales.pop())
    found = judged(workspace, registered(workspace, world))[first]
    flagged = {row for row, checks in found.rows.items() if any("转回" in check.message for check in checks)}
    assert len(flagged) == sum(len(sale.patents) for sale in pack.sales[-2:])


def test_rows_of_one_contract_share_their_papers(workspace: Workspace) -> None:
    world = world_of(14, 2)
    sale = world.packs[0].sales[0]
    sale.patents = [world.patent() for _ in range(5)]
    assert not any(judged(workspace, registered(workspace, world)))


def mark(numbers: tuple[str, ...], exact: str, words: str = "") -> Mark:
    """A scanned page."""
    return Mark("甲.pdf", 1, Fingerprint(exact, words, numbers, pictured=True))


def test_papers_of_which_other_numbers_were_read_are_two_although_their_pages_look_alike() -> None:
    page = ("20210618", "123456789012", "6222020200112233445", "120000000")
    one = Thing(Kind.BANK_SLIP, "甲.pdf", 1, number="1234567890123", marks=(mark(page, "a"),))
    same = replace(one, marks=(mark(page, "a"),))
    assert same_paper(one, replace(same, number="")) is not None
    assert same_paper(one, replace(same, number="1234567890124")) is None


def test_a_form_without_numbers_is_no_page_of_its_own() -> None:
    form = Mark("甲.pdf", 1, Fingerprint("same", "", ("2021",), pictured=False))
    one = Thing(Kind.CONTRACT, "甲.pdf", 1, marks=(form,))
    assert same_paper(one, one) is None
    scanned = replace(form, fingerprint=replace(form.fingerprint, pictured=True))
    found = same_paper(replace(one, marks=(scanned,)), replace(one, marks=(scanned,)))
    assert found is not None
    assert found.how is How.PAGE


@given(st.sets(st.integers(1000, 10**15), min_size=8, max_size=30))
def test_pages_with_the_same_numbers_share_every_band(numbers: set[int]) -> None:
    told = tuple(sorted(map(str, numbers)))
    assert list(bands(told)) == list(bands(told))
    one_less = set(bands(told[1:]))
    assert Counter(map(len, bands(told))) == {4: 16}
    assert one_less & set(bands(told))


def test_a_filing_without_names_is_shown_as_such(workspace: Workspace) -> None:
    world = world_of(15)
    first, second = invoice_again(world)
    packs = registered(workspace, world)
    claims, documents, notes, served = documents_of(world.packs[second])
    taken = take(claims, documents, notes, served)
    unnamed = Filing(packs[second][0].id, "包", None, None)
    with workspace.reading() as connection:
        found = compared(connection, unnamed, taken, never)
    assert found
    assert packs[first][0].name in next(iter(found.rows.values()))[0].message


def test_honest_rows_of_the_samples_own_generator_are_left_alone() -> None:
    clean, flagged, whole = independent((1, 2), 25)
    assert clean > 20
    assert (flagged, whole) == (0, 0)
