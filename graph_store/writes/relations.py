"""Relations that are made, changed and ended: the same way for every noun, by the declaration of its file.

A relation is identified by its key (DEFINITIONS A16); what is in the key is given, never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph_store import imports, relating
from graph_store.errors import NotFound
from graph_store.files import FILES, ExchangeFile, properties, values
from graph_store.identity import Identity
from graph_store.statements import statement
from graph_store.writes import audit, nodes
from graph_store.writes.drafting import Given, check_expected, drafted, named, reference, unseen
from graph_store.writes.keys import TIMEOUT, Outcome
from graph_store.writes.mutation import Change
from graph_store.writes.problems import Problem, Refused, path_of

_BY_NOUN: Mapping[str, ExchangeFile] = {file.noun: file for file in FILES if file.makes is None}
_FRAGMENTS: Mapping[str, str] = {
    "memberships": "the_membership",
    "participations": "the_participation",
    "person_skills": "the_person_skill",
    "partnerships": "the_partnership",
    "asset_uses": "the_asset_use",
    "endorsements": "the_endorsement",
    "pledges": "the_pledge",
}
"""The relation of a noun by its key; of what a party does there is one for each type of party."""


@dataclass(frozen=True, slots=True)
class Between:
    """A relation that is asked for: what it names, the ends first, its key, and its values where it is there."""

    file: ExchangeFile
    named: tuple[Identity, ...]
    key: tuple[str, ...]
    stored: Given | None

    @property
    def first(self) -> Identity:
        """The end that the file's first column names."""
        return self.named[0]

    @property
    def second(self) -> Identity:
        """The other end."""
        return self.named[1]

    @property
    def options(self) -> Mapping[str, str]:
        """The fragment that finds it."""
        fragment = _FRAGMENTS[self.file.noun]
        return {"relation": f"{fragment}_of_{self.second.type.lower()}" if "party" in self.file.key else fragment}

    @property
    def parameters(self) -> Mapping[str, str]:
        """What finds it."""
        key = dict(zip(self.file.key, self.key, strict=True))
        others = {column: key.get(column, "") for column in ("role", "kind", "since", "skill")}
        return {"first": self.first.id, "second": self.second.id, **others}

    @property
    def outcome(self) -> Outcome:
        """The ends, the first of them the subject."""
        return Outcome(((self.first.type, self.first.id), (self.second.type, self.second.id)))

    @property
    def other(self) -> Identity | None:
        """Of whom it tells besides its first end: the person or the organisation at the second, if it is one."""
        return self.second if self.second.type in ("Person", "Organisation") else None

    @property
    def path(self) -> tuple[str, ...]:
        """Where the first end is in the input."""
        return path_of(self.file.key[0])


async def create(change: Change, noun: str, given: Given, expected: Given | None = None) -> Outcome:
    """Makes a relation, of which there is nothing to expect.

    Raises Refused, a CONFLICT where there is one of the same key, and Forbidden.
    """
    between = await find(change, noun, given)
    await relating.check(change.reading, noun, "RELATE", between.first, between.second, None, given)
    if between.stored is not None:
        told = ", ".join(path_of(column)[-1] for column in between.file.key)
        raise Refused([Problem("CONFLICT", f"There is one already with the same {told}: change that.", between.path)])
    await put(change, between, given)
    return between.outcome


async def update(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Changes the given columns of a relation. Raises Refused, NotFound and Forbidden."""
    between, stored = await find_stored(change, noun, given, expected)
    await relating.check(change.reading, noun, "RELATE", between.first, between.second, stored, given)
    await put(change, between, given)
    return between.outcome


async def delete(change: Change, noun: str, given: Given, expected: Given | None) -> Outcome:
    """Ends a relation, as if it had never been. Raises as `update`."""
    between, stored = await find_stored(change, noun, given, expected)
    await relating.check(change.reading, noun, "END", between.first, between.second, stored, {})
    await remove(change, between)
    return between.outcome


async def remove(change: Change, between: Between) -> None:
    """Deletes the relation that was found to be there; with a skill of a person go its endorsements."""
    noun, store = between.file.noun, change.reading.store
    await store.write(statement("mutations/unrelate"), between.options, between.parameters, TIMEOUT)
    if noun == "person_skills":
        parameters = {"person": between.first.id, "skill": between.second.id}
        await store.write(statement("mutations/unendorse"), {}, parameters, TIMEOUT)
    await audit.record(change, *between.first, between.stored or {}, {}, other=between.other)


async def put(change: Change, between: Between, given: Given) -> Given:
    """Makes the relation that was found not to be there, or changes its given columns. Raises Refused.

    Returns its values as they are written.
    """
    file, stored = between.file, between.stored
    draft = await drafted(change.reading, file, given, stored or {}, named(file, given))
    before = properties(file, [stored[column] for column in file.columns]) if stored else {}
    after = properties(file, draft.values())
    if before != after:
        store = change.reading.store
        if stored:
            changed = {name: value for name, value in after.items() if name not in file.key}
            parameters = {**between.parameters, "values": changed}
            await store.write(statement("mutations/change_relation"), between.options, parameters, TIMEOUT)
        else:
            await imports.write_relations(store, file.noun, [after], [])
        await audit.record(change, *between.first, before, after, other=between.other)
    return after


async def find_stored(change: Change, noun: str, given: Given, expected: Given | None) -> tuple[Between, Given]:
    """The relation, which is there and as the client expects, and its values. Raises Refused and NotFound."""
    between = await find(change, noun, given)
    if between.stored is None:
        raise NotFound(".".join(between.path), "there is no such relation between the two")
    if expected is not None:
        check_expected(between.file, between.stored, expected)
    return between, between.stored


async def find(change: Change, noun: str, given: Given) -> Between:
    """The relation that is asked for, its ends held; Refused where the viewer does not see them."""
    file = _BY_NOUN[noun]
    names = named(file, given)
    problems = [*names.problems, *await unseen(change.reading, names)]
    if problems:
        raise Refused(problems)
    found = {column: names.by_column[column][0] for column in file.references}
    for identity in sorted(found.values()):
        await nodes.hold(change, *identity)
    own = {column: reference(file, column, identity) for column, identity in found.items()}
    key = tuple(own.get(column) or (given.get(column) or "").strip() for column in file.key)
    between = Between(file, tuple(found.values()), key, None)
    return replace(between, stored=await _stored(change, between, own))


async def is_there(change: Change, noun: str, first: Identity, second: Identity) -> bool:
    """Whether two things have a relation that their ends are the key of."""
    file = _BY_NOUN[noun]
    return await _stored(change, Between(file, (first, second), (first.id, second.id), None), {}) is not None


async def _stored(change: Change, between: Between, ends: Mapping[str, str]) -> Given | None:
    """The relation as it is, by column; None where it is not there."""
    read = statement("mutations/relation")
    (found,) = await change.reading.store.read(read, between.options, between.parameters, TIMEOUT)
    if not found:
        return None
    return {**dict(zip(between.file.columns, values(between.file, found[0]), strict=True)), **ends}
