"""Forget me: what goes and what stays is said first, a copy is offered, and a yes erases everything at once.

Erasure: Regulation (EU) 2016/679, article 17; what stays as proof or for the accounts: article 17(3). What we cannot
erase, people must: the organisers get it as a task.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from handlers.basics.privacy import who_answers
from handlers.basics.words import FORGET_WORDS
from handlers.decision import Choice, Command, Decision, Here, Say, StepKind, Turn, say
from handlers.keeping.nouns import Forgotten
from handlers.look import Look
from handlers.people.erased_elsewhere import ask_people, receipt_of
from handlers.people.falling_silent import Going, end_all, look_what_goes_on, what_would_follow
from handlers.people.rights import Kept, look_at_kept, my_copy
from handlers.requests.drafting.ending import end_draft
from handlers.text import Said, _, lines, sentences

_ALL: Final = "all"
_COPY: Final = "copy"
_NO: Final = "no"
ERASED: Final = "forget.done"


@dataclass(frozen=True, slots=True)
class ForgetAll:
    """Ask somebody whether everything about them should be erased."""

    name: ClassVar[str] = "forget.sure"


@dataclass(frozen=True, slots=True)
class Erasing:
    """What is kept about somebody, what would end with it, and the number of the next receipt."""

    kept: Kept
    going: Going
    receipt: int


async def look_at_erasing(turn: Turn, look: Look) -> Erasing:
    """Read what would be erased."""
    kept, going = await look_at_kept(turn, look), await look_what_goes_on(turn, look)
    return Erasing(kept, going, await look.next_number("forgotten"))


def ask_to_be_forgotten(turn: Turn, facts: Erasing) -> Decision:
    """Say what goes, what stays and why, and what we cannot do; then ask."""
    if refusal := _nobody_left(turn, facts.going):
        return refusal
    goes = sentences(_("Then I erase everything I know about you, at once."), *what_would_follow(facts.going))
    text = lines(goes, *_what_stays(facts.kept), _what_cannot(), _("What shall I do?"))
    choices = (
        Choice(_ALL, _("erase everything now")),
        Choice(_COPY, _("first give me a copy")),
        Choice(_NO, _("erase nothing")),
    )
    return say(Say(turn.me, "forget.ask", text, choices=choices, step=ForgetAll()), *who_answers(turn))


def _nobody_left(turn: Turn, going: Going) -> Decision | None:
    """Refuse who is the last to organise a place: others would be left without anybody."""
    if not going.alone:
        return None
    places = tuple(
        _("{place} has no other organiser. First make somebody else organiser, then ask me again.", place=place.name)
        for place in going.alone
    )
    return say(Say(turn.me, "forget.alone", lines(*places)))


def _what_stays(kept: Kept) -> tuple[Said, ...]:
    said_yes = (_("What stays: that there was a yes, for three years, as proof. Not the words, not your name."),)
    paid = (_("What was paid back to you stays for seven years, for the accounts. Not your name."),)
    told = (_("What you told in confidence stays two years, sealed, for who decides about it. Not your name."),)
    counted = _("What stays without you: how much was asked and done here.")
    return (
        *(said_yes if kept.consents else ()),
        *(paid if kept.has_expenses else ()),
        *(told if kept.reports else ()),
        counted,
    )


def _what_cannot() -> Said:
    return _(
        "I take back my messages with your name. What stands on the phones of others I cannot erase, nor what other "
        "apps keep. I ask the organisers to look at that."
    )


async def look_at_answer(turn: Turn, look: Look, step: ForgetAll) -> Erasing:
    """Read it again: much may have happened since the question."""
    return await look_at_erasing(turn, look)


def forget_all(turn: Turn, step: ForgetAll, facts: Erasing) -> Decision:
    """Erase, or give a copy and ask again, or leave all as it is."""
    match turn.answer.choice if turn.answer else None:
        case "all":
            return _nobody_left(turn, facts.going) or _erase(turn, facts)
        case "copy":
            return say(my_copy(turn, facts.kept)) + ask_to_be_forgotten(turn, facts)
        case _:
            return say(Say(turn.me, "forget.nothing", _("Good. I erased nothing.")))


def _erase(turn: Turn, facts: Erasing) -> Decision:
    """End what goes on, erase, and give a receipt; whatever is said of it leaves before they are gone."""
    receipt = receipt_of(facts.receipt)
    done = _(
        "Done. I erased you. Receipt: {receipt}. Erase our talk on your own device too. Write to me and we begin anew.",
        receipt=receipt,
    )
    erased = Forgotten(turn.person.id, turn.person.address, facts.receipt)
    gone = Decision(save=(erased,), say=(Say(Here(), ERASED, done),))
    ended = end_all(turn, facts.going)
    for draft in facts.going.drafts:
        ended += end_draft(draft, turn.now)
    return ended + ask_people(turn, receipt) + gone


COMMANDS = (Command("forget_me", FORGET_WORDS, _("erase everything about you"), look_at_erasing, ask_to_be_forgotten),)
STEPS = (StepKind(ForgetAll, look_at_answer, forget_all),)
