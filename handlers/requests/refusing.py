"""Kind answers to who names a request that cannot be meant: unknown, over, not taken, or not named at all."""

from handlers.decision import Decision, Say, Turn, say
from handlers.requests.card import on_hold
from handlers.requests.case import Case
from handlers.requests.nouns import HIDDEN, WAS_DONE
from handlers.requests.telling import tell
from handlers.requests.words import TASKS, WITHDRAW
from handlers.text import FirstWord, Text, _, sentences


def unknown_number(turn: Turn) -> Decision:
    """Say kindly that there is no such request here; a request elsewhere is answered the same."""
    text = _("I don't know a request with that number here. To see what is open, type: {tasks}", tasks=FirstWord(TASKS))
    return say(Say(turn.me, "request.unknown", text))


def which_one(turn: Turn, command: Text, mine: Text) -> Decision:
    """Ask for the number, and say where it stands."""
    text = _(
        "Which one? Type {command} and its number. To see the numbers, type: {mine}",
        command=FirstWord(command),
        mine=FirstWord(mine),
    )
    return say(Say(turn.me, "request.which", text))


def has_number(turn: Turn) -> bool:
    """Tell whether a number was said behind the command."""
    return any(character.isdigit() for character in turn.text)


def knows(turn: Turn, case: Case) -> bool:
    """Tell whether this person may hear how it stands with the request."""
    mine = case.is_asker(turn.person.id) or case.part_of(turn.person.id) or turn.person.id in case.team
    is_public = case.request.opened_at is not None and case.request.state not in HIDDEN
    return bool(mine) or (is_public and bool(turn.roles_in(case.neighbourhood.id)))


def is_over(turn: Turn, case: Case) -> Decision:
    """Say that nothing more is needed for a request that has ended."""
    if not knows(turn, case):
        return unknown_number(turn)
    if case.request.state in WAS_DONE:
        text = _("#{number} was already marked as done. Thank you!", number=case.number)
        return say(tell(turn.person.id, case, "request.already_done", text))
    text = _("#{number} is over. You do not have to do anything.", number=case.number)
    return say(tell(turn.person.id, case, "request.is_over", text))


def waits(turn: Turn, case: Case) -> Decision:
    """Say that it is on hold: why it is checked only to who has a part in it, to others that it waits for a moment."""
    if not case.is_party(turn.person.id) and turn.person.id not in case.team:
        text = _("#{number} is on hold for a moment. You do not have to do anything.", number=case.number)
        return say(tell(turn.person.id, case, "request.on_hold", text))
    return say(tell(turn.person.id, case, "request.on_hold", on_hold(case)))


def nobody_helps_yet(turn: Turn, case: Case) -> Decision:
    """Say that there is nothing done yet, and to the asker how to take it back."""
    text = _("Nobody is helping with #{number} yet.", number=case.number)
    if not case.is_asker(turn.person.id):
        return say(tell(turn.person.id, case, "request.not_taken", text))
    back = _("Is it no longer needed? Type: {withdraw} {number}", withdraw=FirstWord(WITHDRAW), number=case.number)
    return say(tell(turn.person.id, case, "request.not_taken", sentences(text, back)))


def not_your_task(turn: Turn, case: Case) -> Decision:
    """Say that somebody else has it."""
    text = _("You do not have task {number}.", number=case.number)
    return say(tell(turn.person.id, case, "request.not_yours", text))
