"""Click in Chinese: headings of the help, and usage errors that say what to do."""

from __future__ import annotations

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
    known: list[tuple[type[click.ClickException], str]] = [
        (click.NoSuchOption, "没有这个选项：{0.option_name}"),
        (click.MissingParameter, "缺少参数：{1}"),
        (click.BadParameter, "参数 {1} 有误：{2}"),
    ]
    text = next((form for kind, form in known if isinstance(error, kind)), "用法有误：{0.message}")
    context: click.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "heyan"
    return f"{text.format(error, _parameter(error), _fault(error))}。请运行 {command} --help 查看用法。"


def _parameter(error: Any) -> str:
    parameter: click.Parameter | None = getattr(error, "param", None)
    return str(parameter.make_metavar(click.Context(click.Command("heyan")))) if parameter else ""


def _fault(error: Any) -> str:
    """What a value should have been, where its type says so."""
    match getattr(getattr(error, "param", None), "type", None):
        case click.IntRange(min=least, max=None):
            return f"应为不小于 {least} 的整数"
        case click.Choice(choices=choices):
            return f"应为 {'、'.join(map(str, choices))} 之一"
    return str(error.message).rstrip(".")
