"""Settings: the defaults, and what is said of wrong ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from collabgraph.settings import Settings, SettingsError, is_loopback, load

SECRET = "canary-4711"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith("COLLABGRAPH_"):
            monkeypatch.delenv(name)


def complaints(monkeypatch: pytest.MonkeyPatch, **environment: str) -> list[str]:
    """What is said of these settings, given by their names without the prefix."""
    for name, value in environment.items():
        monkeypatch.setenv(f"COLLABGRAPH_{name}", value)
    with pytest.raises(SettingsError) as refused:
        load()
    return refused.value.complaints


def test_without_any_setting_the_service_is_local_and_embedded() -> None:
    settings = load()
    assert (settings.database_url, settings.host, settings.port, settings.timeout) == (
        "embedded:data/graph", "127.0.0.1", 8000, 30.0,
    )  # fmt: skip
    assert (settings.is_embedded, settings.development_viewer, settings.password) == (True, None, "")


def test_the_environment_counts_and_the_command_line_counts_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLLABGRAPH_PORT", "9000")
    monkeypatch.setenv("COLLABGRAPH_TIMEOUT", "2.5")
    monkeypatch.setenv("COLLABGRAPH_TEST_NEO4J_URI", "bolt://somewhere")
    assert (load().port, load(port=9001).port, load().timeout) == (9000, 9001, 2.5)


def test_a_server_with_its_password() -> None:
    settings = load(database_url="neo4j+s://graph.example:7687", database_password=SECRET, database_user="graph")
    assert (settings.is_embedded, settings.database_user, settings.password) == (False, "graph", SECRET)
    assert SECRET not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "abc", "COLLABGRAPH_PORT ('abc')"),
        ("PORT", "70000", "set it to a whole number from 1 to 65535"),
        ("TIMEOUT", "0", "set it to seconds, above 0 and up to 3600"),
        ("TIMEOUT", "nan", "COLLABGRAPH_TIMEOUT ('nan')"),
        ("LOG_FORMAT", "xml", "set it to auto, console or json"),
        ("MAX_DEPTH", "0", "set it to a whole number from 1 to 200"),
        ("DEVELOPMENT_VIEWER", "root", "set it to anonymous, member, administrator or person:ID"),
        ("DEVELOPMENT_VIEWER", "person:", "there is no such viewer"),
        ("DATABASE_URL", "", "write it like embedded:///data/graph"),
        (
            "DATABASE_URL",
            "http://localhost:7474",
            "'http://localhost:7474' is not the URL of a database; write it like",
        ),
        ("DATABASE_URL", "embedded://data/graph", "write embedded:///data/graph for a folder from the root"),
        ("DATABASE_URL", "bolt://localhost:7687/graph", "must be bolt://host:port and nothing more"),
        ("DATABASE_URL", "bolt://localhost:port", "must be bolt://host:port and nothing more"),
        ("RATE_ANONYMOUS", "-1", "set it to requests a minute, from 0 (no limit) to 10000000"),
        ("BUDGET_MEMBER", "10", "set it to a whole number from 1000 to 1000000000000"),
        ("PRODUCTION", "perhaps", "set it to true or false"),
        ("CORS_ORIGINS", "https://front.example/", "an origin is a scheme and a host, without a path"),
        ("CORS_ORIGINS", "front.example", "set it to origins such as https://front.example with commas"),
        ("CORS_ORIGINS", "https://*.example", "an origin is a scheme and a host"),
        ("CORS_ORIGINS", "*, https://front.example", "an origin is a scheme and a host"),
        ("TRUSTED_PROXIES", "proxy.example", "proxy.example is no address or network; set it to addresses such as"),
        ("TRUSTED_PROXIES", "*", "* is no address or network"),
        ("BOOKMARKS", "/nowhere", "there is no such folder, or it cannot be written; set it to a folder that all of"),
        ("PROT", "9000", "COLLABGRAPH_PROT: there is no such setting; did you mean COLLABGRAPH_PORT?"),
        ("XYZ", "1", "COLLABGRAPH_XYZ: there is no such setting; unset it; after COLLABGRAPH_ can come DATABASE_URL,"),
    ],
)
def test_a_wrong_setting_is_named_with_the_way_to_mend_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    (line,) = complaints(monkeypatch, **{name: value})
    assert line.startswith(f"COLLABGRAPH_{name}")
    assert said in line


def test_all_wrong_settings_are_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = complaints(monkeypatch, PORT="x", TIMEOUT="y")
    assert [line.split(" ")[0] for line in lines] == ["COLLABGRAPH_PORT", "COLLABGRAPH_TIMEOUT"]


def test_a_server_without_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaints(monkeypatch, DATABASE_URL="bolt://localhost:7687", DATABASE_USER="graph") == [
        "COLLABGRAPH_DATABASE_PASSWORD is not set, and there is no default: set it to the password of the user graph"
    ]


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = complaints(
        monkeypatch, DATABASE_URL=f"bolt://graph:{SECRET}@localhost:7687", DATABASE_PASSWORD=SECRET, PORT="x"
    )
    assert len(lines) == 2
    assert "COLLABGRAPH_DATABASE_USER and COLLABGRAPH_DATABASE_PASSWORD" in lines[0]
    assert SECRET not in "".join(lines)


@pytest.mark.parametrize("viewer", ["anonymous", "member", "administrator", "person:17", "person:a:b c"])
def test_a_development_viewer_is_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch, viewer: str) -> None:
    for host in ("127.0.0.1", "::1", "localhost"):
        assert Settings(host=host, development_viewer=viewer).development_viewer == viewer
    (line,) = complaints(monkeypatch, HOST="10.0.0.1", DEVELOPMENT_VIEWER=viewer)
    assert line == (
        "COLLABGRAPH_DEVELOPMENT_VIEWER would give its rights to everybody who can reach 10.0.0.1: "
        "unset it, or set COLLABGRAPH_HOST to 127.0.0.1"
    )


ISSUER = {"ISSUER": "https://issuer.example/", "AUDIENCE": "us"}


def test_signing_in_needs_an_issuer_and_an_audience(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(issuer="https://issuer.example/", audience="us")
    assert (settings.token_algorithms, settings.token_leeway) == ("RS256,ES256,EdDSA", 60.0)
    assert (settings.administrator_claim, settings.administrator_value, settings.jwks_url) == (None, None, None)
    assert Settings(issuer="http://127.0.0.1:8080/realms/x", audience="us").issuer == "http://127.0.0.1:8080/realms/x"
    assert load(issuer="https://i.example", audience="us", token_algorithms="ES256, PS256").token_algorithms == (
        "ES256,PS256"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"AUDIENCE": "us"}, "COLLABGRAPH_ISSUER is not set"),
        ({"JWKS_URL": "https://issuer.example/keys"}, "COLLABGRAPH_ISSUER is not set"),
        ({"ISSUER": "https://issuer.example"}, "COLLABGRAPH_AUDIENCE is not set"),
        ({"ISSUER": "http://issuer.example", "AUDIENCE": "us"}, "COLLABGRAPH_ISSUER ('http://issuer.example'): "),
        ({"ISSUER": "https://u:p@issuer.example", "AUDIENCE": "us"}, "this is not an https address"),
        ({"ISSUER": "file:///etc/passwd", "AUDIENCE": "us"}, "this is not an https address"),
        ({"ISSUER": "https://[", "AUDIENCE": "us"}, "this is not an https address"),
        ({**ISSUER, "JWKS_URL": "ftp://issuer.example"}, "COLLABGRAPH_JWKS_URL ('ftp://issuer.example'): "),
        ({**ISSUER, "TOKEN_ALGORITHMS": "RS256,HS256"}, "set it to some of RS256"),
        ({**ISSUER, "TOKEN_ALGORITHMS": "none"}, "COLLABGRAPH_TOKEN_ALGORITHMS ('none')"),
        ({**ISSUER, "TOKEN_ALGORITHMS": ""}, "COLLABGRAPH_TOKEN_ALGORITHMS ('')"),
        ({**ISSUER, "TOKEN_LEEWAY": "301"}, "set it to seconds, from 0 to 300"),
        ({**ISSUER, "ADMINISTRATOR_CLAIM": "roles"}, "COLLABGRAPH_ADMINISTRATOR_CLAIM and ADMINISTRATOR_VALUE"),
        ({**ISSUER, "ADMINISTRATOR_VALUE": "keeper"}, "COLLABGRAPH_ADMINISTRATOR_CLAIM and ADMINISTRATOR_VALUE"),
        ({**ISSUER, "DEVELOPMENT_VIEWER": "member"}, "COLLABGRAPH_DEVELOPMENT_VIEWER would give its rights to whoever"),
    ],
)
def test_wrong_settings_of_signing_in(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str) -> None:
    (line,) = complaints(monkeypatch, **given)
    assert said in line


def test_the_password_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{SECRET}\n", "utf-8")
    given = {"DATABASE_URL": "bolt://localhost:7687", "DATABASE_PASSWORD_FILE": str(file)}
    for name, value in given.items():
        monkeypatch.setenv(f"COLLABGRAPH_{name}", value)
    assert load().password == SECRET
    assert SECRET not in repr(load())
    assert complaints(monkeypatch, DATABASE_PASSWORD="other") == [
        "COLLABGRAPH_DATABASE_PASSWORD and COLLABGRAPH_DATABASE_PASSWORD_FILE are both set: unset one"
    ]
    monkeypatch.delenv("COLLABGRAPH_DATABASE_PASSWORD")
    (line,) = complaints(monkeypatch, DATABASE_PASSWORD_FILE=str(tmp_path / "nothing"))
    assert line.startswith("COLLABGRAPH_DATABASE_PASSWORD_FILE: there is no text that we may read in ")
    file.write_bytes(b"\xff")
    assert complaints(monkeypatch, DATABASE_PASSWORD_FILE=str(file))[0].endswith(str(file))


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("localhost", True),
     ("::", False), ("10.0.0.1", False), ("graph.example", False), ("localhost.example", False)],
)  # fmt: skip
def test_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_lists_in_settings() -> None:
    settings = Settings(
        cors_origins=" https://a.example , http://b.example:8080,", trusted_proxies="10.0.0.1, 10.1.0.0/16,::1"
    )
    assert settings.origins == {"https://a.example", "http://b.example:8080"}
    assert settings.proxies == ["10.0.0.1", "10.1.0.0/16", "::1"]
    assert Settings(cors_origins="*").origins == {"*"}
    assert not Settings().origins
    assert not Settings().proxies


def test_in_production_nobody_is_given_the_rights_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = complaints(monkeypatch, PRODUCTION="true", DEVELOPMENT_VIEWER="administrator")
    assert line == (
        "COLLABGRAPH_DEVELOPMENT_VIEWER is for trying things out, and COLLABGRAPH_PRODUCTION is set: "
        "unset one of the two"
    )
