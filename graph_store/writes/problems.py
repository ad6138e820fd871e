"""What a client can mend in a mutation: all of it at once, and then nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graph_store.errors import ServiceError

ProblemCode = Literal["INVALID", "REQUIRED", "NOT_FOUND", "CONFLICT"]

_UNDERSCORE = re.compile(r"_([a-z])")
_LOCATION = ("latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, how to mend it, and where it is in the mutation's arguments."""

    code: ProblemCode
    message: str
    path: tuple[str, ...]


class Refused(ServiceError):
    """A mutation that writes nothing, because of these problems; never an error that a client sees."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


def path_of(column: str) -> tuple[str, ...]:
    """Where the value of a column of the exchange format is in the input of a mutation."""
    name = _UNDERSCORE.sub(lambda letter: letter[1].upper(), column)
    return ("input", "location", name) if column in _LOCATION else ("input", name)


def not_as_expected(columns: Iterable[str]) -> Refused:
    """For columns in which the store has not what the client last saw."""
    paths = [path_of(column) for column in sorted(columns)]
    words = "is not what it was: look at what it is now, and change that."
    return Refused([Problem("CONFLICT", f"{path[-1]}: {words}", ("input", "expected", *path[1:])) for path in paths])
