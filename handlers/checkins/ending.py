"""The end of a presence check: as easily as it began, by word, or with every other message of ours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from handlers.checkins import times
from handlers.checkins.case import Case, read_mine
from handlers.checkins.contacts import ContactFor, let_go, read_contact_for, step_down
from handlers.checkins.ladder import end
from handlers.checkins.nouns import BEING_ASKED, CONTACT_READS, HEAT, CheckinState, RoundKind, RoundState
from handlers.checkins.steps import AllWell, HelpWanted
from handlers.checkins.words import CHECKIN_WORDS, LEAVE_WORDS, STOP_WORDS
from handlers.decision import NOTHING, Cancel, Close, Command, Decision, React, Say, Turn, say
from handlers.look import Look
from handlers.model import Note, Withdrawn
from handlers.text import FirstWord, Text, _, lines


@dataclass(frozen=True, slots=True)
class Checks:
    """The check of a person, and those of whom they are the contact."""

    mine: Case | None = None
    contact_for: ContactFor = field(default_factory=ContactFor)

    @property
    def is_asked(self) -> bool:
        """Whether there is a check to end."""
        return self.mine is not None and self.mine.checkin.state is not CheckinState.OFF


NO_CHECKS = Checks()


async def look_at_checks(turn: Turn, look: Look) -> Checks:
    """Read all of it."""
    return Checks(await read_mine(turn, look), await read_contact_for(look, turn.person.id, turn.now))


def stop(turn: Turn, checks: Checks) -> Decision:
    """Ask no more, at once."""
    sign = () if turn.in_private else (React("👌"),)
    if not checks.is_asked:
        none = _("I do not ask you whether all is well. To begin, type: {checkin}", checkin=FirstWord(CHECKIN_WORDS))
        return say(*sign, Say(turn.me, "checkin.none", none))
    done = _(
        "Done. I ask no more whether all is well, and forgot the hour, the contacts and the code word. "
        "To begin again, type: {checkin}",
        checkin=FirstWord(CHECKIN_WORDS),
    )
    return say(*sign) + end_check(turn, checks) + say(Say(turn.me, "checkin.stopped", done))


def end_check(turn: Turn, checks: Checks) -> Decision:
    """End the check of the person of this turn; who has a part in it hears so."""
    return end_case(checks.mine, turn.now) if checks.mine and checks.is_asked else NOTHING


def end_case(case: Case, now: datetime) -> Decision:
    """End a check; who has a part in it hears so. A code word stays looked after."""
    person, name = case.person.id, case.person.name
    news = _("{name} let me know that I need not ask any more. Thank you!", name=name)
    over = NOTHING
    for about in case.rounds:
        if about.kind is not RoundKind.CODE:
            over += end(about, RoundState.OVER, "", now, news, speaker=person)
    note = Note(person, "checkin.stopped", case.place.id, person, case.place.id)
    ended = Decision(
        save=(case.checkin.ended(), note, Withdrawn(person, (BEING_ASKED, CONTACT_READS, HEAT))),
        cancel=(Cancel(times.ASK, person),),
        close=tuple(Close(step.name, None, person) for step in (AllWell, HelpWanted)),
    )
    return ended + over + sum((let_go(one, name) for one in case.contacts), NOTHING)


def leave_all(turn: Turn, checks: Checks) -> Decision:
    """End everything when somebody wants no messages any more: nobody must count on who cannot be asked."""
    decision = end_check(turn, checks)
    for case in checks.contact_for.cases:
        decision += step_down(turn.person, case, turn.now)
    return decision


def would_end(checks: Checks) -> tuple[Text, ...]:
    """Say beforehand what would end."""
    asked = (_("Then I ask no more whether all is well."),) if checks.is_asked else ()
    names = ", ".join(case.person.name for case in checks.contact_for.cases)
    contact = (_("Then you are no contact of {names} any more.", names=names),) if names else ()
    return (*asked, *contact)


def tell_what_goes_on(turn: Turn, checks: Checks, place: str) -> Decision:
    """Say to who left all rooms of a neighbourhood what they agreed to in private there, and how to end it."""
    names = ", ".join(case.person.name for case in checks.contact_for.cases if case.place.id == place)
    asked = _("I go on asking you whether all is well. To stop, type: {stop}", stop=FirstWord(STOP_WORDS))
    contact = _("You stay the contact of {names}. To stop, type: {leave}", names=names, leave=FirstWord(LEAVE_WORDS))
    is_asked = checks.mine is not None and checks.is_asked and checks.mine.place.id == place
    what = (*((asked,) if is_asked else ()), *((contact,) if names else ()))
    if not what:
        return NOTHING
    left = _("You left the group. What we agreed in private stays.")
    return say(Say(turn.me, "checkin.stays", lines(left, *what)))


COMMANDS = (Command("checkin.stop", STOP_WORDS, _("ask me no more whether all is well"), look_at_checks, stop),)
