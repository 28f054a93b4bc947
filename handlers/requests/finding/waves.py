"""Looking for somebody: a few people at a time, the least recently asked first, never the whole street at once.

Who asks may have named somebody: that person is asked before all others. Wave 0 asks who helped this person before,
wave 1 up to five volunteers, wave 2 ten more, wave 3 reminds the room; then an organiser decides. The rounds take two
days, or half of the time that is left when the moment is nearer.
Nobody is scored: who is asked follows from what people offered and from when they were last asked.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handlers.decision import NOTHING, YES_NO, Decision, Lane, Say, Tick, TimerKind, ToPerson, ToRoom, Turn
from handlers.look import Look
from handlers.model import PersonId, RoomKind
from handlers.requests import moments
from handlers.requests.card import about, public_words
from handlers.requests.case import Case, look_at_due, read_case, who_helped_before
from handlers.requests.drafting.named import who_is_named
from handlers.requests.nouns import Asked, ClaimState, Reply, Request
from handlers.requests.opening import NAMED, wave_timer
from handlers.requests.steps import AskedToHelp
from handlers.requests.telling import to_each
from handlers.requests.words import TAKE
from handlers.text import FirstWord, When, _, lines
from handlers.volunteers.fit import is_with_minors, may_see, suits_age
from handlers.volunteers.nouns import Document, Volunteer, VolunteerState
from handlers.volunteers.silence import asked_now, silence_begins

KNOWN, FIRST, SECOND, ROOM, OVER = range(5)
SIZES = {NAMED: 1, KNOWN: 3, FIRST: 5, SECOND: 10}
STARTS_AT = {KNOWN: 0.0, FIRST: 2 / 48, SECOND: 24 / 48, ROOM: 36 / 48, OVER: 1.0}
_WEEK = timedelta(days=7)
_LATE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be asked. ``volunteer`` is None for a neighbour who helped this person before."""

    person: PersonId
    volunteer: Volunteer | None = None
    helped_before: bool = False
    named: bool = False
    asked_this_week: int = 0
    busy: bool = False
    away: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """A request and everybody who may be asked about it, who was asked longest ago first."""

    case: Case
    language: str
    candidates: tuple[Candidate, ...]


# --- who may be asked -------------------------------------------------------------------------------------------


def choose(search: Search, wave: int, since: datetime, today: date) -> tuple[Candidate, ...]:
    """Choose whom to ask in this wave, at most its size."""
    chosen = tuple(c for c in search.candidates if _fits(c, search, wave, since, today))
    return chosen[: SIZES[wave]]


def _fits(candidate: Candidate, search: Search, wave: int, since: datetime, today: date) -> bool:
    if not _may_be_asked(candidate, search, since, today):
        return False
    if wave == NAMED:
        return candidate.named
    if wave == KNOWN:
        return candidate.helped_before
    volunteer = candidate.volunteer
    return volunteer is not None and offers(volunteer, search.case.request, search.language)


def _may_be_asked(candidate: Candidate, search: Search, since: datetime, today: date) -> bool:
    case, volunteer = search.case, candidate.volunteer
    if candidate.away or candidate.busy or case.is_asker(candidate.person) or case.part_of(candidate.person):
        return False
    asked = case.asked_one(candidate.person)
    if asked and (asked.reply is Reply.NO or asked.asked_at >= since):
        return False
    return volunteer is None or _is_available(volunteer, candidate.asked_this_week, today)


def _is_available(volunteer: Volunteer, asked_this_week: int, today: date) -> bool:
    if volunteer.state is not VolunteerState.ACTIVE:
        return False
    if volunteer.paused_until and today <= volunteer.paused_until:
        return False
    return volunteer.per_week == 0 or asked_this_week < volunteer.per_week


def offers(volunteer: Volunteer, request: Request, language: str) -> bool:
    """Tell whether what somebody offered fits: the kind of help, the language, the day."""
    if request.category.offered_as not in volunteer.categories or not suits_age(volunteer, request):
        return False
    if volunteer.languages and language not in volunteer.languages:
        return False
    return request.when is None or not volunteer.days or any(_fits_day(day, request.when) for day in volunteer.days)


def _fits_day(offered: str, when: When) -> bool:
    day = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[when.on.weekday()]
    parts = offered.split("-")
    if day not in parts and any(part in ("mon", "tue", "wed", "thu", "fri", "sat", "sun") for part in parts):
        return False
    return when.start is None or not set(parts) & _DAY_PARTS or _part(when) in parts


_DAY_PARTS = {"morning", "afternoon", "evening"}


def _part(when: When) -> str:
    hour = when.start.hour if when.start else 0
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"


# --- reading ----------------------------------------------------------------------------------------------------


async def look_at_search(tick: Tick, look: Look) -> Search | None:
    """Read the request and who may be asked in this wave: no more people than are asked, however many offered."""
    case = await read_case(look, int(tick.due.subject))
    if case is None:
        return None
    asker = await look.person(case.request.requester)
    search = Search(case, (asker.language if asker else None) or case.neighbourhood.language, ())
    wave, _began = wave_of(tick)
    if wave not in SIZES or not case.request.state.is_claimable:
        return search
    volunteers = {v.person: v for v in await look.volunteers(case.neighbourhood.id)}
    if wave == NAMED:
        meant = tuple(
            Candidate(person, volunteers.get(person), named=True) for person in await who_is_named(look, case)
        )
        if found := await _first(look, search, meant, tick, NAMED):
            return replace(search, candidates=found)
        wave = KNOWN
    if wave == KNOWN:
        known = await who_helped_before(look, case.request)
        candidates = tuple(Candidate(person, volunteers.get(person), helped_before=True) for person in known)
        if found := await _first(look, search, candidates, tick, KNOWN):
            return replace(search, candidates=found)
        wave = FIRST
    candidates = tuple(Candidate(person, volunteer) for person, volunteer in volunteers.items())
    return replace(search, candidates=await _first(look, search, candidates, tick, wave))


async def _first(
    look: Look, search: Search, candidates: tuple[Candidate, ...], tick: Tick, wave: int
) -> tuple[Candidate, ...]:
    """Look closer at those who fit, until there are enough for the wave."""
    case, found = search.case, replace(search, candidates=())
    apart = await kept_apart(look, case.request)
    since, today = moments.instant(wave_of(tick)[1], case.zone), case.local(tick.now).date()
    for candidate in candidates:
        if candidate.person in apart or not _fits(candidate, search, wave, since, today):
            continue
        found = replace(found, candidates=(*found.candidates, await _closer(look, case, candidate, tick.now)))
        if len(choose(found, wave, since, today)) == SIZES[wave]:
            break
    return found.candidates


async def _closer(look: Look, case: Case, candidate: Candidate, now: datetime) -> Candidate:
    person, volunteer = candidate.person, candidate.volunteer
    who = await look.person(person)
    standings = await look.standings(person)
    is_here = any(s.neighbourhood == case.neighbourhood.id and s.roles for s in standings)
    if who is None or who.stopped or not is_here or await _is_not_ready(look, case, person):
        return replace(candidate, away=True)
    times = await look.times_asked(person, now - _WEEK) if volunteer and volunteer.per_week else 0
    return replace(candidate, asked_this_week=times, busy=await is_busy(look, person, case.request))


async def _is_not_ready(look: Look, case: Case, person: PersonId) -> bool:
    """Tell whether a paper is still missing; the information note is no reason: it is read in one tap."""
    if not case.neighbourhood.decree and not is_with_minors(case.request):
        return False
    has = await look.readiness(person, case.neighbourhood.id)
    signed = not case.neighbourhood.decree or (has is not None and has.has(Document.AGREEMENT))
    return not signed or not may_see(has, case.request)


async def kept_apart(look: Look, request: Request) -> frozenset[PersonId]:
    """Read who is not brought together with the asker because something was reported."""
    return await look.kept_apart(request.requester, request.series or request.number if request.behalf else None)


async def is_busy(look: Look, person: PersonId, request: Request) -> bool:
    """Tell whether a person has another task at that time."""
    for claim in await look.claims_of(person):
        if claim.state is ClaimState.HELPING and claim.request != request.number:
            other = await look.request(claim.request)
            if other and not other.state.is_final and moments.overlap(other.when, request.when):
                return True
    return False


def wave_of(tick: Tick) -> tuple[int, datetime]:
    """Return which wave comes up, and when this search began (local)."""
    fields = dict(tick.due.fields)
    return int(fields.get("wave", "0")), datetime.fromisoformat(fields.get("since", tick.due.local.isoformat()))


def wave_began(tick: Tick) -> datetime:
    """Return from when the waves are counted (local): from the start of the search, later by what we were late."""
    began = datetime.fromisoformat(dict(tick.due.fields).get("began", wave_of(tick)[1].isoformat()))
    return began + tick.late_by if tick.late_by > _LATE else began


# --- a wave -----------------------------------------------------------------------------------------------------


def run_wave(tick: Tick, search: Search | None) -> Decision:
    """Ask the people of this wave and plan the next; where nobody fits, the next wave goes at once."""
    if search is None or not search.case.request.state.is_claimable:
        return NOTHING
    wave, since_local = wave_of(tick)
    if wave == ROOM:
        return _remind_the_room(search.case) + _plan(search.case, ROOM, tick)
    since = moments.instant(since_local, search.case.zone)
    chosen = choose(search, wave, since, search.case.local(tick.now).date())
    while not chosen and wave < FIRST:
        wave += 1
        chosen = choose(search, wave, since, search.case.local(tick.now).date())
    asked = search.case.with_request(replace(search.case.request, wave=wave))
    return Decision(save=(asked.request,)) + _ask(asked, chosen, wave, tick.now) + _plan(asked, wave, tick)


def _ask(case: Case, chosen: tuple[Candidate, ...], wave: int, now: datetime) -> Decision:
    saved: list[Asked | Volunteer] = [Asked(case.number, candidate.person, wave, now) for candidate in chosen]
    offers = [candidate.volunteer for candidate in chosen if candidate.volunteer]
    saved += [asked_now(offer, now) for offer in offers]
    silences = tuple(due for offer in offers for due in silence_begins(offer, case.local(now), case.zone))
    return Decision(tuple(saved), tuple(ask_to_help(case, candidate.person) for candidate in chosen), silences)


def ask_to_help(case: Case, person: PersonId) -> Say:
    """Ask one person; no is as easy as yes."""
    text = lines(
        _("A neighbour asks for help: {words}", words=public_words(case.request)),
        _("Can you do this? No is fine too."),
    )
    step = AskedToHelp(case.number)
    return Say(ToPerson(person), "request.ask", text, about(case.request), YES_NO, step, lane=Lane.PLANNED)


def _plan(case: Case, wave: int, tick: Tick) -> Decision:
    """Plan the next wave as long after this one as it should be, also when this one came late."""
    following, began = wave + 1, wave_began(tick)
    if wave == NAMED:
        at = case.local(tick.now) + STARTS_AT[FIRST] * moments.time_to_search(case.request.when, case.local(tick.now))
        return Decision(due=(wave_timer(case, KNOWN, at, wave_of(tick)[1], at),))
    at = max(began + STARTS_AT[following] * moments.time_to_search(case.request.when, began), case.local(tick.now))
    if following == OVER:
        return Decision(due=(moments.due(moments.UNFILLED, case.request, at, case.zone, wait=True),))
    return Decision(due=(wave_timer(case, following, at, wave_of(tick)[1], began),))


def _remind_the_room(case: Case) -> Decision:
    text = lines(
        _("We are still looking for somebody: {words}", words=public_words(case.request, len(case.helping))),
        _("Can you help? Type: {take} {number}", take=FirstWord(TAKE), number=case.number),
    )
    room = ToRoom(case.neighbourhood.id, RoomKind.RESIDENTS)
    return Decision(say=(Say(room, "request.still_open", text, about(case.request), lane=Lane.PLANNED),))


def next_wave_now(case: Case, now: datetime) -> Decision:
    """Go on at once when everybody who was asked said no."""
    if any(asked.reply is Reply.NONE for asked in case.asked) or not case.request.state.is_claimable:
        return NOTHING
    if case.request.wave >= SECOND:
        return NOTHING
    following, at = case.request.wave + 1, case.local(now)
    began = at - STARTS_AT[following] * moments.time_to_search(case.request.when, at)
    timer = wave_timer(case, following, at, began, began)
    return Decision(due=(timer,), cancel=moments.cancel(case.request, (moments.WAVE, moments.UNFILLED)))


# --- afterwards -------------------------------------------------------------------------------------------------


def say_not_needed(tick: Tick, case: Case | None) -> Decision:
    """Tell those who were asked and did not answer that somebody was found, or that it is over."""
    if case is None or case.request.state.is_claimable:
        return NOTHING
    waiting = tuple(a.person for a in case.asked if a.reply is Reply.NONE and not case.part_of(a.person))
    text = _("You don't need to answer about #{number} any more. Thank you all the same!", number=case.number)
    return Decision(say=to_each(waiting, case, "request.not_needed", text))


def turn_down(turn: Turn, case: Case) -> Decision:
    """Note a no: this person is not asked about it again."""
    asked = case.asked_one(turn.person.id) or Asked(case.number, turn.person.id, case.request.wave, turn.now)
    said_no = replace(asked, reply=Reply.NO)
    others = tuple(a for a in case.asked if a.person != turn.person.id)
    after = replace(case, asked=(*others, said_no))
    text = _("That's fine. Thank you for answering. I won't ask you again about #{number}.", number=case.number)
    told = Say(turn.me, "request.no_thanks", text, about(case.request))
    return Decision(save=(said_no,), say=(told,)) + next_wave_now(after, turn.now)


TIMERS = (
    TimerKind(moments.WAVE, "A wave that comes late still asks, unless somebody was found.", look_at_search, run_wave),
    TimerKind(moments.NOT_NEEDED, "It is said late too; it stops people from waiting.", look_at_due, say_not_needed),
)
