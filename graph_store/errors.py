"""Every error that the service lets a client see. Whatever is not one of these is masked as INTERNAL.

A message says what is wrong, where, and how to mend it, and nothing of the inside.
"""

from __future__ import annotations

from typing import ClassVar


class ServiceError(Exception):
    """An error with a code of DESIGN 4; `argument` names what in the request caused it, where something did."""

    code: ClassVar[str] = "INTERNAL"

    def __init__(self, message: str, argument: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.argument = argument


class BadInput(ServiceError):
    """The request itself is wrong: a bad id, cursor, range or combination."""

    code = "BAD_INPUT"

    def __init__(self, argument: str, message: str) -> None:
        super().__init__(f"{argument}: {message}", argument)


class NotFound(ServiceError):
    """An id that steers the answer names nothing that the viewer can see."""

    code = "NOT_FOUND"

    def __init__(self, argument: str, message: str = "there is nothing with this id") -> None:
        super().__init__(f"{argument}: {message}", argument)


class Forbidden(ServiceError):
    """Who asks may not do this."""

    code = "FORBIDDEN"


class TooComplex(ServiceError):
    """The request is larger than the service answers; the message says which limit, and what helps."""

    code = "TOO_COMPLEX"


class RequestTimeout(ServiceError):
    """The answer was not ready within the time-out of the request."""

    code = "TIMEOUT"


class Unavailable(ServiceError):
    """The database cannot be reached, or refuses; trying again later may help."""

    code = "UNAVAILABLE"


class Conflict(ServiceError):
    """What was to be changed has changed meanwhile."""

    code = "CONFLICT"
