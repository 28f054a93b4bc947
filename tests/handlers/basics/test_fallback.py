"""What we cannot use gets a kind answer."""

from handlers.basics.calls import Reach
from handlers.basics.fallback import (
    ENOUGH,
    Puzzled,
    WantsHuman,
    answer_file,
    answer_unreadable,
    hand_over,
    not_understand,
)
from handlers.model import Role
from tests.handlers.speaking import AN, LINDE, RESIDENTS, RITA, answers, asked, ids, says, spoken, to, turn

PLACE = (Reach(LINDE, Role.ORGANISER, (RITA,)),)


def test_words_we_do_not_understand_are_answered_with_the_way_on() -> None:
    assert says(not_understand(turn("blub"), Puzzled(0)), to(AN)) == [
        "I did not understand that. Type menu for what I can do, or human to talk to a person."
    ]


def test_the_second_time_a_person_is_offered() -> None:
    question = asked(not_understand(turn("blub"), Puzzled(1)))
    assert isinstance(question.step, WantsHuman)
    assert ids(question.choices) == ["yes", "no"]


def test_in_the_end_we_say_that_we_stay_silent_and_what_brings_us_back() -> None:
    assert says(not_understand(turn("blub"), Puzzled(ENOUGH)), to(AN)) == [
        "Sorry, I do not understand you. I stay silent now, until you type a word I know: menu, human or stop."
    ]


def test_who_is_in_no_neighbourhood_hears_how_to_get_into_one() -> None:
    (told,) = says(not_understand(turn("hello", standings=(), neighbourhood=None), Puzzled(0)))
    assert told.startswith("I do not see you in a neighbourhood yet.")


def test_an_admin_without_a_neighbourhood_is_no_stranger() -> None:
    (told,) = says(not_understand(turn("hello", standings=(), neighbourhood=None, admin=True), Puzzled(0)))
    assert told.startswith("I did not understand that.")


def test_a_yes_asks_a_person_a_no_does_not_and_other_words_ask_nobody() -> None:
    assert says(hand_over(answers("yes"), WantsHuman(), PLACE), to(RITA))
    for turn_ in (answers("no"), answers(None, "blub")):
        decision = hand_over(turn_, WantsHuman(), PLACE)
        assert [one.to for one in spoken(decision)] == [to(AN)]


def test_a_file_is_thanked_for_and_an_open_question_stays_open() -> None:
    assert "My question is still open" in says(answer_file(turn(), True))[0]
    assert "type human" in says(answer_file(turn(), False))[0]


def test_a_locked_message_from_a_room_is_answered_in_private() -> None:
    decision = answer_unreadable(turn(room=RESIDENTS), True)
    assert [one.to for one in spoken(decision)] == [to(AN)]
    assert "locked" in says(decision)[0]
