"""An organiser notes what they have seen of somebody: the day and what it was, never the document itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from handlers.decision import YES_NO, Command, Decision, Say, StepKind, Takes, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Note
from handlers.neighbourhoods.places import places_of
from handlers.reading.dates.past import is_long_ago, read_past_day
from handlers.text import Text, _, sentences
from handlers.volunteers.nouns import Document, Readiness, SeenOn
from handlers.volunteers.seen_names import NAMED
from handlers.volunteers.whom import Meant, look_at_whom, read_about, refusal, reply
from handlers.volunteers.words import SEEN_WORDS

DOES: Final = {
    Document.AGREEMENT: _("note that an agreement was signed on paper"),
    Document.IDENTITY: _("note that you saw somebody's identity card"),
    Document.REFERENCE: _("note that you asked for a reference"),
    Document.MINORS: _("note that you saw an extract for work with children"),
}


@dataclass(frozen=True, slots=True)
class SeenThatLongAgo:
    """Ask "Is that right?" about a day of long ago that was said without its year."""

    name: ClassVar[str] = "seen.long_ago"
    neighbourhood: str
    person: str
    what: Document
    on: date


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
        if is_long_ago(on, turn.now_local) and str(on.year) not in meant.rest:
            return _ask_whether_that_long_ago(turn, SeenThatLongAgo(meant.place.id, meant.who.id, what, on))
        return _note(turn, meant, SeenOn(what, on, turn.person.id))

    return see


def _day(turn: Turn, typed: str) -> date | None:
    """Read a day that is not to come; nothing typed is today."""
    return read_past_day(typed, turn.now_local, turn.language) if typed else turn.now_local.date()


def _ask_whether_that_long_ago(turn: Turn, step: SeenThatLongAgo) -> Decision:
    text = sentences(_("You saw it on {day}.", day=step.on), _("Is that right?"))
    return reply(turn, "seen.long_ago", text, choices=YES_NO, step=step)


async def look_at_them_again(turn: Turn, look: Look, step: SeenThatLongAgo) -> Meant:
    """Read who was meant, as far as the two still share that neighbourhood."""
    who = await look.person(step.person)
    theirs = {standing.neighbourhood for standing in await look.standings(step.person)}
    here = step.neighbourhood in theirs
    places = tuple(one for one in await places_of(turn, look) if here and one.id == step.neighbourhood)
    return await read_about(look, Meant(places, who))


def note_that_long_ago(turn: Turn, step: SeenThatLongAgo, meant: Meant) -> Decision:
    """Note it after a yes, or ask for the day."""
    if no := refusal(turn, meant):
        return reply(turn, "seen.no", no)
    if turn.answer is None or turn.answer.choice != "yes":
        return reply(turn, "seen.day", _("Then type it once more with the year behind the day, like 3/12/2025."))
    return _note(turn, meant, SeenOn(step.what, step.on, turn.person.id))


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


STEPS = (StepKind(SeenThatLongAgo, look_at_them_again, note_that_long_ago),)
COMMANDS = tuple(_command(what) for what in Document)
