"""A live service, and how each role signs in to it: as its users do, by a token of an issuer or by an API key."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from collabgraph.settings import Settings
from tests.collabgraph.processes import Server, command, environment, served
from tests.support.issuer import AUDIENCE, Issuer, issuing

ROLES = ("anonymous", "member", "steward", "administrator")
STEWARD = "p-anika-baptiste-lalla"
"""A steward of two organisations of the demo community."""

_HEAP = "-Xms256m -Xmx256m -XX:+AlwaysPreTouch"
_A_DAY = 86_400


@dataclass(frozen=True)
class SignedIn:
    """A service, and the header by which a role signs in to it; none for those who do not."""

    server: Server
    credentials: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def service(folder: Path, **settings: str) -> Iterator[Server]:
    """A service on a new store with the demo community; on another database where the settings say so.

    The engine's heap is fixed and touched from the start, so that what grows is something else.
    """
    with served(env=_environment(folder, **settings)) as server:
        yield server


@contextmanager
def signed_in(role: str, folder: Path) -> Iterator[SignedIn]:
    """The service and one role's credentials: tokens for members and stewards, an API key for an administrator."""
    with issuing() as issuer:
        settings = {"ISSUER": issuer.url, "AUDIENCE": AUDIENCE}
        env = _environment(folder, **settings)
        with service(folder, **settings) as server:
            yield SignedIn(server, _credentials(role, issuer, env))


def _environment(folder: Path, **settings: str) -> dict[str, str]:
    # Here it matters what a request does, not how many there are.
    unlimited = {name.upper(): "0" for name in Settings.model_fields if name.startswith(("rate_", "concurrent_"))}
    usual = {"DATABASE_URL": f"embedded://{folder}", "LOG_FORMAT": "json"}
    return {**environment(**usual | unlimited | settings), "ARCADEDB_JVM_ARGS": _HEAP}


def _credentials(role: str, issuer: Issuer, env: Mapping[str, str]) -> dict[str, str]:
    if role == "anonymous":
        return {}
    if role == "administrator":
        return {"x-api-key": _said("keys", "create", "--name", "fuzz", "--administrator", env=env)}
    if role == "steward":
        _said("accounts", "link", STEWARD, "--subject", role, env=env)
    return by_token(role, issuer)


def by_token(subject: str, issuer: Issuer) -> dict[str, str]:
    """The header of somebody with a token of the issuer, for a day."""
    now = int(time.time())
    return {"authorization": f"Bearer {issuer.token(sub=subject, iat=now, exp=now + _A_DAY)}"}


def _said(*arguments: str, env: Mapping[str, str]) -> str:
    done = command(*arguments, env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
