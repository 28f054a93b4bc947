"""A yes does not hold for ever: after two years, or when its words changed, it is asked again, and once more.

Without an answer it ends, and what followed from it; the person hears that. Looked for every day; a few a day, for a
changed text would else ask everybody at once. The length is of the domain, 2.8.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import ClassVar, Final

from handlers.consents.lasting import READ, Lasting, read_lasting
from handlers.consents.purposes import PURPOSES
from handlers.decision import (
    NOTHING,
    YES_NO,
    Cancel,
    Choice,
    Close,
    Decision,
    Entity,
    Lane,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    say,
)
from handlers.keeping.periods import YES_HOLDS
from handlers.look import Look
from handlers.model import Consent, Due, Note, PersonId
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, Said, Text, _, lines, sentences

LOOK: Final = "consent.look"
REMIND: Final = "consent.remind"
END: Final = "consent.end"
HOLDS_FOR: Final = YES_HOLDS
REMINDED_AFTER: Final = timedelta(days=7)
ENDS_AFTER: Final = timedelta(days=21)
MOST_A_DAY: Final = 20
_AT: Final = time(10, 30)
_A_WEEK: Final = timedelta(days=7)
_MSGID: Final = "consent.again"
_KIND: Final = "consent"
_GIVEN, _ENDS = "given", "ends"
_SHOW: Final = Choice("show", _("let me read it"))


@dataclass(frozen=True, slots=True)
class MayGoOn:
    """Ask somebody whether what they said yes to may go on."""

    name: ClassVar[str] = "consent.again"
    purpose: str
    about: str


@dataclass(frozen=True, slots=True)
class Aged:
    """A yes that is asked again, and what goes on because of it; ``asked_at`` is when that arrived (UTC)."""

    yes: Consent
    lasting: Lasting
    asked_at: datetime | None = None


def _subject(purpose: str, about: str) -> str:
    return f"{purpose}|{about}"


# --- looking every day ----------------------------------------------------------------------------------------------


def next_look(now: datetime, zone: str) -> Due:
    """Plan to look for what has to be asked again."""
    local = to_local(now, zone)
    at = datetime.combine(local.date(), _AT)
    return Due(LOOK, "", at if at > local else at + timedelta(days=1), zone)


async def look_for_aged(tick: Tick, look: Look) -> tuple[Aged, ...]:
    """Read what has to be asked again today: one thing of a person at a time."""
    found: dict[PersonId, Aged] = {}
    for yes in await look.consents_to_renew(tuple(READ), tick.now - HOLDS_FOR):
        if len(found) == MOST_A_DAY:
            break
        if yes.person not in found and not await look.to_come(END, yes.person):
            lasting = await read_lasting(look, yes, tick.now)
            if lasting:
                found[yes.person] = Aged(yes, lasting)
    return tuple(found.values())


def ask_again(tick: Tick, aged: tuple[Aged, ...]) -> Decision:
    """Ask each of them, and look again tomorrow."""
    return sum((_ask(one, tick.now) for one in aged), Decision(due=(next_look(tick.now, tick.due.zone),)))


def _ask(aged: Aged, now: datetime) -> Decision:
    yes, lasting = aged.yes, aged.lasting
    local = to_local(now, lasting.zone)
    until = local + ENDS_AFTER
    is_old = now - yes.given_at >= HOLDS_FOR
    why = (
        _("You said yes to this on {day}. After two years I ask it again.", day=_given_on(aged))
        if is_old
        else _("You said yes to something of which the words have changed. This is how it is now.")
    )
    due = (
        _due(REMIND, aged, local + REMINDED_AFTER, until.date()),
        _due(END, aged, until, until.date()),
    )
    return Decision(say=(_question(aged, why, until.date()),), due=due)


def _given_on(aged: Aged) -> date:
    """Tell on which day the yes was given, as the person lived it."""
    return to_local(aged.yes.given_at, aged.lasting.zone).date()


def _due(kind: str, aged: Aged, local: datetime, ends_on: date) -> Due:
    """Plan it with the yes that is asked about, for a newer one does not end, and with the day that was said."""
    yes, lasting = aged.yes, aged.lasting
    fields = ((_GIVEN, yes.given_at.isoformat()), (_ENDS, ends_on.isoformat()))
    subject = _subject(yes.purpose, yes.subject)
    return Due(kind, subject, local, lasting.zone, yes.person, lasting.place, may_wait=True, fields=fields)


def _question(aged: Aged, why: Said, until: date) -> Say:
    """Ask openly, or say only that there is a question where somebody may read along."""
    no_answer = _("Without an answer I stop with it on {day}.", day=until)
    if aged.lasting.discreet:
        there_is = _("I have a question about what we agreed on {day}.", day=_given_on(aged))
        return _say(aged, sentences(there_is, no_answer), (_SHOW,))
    return _say(aged, lines(why, aged.lasting.words, sentences(_("May I go on with this?"), no_answer)))


def _say(aged: Aged, text: Said, choices: tuple[Choice, ...] = YES_NO) -> Say:
    yes = aged.yes
    about, step = Entity(_KIND, _subject(yes.purpose, yes.subject)), MayGoOn(yes.purpose, yes.subject)
    return Say(ToPerson(yes.person), _MSGID, text, about, choices, step, lane=Lane.PLANNED)


# --- no answer yet --------------------------------------------------------------------------------------------------


async def look_at_unanswered(tick: Tick, look: Look) -> Aged | None:
    """Read what was asked; None when it ended otherwise, rests, or was said yes to anew."""
    purpose, _bar, about = tick.due.subject.partition("|")
    found = await _read(look, tick.due.person or "", purpose, about, tick.now)
    if found is None or _is_anew(tick.due, found.yes):
        return None
    since = tick.due_at - 2 * ENDS_AFTER
    arrived = await look.delivered(found.yes.person, _MSGID, (_KIND, tick.due.subject), since)
    return Aged(found.yes, found.lasting, arrived.at if arrived else None)


def _is_anew(due: Due, yes: Consent) -> bool:
    """Tell whether the person said yes once more since they were asked; what was planned before this knows no yes."""
    asked_about = dict(due.fields).get(_GIVEN)
    return asked_about is not None and yes.given_at > datetime.fromisoformat(asked_about)


async def _read(look: Look, person: PersonId, purpose: str, about: str, now: datetime) -> Aged | None:
    given = [one for one in await look.consents(person) if (one.purpose, one.subject) == (purpose, about)]
    lasting = await read_lasting(look, given[-1], now) if given and purpose in READ else None
    return Aged(given[-1], lasting) if lasting else None


def remind(tick: Tick, aged: Aged | None) -> Decision:
    """Ask once more, in the place of the first time."""
    if aged is None:
        return NOTHING
    asked = _question(aged, _("I asked you this before, and have no answer yet."), _ends_on(tick.due))
    return Decision(close=(_closed(tick.due.subject, aged.yes.person),)) + say(asked)


def _ends_on(due: Due) -> date:
    """Read the day that was said the first time; what was planned before this does not carry it."""
    said = dict(due.fields).get(_ENDS)
    return date.fromisoformat(said) if said else (due.local + (ENDS_AFTER - REMINDED_AFTER)).date()


def end(tick: Tick, aged: Aged | None) -> Decision:
    """End what nobody said yes to again; who could not read or answer it yet gets another week."""
    closed = Decision(close=(_closed(tick.due.subject, tick.due.person or ""),))
    if aged is None:
        return closed
    is_early = aged.asked_at is None or tick.now - aged.asked_at < _A_WEEK
    if tick.away or is_early or aged.lasting.is_busy:
        later = to_local(tick.now, tick.due.zone) + _A_WEEK
        return Decision(due=(_due(END, aged, later, later.date()),))
    ended = aged.lasting.ends(tick.now)
    note = Note(None, "consent.ended", aged.yes.purpose, aged.yes.person, aged.lasting.place)
    return closed + ended + Decision(save=(note,), say=(_ended(aged), *_worry(aged.lasting)))


def _ended(aged: Aged) -> Say:
    purpose = PURPOSES[aged.yes.purpose]
    text: Said = _("I had no answer from you, so I stopped: {what}.", what=purpose.called(aged.yes))
    if aged.lasting.discreet:
        text = _("I had no answer from you, so I stopped what we agreed on {day}.", day=_given_on(aged))
    elif purpose.begins:
        text = sentences(text, _("To begin again, type: {words}", words=FirstWord(purpose.begins)))
    return Say(ToPerson(aged.yes.person), "consent.ended", text, lane=Lane.PLANNED)


def _worry(lasting: Lasting) -> Iterable[Say]:
    """Let people know of whom is not asked any more: a silence may mean something."""
    text = _(
        "{name} did not say whether I may go on asking if all is well. I ask no more. Will somebody look in?",
        name=lasting.person.name,
    )
    return (Say(ToPerson(one), "consent.worry", text, lane=Lane.PLANNED) for one in lasting.worried)


def _closed(subject: str, person: PersonId) -> Close:
    return Close(MayGoOn.name, subject, person)


# --- an answer ------------------------------------------------------------------------------------------------------


async def look_at_answer(turn: Turn, look: Look, step: MayGoOn) -> Aged | None:
    """Read whether it still goes on."""
    return await _read(look, turn.person.id, step.purpose, step.about, turn.now)


def answer(turn: Turn, step: MayGoOn, aged: Aged | None) -> Decision:
    """Keep the new yes with its words, or end it at once."""
    if aged is None:
        return say(Say(turn.me, "consent.over", _("That has ended already.")))
    chosen = turn.answer.choice if turn.answer else None
    if chosen == _SHOW.id:
        return say(_say(aged, lines(aged.lasting.words, _("May I go on with this?"))))
    subject = _subject(step.purpose, step.about)
    settled = Decision(cancel=tuple(Cancel(kind, subject, turn.person.id) for kind in (REMIND, END)))
    if chosen != "yes":
        return settled + aged.lasting.ends(turn.now) + say(Say(turn.me, "consent.no", _stopped(aged)))
    anew = replace(
        aged.yes,
        text=aged.lasting.words,
        language=turn.language,
        channel=turn.incoming.channel,
        given_at=turn.now,
        edition=0,
    )
    given = tuple(replace(anew, purpose=purpose, subject=about) for purpose, about in aged.lasting.renews)
    thanks = Say(turn.me, "consent.yes", _("Thank you. I go on with it."))
    return settled + Decision(save=given, say=(thanks,))


def _stopped(aged: Aged) -> Text:
    return _("Good. I stopped: {what}.", what=PURPOSES[aged.yes.purpose].called(aged.yes))


STEPS = (StepKind(MayGoOn, look_at_answer, answer),)
TIMERS = (
    TimerKind(LOOK, "It is asked when we are back.", look_for_aged, ask_again),
    TimerKind(REMIND, "It is asked again when we are back.", look_at_unanswered, remind),
    TimerKind(END, "After we were away people get another week to answer.", look_at_unanswered, end),
)
