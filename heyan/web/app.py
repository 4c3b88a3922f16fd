"""Makes the application: routers, rights, refusals, guard."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from heyan.store.database import open_database
from heyan.web.csrf import refuse_forged
from heyan.web.doorkeeper import LoneDoorkeeper
from heyan.web.guard import Guard
from heyan.web.refusals import install_refusals
from heyan.web.sessions import Sessions
from heyan.web.tables import WEB

if TYPE_CHECKING:
    from heyan.web.settings import Settings

FORM_BYTES = 1024 * 1024
"""What a form may send. A route that takes files has a `max_body_size` of its own."""
ROUTERS = ("entry", "packages")
"""Modules of `heyan/web/routes/`, each with a `router`."""


def create_app(settings: Settings) -> FastAPI:
    """The application over a workspace."""
    app = FastAPI(
        title="heyan",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(refuse_forged)],
        max_body_size=FORM_BYTES,
    )
    engine = open_database(settings.database or str(settings.folder))
    WEB.create_all(engine)
    app.state.settings = settings
    app.state.doorkeeper = LoneDoorkeeper(Sessions(engine))
    for name in ROUTERS:
        app.include_router(import_module(f"heyan.web.routes.{name}").router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    install_refusals(app)
    app.add_middleware(Guard, local=not settings.team)
    return app
