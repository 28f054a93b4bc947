"""The agreement on paper that the Flemish decree of 3 April 2009 asks for, made ready to print and sign."""

from __future__ import annotations

from typing import Final

from handlers.attachments import Paper
from handlers.decision import Decision, Entity, Say, ToRole, Turn
from handlers.keeping.seeing import Seen, saw
from handlers.model import Neighbourhood, Person, Role, Service
from handlers.text import FirstWord, Verbatim, _
from handlers.volunteers.note import standard_note
from handlers.volunteers.nouns import Document
from handlers.volunteers.words import SEEN_WORDS

ABOUT: Final = "agreement"
"""What a message about somebody's agreement is about, for machines."""


def ask_to_arrange(turn: Turn, place: Neighbourhood) -> Decision:
    """Ask the organisers to arrange the agreement with the person of this turn, who can read that they were told."""
    text = _(
        "{name} ({address}) wants to help and has not signed the agreement on paper yet. "
        "Please arrange it. Signed? Type: {words} {address}",
        name=Verbatim(turn.person.name),
        address=Verbatim(turn.person.address.value),
        words=FirstWord(SEEN_WORDS[Document.AGREEMENT]),
    )
    about, paper = Entity(ABOUT, turn.person.id), agreement(turn.person, place, turn.service)
    asked = Say(ToRole(place.id, Role.ORGANISER), "agreement.wanted", text, about, attach=(paper,))
    return Decision(save=saw(None, Seen.AGREEMENT, (turn.person.id,), place.id), say=(asked,))


def agreement(person: Person, place: Neighbourhood, service: Service) -> Paper:
    """Write it for one volunteer; what only people agree on is left open."""
    to_fill_in = Verbatim("…" * 20)
    return Paper(
        name=_("agreement"),
        title=_("Agreement between a volunteer and {place}", place=place.name),
        paragraphs=(standard_note(place, service),),
        rows=(
            (_("Volunteer"), Verbatim(person.name)),
            (_("Organisation"), Verbatim(service.controller or place.name)),
            (_("What the volunteer does"), to_fill_in),
            (_("How long and how often"), to_fill_in),
            (_("Who to ask"), to_fill_in),
            (_("Training"), to_fill_in),
            (_("Insurance"), to_fill_in),
        ),
        to_sign=(_("Date and signature of the volunteer"), _("Date and signature for the organisation")),
    )
