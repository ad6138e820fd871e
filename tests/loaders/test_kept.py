"""What is kept from request to request: bounded in number and in memory, what was used longest ago goes first."""

from __future__ import annotations

from loaders.kept import Kept


def there(kept: Kept, keys: str) -> str:
    return "".join(key for key in keys if kept.get(key) is not None)


def test_what_was_used_longest_ago_goes_first() -> None:
    kept = Kept(most=3)
    for key in "abc":
        kept.put(key, key.upper(), 1)
    assert (kept.get("a"), kept.get("z")) == ("A", None)
    kept.put("d", "D", 1)
    assert there(kept, "abcd") == "acd"


def test_memory_is_bounded_by_what_it_is_told() -> None:
    kept = Kept(most_bytes=100)
    for key in "abc":
        kept.put(key, key, 40)
    assert there(kept, "abc") == "bc"
    kept.put("d", "d", 60)
    assert there(kept, "abcd") == "cd"


def test_what_comes_again_takes_its_own_place() -> None:
    kept = Kept(most_bytes=100)
    kept.put("a", 1, 90)
    kept.put("a", 2, 30)
    kept.put("b", 3, 70)
    assert (kept.get("a"), kept.get("b")) == (2, 3)


def test_what_is_too_large_is_not_kept_and_drives_nothing_out() -> None:
    kept = Kept(most_bytes=100)
    kept.put("a", 1, 50)
    kept.put("b", 2, 101)
    assert there(kept, "ab") == "a"
    kept.put("a", 3, 101)
    assert there(kept, "ab") == ""
