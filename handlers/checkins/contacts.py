"""Being a contact: asked first, told nothing before a yes, free to leave at any time; the person hears it kindly."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.checkins import times
from handlers.checkins.case import Case, read_case
from handlers.checkins.ladder import climb
from handlers.checkins.nouns import (
    BEING_CONTACT,
    CHOSEN,
    CONTACT_READS,
    CheckinContact,
    ContactState,
    Reply,
    RoundState,
)
from handlers.checkins.steps import BeContact, GoAndSee, HowIsIt, LeaveWhom
from handlers.checkins.words import CHECKIN_WORDS, LEAVE_WORDS
from handlers.decision import (
    NOTHING,
    YES_NO,
    Cancel,
    Choice,
    Close,
    Command,
    Decision,
    Entity,
    React,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    Watch,
    say,
)
from handlers.look import Look
from handlers.model import Consent, IncomingKind, Neighbourhood, Note, Person, PersonId, Withdrawn
from handlers.text import FirstWord, Said, Text, Verbatim, _, lines

CONTACT = "checkin_contact"


# --- being asked --------------------------------------------------------------------------------------------------


def ask_to_be(turn: Turn, chosen: CheckinContact, place: Neighbourhood) -> Decision:
    """Ask somebody whether they want to be the contact of the person of this turn."""
    about, step = Entity(CONTACT, chosen.person), BeContact(chosen.person)
    text = lines(what_it_is(turn.person.name, place.name), _("Do you want to be the contact?"))
    asked = Say(ToPerson(chosen.contact), "checkin.be_contact", text, about, YES_NO, step)
    until = times.of_contact(chosen.person, chosen.contact, place.id, turn.now + times.ACCEPTS_WITHIN)
    return Decision(save=(chosen,), say=(asked,), due=(until,))


def what_it_is(name: str, place: str) -> Said:
    """Say what a contact does; a yes to this is kept as proof."""
    return lines(
        _(
            "{name} ({place}) would like you as a contact. When I ask {name} whether all is well and hear nothing, "
            "I ask you to call or to go and see.",
            name=name,
            place=place,
        ),
        _(
            "You read only that there is no answer. I ask between 8 in the morning and 9 in the evening. "
            "You can stop at any time."
        ),
    )


async def look_at_asked(turn: Turn, look: Look, step: BeContact) -> Case | None:
    """Read who asked for it."""
    return await read_case(look, step.person, turn.now)


def answer_be(turn: Turn, step: BeContact, case: Case | None) -> Decision:
    """Take a yes or a no; the person hears it."""
    chosen = _part(case, turn.person.id)
    if case is None or chosen is None:
        return say(Say(turn.me, "checkin.contact_over", _("Thank you. It is not needed any more.")))
    stop = Decision(cancel=(Cancel(times.CONTACT, turn.person.id, step.person),))
    if turn.answer is None or turn.answer.choice != "yes":
        no = Say(turn.me, "checkin.contact_no", _("All right. I tell {name} kindly.", name=case.person.name))
        return stop + _goes(case, chosen, ContactState.REFUSED, _refused(turn.person.name)) + say(no)
    return stop + _accept(turn, case, chosen)


def _accept(turn: Turn, case: Case, chosen: CheckinContact) -> Decision:
    name = case.person.name
    thanks = _("Thank you, {name} will be glad. To stop, type: {leave}", name=name, leave=FirstWord(LEAVE_WORDS))
    told = _("{contact} wants to be your contact.", contact=turn.person.name)
    proof = Consent(
        turn.person.id,
        BEING_CONTACT,
        case.person.id,
        what_it_is(name, case.place.name),
        turn.language,
        turn.incoming.channel,
        turn.now,
    )
    note = Note(turn.person.id, "checkin.contact", case.place.id, case.person.id, case.place.id)
    return Decision(
        save=(replace(chosen, state=ContactState.ACCEPTED), proof, note),
        say=(Say(turn.me, "checkin.contact_yes", thanks), Say(ToPerson(case.person.id), "checkin.has_contact", told)),
    )


def _refused(contact: str) -> Text:
    return _(
        "{contact} cannot be your contact. Do you want to choose somebody else? Type: {checkin}",
        contact=contact,
        checkin=FirstWord(CHECKIN_WORDS),
    )


def _part(case: Case | None, contact: PersonId) -> CheckinContact | None:
    return next((one for one in case.contacts if one.contact == contact), None) if case else None


def _goes(case: Case, chosen: CheckinContact, state: ContactState, news: Said) -> Decision:
    told = Say(ToPerson(case.person.id), "checkin.no_contact", news)
    return Decision(save=(replace(chosen, state=state),), say=(told,))


async def look_at_waiting(tick: Tick, look: Look) -> Case | None:
    """Read whose contact somebody was asked to be."""
    return await read_case(look, tick.due.person, tick.now) if tick.due.person else None


def give_up(tick: Tick, case: Case | None) -> Decision:
    """Tell the person that there was no answer; after we were away, who was asked gets a day more."""
    chosen = _part(case, tick.due.subject)
    if case is None or chosen is None or chosen.state is not ContactState.ASKED:
        return NOTHING
    if tick.away:
        again = times.of_contact(case.person.id, chosen.contact, case.place.id, tick.now + times.ACCEPTS_WITHIN / 3)
        return Decision(due=(again,))
    news = _(
        "{contact} has not said whether they want to be your contact, so I tell them nothing. "
        "Do you want to choose somebody else? Type: {checkin}",
        contact=case.name(chosen.contact),
        checkin=FirstWord(CHECKIN_WORDS),
    )
    closed = Decision(close=(Close(BeContact.name, case.person.id, chosen.contact),))
    return closed + _goes(case, chosen, ContactState.REFUSED, news)


# --- leaving ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ContactFor:
    """The checks for which somebody was chosen."""

    cases: tuple[Case, ...] = ()


async def read_contact_for(look: Look, contact: PersonId, now: datetime) -> ContactFor:
    """Read for whom somebody is a contact, or was asked to be."""
    chosen = [one for one in await look.contact_of(contact) if one.state in CHOSEN]
    found = [await read_case(look, one.person, now) for one in chosen]
    return ContactFor(tuple(case for case in found if case))


async def look_at_leaving(turn: Turn, look: Look) -> ContactFor:
    """Read for whom they are a contact."""
    return await read_contact_for(look, turn.person.id, turn.now)


async def look_at_whom(turn: Turn, look: Look, step: LeaveWhom) -> ContactFor:
    """Read it again for the answer."""
    return await read_contact_for(look, turn.person.id, turn.now)


def leave(turn: Turn, facts: ContactFor) -> Decision:
    """Leave at once; who is a contact of several is asked which."""
    sign = () if turn.in_private else (React("👌"),)
    if not facts.cases:
        none = _("You are nobody's contact.")
        return say(*sign, Say(turn.me, "checkin.contact_none", none)) if turn.in_private else Decision()
    if len(facts.cases) == 1:
        return say(*sign) + _leave(turn, facts.cases[0])
    choices = tuple(Choice(case.person.id, Verbatim(case.person.name)) for case in facts.cases)
    text = _("Whose contact do you not want to be any more?")
    return say(*sign, Say(turn.me, "checkin.leave", text, choices=choices, step=LeaveWhom(), light=True))


def answer_whom(turn: Turn, step: LeaveWhom, facts: ContactFor) -> Decision:
    """Leave the one that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    case = next((case for case in facts.cases if case.person.id == chosen), None)
    return _leave(turn, case) if case else leave(turn, facts)


def _leave(turn: Turn, case: Case) -> Decision:
    done = _("Done. You are no contact of {name} any more. Thank you for having been one.", name=case.person.name)
    return step_down(turn.person, case, turn.now) + say(Say(turn.me, "checkin.contact_left", done))


def step_down(who: Person, case: Case, now: datetime) -> Decision:
    """Let somebody be no contact any more; what they were to look after goes to the next."""
    contact, name = who.id, who.name
    chosen = _part(case, contact)
    if chosen is None:
        return NOTHING
    news = _(
        "{contact} is no longer your contact. That is nothing about you. "
        "Do you want to choose somebody else? Type: {checkin}",
        contact=name,
        checkin=FirstWord(CHECKIN_WORDS),
    )
    over = Decision(
        save=no_longer(case.person.id, contact),
        cancel=(Cancel(times.CONTACT, contact, case.person.id),),
        close=(Close(BeContact.name, case.person.id, contact),),
    )
    left = replace(case, contacts=tuple(one for one in case.contacts if one.contact != contact))
    return over + _goes(case, chosen, ContactState.LEFT, news) + _pass_on(left, contact, now)


def _pass_on(case: Case, contact: PersonId, now: datetime) -> Decision:
    passed = NOTHING
    for about in case.rounds:
        alert = about.alert_of(contact)
        goes = about.state is RoundState.LOOKING and about.owner == contact
        waits = about.state is RoundState.MISSED and alert is not None and alert.rung == about.rung
        if goes or waits:
            closed = tuple(Close(step.name, about.id, contact) for step in (GoAndSee, HowIsIt))
            timers = (Cancel(times.CLIMB, about.id), Cancel(times.HOW_IS_IT, about.id))
            replied = about.with_reply(contact, Reply.CANNOT)
            passed += Decision(close=closed, cancel=timers) + climb(case, replied, now)
    return passed


def let_go(chosen: CheckinContact, name: str) -> Decision:
    """Tell somebody kindly that they are no contact any more."""
    text = _("You are no contact of {name} any more. Thank you!", name=name)
    said = (Say(ToPerson(chosen.contact), "checkin.contact_over", text),)
    return Decision(
        save=(replace(chosen, state=ContactState.ENDED), *no_longer(chosen.person, chosen.contact)),
        say=said,
        cancel=(Cancel(times.CONTACT, chosen.contact, chosen.person),),
        close=(Close(BeContact.name, chosen.person, chosen.contact),),
    )


def no_longer(person: PersonId, contact: PersonId) -> tuple[Withdrawn, ...]:
    """Note that the yes of both holds no longer: that one is the contact, and that the other may be told of by them."""
    return (Withdrawn(contact, (BEING_CONTACT,), person), Withdrawn(person, (CONTACT_READS,), contact))


# --- who cannot be reached ----------------------------------------------------------------------------------------


async def look_whom_we_lost(turn: Turn, look: Look) -> ContactFor | None:
    """Read for whom somebody is a contact whose private conversation with us is closed."""
    if turn.incoming.text != "gone" or turn.incoming.room is not None:
        return None
    found = await read_contact_for(look, turn.person.id, turn.now)
    return found if found.cases else None


def lose(turn: Turn, facts: ContactFor) -> Decision:
    """Let them be no contact: the person must not count on who cannot be told."""
    return sum((step_down(turn.person, case, turn.now) for case in facts.cases), NOTHING)


COMMANDS = (Command("checkin.leave", LEAVE_WORDS, _("be nobody's contact any more"), look_at_leaving, leave),)
STEPS = (StepKind(BeContact, look_at_asked, answer_be), StepKind(LeaveWhom, look_at_whom, answer_whom))
TIMERS = (TimerKind(times.CONTACT, "After we were away who was asked gets a day more.", look_at_waiting, give_up),)
BESIDE = (Watch(IncomingKind.FAILED, look_whom_we_lost, lose),)
