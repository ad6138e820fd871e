"""`collabgraph keys` and `collabgraph accounts`: who may sign in, and as whom; while the service runs, too."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal, TypeVar

from cyclopts import App, Parameter
from cyclopts.validators import Number

from collabgraph import keys as making
from collabgraph.cli import command_settings, not_begun
from collabgraph.opening import opened_store
from collabgraph.stores import embedded_path
from graph_store import accounts as linking
from graph_store import api_keys, structure
from graph_store.accounts import Account
from graph_store.api_keys import KeptKey, KeyRole
from graph_store.store import Store

T = TypeVar("T")

keys = App(name="keys", help="API keys, for programs that ask: make, list and revoke them.")
accounts = App(name="accounts", help="Accounts: which person somebody is who signs in with a token.")


@keys.command(name="create")
def create_key(
    *,
    name: str,
    person: str | None = None,
    administrator: bool = False,
    member: bool = False,
    scope: Literal["read", "write"] = "read",
    expires_in: Annotated[int, Parameter(validator=Number(gte=1, lte=3650))] = 90,
) -> int:
    """Make an API key and print it, this once: what is kept of it cannot be turned back.

    Parameters
    ----------
    name
        What it is for, to know it again in the list.
    person
        The id in people.csv of the person as whom it acts.
    administrator
        It sees and may change everything.
    member
        It acts as a member, nobody in particular.
    scope
        Whether it is for reading only, or for changes too.
    expires_in
        After how many days it ends, 1 to 3650.
    """
    roles: dict[KeyRole, bool] = {
        "person": person is not None,
        "administrator": administrator,
        "member": member,
    }
    chosen = [role for role, is_chosen in roles.items() if is_chosen]
    if len(chosen) != 1 or person == "":
        return not_begun("Say as whom the key acts: one of --person ID, --administrator and --member.")
    prefix, key = making.make()
    now = datetime.now(UTC)
    kept = KeptKey(prefix, name, chosen[0], person, scope, _second(now), _second(now + timedelta(days=expires_in)))
    _run(lambda store: api_keys.create(store, kept, making.digest(key)))
    print(key)
    print(f"This is the key {prefix}, until {kept.expires_at}. It is not shown again: keep it safe.", file=sys.stderr)
    return 0


@keys.command(name="list")
def list_keys() -> int:
    """List every API key: prefix, as whom, scope, state and until when, name. No key can be made out from it."""
    now = _second(datetime.now(UTC))
    found = _run(api_keys.every)
    _table(
        ("prefix", "acts as", "scope", "state", "expires", "name"),
        [(key.prefix, _acts_as(key), key.scope, _state(key, now), key.expires_at, key.name) for key in found],
    )
    return 0


@keys.command(name="revoke")
def revoke_key(prefix: str, /) -> int:
    """End an API key at once, and for good.

    Parameters
    ----------
    prefix
        The key's prefix, as the list shows it.
    """
    _run(lambda store: api_keys.revoke(store, prefix, _second(datetime.now(UTC))))
    print(f"The key {prefix} is revoked.")
    return 0


@accounts.command(name="link")
def link_account(person: str, /, *, subject: str, issuer: str | None = None) -> int:
    """Say who signs in with an account.

    Parameters
    ----------
    person
        The person's id in people.csv.
    subject
        The account's sub, as its tokens have it.
    issuer
        The account's iss, as its tokens have it; COLLABGRAPH_ISSUER by default.
    """
    issuer = issuer or command_settings().issuer
    if not issuer or not subject:
        return not_begun("Say which account it is: --subject, and --issuer where COLLABGRAPH_ISSUER is not set.")
    account = Account(issuer, subject)
    _run(lambda store: linking.link(store, person, account))
    print(f"{person} signs in as {subject} of {issuer}.")
    return 0


@accounts.command(name="unlink")
def unlink_account(person: str, /) -> int:
    """Take a person's account away: whoever signs in with it is a member without a person.

    Parameters
    ----------
    person
        The person's id in people.csv.
    """
    account = _run(lambda store: linking.unlink(store, person))
    print(f"{account.subject} of {account.issuer} is not {person} any more.")
    return 0


@accounts.command(name="list")
def list_accounts() -> int:
    """List everybody who has an account."""
    found = _run(linking.every)
    _table(
        ("person", "name", "subject", "issuer"),
        [(one.person, one.name, one.account.subject, one.account.issuer) for one in found],
    )
    return 0


def _run(work: Callable[[Store], Awaitable[T]]) -> T:
    """Does it on the store of the settings. Errors: ServiceError, StoreUnusable; SystemExit where there is no store."""
    settings = command_settings()
    folder = embedded_path(settings.database_url)
    if folder is not None and not folder.exists():
        raise SystemExit(
            not_begun(f"There is no store in {folder}: set COLLABGRAPH_DATABASE_URL, or make it by collabgraph import.")
        )

    async def done() -> T:
        async with opened_store(settings) as store:
            await structure.prepare(store)
            return await work(store)

    return asyncio.run(done())


def _second(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _acts_as(key: KeptKey) -> str:
    return f"person:{key.person}" if key.role == "person" else key.role


def _state(key: KeptKey, now: str) -> str:
    if key.revoked_at is not None:
        return "revoked"
    return "expired" if key.expires_at <= now else "good"


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Columns as wide as they must be, the last one as it is; what could steer a terminal is shown as it is written."""
    lines = [head, *(tuple(cell if cell.isprintable() else repr(cell) for cell in row) for row in rows)]
    wide = [max(len(line[column]) for line in lines) for column in range(len(head) - 1)]
    for line in lines:
        print(*(f"{cell:<{width}}" for cell, width in zip(line, [*wide, 0], strict=True)), sep="  ")
