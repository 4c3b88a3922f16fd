"""Everything that the page shows at a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from heyan.web.desk.rail import Show, Wish, neighbours, ordered, rail
from heyan.web.desk.row_page import row_page
from heyan.web.services import services
from validators.findings import Verdict

if TYPE_CHECKING:
    from fastapi import Request

    from heyan.desk.kept import View


def screen(
    request: Request, package: int, number: int | None, wish: Wish, view: View | None = None, **more: Any
) -> dict[str, Any]:
    """What the templates of the desk show at a row; at the first one listed where it is not in the list.

    `view` is how the package is seen, None for the sitting itself.
    """
    view = view if view is not None else services(request).room.sitting(package)
    items = ordered(view)
    listed = rail(items, wish, number)
    if number not in view.lines:
        number = listed.items[0].number if listed.items else None
    before, behind = neighbours(items, wish, number) if number is not None else (None, None)
    return {
        "package": package,
        "finished": view.finished,
        "rail": listed,
        "wish": wish,
        "current": number,
        "before": before,
        "behind": behind,
        "shown": row_page(view, package, number) if number is not None else None,
        "verdicts": tuple(Verdict),
        "shows": tuple(Show),
        "stamp": stamp_of(request, package, view),
        "cutting": services(request).room.cutting(package),
        "trouble": services(request).room.trouble(package),
        "notice": None,
        "refused": None,
    } | more


def stamp_of(request: Request, package: int, view: View) -> str:
    """Changes with all that the list shows: what was decided, how far judging is, the version of the package."""
    last = view.decisions[-1].number if view.decisions else 0
    parts = (view.read_at.timestamp(), last, view.finished, services(request).room.cutting(package))
    return "-".join(str(part) for part in parts)
