"""``omroep``: begin one, or do something with one by its number: ``omroep 3 verbeter``, ``omroep 3 intrekken``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handlers.announcements.afterwards.correct import correct
from handlers.announcements.afterwards.pinning import Pinning, look_at_pinning, pin
from handlers.announcements.afterwards.putting_right import Correcting, look_at_correcting
from handlers.announcements.afterwards.withdraw import ask_to_withdraw, look_at_withdrawing
from handlers.announcements.approving.approve import approve
from handlers.announcements.case import Case, refuse_kindly
from handlers.announcements.composing.compose import Composing, begin, look_at_composing
from handlers.announcements.composing.preview import what_rooms_get
from handlers.announcements.lists import Shown, in_a_line, look_at_list, look_at_shown, show_list
from handlers.announcements.nouns import AHEAD, OUT, AnnouncementState, Sent
from handlers.announcements.sending.settle import Outcome, who_got_it
from handlers.announcements.words import ANNOUNCE_WORDS, ANNOUNCEMENTS_WORDS, Doing, doing_called
from handlers.decision import Command, Decision, Say, Takes, Turn, say
from handlers.look import Look
from handlers.model import LEADING
from handlers.signs import wave
from handlers.text import FirstWord, Text, _, lines

_NUMBERED: Final = re.compile(r"#?\s*(?P<number>\d{1,9})\b[\s:,.]*(?P<rest>.*)", re.S)


@dataclass(frozen=True, slots=True)
class Announcing:
    """What is to be done with one announcement, with everything known about it; or nothing but a beginning."""

    composing: Composing | None = None
    doing: Doing | None = None
    words: str = ""
    correcting: Correcting | None = None
    outcome: Outcome | None = None
    shown: Shown | None = None
    pinning: Pinning | None = None


async def look_at_announcing(turn: Turn, look: Look) -> Announcing:
    """Read which announcement is meant, if a number stands behind the word; else where somebody may announce."""
    match = _NUMBERED.fullmatch(turn.text.strip())
    if match is None:
        return Announcing(composing=await look_at_composing(turn, look))
    number, rest = int(match["number"]), match["rest"]
    doing = doing_called(rest)
    words = rest.partition(" ")[2].strip() if doing else rest
    if doing is Doing.CORRECT:
        return Announcing(doing=doing, words=words, correcting=await look_at_correcting(turn, look, number))
    if doing in {Doing.PIN, Doing.UNPIN}:
        return Announcing(doing=doing, words=words, pinning=await look_at_pinning(turn, look, number))
    outcome = await look_at_withdrawing(turn, look, number)
    shown = await look_at_shown(look, outcome.case.announcement) if outcome else None
    return Announcing(doing=doing, words=words, outcome=outcome, shown=shown)


def announce(turn: Turn, asked: Announcing) -> Decision:
    """Begin one, or do what is asked with one."""
    if asked.composing is not None:
        return begin(turn, asked.composing)
    return Decision(say=wave(turn)) + _do(turn, asked)


def _do(turn: Turn, asked: Announcing) -> Decision:
    match asked.doing:
        case Doing.CORRECT:
            return correct(turn, asked.correcting, asked.words)
        case Doing.WITHDRAW:
            return ask_to_withdraw(turn, asked.outcome)
        case Doing.APPROVE:
            return approve(turn, asked.outcome.case if asked.outcome else None)
        case Doing.PIN | Doing.UNPIN:
            return pin(turn, asked.pinning, off=asked.doing is Doing.UNPIN, words=asked.words)
        case None:
            return _show(turn, asked)


def _show(turn: Turn, asked: Announcing) -> Decision:
    if asked.outcome is None or asked.shown is None or not asked.outcome.case.is_led_by(turn):
        return refuse_kindly(turn)
    case, is_out = asked.outcome.case, asked.outcome.case.announcement.state in OUT
    people = asked.outcome.people(Sent.ARRIVED, Sent.WAITING) if is_out else case.privately
    what = what_rooms_get(case.announcement.draft, case.targets, case.announcement.line, people)
    got = (who_got_it(asked.outcome),) if is_out else ()
    parts = (in_a_line(asked.shown), *got, what, *_what_can_be_done(turn, case))
    return say(Say(turn.me, "announce.shown", lines(*parts)))


def _what_can_be_done(turn: Turn, case: Case) -> tuple[Text, ...]:
    """Say with which words; to who may say yes while it waits for one, that first."""
    state = case.announcement.state
    waits = state is AnnouncementState.ASKED and turn.person.id != case.composer.id
    word, number = FirstWord(ANNOUNCE_WORDS), case.announcement.number
    can = (
        (_("To say yes: {words} {number} ok.", words=word, number=number), waits),
        (_("To change it: {words} {number} correct.", words=word, number=number), True),
        (_("To pin it at the top: {words} {number} pin.", words=word, number=number), state in OUT),
        (_("To take it back: {words} {number} withdraw.", words=word, number=number), state in AHEAD | OUT),
    )
    return tuple(text for text, is_so in can if is_so)


COMMANDS = (
    Command(
        "announce",
        ANNOUNCE_WORDS,
        _("send one message to many rooms"),
        look_at_announcing,
        announce,
        Takes.WORDS,
        roles=LEADING,
    ),
    Command(
        "announcements",
        ANNOUNCEMENTS_WORDS,
        _("see what was announced"),
        look_at_list,
        show_list,
        Takes.NOTHING,
        roles=LEADING,
    ),
)
