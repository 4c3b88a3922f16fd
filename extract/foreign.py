"""The border to libraries that read foreign content: whatever they raise becomes an UnreadableError with a reason."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from extract.failures import UnreadableError
from extract.package import Reason
from ocr.errors import EngineError, told

_OF_THE_MACHINE = frozenset({errno.EIO, errno.ENOMEM, errno.EMFILE, errno.ENFILE, errno.ENOSPC, errno.ESTALE})
"""What the operating system refuses whatever the file holds."""


@contextmanager
def foreign_content() -> Iterator[None]:
    """Maps what a library raises on content it cannot digest; `EngineError` and `UnreadableError` keep their meaning.

    Raises:
        UnreadableError: in place of everything a library raises.
    """
    try:
        yield
    except UnreadableError:
        raise
    except EngineError as error:
        raise UnreadableError(Reason.ENGINE, f"文字识别引擎出错（{error}）") from error
    except PermissionError as error:
        raise UnreadableError(Reason.NO_ACCESS) from error
    except FileNotFoundError as error:
        raise UnreadableError(Reason.NO_ACCESS, "文件已不存在", "请确认核验期间没有移动或删除文件后重试") from error
    except (MemoryError, RecursionError, OverflowError) as error:
        raise UnreadableError(Reason.LIMIT) from error
    except OSError as error:
        if error.errno in _OF_THE_MACHINE:
            raise UnreadableError(Reason.NO_ACCESS, f"读取文件时系统出错（{told(error)}）", "请稍后重试") from error
        raise _damaged(error) from error
    except Exception as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> UnreadableError:
    return UnreadableError(Reason.DAMAGED, f"文件损坏或不完整，无法读取（{type(error).__name__}）")
