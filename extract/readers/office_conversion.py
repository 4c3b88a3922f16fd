"""Old office files (.doc, .wps, .rtf, slides) as PDF, by LibreOffice where it is installed: no macros, no network."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from extract.failures import UnreadableError, over_limit
from extract.package import Reason
from extract.readying import Readable, Unready
from extract.sniff import Format

_NAMES: Mapping[Format, tuple[str, str]] = MappingProxyType(
    {
        Format.DOC: ("doc", "旧版 Word 或 WPS 文字文件"),
        Format.RTF: ("rtf", "RTF 文件"),
        Format.ODT: ("odt", "ODT 文件"),
        Format.PPT: ("ppt", "旧版演示文稿"),
        Format.PPTX: ("pptx", "演示文稿"),
    }
)
_PROGRAMS = ("soffice", "libreoffice")
_PLACES = ("/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>2</value></prop></item>
</oor:items>
"""
"""A profile that runs no macros and follows no links."""


def libreoffice() -> str | None:
    """The program of LibreOffice; None where it is not installed."""
    found = next((program for name in _PROGRAMS if (program := shutil.which(name))), None)
    return found or next((place for place in _PLACES if os.access(place, os.X_OK)), None)


def as_pdf(unready: Unready) -> Readable:
    """The file as a PDF, made by LibreOffice with a profile of its own.

    Raises:
        UnreadableError: LibreOffice is not installed, does not end in time, or makes nothing of the file.
    """
    ending, kind = _NAMES[unready.format]
    program = libreoffice()
    if program is None:
        raise UnreadableError(
            Reason.UNSUPPORTED,
            f"{kind}需要 LibreOffice 转换，本机未安装",
            "请另存为 PDF 或 .docx 后重新提交，或安装后重试：apt-get install libreoffice-writer",
        )
    with tempfile.TemporaryDirectory(dir=unready.room) as folder:
        work = Path(folder)
        source = work / f"file.{ending}"
        shutil.copyfile(unready.path, source)
        _run([program, *_arguments(work), str(source)], work, unready.limits.convert_seconds)
        made = work / "out" / "file.pdf"
        if not made.is_file():
            raise UnreadableError(Reason.DAMAGED, f"{kind}无法转换，可能已损坏")
        handle, place = tempfile.mkstemp(dir=unready.room)
        os.close(handle)
        return Readable(made.replace(place), Format.PDF, "由 LibreOffice 转换后读取")


def _arguments(work: Path) -> list[str]:
    profile = work / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    modes = ["--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]
    return [f"-env:UserInstallation={profile.as_uri()}", *modes, "--convert-to", "pdf", "--outdir", str(work / "out")]


def _run(command: list[str], work: Path, seconds: int) -> None:
    """Run a program in a group of its own, which ends with its time."""
    process = subprocess.Popen(  # noqa: S603 - a program of the system on a copy with a name of ours
        command,
        cwd=work,
        env={**os.environ, "HOME": str(work), "no_proxy": "", "http_proxy": "http://127.0.0.1:9"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise over_limit("convert_seconds", f"转换超过 {seconds} 秒，已放弃", Reason.TIME_LIMIT) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
