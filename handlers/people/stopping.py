"""Stop: first what is going on, then, said once more, every message from us; writing to us again undoes it.

Who has a role is asked instead (`handlers.people.stopping_with_role`): others count on reaching them.
"""

from __future__ import annotations

from handlers.basics.taking_back import take_back, taken_back
from handlers.basics.words import STOP_WORDS
from handlers.caregivers.monthly import ended
from handlers.checkins.answering import hear
from handlers.decision import Close, Command, Decision, React, Say, Turn, say
from handlers.people.falling_silent import STOPPED, Going, fall_silent, look_what_goes_on, what_would_follow
from handlers.people.stopping_with_role import ask_what_to_stop
from handlers.requests.drafting.ending import end_draft
from handlers.text import Said, _, sentences


def stop(turn: Turn, going: Going) -> Decision:
    """End what is going on; with nothing going on and said again, end all messages."""
    if not turn.in_private:
        return _end(turn, going) if going.asked else Decision()
    nothing_left = not (going.asked or going.drafts or going.calls)
    if turn.person.stopped:
        return fall_silent(turn, going)
    told = sentences(_ended(going), *taken_back(turn, going.calls))
    if going.roles or turn.is_admin:
        return ask_what_to_stop(turn, going.roles) if nothing_left else _end(turn, going) + _tell(turn, told)
    if nothing_left and going.just_stopped:
        return fall_silent(turn, going)
    so_far = _("There is nothing to stop.") if nothing_left else told
    more = _("Want no messages from me at all? Say it once more.")
    return _end(turn, going) + _tell(turn, sentences(so_far, more, *what_would_follow(going)))


def _tell(turn: Turn, text: Said) -> Decision:
    return say(Say(turn.me, STOPPED, text))


def _ended(going: Going) -> Said:
    posted = ", ".join(f"#{draft.number}" for draft in going.drafts if draft.request.opened_at)
    if posted:
        return _("I stopped, and took {numbers} back.", numbers=posted)
    if not going.drafts:
        return _("All right. I ask no further.")
    return _("I stopped. Nothing was posted.")


def _end(turn: Turn, going: Going) -> Decision:
    decision = Decision(
        say=() if turn.in_private else (React("👌"),),
        close=(Close(None, None, turn.person.id),),
    )
    if turn.in_private and going.checks.mine:
        decision += hear(turn, going.checks.mine)  # a sign of life; but whoever says stop is not asked how it is
    if going.month:
        decision += ended(going.month.monthly, going.month.given, turn.now)
    for draft in going.drafts:
        decision += end_draft(draft, turn.now)
    return decision + take_back(turn, going.calls) if turn.in_private else decision


COMMANDS = (Command("stop", STOP_WORDS, _("stop what is going on"), look_what_goes_on, stop, rescue=True),)
