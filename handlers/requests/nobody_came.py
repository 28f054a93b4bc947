"""Hearing that nobody came in whatever words it is told, while we ask how it went."""

from dataclasses import replace

from handlers.decision import Answer, Decision, Turn, Watch
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.phrases import PhraseBook
from handlers.requests.case import Case, read_case
from handlers.requests.feedback import answer_wrong
from handlers.requests.nouns import RequestState
from handlers.requests.steps import AskerFeedback, WhatWasWrong, closing

_NOBODY = PhraseBook(
    {
        True: """
            niemand .. gekomen, kwam .. niemand, niemand kwam, niemand komen opdagen, niet .. komen opdagen
            niemand .. geweest, niemand verschenen, niemand gezien, niet gekomen, niet .. opgedaagd
            personne .. venu/venue/passe, personne n'est venu, pas venu/venue, jamais venu/venue
            nobody/noone came, no one came, nobody/noone showed, no one showed, nobody turned up, did not come
            didn't come, never came, did not show up, didn't show up
            niemand .. gekommen, niemand kam, kam niemand, ist niemand, nicht gekommen, nicht erschienen
            """
    }
)


async def look_whose(turn: Turn, look: Look) -> Case | None:
    """Read the request that waits to hear how it went."""
    if not turn.in_private or not any(_NOBODY.find(turn.text)):
        return None
    waiting = [r for r in await look.requests_by(turn.person.id) if r.state is RequestState.DONE_UNCONFIRMED]
    return await read_case(look, max(request.number for request in waiting)) if waiting else None


def hear_it(turn: Turn, case: Case) -> Decision:
    """Go on as if "nobody came" was chosen."""
    told = replace(turn, answer=Answer("nobody", turn.text, choices=("nobody",)))
    asked = Decision(close=closing(case.number, (AskerFeedback, WhatWasWrong)))
    return asked + answer_wrong(told, WhatWasWrong(case.number), case)


WATCHES = (Watch(IncomingKind.MESSAGE, look_whose, hear_it),)
