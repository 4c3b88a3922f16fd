"""`heyan serve`: opens the workspace, says how to come in, and serves until it is stopped."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import click
import uvicorn

from heyan.web.app import create_app
from ocr.errors import ConfigError, told

if TYPE_CHECKING:
    from heyan.web.settings import Settings


def serve(settings: Settings, host: str) -> None:
    """Serve until stopped.

    Raises:
        ConfigError: the port is taken, or the workspace or its database cannot be used.
    """
    app = create_app(settings)
    listening = _listen(host, settings.port)
    port = listening.getsockname()[1]
    place = f"http://{host}:{port}"
    click.echo(f"{place}/enter?token={app.state.doorkeeper.ticket}")
    click.echo("在本机浏览器中打开上面的链接（只能用一次）。按 Ctrl-C 停止。", err=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    uvicorn.Server(config).run([listening])


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
