"""The reference's likely duplicates, by hand."""

from tests.reference.answers import global_id
from tests.reference.community import Community, Key, Organisation, Person
from tests.reference.duplicates import likely_duplicates, name_key


def test_only_letters_and_digits_are_compared() -> None:
    assert name_key("1+1+1=ONE") == name_key("1+1+1=One") == "111one"
    assert name_key(" Société  d’État ") == name_key("SOCIETE D'ETAT") == name_key("societe-detat") == "societedetat"
    assert name_key("Fishers Ltd") != name_key("Fishers Limited")
    assert name_key("?!") == ""


def test_groups_are_ordered_by_size_then_by_their_smallest_id() -> None:
    community = Community.of(
        Organisation("d", "Reef Watch"),
        Organisation("b", "reef-watch"),
        Organisation("e", "REEF  WATCH!"),
        Organisation("z", "One Sea"),
        Organisation("c", "Onesea"),
        Organisation("a", "Alone"),
        Organisation("y", "?"),
        Organisation("x", "!"),
        Person("p", "Reef Watch"),
    )

    def things(*ids: str) -> list[dict[str, str]]:
        return [{"id": global_id(Key("Organisation", one))} for one in ids]

    assert likely_duplicates(community, "Organisation") == [
        {"node": {"key": "reefwatch", "count": 3, "things": things("b", "d", "e")}},
        {"node": {"key": "onesea", "count": 2, "things": things("c", "z")}},
    ]
    assert likely_duplicates(community, "Person") == []
