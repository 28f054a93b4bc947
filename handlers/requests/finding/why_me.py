"""Why somebody was asked: said on request, in a sentence, for nobody is scored."""

from handlers.decision import Command, Decision, Takes, Turn, say
from handlers.requests import words
from handlers.requests.case import Case, look_at_number
from handlers.requests.finding.waves import KNOWN
from handlers.requests.opening import NAMED
from handlers.requests.refusing import has_number, knows, unknown_number, which_one
from handlers.requests.telling import tell
from handlers.requests.words import CATEGORY_WORDS
from handlers.text import Said, _, sentences


def why_me(turn: Turn, case: Case | None) -> Decision:
    """Say by which rule this person was asked about a request."""
    if case is None and not has_number(turn):
        return which_one(turn, words.WHY_ME, words.TASKS)
    if case is None or not knows(turn, case):
        return unknown_number(turn)
    return say(tell(turn.person.id, case, "request.why_me", _why(turn, case)))


def _why(turn: Turn, case: Case) -> Said:
    asked = case.asked_one(turn.person.id)
    if asked is None:
        return _("I did not ask you about #{number}.", number=case.number)
    if asked.wave == NAMED:
        return _("I asked you about #{number} because the neighbour who asks thought of you.", number=case.number)
    if asked.wave == KNOWN:
        return _("I asked you about #{number} because you helped this neighbour before.", number=case.number)
    return sentences(
        _("You offered help of this kind: {kind}.", kind=CATEGORY_WORDS[case.request.category.offered_as]),
        _("Of all who did, I first ask who was asked longest ago. I give nobody points."),
    )


COMMANDS = (
    Command("why_me", words.WHY_ME, _("hear why I asked you"), look_at_number, why_me, Takes.NUMBERS, example="12"),
)
