"""What the routes work with, made once with the application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from heyan.desk.crops import CropReader
from heyan.desk.room import Room
from heyan.web.doorkeeper import Doorkeeper
from heyan.web.jobs.runner import Runner
from heyan.web.reports import Reports
from heyan.web.selfcheck.pictures import Albums
from heyan.web.settings import Settings
from heyan.web.submissions import Submissions
from heyan.web.uploads import Uploads
from heyan.workspace.place import Workspace

if TYPE_CHECKING:
    from fastapi import FastAPI, Request


@dataclass(frozen=True, slots=True)
class Services:
    """The workspace and what stands on it."""

    workspace: Workspace
    settings: Settings
    doorkeeper: Doorkeeper
    submissions: Submissions
    uploads: Uploads
    reports: Reports
    albums: Albums
    runner: Runner
    room: Room
    crops: CropReader

    def close(self) -> None:
        """End what runs behind the routes."""
        self.runner.stop()
        self.room.close()
        self.crops.close()


def install_services(app: FastAPI, workspace: Workspace, settings: Settings) -> Services:
    """Make what the routes work with."""
    submissions = Submissions(workspace)
    made = Services(
        workspace=workspace,
        settings=settings,
        doorkeeper=Doorkeeper(workspace, team=settings.team),
        submissions=submissions,
        uploads=Uploads(submissions),
        reports=Reports(submissions),
        albums=Albums(workspace, settings.cache_place),
        runner=Runner(workspace, settings),
        room=Room(workspace),
        crops=CropReader(),
    )
    app.state.services = made
    return made


def services(request: Request) -> Services:
    """What a request works with."""
    return cast("Services", request.app.state.services)
