"""API keys: `cg_<prefix>_<secret>`, the prefix public, the secret 256 random bits that only its holder has.

The graph keeps the SHA-256 of the whole key: of that many random bits no other digest is needed. Who sends an unknown
prefix costs what a known one costs, one statement and one comparison, which takes as long whatever is compared.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import string
from datetime import datetime

from collabgraph.errors import CredentialsRefused
from graph_store import api_keys
from graph_store.api_keys import Holder
from graph_store.reading import Reading

_FORM = re.compile(r"cg_([a-z0-9]{12})_[A-Za-z0-9_-]{43}")
_SIGNS = string.ascii_lowercase + string.digits
_NOBODYS = "0" * 64


def make() -> tuple[str, str]:
    """A new key: its prefix, and the whole text, which is nowhere else."""
    prefix = "".join(secrets.choice(_SIGNS) for _ in range(12))
    return prefix, f"cg_{prefix}_{secrets.token_urlsafe(32)}"


def digest(key: str) -> str:
    """What is kept of a key: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(key.encode()).hexdigest()


async def verified(reading: Reading, key: str, now: datetime) -> tuple[str, Holder]:
    """The prefix of a key, and whom it stands for at this moment (with time zone). Raises CredentialsRefused."""
    form = _FORM.fullmatch(key)
    if form is None:
        raise CredentialsRefused("not the form of a key")
    prefix = form[1]
    kept, holder = await api_keys.holder(reading, prefix)
    is_right = hmac.compare_digest(digest(key), kept or _NOBODYS)
    if kept is None or holder is None or not is_right:
        raise CredentialsRefused("no such key")
    if holder.revoked_at is not None:
        raise CredentialsRefused("revoked")
    if datetime.fromisoformat(holder.expires_at) <= now:
        raise CredentialsRefused("expired", is_expired=True)
    if holder.role == "person" and holder.person is None:
        raise CredentialsRefused("its person is not there")
    return prefix, holder
