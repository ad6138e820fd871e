"""Random documents with random faults, on the schema of the corpus.

Where nothing waits, the data and every error are the same. Where something waits, the data are the same, and what is
null for an error is; but of errors beneath one and the same null graphql-core tells those that happened before it came
to be null, which is a matter of when each was there. (The specification leaves it open which of them are told.)
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from graphql import get_named_type, is_abstract_type, is_leaf_type, parse, validate

from tests.execution.comparing import Outcome, Pair, run
from tests.execution.corpus_schema import corpus_pair

HOWS = ("attribute", "sync", "async", "batch")
ROOTS = ("station", "maybeStation", "stations", "maybeStations", "strictStations")
PLACES = ("[]", "[1]", "[1, 2]", "[2, 13, 23]", "[11, 12, 13, 21, 22, 31]", "[131, 132, 141, 241]")


@pytest.fixture
def pair() -> Pair:
    """The schema of the corpus with both executors."""
    return corpus_pair()


class Faulty:
    """Makes documents; only fields of these kinds are asked for, beside the leaves that are attributes."""

    def __init__(self, pair: Pair, hows: tuple[str, ...], seed: str) -> None:
        self.schema = pair.plain._schema
        self.draw = Random(seed)
        self.left_out = tuple(how for how in HOWS if how not in hows)
        self.waits = "async" in hows

    def document(self) -> str:
        """One or two root fields, each with its faults."""
        station = self.schema.type_map["Station"]
        names = sorted(station.fields)  # type: ignore[attr-defined]
        parts = []
        for number in range(self.draw.randint(1, 2)):
            faults = (self.draw.sample(names, self.draw.randint(0, most)) for most in (6, 4, 3))
            fail, null, wrong = (str(some).replace("'", '"') for some in faults)
            at, root = self.draw.choice(PLACES), self.draw.choice(ROOTS)
            arguments = f"fail: {fail}, null: {null}, wrong: {wrong}, at: {at}"
            parts.append(f"r{number}: {root}({arguments}) {{ {self.selected(station, 3)} }}")
        return f"{{ {' '.join(parts)} }}"

    def selected(self, type_: Any, levels: int) -> str:
        """A few fields of the type."""
        known = [name for name in type_.fields if not name.startswith(self.left_out) and (self.waits or name != "late")]
        fields = self.draw.sample(known, min(len(known), self.draw.randint(1, 4)))
        return " ".join(["__typename", *(self.field(name, type_, levels) for name in fields)])

    def field(self, name: str, type_: Any, levels: int) -> str:
        """A field with what is selected beneath it; nothing where that would be too deep."""
        inner = get_named_type(type_.fields[name].type)
        if is_leaf_type(inner):
            return name if self.draw.random() < 0.8 else f"a{self.draw.randrange(1000)}: {name}"
        if levels == 0:
            return ""
        if not is_abstract_type(inner):
            return f"{name} {{ {self.selected(inner, levels - 1)} }}"
        possible = self.schema.get_possible_types(inner)
        parts = " ".join(f"... on {one.name} {{ {self.selected(one, levels - 1)} }}" for one in possible)
        return f"{name} {{ {parts} }}"


def nulls(outcome: Outcome) -> set[tuple[str | int, ...]]:
    """What is null in the data for an error: for each, the position that leads towards it and is null."""
    found = set()
    for error in outcome.errors:
        value, place = outcome.data, 0
        for step in error.path or ():
            if value is None:
                break
            value, place = value[step], place + 1
        assert value is None
        found.add((error.path or ())[:place])
    return found


async def ran(pair: Pair, document: str) -> tuple[Outcome, Outcome]:
    """What graphql-core and the plan come to."""
    wanted = await run(pair.plain, document, None, None)
    found = await run(pair.planned, document, None, None)
    pair.expect(None)
    return wanted, found


@pytest.mark.parametrize("part", range(4))
async def test_where_nothing_waits_everything_is_the_same(pair: Pair, part: int) -> None:
    faulty = Faulty(pair, ("attribute", "sync"), f"nothing waits {part}")
    documents = [faulty.document() for _ in range(50)]
    valid = [one for one in documents if not validate(faulty.schema, parse(one))]
    outcomes = [(one, *await ran(pair, one)) for one in valid]
    assert [(document, found) for document, wanted, found in outcomes if found != wanted] == []
    assert len(valid) >= 45
    assert sum(bool(wanted.errors) for _, wanted, _ in outcomes) >= 25


# What graphql-core gives up it leaves unawaited.
@pytest.mark.filterwarnings("ignore:.*was never awaited:RuntimeWarning")
@pytest.mark.parametrize("hows", [("attribute", "async"), ("attribute", "batch"), HOWS], ids="-".join)
async def test_where_something_waits_the_data_and_the_nulls_are_the_same(pair: Pair, hows: tuple[str, ...]) -> None:
    faulty = Faulty(pair, hows, "something waits")
    documents = [faulty.document() for _ in range(80)]
    outcomes = [(one, *await ran(pair, one)) for one in documents if not validate(faulty.schema, parse(one))]
    assert [one for one, wanted, found in outcomes if found.text != wanted.text] == []
    assert [one for one, wanted, found in outcomes if nulls(found) != nulls(wanted)] == []
    # The same error wherever no other one is beneath the same null.
    for document, wanted, found in outcomes:
        alone = [{error for error in one.errors if (error.path or ()) in nulls(one)} for one in (wanted, found)]
        assert alone[0] == alone[1], document
    assert sum(found == wanted for _, wanted, found in outcomes) >= 0.8 * len(outcomes)
    assert len(outcomes) >= 70
