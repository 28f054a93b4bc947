"""Taking a request: the first who takes it gets it, and the contact; who comes later may be reserve."""

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.basics.listing import all_of
from handlers.decision import (
    NOTHING,
    YES_NO,
    Command,
    Decision,
    Heeds,
    Say,
    StepKind,
    Takes,
    Turn,
    Watch,
    say,
)
from handlers.look import Look
from handlers.model import IncomingKind, Note, PersonId
from handlers.reading.plain import plain
from handlers.reading.session_named import read_named
from handlers.requests import moments, words
from handlers.requests.card import card, contact_for, public_words
from handlers.requests.case import Case, read_case
from handlers.requests.finding import waves
from handlers.requests.nouns import GIVEN, HIDDEN, NOT_TO_STAND_BY, STANDING_BY, Claim, ClaimState, Reply, RequestState
from handlers.requests.opening import not_needed
from handlers.requests.refusing import unknown_number, waits
from handlers.requests.steps import (
    FINDING,
    AskedToHelp,
    BeReserve,
    TakeAnyway,
    TakeOver,
    closing,
)
from handlers.requests.taking.ready import what_comes_first
from handlers.requests.taking.taker import (
    Taking,
    look_at_asked,
    look_at_taking,
    news_for_asker,
    news_for_team,
    read_taking,
)
from handlers.requests.telling import tell
from handlers.requests.words import RELEASE
from handlers.sessions.words import JOIN
from handlers.signs import nod
from handlers.text import FirstWord, Said, _, _n, sentences
from handlers.volunteers.barred import is_barred, not_now
from handlers.volunteers.silence import awake

HAND = "🙋"


# --- take -------------------------------------------------------------------------------------------------------


def take(turn: Turn, taking: Taking | None) -> Decision:
    """Give the request to who asks for it first; everybody else gets a kind answer."""
    named = read_named(turn.text)
    if turn.answer is None and named.number and named.is_sure:
        text = _("That is a session. Are you coming? Type: {join} S{number}", join=FirstWord(JOIN), number=named.number)
        return say(Say(turn.me, "request.is_session", text))
    if taking is None or taking.case.request.state in HIDDEN or not turn.roles_in(taking.case.neighbourhood.id):
        return unknown_number(turn)
    return _whoever_it_is(turn, taking) or _take(turn, taking)


def _whoever_it_is(turn: Turn, taking: Taking) -> Decision | None:
    """Answer who cannot take it, or has it already, however many others are there; None: everybody else."""
    case, number = taking.case, taking.case.number
    part = case.part_of(turn.person.id)
    if case.request.state is RequestState.HELD:
        return waits(turn, case)
    if part and part.state is ClaimState.HELPING and not case.request.state.is_final:
        already = _("You already have task {number}.", number=number)
        return say(contact_for(case, turn.person.id, "request.yours", already))
    if case.is_asker(turn.person.id) and case.request.behalf is None:
        own = _("#{number} is your own request. Thank you for looking!", number=number)
        return _answer(turn, case, "request.own", own)
    if taking.ready and is_barred(taking.ready.offer):
        return say(not_now(turn, case.neighbourhood))
    return None


def _take(turn: Turn, taking: Taking) -> Decision:
    case = taking.case
    part = case.part_of(turn.person.id)
    is_asked = part is not None and part.state is ClaimState.OFFERED and case.request.state is RequestState.OFFERED
    if is_asked and not taking.is_apart:
        return give_when_ready(turn, taking)
    was_refused = taking.is_apart or (part is not None and part.state is ClaimState.REFUSED)
    if case.request.state in GIVEN and not was_refused:
        return offer_reserve(turn, case, part)
    if was_refused and not case.request.state.is_final:
        elsewhere = _("Task {number} goes to somebody else after all. Thank you for offering!", number=case.number)
        return _answer(turn, case, "request.over", elsewhere)
    if not case.request.state.is_claimable or was_refused:
        text = _("#{number} does not need you any more. Thank you for offering!", number=case.number)
        return _answer(turn, case, "request.over", text)
    return _ask_about_overlap(turn, case) if taking.busy else give_when_ready(turn, taking)


def _answer(turn: Turn, case: Case, msgid: str, text: Said) -> Decision:
    return say(tell(turn.person.id, case, msgid, text))


def _ask_about_overlap(turn: Turn, case: Case) -> Decision:
    text = sentences(
        _("You already have another task at that time."), _("Do you want to take #{number} too?", number=case.number)
    )
    return say(tell(turn.person.id, case, "request.overlap", text, TakeAnyway(case.number), YES_NO))


def offer_reserve(turn: Turn, case: Case, part: Claim | None) -> Decision:
    """Tell who was faster, and offer to be reserve."""
    if part and part.state in STANDING_BY:
        text = _("You are reserve for #{number}. I will ask you when you are needed.", number=case.number)
        return _answer(turn, case, "request.is_reserve", text)
    names = tuple(case.name(claim.person) for claim in case.helping)
    faster = (
        _n(
            "Thank you! {names} was just a little faster.",
            "Thank you! {names} were just a little faster.",
            len(names),
            names=all_of(names),
        )
        if names
        else _("Thank you! I'm asking somebody else now.")
    )
    question = sentences(faster, _("Do you want to be reserve for #{number}?", number=case.number))
    return say(tell(turn.person.id, case, "request.be_reserve", question, BeReserve(case.number), YES_NO, light=True))


# --- it is yours ------------------------------------------------------------------------------------------------


def give_when_ready(turn: Turn, taking: Taking, instead_of: PersonId | None = None) -> Decision:
    """Give it, unless something comes first: the information note, a paper."""
    first = what_comes_first(turn, taking.case, taking.ready) if taking.ready else None
    return first or give(turn, taking, instead_of)


def give(turn: Turn, taking: Taking, instead_of: PersonId | None = None) -> Decision:
    """Give a request to the person of this turn: contact to them, news to the asker, an edited card for everybody."""
    before = taking.case
    claim = _claim(turn, before)
    after = before.with_claim(claim)
    is_full = len(after.helping) >= before.request.helpers
    goes_on = RequestState.OFFERED if before.request.state is RequestState.OFFERED else RequestState.OPEN
    after = after.with_request(replace(before.request, state=RequestState.MATCHED if is_full else goes_on))
    seen = Note(
        turn.person.id, "contact.shown", f"request:{before.number}", before.request.requester, before.neighbourhood.id
    )
    asked = before.asked_one(turn.person.id)
    replied = (replace(asked, reply=Reply.YES),) if asked else ()
    news = (news_for_asker(turn, taking, after, instead_of), *news_for_team(after, turn.person.id, instead_of))
    told = say(*nod(turn), _your_task(after, turn.person.id), *news, card(after))
    decision = Decision(save=(after.request, claim, seen, *replied)) + told
    decision += awake(taking.ready.offer) if taking.ready else NOTHING
    rest = _stop_searching(after, turn.now) if is_full else _ask_who_else_stands_by(after, turn.now)
    return decision + rest + _plan(after, turn.now, turn.person.id)


def _ask_who_else_stands_by(case: Case, now: datetime) -> Decision:
    """Go on to the next in line when one more is needed, unless somebody was asked and has not answered."""
    if case.request.state is not RequestState.OFFERED or case.in_state(ClaimState.OFFERED):
        return NOTHING
    fields = {"instead_of": "", "found": str(len(case.helping))}
    return Decision(due=(moments.due(moments.RESERVE, case.request, case.local(now), case.zone, wait=True, **fields),))


def _claim(turn: Turn, case: Case) -> Claim:
    part = case.part_of(turn.person.id)
    return Claim(case.number, turn.person.id, ClaimState.HELPING, turn.now, version=part.version if part else 0)


def _your_task(case: Case, person: PersonId) -> Say:
    opening = _("You have task {number}.", number=case.number)
    way_out = _(
        "It does not work out after all? Type: {release} {number}", release=FirstWord(RELEASE), number=case.number
    )
    return contact_for(case, person, "request.yours", opening, way_out)


def _stop_searching(case: Case, now: datetime) -> Decision:
    waiting = any(asked.reply is Reply.NONE for asked in case.asked)
    return Decision(
        due=(not_needed(case, now),) if waiting else (),
        cancel=moments.cancel(case.request, moments.SEARCHING),
        close=closing(case.number, FINDING),
    )


def _plan(case: Case, now: datetime, person: PersonId) -> Decision:
    timers = moments.timers_of_a_taken(case.request, case.local(now), case.zone)
    return Decision(due=timers, close=closing(case.number, (AskedToHelp, TakeOver), person=person))


# --- answers ----------------------------------------------------------------------------------------------------


def answer_asked(turn: Turn, step: AskedToHelp, taking: Taking | None) -> Decision:
    """Take the yes or the no of a volunteer who was asked."""
    if taking and turn.answer and turn.answer.choice == "no":
        return waves.turn_down(turn, taking.case) + (awake(taking.ready.offer) if taking.ready else NOTHING)
    return take(turn, taking)


def answer_anyway(turn: Turn, step: TakeAnyway, taking: Taking | None) -> Decision:
    """Somebody with another task at that time takes this one too, or does not."""
    if taking and turn.answer and turn.answer.choice == "no":
        return waves.turn_down(turn, taking.case)
    return take(turn, replace(taking, busy=False) if taking else None)


def answer_reserve(turn: Turn, step: BeReserve, taking: Taking | None) -> Decision:
    """Put somebody behind the other reserves; when it is free again by now, they get it.

    Who got it meanwhile, is reserve, was asked to take over or was refused is told so instead.
    """
    if taking is None or turn.answer is None or turn.answer.choice == "no":
        return say(Say(turn.me, "request.no_thanks", _("That's fine. Thank you for offering!")))
    case = taking.case
    part = case.part_of(turn.person.id)
    has_changed = part is not None and part.state in NOT_TO_STAND_BY
    if case.request.state not in GIVEN or taking.is_apart or has_changed:
        return take(turn, taking)
    place = 1 + max((claim.place for claim in case.in_state(ClaimState.RESERVE, ClaimState.OFFERED)), default=0)
    reserve = Claim(
        case.number, turn.person.id, ClaimState.RESERVE, turn.now, place, version=part.version if part else 0
    )
    text = _n(
        "Thank you! You are the first reserve for #{number}. I will ask you when you are needed.",
        "Thank you! You are reserve number {count} for #{number}. I will ask you when you are needed.",
        len(case.in_state(ClaimState.RESERVE)) + 1,
        number=case.number,
    )
    # The request is saved too, so that two who answer at once cannot both become the first reserve.
    return Decision(save=(case.request, reserve), say=(tell(turn.person.id, case, "request.is_reserve", text),))


# --- a raised hand ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Raised:
    """A hand raised on a card; it takes the request only where the neighbourhood wants that."""

    taking: Taking
    is_enough: bool


async def look_at_hand(turn: Turn, look: Look) -> Raised | None:
    """Read the request on whose card a hand was raised; None for every other sign."""
    incoming = turn.incoming
    if incoming.room is None or incoming.about is None or not plain(incoming.text).startswith(HAND):
        return None
    request = await look.request_on_card(incoming.channel, incoming.about)
    taking = await read_taking(turn, look, await read_case(look, request.number)) if request else None
    return Raised(taking, taking.case.neighbourhood.claim_by_reaction) if taking else None


def raise_hand(turn: Turn, raised: Raised) -> Decision:
    """Take it, or ask in private whether it was meant: a sign alone never claims by default."""
    case = raised.taking.case
    if raised.is_enough or not _could_take(turn, case):
        return take(turn, raised.taking)
    text = _("Do you want to take this? {words}", words=public_words(case.request))
    return say(tell(turn.person.id, case, "request.hand", text, AskedToHelp(case.number), YES_NO))


def _could_take(turn: Turn, case: Case) -> bool:
    is_own = case.is_asker(turn.person.id) and case.request.behalf is None
    return case.request.state.is_claimable and not is_own and case.part_of(turn.person.id) is None


COMMANDS = (
    Command(
        words.TAKE_ID,
        words.TAKE,
        _("take a request"),
        look_at_taking,
        take,
        Takes.NUMBERS,
        example="12",
        heeds=Heeds.ANY_NO,
    ),
)
STEPS = (
    StepKind(AskedToHelp, look_at_asked, answer_asked),
    StepKind(TakeAnyway, look_at_asked, answer_anyway),
    StepKind(BeReserve, look_at_asked, answer_reserve),
)
WATCHES = (Watch(IncomingKind.REACTION, look_at_hand, raise_hand),)
