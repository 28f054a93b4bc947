"""Phrases are found as they are written, with slips, gaps and stems."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.reading.phrases import Hit, PhraseBook

BOOK = PhraseBook(
    {
        "pain": "pijn in/op/aan mijn? borst, douleur .. poitrine",
        "illness": "dement*",
        "number": "^ 112 $, 112 bellen",
        "hit": "geslagen!, hij slaat mij",
        "key": "sleutel _ _ mat",
    },
    no_slips="borstel",
)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("ik heb pijn op de bank en pijn in mijn borst", "pain"),
        ("Pijn op borst!", "pain"),
        ("une douleur forte dans la poitrine", "pain"),
        ("hij is dementerend", "illness"),
        ("DÉMENTIE", "illness"),
        ("112", "number"),
        ("112!!", "number"),
        ("wie wil 112 bellen", "number"),
        ("hij sla\u200bat mij", "hit"),
        ("de sleutel onder de mat", "key"),
        ("sleutle onder de mat", "key"),
        ("doulleur a la poitrine", "pain"),
    ],
)
def test_a_phrase_is_found(said: str, kind: str) -> None:
    assert BOOK.kinds(said) == {kind}


@pytest.mark.parametrize(
    "said",
    [
        "",
        "pijn op mijn borstel",
        "douleur. J'ai vu une poitrine",
        "douleur un deux trois quatre poitrine",
        "neem 112",
        "heb je goed geslapen",
        "hij slaat de bal",
        "dem",
    ],
)
def test_what_only_looks_like_a_phrase_is_not(said: str) -> None:
    assert BOOK.kinds(said) == set()


def test_a_hit_says_which_words_it_covers_and_which_it_skipped() -> None:
    assert list(BOOK.find("oei, douleur à la poitrine")) == [Hit("pain", 1, 5, (2, 3))]


def test_the_longest_hit_at_a_word_comes_first() -> None:
    book = PhraseBook({"short": "geen", "long": "geen probleem"})
    assert [hit.kind for hit in book.find("geen probleem")] == ["long", "short"]


@pytest.mark.parametrize("written", ["mijn?/zijn? borst", "a+b", "reageert niet op .."])
def test_a_phrase_written_wrongly_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="a phrase"):
        PhraseBook({"bad": written})


def test_a_phrase_must_begin_with_something_to_look_up() -> None:
    with pytest.raises(ValueError, match="begins with"):
        PhraseBook({"bad": "_ mat"})


@given(st.text(max_size=300) | st.text(st.sampled_from("pijn op borst112 douleur poitrine.!?\n"), max_size=300))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_finding_never_raises_and_stays_within_the_text(text: str) -> None:
    for hit in BOOK.find(text):
        assert 0 <= hit.first < hit.end
