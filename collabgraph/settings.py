"""What the service can be told, by environment variables that begin with COLLABGRAPH_.

A wrong value, or a name that is not known (a slip of the pen would otherwise be silent), is a `SettingsError`: every
complaint names the variable, says what is wrong with it and how to mend it. The values of secrets are never shown.
"""

from __future__ import annotations

import difflib
import ipaddress
import os
import re
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "COLLABGRAPH_"
TEST_PREFIX = f"{PREFIX}TEST_"

_ALGORITHMS = frozenset(
    ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
)
_VIEWER = re.compile(r"anonymous|member|administrator|person:.+", re.DOTALL)
_SAYS_HOW = "says_how_to_mend_it"
_BUDGET = "a whole number from 1000 to 1000000000000"
_RATE = "requests a minute, from 0 (no limit) to 10000000"
_CONCURRENT = "requests at the same time, from 0 (no limit) to 10000"
_SUBSCRIPTIONS = "a whole number from 0 (none) to 100000"
_ORIGIN = re.compile(r"https?://[^/?#@\s*]+")
_SECRETS = ("database_url", "database_password")


class SettingsError(Exception):
    """Settings with which the service cannot start; `complaints` has a line for each."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = complaints


class Settings(BaseSettings):
    """The settings, checked. Times are in seconds. A field's description says which values it takes."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, hide_input_in_errors=True)

    database_url: str = Field(
        "embedded:data/graph", description="an address such as embedded:data/graph or bolt://localhost:7687"
    )
    database_user: str = Field("neo4j", min_length=1, description="the name of a user of the database")
    database_password: SecretStr | None = Field(None, description="that user's password")
    database_password_file: str | None = Field(
        None, min_length=1, description="a file that has the password in it and nothing else"
    )
    database_name: str | None = Field(None, min_length=1, description="a database of the server; unset: its default")
    bookmarks: str | None = Field(None, min_length=1, description="a folder that all of the service can write")
    host: str = Field("127.0.0.1", min_length=1, description="an address or a name of this machine, such as 127.0.0.1")
    port: int = Field(8000, ge=1, le=65535, description="a whole number from 1 to 65535")
    timeout: float = Field(30.0, gt=0, le=3600, allow_inf_nan=False, description="seconds, above 0 and up to 3600")
    development_viewer: str | None = Field(
        None, description="anonymous, member, administrator or person:ID; on a loopback host only"
    )
    issuer: str | None = Field(None, description="the https address that tokens have as iss, as it is written there")
    audience: str | None = Field(None, min_length=1, description="what tokens for this service have as aud")
    jwks_url: str | None = Field(None, description="the https address of the issuer's keys; unset: as it says itself")
    token_algorithms: str = Field(
        "RS256,ES256,EdDSA", description="some of RS256, RS384, RS512, PS256, …, ES512, EdDSA, with commas between them"
    )
    token_leeway: float = Field(60.0, ge=0, le=300, allow_inf_nan=False, description="seconds, from 0 to 300")
    administrator_claim: str | None = Field(
        None, min_length=1, description="a claim's name, or names within each other with a blank between them"
    )
    administrator_value: str | None = Field(None, min_length=1, description="the value that makes an administrator")
    max_depth: int = Field(20, ge=1, le=200, description="a whole number from 1 to 200")
    max_aliases: int = Field(50, ge=0, le=10_000, description="a whole number from 0 to 10000")
    max_directives: int = Field(50, ge=0, le=10_000, description="a whole number from 0 to 10000")
    max_fields: int = Field(5_000, ge=1, le=1_000_000, description="a whole number from 1 to 1000000")
    max_tokens: int = Field(2_000, ge=10, le=100_000, description="a whole number from 10 to 100000")
    max_body_bytes: int = Field(1_000_000, ge=1_000, le=10**8, description="a whole number from 1000 to 100000000")
    max_answer_bytes: int = Field(50_000_000, ge=1_000, le=10**9, description="a whole number from 1000 to 1000000000")
    max_export_assets: int = Field(1_000_000, ge=1, le=10**8, description="a whole number from 1 to 100000000")
    max_subscriptions: int = Field(1_000, ge=0, le=100_000, description=_SUBSCRIPTIONS)
    max_subscriptions_caller: int = Field(50, ge=0, le=100_000, description=_SUBSCRIPTIONS)
    max_subscriptions_connection: int = Field(20, ge=0, le=100_000, description=_SUBSCRIPTIONS)
    subscription_interval: float = Field(
        1.0, ge=0.05, le=60, allow_inf_nan=False, description="seconds, from 0.05 to 60"
    )
    budget_anonymous: int = Field(5_000_000, ge=1_000, le=10**12, description=_BUDGET)
    budget_member: int = Field(10_000_000, ge=1_000, le=10**12, description=_BUDGET)
    budget_administrator: int = Field(100_000_000, ge=1_000, le=10**12, description=_BUDGET)
    rate_anonymous: int | None = Field(None, ge=0, le=10**7, description=_RATE)
    rate_member: int | None = Field(None, ge=0, le=10**7, description=_RATE)
    rate_administrator: int | None = Field(None, ge=0, le=10**7, description=_RATE)
    concurrent_anonymous: int | None = Field(None, ge=0, le=10_000, description=_CONCURRENT)
    concurrent_member: int | None = Field(None, ge=0, le=10_000, description=_CONCURRENT)
    concurrent_administrator: int | None = Field(None, ge=0, le=10_000, description=_CONCURRENT)
    trusted_documents: str | None = Field(None, min_length=1, description="a folder of GraphQL documents (*.graphql)")
    trusted_only: bool = Field(False, description="true or false")
    production: bool = Field(False, description="true or false")
    cors_origins: str = Field("", description="origins such as https://front.example with commas between them, or *")
    hsts_seconds: int = Field(0, ge=0, le=10**9, description="a whole number from 0 to 1000000000")
    trusted_proxies: str = Field("", description="addresses such as 10.0.0.1 or 10.0.0.0/8 with commas between them")
    keep_alive: int = Field(75, ge=1, le=3600, description="seconds, a whole number from 1 to 3600")
    log_format: Literal["auto", "console", "json"] = Field("auto", description="auto, console or json")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="debug, info, warning or error")

    @field_validator("bookmarks")
    @classmethod
    def _a_folder(cls, folder: str | None) -> str | None:
        if folder is not None and not os.access(folder, os.W_OK | os.X_OK):
            raise PydanticCustomError("folder", "there is no such folder, or it cannot be written")
        return folder

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, url: str) -> str:
        # Only here is the driver needed, which takes a while to load; and its words are not let near a password.
        from collabgraph.stores import embedded_path

        if "@" in url and not url.startswith("embedded:"):
            raise PydanticCustomError(
                _SAYS_HOW,
                "user and password do not belong into the address: put them into {user} and {password}",
                {"user": f"{PREFIX}DATABASE_USER", "password": f"{PREFIX}DATABASE_PASSWORD"},
            )
        try:
            embedded_path(url)
        except ValueError as error:
            raise PydanticCustomError(_SAYS_HOW, "{why}", {"why": str(error)}) from None
        return url

    @field_validator("development_viewer")
    @classmethod
    def _a_viewer(cls, viewer: str | None) -> str | None:
        if viewer is not None and not _VIEWER.fullmatch(viewer):
            raise PydanticCustomError("viewer", "there is no such viewer")
        return viewer

    @field_validator("issuer", "jwks_url")
    @classmethod
    def _an_address(cls, url: str | None) -> str | None:
        if url is not None and not is_safe_url(url):
            raise PydanticCustomError("address", "this is not an https address (http is for this machine alone)")
        return url

    @field_validator("token_algorithms")
    @classmethod
    def _known_algorithms(cls, names: str) -> str:
        chosen = [name.strip() for name in names.split(",")]
        if not set(chosen) <= _ALGORITHMS:
            raise PydanticCustomError("algorithms", "only algorithms with a public key can be allowed")
        return ",".join(chosen)

    @model_validator(mode="before")
    @classmethod
    def _from_file(cls, given: dict[str, Any]) -> dict[str, Any]:
        path = given.get("database_password_file")
        if not path:
            return given
        name = f"{PREFIX}DATABASE_PASSWORD"
        if given.get("database_password"):
            raise PydanticCustomError("twice", "{name} and {name}_FILE are both set: unset one", {"name": name})
        try:
            password = Path(path).read_text("utf-8").rstrip("\r\n")
        except (OSError, ValueError):
            raise PydanticCustomError(
                "file", "{name}_FILE: there is no text that we may read in {path}", {"name": name, "path": path}
            ) from None
        return {**given, "database_password": password}

    @model_validator(mode="after")
    def _signing_in(self) -> Self:
        if self.issuer is None:
            _refuse(
                self.audience or self.jwks_url or self.administrator_claim, "ISSUER is not set, whose tokens these are"
            )
            return self
        _refuse(self.audience is None, "AUDIENCE is not set: without it tokens for other services would be good here")
        _refuse(
            (self.administrator_claim is None) != (self.administrator_value is None),
            "ADMINISTRATOR_CLAIM and ADMINISTRATOR_VALUE make an administrator together: set both or none",
        )
        _refuse(
            self.development_viewer is not None,
            "DEVELOPMENT_VIEWER would give its rights to whoever does not sign in: unset it where ISSUER is set",
        )
        return self

    @field_validator("cors_origins")
    @classmethod
    def _origins(cls, given: str) -> str:
        origins = _parts(given)
        wrong = [one for one in origins if one != "*" and not _ORIGIN.fullmatch(one)]
        if wrong or ("*" in origins and len(origins) > 1):
            raise PydanticCustomError("origin", "an origin is a scheme and a host, without a path")
        return given

    @field_validator("trusted_proxies")
    @classmethod
    def _proxies(cls, given: str) -> str:
        for one in _parts(given):
            try:
                ipaddress.ip_network(one)
            except ValueError:
                raise PydanticCustomError("proxy", "{one} is no address or network", {"one": one}) from None
        return given

    @model_validator(mode="after")
    def _together(self) -> Self:
        if self.development_viewer is not None and not is_loopback(self.host):
            raise PydanticCustomError(
                "development_viewer",
                "{name} would give its rights to everybody who can reach {host}: unset it, or set {of} to 127.0.0.1",
                {"name": f"{PREFIX}DEVELOPMENT_VIEWER", "host": self.host, "of": f"{PREFIX}HOST"},
            )
        if self.development_viewer is not None and self.production:
            raise PydanticCustomError(
                "development_viewer",
                "{name} is for trying things out, and {production} is set: unset one of the two",
                {"name": f"{PREFIX}DEVELOPMENT_VIEWER", "production": f"{PREFIX}PRODUCTION"},
            )
        if not self.is_embedded and self.database_password is None:
            raise PydanticCustomError(
                "database_password",
                "{name} is not set, and there is no default: set it to the password of the user {user}",
                {"name": f"{PREFIX}DATABASE_PASSWORD", "user": self.database_user},
            )
        return self

    @property
    def origins(self) -> frozenset[str]:
        """The origins whose pages may ask; `*` alone stands for every one."""
        return frozenset(_parts(self.cors_origins))

    @property
    def proxies(self) -> list[str]:
        """The addresses and networks whose word about the client's address is taken."""
        return _parts(self.trusted_proxies)

    @property
    def is_embedded(self) -> bool:
        """Whether the database is the embedded engine."""
        return urlsplit(self.database_url).scheme == "embedded"

    @property
    def is_cluster(self) -> bool:
        """Whether the database may have several servers, of which some are behind."""
        return urlsplit(self.database_url).scheme.startswith("neo4j")

    @property
    def password(self) -> str:
        """The database's password, for the driver; empty where there is none (the embedded engine makes its own)."""
        return self.database_password.get_secret_value() if self.database_password else ""


def _refuse(is_wrong: object, what: str) -> None:
    """Complains of settings that do not go together; `what` begins with the name of one."""
    if is_wrong:
        raise PydanticCustomError("together", "{what}", {"what": f"{PREFIX}{what}"})


def is_safe_url(url: str) -> bool:
    """Whether it is an address by https, or by http on this machine, without a user or a blank in it."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    if not parts.hostname or "@" in parts.netloc or not url.isprintable() or " " in url:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname))


def _parts(given: str) -> list[str]:
    return [part.strip() for part in given.split(",") if part.strip()]


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server on that host."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def load(**given: Any) -> Settings:
    """The settings of the environment; `given` ones (from the command line) come first. Raises SettingsError."""
    unknown = [_unknown(name) for name in sorted(os.environ) if _is_unknown(name.upper())]
    if unknown:
        raise SettingsError(unknown)
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError([_complaint(detail) for detail in error.errors(include_url=False)]) from None


def _is_unknown(name: str) -> bool:
    if not name.startswith(PREFIX) or name.startswith(TEST_PREFIX):
        return False
    return name.removeprefix(PREFIX).lower() not in Settings.model_fields


def _unknown(name: str) -> str:
    known = [field.upper() for field in Settings.model_fields]
    near = difflib.get_close_matches(name.upper().removeprefix(PREFIX), known, n=1)
    mend = f"did you mean {PREFIX}{near[0]}?" if near else f"unset it; after {PREFIX} can come {', '.join(known)}"
    return f"{name}: there is no such setting; {mend}"


def _complaint(detail: ErrorDetails) -> str:
    if not detail["loc"]:
        return detail["msg"]
    field = str(detail["loc"][0])
    name = f"{PREFIX}{field.upper()}"
    value = "" if field in _SECRETS else f" ({_shortened(detail['input'])})"
    message = detail["msg"][:1].lower() + detail["msg"][1:]
    mend = "" if detail["type"] == _SAYS_HOW else f"; set it to {Settings.model_fields[field].description}"
    return f"{name}{value}: {message}{mend}"


def _shortened(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
