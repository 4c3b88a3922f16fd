"""A parser that would never end is ended, told, and harms no other document."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from extract.pages import Page
from parsers import api
from parsers.documents.parsed import Parsed
from parsers.time_limit import at_most
from parsers.values import search
from tests.paper_lines import pages

CONTRACT = (
    "# 专利权转让合同\n甲方（转让方）：青禾大学\n乙方（受让方）：云杉（滨州）新材料有限公司\n~ 一、转让费25万元。"
)


def _endless(_: Sequence[Page]) -> Sequence[Parsed]:
    while True:
        pass


def test_a_parser_that_does_not_end_leaves_its_document_without_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "TIME_LIMIT", 0.1)
    monkeypatch.setattr(api, "PAGE_TIME", 0.0)
    monkeypatch.setattr(api, "_parser", lambda _: _endless)
    search.afresh()
    (document,) = api.parse_documents(pages(CONTRACT))
    assert (document.kind, document.fields, search.given_up()) == ("contract", {}, 1)
    search.afresh()


def test_what_catches_it_on_the_way_does_not_escape() -> None:
    caught: list[TimeoutError] = []

    def stubborn() -> None:
        while True:
            try:
                _endless([])
            except TimeoutError as ended:
                caught.append(ended)
                if len(caught) > 1:
                    raise

    def limited() -> None:
        with at_most(0.05):
            stubborn()

    with pytest.raises(TimeoutError):
        limited()
    assert len(caught) == 2


def test_other_threads_are_ended_alike_and_nothing_comes_afterwards() -> None:
    seen: list[str] = []

    def work() -> None:
        try:
            with at_most(0.05):
                _endless([])
        except TimeoutError:
            seen.append("ended")
        with at_most(60):
            seen.append("went on")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)
    assert seen == ["ended", "went on"]
