"""Another place, link or number of places for a session, and whether people can still join."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from handlers.decision import Decision, Step, StepKind, Turn, say
from handlers.look import Look
from handlers.reading.answers import is_only_an_answer
from handlers.reading.never_mind import is_never_mind
from handlers.reading.plain import one_line
from handlers.reading.session_named import name_of
from handlers.reading.session_words import NONE
from handlers.reading.written_phrases import is_one_of
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase
from handlers.sessions.changing import agreeing
from handlers.sessions.changing.agreeing import agree
from handlers.sessions.changing.changed import done
from handlers.sessions.changing.managing import Managing, Verb, read_managing, tell_why, while_it_can
from handlers.sessions.changing.moving import as_it_is
from handlers.sessions.changing.news import News, spread, when_told
from handlers.sessions.joining.waiting import offer_places, with_seats_of
from handlers.sessions.making.answering import hosts_in, link_in, places_in
from handlers.sessions.making.asking import NOT_FOUND
from handlers.sessions.making.draft import NO_LIMIT, Part
from handlers.sessions.making.missing_link import LATER
from handlers.sessions.making.reading_line import LONGEST_PLACE, LONGEST_TITLE
from handlers.sessions.nouns import TAKES_A_PLACE, SessionState
from handlers.sessions.steps import NewHosts, NewLink, NewPlaces, NewTitle, NewWhere
from handlers.sessions.telling import tell
from handlers.sessions.words import SESSION
from handlers.text import FirstWord, Said, _, _n, sentences


def _ask(turn: Turn, case: SessionCase, msgid: str, text: Said, step: Step) -> Decision:
    return say(tell(turn.person.id, case.session, msgid, text, step, free=True))


# --- where --------------------------------------------------------------------------------------------------------


def change_where(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Take another place over, with a yes; everybody is told, and nobody has to answer."""
    said = one_line(facts.words, LONGEST_PLACE)
    if not any(map(str.isalpha, said)):
        text = _("Where is it? Type the place, or: online.")
        return _ask(turn, case, "session.new_where", text, NewWhere(case.number))
    return agree(turn, facts, case)


# --- the link -----------------------------------------------------------------------------------------------------


def change_link(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Take a link over; those with a place get it, and nobody else."""
    if turn.answer and (turn.answer.choice == LATER.id or turn.answer.unsure):
        how = _(
            "All right. You can give it later: {session} {number} link",
            session=FirstWord(SESSION),
            number=name_of(case.number),
        )
        return say(tell(turn.person.id, case.session, "session.link_later", how))
    link = link_in(facts.words)
    if not link:
        before = (NOT_FOUND[Part.LINK],) if facts.words else ()
        text = sentences(*before, _("What is the link? Only those with a place get it."))
        return _ask(turn, case, "session.new_link", text, NewLink(case.number))
    session = replace(case.session, link=link, sequence=case.session.sequence + 1, changed_at=turn.now)
    after = case.with_session(session)
    return done(turn, after, "link", *when_told(after, turn.now)) + spread(after, News.LINK, turn.now)


# --- how many places ----------------------------------------------------------------------------------------------


def change_places(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Take another number of places over; who has a place keeps it, and more places go to who waits."""
    places = NO_LIMIT if is_one_of(facts.words, NONE) else places_in(facts.words)
    if places is None:
        before = (NOT_FOUND[Part.PLACES],) if facts.words else ()
        text = sentences(*before, _("How many places are there? Type a number, or: no limit."))
        return _ask(turn, case, "session.new_places", text, NewPlaces(case.number))
    after = case.with_session(replace(case.session, places=places, changed_at=turn.now))
    offered = offer_places(after, turn.now)
    return done(turn, with_seats_of(after, offered), "places", *_too_many(after)) + offered


def _too_many(case: SessionCase) -> tuple[Said, ...]:
    taken, places = len(case.in_state(*TAKES_A_PLACE)), case.session.places
    if not places or taken <= places:
        return ()
    kept = _n(
        "{count} person has a place already and keeps it.", "{count} people have a place already and keep it.", taken
    )
    return (kept,)


# --- its title, and who leads it -----------------------------------------------------------------------------------


def change_title(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Give it another title, with a yes; those with a place hear it, for it stands in their calendar."""
    title = one_line(facts.words, LONGEST_TITLE)
    if not any(map(str.isalpha, title)):
        return _ask(turn, case, "session.new_title", _("What is the new title?"), NewTitle(case.number))
    return agree(turn, facts, case)


def change_hosts(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Name others who lead it, with a yes; nobody is written to."""
    if hosts_in(facts.words) is None:
        text = _("Who leads it? These names will stand in the group. Type the names, or: nobody.")
        return _ask(turn, case, "session.new_hosts", text, NewHosts(case.number))
    return agree(turn, facts, case)


# --- joining ------------------------------------------------------------------------------------------------------


def close(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Let nobody join any more."""
    return _open_or_closed(turn, case, SessionState.CLOSED)


def reopen(turn: Turn, facts: Managing, case: SessionCase) -> Decision:
    """Let people join again."""
    return _open_or_closed(turn, case, SessionState.OPEN)


def _open_or_closed(turn: Turn, case: SessionCase, state: SessionState) -> Decision:
    title, is_closed = title_words(case.session), state is SessionState.CLOSED
    if case.session.state is state:
        text = (
            _("Nobody can join {title} any more already.", title=title)
            if is_closed
            else _("People can join {title} already.", title=title)
        )
        return tell_why(turn, case, text)
    told = (
        _("Nobody can join {title} any more.", title=title)
        if is_closed
        else _("People can join {title} again.", title=title)
    )
    return done(turn, case.with_session(replace(case.session, state=state)), state.value, told)


# --- the answers --------------------------------------------------------------------------------------------------


_CAN_BE_NONE = frozenset({Verb.PLACES, Verb.HOSTS})
_New: TypeAlias = NewWhere | NewLink | NewPlaces | NewTitle | NewHosts


async def look_at_step(turn: Turn, look: Look, step: _New) -> Managing:
    """Read the session that a question was about, with the answer."""
    words = turn.answer.text if turn.answer else turn.text
    return await read_managing(look, step.session, _VERBS[type(step)], words)


_VERBS: dict[type[object], Verb] = {
    NewWhere: Verb.WHERE,
    NewLink: Verb.LINK,
    NewPlaces: Verb.PLACES,
    NewTitle: Verb.TITLE,
    NewHosts: Verb.HOSTS,
}


def _answered(
    change: Callable[[Turn, Managing, SessionCase], Decision],
) -> Callable[[Turn, object, Managing], Decision]:
    """Make the handler of an answer: what was typed is what it becomes."""

    @while_it_can
    def answer(turn: Turn, step: object, facts: Managing, case: SessionCase) -> Decision:
        return as_it_is(turn, case) if _leaves_it(turn, facts) else change(turn, facts, case)

    return answer


def _leaves_it(turn: Turn, facts: Managing) -> bool:
    """Tell whether an answer changes nothing: a no, never mind, not knowing. A link may come later, and says how."""
    is_unsure = turn.answer is not None and turn.answer.unsure
    if facts.verb is Verb.LINK and (is_unsure or (turn.answer and turn.answer.choice)):
        return False
    if is_one_of(facts.words, NONE):
        return facts.verb not in _CAN_BE_NONE
    return is_unsure or is_only_an_answer(facts.words) or is_never_mind(facts.words)


STEPS = (
    StepKind(NewWhere, look_at_step, _answered(change_where)),
    StepKind(NewLink, look_at_step, _answered(change_link)),
    StepKind(NewPlaces, look_at_step, _answered(change_places)),
    StepKind(NewTitle, look_at_step, _answered(change_title)),
    StepKind(NewHosts, look_at_step, _answered(change_hosts)),
    *agreeing.STEPS,
)
