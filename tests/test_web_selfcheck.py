"""The self-check: what is wrong, where, how to mend it, and what another submission has solved."""

from __future__ import annotations

import copy
import io
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import delete, update

from heyan.pipeline import judge_dossier
from heyan.report.as_json import dumps, report_json
from heyan.web.selfcheck.comparing import changes, matched_rows
from heyan.web.selfcheck.corrections import key_of, parted, to_mend
from heyan.web.selfcheck.keeping import make_selfcheck, selfcheck_of
from heyan.web.submissions import State
from heyan.web.tables import SELFCHECKS, SUBMISSIONS
from heyan.workspace.packages import find_package
from heyan.workspace.tables import PACKAGES
from tests.desk_builders import READ_AT, NoPictures, digest, dossier
from tests.desk_pictures import draw_pages
from tests.validators_builders import Deal, beijing
from tests.web_builders import MATTER, ONE, TWO, Office, office


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("team")) as found:
        yield found


def report(matter: Any = MATTER) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(dumps(report_json(judge_dossier(matter, beijing(), NoPictures(), now=READ_AT))))
    return made


def mended() -> dict[str, Any]:
    """The package once its second row has the right contract and its invoice."""
    return report(dossier([ONE.claim(), TWO.claim()], [*ONE.papers(), *TWO.papers()]))


def row(number: int, **claimed: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "patent_numbers": [],
        "mode": None,
        "supplier": None,
        "receiver": None,
        "contract_amount": None,
    }
    return {"row": number, "claimed": empty | claimed}


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (
            "合同总额应为 1 元：a.pdf 第1页为 2 元。请核对清单。依据：办法《一》",
            ("合同总额应为 1 元：a.pdf 第1页为 2 元。", "请核对清单。", "办法《一》"),
        ),
        ("日期晚 15 天。登记时间应填生效日。", ("日期晚 15 天。", "登记时间应填生效日。", "")),
        ("请补发票。", ("请补发票。", "", "")),
        ("没有句号", ("没有句号", "", "")),
        ("缺发票。说明：甲。请补齐。必要时附说明。", ("缺发票。说明：甲。", "请补齐。必要时附说明。", "")),
    ],
)
def test_a_message_is_parted_into_what_is_wrong_and_what_to_do(message: str, parts: tuple[str, str, str]) -> None:
    assert parted(message) == parts


def test_nothing_of_a_message_is_lost() -> None:
    for claim in report()["claims"]:
        for check in claim["checks"]:
            problem, remedy, basis = parted(check["message"])
            assert (problem + remedy + (f"依据：{basis}" if basis else "")).strip() == check["message"].strip()


def test_rows_stand_in_the_order_of_the_list_and_supported_ones_ask_for_nothing() -> None:
    found = to_mend(report())
    assert [item.row for item in found.rows] == [2]
    codes = [item.code for item in found.rows[0].corrections]
    assert "contract.amount" in codes
    assert "invoice.present" in codes
    statuses = [item.status for item in found.rows[0].corrections]
    assert statuses == sorted(statuses, key=["fail", "missing", "unclear"].index)
    (amount,) = (item for item in found.rows[0].corrections if item.code == "contract.amount")
    assert [(spot.file, spot.page) for spot, _ in amount.pages] == [("合同2.pdf", 1)]
    assert amount.spots[0].index is not None


def test_what_was_mended_is_solved_and_what_was_not_is_left() -> None:
    found = changes(report(), mended())
    assert {item.correction.code for item in found.solved if item.row == 2} >= {"contract.amount", "invoice.present"}
    assert not any(item.gone for item in found.solved)
    assert not any(row == 2 for row, _ in found.new)
    back = changes(mended(), report())
    assert {key for row, key in back.new if row == 2} >= {"contract.amount", "invoice.present"}


def test_papers_that_no_row_claims_are_told_apart() -> None:
    one, two = (
        {"code": "evidence.unclaimed", "message": f"{name}.pdf 第1页的合同没有任何一行（甲）。"} for name in "ab"
    )
    assert key_of(one) != key_of(two)
    assert key_of(one) == "evidence.unclaimed a.pdf 第1页的合同没有任何一行"


def test_the_same_report_has_solved_nothing_and_brought_nothing() -> None:
    found = changes(report(), report())
    assert found.solved == ()
    assert found.new == frozenset()
    assert found.left > 0


def test_a_row_put_in_before_the_others_moves_them_and_changes_nothing() -> None:
    three = Deal(3, receiver="青岛汇澜新材料有限公司")
    papers = MATTER.documents
    claims = [three.claim(), ONE.claim(), TWO.claim()]
    moved = [replace(claim, row=number) for number, claim in enumerate(claims, start=1)]
    found = changes(report(), report(dossier(moved, papers)))
    assert not [item for item in found.solved if item.row]
    assert {row for row, _ in found.new if row} == {1}


def test_a_row_that_was_deleted_is_told_as_gone() -> None:
    found = changes(report(), report(dossier([ONE.claim()], MATTER.documents)))
    gone = [item for item in found.solved if item.row == 2]
    assert gone
    assert all(item.gone for item in gone)


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ([row(1, patent_numbers=["a"], mode="x")], [row(7, patent_numbers=["a"], mode="x", supplier="s")], {7: 1}),
        (
            [row(1, supplier="s", receiver="r", contract_amount="1")],
            [row(2, supplier="s", receiver="r", contract_amount="1", patent_numbers=["b"])],
            {2: 1},
        ),
        ([row(1, patent_numbers=["a", "b"])], [row(1, patent_numbers=["b", "c"])], {1: 1}),
        ([row(1, patent_numbers=["a"])], [row(1, patent_numbers=["b"])], {}),
        ([row(1), row(2)], [row(1), row(2), row(3)], {1: 1, 2: 2}),
        ([], [row(1)], {}),
    ],
)
def test_rows_are_matched_by_what_they_claim(before: list[Any], after: list[Any], pairs: dict[int, int]) -> None:
    assert matched_rows(before, after) == pairs


def test_no_two_rows_are_matched_with_one() -> None:
    before = [row(number, patent_numbers=["a"], mode="x") for number in (1, 2)]
    after = [row(number, patent_numbers=["a"], mode="x") for number in (1, 2, 3)]
    found = matched_rows(before, after)
    assert len(set(found.values())) == len(found) == 2


def test_the_page_says_what_the_last_submission_solved(team: Office) -> None:
    package, first = team.package()
    again = team.services.submissions.begin("owner", "材料", None, first)
    with team.services.workspace.writing() as connection:
        for number, found in ((first.id, mended()), (again.id, report())):
            values = {"report": zlib.compress(dumps(found).encode()), "state": State.DONE, "files": 1}
            connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == number).values(**values))
    text = team.machine("owner").get(f"/packages/{package}/check").text
    assert "处新出现" in text
    assert "新出现</span>" in text
    assert "第 2 行" in text


def test_a_self_check_is_kept_whole_and_made_anew_for_another_report(team: Office) -> None:
    package, _ = team.package()
    submissions = team.services.submissions
    record = find_package(team.services.workspace, package)
    made = make_selfcheck(submissions, record, None)
    assert made == selfcheck_of(submissions, record, None)
    later = replace(record, verified_at=record.verified_at + timedelta(seconds=1))
    with team.services.workspace.writing() as connection:
        connection.execute(update(SELFCHECKS).where(SELFCHECKS.c.package == package).values(data=b"none"))
    assert selfcheck_of(submissions, later, None) == made
    assert selfcheck_of(submissions, later, None) == made


def test_markup_in_a_package_is_shown_as_text(team: Office) -> None:
    evil = Deal(4, receiver="<img src=x onerror=alert(1)>")
    claim = evil.claim()
    matter = dossier([claim], [evil.contract(name="<script>alert(2)</script>.pdf")])
    evil_parts = {name: getattr(matter, name) for name in ("claim_list", "documents", "files", "pages")}
    package, _ = team.package("other", **evil_parts)
    for view in ("check", "check/print"):
        text = team.machine("other").get(f"/packages/{package}/{view}").text
        assert "&lt;img src=x" in text
        assert "<img src=x" not in text
        assert "<script>alert" not in text


def test_the_list_to_print_has_all_that_the_page_has_and_no_pictures(team: Office) -> None:
    package, _ = team.package()
    owner = team.machine("owner")
    page, paper = (owner.get(f"/packages/{package}/{view}").text for view in ("check", "check/print"))
    assert page.count('class="correction') == paper.count('class="correction')
    assert "<img" not in paper
    assert paper.count('class="tick"') == paper.count('class="correction')


def test_a_page_of_many_rows_sends_what_it_shows(team: Office) -> None:
    found = report()
    wrong = found["claims"][1]
    found["claims"] = [copy.deepcopy(wrong) | {"row": number} for number in range(1, 101)]
    package, _ = team.package()
    team.services.reports._held.clear()
    with team.services.workspace.writing() as connection:
        packed = zlib.compress(dumps(found).encode())
        connection.execute(update(PACKAGES).where(PACKAGES.c.id == package).values(report=packed))
        connection.execute(delete(SELFCHECKS))
    owner = team.machine("owner")
    first, last = (owner.get(f"/packages/{package}/check", params={"number": n}).text for n in (1, 99))
    assert first.count("<article") == 30
    assert re.search(r"4 / 4", last)
    team.services.reports._held.clear()


@pytest.mark.parametrize("box", ["1", "a,b,c,d", "0.5,0,0.1,1", "0,0,1,1,1"])
def test_a_place_that_is_none_is_refused(team: Office, box: str) -> None:
    package, _ = team.package()
    assert team.machine("owner").get(f"/packages/{package}/check/pages/0", params={"box": box}).status_code == 400


def test_a_page_without_a_picture_has_none(team: Office) -> None:
    package, _ = team.package()
    owner = team.machine("owner")
    for index in (0, 99999, -1):
        assert owner.get(f"/packages/{package}/check/pages/{index}").status_code == 404


def test_a_cited_place_is_shown_from_the_page_with_what_stands_around_it(tmp_path: Path) -> None:
    matter = replace(MATTER, place="/owner")
    files = tuple(replace(file, sha256=digest(f"owner{file.path}")) for file in matter.files)
    index = next(index for index, page in enumerate(matter.pages) if page.file == matter.documents[0].file)
    with office(tmp_path) as team:
        draw_pages(replace(matter, files=files), Path(team.services.settings.cache_place))
        package, _ = team.package()
        address = f"/packages/{package}/check/pages/{index}"
        owner = team.machine("owner")
        for _ in range(2):  # made, then as it was kept
            team.services.albums._held.clear()
            part, whole = (owner.get(f"{address}?box=0.1,0.1,0.3,0.12{more}") for more in ("", "&whole=true"))
            assert part.headers["content-type"] == "image/jpeg"
            sizes = [Image.open(io.BytesIO(answer.content)).size for answer in (part, whole)]
            assert sizes[0][0] < sizes[1][0] == 1000
            assert sizes[0][1] < sizes[1][1]
        assert team.machine("other").get(address).status_code == 404


def test_the_page_speaks_english_by_the_switch(team: Office, tmp_path: Path) -> None:
    package, _ = team.package()
    owner = team.machine("owner")
    assert owner.get("/language/en?next=/packages").headers["location"] == "/packages"
    text = owner.get(f"/packages/{package}/check").text
    assert 'lang="en"' in text
    assert "How to mend" in text
    assert owner.get("/language/xx").status_code == 422
