"""`heyan serve`: opens the workspace, says how to come in, and serves until it is stopped."""

from __future__ import annotations

import socket
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import uvicorn

from heyan.web.accounts import Accounts
from heyan.web.app import create_app
from heyan.web.guard import LOOPBACK
from heyan.web.settings import Settings
from heyan.workspace.place import open_workspace
from ocr.errors import ConfigError, told

if TYPE_CHECKING:
    from fastapi import FastAPI


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the pages are served: `proxy` is the address of the reverse proxy whose word on its clients is taken."""

    host: str
    port: int
    proxy: str


def serve_pages(folder: Path | None, settings: Settings, listening: Listening) -> None:
    """Serve until stopped: alone at this machine, or a team where the workspace has accounts.

    Raises:
        ConfigError: the port is taken, the workspace or its database cannot be used, or others are to be served without
            accounts.
    """
    with open_workspace(folder, settings.database) as workspace:
        team = Accounts(workspace).any()
        if not team and listening.host not in LOOPBACK:
            raise ConfigError(
                f"要让其他机器访问（--host {listening.host}），须先建立账号。请运行："
                f"heyan account add 账号名 --role administrator --workspace {workspace.folder}"
                + (" --database URL" if settings.database else "")
            )
        app = create_app(workspace, replace(settings, team=team))
        taken = _listen(listening.host, listening.port)
        _tell(app, listening.host, taken.getsockname()[1])
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            proxy_headers=team,
            forwarded_allow_ips=listening.proxy,
            timeout_graceful_shutdown=5,
        )
        uvicorn.Server(config).run([taken])


def _tell(app: FastAPI, host: str, port: int) -> None:
    """How to come in: the link on standard output, what to do with it on standard error."""
    place = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    keeper = app.state.services.doorkeeper
    if not keeper.team:
        click.echo(f"{place}/enter?token={keeper.ticket}")
        click.echo("请在本机浏览器中打开上面的链接（只能用一次）。供团队使用：先运行 heyan account add。", err=True)
    else:
        click.echo(place)
        if host not in LOOPBACK:
            click.echo("heyan：密码会以明文经过网络，请放在带 TLS 的反向代理之后（见 docs/serve.md）。", err=True)
    click.echo("按 Ctrl-C 停止。", err=True)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise ConfigError(f"无法在 {host}:{port} 上提供服务（{told(error)}）。请用 --port 另选端口。") from error
    return listening
