"""Who got to see what of the person who asks: what the audit log has, in their own words, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from handlers.basics.listing import and_more
from handlers.basics.words import HUMAN_WORDS, WHO_SAW_WORDS
from handlers.decision import Command, Decision, Say, Turn, say
from handlers.keeping.seeing import Seen, Sight
from handlers.look import Look
from handlers.model import Person, PersonId
from handlers.reading.plain import one_line
from handlers.text import FirstWord, Said, Verbatim, _, lines

MOST_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Sights:
    """What others saw of a person, the newest first, and who they are as far as we still know them."""

    sights: tuple[Sight, ...] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict)


async def look_who_saw(turn: Turn, look: Look) -> Sights:
    """Read what was noted about the person of this turn."""
    sights = await look.seen_of(turn.person.id)
    known = await look.people({sight.who for sight in sights[:MOST_SHOWN] if sight.who})
    return Sights(sights, {person.id: person for person in known})


def tell_who_saw(turn: Turn, seen: Sights) -> Decision:
    """Say who saw what and when, always in private."""
    if not seen.sights:
        nobody = _("Nobody got to see how you can be reached, and nobody saw you in a list. I note it when they do.")
        return say(Say(turn.me, "who_saw", nobody))
    shown = tuple(_line(sight, seen.people) for sight in seen.sights[:MOST_SHOWN])
    rest = and_more(len(seen.sights) - MOST_SHOWN)
    ask = _("Is something not right? Type: {human}", human=FirstWord(HUMAN_WORDS))
    text = lines(_("This is who got to see something of you, the latest first:"), *shown, *rest, ask)
    return say(Say(turn.me, "who_saw", text))


def _line(sight: Sight, people: Mapping[PersonId, Person]) -> Said:
    known = people.get(sight.who) if sight.who else None
    gone = _("somebody who is gone") if sight.who else _("the organisers")
    who = Verbatim(one_line(known.name)) if known else gone
    return _("{who}: {what} ({when})", who=who, what=_what(sight), when=sight.at)


def _what(sight: Sight) -> Said:
    number = sight.subject.partition(":")[2]
    match sight.what:
        case Seen.CONTACT:
            return _("how to reach you, for #{number}", number=number)
        case Seen.CALL:
            return _("that you want to talk to a person, and how to reach you")
        case Seen.VOLUNTEERS:
            return _("you in the list of volunteers")
        case Seen.AGREEMENT:
            return _("that you want to help, to sign the agreement with you")
        case Seen.EXPENSES:
            return _("you in the list of costs")
        case Seen.PARTICIPANTS:
            return _("you in the list of who takes part in S{number}", number=number)
        case Seen.QUESTION:
            return _("your question about announcement {number}", number=number)
        case Seen.REPORT:
            return _("what you told in confidence ({receipt})", receipt=number)


COMMANDS = (Command("who_saw", WHO_SAW_WORDS, _("who got to see something of you"), look_who_saw, tell_who_saw),)
