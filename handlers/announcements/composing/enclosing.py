"""A file that goes with an announcement: a poster or a picture, with one line for who cannot see or open it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.announcements.composing.preview import Previewing, ask_whether_ready, look_at_previewing
from handlers.announcements.composing.send_or_not import drop, says_not_to_send
from handlers.announcements.nouns import Draft, Enclosed
from handlers.announcements.steps import AnnounceFile, AnnounceText
from handlers.attachments import LARGEST_SHOWN
from handlers.decision import Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.reading.plain import one_line
from handlers.text import _

_LONGEST: Final = 200
_SHORTEST: Final = 3
_MILLION: Final = 1_000_000


def take_file(turn: Turn, draft: Draft) -> Decision | None:
    """Ask what is in a file that was sent; None when nothing was."""
    ref = turn.incoming.file
    if ref is None:
        return None
    if not ref.may_be_shown:
        text = _("I cannot pass that on. Send a picture or a PDF of at most {n} MB.", n=LARGEST_SHOWN // _MILLION)
        return Decision(say=(Say(turn.me, "announce.file", text),), keep_open=True)
    return say(_ask_what_it_says(turn, replace(draft, enclosed=Enclosed(ref))))


def _ask_what_it_says(turn: Turn, draft: Draft) -> Say:
    text = _("What is in it? One line, for who cannot see or open it.")
    return Say(turn.me, "announce.file", text, step=AnnounceFile(draft), free=True)


async def look_at_file(turn: Turn, look: Look, step: AnnounceFile) -> Previewing:
    """Read what the preview needs."""
    return await look_at_previewing(turn, look, step.draft)


def take_says(turn: Turn, step: AnnounceFile, facts: Previewing) -> Decision:
    """Keep what is in the file, and go on where the file came in between."""
    if instead := take_file(turn, step.draft):
        return instead
    if says_not_to_send(turn.incoming.text):
        return drop(turn)
    says = one_line(turn.answer.text if turn.answer else "", _LONGEST)
    if step.draft.enclosed is None or len(says) < _SHORTEST or (turn.answer and turn.answer.unsure):
        return say(_ask_what_it_says(turn, step.draft))
    draft = replace(step.draft, enclosed=replace(step.draft.enclosed, says=says))
    if draft.texts:
        return say(ask_whether_ready(turn, draft, facts))
    return say(Say(turn.me, "announce.text", _("Send me the text."), step=AnnounceText(draft), free=True))


STEPS = (StepKind(AnnounceFile, look_at_file, take_says, whole=True),)
