"""Folding and cutting into words (DEFINITIONS A3, L1, N16), and the letters that the full-text index gets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_store.folding import (
    TOKEN_LENGTH,
    fold,
    full_text_query,
    index_word,
    is_restorable,
    search_text,
    sort_name,
    sortable,
    unsortable,
    word_text,
    words,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
# Spacing marks (Mc) may follow each other in another order once a mark between them is gone; A3 leaves them so.
PLAIN_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Mc"]), max_size=30)
# Few letters, so that equal words and beginnings are frequent: plain ones, those of the code itself, Han, a ligature.
LETTERS = st.text(st.sampled_from("abqz16漢字かﬀ"), max_size=8)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        (" \t Caribbean \n Youth\u3000", "caribbean youth"),
        ("Édouard", "edouard"),
        ("E\u0301DOUARD", "edouard"),
        ("Straße", "strasse"),
        ("ŁØĐÐÞÆŒı", "loddthaeoei"),
        ("İstanbul DIŞI", "istanbul disi"),
        ("Ｆｕｌｌ ﬁsh Ⅳ ½", "full fish iv 1⁄2"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("漢字", "漢字"),
        ("ガ", "カ"),
        ("🎉 C++", "🎉 c++"),
    ],
)
def test_fold_writes_case_accents_and_eight_letters_alike(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(PLAIN_TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_folds_as_any_text(text: str) -> None:
    # The accent takes the text off the short way for ASCII, and is gone when folded.
    assert fold(text) == fold(f"{text} \u0301")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", []),
        ("- / * ' \" 🎉", []),
        ("O'Brien's boat", ["o", "brien", "s", "boat"]),
        ("a/b_c-d.e", ["a", "b", "c", "d", "e"]),
        ("100% C++ 2nd x²", ["100", "c", "2nd", "x2"]),
        ("漢字 学校", ["漢字", "学校"]),
        ("l'Éducation  populaire", ["l", "education", "populaire"]),
        ("go go", ["go", "go"]),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, cut: list[str]) -> None:
    assert words(text) == cut


@given(TEXTS)
def test_words_are_the_alphanumeric_characters_of_the_folded_text(text: str) -> None:
    assert "".join(words(text)) == "".join(c for c in fold(text) if c.isalnum())
    assert all(word and word.isalnum() for word in words(text))


@given(TEXTS)
def test_word_text_has_one_space_before_each_word(text: str) -> None:
    assert word_text(text).split(" ") == ["", *words(text)]


@pytest.mark.parametrize(
    ("word", "encoded"),
    [
        ("youth", "youth"),
        ("2nd", "2nd"),
        ("q", "q71z"),
        ("iraq", "iraq71z"),
        ("漢字", "q6f22zq5b57z"),
        ("𝟘", "q1d7d8z"),
    ],
)
def test_index_word_writes_all_but_plain_letters_as_code_points(word: str, encoded: str) -> None:
    assert index_word(word) == encoded


@given(TEXTS)
def test_encoded_words_are_of_letters_that_no_tokeniser_touches(text: str) -> None:
    assert all(re.fullmatch("[a-z0-9]+", index_word(word)) for word in words(text))


@given(LETTERS, LETTERS)
def test_one_word_begins_another_exactly_where_its_code_does(one: str, other: str) -> None:
    assert index_word(one).startswith(index_word(other)) is one.startswith(other)
    assert (index_word(one) == index_word(other)) is (one == other)


@given(TEXTS, TEXTS)
def test_distinct_words_have_distinct_codes(one: str, other: str) -> None:
    distinct = {*words(one), *words(other)}
    assert len({index_word(word) for word in distinct}) == len(distinct)


def test_search_text_has_each_word_of_all_texts_once() -> None:
    assert search_text(["Iraq, Iraq", None, "", "Trade in IRAQ"]) == " iraq71z trade in"
    assert search_text([None, "--"]) == ""


@given(st.lists(LETTERS, max_size=4), LETTERS.filter(bool))
def test_search_text_contains_a_code_after_a_space_where_a_word_begins_so(texts: list[str], asked: str) -> None:
    begins = any(word.startswith(word_asked) for text in texts for word in words(text) for word_asked in words(asked))
    assert (f" {index_word(words(asked)[0])}" in search_text(texts)) is begins


def test_a_query_asks_for_every_distinct_word_as_a_beginning() -> None:
    assert full_text_query(["youth", "iraq", "youth"]) == "+youth* +iraq71z*"


def test_a_query_asks_for_no_more_of_a_long_word_than_a_token_holds() -> None:
    assert full_text_query(["a" * 300]) == f"+{'a' * TOKEN_LENGTH}*"


@given(TEXTS)
def test_a_query_is_made_of_encoded_words_alone(text: str) -> None:
    assert re.fullmatch(r"(\+[a-z0-9]+\*( |$))*", full_text_query(words(text)))


HARD = st.text(st.sampled_from("az\ud7fe\ud7ff\ue000\uffff\U00010000\U0001f389\U0010ffff0"), max_size=6)


@given(HARD, HARD)
def test_a_sortable_text_is_ordered_by_code_point_in_utf_16_too(one: str, other: str) -> None:
    ours, theirs = sortable(one), sortable(other)
    assert unsortable(ours) == one
    assert (ours < theirs) == (one < other)
    assert (ours.encode("utf-16-be") < theirs.encode("utf-16-be")) == (one < other)
    assert theirs.startswith(ours) == other.startswith(one)


def test_nearly_every_text_is_sortable_as_it_is() -> None:
    assert sortable(sortable("\U0001f389 7")) == "\ud7ff01f389 7"
    assert sortable("É漢字 Ayiti") == "É漢字 Ayiti"
    assert sortable("\U0001f389 7") == "\ud7ff01f389 7"
    assert sort_name("\U0001f389 ÉTÉ") == "\ud7ff01f389 ete"


@pytest.mark.parametrize(
    ("text", "restorable"),
    [
        ("p17", True),
        ("É\U0001f389", True),
        (sortable("\U0001f389 7"), True),
        ("\ud7ff", True),
        ("\ud7ff110000", False),  # beyond the last code point
        ("\ud7ff00d800", False),  # a surrogate
        ("\ud7ff000041", False),  # an A, which is not written so
    ],
)
def test_some_texts_cannot_be_told_from_their_sortable_form(text: str, restorable: bool) -> None:
    assert is_restorable(text) is restorable
