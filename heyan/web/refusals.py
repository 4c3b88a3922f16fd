"""How a refusal is told: a page, a line for htmx, a way to the log-in, or problem+json for machines (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from heyan.web.errors import MissingError, NotSignedInError, TooLargeError, WebError, marked
from heyan.web.language import language_of, translations
from heyan.web.pages import asked_by_htmx, page
from ocr.errors import EngineError, HeyanError

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

API = "/api/"


def install_refusals(app: FastAPI) -> None:
    """Answer every error of a request."""
    app.add_exception_handler(WebError, _web)
    app.add_exception_handler(HeyanError, _heyan)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _fault)


def problem(status: int, text: str, **more: Any) -> JSONResponse:
    """An error as machines read it."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": text} | more
    return JSONResponse(body, status, media_type="application/problem+json")


def told(request: Request, status: int, text: str) -> Response:
    """An error in the form that the asker expects."""
    spoken = translations(language_of(request)).gettext(text)
    if request.url.path.startswith(API):
        return problem(status, spoken)
    if asked_by_htmx(request):
        return Response(spoken, status, media_type="text/plain; charset=utf-8")
    return page(request, "refused.html", code=status, status=status, text=text)


def _web(request: Request, error: Exception) -> Response:
    assert isinstance(error, WebError)
    if not isinstance(error, NotSignedInError) or request.url.path.startswith(API):
        response = told(request, error.status, str(error))
        if error.status is HTTPStatus.UNAUTHORIZED:
            response.headers["WWW-Authenticate"] = "Bearer"
        return response
    way = "/login" if request.method != "GET" else f"/login?next={quote(_address(request), safe='')}"
    if asked_by_htmx(request):
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": "/login"})
    return RedirectResponse(way, HTTPStatus.SEE_OTHER)


def _address(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _heyan(request: Request, error: Exception) -> Response:
    status = HTTPStatus.INTERNAL_SERVER_ERROR if isinstance(error, EngineError) else HTTPStatus.UNPROCESSABLE_ENTITY
    return told(request, status, str(error))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    texts = {404: MissingError.text, 405: marked("不支持这种请求方法。"), 413: TooLargeError.text}
    response = told(request, error.status_code, texts.get(error.status_code, WebError.text))
    response.headers.update(error.headers or {})
    return response


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if request.url.path.startswith(API):
        places = [{"at": "/".join(map(str, item["loc"])), "why": item["msg"]} for item in error.errors()]
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, marked("参数有误。"), errors=places)
    return told(request, HTTPStatus.UNPROCESSABLE_ENTITY, marked("参数有误。"))


def _gone(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Nobody hears this: whoever asked has left in the middle."""
    return Response(status_code=HTTPStatus.BAD_REQUEST)


def _fault(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server writes it to its log
    return told(request, HTTPStatus.INTERNAL_SERVER_ERROR, marked("程序出错，请联系管理员查看服务日志。"))
