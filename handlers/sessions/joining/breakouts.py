"""The groups that a session parts into: a first and a second choice, given by room in the order of joining."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.reading.session_named import name_of
from handlers.sessions import due
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase, look_at_number, look_at_step
from handlers.sessions.joining.needs import ask_needs
from handlers.sessions.nouns import COMES, OVER, Breakout, Seat, Session
from handlers.sessions.refusing import names_none, which_session
from handlers.sessions.seat_steps import FirstGroup, SecondGroup
from handlers.sessions.seats import hearer, tell_of_seat, whose
from handlers.sessions.words import BREAKOUT
from handlers.text import FirstWord, Said, Verbatim, _, sentences


def ask_what_else(case: SessionCase, seat: Seat) -> tuple[Say, ...]:
    """Ask who got a place for their group, else what they need to take part; one question at a time."""
    if case.session.breakouts and not seat.wanted:
        return (ask_first(case, seat),)
    return ask_needs(case, seat)


def ask_first(case: SessionCase, seat: Seat) -> Say:
    """Ask for the first choice."""
    mine = _("{title} parts into groups. Which one would you like best?", title=title_words(case.session))
    theirs = _("Which group would {name} like best?", name=whose(seat))
    text, step = theirs if seat.guest else mine, FirstGroup(case.number, seat.person)
    choices = _choices(case.session)
    return tell_of_seat(case, seat, "session.first_group", text, step, choices, light=True)


def _choices(session: Session, without: int | None = None) -> tuple[Choice, ...]:
    return tuple(Choice(str(one.id), Verbatim(one.title)) for one in session.breakouts if one.id != without)


def answer_first(turn: Turn, step: FirstGroup, case: SessionCase | None) -> Decision:
    """Keep the first choice, and ask for the second when there are more than two."""
    seat = _seat(turn, step, case)
    if case is None or seat is None:
        return _no_place(turn)
    first = _chosen(turn)
    others = _choices(case.session, without=first)
    if len(others) < 2:
        return _keep(turn, case, seat, (first, *(int(one.id) for one in others)))
    text = _("And which one, when that group is full?")
    second = SecondGroup(step.session, step.person, first)
    wished = replace(seat, wanted=(first,))
    asked = tell_of_seat(case, seat, "session.second_group", text, second, others, light=True)
    return Decision(save=(wished,), say=(asked,))


def answer_second(turn: Turn, step: SecondGroup, case: SessionCase | None) -> Decision:
    """Keep both choices."""
    seat = _seat(turn, step, case)
    if case is None or seat is None:
        return _no_place(turn)
    return _keep(turn, case, seat, (step.first, _chosen(turn)))


def _chosen(turn: Turn) -> int:
    return int(turn.answer.choice) if turn.answer and turn.answer.choice else 0


def _seat(turn: Turn, step: FirstGroup | SecondGroup, case: SessionCase | None) -> Seat | None:
    seat = case.seat_of(step.person) if case and case.session.state not in OVER else None
    return seat if seat and seat.state in COMES and hearer(seat) == turn.person.id else None


def _no_place(turn: Turn) -> Decision:
    return say(Say(turn.me, "session.no_place", _("There is no place for you there any more, so no group either.")))


def _keep(turn: Turn, case: SessionCase, seat: Seat, wanted: tuple[int, ...]) -> Decision:
    """Note the wish; once the groups are made, give what is still free at once."""
    wished = replace(seat, wanted=wanted)
    if turn.now >= due.groups_made_at(case.session):
        return _give_late(case, wished)
    text = _(
        "Noted. You hear your group shortly before it begins. Another choice? Type: {breakout} {number}",
        breakout=FirstWord(BREAKOUT),
        number=name_of(case.number),
    )
    told = tell_of_seat(case, wished, "session.group", text)
    return Decision(save=(wished,), say=(told, *ask_needs(case, wished)))


def _give_late(case: SessionCase, seat: Seat) -> Decision:
    """Give groups to whoever has none yet, who joined first first; each hears it."""
    given = {one.person: one for one in share_out(case.with_seat(seat))}
    mine = given.pop(seat.person, seat)
    full = _("All groups are full. Whoever leads the session finds a place for you.")
    told = (_tell_group(case, mine, full), *(_tell_group(case, one, full) for one in given.values()))
    return Decision(save=(case.session, mine, *given.values()), say=(*told, *ask_needs(case, mine)))


def _tell_group(case: SessionCase, seat: Seat, otherwise: Said) -> Say:
    return tell_of_seat(case, seat, "session.group", group_of(case.session, seat) or otherwise)


# --- another choice -----------------------------------------------------------------------------------------------


def choose(turn: Turn, case: SessionCase | None) -> Decision:
    """Ask again for a choice, until the day before begins."""
    if case is None and names_none(turn):
        return which_session(turn, BREAKOUT)
    seat = case.seat_of(turn.person.id) if case and case.session.state not in OVER else None
    if case is None or seat is None or seat.state not in COMES:
        return say(Say(turn.me, "session.no_group", _("You have no place in a session with that number.")))
    if not case.session.breakouts:
        text = _("{title} does not part into groups.", title=title_words(case.session))
        return say(tell_of_seat(case, seat, "session.no_groups", text))
    if seat.wanted and turn.now >= due.choice_ends_at(case.session):
        late = _("The groups are being made now, so you can no longer change.")
        known = group_of(case.session, seat)
        return say(tell_of_seat(case, seat, "session.group", sentences(late, *((known,) if known else ()))))
    return say(ask_first(case, seat))


# --- sharing out --------------------------------------------------------------------------------------------------


def share_out(case: SessionCase) -> tuple[Seat, ...]:
    """Give a group to everybody who comes and has none: as they wished, else where fewest are; in order of joining.

    Only the seats that changed are returned. Who fits nowhere gets none.
    """
    taken = Counter(seat.breakout for seat in case.coming if seat.breakout is not None)
    given = []
    for seat in sorted(case.coming, key=lambda one: (one.joined_at, one.place)):
        group = None if seat.breakout is not None else _free_group(case.session, seat, taken)
        if group is not None:
            taken[group] += 1
            given.append(replace(seat, breakout=group))
    return tuple(given)


def _free_group(session: Session, seat: Seat, taken: Counter[int]) -> int | None:
    free = {one.id: one for one in session.breakouts if not one.places or taken[one.id] < one.places}
    wished = next((id_ for id_ in seat.wanted if id_ in free), None)
    return wished if wished is not None else min(free, key=lambda id_: (taken[id_], id_), default=None)


def group_of(session: Session, seat: Seat) -> Said | None:
    """Say which group somebody is in."""
    found = next((one for one in session.breakouts if one.id == seat.breakout), None)
    return _group(seat, found) if found else None


def _group(seat: Seat, group: Breakout) -> Said:
    if seat.guest:
        return _("{name} is in the group “{group}”.", name=whose(seat), group=Verbatim(group.title))
    return _("You are in the group “{group}”.", group=Verbatim(group.title))


COMMANDS = (
    Command(
        "session.breakout",
        BREAKOUT,
        _("choose a group of a session"),
        look_at_number,
        choose,
        Takes.NUMBER,
        example="S7",
    ),
)
STEPS = (
    StepKind(FirstGroup, look_at_step, answer_first),
    StepKind(SecondGroup, look_at_step, answer_second),
)
