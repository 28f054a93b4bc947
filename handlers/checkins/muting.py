"""Muting somebody who cannot be asked: in hospital, moved, died. Two people decide it, and it can be undone.

Who is muted reads nothing from us any more, of no kind, until somebody lifts it or they write to us themselves. They
are nobody's contact any more either: whoever chose them hears so, kindly and without the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from handlers.basics.calls import reach
from handlers.checkins import times
from handlers.checkins.case import Case, read_case
from handlers.checkins.contacts import ContactFor, read_contact_for, step_down
from handlers.checkins.ladder import end
from handlers.checkins.nouns import CheckinState, RoundKind, RoundState
from handlers.checkins.words import MUTE_WORDS, UNMUTE_WORDS
from handlers.decision import (
    NOTHING,
    YES_NO,
    Cancel,
    Choice,
    Close,
    Command,
    Decision,
    Entity,
    Say,
    StepKind,
    Takes,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import CARING, Neighbourhood, Note, Person, PersonId, Role
from handlers.text import FirstWord, Text, _, sentences
from handlers.volunteers.whom import Meant, look_at_whom, refusal, reply

_EXAMPLE: Final = "@maria:example.org"
_MUTE: Final = "mute"
REASONS: Final = (
    Choice("hospital", _("in hospital")),
    Choice("moved", _("moved away")),
    Choice("died", _("died")),
)
_WHY: Final[dict[str, Text]] = {
    "hospital": _("is in hospital"),
    "moved": _("has moved away"),
    "died": _("has died"),
}


@dataclass(frozen=True, slots=True)
class MuteWhy:
    """Ask why somebody should be muted."""

    name: ClassVar[str] = "mute.why"
    person: str
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class MuteConfirm:
    """Ask a second person whether it is so; ``by`` proposed it."""

    name: ClassVar[str] = "mute.confirm"
    person: str
    neighbourhood: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Muting:
    """Whom it is about, where, their check, for whom they are a contact, and who else could say that it is so."""

    meant: Meant
    case: Case | None = None
    seconds: tuple[PersonId, ...] = ()
    contact_for: ContactFor = field(default_factory=ContactFor)


async def look_at_muting(turn: Turn, look: Look) -> Muting:
    """Read whom it is about."""
    return await _read(turn, look, await look_at_whom(turn, look))


async def look_at_step(turn: Turn, look: Look, step: MuteWhy | MuteConfirm) -> Muting:
    """Read it again for an answer."""
    place = await look.neighbourhood(step.neighbourhood)
    return await _read(turn, look, Meant((place,) if place else (), await look.person(step.person)))


async def _read(turn: Turn, look: Look, meant: Meant) -> Muting:
    if meant.who is None or meant.place is None:
        return Muting(meant)
    who, place = meant.who.id, meant.place.id
    found: dict[PersonId, Person] = {}
    for role in (Role.ORGANISER, Role.CONFIDENTIAL):
        team = await reach(look, place, role, who)
        found |= {one.id: one for one in team.people} if team else {}
    seconds = tuple(one for one in found if one != turn.person.id)
    contact_for = await read_contact_for(look, who, turn.now)
    return Muting(meant, await read_case(look, who, turn.now), seconds, contact_for)


# --- proposing ----------------------------------------------------------------------------------------------------


def propose(turn: Turn, facts: Muting) -> Decision:
    """Ask why; alone nobody mutes anybody."""
    no, who, place = refusal(turn, facts.meant, CARING), facts.meant.who, facts.meant.place
    if no is not None or who is None or place is None:
        return reply(turn, "mute.no", no or _("This did not work."))
    if not facts.seconds:
        alone = _(
            "Two people decide this, and I find nobody else here who can. Ask somebody to become organiser first."
        )
        return reply(turn, "mute.no", alone)
    text = _("Why should I write nothing more to {name}?", name=who.name)
    return reply(turn, "mute.why", text, choices=REASONS, step=MuteWhy(who.id, place.id))


def answer_why(turn: Turn, step: MuteWhy, facts: Muting) -> Decision:
    """Ask the others; the first who says that it is so decides with who proposed it."""
    no, who, place = refusal(turn, facts.meant, CARING), facts.meant.who, facts.meant.place
    why = (turn.answer.choice if turn.answer else None) or ""
    if no is not None or who is None or place is None or why not in _WHY or not facts.seconds:
        return reply(turn, "mute.no", no or _("This did not work."))
    text = sentences(
        _("{organiser} says that {name} {why}.", organiser=turn.person.name, name=who.name, why=_WHY[why]),
        _("Then I write nothing more to {name}, until one of you lifts it. Is that right?", name=who.name),
    )
    confirm = MuteConfirm(who.id, place.id, why, turn.person.id)
    about = Entity(_MUTE, who.id)
    asked = tuple(Say(ToPerson(one), "mute.confirm", text, about, YES_NO, confirm) for one in facts.seconds)
    mine = _("I ask somebody else whether it is so. Until then I ask {name} as before.", name=who.name)
    return say(Say(turn.me, "mute.asked", mine), *asked)


# --- the second person --------------------------------------------------------------------------------------------


def answer_confirm(turn: Turn, step: MuteConfirm, facts: Muting) -> Decision:
    """Mute after the second yes; a no changes nothing, and who proposed it hears so."""
    who, place = facts.meant.who, facts.meant.place
    is_second = turn.person.id != step.by and bool(turn.roles_in(step.neighbourhood) & CARING)
    if who is None or place is None or not is_second:
        return reply(turn, "mute.no", _("Thank you. Others decide this now."))
    over = Decision(close=(Close(MuteConfirm.name, who.id),))
    if turn.answer is None or turn.answer.choice != "yes":
        news = _(
            "{organiser} says that it is not so. I go on asking {name}.", organiser=turn.person.name, name=who.name
        )
        thanks = Say(turn.me, "mute.not_done", _("Good. Everything stays as it is."))
        return over + say(thanks, Say(ToPerson(step.by), "mute.not_done", news))
    return over + _mute(turn, step, facts, who, place)


def _mute(turn: Turn, step: MuteConfirm, facts: Muting, who: Person, place: Neighbourhood) -> Decision:
    notes = tuple(Note(one, "person.muted", place.id, who.id, place.id, step.why) for one in (step.by, turn.person.id))
    done = _("Done. I write nothing more to {name}. To undo it: {words}", name=who.name, words=FirstWord(UNMUTE_WORDS))
    told = tuple(Say(ToPerson(one), "mute.done", done) for one in (turn.person.id, step.by))
    muted = Decision(save=(replace(who, stopped=True), *notes), say=told) + _rest(turn, facts)
    return sum((step_down(who, case, turn.now) for case in facts.contact_for.cases), muted)


def _rest(turn: Turn, facts: Muting) -> Decision:
    """Let the check rest: whoever was told of a silence hears that nobody needs to look any more."""
    case = facts.case
    if case is None or case.checkin.state is not CheckinState.ON:
        return NOTHING
    news = _("You do not have to look after {name} now: the organisers know how it is.", name=case.person.name)
    rests = Decision(
        save=(replace(case.checkin, state=CheckinState.MUTED),), cancel=(Cancel(times.ASK, case.person.id),)
    )
    for about in case.rounds:
        if about.kind is not RoundKind.CODE:
            rests += end(about, RoundState.OVER, "", turn.now, news)
    return rests


# --- lifting it ---------------------------------------------------------------------------------------------------


def unmute(turn: Turn, facts: Muting) -> Decision:
    """Write to somebody again, and ask again whether all is well; nothing is said about the time in between."""
    no, who, place = refusal(turn, facts.meant, CARING), facts.meant.who, facts.meant.place
    if no is not None or who is None or place is None:
        return reply(turn, "mute.no", no or _("This did not work."))
    note = Note(turn.person.id, "person.unmuted", place.id, who.id, place.id)
    done = _("Good. I write to {name} again.", name=who.name)
    lifted = Decision(save=(replace(who, stopped=False), note)) + reply(turn, "mute.lifted", done)
    case = facts.case
    if case is None or case.checkin.state is not CheckinState.MUTED:
        return lifted
    on = replace(case.checkin, state=CheckinState.ON)
    return lifted + Decision(save=(on,), due=(times.next_ask(on, turn.now),) if on.daily else ())


COMMANDS = (
    Command(
        "neighbourhood.mute",
        MUTE_WORDS,
        _("write nothing more to somebody, with a second yes"),
        look_at_muting,
        propose,
        Takes.WORDS,
        _EXAMPLE,
        CARING,
    ),
    Command(
        "neighbourhood.unmute",
        UNMUTE_WORDS,
        _("write to somebody again"),
        look_at_muting,
        unmute,
        Takes.WORDS,
        _EXAMPLE,
        CARING,
    ),
)
STEPS = (StepKind(MuteWhy, look_at_step, answer_why), StepKind(MuteConfirm, look_at_step, answer_confirm))
