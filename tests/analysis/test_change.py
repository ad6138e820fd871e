"""What came, went, grew and shrank between the ties of two days; worked out by hand."""

from analysis.change import OrganisationChange, Standing, TieChange, organisation_changes, tie_changes
from analysis.strengths import Pair, Tie


def tie(pair: str, strength: float) -> tuple[Pair, Tie]:
    return (pair[0], pair[1]), Tie(pair[0], pair[1], (), 0, 0, 0, strength, None)


BEFORE = dict([tie("ab", 1.0), tie("ac", 1.34657359), tie("bc", 2.0), tie("de", 1.0), tie("fg", 0.173286795)])
AFTER = dict([tie("ab", 1.0), tie("ac", 1.0), tie("bc", 2.34657359), tie("ad", 1.0), tie("fg", 0.173286795)])


def test_ties_by_the_size_of_their_change_then_source_then_target() -> None:
    assert tie_changes(BEFORE, AFTER) == [
        TieChange("CAME", "a", "d", 1.0, None, AFTER["a", "d"]),
        TieChange("WENT", "d", "e", -1.0, BEFORE["d", "e"], None),
        TieChange("SHRANK", "a", "c", -0.34657359, BEFORE["a", "c"], AFTER["a", "c"]),
        TieChange("GREW", "b", "c", 0.34657359, BEFORE["b", "c"], AFTER["b", "c"]),
    ]
    assert tie_changes(AFTER, AFTER) == []


def test_organisations_by_the_sum_of_their_ties() -> None:
    # a: 2.34657359 (2 ties) to 3.0 (3); b: 3.0 to 3.34657359; c: 3.34657359 as before; d: 1.0 as before, with another.
    assert organisation_changes(BEFORE, AFTER) == [
        OrganisationChange("WENT", "e", -1.0, Standing(1, 1.0), Standing(0, 0.0)),
        OrganisationChange("GREW", "a", 0.65342641, Standing(2, 2.34657359), Standing(3, 3.0)),
        OrganisationChange("GREW", "b", 0.34657359, Standing(2, 3.0), Standing(2, 3.34657359)),
    ]
    assert [(one.change, one.id) for one in organisation_changes(AFTER, BEFORE)] == [
        ("CAME", "e"),
        ("SHRANK", "a"),
        ("SHRANK", "b"),
    ]
