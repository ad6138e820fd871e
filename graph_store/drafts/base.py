"""What all drafts share: their columns, their values, and how their errors are told column by column."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo

from graph_store.drafts.reading import EMPTY, bad


class Fault(NamedTuple):
    """What is wrong with one column of one row; `is_empty` where it must have a value and has none."""

    column: str
    reason: str
    is_empty: bool = False


class Draft(BaseModel):
    """One row to be written. Validated from texts, or from values as the store holds them."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, hide_input_in_errors=True)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The columns of the file, in its order."""
        return tuple(cls.model_fields)

    def values(self) -> tuple[Any, ...]:
        """The values, one a column: text, float, int, bool, None, or a tuple of texts for a list."""
        own = self.__dict__
        return tuple(own[column] for column in type(self).model_fields)


class NodeDraft(Draft):
    """A row that makes or changes a node; `linking` are the columns that name other things, stored as relations."""

    linking: ClassVar[tuple[str, ...]] = ()

    id: str

    def properties(self) -> dict[str, Any]:
        """The node's properties as they are stored, those made by folding included, times excluded."""
        raise NotImplementedError


def not_before(value: str | None, info: ValidationInfo, start: str) -> str | None:
    """A7: an end that is before its start is a bad row, told at the end."""
    begin = info.data.get(start)
    if value is not None and begin is not None and value < begin:
        raise bad(f"{value} is before {start}, which is {begin}")
    return value


def both_or_neither(longitude: float | None, info: ValidationInfo) -> float | None:
    """M3: latitude and longitude stand together; told at the one that is empty."""
    if "latitude" in info.data:
        latitude = info.data["latitude"]
        if latitude is None and longitude is not None:
            raise bad("is empty although longitude is given: give both or neither", "latitude")
        if latitude is not None and longitude is None:
            raise bad("is empty although latitude is given: give both or neither")
    return longitude


def faults(error: ValidationError) -> list[Fault]:
    """The faults of a row, in the order of its columns."""
    return [_fault(details) for details in error.errors(include_url=False, include_input=False)]


def _fault(details: Any) -> Fault:
    column = details.get("ctx", {}).get("column") or str(details["loc"][0])
    if details["type"] == "missing":
        return Fault(column, "is required for what is new, and the file has no such column: add it", True)
    return Fault(column, details["msg"], details["type"] == EMPTY)
