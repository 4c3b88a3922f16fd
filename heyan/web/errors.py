"""What a request may be refused for; how it is told is the affair of `heyan/web/refusals.py`."""

from __future__ import annotations

from http import HTTPStatus


def marked(text: str) -> str:
    """Marks a text of the program for the catalogue (gettext's N_); it is translated where it is shown."""
    return text


class WebError(Exception):
    """Base of all refusals. `text` is Chinese and in the catalogue."""

    status = HTTPStatus.BAD_REQUEST
    text = marked("请求有误。")

    def __init__(self, text: str = "") -> None:
        super().__init__(text or self.text)


class NotSignedInError(WebError):
    """Nobody is signed in."""

    status = HTTPStatus.UNAUTHORIZED
    text = marked("请先登录。")


class ForbiddenError(WebError):
    """The role lacks the right."""

    status = HTTPStatus.FORBIDDEN
    text = marked("您的角色没有这项权限。")


class ForgedError(WebError):
    """The request did not come from a page of ours."""

    status = HTTPStatus.FORBIDDEN
    text = marked("页面已过期，请刷新后重试。")


class MissingError(WebError):
    """There is no such thing, or it is not this person's to see: the two are not told apart."""

    status = HTTPStatus.NOT_FOUND
    text = marked("没有找到这个页面。")


class TooLargeError(WebError):
    """More was sent than is taken."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    text = marked("发送的内容超过上限。")


class ConflictError(WebError):
    """The thing is in a state that does not allow it."""

    status = HTTPStatus.CONFLICT
    text = marked("当前状态下不能这样操作。")


class TooManyError(WebError):
    """Asked too often."""

    status = HTTPStatus.TOO_MANY_REQUESTS
    text = marked("尝试次数过多，请稍后再试。")
