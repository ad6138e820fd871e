"""What mutations leave behind is what an import of the rows would be to which they were applied naively."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from collabgraph.exchange import import_folder
from graph_store.identity import decode
from graph_store.store import Store
from graph_store.viewers import ADMINISTRATOR
from tests.mutations.asking import done, everything
from tests.mutations.naive import DRAWN, Naive, request
from tests.support.statements import empty

STEPS = 120


@pytest.mark.parametrize(
    ("seed", "settled"), [(822, {"pledges", "people", "organisations"}), (7036, {"pledges", "needs"})]
)
async def test_an_export_is_that_of_the_rows(clean_store: Store, seed: int, settled: set[str]) -> None:
    """The seeds are such that every noun is drawn, and needs stand otherwise by everything that can do that."""
    naive = Naive(Random(seed))
    did: Counter[tuple[str, str]] = Counter()
    while sum(did.values()) < STEPS:
        drawn = naive.drawn()
        if drawn is None:
            continue
        verb, noun, given = drawn
        name, document, values = request(verb, noun, given)
        answer = (await done(clean_store, ADMINISTRATOR, document, {"input": values}))[name]
        assert answer["problems"] == [], (name, values)
        made = next((value["id"] for key, value in answer.items() if key != "problems"), None)
        naive.apply(verb, noun, {**given, "id": decode("id", made).id} if made else given)
        did[verb, noun] += 1
    assert {noun for _, noun in did} == set(DRAWN)
    assert {verb for verb, _ in did} == {"create", "update", "delete", "accept", "decline", "withdraw"}
    assert naive.settled == settled
    found, _ = await everything(clean_store)
    await empty(clean_store)
    with tempfile.TemporaryDirectory() as folder:
        naive.write(Path(folder) / "in")
        report = await import_folder(clean_store, Path(folder) / "in")
    assert report.errors == 0
    expected, _ = await everything(clean_store)
    assert found == expected
