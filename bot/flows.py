"""Draw the charts of docs/flows.md from the tables that are kept wherever something is saved.

``python -m bot.flows`` writes them between their markers; the words around them are written by hand.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from handlers.announcements.flow import ANNOUNCEMENT_FLOW
from handlers.checkins.flow import CHECKIN_FLOW, CONTACT_FLOW, ROUND_FLOW
from handlers.closing.flow import CLOSING_FLOW
from handlers.contact.flow import INQUIRY_FLOW
from handlers.flow import Flow, Move
from handlers.handover.flow import HANDOVER_FLOW
from handlers.impact.flow import FROZEN_FLOW, THEORY_FLOW
from handlers.referrals.flow import REFERRAL_FLOW
from handlers.reports.flow import REPORT_FLOW
from handlers.requests.flow import CLAIM_FLOW, REQUEST_FLOW
from handlers.sessions.flow import SEAT_FLOW, SESSION_FLOW
from handlers.surveys.flow import SURVEY_FLOW
from handlers.volunteers.flow import VOLUNTEER_FLOW

PAGE: Final = Path(__file__).parent.parent / "docs" / "flows.md"
FLOWS: Final[tuple[Flow[Any], ...]] = (
    REQUEST_FLOW,
    CLAIM_FLOW,
    VOLUNTEER_FLOW,
    SESSION_FLOW,
    SEAT_FLOW,
    ANNOUNCEMENT_FLOW,
    REFERRAL_FLOW,
    CHECKIN_FLOW,
    CONTACT_FLOW,
    ROUND_FLOW,
    INQUIRY_FLOW,
    REPORT_FLOW,
    FROZEN_FLOW,
    THEORY_FLOW,
    HANDOVER_FLOW,
    SURVEY_FLOW,
    CLOSING_FLOW,
)
_MOST_ARROWS = 3
"""A move from more states than this is written under the picture: so many arrows hide all others."""


def chart(flow: Flow[StrEnum]) -> str:
    """Draw one flow as a Mermaid state diagram, with what can happen in many states as a list under it."""
    drawn = [move for move in flow.moves if len(move.before) <= _MOST_ARROWS]
    listed = [move for move in flow.moves if move not in drawn]
    picture = [
        "```mermaid",
        "stateDiagram-v2",
        *(line for move in drawn for line in _arrows(move)),
        *_ends(flow),
        "```",
    ]
    return "\n".join([*picture, *([""] if listed else []), *map(_line, listed)])


def page_with(page: str, flow: Flow[StrEnum]) -> str:
    """Return the page with this chart between its markers.

    Raises:
        ValueError: the page has no place for it.

    """
    begin, end = f"<!-- the flow of a {flow.noun}, written by bot.flows -->", "<!-- end -->"
    found = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not found.search(page):
        raise ValueError(f"write {begin} and {end} where the chart of a {flow.noun} shall stand")
    return found.sub(lambda _old: f"{begin}\n{chart(flow)}\n{end}", page, count=1)


def drawn(page: str) -> str:
    """Return the page with all charts as the code has them."""
    for flow in FLOWS:
        page = page_with(page, flow)
    return page


def _arrows(move: Move[StrEnum]) -> Iterator[str]:
    for before in _in_order(move) or ["[*]"]:
        yield f"    {before} --> {move.after.name}: {move.why}"


def _ends(flow: Flow[StrEnum]) -> Iterator[str]:
    left = {before for before, _after in flow.arrows}
    for state in sorted({after for _before, after in flow.arrows if after not in left}, key=_place):
        yield f"    {state.name} --> [*]"


def _line(move: Move[StrEnum]) -> str:
    return f"- {', '.join(_in_order(move))} → **{move.after.name}**: {move.why}"


def _in_order(move: Move[StrEnum]) -> list[str]:
    return [state.name for state in sorted(move.before, key=_place)]


def _place(state: StrEnum) -> int:
    return list(type(state)).index(state)


def main() -> None:
    """Write the page."""
    PAGE.write_text(drawn(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
