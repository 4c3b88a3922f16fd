"""The command line: a thin shell over the pipeline.

Data goes to standard output, progress and messages to standard error.
"""

from __future__ import annotations

import io
import sys
import traceback
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from extract.limits import LIMIT_OPTIONS, limits_from
from heyan.chinese_click import ChineseGroup, usage_message
from heyan.exits import Exit
from heyan.web.commands import account
from ocr.choices import Device, EngineName
from ocr.errors import EngineError, HeyanError, told

PATH = click.Path(path_type=Path)
_ENGINES = click.Choice([name.value for name in EngineName])
_DEVICES = click.Choice([device.value for device in Device])
_LIMITS = "；".join(f"{name}={option.default} {option.meaning}" for name, option in LIMIT_OPTIONS.items())
_READING_OPTIONS = (
    click.option("--engine", type=_ENGINES, default="swift", help="文字识别引擎（默认 swift）。"),
    click.option("--device", type=_DEVICES, default="cpu", help="在 CPU 还是 GPU 上识别（默认 cpu，通常更合算）。"),
    click.option("--limit", multiple=True, metavar="NAME=N", help=f"改变一项上限，可重复：{_LIMITS}。"),
)
"""What can change what is read."""
_MACHINE_OPTIONS = (
    click.option(
        "--workers",
        type=click.IntRange(1),
        metavar="N",
        help="读取进程数（默认与 CPU 核数相同；--device gpu 时由空闲显存决定，每个进程约占 8.5 GB）。",
    ),
    click.option("--cluster", metavar="ADDRESS", help="由 Dask 集群读取，如 tcp://主机:8786（见 docs/cluster.md）。"),
    click.option("--cache", metavar="DIR", help="已读页面的缓存：目录（默认 ~/.cache/heyan）或数据库地址。"),
    click.option("--no-cache", is_flag=True, help="不用缓存，所有页面重新读取。"),
    click.option("--passwords", type=PATH, metavar="FILE", help="密码文件：每行一个密码，或“文件名<TAB>密码”。"),
    click.option("--json", "as_json", is_flag=True, help="在标准输出打印 JSON。"),
    click.option("--quiet", is_flag=True, help="不显示进度和摘要。"),
)


def _machine_options(command: Any) -> Any:
    """The options that every command takes that reads pages in one way or another."""
    for option in reversed(_MACHINE_OPTIONS):
        command = option(command)
    return command


def _run_options(command: Any) -> Any:
    """These and how pages are read."""
    command = _machine_options(command)
    for option in reversed(_READING_OPTIONS):
        command = option(command)
    return command


def _options(given: dict[str, Any], programme: str | None = None) -> Any:
    from extract.passwords import NO_PASSWORDS, read_passwords
    from heyan.options import RunOptions

    return RunOptions(
        programme=programme,
        engine=EngineName(given.get("engine", "swift")),
        device=Device(given.get("device", "cpu")),
        workers=given["workers"],
        cluster=given["cluster"],
        cache=given["cache"],
        use_cache=not given["no_cache"],
        limits=limits_from(given.get("limit", ())),
        passwords=read_passwords(given["passwords"]) if given["passwords"] else NO_PASSWORDS,
        review=_review(given),
        corrections=given.get("corrections"),
    )


def _review(given: dict[str, Any]) -> Any:
    """What the reviewer brings along; commands that judge nothing have no such options."""
    from heyan.review import Given, moment_of

    when = given.get("submitted")
    return Given(given.get("entities"), given.get("track"), moment_of(when) if when else None)


@click.group(cls=ChineseGroup, help="核验专利转化补贴申报材料：读取证据，与清单逐行核对，给出每一行的结论。离线运行。")
@click.version_option(package_name="heyan", prog_name="heyan", message="%(prog)s %(version)s", help="显示版本后退出。")
def commands() -> None:
    """The commands of heyan."""


@commands.command(help="核验一个或多个申报材料包（文件夹、压缩包，或含全部材料的单个文件），生成报告。")
@click.argument("packages", nargs=-1, required=True, type=PATH, metavar="PACKAGE...")
@click.option(
    "--programme", metavar="ID", help="项目规则（见 heyan programmes）或自己的配置文件 .toml；不给则只用通用规则。"
)
@click.option("--entities", type=PATH, metavar="FILE", help="单位名单 .xlsx：谁是中小微企业、高校、本地单位。")
@click.option("--submitted", metavar="DATE", help="材料提交时间，如 2022-09-26 或“2022-09-26 17:30”，核对截止时间。")
@click.option("--track", metavar="ID", help="申报类别（项目分类别时；见 heyan programmes ID），不给则从申报书判断。")
@click.option("--corrections", type=PATH, metavar="FILE", help="切分更正文件（默认用报告目录中的 corrections.toml）。")
@click.option("--out", type=PATH, metavar="DIR", help="报告目录（默认在材料包旁：<PACKAGE>-heyan/）。")
@click.option("--each", is_flag=True, help="给出的是存放材料包的文件夹：其中每个子文件夹、压缩包或 PDF 是一个材料包。")
@click.option("--workspace", type=PATH, metavar="DIR", help="工作区目录：保留核验结果，供查重、复核和抽样。")
@click.option("--database", metavar="URL", help="工作区用的 PostgreSQL 数据库地址（默认为工作区目录中的文件）。")
@_run_options
def verify(packages: tuple[Path, ...], programme: str | None, out: Path | None, **given: Any) -> None:
    """Verify packages; the exit code tells whether every row is supported."""
    from heyan.batch import Ways, verify_all
    from heyan.each import Packages, packages_in

    with ExitStack() as held:
        kept = None
        if given["workspace"] or given["database"]:
            from heyan.workspace.place import open_workspace

            kept = held.enter_context(open_workspace(given["workspace"], given["database"]))
        ways = Ways(out, given["as_json"], given["quiet"], kept)
        found = packages_in(packages) if given["each"] else Packages(packages)
        sys.exit(verify_all(found, _options(given, programme), ways, each=packages if given["each"] else ()))


@commands.command(help="按报告记下的选项重跑一次，说明与原报告有何不同、可能因为什么。0 无差异，1 有差异，2 缺材料。")
@click.argument("report", type=PATH, metavar="REPORT")
@click.option("--package", type=PATH, metavar="PATH", help="材料现在的位置（默认按报告所记）。")
@click.option("--programme", metavar="FILE", help="项目配置文件 .toml 现在的位置（原来用自己的配置文件时）。")
@click.option("--entities", type=PATH, metavar="FILE", help="单位名单现在的位置（默认按报告所记）。")
@_machine_options
def replay(report: Path, package: Path | None, programme: str | None, **given: Any) -> None:
    """Run a report again; engine, device and limits are those that it records."""
    from heyan.replay.told import replay_report

    options = _options(given, programme)
    sys.exit(replay_report(report, package, options, as_json=given["as_json"], quiet=given["quiet"]))


@commands.command(help="更正材料的切分：写入报告目录的 corrections.toml，下次 heyan verify 时生效。")
@click.argument("report", type=PATH, metavar="DIR")
@click.argument("page", type=click.IntRange(1), metavar="PAGE")
@click.argument("step", type=click.Choice(["split", "join", "kind", "aside"]), metavar="split|join|kind|aside")
@click.option("--file", "name", metavar="NAME", help="报告中的文件（只有一个文件时可省略）。")
@click.option("--kind", metavar="KIND", help="材料类别代码，如 contract（step 为 kind 时必须给出）。")
@click.option("--note", default="", metavar="TEXT", help="备注。")
def correct(report: Path, page: int, step: str, **given: Any) -> None:
    """Write down a correction of the cuts beside a report."""
    from heyan.corrections import correct_report

    click.echo(correct_report(report, page, step, **given))


@commands.command(help="读取单个文件，列出识别到的材料及字段（不与清单核对）。")
@click.argument("files", nargs=-1, required=True, type=PATH, metavar="FILE...")
@_run_options
def extract(files: tuple[Path, ...], **given: Any) -> None:
    """Read single documents blind; exit code 1 where a file could not be read."""
    from heyan.reading import extract as extract_files
    from heyan.report.as_json import dumps, extraction_json
    from heyan.screen import page_progress, show_extraction

    with page_progress("读取", quiet=given["quiet"]) as progress:
        extraction = extract_files(files, _options(given), progress)
    if given["as_json"]:
        click.echo(dumps(extraction_json(extraction)), nl=False)
    elif not given["quiet"]:
        show_extraction(extraction)
    sys.exit(Exit.SUPPORTED if extraction.all_read else Exit.NOT_SUPPORTED)


@commands.command(help="列出项目规则；给出 ID 时逐项说明该项目的要求。")
@click.argument("programme", required=False, metavar="[ID]")
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印 JSON。")
def programmes(programme: str | None, as_json: bool) -> None:
    """List the programme profiles, or explain one."""
    from heyan.programmes import show_profile, show_profiles

    if programme:
        show_profile(programme, as_json=as_json)
    else:
        show_profiles(as_json=as_json)


@commands.command(help="生成空白清单（附件1，.xlsx）供申报单位填写。")
@click.argument("programme", metavar="PROGRAMME")
@click.option("--out", type=PATH, metavar="FILE", help="输出文件（默认 ./<PROGRAMME>-清单.xlsx）。")
def template(programme: str, out: Path | None) -> None:
    """Write an empty claim list."""
    from heyan.template import write_template

    name = Path(programme).name.removesuffix(".toml")
    click.echo(write_template(programme, out or Path(f"{name}-清单.xlsx")))


@commands.command(help="对照样本的真值评估识别和核验的准确率。")
@click.argument("folder", type=PATH, metavar="DIR")
@click.option("--out", type=PATH, metavar="FILE", help="把各表另存为 Markdown 文件。")
@click.option("--mistakes", type=PATH, metavar="FILE", help="把与真值不同的字段连同图片存为网页（.html）。")
@_run_options
def evaluate(folder: Path, out: Path | None, mistakes: Path | None, **given: Any) -> None:
    """Measure accuracy against the truth of samples."""
    from heyan.evaluate import evaluate_folder

    evaluate_folder(folder, _options(given), as_json=given["as_json"], quiet=given["quiet"], out=out, mistakes=mistakes)


@commands.command(help="打开评审页面：查看材料包、逐行评审、自查。单机使用时只需打开它显示的链接。")
@click.option("--workspace", type=PATH, metavar="DIR", help="工作区目录（默认 ~/.local/share/heyan）。")
@click.option("--database", metavar="URL", help="工作区用的 PostgreSQL 数据库地址（默认为工作区目录中的文件）。")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, metavar="N", help="端口（默认 8765；0 任选）。")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="监听地址（默认只供本机；其他地址须先建立账号）。")
@click.option("--proxy", default="127.0.0.1", metavar="ADDRESS", help="反向代理的地址，采信它转来的客户端地址和协议。")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="同时核验的材料包数（默认 1，其余排队）。")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="每次核验的读取进程数（默认与 CPU 核数相同）。")
@click.option("--cache", metavar="DIR", help="已读页面的缓存：目录（默认 ~/.cache/heyan）或数据库地址。")
def serve(workspace: Path | None, host: str, port: int, proxy: str, **given: Any) -> None:
    """Serve the review pages until stopped."""
    from heyan.web.serve import Listening, serve_pages
    from heyan.web.settings import Settings

    serve_pages(workspace, Settings(**given), Listening(host, port, proxy))


_VERDICTS = click.Choice(["all", "contradicted", "incomplete", "unclear", "supported"])


@commands.command(help="从工作区抽取行供人工检查，生成审计底稿；--evaluate 收回填好的底稿，得出误差上限。")
@click.argument("workspace", type=PATH, metavar="WORKSPACE")
@click.option("--evaluate", "papers", type=PATH, metavar="FILE", help="填好的底稿 .xlsx：核对、评价，给出结论。")
@click.option(
    "--method",
    type=click.Choice(["simple", "stratified", "mus"]),
    default="simple",
    help="简单随机、按结论和风险分层、按金额的货币单元抽样（默认 simple）。",
)
@click.option("--confidence", type=float, default=95.0, metavar="N", help="置信度，百分数（默认 95）。")
@click.option("--tolerable", type=float, default=5.0, metavar="N", help="可容忍误差率，百分数（默认 5）。")
@click.option("--expected", type=click.IntRange(0), default=0, metavar="N", help="预计误差数（默认 0）。")
@click.option("--size", type=click.IntRange(1), metavar="N", help="样本量（默认由以上三项算出）。")
@click.option("--seed", type=click.IntRange(0), metavar="N", help="随机种子：同一种子抽出同样的行（默认随机取一个）。")
@click.option(
    "--amount",
    type=click.Choice(["received_amount", "patent_amount"]),
    default="received_amount",
    help="金额列：实际到账（默认）或合同涉及专利金额。",
)
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=_VERDICTS,
    help="只抽机器给出这种结论的行，可重复（默认 supported；分层抽样为 all）。",
)
@click.option("--programme", metavar="ID", help="只抽这个项目的材料包。")
@click.option("--out", type=PATH, metavar="FILE", help="底稿或评价结果的文件名（默认按抽样编号）。")
@click.option("--database", metavar="URL", help="工作区用的 PostgreSQL 数据库地址。")
@click.option("--cache", metavar="DIR", help="已读页面的缓存（取证据图片用）。")
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印 JSON。")
@click.option("--quiet", is_flag=True, help="不显示摘要。")
def sample(workspace: Path, papers: Path | None, out: Path | None, **given: Any) -> None:
    """Draw a sample, or conclude from its working papers; then 1 where the bound is beyond what is tolerable."""
    from heyan.options import RunOptions
    from heyan.sampling.command import Asked, Shown, conclude_papers, draw_papers
    from heyan.sampling.plan import Method, Plan, new_seed
    from heyan.workspace.place import FILE_NAME, open_workspace
    from ocr.errors import InputError
    from validators.findings import Verdict

    if not (workspace if given["database"] else workspace / FILE_NAME).exists():  # nothing is written elsewhere
        raise InputError(f"{workspace} 不是工作区目录。请先用 heyan verify … --workspace {workspace} 保留核验结果。")
    shown = Shown(given["as_json"], given["quiet"])
    method = Method(given["method"])
    chosen = given["verdicts"] or (("all",) if method is Method.STRATIFIED else ("supported",))
    verdicts = tuple(Verdict) if "all" in chosen else tuple(map(Verdict, chosen))
    with open_workspace(workspace, given["database"]) as kept:
        if papers is not None:
            sys.exit(conclude_papers(kept, papers, out, shown))
        seed = given["seed"] if given["seed"] is not None else new_seed()
        plan = Plan(
            method, given["confidence"] / 100, given["tolerable"] / 100, given["expected"], seed, given["amount"],
            given["size"],
        )  # fmt: skip
        cache = RunOptions(cache=given["cache"]).cache_place
        sys.exit(draw_papers(kept, Asked(verdicts, given["programme"], cache), plan, out, shown))


@commands.command(help="检查本机是否具备运行条件，缺什么、用什么命令补。")
@click.option("--json", "as_json", is_flag=True, help="在标准输出打印 JSON。")
def doctor(as_json: bool) -> None:
    """Say what this machine lacks and the command that mends it."""
    from heyan.doctor import examine

    sys.exit(Exit.SUPPORTED if examine(as_json=as_json) else Exit.FAULT)


commands.add_command(account)


def main() -> None:
    """Run a command; every error becomes a message and an exit code."""
    _speak_chinese()
    sys.exit(run(sys.argv[1:]))


def _speak_chinese() -> None:
    """Let output never fail for its encoding: UTF-8 where the terminal's has no Chinese, `?` for what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            try:
                "核验".encode(stream.encoding)
            except UnicodeEncodeError:
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="replace")


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code."""
    try:
        commands.main(arguments, prog_name="heyan", standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else Exit.FAULT
    except (KeyboardInterrupt, click.Abort):
        return _tell("已中断。已读页面留在缓存中，再次运行会接着进行。", Exit.INTERRUPTED)
    except (click.ClickException, HeyanError) as error:
        return _refused(error)
    except Exception as error:  # noqa: BLE001  uncaught it would end with code 1, "not every row is supported"
        return _fault(error)
    return Exit.SUPPORTED


def _refused(error: click.ClickException | HeyanError) -> int:
    """The end of a run that was called wrongly, or has nothing to work with."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message())
        return Exit.INPUT
    if isinstance(error, click.ClickException):
        return _tell(usage_message(error), Exit.INPUT)
    return _tell(str(error), Exit.FAULT if isinstance(error, EngineError) else Exit.INPUT)


def _fault(error: Exception) -> int:
    """The end of a run that the machine, or a mistake in the program, cut short."""
    match error:
        case MemoryError():
            message = "内存不足。请关闭其他程序，或用 --workers 1 减少进程后重试。"
        case OSError(filename=place):
            message = f"{place or '本机'}：读写出错（{told(error)}）。请检查磁盘空间和权限后重试。"
        case _:
            traceback.print_exception(error)
            message = "程序出错，没有完成。请把以上内容连同命令一起反馈给维护者。"
    return _tell(message, Exit.FAULT)


def _tell(message: str, code: Exit) -> int:
    click.echo(f"heyan：{message}", err=True)
    return code
