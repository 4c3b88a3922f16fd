"""`heyan account`: the accounts of a team, from the terminal. Whoever can write the workspace may use it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from heyan.chinese_click import ChineseGroup
from ocr.errors import ConfigError

if TYPE_CHECKING:
    from heyan.web.doorkeeper import Doorkeeper

_ROLES = ("administrator", "reviewer", "auditor", "applicant")
_PATH = click.Path(path_type=Path)


def _placed(command: Any) -> Any:
    """The options that say which workspace is meant."""
    command = click.option("--database", metavar="URL", help="工作区用的 PostgreSQL 数据库地址。")(command)
    return click.option("--workspace", type=_PATH, metavar="DIR", help="工作区目录。")(command)


@click.group("account", cls=ChineseGroup, help="管理评审页面的账号：管理员、评审、审计、申报单位。")
def account() -> None:
    """The accounts of a workspace."""


@account.command("add", help="建立账号；第一个管理员也由此建立。密码从终端输入，或由标准输入的第一行给出。")
@click.argument("name", metavar="NAME")
@click.option(
    "--role", type=click.Choice(_ROLES), required=True, metavar="ROLE",
    help="administrator 管理员；reviewer 评审；auditor 审计（只读）；applicant 申报单位（只见自己的材料包）。",
)  # fmt: skip
@click.option("--shown", default="", metavar="TEXT", help="显示的姓名或单位名称。")
@_placed
def add(name: str, role: str, shown: str, workspace: Path | None, database: str | None) -> None:
    """Make an account."""
    from heyan.web.rights import Role

    with _keeper(workspace, database) as keeper:
        keeper.accounts.add(name, Role(role), _password(), shown)
    click.echo(f"已建立账号 {name}。")


@account.command("password", help="重设账号的密码，并结束它的所有登录。")
@click.argument("name", metavar="NAME")
@_placed
def password(name: str, workspace: Path | None, database: str | None) -> None:
    """Give an account another password."""
    with _keeper(workspace, database) as keeper:
        keeper.accounts.set_password(name, _password())
        keeper.sessions.end_all(name)
    click.echo(f"已重设 {name} 的密码。")


@account.command("list", help="列出账号。")
@_placed
def list_accounts(workspace: Path | None, database: str | None) -> None:
    """List accounts."""
    with _keeper(workspace, database) as keeper:
        known = list(keeper.accounts.all())
        for item in known:
            click.echo("\t".join((item.name, item.role.value, item.shown, "" if item.active else "停用")))
    if not known:
        click.echo("还没有账号。请运行 heyan account add 账号名 --role administrator 建立第一个。", err=True)


@account.command("token", help="生成供程序使用的接口令牌（只显示一次）；不给 NAME 时供本机单人使用。")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--label", default="", metavar="TEXT", help="用途说明。")
@click.option("--days", type=click.IntRange(1, 3650), default=180, metavar="N", help="有效天数（默认 180）。")
@_placed
def token(name: str | None, label: str, days: int, workspace: Path | None, database: str | None) -> None:
    """Make a token for machines."""
    from heyan.web.doorkeeper import ALONE

    with _keeper(workspace, database) as keeper:
        if name is not None and keeper.accounts.find(name) is None:
            raise ConfigError(f"没有可用的账号 {name}。请运行 heyan account list 查看。")
        click.echo(keeper.tokens.make(name or ALONE, label, days))


@contextmanager
def _keeper(workspace: Path | None, database: str | None) -> Iterator[Doorkeeper]:
    from heyan.web.doorkeeper import Doorkeeper
    from heyan.web.errors import WebError
    from heyan.workspace.place import open_workspace

    with open_workspace(workspace, database) as opened:
        try:
            yield Doorkeeper(opened, team=True)
        except WebError as error:
            raise ConfigError(str(error)) from error


def _password() -> str:
    """A password that is typed twice at a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("密码", hide_input=True, confirmation_prompt="再次输入密码", prompt_suffix="："))
    return sys.stdin.readline().rstrip("\r\n")
