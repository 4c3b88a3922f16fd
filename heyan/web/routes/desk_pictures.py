"""Pictures of pages for the viewer, and the reading of a place that a reviewer points at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from heyan.desk.values import proposed_value
from heyan.report.shown import shown
from heyan.web.access import package_for
from heyan.web.desk.acts import box_of, said
from heyan.web.errors import MissingError
from heyan.web.pages import page
from heyan.web.rights import Person, Right, needs
from heyan.web.services import services

if TYPE_CHECKING:
    from heyan.desk.room import Room

router = APIRouter(prefix="/packages/{package}/desk")
Short = Annotated[str, Form(max_length=200)]


@router.get("/pictures/{index}")
def picture(request: Request, person: Annotated[Person, needs(Right.REVIEW)], package: int, index: int) -> Response:
    """The picture of a page as submitted. Its address names its content, so that a browser may keep it."""
    record = package_for(request, person, package)
    made = services(request)
    jpeg = None if made.room.is_open(record.id) else made.albums.page(record, index)
    jpeg = jpeg if jpeg is not None else _picture(made.room, record.id, index)
    if jpeg is None:
        raise MissingError
    return Response(jpeg, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=86400, immutable"})


def _picture(room: Room, package: int, index: int) -> bytes | None:
    pages = room.sitting(package).matter.dossier.pages
    if not 0 <= index < len(pages):
        return None
    place = (pages[index].file, pages[index].number)
    return room.pictures(package).jpegs([place]).get(place)


@router.post("/reading")
def reading(
    request: Request,
    person: Annotated[Person, needs(Right.DECIDE)],
    package: int,
    index: Annotated[int, Form()],
    box: Short,
    value: Short,
) -> Response:
    """What is printed inside a box that was pulled on a page, and the value that it reads as in a field."""
    record = package_for(request, person, package)
    made = services(request)
    pages = made.room.sitting(record.id).matter.dossier.pages
    where = box_of(said(box))
    if not 0 <= index < len(pages) or where is None:
        raise MissingError
    place = (pages[index].file, pages[index].number)
    pictures = made.room.pictures(record.id)
    source = pictures.task(place) or pictures.jpegs([place]).get(place)
    if source is None:
        raise MissingError
    text = made.crops.read(source, where, pages[index].turn)
    name = value.partition(":")[0]
    found = proposed_value(name, text.replace("\n", ""))
    return page(request, "desk/reading.html", text=text, value=None if found is None else shown(found))
