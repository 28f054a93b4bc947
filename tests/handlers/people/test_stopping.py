"""Stop ends what is going on; once more ends every message; nobody is locked out."""

from dataclasses import replace

from handlers.basics.greeting import meet
from handlers.decision import NOTHING, Close, Here, React, ToRoom
from handlers.model import Person, RoomKind
from handlers.people.falling_silent import Going
from handlers.people.stopping import stop
from handlers.people.stopping_with_role import StopAll, StopWhat, ToStop, stop_all, stop_what
from handlers.requests import moments
from handlers.requests.case import Case
from handlers.requests.changing.leaving import LeftBehind
from handlers.requests.nouns import Behalf, Claim, ClaimState, Contact, Request, RequestState
from handlers.volunteers.promised import is_promise
from tests.handlers.speaking import (
    AN,
    LINDE,
    NOW,
    ORGANISERS,
    RESIDENTS,
    answers,
    asked,
    english,
    ids,
    saved,
    says,
    spoken,
    task,
    to,
    turn,
)

QUIET = Going(asked=False, drafts=(), just_stopped=False)
DRAFT = replace(task(state=RequestState.DRAFT), contact=Contact("An", "Kerkstraat 9", "0470"), street="Kerkstraat")


def going(draft: Request) -> Going:
    """Make what goes on with somebody who has a draft."""
    return replace(QUIET, drafts=(Case(draft, LINDE),))


def test_stop_closes_every_open_question_and_says_so() -> None:
    decision = stop(turn("stop"), replace(QUIET, asked=True))
    assert decision.close == (Close(None, None, "an"),)
    assert says(decision, to(AN)) == ["All right. I ask no further. Want no messages from me at all? Say it once more."]


def test_stop_discards_a_draft_with_what_was_private_in_it() -> None:
    behalf = Behalf("Jeanne", "an", "phone", NOW)
    draft = replace(DRAFT, behalf=behalf, review="medical")
    (gone,) = saved(stop(turn("stop"), going(draft)), Request)
    assert gone.state is RequestState.DISCARDED
    assert (gone.contact, gone.street, gone.behalf, gone.review) == (Contact(), "", None, "")


def test_stop_while_changing_a_posted_request_takes_it_back_and_says_so_on_the_card() -> None:
    decision = stop(turn("stop"), going(replace(DRAFT, opened_at=NOW)))
    (gone,) = saved(decision, Request)
    assert (gone.state, gone.contact) == (RequestState.WITHDRAWN, Contact())
    assert says(decision, ToRoom("delinde", RoomKind.RESIDENTS)) == ["#12 is no longer needed."]
    assert says(decision, to(AN))[0].startswith("I stopped, and took #12 back.")


def test_stop_leaves_a_series_the_words_that_its_next_time_is_made_from() -> None:
    decision = stop(turn("stop"), going(replace(DRAFT, series=5)))
    (gone,) = saved(decision, Request)
    assert (gone.state, gone.contact, gone.street) == (RequestState.DISCARDED, DRAFT.contact, "Kerkstraat")
    assert moments.NEXT not in {cancel.kind for cancel in decision.cancel}
    assert {moments.DRAFT_IDLE, moments.DRAFT_OVER} <= {cancel.kind for cancel in decision.cancel}


def test_stop_once_more_ends_all_messages_and_says_how_to_come_back() -> None:
    decision = stop(turn("stop"), replace(QUIET, just_stopped=True))
    assert [who.stopped for who in saved(decision, Person)] == [True]
    assert says(decision, Here()) == ["I will not write to you any more. Write anything to me and I am here again."]


def test_stop_once_more_in_a_new_dialogue_only_ends_that_dialogue() -> None:
    decision = stop(turn("stop"), replace(QUIET, asked=True, just_stopped=True))
    assert saved(decision, Person) == []
    assert decision.close


def test_who_goes_while_a_task_is_under_way_keeps_it_and_the_organisers_hear() -> None:
    begun = Case(task(12, RequestState.IN_PROGRESS), LINDE, (Claim(12, "an", ClaimState.HELPING, NOW),))
    decision = stop(turn("stop"), replace(QUIET, just_stopped=True, left=LeftBehind(begun=(begun,))))
    (told,) = says(decision, ORGANISERS)
    assert told == "An wants no messages any more and still has task 12. Please ask whether it will be done."
    assert "You still have task 12." in says(decision, Here())[0]
    assert saved(decision, Claim) == []


def test_stop_says_beforehand_what_would_become_of_a_request_and_a_task() -> None:
    mine = Case(replace(task(7, RequestState.OPEN), requester="an"), LINDE)
    theirs = Case(task(12), LINDE, (Claim(12, "an", ClaimState.HELPING, NOW),))
    decision = stop(turn("stop"), replace(QUIET, left=LeftBehind((mine,), (theirs,))))
    assert says(decision, to(AN))[0].endswith("Then I take #7 back. Then I look for somebody else for task 12.")
    assert saved(decision, Request) == []


def test_the_goodbye_is_not_undone_by_meeting_the_person() -> None:
    decision = stop(turn("stop"), replace(QUIET, just_stopped=True))
    assert meet(turn("stop"), decision) == decision


def test_who_was_silent_and_says_stop_again_stays_silent() -> None:
    silent = replace(AN, stopped=True)
    decision = meet(turn("stop", who=silent), stop(turn("stop", who=silent), QUIET))
    assert [who.stopped for who in saved(decision, Person)] == [True]


def test_in_a_room_stop_ends_the_persons_dialogue_and_the_room_hears_nothing() -> None:
    decision = stop(turn("stop", room=RESIDENTS), replace(QUIET, asked=True))
    assert decision.close == (Close(None, None, "an"),)
    assert spoken(decision) == []
    assert decision.say == (React("👌"),)
    assert stop(turn("stop", room=RESIDENTS), QUIET) == NOTHING


def test_only_an_open_promise_counts_as_a_task() -> None:
    states = {state for state in ClaimState if is_promise(Claim(12, "an", state, NOW))}
    assert states == {ClaimState.OFFERED, ClaimState.HELPING}


CARRIES = replace(QUIET, roles=(LINDE,), alone=(LINDE,))


def test_who_has_a_role_is_never_silenced_by_stop_alone() -> None:
    for going_on in (CARRIES, replace(CARRIES, just_stopped=True)):
        question = asked(stop(turn("stop"), going_on))
        assert ids(question.choices) == ["nothing", "role in delinde", "all"]
    assert says(stop(turn("stop"), replace(CARRIES, asked=True))) == ["All right. I ask no further."]


def test_an_admin_is_asked_too() -> None:
    assert ids(asked(stop(turn("stop", admin=True), replace(QUIET, just_stopped=True))).choices) == ["nothing", "all"]


def test_all_messages_end_only_after_a_yes_to_what_follows() -> None:
    question = asked(stop_what(answers("all"), StopWhat(), ToStop(CARRIES)))
    assert isinstance(question.step, StopAll)
    assert "De Linde has no organiser whom I can reach" in english(question.text)
    assert saved(stop_all(answers("no"), StopAll(), CARRIES), Person) == []
    assert [who.stopped for who in saved(stop_all(answers("yes"), StopAll(), CARRIES), Person)] == [True]


def test_a_role_that_was_taken_meanwhile_is_not_given_up_again() -> None:
    decision = stop_what(answers("role in delinde"), StopWhat(), ToStop(CARRIES))
    assert says(decision) == ["You have no role there any more."]
