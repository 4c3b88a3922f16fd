"""Click in Chinese: headings of the help, and usage errors that say what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

_HEADINGS = {"Options": "选项", "Commands": "命令", "Usage": "用法"}


class ChineseFormatter(click.HelpFormatter):
    """Writes the headings of help texts in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        args = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]...")
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands with their explanations."""
        super().write_dl(
            [(name, said.replace("[required]", "[必须给出]")) for name, said in rows], col_max, col_spacing
        )


class ChineseContext(click.Context):
    """A context whose help is Chinese."""

    formatter_class = ChineseFormatter


class ChineseCommand(click.Command):
    """A command whose help is Chinese."""

    context_class = ChineseContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Chinese."""
        return _in_chinese(super().get_help_option(ctx))


class ChineseGroup(click.Group):
    """A group of commands whose help is Chinese."""

    context_class = ChineseContext
    command_class = ChineseCommand

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Chinese."""
        return _in_chinese(super().get_help_option(ctx))


def _in_chinese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示帮助后退出。"
    return option


def usage_message(error: click.ClickException) -> str:
    """What is wrong with a call, and what to type next."""
    context: click.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "heyan"
    return f"{_wrong(error)}。请运行 {command} --help 查看用法。"


def _wrong(error: Any) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有这个选项：{error.option_name}"
        case click.exceptions.NoSuchCommand():
            return f"没有这个命令：{error.command_name}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面缺少值，或不带值"
        case click.MissingParameter():
            return f"缺少参数：{_parameter(error)}"
        case click.BadParameter():
            return f"参数 {_parameter(error)} 有误：{_fault(error)}"
    return "命令不完整，或多了参数"


def _parameter(error: Any) -> str:
    """The option as it is typed, the argument as the help shows it."""
    match getattr(error, "param", None):
        case click.Option(opts=[name, *_]):
            return str(name)
        case click.Parameter() as argument:
            return argument.make_metavar(click.Context(click.Command("heyan")))
    return ""


def _fault(error: Any) -> str:
    """What a value should have been, where its type says so."""
    match getattr(getattr(error, "param", None), "type", None):
        case click.IntRange(min=least, max=None):
            return f"应为不小于 {least} 的整数"
        case click.IntRange(min=least, max=most):
            return f"应为 {least} 到 {most} 的整数"
        case click.Choice(choices=choices):
            return f"应为 {'、'.join(map(str, choices))} 之一"
        case click.types.FloatParamType():
            return "应为数字"
    return str(error.message).rstrip(".")
