"""The service as its users meet it: a process on a port, with an embedded store that did not exist before."""

from __future__ import annotations

import csv
import shlex
import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from tests.collabgraph.processes import Server, command, environment, free_port, served

PEOPLE = "{ people { totalCount } }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store will be."""
    return tmp_path_factory.mktemp("service") / "store"


@pytest.fixture(scope="module")
def settings(folder: Path) -> dict[str, str]:
    """The environment of the service and of the commands."""
    return environment(DATABASE_URL=f"embedded://{folder}")


@pytest.fixture(scope="module")
def service(settings: dict[str, str]) -> Iterator[Server]:
    """The service on a new store."""
    with served(env=settings) as server:
        yield server


def ask(server: Server, query: str, **parameters: Any) -> httpx.Response:
    return httpx.post(
        f"{server.address}/graphql",
        json={"query": query, **parameters},
        headers={"accept": "application/graphql-response+json"},
        timeout=60,
    )


def demo_people() -> Counter[str]:
    """How many people of the demo community there are by visibility; where it is empty it is MEMBERS."""
    file = resources.files("collabgraph") / "demo_community" / "people.csv"
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    return Counter(row["visibility"] or "MEMBERS" for row in rows)


def test_the_first_start_loads_the_demo_community(service: Server) -> None:
    said = "".join(service.out)
    assert f"Open {service.address}/graphql" in said
    assert "new, with the demo community" in said
    assert ask(service, PEOPLE).json() == {"data": {"people": {"totalCount": demo_people()["PUBLIC"]}}}


def test_the_three_requests_that_it_prints_answer(service: Server) -> None:
    lines = [line for line in service.out if line.startswith("curl ")]
    assert len(lines) == 3
    for line in lines:
        words = shlex.split(line)
        assert words[:5] == ["curl", "-s", f"{service.address}/graphql", "-H", "content-type: application/json"]
        answer = httpx.post(words[2], content=words[6], headers={"content-type": "application/json"}, timeout=60)
        assert answer.status_code == 200
        assert answer.json().keys() == {"data"}, answer.text
        (found,) = answer.json()["data"].values()
        assert found.get("edges") or found.get("totalCount"), answer.text


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("{ people(first: 201) { totalCount } }", 200, "BAD_INPUT"),
        ('{ person(id: "no id") { name } }', 200, "BAD_INPUT"),
        ('{ partnershipNetwork(around: ["T3JnYW5pc2F0aW9uOm5vYm9keQ"]) { truncated } }', 200, "NOT_FOUND"),
        ("{ people { totalCount }", 400, "BAD_INPUT"),
        ("{ people { nothing } }", 400, "BAD_INPUT"),
        ("{ " + " ".join(f"a{n}: __typename" for n in range(51)) + " }", 400, "TOO_COMPLEX"),
    ],
)
def test_wrong_requests_have_a_code(service: Server, query: str, status: int, code: str) -> None:
    answer = ask(service, query)
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (status, code)


def test_page_and_health(service: Server) -> None:
    page = httpx.get(f"{service.address}/graphql", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    for health, status in (("live", "alive"), ("ready", "ready")):
        answer = httpx.get(f"{service.address}/health/{health}", timeout=60)
        assert (answer.status_code, answer.json()["status"]) == (200, status)
    assert httpx.get(f"{service.address}/").status_code == 404


def test_the_page_introspects(service: Server) -> None:
    from graphql import build_client_schema, get_introspection_query

    answer = ask(service, get_introspection_query(input_value_deprecation=True))
    assert "whoCanHelp" in build_client_schema(answer.json()["data"]).query_type.fields  # type: ignore[union-attr]


def test_log_lines_are_json_without_variables(service: Server) -> None:
    answer = ask(service, "query Log($id: ID!) { place(id: $id) { name } }", variables={"id": "canary-4711"})
    logged = orjson.loads(service.said_of(answer.headers["x-request-id"]))
    assert (logged["event"], logged["operation"], logged["code"], logged["status"]) == (
        "request", "Log", "BAD_INPUT", 200,
    )  # fmt: skip
    assert "canary-4711" not in "".join(service.err)


def test_the_command_line_joins_a_running_service(service: Server, settings: dict[str, str], tmp_path: Path) -> None:
    place = "id,name,kind\nx-new,New Place,COUNTRY\n"
    (tmp_path / "places.csv").write_text(place, "utf-8")
    imported = command("import", str(tmp_path), env=settings)
    assert (imported.returncode, imported.stderr) == (0, "")
    assert imported.stdout.splitlines()[1].split() == ["places.csv", "1", "1", "0", "0", "0"]
    answer = ask(service, '{ place(id: "UGxhY2U6eC1uZXc") { name kind } }')
    assert answer.json() == {"data": {"place": {"name": "New Place", "kind": "COUNTRY"}}}
    checked = command("check", env=settings)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("database: ArcadeDB 26.10.2 at embedded:///")
    assert "constraints and indexes: in place\n" in checked.stdout
    assert f"people: {demo_people().total()}\n" in checked.stdout


def test_an_import_reports_every_bad_row_and_writes_the_good_ones_if_told(
    service: Server, settings: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "places.csv"
    file.write_text("id,name,kind\ny-good,Good,COUNTRY\nx,,COUNTRY\ny,Y,ISLE\n", "utf-8")
    refused = command("import", str(tmp_path), env=settings)
    assert refused.returncode == 1
    assert [line.split(": ")[0] for line in refused.stderr.splitlines()] == ["places.csv:3:name", "places.csv:4:kind"]
    assert "Nothing was written: 2 errors." in refused.stdout
    dry = command("import", str(tmp_path), "--partial", "--dry-run", env=settings)
    assert (dry.returncode, "A dry run: nothing was written." in dry.stdout) == (1, True)
    partial = command("import", str(tmp_path), "--partial", env=settings)
    assert partial.returncode == 1
    assert partial.stdout.splitlines()[1].split() == ["places.csv", "3", "1", "0", "0", "2"]
    file.write_text("id,name,kind\ny-good,Good,COUNTRY\n", "utf-8")
    again = command("import", str(tmp_path), env=settings)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.splitlines()[1].split() == ["places.csv", "1", "0", "0", "1", "0"]


def test_a_second_service_is_told_why_it_cannot_start(service: Server, settings: dict[str, str]) -> None:
    same_port = command("serve", "--port", str(service.port), env=settings)
    assert same_port.returncode == 2
    assert same_port.stderr.startswith(f"127.0.0.1:{service.port} cannot be used (Address already in use)")
    same_store = command("serve", "--port", "0", env=settings)
    assert same_store.returncode == 2
    assert "COLLABGRAPH_PORT" in same_store.stderr
    other_port = command("serve", "--port", str(free_port()), env=settings)
    assert other_port.returncode == 2
    assert other_port.stderr.startswith("A service already runs on the store")
    assert "Traceback" not in same_port.stderr + same_store.stderr + other_port.stderr


def test_it_ends_in_good_order_and_two_workers_go_on_with_the_store(
    service: Server, settings: dict[str, str], folder: Path
) -> None:
    assert service.end(signal.SIGTERM) == 0
    assert not (folder / "join.json").exists()
    assert "Traceback" not in "".join(service.err)
    with served("--workers", "2", env=settings | {"COLLABGRAPH_DEVELOPMENT_VIEWER": "administrator"}) as two:
        assert "with the demo community" not in "".join(two.out)
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: ask(two, PEOPLE).json(), range(40)))
        assert answers == [{"data": {"people": {"totalCount": demo_people().total()}}}] * 40
        assert two.end(signal.SIGINT) == 0
    assert not (folder / "join.json").exists()
    assert "Traceback" not in "".join(two.err)
