"""Makes the application: services, routers, rights, refusals, guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool

from heyan.web.csrf import refuse_forged
from heyan.web.guard import Guard
from heyan.web.refusals import install_refusals
from heyan.web.services import install_services

if TYPE_CHECKING:
    from heyan.web.settings import Settings
    from heyan.workspace.place import Workspace

FORM_BYTES = 1024 * 1024
"""What a form may send. A route that takes files has a `max_body_size` of its own."""
ROUTERS = (
    *("entry", "account", "accounts", "packages", "submissions", "selfcheck"),
    *("desk", "desk_decisions", "desk_export", "desk_pictures"),
)
"""Modules of `heyan/web/routes/`, each with a `router`."""


def create_app(workspace: Workspace, settings: Settings) -> FastAPI:
    """The application over a workspace, which stays open as long as it serves."""

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        made.runner.start()
        yield
        await run_in_threadpool(made.close)

    app = FastAPI(
        title="heyan",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(refuse_forged)],
        max_body_size=FORM_BYTES,
        lifespan=running,
    )
    made = install_services(app, workspace, settings)
    for name in ROUTERS:
        app.include_router(import_module(f"heyan.web.routes.{name}").router, include_in_schema=False)
    app.include_router(import_module("heyan.web.api.router").router)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    install_refusals(app)
    app.add_middleware(Guard, local=not settings.team)
    return app
