"""An issuer of tokens for tests: its keys and its description by HTTP on this machine, good, slow or broken.

`python -m tests.support.issuer` runs it until Ctrl-C and prints settings and tokens that go with it.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

from joserfc import jws
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

from graph_store.identity import base64url

AUDIENCE = "collabgraph"
DESCRIPTION = "/.well-known/openid-configuration"
KEYS = "/keys"

Mode = Literal["good", "down", "slow", "huge", "html", "redirect", "not keys", "another issuer", "far keys"]


def new_key(kind: str, kid: str) -> Key:
    """A private key: RS256, ES256 or EdDSA."""
    parameters: Any = {"kid": kid, "use": "sig"}
    if kind == "RS256":
        return RSAKey.generate_key(2048, parameters)
    if kind == "ES256":
        return ECKey.generate_key("P-256", parameters)
    return OKPKey.generate_key("Ed25519", parameters)


@dataclass
class Issuer:
    """The issuer: `mode` says how it answers, `asked` which paths it was asked for, `released` ends what is slow."""

    url: str = ""
    keys: dict[str, Key] = field(default_factory=lambda: {"first": new_key("ES256", "first")})
    mode: Mode = "good"
    asked: list[str] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    def token(self, kid: str = "first", /, header: dict[str, Any] | None = None, **claims: Any) -> str:
        """A token signed by one of the keys; claims and header are added to the usual ones, None takes one away."""
        key = self.keys[kid]
        algorithm = {"RSA": "RS256", "EC": "ES256", "OKP": "EdDSA"}[key.key_type]
        heads = {"alg": algorithm, "kid": kid, "typ": "JWT", **(header or {})}
        return signed(key, {name: value for name, value in heads.items() if value is not None}, self.claims(**claims))

    def claims(self, **claims: Any) -> dict[str, Any]:
        """The claims of a good token, or as given; None takes one away."""
        usual = {"iss": self.url, "aud": AUDIENCE, "sub": "someone", "iat": 1_000_000, "exp": 1_000_300}
        return {name: value for name, value in {**usual, **claims}.items() if value is not None}

    def key_set(self) -> dict[str, Any]:
        """The public keys, as they are sent."""
        return {"keys": [key.as_dict(private=False) for key in self.keys.values()]}

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for a path."""
        self.asked.append(path)
        self.reached.set()
        if self.mode == "slow":
            self.released.wait(30)
        if self.mode == "down":
            return 503, {}, b""
        if self.mode == "redirect":
            return 302, {"location": f"{self.url}{path}?again"}, b""
        if self.mode == "html":
            return 200, {}, b"<html>"
        padding = {"padding": " " * 300_000} if self.mode == "huge" else {}
        if path == KEYS:
            keys: Any = {"keys": "none"} if self.mode == "not keys" else self.key_set()
            return 200, {}, json.dumps({**keys, **padding}).encode()
        issuer = "https://elsewhere.example" if self.mode == "another issuer" else self.url
        # An address that leads here, too, but does not say so.
        where = self.url.replace("127.0.0.1", "0.0.0.0") if self.mode == "far keys" else self.url  # noqa: S104
        return 200, {}, json.dumps({"issuer": issuer, "jwks_uri": f"{where}{KEYS}", **padding}).encode()


def signed(key: Key, header: dict[str, Any], claims: dict[str, Any] | bytes) -> str:
    """A token as one would make it, however wrong its header and claims are."""
    payload = claims if isinstance(claims, bytes) else json.dumps(claims).encode()
    text = f"{base64url(json.dumps(header).encode())}.{base64url(payload)}"
    algorithm = jws.JWSRegistry.algorithms[header["alg"]]
    return f"{text}.{base64url(algorithm.sign(text.encode(), key))}"


@contextmanager
def issuing() -> Iterator[Issuer]:
    """A running issuer."""
    issuer = Issuer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = issuer.answer(self.path)
            try:
                self.send_response(status)
                for name, value in {"content-length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                return

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    issuer.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield issuer
    finally:
        issuer.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def main() -> None:
    """Prints what to set and what to send, and answers until it is ended."""
    with issuing() as issuer:
        now = int(time.time())
        for name, value in {
            "ISSUER": issuer.url,
            "AUDIENCE": AUDIENCE,
            "ADMINISTRATOR_CLAIM": "roles",
            "ADMINISTRATOR_VALUE": "administrator",
        }.items():
            print(f"export COLLABGRAPH_{name}={value}")
        for name, roles in (("member", []), ("administrator", ["administrator"])):
            print(f"{name}={issuer.token(iat=now, exp=now + 3600, sub=name, roles=roles)}", flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
