"""Changing what stands in no room: it becomes a draft again with all that was said, and is asked about once more."""

from __future__ import annotations

from dataclasses import replace

from handlers.announcements.afterwards.mending import read_mending
from handlers.announcements.afterwards.putting_right import Correcting, look_at_correcting
from handlers.announcements.afterwards.withdraw import cancel
from handlers.announcements.approving.planning import ask_change
from handlers.announcements.case import refuse_kindly
from handlers.announcements.composing.preview import ask_whether_ready
from handlers.announcements.nouns import AHEAD, OUT, Fix
from handlers.announcements.steps import WriteAnew, left_off
from handlers.announcements.timers import DRAFT_OVER, draft_due
from handlers.announcements.unsent import offer_anew, stands_nowhere
from handlers.announcements.words import ANNOUNCE_WORDS, after_mistake
from handlers.decision import NOTHING, Cancel, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.text import FirstWord, _


def write_anew(turn: Turn, facts: Correcting, words: str) -> Decision:
    """Show it with what the words put right; where they say nothing, or it still waits, ask first.

    Who does not organise in all of its places could not send it, and only hears how it stands.
    """
    announcement = facts.case.announcement
    if not facts.case.reach >= {*announcement.places}:
        return refuse_kindly(turn, stands_nowhere(announcement))
    fix = read_mending(words, announcement.texts)
    if fix and announcement.state not in AHEAD:
        return _draft(turn, facts, fix)
    return say(offer_anew(turn.me, "announce.anew", announcement, stands_nowhere(announcement), fix=fix))


async def look_at_anew(turn: Turn, look: Look, step: WriteAnew) -> Correcting | None:
    """Read how it stands now."""
    return await look_at_correcting(turn, look, step.number)


def answer(turn: Turn, step: WriteAnew, facts: Correcting | None) -> Decision:
    """Take it up again, or leave it; "mistake, it is not …" is no no."""
    if facts is None or not facts.case.is_led_by(turn):
        return refuse_kindly(turn)
    if (mistake := after_mistake(turn.incoming.text)) is not None and facts.case.announcement.state not in OUT:
        return write_anew(turn, facts, mistake)
    if turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "announce.left", _("Good. I leave it at that.")))
    announcement = facts.case.announcement
    if announcement.state in OUT:
        word = FirstWord(ANNOUNCE_WORDS)
        return refuse_kindly(turn, _("To change it: {words} {number} correct.", words=word, number=step.number))
    gone = cancel(turn, facts.case) if announcement.state in AHEAD else NOTHING
    return gone + _draft(turn, facts, step.fix)


def _draft(turn: Turn, facts: Correcting, fix: Fix | None) -> Decision:
    """Show what each room would get, or ask what should change; like every draft it is kept for a day."""
    draft = facts.case.announcement.draft
    asked = ask_change(turn, draft)
    if fix and facts.ready:
        asked = ask_whether_ready(turn, replace(draft, texts=fix.texts), facts.ready)
    over = (Cancel(DRAFT_OVER, turn.person.id),)
    return Decision(say=(asked,), due=(draft_due(turn),), cancel=over, close=left_off(turn.person.id))


STEPS = (StepKind(WriteAnew, look_at_anew, answer),)
