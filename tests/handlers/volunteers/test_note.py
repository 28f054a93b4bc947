"""The information note as values: what stands in it, for whom, and when it counts as read."""

from dataclasses import replace

import pytest

from handlers.decision import NOTHING
from handlers.model import Consent, Neighbourhood, Service
from handlers.text import Said
from handlers.volunteers.note import ToRead, having_read, note_text
from handlers.volunteers.note_setting import (
    LONGEST,
    NoteRight,
    Setting,
    WriteNote,
    hear_words,
    set_note,
    show_note,
)
from handlers.volunteers.nouns import InfoNote, Readiness
from tests.handlers.speaking import (
    AN,
    LINDE,
    NOW,
    RITA,
    answers,
    asked,
    english,
    organiser,
    saved,
    says,
    turn,
)

SERVICE = Service("vzw De Linde", "privacy@example.org")
NOTED = replace(LINDE, note=2)
DUTCH = InfoNote("delinde", 2, "nl", "Vraag alles aan Rita.", "rita", NOW)


def read_in(language: str, *written: InfoNote, service: Service = SERVICE) -> str:
    said: Said = note_text(ToRead(NOTED, written), language, service)
    return english(said)


@pytest.mark.parametrize("point", ["Why", "Who: vzw De Linde", "Insurance", "Costs", "Silence"])
def test_the_standard_text_has_all_that_the_law_asks_for(point: str) -> None:
    assert f"• {point}" in read_in("en")


def test_where_nobody_is_named_the_organisers_answer() -> None:
    assert "the organisers of De Linde answer for it" in read_in("nl", service=Service())


def test_own_words_take_the_place_of_the_standard_text_in_their_language_alone() -> None:
    assert read_in("nl", DUTCH) == "Before you help in De Linde:\nVraag alles aan Rita."
    assert read_in("fr", DUTCH).endswith("The organisers add: (Nederlands)\nVraag alles aan Rita.")
    assert "Insurance" in read_in("fr", DUTCH)


def test_who_goes_back_to_the_standard_text_in_a_language_reads_only_that() -> None:
    assert read_in("fr", DUTCH, replace(DUTCH, language="fr", words="")) == read_in("fr")


@pytest.mark.parametrize(
    ("place", "has", "read"),
    [
        (LINDE, None, True),
        (NOTED, None, False),
        (NOTED, Readiness("an", "delinde", edition=1), False),
        (NOTED, Readiness("an", "delinde", edition=2), True),
    ],
)
def test_the_edition_of_now_counts(place: Neighbourhood, has: Readiness | None, read: bool) -> None:
    assert ToRead(place).is_read(has) is read


def test_having_read_keeps_edition_language_moment_and_the_exact_words() -> None:
    note = ToRead(NOTED, (DUTCH,))
    has, decision = having_read(turn(), note, None)
    assert (has.edition, has.language, has.read_at, has.version) == (2, "en", NOW, 1)
    (proof,) = saved(decision, Consent)
    assert (proof.purpose, proof.subject) == ("info_note", "delinde:2")
    assert english(proof.text) == english(note_text(note, "en", Service()))


# --- writing it -----------------------------------------------------------------------------------------------------


RITA_HERE = (organiser(RITA),)
SETTING = Setting((ToRead(NOTED, (DUTCH,)),))


def test_an_organiser_sees_the_edition_and_is_asked_for_words() -> None:
    question = asked(show_note(turn("", who=RITA, standings=RITA_HERE), SETTING))
    assert "This is edition 2 of the information note:" in english(question.text)
    assert question.step == WriteNote("delinde", "en")


def test_words_are_shown_before_they_count_and_make_the_next_edition() -> None:
    typed = replace(answers(None, "Ask Rita.", who=RITA), standings=RITA_HERE)
    step = asked(
        hear_words(replace(typed, incoming=turn("Ask Rita.").incoming), WriteNote("delinde", "en"), SETTING)
    ).step
    assert step == NoteRight("delinde", "en", "Ask Rita.")
    yes = replace(answers("yes", who=RITA), standings=RITA_HERE)
    decision = set_note(yes, NoteRight("delinde", "en", "Ask Rita."), SETTING)
    assert [place.note for place in saved(decision, Neighbourhood)] == [3]
    assert [(note.edition, note.language, note.words) for note in saved(decision, InfoNote)] == [(3, "en", "Ask Rita.")]


def test_a_note_that_nobody_will_read_to_the_end_is_refused() -> None:
    long = "x" * (LONGEST + 1)
    typed = replace(answers(None, long, who=RITA), standings=RITA_HERE, incoming=turn(long).incoming)
    question = asked(hear_words(typed, WriteNote("delinde", "en"), SETTING))
    assert english(question.text).startswith("That is too long")


def test_who_lost_the_right_meanwhile_changes_nothing() -> None:
    decision = set_note(answers("yes", who=AN), NoteRight("delinde", "en", "Ask me."), SETTING)
    assert decision.save == NOTHING.save
    assert says(decision) == ["Only an organiser of De Linde can do this."]
