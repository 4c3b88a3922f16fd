"""Why something could not be read, told in Chinese with the next step. The one place where these words stand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from extract.limits import way_out
from extract.package import Reason
from ocr.errors import HeyanError

_ADVICE: Mapping[Reason, tuple[str, str]] = MappingProxyType(
    {
        Reason.EMPTY: ("文件是空的（0 字节）", "请重新导出或扫描后提交"),
        Reason.DAMAGED: ("文件损坏或不完整，无法打开", "请用原始文件重新导出或重新扫描后提交"),
        Reason.ENCRYPTED: ("文件设有打开密码", "请去除密码后重新提交，或把密码写入文本文件，用 --passwords 给出"),
        Reason.MISLABELLED: ("文件内容与扩展名不符，无法识别", "请确认文件是否正确，另存为 PDF 后重新提交"),
        Reason.UNSUPPORTED: ("暂不支持这种文件格式", "请另存为 PDF 后重新提交"),
        Reason.TOO_LARGE: ("文件过大", "请拆分或降低扫描分辨率后重新提交"),
        Reason.LIMIT: ("内容超出可处理的上限", "请拆分或缩小后重新提交"),
        Reason.TIME_LIMIT: ("读取超过时限，已放弃", "请单独检查，或重新扫描、另存为 PDF 后提交"),
        Reason.SYSTEM_FILE: ("系统或临时文件，与核验无关", "无需处理"),
        Reason.LINK: ("符号链接，未予读取", "如属证明材料，请把文件本身放入文件夹后重新提交"),
        Reason.UNSAFE_NAME: ("压缩包内的文件名不安全，未予读取", "请重新打包（只含普通文件，不用绝对路径）后提交"),
        Reason.BLANK: ("空白页，没有内容", "无需处理"),
        Reason.OBSCURED: ("整页被遮盖或涂黑，看不到内容", "请重新扫描该页后提交"),
        Reason.ENGINE: ("文字识别引擎出错", "请运行 heyan doctor 检查本机环境后重试"),
        Reason.NO_ACCESS: ("没有读取权限", "请检查文件权限后重试"),
    }
)


def over_limit(field: str, detail: str, reason: Reason = Reason.LIMIT) -> UnreadableError:
    """What exceeds the limit of that name, with the option that widens it."""
    return UnreadableError(reason, detail, way_out(field))


class UnreadableError(HeyanError):
    """A file or a page that cannot be read, with the reason from the closed list.

    Args:
        reason: why.
        detail: Chinese; what exactly was found, in place of the general words for the reason.
        advice: Chinese; the next step, in place of the general one.
    """

    def __init__(self, reason: Reason, detail: str = "", advice: str = "") -> None:
        self.reason = reason
        self.detail = detail
        self.advice = advice
        super().__init__(self.told())

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[Reason, str, str]]:
        """Pickled by its parts: workers hand it to the main process."""
        return (UnreadableError, (self.reason, self.detail, self.advice))

    def told(self, file: str = "", page: int | None = None) -> str:
        """The message for a person: file, page, what is wrong, next step."""
        what, advice = _ADVICE[self.reason]
        place = f"{file} " if file else ""
        place += f"第 {page} 页" if page else ""
        place = f"{place.strip()}：" if place.strip() else ""
        return f"{place}{self.detail or what}。{self.advice or advice}。"
