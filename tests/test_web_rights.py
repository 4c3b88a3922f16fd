"""Every route of the pages declares who may use it."""

from __future__ import annotations

from pathlib import Path

from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import Mount

from heyan.web.app import create_app
from heyan.web.rights import declared
from heyan.web.settings import Settings
from heyan.workspace.place import open_workspace


def test_every_route_declares_one_right_or_is_open_on_purpose(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        app = create_app(workspace, Settings())
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, Mount):
            assert route.path == "/static"
            continue
        assert isinstance(route.original_route, APIRoute), route
        assert len(list(declared(route.dependant))) == 1, route.path
