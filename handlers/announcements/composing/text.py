"""The text of an announcement, in one language after the other: taken as it is sent, unless something is doubted."""

from __future__ import annotations

from dataclasses import replace

from handlers.announcements.composing.beside import NO_MORE, ask_more
from handlers.announcements.composing.doubts import doubt
from handlers.announcements.composing.enclosing import take_file
from handlers.announcements.composing.hints import hints
from handlers.announcements.composing.preview import Previewing, ask_whether_ready, look_at_previewing
from handlers.announcements.composing.send_or_not import drop, says_not_to_send
from handlers.announcements.nouns import Wording
from handlers.announcements.steps import AnnounceMore, AnnounceText
from handlers.announcements.wording import LONGEST, SHORTEST, read_wordings
from handlers.basics.languages import language_called
from handlers.basics.misread import misread
from handlers.decision import Decision, Say, Turn, say
from handlers.look import Look
from handlers.reading.answers import bare_yes_or_no
from handlers.text import Said, Verbatim, _


async def look_at_text(turn: Turn, look: Look, step: AnnounceText) -> Previewing:
    """Read what the preview needs, should the text be the last thing that was missing."""
    return await look_at_previewing(turn, look, step.draft)


def take_text(turn: Turn, step: AnnounceText, facts: Previewing) -> Decision:
    """Keep the text, say what could be plainer, and ask for another language; or say that it is too long."""
    if with_file := take_file(turn, step.draft):
        return with_file
    if says_not_to_send(turn.incoming.text):
        return drop(turn)
    if step.doubted and turn.answer and turn.answer.choice == "no":
        return _once_more(turn, replace(step, doubted=""), _("Send me the text."))
    is_sure = bool(step.doubted and turn.answer and turn.answer.choice == "yes")
    told = _told(turn, step, step.doubted if is_sure else turn.answer.text if turn.answer else "")
    if turn.incoming.cut or any(len(text.words) > LONGEST for text in told):
        return _once_more(turn, step, _("That is too long. Send at most {n} letters.", n=LONGEST))
    if not any(len(text.words) >= SHORTEST and not bare_yes_or_no(text.words) for text in told):
        return _once_more(turn, step, _("Send me the text."))
    if not is_sure and (asked := doubt(turn, step, told)):
        return asked
    draft = step.draft
    for text in told:
        draft = replace(draft, texts=draft.saying(text.language, text.words))
    return say(ask_more(turn, draft, facts, hints(told)))


def _told(turn: Turn, step: AnnounceText, words: str) -> tuple[Wording, ...]:
    return read_wordings(words, step.language or turn.language, turn.service.languages)


def _once_more(turn: Turn, step: AnnounceText, text: Said) -> Decision:
    return say(Say(turn.me, "announce.text", text, step=step, free=True))


async def look_at_more(turn: Turn, look: Look, step: AnnounceMore) -> Previewing:
    """Read what the preview needs."""
    return await look_at_previewing(turn, look, step.draft)


def choose_more(turn: Turn, step: AnnounceMore, facts: Previewing) -> Decision:
    """Ask for the text in that language, or show what each room gets."""
    if with_file := take_file(turn, step.draft):
        return with_file
    chosen = turn.answer.choice if turn.answer else None
    language = chosen or language_called(turn.text, turn.service.languages)
    if language == NO_MORE:
        return say(ask_whether_ready(turn, step.draft, facts))
    known = next((one for one in turn.service.languages if one.code == language), None)
    if known is None or language is None:
        return say(ask_more(turn, step.draft, facts, misread(0)))
    text = _("Type the text in this language: {language}", language=Verbatim(known.own_name))
    return say(Say(turn.me, "announce.text", text, step=AnnounceText(step.draft, language), free=True))


def back_to_text(turn: Turn, step: AnnounceMore, facts: Previewing) -> Decision:
    """Ask for the text again."""
    return say(Say(turn.me, "announce.text", _("Send me the text."), step=AnnounceText(step.draft), free=True))
