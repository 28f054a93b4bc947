"""Asking for help: by word anywhere, always going on in private; or offered when somebody tells too much in a room."""

from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.basics.listing import person_called
from handlers.decision import (
    NOTHING,
    YES_NO,
    Choice,
    Command,
    Decision,
    Here,
    Say,
    StepKind,
    Takes,
    Turn,
    Utterance,
    Watch,
    say,
)
from handlers.look import Look
from handlers.model import LEADING, IncomingKind, Neighbourhood, RoomKind
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.needs import asks_for_help
from handlers.reading.plain import one_line
from handlers.reading.privacy import find_private, needs_review, spoken_need, tells_too_much, without_private
from handlers.reading.street_said import street_of_words
from handlers.requests import words
from handlers.requests.case import Case
from handlers.requests.draft_steps import ChoosePlace, OfferToAsk
from handlers.requests.drafting.answers import take_in
from handlers.requests.drafting.ending import discard
from handlers.requests.drafting.hear import hear, hear_contact
from handlers.requests.drafting.questions import ask_next, told
from handlers.requests.drafting.whom import ask_whom
from handlers.requests.nouns import Behalf, Category, Contact, Part, Request, RequestState
from handlers.text import FirstWord, Said, Verbatim, _, sentences

MOST_OPEN = 5
_SENTENCE_WORDS = 4
_MOST_KEPT = 400
_DAY = timedelta(days=1)
_LEAK_TIP = "request.leak_tip"


@dataclass(frozen=True, slots=True)
class Asking:
    """What counts when somebody begins to ask: a free number, their neighbourhoods, what they asked before."""

    number: int
    places: tuple[Neighbourhood, ...]
    mine: tuple[Request, ...] = ()


async def look_at_asking(turn: Turn, look: Look) -> Asking:
    """Read where this person may ask: in the neighbourhood of this turn, else wherever they belong."""
    number = await look.next_number("request")
    return Asking(number, await places_of(turn, look), await look.requests_by(turn.person.id))


async def look_at_step_asking(turn: Turn, look: Look, step: object) -> Asking:
    """Read the same for an answer."""
    found = await look_at_asking(replace(turn, neighbourhood=None), look)
    return found if found.places else await look_at_asking(turn, look)


# --- by word ----------------------------------------------------------------------------------------------------


def ask(turn: Turn, asking: Asking) -> Decision:
    """Begin a request with the words that stand behind the command, if any."""
    return _greet_in_room(turn) + _where(turn, asking, turn.text, turn.incoming.key, behalf=False)


def ask_for_other(turn: Turn, asking: Asking) -> Decision:
    """Begin a request for somebody else."""
    return _greet_in_room(turn) + _where(turn, asking, turn.text, turn.incoming.key, behalf=True)


def _greet_in_room(turn: Turn) -> Decision:
    if turn.in_private:
        return NOTHING
    return say(_greeting(turn, tip=bool(find_private(turn.text))))


def _greeting(turn: Turn, *, tip: bool) -> Say:
    text: Said = _("Hello {name}, I'm sending you a private message.", name=person_called(turn.person))
    if tip:
        text = sentences(text, _("Tip: don't put your address or phone number in the group."))
    return Say(Here(), "request.in_private", text)


def _where(turn: Turn, asking: Asking, said: str, cause: str, *, behalf: bool) -> Decision:
    if not asking.places:
        return no_neighbourhood(turn)
    if len(asking.places) > 1:
        choices = tuple(Choice(place.id, Verbatim(place.name)) for place in asking.places)
        step = ChoosePlace(said, cause, behalf)
        return say(Say(turn.me, "request.place", _("For which neighbourhood?"), choices=choices, step=step))
    place = asking.places[0]
    return ask_whom(turn, place.id, cause, said) if behalf else begin(turn, asking, place, said, cause)


def choose_place(turn: Turn, step: ChoosePlace, asking: Asking) -> Decision:
    """Go on in the neighbourhood that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    place = next((place for place in asking.places if place.id == chosen), None)
    if place is None:
        return _where(turn, asking, step.words, step.cause, behalf=step.behalf)
    return (
        ask_whom(turn, place.id, step.cause, step.words)
        if step.behalf
        else begin(turn, asking, place, step.words, step.cause)
    )


def begin(
    turn: Turn, asking: Asking, place: Neighbourhood, said: str, cause: str, behalf: Behalf | None = None
) -> Decision:
    """Make a draft of what was said so far and ask for the rest; an older draft of the same person gives way."""
    if refused := _too_many(turn, asking, place):
        return refused
    case = draft(turn, asking.number, place, cause, behalf)
    before = _make_room(turn, asking)
    return before + (take_in(turn, case, said) if said.strip() else ask_next(case, turn.now))


def begin_as(turn: Turn, asking: Asking, place: Neighbourhood, category: Category) -> Decision:
    """Begin a request of a kind that was chosen in another talk; nothing else that was said there goes along.

    Who would stay alone with somebody is looked at by the team first.
    """
    if refused := _too_many(turn, asking, place):
        return refused
    case = draft(turn, asking.number, place, "")
    review = category.value if category is Category.RESPITE else ""
    request = told(replace(case.request, category=category, review=review), Part.WHAT)
    return _make_room(turn, asking) + ask_next(case.with_request(request), turn.now)


def draft(turn: Turn, number: int, place: Neighbourhood, cause: str, behalf: Behalf | None = None) -> Case:
    """Make an empty draft of the person of this turn."""
    name = "" if behalf else one_line(turn.person.name)
    request = Request(
        number,
        place.id,
        turn.person.id,
        RequestState.DRAFT,
        Category.OTHER,
        turn.now,
        contact=Contact(name=name),
        behalf=behalf,
        confirms=place.requester_confirms,
        cause=cause,
    )
    return Case(request, place, people=(turn.person,))


def _too_many(turn: Turn, asking: Asking, place: Neighbourhood) -> Decision | None:
    is_open = [r for r in asking.mine if r.state is not RequestState.DRAFT]
    if len(is_open) < MOST_OPEN or turn.roles_in(place.id) & LEADING:
        return None
    text = _(
        "You have {count} open requests. That is the most I can keep for one person. To see them, type: {mine}",
        count=len(is_open),
        mine=FirstWord(words.MY_REQUESTS),
    )
    return say(Say(turn.me, "request.too_many", text))


def _make_room(turn: Turn, asking: Asking) -> Decision:
    decision = NOTHING
    for old in asking.mine:
        if old.state is RequestState.DRAFT and old.opened_at is None:
            decision += discard(old, turn.now)
    return decision


# --- without the word ---------------------------------------------------------------------------------------------


async def look_at_sentence(turn: Turn, look: Look) -> Asking | None:
    """Notice a whole sentence in private that asks for help without the word for it."""
    is_sentence = len(turn.text.split()) >= _SENTENCE_WORDS
    if not turn.in_private or not is_sentence or not asks_for_help(turn.text):
        return None
    asking = await look_at_asking(turn, look)
    return asking if asking.places else None


# --- told too much in a room ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RoomTalk:
    """A need told in a room with private details; ``is_asking`` when the person makes a request already."""

    offer: OfferToAsk
    is_asking: bool = False


async def look_at_room_talk(turn: Turn, look: Look) -> RoomTalk | None:
    """Notice a need together with private details in the residents' room; nothing else there is looked at.

    What was said is kept, sealed, for when the answer is yes. The message itself is not the cause of the request:
    deleting it, as we ask, must not take the request back.
    """
    if turn.room is None or turn.room.kind is not RoomKind.RESIDENTS or turn.neighbourhood is None:
        return None
    if not find_private(turn.text) or not (spoken_need(turn.text) or asks_for_help(turn.text)):
        return None
    contact = hear_contact(turn.text, "")
    street = street_of_words(contact.where) if contact.where else ""
    words_kept = one_line(without_private(turn.text), _MOST_KEPT)
    review = needs_review(turn.text)
    offer = OfferToAsk(
        turn.neighbourhood.id, street, contact.where, contact.phone, words_kept, review.value if review else ""
    )
    drafts = [mine for mine in await look.requests_by(turn.person.id) if mine.state is RequestState.DRAFT]
    return RoomTalk(offer, bool(drafts))


def offer_to_ask(turn: Turn, talk: RoomTalk) -> Decision:
    """Answer in the room without repeating a word, and offer in private to make a request, unless one is made."""
    delete = _("You can delete your message in the group. Then fewer people read it.")
    if talk.is_asking:
        return say(_greeting(turn, tip=True), Say(turn.me, "request.tip", delete))
    text = sentences(delete, _("Shall I make a request for help?"))
    question: Utterance = Say(turn.me, "request.offer", text, choices=YES_NO, step=talk.offer)
    return say(_greeting(turn, tip=True), question)


async def look_at_leak(turn: Turn, look: Look) -> bool | None:
    """Notice private details in the residents' room that are no need; who got the tip today gets no second one."""
    if turn.room is None or turn.room.kind is not RoomKind.RESIDENTS or turn.neighbourhood is None:
        return None
    if not tells_too_much(turn.text) or await look.times_told(turn.person.id, _LEAK_TIP, turn.now - _DAY):
        return None
    return True


def tip_about_leak(turn: Turn, facts: bool) -> Decision:
    """Say it kindly and in private: the room must not look twice."""
    text = sentences(
        _("Tip: everybody in the group can read and keep what you write there, also addresses and numbers."),
        _("You can delete your message in the group. Then fewer people read it."),
    )
    return say(Say(turn.me, _LEAK_TIP, text))


def answer_offer(turn: Turn, step: OfferToAsk, asking: Asking) -> Decision:
    """Begin with what was found in the room, so that nobody must say it twice."""
    place = next((place for place in asking.places if place.id == step.neighbourhood), None)
    if place is None or (turn.answer and turn.answer.choice == "no"):
        text = _("That's fine. You can always ask for help. Type: {need}", need=FirstWord(words.NEED))
        return say(Say(turn.me, "request.no_offer", text))
    if refused := _too_many(turn, asking, place):
        return refused
    case = draft(turn, asking.number, place, "")
    contact = replace(case.request.contact, where=step.where, phone=step.phone)
    known = [*([Part.WHERE] if step.street else []), *([Part.CONTACT] if step.phone else [])]
    request = told(replace(case.request, street=step.street, contact=contact, review=step.review), *known)
    drafted = case.with_request(request)
    heard = hear(step.words, drafted.local(turn.now), turn.language)
    whole = heard.when or heard.options  # a need without a moment was a sigh, not yet a request
    follows = take_in(turn, drafted, step.words) if whole else ask_next(drafted, turn.now)
    return _make_room(turn, asking) + follows


COMMANDS = (
    Command(words.NEED_ID, words.NEED, _("ask for help"), look_at_asking, ask, Takes.ANYTHING),
    Command("behalf", words.BEHALF, _("ask for somebody else"), look_at_asking, ask_for_other, Takes.WORDS),
)
STEPS = (
    StepKind(ChoosePlace, look_at_step_asking, choose_place),
    StepKind(OfferToAsk, look_at_step_asking, answer_offer),
)
WATCHES = (
    Watch(IncomingKind.MESSAGE, look_at_room_talk, offer_to_ask),
    Watch(IncomingKind.MESSAGE, look_at_leak, tip_about_leak),
    Watch(IncomingKind.MESSAGE, look_at_sentence, ask),
)
