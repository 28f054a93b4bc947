"""What may be private in a session is asked about before it is shown whole: an address, a number, a mail address."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.decision import Decision, Say, Turn, say
from handlers.reading.exposed import Exposed, exposed_in
from handlers.sessions.exposure import doubted
from handlers.sessions.making.draft import Draft, Part
from handlers.sessions.making.draft_steps import MayBeRead
from handlers.sessions.words import WRITE
from handlers.text import FirstWord, Said, _

_READ: Final = (Part.TITLE, Part.WHERE, Part.HOSTS)
"""What everybody reads in words of its own."""


def doubt(turn: Turn, draft: Draft) -> Decision | None:
    """Ask about the first part that may be private; None where there is nothing that was not agreed to."""
    for part in _READ:
        words = _words(draft, part)
        exposed = _exposed(draft, part)
        if exposed and words not in draft.agreed:
            text, choices = doubted(words, exposed)
            return say(Say(turn.me, "session.may_be_read", text, choices=choices, step=MayBeRead(draft, part)))
    return None


def _words(draft: Draft, part: Part) -> str:
    match part:
        case Part.TITLE:
            return draft.title
        case Part.WHERE:
            return draft.where or ""
        case _:
            return ", ".join(draft.hosts)


def _exposed(draft: Draft, part: Part) -> Exposed | None:
    return exposed_in(_words(draft, part), is_place=part is Part.WHERE)


def agreed(draft: Draft, part: Part) -> Draft:
    """Return the draft where everybody may read this part as it is."""
    return replace(draft, agreed=(*draft.agreed, _words(draft, part)))


def without(draft: Draft, part: Part) -> Draft:
    """Return the draft as if this part had not been told yet."""
    told = tuple(one for one in draft.told if one is not part)
    match part:
        case Part.TITLE:
            return replace(draft, title="", told=told)
        case Part.WHERE:
            return replace(draft, where=None, told=told)
        case _:
            return replace(draft, hosts=(), told=told)


def how_else(draft: Draft, part: Part) -> Said:
    """Say how it can be told without what is private."""
    if part is Part.WHERE and _exposed(draft, part) is Exposed.HOME:
        return _(
            "All right. Type it without the house number. You can write that to those with a place: {write}",
            write=FirstWord(WRITE),
        )
    return _("All right. Type it without that.")
