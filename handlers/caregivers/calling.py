"""Who cares for somebody says yes to one sentence, hears who calls and until when, and may give a number."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.caregivers.facts import Caring, look_at_talk
from handlers.caregivers.going_on import go_on, nobody_words, tell
from handlers.caregivers.hours import promised_by
from handlers.caregivers.nouns import BEING_CALLED, HowLong
from handlers.caregivers.promising import Promise, ask_number, promise_words
from handlers.caregivers.questions import again, ask_may_tell, may_tell_words
from handlers.caregivers.steps import MayTell, ToCall, WhichNumber
from handlers.caregivers.team import Team, open_call, read_team
from handlers.decision import Decision, Entity, Say, StepKind, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import Consent, Due, Note
from handlers.reading.answers import bare_yes_or_no
from handlers.reading.plain import one_line
from handlers.requests.drafting.hear_contact import hear_contact
from handlers.text import _

# --- may I say it? --------------------------------------------------------------------------------------------------


def hear_may_tell(turn: Turn, step: MayTell, caring: Caring) -> Decision:
    """Say exactly that after a clear yes; where somebody else would read it by now, ask anew."""
    team, chosen = caring.team, turn.answer.choice if turn.answer else None
    if chosen == "no":
        return go_on(turn, caring, step.talk, (_("All right, I say nothing."),))
    if team is None or team.first is None:
        return go_on(turn, caring, step.talk, (nobody_words(caring),))
    asked = ask_may_tell(turn.person.id, step.talk, team, turn.person.name, step.today, ())
    if chosen != "yes" and not _says_yes_and_a_number(turn):
        return say(again(asked))
    return _pass_on(turn, step, caring, team) if team.first.id == step.to else say(asked)


def _pass_on(turn: Turn, step: MayTell, caring: Caring, team: Team) -> Decision:
    person, place = turn.person, team.place.id
    receipt = turn.new_id("call")[:6].upper()
    urgent = step.talk.how_long is HowLong.WEEK
    by = promised_by(turn.now_local, urgent=urgent)
    wanted = ToCall(receipt, person.id, person.name, place, urgent, step.today)
    promise = Promise(wanted, (step.to,), turn.now_local, by, turn.zone)
    words = may_tell_words(team, person.name, step.today)
    given = Consent(person.id, BEING_CALLED, receipt, words, turn.language, turn.incoming.channel, turn.now)
    note = Note(person.id, "call.asked", receipt, person.id, place)
    told = promise_words(team.name(step.to), turn.now_local, by)
    passed = Decision(
        save=(given, note, *promise.seen()), say=(promise.ask(), *_number_said(turn, promise)), due=(promise.due(),)
    )
    return passed + go_on(turn, caring, step.talk, (told,))


def _says_yes_and_a_number(turn: Turn) -> bool:
    """Hear "1 0470 12 34 56", in which the digits of the number hide the choice."""
    first = turn.text.split()[0].rstrip(".,:;)") if turn.text.strip() else ""
    return bool(hear_contact(turn.text, "").phone) and (first == "1" or bare_yes_or_no(first) == "yes")


def _number_said(turn: Turn, promise: Promise) -> tuple[Say, ...]:
    """Pass on a telephone number that stood behind the yes, and keep it nowhere."""
    number = hear_contact(turn.text, "").phone
    return (tell_number(turn, promise.wanted.receipt, promise.asked[-1], number),) if number else ()


def tell_number(turn: Turn, receipt: str, to: str, number: str) -> Say:
    """Tell somebody of the team how the person can be called."""
    text = _("{who} can be called on {number}.", who=turn.person.name, number=number)
    return Say(ToPerson(to), "call.number", text, Entity("call", receipt, "open"))


# --- a number -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call that is still to be made, and by whom; None: it is not."""

    due: Due | None = None
    team: Team | None = None


async def look_at_waiting(turn: Turn, look: Look, step: WhichNumber) -> Waiting:
    """Read whether the call is still to be made."""
    due = await open_call(look, turn.person.id, step.receipt)
    return Waiting(due, await read_team(look, (due.neighbourhood or "") if due else "", turn.person.id))


def hear_number(turn: Turn, step: WhichNumber, waiting: Waiting) -> Decision:
    """Give the number to who asked for it, if they still may call, and keep it nowhere."""
    name = waiting.team.name(step.to) if waiting.due and waiting.team else ""
    if not name:
        return tell(turn, (_("That is settled already. Thank you."),))
    about, number = Entity("call", step.receipt, "open"), hear_contact(turn.text, "").phone
    if turn.answer and turn.answer.choice:
        text = _("{who} gives no number. Write to {address}.", who=turn.person.name, address=turn.person.address.value)
        here = say(Say(ToPerson(step.to), "call.number", text, about))
        return here + tell(turn, (_("That's fine. They will write to you here."),))
    if not number:
        again_text = _("I could not find a number in that. Which telephone number may they call?")
        return say(ask_number(turn.person.id, step, again_text))
    said = tell_number(turn, step.receipt, step.to, one_line(number))
    return say(said) + tell(turn, (_("Thank you. {name} has your number now.", name=name),))


STEPS = (StepKind(MayTell, look_at_talk, hear_may_tell), StepKind(WhichNumber, look_at_waiting, hear_number))
