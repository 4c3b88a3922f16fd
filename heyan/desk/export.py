"""What a review comes to as files: reports with the decisions beside the machine's verdicts, and the review sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from heyan.pipeline import judge_dossier
from heyan.report.model import Reviewed

if TYPE_CHECKING:
    from heyan.desk.sitting import Sitting
    from heyan.pictures import PagePictures
    from heyan.report.model import Report


def reviewed_report(sitting: Sitting, pictures: PagePictures, by: str) -> Report:
    """The report of a package as it is reviewed now, with the corrections in its documents. `by` is who asks for it."""
    matter = sitting.matter
    judgement = sitting.bench.finish()
    dossier = replace(matter.dossier, documents=sitting.bench.overlaid.documents)
    report = judge_dossier(dossier, matter.profile, pictures, now=dossier.read_at, judgement=judgement)
    return replace(report, reviewed=Reviewed(sitting.standings, sitting.strays, by))


def exported(sitting: Sitting, pictures: PagePictures, form: str, by: str) -> bytes:
    """The report as `json`, `xlsx` or `html`, the review sheet as `docx` or `pdf`."""
    report = reviewed_report(sitting, pictures, by)
    match form:
        case "json":
            from heyan.report.as_json import dumps, report_json

            return dumps(report_json(report)).encode()
        case "xlsx":
            from heyan.report.as_xlsx import report_xlsx

            return report_xlsx(report)
        case "html":
            from heyan.report.as_html import report_html

            return report_html(report).encode()
        case _:
            return _sheet(report, sitting.matter.profile.label, form)


def _sheet(report: Report, programme: str, form: str) -> bytes:
    from heyan.report.as_docx import sheet_docx
    from heyan.report.as_pdf import sheet_pdf
    from heyan.report.sheet import review_sheet

    sheet = review_sheet(report, programme, datetime.now(UTC).astimezone())
    return sheet_docx(sheet) if form == "docx" else sheet_pdf(sheet)
