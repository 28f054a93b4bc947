"""An organiser notes what they have seen of somebody: the day and what it was, never the document itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from handlers.decision import Command, Decision, Say, Takes, ToPerson, Turn, say
from handlers.model import LEADING, Note
from handlers.reading.past import read_past_day
from handlers.text import Text, _
from handlers.volunteers.nouns import Document, Readiness, SeenOn
from handlers.volunteers.seen_names import NAMED
from handlers.volunteers.whom import Meant, look_at_whom, refusal, reply
from handlers.volunteers.words import SEEN_WORDS

DOES: Final = {
    Document.AGREEMENT: _("note that an agreement was signed on paper"),
    Document.IDENTITY: _("note that you saw somebody's identity card"),
    Document.REFERENCE: _("note that you asked for a reference"),
    Document.MINORS: _("note that you saw an extract for work with children"),
}


def seeing(what: Document) -> Callable[[Turn, Meant], Decision]:
    """Make the handler that notes it."""

    def see(turn: Turn, meant: Meant) -> Decision:
        no = refusal(turn, meant)
        if no is not None or meant.who is None or meant.place is None:
            return reply(turn, "seen.no", no or _("This did not work."))
        if meant.who.id == turn.person.id:
            return reply(turn, "seen.own", _("Let another organiser note that about you."))
        on = _day(turn, meant.rest)
        if on is None:
            return reply(turn, "seen.day", _("On which day did you see it? Put it behind the address, like 3/12."))
        return _note(turn, meant, SeenOn(what, on, turn.person.id))

    return see


def _day(turn: Turn, typed: str) -> date | None:
    """Read a day that is not to come; nothing typed is today."""
    return read_past_day(typed, turn.now_local, turn.language) if typed else turn.now_local.date()


def _note(turn: Turn, meant: Meant, seen: SeenOn) -> Decision:
    assert meant.who is not None and meant.place is not None  # noqa: S101, PT018 - the caller has looked
    who, place = meant.who, meant.place
    has = (meant.has or Readiness(who.id, place.id)).with_seen(seen)
    audit = Note(turn.person.id, f"seen.{seen.what.value}", place.id, who.id, place.id)
    done = _("Noted: {what} of {name}, {day}.", what=NAMED[seen.what], name=who.name, day=seen.on)
    return Decision(save=(has, audit)) + reply(turn, "seen.noted", done) + _tell(meant, _told(turn, seen))


def _tell(meant: Meant, text: Text) -> Decision:
    return say(Say(ToPerson(meant.who.id), "seen.yours", text)) if meant.who else Decision()


def _told(turn: Turn, seen: SeenOn) -> Text:
    return _(
        "{organiser} noted that {what} was seen on {day}. I keep only the day.",
        organiser=turn.person.name,
        what=NAMED[seen.what],
        day=seen.on,
    )


def _command(what: Document) -> Command:
    example = "@karim:example.org 3/12"
    id_ = f"neighbourhood.seen.{what.name.lower()}"
    return Command(id_, SEEN_WORDS[what], DOES[what], look_at_whom, seeing(what), Takes.WORDS, example, LEADING)


COMMANDS = tuple(_command(what) for what in Document)
