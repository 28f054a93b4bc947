"""What comes before somebody helps: the information note, an agreement on paper, their age, an extract.

Each is asked for kindly when they take a request, the note in one tap after which the claim goes on by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Decision, Turn, say
from handlers.look import Look
from handlers.model import Neighbourhood
from handlers.requests.case import Case
from handlers.requests.nouns import Category, Request
from handlers.requests.telling import tell
from handlers.text import FirstWord, Said, Text, _, sentences
from handlers.volunteers.agreement import ABOUT, ask_to_arrange
from handlers.volunteers.barred import is_barred, not_now
from handlers.volunteers.fit import may_see, suits_age
from handlers.volunteers.note import READ_OR_ASK, ReadFirst, ToRead, question_about
from handlers.volunteers.nouns import Document, Readiness, Volunteer

TOLD_AGAIN_AFTER: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Ready:
    """What a person read, showed and offered where they want to help. ``team_knows``: the organisers heard of it."""

    note: ToRead
    has: Readiness | None = None
    offer: Volunteer | None = None
    team_knows: bool = False


async def read_ready(turn: Turn, look: Look, place: Neighbourhood) -> Ready:
    """Read it; the words of the note only when they have to be shown."""
    person = turn.person.id
    has = await look.readiness(person, place.id)
    note = ToRead(place)
    if not note.is_read(has):
        note = ToRead(place, await look.info_notes(place.id))
    knows = place.decree and await look.was_told_about(ABOUT, person, turn.now - TOLD_AGAIN_AFTER)
    return Ready(note, has, await look.volunteer(person, place.id), knows)


def what_comes_first(turn: Turn, case: Case, ready: Ready, *, along: bool = False) -> Decision | None:
    """Say what has to be done before this person helps with this request, or goes ``along``; None: nothing."""
    if is_barred(ready.offer):
        return say(not_now(turn, case.neighbourhood))
    if not ready.note.is_read(ready.has):
        return ask_to_read(turn, case, ready, along=along)
    if case.neighbourhood.decree and not (ready.has and ready.has.has(Document.AGREEMENT)):
        return _sign_first(turn, case, ready)
    if not suits_age(ready.offer, case.request):
        return say(tell(turn.person.id, case, "request.for_adults", _for_adults(case.request)))
    if not may_see(ready.has, case.request):
        return say(tell(turn.person.id, case, "request.extract", _extract_first(case.number)))
    return None


def ask_to_read(turn: Turn, case: Case, ready: Ready, *, along: bool = False) -> Decision:
    """Show the information note; after the tap the claim goes on."""
    step = ReadFirst(case.number, case.neighbourhood.note, along)
    text = question_about(ready.note, turn)
    return say(tell(turn.person.id, case, "note.first", text, step, READ_OR_ASK))


def _sign_first(turn: Turn, case: Case, ready: Ready) -> Decision:
    place = case.neighbourhood
    text = _(
        "Thank you for offering! In {place} you first sign an agreement on paper. {more}",
        place=place.name,
        more=_("The organisers know it.") if ready.team_knows else _("I ask the organisers to arrange it with you."),
    )
    told = tell(turn.person.id, case, "agreement.first", text)
    return say(told) if ready.team_knows else say(told) + ask_to_arrange(turn, place)


def _for_adults(request: Request) -> Said:
    text = _("#{number} is for who is 18 or older. Thank you for offering!", number=request.number)
    if request.category is Category.TRANSPORT:
        return text
    return sentences(text, _("Together with somebody else you can help: ask an organiser."))


def _extract_first(number: int) -> Text:
    return _(
        "#{number} is about children. An organiser first has to see your extract (model 596.2). "
        "Do you want to arrange that? Type: {human}",
        number=number,
        human=FirstWord(HUMAN_WORDS),
    )
