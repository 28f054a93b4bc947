"""What comes back: "mistake!" from who wrote it, signs and questions of who read it. The room hears nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.announcements.afterwards.correct import correct
from handlers.announcements.afterwards.mending import read_mending, unclear_number
from handlers.announcements.afterwards.putting_right import Correcting, look_at_correcting
from handlers.announcements.case import Case, read_case
from handlers.announcements.composing.send_or_not import drop, look_at_stopping
from handlers.announcements.nouns import Announcement, AnnouncementState, Reading
from handlers.announcements.steps import AskOrganiser
from handlers.announcements.wording import opening
from handlers.announcements.words import after_mistake, behind_mistake
from handlers.decision import NOTHING, Decision, Say, StepKind, ToPerson, Turn, Watch
from handlers.keeping.seeing import Seen, saw
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.announce_words import ASKING
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare, clean
from handlers.text import Verbatim, _

STILL_TALKED_ABOUT: Final = timedelta(days=2)
"""So long "mistake!" alone means the last announcement."""
_SIGNS: Final = ("👍", "✅", "☑", "✔", "👌", "❤", "🙏")
_QUESTIONS: Final = words_in(ASKING)
_LONGEST_QUESTION: Final = 1000


# --- "mistake!" -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mistake:
    """What somebody wants to put right, in their words."""

    words: str
    correcting: Correcting


async def look_for_mistake(turn: Turn, look: Look) -> Mistake | None:
    """Read whether somebody who announced lately says that there is a mistake in it."""
    words = behind_mistake(turn.incoming.text) if turn.in_private else None
    if words is None:
        return None
    lately = await _announced_lately(turn, look)
    fitting = [one for one in lately if read_mending(words, one.texts) or unclear_number(words, one.texts)]
    meant = fitting or (lately if after_mistake(turn.incoming.text) is not None else ())
    correcting = await look_at_correcting(turn, look, meant[0].number) if meant else None
    return Mistake(words, correcting) if correcting else None


async def _announced_lately(turn: Turn, look: Look) -> tuple[Announcement, ...]:
    """Read what they sent last, unless it was taken back, and what they wrote last that was not sent."""
    since = turn.now - STILL_TALKED_ABOUT
    sent = await look.last_announcement_of(turn.person.id, since)
    unsent = await look.last_unsent_of(turn.person.id, since)
    return tuple(one for one in (sent, unsent) if one and one.state is not AnnouncementState.WITHDRAWN)


def mend(turn: Turn, mistake: Mistake) -> Decision:
    """Correct the last announcement."""
    return correct(turn, mistake.correcting, mistake.words)


# --- signs ----------------------------------------------------------------------------------------------------


async def look_for_sign(turn: Turn, look: Look) -> Reading | None:
    """Read whether somebody newly says with a sign that they read an announcement."""
    if not turn.incoming.text.startswith(_SIGNS) or not (turn.room or turn.in_private):
        return None
    found = await look.announcement_at(turn.incoming.channel, turn.incoming.about or "")
    if found is None:
        return None
    before = await look.reading(found.number, turn.person.id) or Reading(found.number, turn.person.id)
    return None if before.has_read else before


def count_reader(turn: Turn, before: Reading) -> Decision:
    """Count somebody who read it, once."""
    return Decision(save=(replace(before, has_read=True),))


# --- questions ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskedThere:
    """Somebody asks something under an announcement, for the first time."""

    announcement: Announcement
    contact: str
    before: Reading


async def look_for_question(turn: Turn, look: Look) -> AskedThere | None:
    """Read whether a reply to an announcement asks something, and whether they were told where to ask."""
    if turn.room is None or not turn.incoming.reply_to or not looks_like_a_question(turn.incoming.text):
        return None
    found = await look.announcement_at(turn.incoming.channel, turn.incoming.reply_to)
    if found is None or found.composer == turn.person.id:
        return None
    before = await look.reading(found.number, turn.person.id) or Reading(found.number, turn.person.id)
    contact = await look.person(found.composer)
    return None if before.was_guided or contact is None else AskedThere(found, contact.name, before)


async def look_for_reply(turn: Turn, look: Look) -> Case | None:
    """Read whether somebody asks something in reply to an announcement that they got in private."""
    if not turn.in_private or not turn.incoming.reply_to or not looks_like_a_question(turn.incoming.text):
        return None
    found = await look.announcement_at(turn.incoming.channel, turn.incoming.reply_to)
    return await read_case(look, found.number) if found and found.composer != turn.person.id else None


def pass_reply_on(turn: Turn, case: Case) -> Decision:
    """Pass it on at once: it was asked where nobody reads along."""
    return pass_on(turn, AskOrganiser(case.announcement.number), case)


def looks_like_a_question(words: str) -> bool:
    """Tell whether something is asked."""
    first = bare(words).strip().split(" ")[0] if words.strip() else ""
    return "?" in words or "؟" in words or first in _QUESTIONS


def guide(turn: Turn, asked: AskedThere) -> Decision:
    """Tell in private, once, where the question goes."""
    text = _(
        'Your question is about a message of the organisers: "{opening}". Ask it here and I tell {name}.',
        opening=Verbatim(opening(asked.announcement.texts)),
        name=asked.contact,
    )
    question = Say(
        turn.me, "announce.question", text, step=AskOrganiser(asked.announcement.number), free=True, light=True
    )
    return Decision(save=(replace(asked.before, was_guided=True),), say=(question,))


async def look_at_question(turn: Turn, look: Look, step: AskOrganiser) -> Case | None:
    """Read whose announcement it is."""
    return await read_case(look, step.number)


def pass_on(turn: Turn, step: AskOrganiser, case: Case | None) -> Decision:
    """Pass the question on to who wrote it."""
    if case is None:
        return NOTHING
    words = Verbatim(clean(turn.incoming.text, _LONGEST_QUESTION))
    text = _(
        "{name} ({address}) asks about announcement {number}: {words}",
        name=turn.person.name,
        address=turn.person.address.value,
        number=step.number,
        words=words,
    )
    told = _("I told {name}.", name=case.composer.name)
    places = case.announcement.places
    noted = saw(case.composer.id, Seen.QUESTION, (turn.person.id,), places[0], f"announcement:{step.number}")
    passed = (Say(ToPerson(case.composer.id), "announce.asked", text), Say(turn.me, "announce.passed", told))
    return Decision(save=noted, say=passed)


INSISTENT = (
    Watch(IncomingKind.MESSAGE, look_at_stopping, drop),
    Watch(IncomingKind.MESSAGE, look_for_mistake, mend),
)
WATCHES = (
    *INSISTENT,
    Watch(IncomingKind.MESSAGE, look_for_question, guide),
    Watch(IncomingKind.MESSAGE, look_for_reply, pass_reply_on),
    Watch(IncomingKind.REACTION, look_for_sign, count_reader),
)
STEPS = (StepKind(AskOrganiser, look_at_question, pass_on),)
