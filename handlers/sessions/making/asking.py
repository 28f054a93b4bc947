"""How each part of a session is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers.decision import YES_NO, Choice, Say, Turn
from handlers.model import LEADING, Neighbourhood, RoomKind
from handlers.neighbourhoods.places import kind_label
from handlers.reading.walltime import to_local
from handlers.sessions.making.draft import Draft, Part
from handlers.sessions.making.draft_steps import AskPart
from handlers.sessions.making.series import rule_words, rules_for
from handlers.sessions.nouns import Session
from handlers.text import Said, Verbatim, _, _n, lines, sentences


@dataclass(frozen=True, slots=True)
class Making:
    """What is needed to make a session: the place, its kinds of rooms, what is planned there, and a free number.

    ``places`` are those where this person may make one; ``place`` is the one it is about, None when that is not clear
    or no longer allowed. Who organises there publishes; others propose.
    """

    places: tuple[Neighbourhood, ...]
    place: Neighbourhood | None = None
    kinds: tuple[RoomKind, ...] = ()
    planned: tuple[Session, ...] = ()
    number: int = 1

    def publishes(self, turn: Turn) -> bool:
        """Whether what this person makes is published with their own yes."""
        return self.place is not None and organises(turn, self.place)

    def now_local(self, now: datetime) -> datetime:
        """Return the wall time of an instant there, naive."""
        return to_local(now, self.place.zone) if self.place else now.replace(tzinfo=None)


def organises(turn: Turn, place: Neighbourhood) -> bool:
    """Tell whether this person organises there."""
    return turn.is_admin or bool(turn.roles_in(place.id) & LEADING)


ONCE: Final = "once"
LENGTHS: Final = (60, 90, 120, 180, 240)
"""Minutes that can be chosen."""


def ask(turn: Turn, making: Making, step: AskPart, before: tuple[Said, ...] = ()) -> Say:
    """Ask for one part."""
    choices = choices_for(turn, making, step)
    text = lines(*before, question(step)) if before else question(step)
    return Say(turn.me, f"session.{step.part}", text, choices=choices, step=step, free=True)


def question(step: AskPart) -> Said:
    """Say the question for a part."""
    if step.part is Part.HOUR and step.draft.when:
        return sentences(_("{day}.", day=step.draft.when), _QUESTIONS[step.part])
    return _QUESTIONS[step.part]


_QUESTIONS: Final[dict[Part, Said]] = {
    Part.TITLE: _("What is the session about? Type a short title."),
    Part.WHEN: _('When is it? For example: "28/5 at 13:30" or "Thursday at 10:00".'),
    Part.HOUR: _("At what time does it begin?"),
    Part.LENGTH: _("How long does it last?"),
    Part.WHERE: _("Where is it? Type the place, or choose."),
    Part.LINK: _("What is the link? Only those with a place get it."),
    Part.PLACES: _("How many places are there? Type a number, or: no limit."),
    Part.AUDIENCE: _("For whom is it?"),
    Part.REPEAT: _("Does it come back?"),
    Part.LANGUAGE: _("In which language is it?"),
    Part.HOSTS: _("Who leads it? These names will stand in the group. Type the names, or: nobody."),
    Part.APPROVAL: _("Must an organiser say yes to everybody who joins?"),
    Part.BREAKOUTS: _("Are there groups? Type one on each line, with its number of places. Or type: none."),
}


NOT_FOUND: Final[dict[Part, Said]] = {
    Part.TITLE: _("I could not find a title in that."),
    Part.HOUR: _("I could not find an hour in that."),
    Part.LENGTH: _("I could not find a length in that. For example: 90 minutes."),
    Part.WHERE: _("I need a place. You can change it later."),
    Part.LINK: _("I could not find a link in that. A link looks like this: https://meet.example.org"),
    Part.PLACES: _("I could not find a number in that."),
}
"""Said before a question that is asked again, where a number of a choice is no answer."""


def choices_for(turn: Turn, making: Making, step: AskPart) -> tuple[Choice, ...]:
    """List what can be chosen for a part; for most, words are typed."""
    match step.part:
        case Part.WHERE:
            return (Choice("online", _("online")),)
        case Part.LINK:
            return (Choice("later", _("I give it later")),)
        case Part.LENGTH:
            return tuple(Choice(str(n), length_words(timedelta(minutes=n))) for n in LENGTHS)
        case Part.AUDIENCE:
            return tuple(Choice(kind.value, kind_label(kind)) for kind in making.kinds)
        case Part.REPEAT:
            return _repeats(step.draft)
        case Part.LANGUAGE:
            return tuple(Choice(one.code, Verbatim(one.own_name)) for one in turn.service.languages)
        case Part.APPROVAL:
            return YES_NO
        case _:
            return ()


def _repeats(draft: Draft) -> tuple[Choice, ...]:
    rules = rules_for(draft.when.on) if draft.when else ()
    return (Choice(ONCE, _("no, once")), *(Choice(rule, rule_words(rule)) for rule in rules))


def length_words(length: timedelta) -> Said:
    """Say how long something lasts."""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    whole = (_n("{count} hour", "{count} hours", hours),) if hours else ()
    return sentences(*whole, *((_n("{count} minute", "{count} minutes", minutes),) if minutes else ()))


CHANGES: Final[tuple[tuple[Part, Said], ...]] = (
    (Part.TITLE, _("the title")),
    (Part.WHEN, _("when")),
    (Part.LENGTH, _("how long")),
    (Part.WHERE, _("where")),
    (Part.LINK, _("the link")),
    (Part.PLACES, _("how many places")),
    (Part.AUDIENCE, _("for whom")),
    (Part.REPEAT, _("whether it comes back")),
    (Part.LANGUAGE, _("the language")),
    (Part.HOSTS, _("who leads it")),
    (Part.APPROVAL, _("whether an organiser says yes first")),
    (Part.BREAKOUTS, _("groups")),
)
