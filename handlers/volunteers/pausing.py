"""Volunteers rest, come back, or leave; what they promised already is not forgotten.

One pause is for everything that is asked again and again: help, and whether all is well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from handlers.checkins.nouns import Checkin
from handlers.decision import YES_NO, Choice, Command, Decision, React, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import Neighbourhood, Note
from handlers.reading.dates.reader import DateQuestion, read_until
from handlers.requests.nouns import Request
from handlers.requests.words import RELEASE
from handlers.text import FirstWord, Said, _, sentences
from handlers.volunteers.barred import is_barred, not_now
from handlers.volunteers.nouns import OFFERS, Suppression, Volunteer, VolunteerState, ended, signed_off
from handlers.volunteers.promised import tasks_of
from handlers.volunteers.questions import left_off
from handlers.volunteers.silence import woken
from handlers.volunteers.words import LEAVE_WORDS, PAUSE_WORDS, RESUME_WORDS, VOLUNTEER_WORDS

_A_WEEK = timedelta(days=7)
_A_MONTH = timedelta(days=30)
_LONG = timedelta(days=92)
"""A day without a year can be meant for the past summer: a longer pause than this is asked about."""


@dataclass(frozen=True, slots=True)
class PauseUntil:
    """Ask until when somebody wants to rest."""

    name: ClassVar[str] = "pause.until"


@dataclass(frozen=True, slots=True)
class PauseThatLong:
    """Ask "Is that right?" about a long pause; ``back`` is the first day after it."""

    name: ClassVar[str] = "pause.long"
    back: date


@dataclass(frozen=True, slots=True)
class LeaveSure:
    """Ask whether somebody really wants to leave the volunteers."""

    name: ClassVar[str] = "volunteer.leave"


@dataclass(frozen=True, slots=True)
class Helping:
    """What somebody offers everywhere, and what they promised; ``barred``: where they do not help now.

    ``checkin``: they are asked whether all is well.
    """

    offers: tuple[Volunteer, ...]
    tasks: tuple[Request, ...] = ()
    barred: Neighbourhood | None = None
    checkin: Checkin | None = None

    @property
    def can_rest(self) -> bool:
        """Whether there is anything that a pause stops."""
        return bool(self.offers) or self.checkin is not None


async def look_at_helping(turn: Turn, look: Look) -> Helping:
    """Read the person's offers and open tasks."""
    found = [await look.volunteer(turn.person.id, standing.neighbourhood) for standing in turn.standings]
    offers = tuple(one for one in found if one is not None and one.state in OFFERS)
    barred = next((one.neighbourhood for one in found if one is not None and is_barred(one)), None)
    place = await look.neighbourhood(barred) if barred else None
    checkin = await look.checkin(turn.person.id)
    return Helping(offers, await tasks_of(turn, look), place, checkin if checkin and checkin.is_on else None)


async def look_again(turn: Turn, look: Look, step: object) -> Helping:
    """Read it again for an answer."""
    return await look_at_helping(turn, look)


# --- a pause ------------------------------------------------------------------------------------------------------


def pause(turn: Turn, helping: Helping) -> Decision:
    """Ask nothing until a day; without a day that can be read, ask which."""
    if not turn.in_private and not _is_meant(turn, helping):
        return Decision()
    if not helping.can_rest:
        return _not_a_volunteer(turn, helping)
    if not turn.text.strip():
        return ask_until(turn, _("Until when do you want to rest?"))
    return _pause(turn, helping, turn.incoming.text)  # with "until", which belongs to the command and to the day


def _is_meant(turn: Turn, helping: Helping) -> bool:
    """Whether "pause" in a room is about asking, and not about coffee."""
    typed = turn.text.strip()
    read = read_until(typed, turn.now_local, turn.language) if typed else None
    return bool(helping.offers) and not isinstance(read, DateQuestion)


def _pause(turn: Turn, helping: Helping, typed: str) -> Decision:
    back = read_until(typed, turn.now_local, turn.language)
    if isinstance(back, DateQuestion):
        return ask_until(turn, _("Until which day? For example: 1 September, or two weeks."))
    if back - turn.now_local.date() > _LONG:
        return _ask_whether_that_long(turn, back)
    return _pause_until(turn, helping, back)


def ask_until(turn: Turn, question: Said) -> Decision:
    """Ask until when somebody wants to rest."""
    choices = (Choice("week", _("one week")), Choice("month", _("one month")))
    sign = () if turn.in_private else (React("💛"),)
    asked = Say(turn.me, "pause.until", question, choices=choices, step=PauseUntil(), free=True, light=True)
    return say(*sign, asked)


def _ask_whether_that_long(turn: Turn, back: date) -> Decision:
    last = back - timedelta(days=1)
    text = sentences(_("Pause up to and including {last}.", last=last), _("Is that right?"))
    sign = () if turn.in_private else (React("💛"),)
    return say(*sign, Say(turn.me, "pause.long", text, choices=YES_NO, step=PauseThatLong(back)))


def answer_that_long(turn: Turn, step: PauseThatLong, helping: Helping) -> Decision:
    """Pause that long, or ask until when."""
    if not helping.can_rest:
        return _not_a_volunteer(turn, helping)
    if turn.answer and turn.answer.choice == "yes":
        return _pause_until(turn, helping, step.back)
    return ask_until(turn, _("Until when do you want to rest?"))


def may_say_until(turn: Turn, step: PauseUntil) -> bool:
    """Let one word that is no day go past the question: it waits for no answer until somebody is back."""
    is_day = not isinstance(read_until(turn.text, turn.now_local, turn.language), DateQuestion)
    return is_day or len(turn.text.split()) > 1


def answer_until(turn: Turn, step: PauseUntil, helping: Helping) -> Decision:
    """Take a length that was chosen, or a day that was typed."""
    if not helping.can_rest:
        return _not_a_volunteer(turn, helping)
    answer, today = turn.answer, turn.now_local.date()
    match answer.choice if answer else None:
        case "week":
            return _pause_until(turn, helping, today + _A_WEEK)
        case "month":
            return _pause_until(turn, helping, today + _A_MONTH)
        case _:
            return _pause(turn, helping, answer.text if answer else "")


def _pause_until(turn: Turn, helping: Helping, back: date) -> Decision:
    last = back - timedelta(days=1)
    text: Said = _(
        "Pause up to and including {last}. I ask you nothing. From {back} I may ask again.", last=last, back=back
    )
    saved = tuple(replace(woken(offer), paused_until=last) for offer in helping.offers)
    checks = (replace(helping.checkin, paused_until=last),) if helping.checkin else ()
    note = Note(turn.person.id, "volunteer.paused", "", turn.person.id)
    return Decision(save=(*saved, *checks, note), say=(Say(turn.me, "pause.set", _with_tasks(text, helping)),))


def _with_tasks(text: Said, helping: Helping) -> Said:
    if helping.checkin and helping.offers:
        text = sentences(text, _("I do not ask whether all is well either."))
    if not helping.tasks:
        return text
    numbers = ", ".join(str(task.number) for task in helping.tasks)
    return sentences(text, _("You still have task {numbers}; I do remind you of that.", numbers=numbers))


def resume(turn: Turn, helping: Helping) -> Decision:
    """End the pause."""
    if not helping.can_rest:
        return _not_a_volunteer(turn, helping)
    offers = tuple(replace(woken(offer), paused_until=None) for offer in helping.offers if _rests(offer))
    rests = helping.checkin is not None and helping.checkin.paused_until is not None
    checks = (replace(helping.checkin, paused_until=None),) if helping.checkin and rests else ()
    paused = (*offers, *checks)
    text = _("Welcome back! I may ask you again.") if paused else _("You have no pause now. I may ask you.")
    return Decision(save=paused, say=(Say(turn.me, "pause.over", text),))


def _rests(offer: Volunteer) -> bool:
    return offer.paused_until is not None or offer.state is VolunteerState.DORMANT


# --- leaving ------------------------------------------------------------------------------------------------------


def leave(turn: Turn, helping: Helping) -> Decision:
    """Ask whether it is meant; whoever still has a task gives it back first."""
    if not helping.offers:
        return _not_a_volunteer(turn, helping)
    if helping.tasks:
        return _tasks_first(turn, helping)
    choices = (
        Choice("yes", _("yes, I stop")),
        Choice("pause", _("rather a pause")),
        Choice("no", _("no, I stay")),
    )
    text = _("Do you want to stop as a volunteer? Then I erase what you told me about your offer.")
    return say(Say(turn.me, "volunteer.leave", text, choices=choices, step=LeaveSure(), light=True))


def _tasks_first(turn: Turn, helping: Helping) -> Decision:
    number = helping.tasks[0].number
    text = _(
        "You still have task {number}. Finish it, or give it back first by typing: {words} {number}",
        number=number,
        words=FirstWord(RELEASE),
    )
    return say(Say(turn.me, "volunteer.tasks_first", text))


def answer_leave(turn: Turn, step: LeaveSure, helping: Helping) -> Decision:
    """Erase the offer, or take a pause, or stay."""
    if not helping.offers:
        return _not_a_volunteer(turn, helping)
    match turn.answer.choice if turn.answer else None:
        case "yes":
            return _tasks_first(turn, helping) if helping.tasks else _leave(turn, helping)
        case "pause":
            return ask_until(turn, _("Until when do you want to rest?"))
        case _:
            return say(Say(turn.me, "volunteer.stays", _("Good that you stay.")))


def _leave(turn: Turn, helping: Helping) -> Decision:
    gone = tuple(ended(offer) for offer in helping.offers)
    marks = tuple(Suppression(turn.person.address, offer.neighbourhood, turn.now) for offer in helping.offers)
    there = {offer.neighbourhood for offer in gone}
    outside = tuple(one.no_volunteer() for one in turn.standings if one.neighbourhood in there)
    note = Note(turn.person.id, "volunteer.left", "", turn.person.id)
    text = _(
        "Done. I ask you nothing any more and erased your offer. Thank you for everything. Back again? Type: {words}",
        words=FirstWord(VOLUNTEER_WORDS),
    )
    told = Say(turn.me, "volunteer.left", text)
    return Decision(
        save=(*gone, *map(signed_off, gone), *marks, *outside, note),
        say=(told,),
        close=left_off(turn.person.id),
    )


def _not_a_volunteer(turn: Turn, helping: Helping) -> Decision:
    if helping.barred:
        return say(not_now(turn, helping.barred))
    text = _("You are not a volunteer yet. Would you like to be? Type: {words}", words=FirstWord(VOLUNTEER_WORDS))
    return say(Say(turn.me, "volunteer.none", text))


COMMANDS = (
    Command("pause", PAUSE_WORDS, _("ask me nothing for a while"), look_at_helping, pause, Takes.ANYTHING, "1/9"),
    Command("resume", RESUME_WORDS, _("end my pause"), look_at_helping, resume),
    Command("volunteer.leave", LEAVE_WORDS, _("stop as a volunteer"), look_at_helping, leave),
)
STEPS = (
    StepKind(PauseUntil, look_again, answer_until, hears=may_say_until),
    StepKind(PauseThatLong, look_again, answer_that_long),
    StepKind(LeaveSure, look_again, answer_leave),
)
