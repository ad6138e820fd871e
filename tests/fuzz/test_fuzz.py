"""A bounded run for three roles, always of the same requests; `make fuzz` runs longer, with others each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.oracle import complaints
from tests.fuzz.roles import signed_in
from tests.fuzz.running import MOST_GROWTH, Run, fuzz
from tests.fuzz.sending import GRAPHQL_JSON, JSON

UTF_8 = f"{JSON}; charset=utf-8"
SEED = 0
WARM_UP, REQUESTS = 200, 600
KINDS = {
    "as it is",
    "by URL",
    "bytes changed",
    "hostile arguments",
    "hostile variables",
    "odd credentials",
    "odd envelope",
    "odd headers",
}


@pytest.mark.parametrize("role", ["anonymous", "steward", "administrator"])
def test_no_request_is_answered_wrongly(role: str, tmp_path: Path) -> None:
    with signed_in(role, tmp_path / "store") as caller:
        run = fuzz(caller, SEED, WARM_UP, REQUESTS)
    assert not run.wrong, run
    assert not run.logged, run
    assert run.healthy
    assert run.growth < MOST_GROWTH, run
    assert run.counts.total() == WARM_UP + REQUESTS
    assert is_varied(run), run


def is_varied(run: Run) -> bool:
    """Whether every kind was sent, and enough was executed and enough refused for the run to say something."""
    executed = sum(number for (_, status), number in run.counts.items() if status == 200)
    return {kind for kind, _ in run.counts} == KINDS and 0.2 < executed / run.counts.total() < 0.8


GOOD = (
    b'{"errors":[{"message":"first: must be 0 to 200","locations":[{"line":1,"column":3}],"path":["a",0],'
    b'"extensions":{"code":"BAD_INPUT","argument":"first"}}],"data":{"a":null}}'
)


@pytest.mark.parametrize(
    ("accept", "status", "media", "body", "found"),
    [
        (JSON, 200, UTF_8, GOOD, []),
        ("*/*", 200, UTF_8.replace(JSON, GRAPHQL_JSON), b'{"data":{}}', []),
        (JSON, 500, UTF_8, b'{"errors":[{"message":"m","extensions":{"code":"BAD_INPUT"}}]}', ["status 500"]),
        (GRAPHQL_JSON, 200, UTF_8, GOOD, [f"{JSON} for {GRAPHQL_JSON}"]),
        ("", 200, "text/html", GOOD, ["media type 'text/html'"]),
        (JSON, 200, UTF_8, b'{"data":{}', ["no JSON: Expecting ',' delimiter: line 1 column 11 (char 10)"]),
        (JSON, 200, UTF_8, GOOD.replace(b"BAD_INPUT", b"INTERNAL"), ["code INTERNAL"]),
        (JSON, 200, UTF_8, GOOD.replace(b":1,", b":0,"), ["a location that is none"]),
        (JSON, 200, UTF_8, GOOD.replace(b"0]", b"0.5]"), ["a path that is none"]),
        (JSON, 200, UTF_8, b'{"errors":[]}', ["errors is no list, or empty"]),
        (JSON, 400, UTF_8, GOOD, ["data in an answer of a request that was not executed"]),
        *[
            (JSON, 200, UTF_8, GOOD.replace(b"first:", leak), [f"{what} in the answer"])
            for leak, what in [
                (b"Traceback (most recent call last)", "a traceback"),
                (b"in /usr/lib/x", "a path"),
                (b"endpoint.py", "a path"),
                (b"MATCH (n)", "a statement"),
                (b"ValueError", "an exception"),
                (b"ArcadeDB: com.arcadedb", "a part of the inside"),
                (b"127.0.0.1:7687", "a host"),
            ]
        ],
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_answer_is_seen(
    accept: str, status: int, media: str, body: bytes, found: list[str]
) -> None:
    assert complaints(accept, status, media, body) == found
