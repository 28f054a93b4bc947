"""What is open, what is mine, what I took."""

from dataclasses import replace

from handlers.decision import Entity, Here
from handlers.requests.lists import Mine, my_requests, my_tasks, tasks
from handlers.requests.nouns import ClaimState, RequestState
from tests.handlers.requests.setting import KARIM, MARIA, SHOPPING, case, part, says, turn, words


def test_open_requests_are_listed_where_it_was_asked_with_public_words_alone() -> None:
    (listed,) = says(tasks(turn(KARIM, room=True), (SHOPPING, replace(SHOPPING, number=15))))
    assert listed.to == Here()
    text = words(listed.text)
    assert "#12 Shopping" in text
    assert "#15 Shopping" in text
    assert "0470" not in text
    assert "take" in text


def test_a_long_list_is_cut_and_says_so() -> None:
    many = tuple(replace(SHOPPING, number=n) for n in range(1, 12))
    assert "And 3 more." in words(says(tasks(turn(KARIM), many))[0].text)


def test_an_empty_list_says_so_kindly() -> None:
    assert words(says(tasks(turn(KARIM), ()))[0].text).startswith("Nothing is open now.")


def test_my_requests_are_told_in_private_with_where_they_stand() -> None:
    (listed,) = says(my_requests(turn(MARIA, room=True), (replace(SHOPPING, state=RequestState.MATCHED),)))
    assert listed.to == turn(MARIA).me
    assert "(somebody will help)" in words(listed.text)


def test_without_requests_the_way_to_ask_is_shown() -> None:
    assert "type: need" in words(says(my_requests(turn(MARIA), ()))[0].text)


def test_my_tasks_hold_the_contact_each_in_a_message_of_its_own() -> None:
    mine = Mine((case(SHOPPING, part(KARIM)), case(replace(SHOPPING, number=15), part(KARIM))), ())
    first, second = says(my_tasks(turn(KARIM, room=True), mine))
    assert first.to == second.to == turn(KARIM).me
    assert "Kerkstraat 9" in words(first.text)
    assert (first.about, second.about) == (Entity("contact", "12"), Entity("contact", "15"))


def test_what_i_am_reserve_for_is_listed_without_a_contact() -> None:
    mine = Mine((), (case(SHOPPING, part(KARIM, ClaimState.RESERVE, 1)),))
    (listed,) = says(my_tasks(turn(KARIM), mine))
    assert words(listed.text).startswith("You are reserve for #12 Shopping")
    assert "0470" not in words(listed.text)


def test_without_tasks_the_way_to_the_list_is_shown() -> None:
    assert "type: tasks" in words(says(my_tasks(turn(KARIM), Mine((), ())))[0].text)
