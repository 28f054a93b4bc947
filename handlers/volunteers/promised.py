"""What somebody promised to do."""

from __future__ import annotations

from handlers.decision import Turn
from handlers.look import Look
from handlers.requests.nouns import PROMISED, Claim, Request


async def tasks_of(turn: Turn, look: Look) -> tuple[Request, ...]:
    """Read what the person promised to do and has not done yet."""
    claims = [claim for claim in await look.claims_of(turn.person.id) if is_promise(claim)]
    found = [await look.request(claim.request) for claim in claims]
    return tuple(request for request in found if request is not None and not request.state.is_final)


def is_promise(claim: Claim) -> bool:
    """Whether somebody counts on this person."""
    return claim.state in PROMISED
