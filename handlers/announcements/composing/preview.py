"""What each room gets, exactly, and the question when to send it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from handlers.announcements.audience import (
    Country,
    Target,
    how_far,
    look_at_country,
    look_at_targets,
    look_for_colleagues,
)
from handlers.announcements.nouns import AHEAD, ANNOUNCEMENT, OUT, Announcement, Draft
from handlers.announcements.privately import WEEK, Recipient, each_in_private, look_at_recipients, look_at_tired
from handlers.announcements.steps import AnnounceReady
from handlers.announcements.wording import for_room, is_alike
from handlers.decision import Choice, Say, Turn
from handlers.look import Look
from handlers.model import Address, Person, PersonId
from handlers.reading.walltime import shift_quiet, to_local
from handlers.text import InLanguage, Said, Text, When, _, _n, lines

NOW, URGENT, MORNING, LATER, CHANGE, STOP = "now", "urgent", "morning", "later", "change", "stop"


@dataclass(frozen=True, slots=True)
class Previewing:
    """The rooms and people of a draft, who could approve it, and what else went to these rooms lately.

    ``readers`` counts people by place and by the language they chose.
    """

    country: Country
    reach: frozenset[str]
    targets: tuple[Target, ...]
    people: int
    colleagues: tuple[Person, ...] = ()
    others: tuple[Announcement, ...] = ()
    full: tuple[Target, ...] = ()
    number: int = 0
    readers: Mapping[tuple[str, str], int] = field(default_factory=dict)
    privately: tuple[Recipient, ...] = ()
    tired: frozenset[PersonId] = frozenset()
    most_a_week: int = 3

    @property
    def is_wide(self) -> bool:
        """Whether it goes to more than one room or person, so that somebody else has to say yes."""
        return len(self.targets) + len(self.privately) > 1


async def look_at_previewing(turn: Turn, look: Look, draft: Draft) -> Previewing:
    """Read everything about the rooms of a draft as they are now."""
    country = await look_at_country(look)
    reach = country.within_reach(turn.standings, is_admin=turn.is_admin)
    targets = await look_at_targets(look, country, draft.places, draft.kinds)
    recent = await look.announcements_in(draft.places, turn.now - WEEK)
    most = turn.service.most_a_week
    full = await full_rooms(look, targets, turn.now, most)
    privately = await look_at_recipients(look, country, draft, turn.person.id, addresses(full))
    return Previewing(
        country,
        reach,
        targets,
        await look.how_many_in(draft.places, draft.kinds),
        await look_for_colleagues(look, country, draft, turn.person.id, turn.admins),
        tuple(one for one in recent if one.state in AHEAD | OUT),
        full,
        await look.next_number(ANNOUNCEMENT),
        await look.readers_of(draft.places, draft.kinds),
        privately,
        await look_at_tired(look, privately, turn.now, most),
        most,
    )


async def full_rooms(look: Look, targets: tuple[Target, ...], now: datetime, most: int) -> tuple[Target, ...]:
    """Read which rooms had their announcements of this week already."""
    times = await look.times_said_in_rooms(ANNOUNCEMENT, now - WEEK)
    return tuple(one for one in targets if times.get(one.room.address, 0) >= most)


def addresses(targets: Iterable[Target]) -> frozenset[Address]:
    """Return where these rooms are."""
    return frozenset(target.room.address for target in targets)


def ask_whether_ready(turn: Turn, draft: Draft, facts: Previewing, before: Said | None = None) -> Say:
    """Show exactly what each room gets, and ask when it should go."""
    text = lines(
        *((before,) if before else ()),
        how_far(facts.targets, facts.people, each_in_private(facts.privately)),
        what_rooms_get(draft, facts.targets, people=facts.privately),
        *_notes(draft, facts),
        _("When shall I send it?"),
    )
    return Say(turn.me, "announce.ready", text, choices=moments(turn, facts), step=AnnounceReady(draft), free=True)


def what_rooms_get(draft: Draft, targets: Sequence[Target], line: str = "", people: Sequence[Recipient] = ()) -> Said:
    """Show every variant once, with how many rooms, and how many people in private, get it so."""

    def shown(language: str, place: str = "") -> InLanguage:
        return InLanguage(language, for_room(draft.texts, language, line, draft.enclosed, place))

    rooms = Counter(shown(target.place.language) for target in targets)
    alone = Counter(shown(one.language, one.place) for one in people)
    variants = tuple(dict.fromkeys((*rooms, *alone)))
    parts: list[Said] = []
    for text in variants:
        headings = _headings(rooms[text], alone[text]) if len(variants) > 1 else (_("It looks like this:"),)
        parts += [*headings, text]
    return lines(*parts)


def _headings(rooms: int, people: int) -> tuple[Text, ...]:
    in_rooms = (_n("In {count} room:", "In {count} rooms:", rooms),) if rooms else ()
    in_private = (_n("To {count} person in private:", "To {count} people in private:", people),) if people else ()
    return (*in_rooms, *in_private)


def _notes(draft: Draft, facts: Previewing) -> tuple[Text, ...]:
    """Say what the writer should know before it goes."""
    return (*_bridges(facts), *_same(draft, facts), *_full(facts), *_second_pair(facts))


def _bridges(facts: Previewing) -> tuple[Text, ...]:
    bridged = any(target.room.bridged for target in facts.targets)
    text = _("Where there is a bridge, a correction later comes as a new message: edits are not always seen there.")
    return (text,) if bridged else ()


def _same(draft: Draft, facts: Previewing) -> tuple[Text, ...]:
    words = draft.texts[0].words
    alike = [one for one in facts.others if one.texts and is_alike(words, one.texts[0].words)]
    text = _("Look out: announcement {number} says nearly the same.", number=alike[-1].number if alike else 0)
    return (text,) if alike else ()


def _full(facts: Previewing) -> tuple[Text, ...]:
    text = _n(
        "{count} room had {most} announcements this week already. It gets this one only if it is urgent.",
        "{count} rooms had {most} announcements this week already. They get this one only if it is urgent.",
        len(facts.full),
        most=facts.most_a_week,
    )
    people = _n(
        "{count} person was told {most} announcements this week already, and gets this one only if it is urgent.",
        "{count} people were told {most} announcements this week already, and get this one only if it is urgent.",
        len(facts.tired),
        most=facts.most_a_week,
    )
    return (*((text,) if facts.full else ()), *((people,) if facts.tired else ()))


def _second_pair(facts: Previewing) -> tuple[Text, ...]:
    if not facts.is_wide:
        return ()
    if not facts.colleagues:
        return (no_colleague(),)
    name = facts.colleagues[0].name
    if len(facts.targets) > 1:
        return (_("More than one room: somebody else has to say yes first. I ask {name}.", name=name),)
    return (_("To several people: somebody else has to say yes first. I ask {name}.", name=name),)


def no_colleague() -> Text:
    """Say that nobody is there who could approve."""
    return _("Somebody else has to say yes first, and there is nobody. Let somebody become organiser or deputy.")


def moments(turn: Turn, facts: Previewing) -> tuple[Choice, ...]:
    """Offer now, or the end of the quiet hours and "urgent"."""
    first: tuple[Choice, ...] = (Choice(NOW, _("now")),)
    quiet_until = shift_quiet(turn.now, turn.zone)
    if quiet_until > turn.now:
        local = to_local(quiet_until, turn.zone)
        morning = Choice(MORNING, _("{when}", when=When(local.date(), local.time())))
        first = (morning, Choice(URGENT, _("now (urgent)")))
    elif facts.full or facts.tired:
        first = (*first, Choice(URGENT, _("now (urgent)")))
    more = (
        Choice(LATER, _("another moment")),
        Choice(CHANGE, _("change something")),
        Choice(STOP, _("do not send it")),
    )
    return (*first, *more)
