"""report.json: the public form of a report, schema `heyan.report/1` (see report.schema.json beside this file).

Amounts are yuan as strings with two decimals, dates ISO, boxes fractions of the page as submitted.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from extract.integrity import Signature
from heyan.report.decided import review_json, standing_json
from heyan.report.model import SCHEMA, Extraction, Report
from ocr.lines import Box
from parsers.reading import Document, Field, Figure, Item, Reading
from validators.findings import Verdict
from validators.programmes.measures import MONEY_UNITS

if TYPE_CHECKING:
    from extract.integrity import Integrity
    from extract.package import SourceFile
    from heyan.report.model import Reviewed
    from parsers.claims import Claimed, ClaimList, Place
    from parsers.corrections import Correction, Corrections
    from parsers.reading import Seam
    from validators.findings import Check
    from validators.judge import RowJudgement
    from validators.metrics import Measured

Json = dict[str, Any]


def plain(value: object) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, Box):
        return [round(edge, 5) for edge in (value.x0, value.y0, value.x1, value.y1)]
    if isinstance(value, Item | Figure):
        return {name: plain(part) for name, part in asdict(value).items()}
    return _scalar(value)


def _scalar(value: object) -> Any:
    match value:
        case Enum():
            return value.value
        case Decimal():
            return f"{value:.2f}"
        case date():
            return value.isoformat()
        case _:
            return value


def _reading(reading: Reading) -> Json:
    found: Json = {
        "value": plain(reading.value),
        "text": reading.text,
        "reader": reading.reader.value,
        "confidence": round(reading.confidence, 4),
        "page": reading.page,
        "box": plain(reading.box),
    }
    return found | ({"repaired": True} if reading.repaired else {}) | _elsewhere(reading.file)


def _elsewhere(file: str) -> Json:
    """The file of a place, where it is not the document's first."""
    return {"file": file} if file else {}


def _field(field: Field) -> Json:
    best = field.best
    return {
        "value": plain(field.value),
        "text": best.text,
        "confidence": field.confidence,
        "page": best.page,
        "box": plain(best.box),
        "conflict": field.conflict,
        "readings": [_reading(reading) for reading in field.readings],
    } | (_elsewhere(best.file) | ({"replaced": [_reading(item) for item in field.replaced]} if field.replaced else {}))


def document_json(document: Document) -> Json:
    """A document in the shape of `documents[]`."""
    return {
        "id": document.id,
        "kind": document.kind.value,
        "subtype": document.subtype,
        "file": document.file,
        "pages": list(document.pages),
        "confidence": round(document.confidence, 4),
        "fields": {name: [_field(field) for field in fields] for name, fields in document.fields.items() if fields},
        "cut_confidence": round(document.cut_confidence, 4),
    } | _whereabouts(document)


def _whereabouts(document: Document) -> Json:
    """Where a document lies besides its pages: on more files, on a part of its page."""
    files = {"more_files": list(document.more_files)} if document.more_files else {}
    return files | ({"box": plain(document.box)} if document.box else {})


def _cut(seam: Seam) -> Json:
    return {
        "file": seam.file,
        "page": seam.page,
        "begins": seam.begins,
        "confidence": round(seam.confidence, 4),
        "why": seam.why,
    }


def _corrections(corrections: Corrections) -> list[Json]:
    """Every correction: where it was applied, or why it was not."""
    applied = [_correction(item, file, "") for (file, _), item in corrections.steps.items()]
    return applied + [_correction(item.correction, None, item.why) for item in corrections.unmatched]


def _correction(correction: Correction, file: str | None, why_not: str) -> Json:
    return {
        "sha256": correction.file,
        "file": file,
        "page": correction.page,
        "step": correction.step.value,
        "kind": correction.kind.value if correction.kind else None,
        "note": correction.note,
        "applied": not why_not,
        "message": why_not or correction.words,
    }


def _claim_list(found: ClaimList) -> Json:
    """What was understood of the claim list."""
    return {
        "title": found.title,
        "columns": dict(found.columns),
        "units": dict(found.units),
        "other_columns": list(found.others),
        "titled_mode": found.titled_mode.value if found.titled_mode else None,
        "rows": len(found.claims),
        "totals": {name: plain(amount) for name, amount in found.totals.items()},
        "places": [_place(place) for place in found.places],
        "left_out": [{"place": _place(item.place), "text": item.text, "why": item.why} for item in found.left_out],
    }


def file_json(file: SourceFile) -> Json:
    """A file in the shape of `files[]`."""
    return {
        "path": file.path,
        "sha256": file.sha256,
        "format": file.format,
        "pages": file.pages,
        "status": file.status.value,
        "reason": file.reason.value if file.reason else None,
        "message": file.message,
    } | ({"integrity": _integrity(file.integrity)} if file.integrity else {})


def _integrity(found: Integrity) -> Json:
    """The signatures of a file and what later saves changed; a moment with its zone."""
    return {
        "signatures": [
            {name: plain(getattr(signature, name)) for name in Signature.__slots__} for signature in found.signatures
        ],
        "saves": found.saves,
        "edits": [{"kind": edit.kind.value, "page": edit.page, "what": edit.what} for edit in found.edits],
        "fault": found.fault,
    }


def _place(place: Place) -> Json:
    return {"file": place.file, "page": place.page, "box": plain(place.box), "label": place.label}


def _claimed(claimed: Claimed) -> Json:
    return {name: plain(getattr(claimed, name)) for name in claimed.__slots__}


def check_json(check: Check) -> Json:
    """A check in the shape of `checks[]` and `findings[]`."""
    return {
        "code": check.code,
        "status": check.status.value,
        "expected": check.expected,
        "found": check.found,
        "message": check.message,
        "evidence": [
            {"document": item.document, "field": item.field, "page": item.page, "box": plain(item.box)}
            | _elsewhere(item.file)
            for item in check.evidence
        ],
    } | _in_other_packages(check)


def _in_other_packages(check: Check) -> Json:
    """The places in other packages that a check cites; nothing where it cites none."""
    places = [{name: plain(getattr(place, name)) for name in place.__slots__} for place in check.elsewhere]
    return {"elsewhere": places} if places else {}


def metric_json(item: Measured) -> Json:
    """A metric: counts as integers, money as yuan and shares as per cent with two decimals."""
    metric = item.metric

    def value(number: Decimal | None) -> int | str | None:
        if number is None:
            return None
        exact = metric.unit in MONEY_UNITS or metric.unit == "%" or number != number.to_integral_value()
        return f"{number:.2f}" if exact else int(number)

    return {
        "id": metric.id,
        "label": metric.label,
        "required": value(item.required),
        "stated": value(item.stated),
        "verified": value(item.verified),
        "status": item.status.value,
        "unit": "元" if metric.unit in MONEY_UNITS else metric.unit,
        "bound": metric.bound.value,
        "basis": metric.basis.value,
        "inferred": item.inferred,
        "source": metric.source,
        "note": metric.note,
    }


def _row(row: RowJudgement, reviewed: Reviewed | None) -> Json:
    standing = reviewed.rows.get(row.claim.row) if reviewed is not None else None
    return {
        "row": row.claim.row,
        "place": _place(row.claim.place),
        "claimed": _claimed(row.claim.claimed),
        "verdict": row.verdict.value,
        "checks": [check_json(check) for check in row.checks],
        "documents": list(row.documents),
    } | ({"review": standing_json(standing)} if standing is not None else {})


def _amounts(report: Report, verdict: Verdict) -> Json:
    """合同额 is left out: it repeats on every row of a contract, so its sum over rows means nothing."""
    supported = verdict is Verdict.SUPPORTED
    found: Json = {}
    for name in ("received_amount", "patent_amount"):
        claimed = report.amounts_by_verdict(name)[verdict]
        found[name] = {"claimed": plain(claimed), "verified": plain(claimed if supported else Decimal(0))}
    return found


def _summary(report: Report) -> Json:
    return {
        "rows": {verdict.value: count for verdict, count in report.rows_by_verdict().items()},
        "amounts": {verdict.value: _amounts(report, verdict) for verdict in Verdict},
        "documents": dict(sorted(Counter(document.kind.value for document in report.documents).items())),
        "pages": dict(sorted(Counter(page.status.value for page in report.pages).items())),
    }


def report_json(report: Report) -> Json:
    """The whole report."""
    return {
        "schema": SCHEMA,
        "package": {
            "path": report.path,
            "programme": report.programme,
            "applicant": report.applicant,
            "verified_at": report.verified_at.isoformat(timespec="seconds"),
            "tool": asdict(report.tool),
        },
        "files": [file_json(file) for file in report.files],
        "pages": [
            {
                "file": page.file,
                "page": page.number,
                "status": page.status.value,
                "reason": page.reason,
                "message": page.message,
            }
            for page in report.pages
        ],
        "documents": [document_json(document) for document in report.documents],
        "cuts": [_cut(seam) for seam in report.doubtful_cuts],
        "corrections": _corrections(report.corrections),
        "claim_list": _claim_list(report.claim_list),
        "claims": [_row(row, report.reviewed) for row in report.judgement.rows],
        "findings": [check_json(check) for check in report.judgement.findings],
        "programme": {
            "metrics": [metric_json(metric) for metric in report.judgement.metrics],
            "totals": [
                {
                    "label": total.label,
                    "stated": total.check.found,
                    "listed": total.check.expected,
                    "verified": total.verified,
                    "status": total.check.status.value,
                }
                for total in report.judgement.totals
            ],
            "submission": [check_json(check) for check in report.judgement.submission],
        },
        "summary": _summary(report),
    } | _review(report)


def _review(report: Report) -> Json:
    """What reviewers decided, where they did."""
    if report.reviewed is None:
        return {}
    return {"review": review_json(report.reviewed, {row.claim.row: row.verdict for row in report.judgement.rows})}


def extraction_json(extraction: Extraction) -> Json:
    """What `heyan extract --json` prints."""
    return {
        "schema": SCHEMA,
        "files": [file_json(file) for file in extraction.files],
        "documents": [document_json(document) for document in extraction.documents],
    }


def dumps(value: Json) -> str:
    """JSON text, the same for the same value; each file, document, row and finding is a line."""
    parts = (f"{_line(key)}: {_lines(part)}" for key, part in value.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(part: Any) -> str:
    return "[\n" + ",\n".join(map(_line, part)) + "\n]" if isinstance(part, list) and part else _line(part)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
