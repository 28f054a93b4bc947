"""For whom somebody asks: the name alone, and whether they know of it."""

from handlers.decision import Choice, Decision, Say, Turn, say
from handlers.reading.answers import is_only_an_answer, is_unsure
from handlers.reading.phrases import book_of, words_in
from handlers.reading.plain import bare, one_line
from handlers.reading.whom_words import BEFORE_A_NAME, NO_NAME
from handlers.requests.draft_steps import BehalfKnows, BehalfName
from handlers.text import Verbatim, _

NAME_GRAPHEMES = 30
_KNOWS = (Choice("yes", _("yes, I asked"), "👍"), Choice("no", _("not yet"), "👎"))
_NO_NAME = book_of(NO_NAME)
_BEFORE_A_NAME = words_in(BEFORE_A_NAME)


def ask_whom(turn: Turn, neighbourhood: str, cause: str, said: str = "") -> Decision:
    """Ask for whom the request is, unless that was said behind the command."""
    if whom := first_name(said):
        return ask_whether_known(turn, neighbourhood, cause, whom)
    text = _("For whom? A first name is enough.")
    return say(Say(turn.me, "behalf.name", text, step=BehalfName(neighbourhood, cause), free=True))


def ask_whether_known(turn: Turn, neighbourhood: str, cause: str, whom: str) -> Decision:
    """Ask whether the person knows, and agrees that one neighbour gets the address."""
    text = _("Does {name} know that you do this, and may one neighbour get the address?", name=Verbatim(whom))
    question = BehalfKnows(neighbourhood, cause, whom)
    return say(Say(turn.me, "behalf.knows", text, choices=_KNOWS, step=question))


def first_name(text: str) -> str:
    """Return what stands before the first comma, bracket or digit, at most three words; "not yet" is no name."""
    if is_unsure(text) or is_only_an_answer(text) or any(_NO_NAME.find(text)):
        return ""
    name = one_line(text, 200)
    for cut, character in enumerate(name):
        if character in ",;(:.!?" or character.isdecimal():
            name = name[:cut]
            break
    said = name.split()
    while len(said) > 1 and bare(said[0]) in _BEFORE_A_NAME:
        said.pop(0)
    return one_line(" ".join(said[:3]), NAME_GRAPHEMES)
