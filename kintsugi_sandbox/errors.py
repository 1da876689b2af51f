"""Holds what the sandbox refuses, and with which words; it knows no HTTP and no world."""

from typing import Any


class ApiError(Exception):
    """A Bot API call is refused; `status` is the HTTP status and the `error_code` of the answer."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(f"{status} {description}")
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    return ApiError(409, f"Conflict: {reason}")


def not_found() -> ApiError:
    return ApiError(404, "Not Found")


def unauthorized() -> ApiError:
    return ApiError(401, "Unauthorized")


def too_many_requests(retry_after: int) -> ApiError:
    """`retry_after` in seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class PhoneError(Exception):
    """A person tried what their phone cannot do; the text is a sentence for them."""


class PortBusy(Exception):  # noqa: N818  # the name says what happened; it is part of the agreed interface
    """The port asked for is taken; nothing was started."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} on 127.0.0.1 is already in use. Choose another one with --port.")
        self.port = port
