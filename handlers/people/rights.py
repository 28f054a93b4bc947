"""What is kept about a person, for how long, and a copy of it (Regulation (EU) 2016/679, articles 15 and 20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.attachments import DataFile, Paper
from handlers.basics.privacy import who_answers
from handlers.basics.words import CONSENTS_WORDS, FORGET_WORDS, MY_DATA_WORDS, WHO_SAW_WORDS
from handlers.caregivers.kept import kept_words
from handlers.caregivers.nouns import Monthly
from handlers.caregivers.team import open_call
from handlers.checkins.nouns import CHOSEN, CheckinState
from handlers.checkins.words import CHECKIN_WORDS
from handlers.checkins.words import LEAVE_WORDS as NO_CONTACT_WORDS
from handlers.decision import Command, Decision, Say, Turn, say
from handlers.feeds.address import NEW_LINK
from handlers.keeping.called import CALLED
from handlers.keeping.copying import Part, as_json
from handlers.look import Look
from handlers.model import Consent, PersonId
from handlers.referrals.words import WITHDRAW_REFERRAL
from handlers.reports.words import MY_REPORTS, receipt_of
from handlers.requests.moments import KEPT
from handlers.requests.nouns import WITH_A_PART, Request
from handlers.requests.words import MY_REQUESTS, MY_TASKS
from handlers.sessions.nouns import WITH_A_PART as SIGNED_UP
from handlers.sessions.words import AGENDA
from handlers.surveys.kept import kept_words as surveys_kept
from handlers.surveys.kept import read_asked
from handlers.surveys.nouns import Survey
from handlers.text import FirstWord, Joined, Said, Text, Verbatim, _, _n, lines
from handlers.volunteers.nouns import OFFERS, Readiness, Volunteer
from handlers.volunteers.seen_names import NAMED
from handlers.volunteers.words import EXPENSES_WORDS, VOLUNTEER_WORDS


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about a person: requests, tasks and sessions that are not over, offers, every yes in full.

    ``has_feed``: a calendar app may fetch their agenda. ``call`` is the receipt of a call that they wait for,
    having said yes to it; empty: none.
    """

    requests: tuple[Request, ...] = ()
    tasks: tuple[int, ...] = ()
    offers: tuple[Volunteer, ...] = ()
    places: tuple[str, ...] = ()
    consents: tuple[Consent, ...] = ()
    sessions: tuple[int, ...] = ()
    has_feed: bool = False
    readiness: tuple[Readiness, ...] = ()
    has_expenses: bool = False
    monthly: Monthly | None = None
    was_announced_to: bool = False
    referrals: tuple[str, ...] = ()
    has_checkin: bool = False
    is_contact: bool = False
    messages: tuple[str, ...] = ()
    call: str = ""
    reports: tuple[str, ...] = ()
    surveys: tuple[Survey, ...] = ()
    copy: tuple[Part, ...] = ()


async def look_at_kept(turn: Turn, look: Look) -> Kept:
    """Read what is kept about the person of this turn."""
    person = turn.person.id
    claims = [claim.request for claim in await look.claims_of(person) if claim.state in WITH_A_PART]
    tasks = [request for number in claims if (request := await look.request(number)) and not request.state.is_final]
    homes = [await look.neighbourhood(standing.neighbourhood) for standing in turn.standings if standing.roles]
    offers = [await look.volunteer(person, home.id) for home in homes if home]
    sessions = dict.fromkeys(seat.session for seat in await look.seats_of(person) if seat.state in SIGNED_UP)
    return Kept(
        await look.requests_by(person),
        tuple(task.number for task in tasks),
        tuple(offer for offer in offers if offer and offer.state in OFFERS),
        tuple(home.name for home in homes if home),
        await look.consents(person),
        tuple(sessions),
        (await look.feed(person)).is_open,
        tuple([has for home in homes if home and (has := await look.readiness(person, home.id))]),
        bool(await look.expenses(person, date.min, date.max)),
        await look.monthly(person),
        await look.was_announced_to(person),
        tuple(one.id for one in await look.referrals_of(person)),
        await _has_checkin(look, person),
        any(one.state in CHOSEN for one in await look.contact_of(person)),
        tuple(one.id for one in await look.inquiries_of(person)),
        call.subject if (call := await open_call(look, person)) else "",
        tuple(receipt_of(one.number) for one in await look.reports_of(person)),
        await read_asked(look, person),
        await look.copy_of(person, turn.person.address),
    )


async def _has_checkin(look: Look, person: PersonId) -> bool:
    checkin = await look.checkin(person)
    return checkin is not None and checkin.state is not CheckinState.OFF


# --- my data ------------------------------------------------------------------------------------------------------


def tell_my_data(turn: Turn, kept: Kept) -> Decision:
    """Say what is kept about the person, and for how long; always in private."""
    known = lines(_("This is what I keep about you:"), *_known(turn, kept))
    proof = _("I keep each yes with its exact text. To see them, type: {consents}", consents=FirstWord(CONSENTS_WORDS))
    forget = _("To have it forgotten, type: {forget}", forget=FirstWord(FORGET_WORDS))
    return say(
        Say(turn.me, "rights.data", known),
        Say(turn.me, "rights.how_long", lines(_how_long(), proof, forget)),
        *who_answers(turn),
        my_copy(turn, kept),
    )


def my_copy(turn: Turn, kept: Kept) -> Say:
    """Give a copy of everything: a page to read, and a file for machines (articles 15(3) and 20)."""
    page = Paper(
        _("my-data"),
        _("What I keep about you"),
        (*_known(turn, kept), _how_long()),
        tuple((_called(part), _n("{count} row", "{count} rows", len(part.rows))) for part in kept.copy),
    )
    file = DataFile(_("my-data"), _("Everything I keep about you, for a computer"), as_json(kept.copy, turn.now))
    text = _("Here is a copy: a page to read, and everything in a file. Only you get this.")
    return Say(turn.me, "rights.copy", text, attach=(page, file))


def _called(part: Part) -> Said:
    return CALLED.get(part.table, Verbatim(part.table))


def _known(turn: Turn, kept: Kept) -> tuple[Said, ...]:
    seen = _("I note who gets to see how you can be reached. To read it, type: {words}", words=FirstWord(WHO_SAW_WORDS))
    return (_who(turn), *_of_life_here(kept), *_as_volunteer(kept), seen)


def _who(turn: Turn) -> Said:
    person = turn.person
    return _(
        "Your name ({name}), where I write to you ({address}) and your language.",
        name=Verbatim(person.name),
        address=Verbatim(person.address.value),
    )


def _of_life_here(kept: Kept) -> tuple[Said, ...]:
    places = Joined(tuple(Verbatim(place) for place in kept.places), by=", ")
    numbers = _listed(tuple(request.number for request in kept.requests))
    asked = _(
        "Your requests {numbers}: the words, the street, the moment and how to reach you. To see them, type: {mine}",
        numbers=numbers,
        mine=FirstWord(MY_REQUESTS),
    )
    promised = _(
        "That you promised to help with {numbers}. To see it, type: {mine}",
        numbers=_listed(kept.tasks),
        mine=FirstWord(MY_TASKS),
    )
    joined = _(
        "That you are signed up for {numbers}, for whom, and what you need there. To see it, type: {agenda}",
        numbers=", ".join(f"S{number}" for number in kept.sessions),
        agenda=FirstWord(AGENDA),
    )
    passed_on = _(
        "That you want to reach a service with somebody's help ({receipts}). To take it back, type: {words}",
        receipts=", ".join(kept.referrals),
        words=FirstWord(WITHDRAW_REFERRAL),
    )
    written = _(
        "What you wrote to the people here, until it is answered ({receipts}).", receipts=", ".join(kept.messages)
    )
    confided = _(
        "What you told in confidence ({receipts}), sealed, two years after the decision. To see how it stands, type: "
        "{words}",
        receipts=", ".join(kept.reports),
        words=FirstWord(MY_REPORTS),
    )
    fetched = _("That you have a secret link for your calendar. For another one, type: {new}", new=FirstWord(NEW_LINK))
    told = _("Which announcements I sent you in private.")
    home = _("That you belong to {places}, and what you are there.", places=places)
    return (
        *((home,) if kept.places else ()),
        *((asked,) if kept.requests else (_("You have no open requests."),)),
        *((promised,) if kept.tasks else ()),
        *((joined,) if kept.sessions else ()),
        *((passed_on,) if kept.referrals else ()),
        *((written,) if kept.messages else ()),
        *((confided,) if kept.reports else ()),
        *((fetched,) if kept.has_feed else ()),
        *kept_words(kept.monthly),
        *surveys_kept(kept.surveys),
        *((told,) if kept.was_announced_to else ()),
        *_of_checkins(kept),
    )


def _of_checkins(kept: Kept) -> tuple[Said, ...]:
    checkin = _(
        "When I ask you whether all is well, whom I tell, and for 30 days what came of it. To see it, type: {words}",
        words=FirstWord(CHECKIN_WORDS),
    )
    contact = _("Whose contact you are. To stop, type: {words}", words=FirstWord(NO_CONTACT_WORDS))
    return (*((checkin,) if kept.has_checkin else ()), *((contact,) if kept.is_contact else ()))


def _as_volunteer(kept: Kept) -> tuple[Said, ...]:
    offered = _("What you offered as a volunteer. To see it, type: {words}", words=FirstWord(VOLUNTEER_WORDS))
    costs = _(
        "What helping cost you. Organisers can list it. To see it, type: {words}", words=FirstWord(EXPENSES_WORDS)
    )
    return (*((offered,) if kept.offers else ()), *_of_readiness(kept), *((costs,) if kept.has_expenses else ()))


def _of_readiness(kept: Kept) -> tuple[Said, ...]:
    """Say which note was read, and which papers an organiser saw on which day."""
    read = (_("That you read the information note."),) if any(has.edition for has in kept.readiness) else ()
    seen = tuple(
        _("That an organiser saw {what} on {day}.", what=NAMED[one.what], day=one.on)
        for has in kept.readiness
        for one in has.seen
    )
    return (*read, *seen)


def _how_long() -> Text:
    return _n(
        "The words, the street and the contact of a request I forget {count} day after it is over. Its number, kind "
        "and moment stay, and who helped. I keep no copy of our talk.",
        "The words, the street and the contact of a request I forget {count} days after it is over. Its number, kind "
        "and moment stay, and who helped. I keep no copy of our talk.",
        KEPT.days,
    )


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"#{number}" for number in numbers)


COMMANDS = (Command("my_data", MY_DATA_WORDS, _("what I keep about you"), look_at_kept, tell_my_data),)
