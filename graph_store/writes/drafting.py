"""What a client gave becomes a draft, the one that an import checks its rows with; what is wrong, problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from graph_store.drafts import Draft, Fault, faults
from graph_store.entities import by_ids
from graph_store.errors import BadInput
from graph_store.files import ExchangeFile
from graph_store.identity import Identity, decode
from graph_store.reading import Reading
from graph_store.writes.problems import Problem, Refused, not_as_expected, path_of

Given = Mapping[str, Any]
"""What a client gave, by column: things by global ids, lists as lists, None to empty; other columns are left out."""

D = TypeVar("D", bound=Draft)


@dataclass(frozen=True, slots=True)
class Named:
    """What the given columns name, decoded; `wrong` are the columns in which it could not be."""

    by_column: Mapping[str, tuple[Identity, ...]]
    problems: tuple[Problem, ...]
    wrong: frozenset[str] = field(default=frozenset())


def named(file: ExchangeFile, given: Given, beside: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> Named:
    """The things that the given columns name, as far as they can be told; `beside` are names that are no columns."""
    found: dict[str, tuple[Identity, ...]] = {}
    problems = []
    wrong = set()
    for column, types in {**file.references, **beside}.items():
        if given.get(column) is None:
            continue
        ids = given[column] if column in file.lists else [given[column]]
        try:
            found[column] = tuple(decode(path_of(column)[-1], id_, tuple(map(str.capitalize, types))) for id_ in ids)
        except BadInput as error:
            problems.append(Problem("INVALID", error.message, path_of(column)))
            wrong.add(column)
    return Named(found, tuple(problems), frozenset(wrong))


async def drafted(reading: Reading, file: ExchangeFile, given: Given, stored: Given, names: Named) -> Draft:
    """The draft of what was given, and of what is stored in the other columns.

    Raises Refused with all that is wrong: values that break a rule, and names of what the viewer does not see.
    """
    problems = list(names.problems)
    own = {column: _text(value) for column, value in given.items() if column in file.columns}
    values = {**stored, **own, **_references(file, names)}
    draft = None
    try:
        draft = file.draft.model_validate({name: value for name, value in values.items() if name not in names.wrong})
    except ValidationError as error:
        problems += (problem_of(fault) for fault in faults(error) if fault.column not in names.wrong)
    problems += await unseen(reading, names)
    if problems or draft is None:
        raise Refused(problems)
    return draft


async def unseen(reading: Reading, names: Named) -> list[Problem]:
    """A problem for each column that names something that is not there, or that the viewer does not see."""
    wanted: dict[str, set[str]] = {}
    for identity in (identity for some in names.by_column.values() for identity in some):
        wanted.setdefault(identity.type, set()).add(identity.id)
    seen = {
        Identity(type_name, id_)
        for type_name, ids in sorted(wanted.items())
        for id_ in await by_ids(reading, type_name, sorted(ids), ())
    }
    return [
        Problem("NOT_FOUND", f"{path_of(column)[-1]}: there is nothing with this id", path_of(column))
        for column, identities in names.by_column.items()
        if not seen.issuperset(identities)
    ]


def check_expected(file: ExchangeFile, stored: Given, expected: Given) -> None:
    """Refused, with a CONFLICT for each column in which the store has not what the client last saw."""
    names = named(file, expected)
    values = {**stored, **{column: _text(value) for column, value in expected.items()}}
    values.update(_references(file, names))
    wrong = set(names.wrong)
    try:
        draft = file.draft.model_validate({name: value for name, value in values.items() if name not in wrong})
        wrong |= {column for column in expected if _listless(getattr(draft, column)) != _listless(stored[column])}
    except ValidationError as error:
        wrong |= {fault.column for fault in faults(error)}
    if wrong:
        raise not_as_expected(wrong)


def _listless(value: Any) -> Any:
    """A value as it is compared: what a list names has no order."""
    return sorted(value) if isinstance(value, tuple) else value


def _references(file: ExchangeFile, names: Named) -> dict[str, Any]:
    """What the columns name, as texts of a row."""
    found: dict[str, Any] = {}
    for column in file.references.keys() & names.by_column.keys():
        ids = [reference(file, column, identity) for identity in names.by_column[column]]
        found[column] = ids if column in file.lists else ids[0]
    return found


def problem_of(fault: Fault) -> Problem:
    """What is wrong with a column, as a client reads it."""
    path = path_of(fault.column)
    return Problem("REQUIRED" if fault.is_empty else "INVALID", f"{path[-1]}: {_words(fault)}", path)


def _words(fault: Fault) -> str:
    """The reason, without what it says of files."""
    return "is required" if fault.is_empty else fault.reason


def reference(file: ExchangeFile, column: str, identity: Identity) -> str:
    """How a column of the exchange format names a thing: with its type before it where there can be several."""
    return identity.id if len(file.references[column]) == 1 else f"{identity.type.lower()}:{identity.id}"


def _text(value: Any) -> Any:
    """A value as a draft checks it: numbers as they are written, for what is a number already it takes as it is."""
    return repr(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def as_draft(kind: type[D], draft: Draft) -> D:
    """The draft, which is known to be of this kind."""
    return cast("D", draft)
