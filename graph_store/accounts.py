"""Accounts: which person a token's issuer and subject stand for.

A person's `account` is the two as one text, so that one unique constraint holds them together. It is no column of the
exchange format: an import neither reads nor writes it, and an export leaves it out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from graph_store.errors import Conflict, NotFound
from graph_store.folding import sortable, unsortable
from graph_store.reading import Reading
from graph_store.statements import statement
from graph_store.store import Store

TIMEOUT = 30.0
"""Seconds for one statement."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who signs in: a subject (`sub`) of an issuer (`iss`), both exactly as tokens write them."""

    issuer: str
    subject: str

    @property
    def text(self) -> str:
        """The two as a JSON array in ASCII: different for any two accounts, and storable whatever is in them."""
        return json.dumps([self.issuer, self.subject])


@dataclass(frozen=True, slots=True)
class Linked:
    """A person with an account."""

    person: str
    name: str
    account: Account


async def person_of(reading: Reading, account: Account) -> tuple[str | None, tuple[str, ...], bool]:
    """The id (as stored) of the person who has the account, None for nobody; what he is a steward of today; whether he
    is suspended."""
    person, organisations, is_suspended = await reading.one("viewers/by_account", account=account.text)
    return person, tuple(organisations), is_suspended


async def link(store: Store, person: str, account: Account) -> None:
    """Makes the account that person's; no change where it is already.

    Errors: NotFound where there is no such person, Conflict where the account or the person is linked otherwise.
    """
    parameters = {"person": sortable(person), "account": account.text}
    there, holder, before = await store.write(statement("accounts/link"), {}, parameters, TIMEOUT)
    if not there:
        raise _nobody(person)
    if holder is not None and holder != sortable(person):
        raise Conflict(f"This account is {unsortable(holder)}'s: unlink it there first.")
    if before is not None and before != account.text:
        other = _account(before)
        raise Conflict(f"{person} has the account {other.subject} of {other.issuer}: unlink it first.")


async def unlink(store: Store, person: str) -> Account:
    """Takes the person's account away and returns it. NotFound where there is no such person, or no account."""
    there, before = await store.write(statement("accounts/unlink"), {}, {"person": sortable(person)}, TIMEOUT)
    if not there:
        raise _nobody(person)
    if before is None:
        raise NotFound("PERSON", f"{person} has no account; collabgraph accounts list shows who has one")
    return _account(before)


async def every(store: Store) -> list[Linked]:
    """Everybody who has an account, by id."""
    (rows,) = await store.read(statement("accounts/list"), {}, {}, TIMEOUT)
    return [Linked(unsortable(person), name, _account(text)) for person, name, text in rows]


def _account(text: str) -> Account:
    return Account(*json.loads(text))


def _nobody(person: str) -> NotFound:
    return NotFound("PERSON", f"there is nobody with the id {person}; it is the id in people.csv")
