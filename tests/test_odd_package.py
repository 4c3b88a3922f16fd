"""A healthy package among hostile and odd files: its verdicts stay, every file is accounted for, reports are inert."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extract.limits import MEGABYTE, Limits
from extract.reading import PageReader
from extract.tasks import PageTask
from heyan.crew import Crew
from heyan.options import RunOptions
from heyan.pipeline import verify
from heyan.report.as_html import report_html
from heyan.report.as_json import dumps, report_json
from heyan.report.as_xlsx import report_xlsx
from heyan.report.model import Report
from heyan.store.read_page import ReadPage
from heyan.work import WorkOrder
from samples.package import PackageOptions, generate_package
from tests.extract_builders import RecordingEngine
from tests.odd.archives import zipped
from tests.odd.folder import make_folder

LIMITS = Limits(pages=60, pixels=20_000_000, cells=5_000, archive_bytes=60 * MEGABYTE, members=300)
pytestmark = pytest.mark.fonts


class _Here(Executor):
    """Runs what it is given at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def _read(order: WorkOrder, task: PageTask) -> ReadPage:
    """A page, pictures read by an engine that says the same of all."""
    with PageReader(RecordingEngine) as reader:
        return ReadPage(reader.read(task))


@contextmanager
def _crew(options: RunOptions) -> Iterator[Crew]:
    yield Crew(_Here(), _Here(), 1, 1, _read)


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A row that is supported and one that is contradicted, all papers with text."""
    folder = tmp_path_factory.mktemp("healthy")
    return generate_package(
        PackageOptions(5, clean=("plain",), planted=("registration_day_differs",), digital=True, noise=0), folder
    )


def _verified(package: Path, cache: Path) -> Report:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("heyan.pipeline.open_crew", _crew)
        patched.setattr("extract.readers.office_conversion.libreoffice", lambda: None)
        return verify(package, RunOptions(cache=cache, use_cache=False, limits=LIMITS))


def _verdicts(report: Report) -> list[tuple[int, str]]:
    return [(row.claim.row, row.verdict.value) for row in report.judgement.rows]


@pytest.fixture(scope="module")
def alone(healthy: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    return _verified(healthy, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def among(healthy: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The same package with the folder of all odd files in it."""
    folder = tmp_path_factory.mktemp("among")
    package = folder / "材料"
    package.mkdir()
    for file in healthy.iterdir():
        (package / file.name).write_bytes(file.read_bytes())
    make_folder(package / "杂件")
    for name in ("清单.xlsx", "其实是xls.xlsx"):  # these look like claim lists, of which a package has one
        (package / "杂件" / "表格" / name).unlink()
    return _verified(package, folder / "cache")


def test_the_healthy_package_has_its_verdicts(alone: Report) -> None:
    assert _verdicts(alone) == [(1, "supported"), (2, "contradicted")]


def test_odd_files_beside_it_change_no_verdict(alone: Report, among: Report) -> None:
    assert _verdicts(among) == _verdicts(alone)


def test_every_file_stands_in_the_report(among: Report) -> None:
    listed = json.loads(dumps(report_json(among)))["files"]
    assert len(listed) > 250
    assert all(file["reason"] for file in listed if file["status"] != "read")
    assert len({file["path"] for file in listed}) == len(listed)


def test_names_are_inert_in_the_page(among: Report) -> None:
    page = report_html(among)
    assert "<img src=x" not in page
    assert "onerror=alert(1)&gt;" in page


def test_names_are_no_formulas_in_the_workbook(among: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(among)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(str(cell.value).endswith('=HYPERLINK("http:","x").txt') for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_the_package_as_an_archive_has_the_same_verdicts_and_documents(
    alone: Report, healthy: Path, tmp_path: Path
) -> None:
    (tmp_path / "材料.zip").write_bytes(zipped({file.name: file.read_bytes() for file in healthy.iterdir()}))
    report = _verified(tmp_path / "材料.zip", tmp_path / "cache")
    assert _verdicts(report) == _verdicts(alone)
    assert [(document.file, document.kind) for document in report.documents] == [
        (document.file, document.kind) for document in alone.documents
    ]
