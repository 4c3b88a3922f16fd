"""What a review comes to, to take away: the reports with the decisions in them, and the review sheet."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response

from heyan.web.access import package_for
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services

router = APIRouter(prefix="/packages/{package}/desk")


class Form(StrEnum):
    """The forms of export."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    HTML = "html"
    JSON = "json"


_TYPES = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.HTML: "text/html; charset=utf-8",
    Form.JSON: "application/json",
}
_SHEETS = (Form.DOCX, Form.PDF)


@router.get("/export/{form}")
def export(request: Request, person: Annotated[Person, needs(Right.REVIEW)], package: int, form: Form) -> Response:
    """A report of the review, made now; the review sheet names the person as the reviewer."""
    from heyan.desk.export import exported

    record = package_for(request, person, package)
    room = services(request).room
    content = exported(room.sitting(record.id), room.pictures(record.id), form.value, person.shown or person.name)
    name = f"{'评审意见表' if form in _SHEETS else '核验报告'}-{record.name}.{form.value}"
    disposition = f"attachment; filename=\"review.{form.value}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=_TYPES[form], headers={"Content-Disposition": disposition})
