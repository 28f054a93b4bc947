"""The question before everybody reads what may be private: a number, or an address where somebody may live."""

from __future__ import annotations

from typing import Final

from handlers.decision import YES, YES_NO, Choice
from handlers.reading.exposed import Exposed
from handlers.text import Said, Verbatim, _

ALLOWED: Final = frozenset({"yes", "may"})
_OF_A_HOME: Final = (
    YES,
    Choice("may", _("no, but everybody may know it")),
    Choice("no", _("no, I leave it out")),
)


def doubted(words: str, exposed: Exposed) -> tuple[Said, tuple[Choice, ...]]:
    """Return the question about these words, with its choices; those in `ALLOWED` let everybody read them."""
    if exposed is Exposed.NUMBER:
        text = _(
            "There is a number or a mail address in “{words}”. Is it all right that everybody reads that?",
            words=Verbatim(words),
        )
        return text, YES_NO
    text = _(
        "“{words}” may be somebody's home. Everybody in the group reads it. Is it a public place?",
        words=Verbatim(words),
    )
    return text, _OF_A_HOME
