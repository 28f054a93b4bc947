"""For whom somebody asks: the name alone, and whether they know of it."""

from handlers.decision import Choice, Decision, Say, Turn, say
from handlers.reading.whom import first_name
from handlers.requests.draft_steps import BehalfKnows, BehalfName
from handlers.text import Verbatim, _

_KNOWS = (Choice("yes", _("yes, I asked"), "👍"), Choice("no", _("not yet"), "👎"))


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
