"""``neighbourhood close``: which place, on which day, everything that ends; then a second person is asked.

Who leads it, or runs the service, may ask. Where somebody asked already they see how it stands, and can call it off.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from handlers.closing.case import NOTICE, ClosingCase, admins_of, lapsing, leaders_of, read_closing, with_people
from handlers.closing.nouns import Closing, ClosingState
from handlers.closing.seconding import ask_second
from handlers.closing.standing import show_how_it_stands
from handlers.closing.steps import CloseSure, CloseWhen, CloseWhere
from handlers.closing.words import CLOSE_WORDS
from handlers.decision import YES_NO, Choice, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.keeping.periods import PERIODS
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Note, Person
from handlers.neighbourhoods.words import DEPUTY_WORDS
from handlers.reading.dates.reader import DateQuestion, read_until
from handlers.reading.walltime import to_local
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, Verbatim, When, _, _n, lines, sentences

_FARTHEST: Final = timedelta(days=366)
_MOST_PLACES: Final = 9
_A_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Ending:
    """What somebody could let stop: ``places`` that may be meant; of the one that is clear, what it would be.

    ``seconds`` can say yes beside them. ``standing``: somebody asked already.
    """

    places: tuple[Neighbourhood, ...]
    case: ClosingCase | None = None
    seconds: tuple[Person, ...] = ()
    standing: ClosingCase | None = None

    @property
    def place(self) -> Neighbourhood | None:
        """The place, if it is clear."""
        return self.places[0] if len(self.places) == 1 else None


async def look_at_ending(turn: Turn, look: Look) -> Ending:
    """Read which places this person may let stop; in a room, only that one."""
    if turn.room and turn.neighbourhood:
        return await _read(turn, look, [turn.neighbourhood.id] if _may(turn, turn.neighbourhood.id) else [])
    led = [one.neighbourhood for one in turn.standings if one.roles & LEADING]
    everywhere = [one.id for one in await look.neighbourhoods()] if turn.is_admin and not led else led
    return await _read(turn, look, everywhere[:_MOST_PLACES])


async def look_where(turn: Turn, look: Look, step: CloseWhere) -> Ending:
    """Read the place that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    return await _read(turn, look, [chosen] if chosen and _may(turn, chosen) else [])


async def look_there(turn: Turn, look: Look, step: CloseWhen | CloseSure) -> Ending:
    """Read the place of the question, if they still may."""
    return await _read(turn, look, [step.neighbourhood] if _may(turn, step.neighbourhood) else [])


def _may(turn: Turn, place: str) -> bool:
    return turn.is_admin or bool(turn.roles_in(place) & LEADING)


async def _read(turn: Turn, look: Look, ids: list[str]) -> Ending:
    places = tuple([place for id_ in ids if (place := await look.neighbourhood(id_))])
    if len(places) != 1:
        return Ending(places)
    place, me = places[0], turn.person.id
    if found := await look.closing_of(place.id):
        return Ending(places, standing=await read_closing(look, found.id, turn.admins, turn.now))
    made = Closing(turn.new_id("closing"), place.id, me, ClosingState.ASKED, turn.now, turn.now, turn.now.date())
    leaders = tuple(one for one in await leaders_of(look, place) if one.id != me)
    seconds = leaders or tuple(one for one in await admins_of(look, turn.admins) if one.id != me)
    return Ending(places, await with_people(look, made, place, turn.admins, turn.now), seconds)


# --- where and when -----------------------------------------------------------------------------------------------


def begin(turn: Turn, facts: Ending) -> Decision:
    """Ask what is missing, in private."""
    if len(facts.places) > 1:
        choices = tuple(Choice(place.id, Verbatim(place.name)) for place in facts.places)
        asked = Say(turn.me, "closing.where", _("Which one?"), choices=choices, step=CloseWhere(turn.text))
        return say(*wave(turn), asked)
    return say(*wave(turn)) + _go_on(turn, facts, turn.text)


def choose_where(turn: Turn, step: CloseWhere, facts: Ending) -> Decision:
    """Go on with the place that was chosen."""
    return _go_on(turn, facts, step.said)


def _go_on(turn: Turn, facts: Ending, said: str) -> Decision:
    if no := _refusal(turn, facts):
        return no
    return _take_day(turn, facts, said) if said.strip() else say(_ask_day(turn, facts))


def _refusal(turn: Turn, facts: Ending) -> Decision | None:
    """Say why it cannot be asked now: it is not theirs, it was asked already, or nobody else could say yes."""
    if facts.place is None:
        return say(Say(turn.me, "closing.not_yours", _("Only who leads a neighbourhood can let it stop.")))
    if facts.standing is not None:
        return show_how_it_stands(turn, facts.standing)
    if not facts.seconds:
        alone = _(
            "Nobody lets a neighbourhood stop alone. First make somebody deputy: {words} @els:example.org",
            words=FirstWord(DEPUTY_WORDS),
        )
        return say(Say(turn.me, "closing.alone", alone))
    return None


def choose_day(turn: Turn, step: CloseWhen, facts: Ending) -> Decision:
    """Take the day."""
    return _refusal(turn, facts) or _take_day(turn, facts, turn.text)


def _take_day(turn: Turn, facts: Ending, said: str) -> Decision:
    case = facts.case
    found = read_until(said, turn.now_local, turn.language)
    if case is None or isinstance(found, DateQuestion):
        return say(_ask_day(turn, facts, _("I am not sure which day you mean.")))
    ahead = found - to_local(turn.now, case.place.zone).date()
    if ahead > _FARTHEST:
        return say(_ask_day(turn, facts, _("That is too far away.")))
    if ahead < NOTICE:
        return say(_ask_day(turn, facts, _("That is too soon: everybody must hear it a week before.")))
    return _ask_sure(turn, facts, case, found)


def _ask_day(turn: Turn, facts: Ending, *before: Text) -> Say:
    place = facts.place
    name = place.name if place else ""
    text = sentences(*before, _("From which day on does {place} stop? At least a week ahead.", place=name))
    return Say(turn.me, "closing.when", text, step=CloseWhen(place.id if place else ""), free=True)


# --- everything that ends -----------------------------------------------------------------------------------------


def _ask_sure(turn: Turn, facts: Ending, case: ClosingCase, on: date) -> Decision:
    place = case.place
    text = lines(
        _("On {day} {place} stops working with me.", day=When(on), place=place.name),
        sentences(_("Everybody with something open hears it now, and the rooms too."), *_counted(case)),
        _(
            "On that day everything open ends, you get a file with what was done, in numbers, and I erase the rest and "
            "leave the rooms."
        ),
        _what_stays(),
        _("A second person must say yes: {name}. Until that day it can be called off.", name=_names(facts.seconds)),
        _("Shall I ask?"),
    )
    return say(Say(turn.me, "closing.sure", text, choices=YES_NO, step=CloseSure(place.id, on)))


def _what_stays() -> Text:
    return _(
        "What stays: who decided what and what was told in confidence ({decided} years), what was paid back ({paid} "
        "years), proof of a yes ({proof} years), and numbers that name nobody.",
        decided=_years("audit"),
        paid=_years("expense"),
        proof=_years("consent"),
    )


def _years(kind: str) -> int:
    return PERIODS[kind].kept // _A_YEAR


def _names(people: tuple[Person, ...]) -> str:
    return ", ".join(person.name for person in people)


def _counted(case: ClosingCase) -> tuple[Text, ...]:
    found = case.open
    every = (
        _n("{count} request is open.", "{count} requests are open.", len(found.requests)),
        _n("{count} session is to come.", "{count} sessions are to come.", len(found.sessions)),
        _n(
            "{count} neighbour is asked there whether all is well.",
            "{count} neighbours are asked there whether all is well.",
            len(found.checks),
        ),
        _n("{count} person offers help.", "{count} people offer help.", len(found.offers)),
    )
    return tuple(text for text in every if text.count)


def answer_sure(turn: Turn, step: CloseSure, facts: Ending) -> Decision:
    """Ask the second person."""
    if turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "closing.kept", _("Good. Everything stays as it is.")))
    if no := _refusal(turn, facts):
        return no
    return _ask_them(turn, facts, facts.case, step.on) if facts.case else Decision()


def _ask_them(turn: Turn, facts: Ending, case: ClosingCase, on: date) -> Decision:
    made = replace(case.closing, on=on)
    asked = replace(case, closing=made)
    note = Note(turn.person.id, "closing.asked", made.id, None, case.place.id)
    text: Said = _(
        "I asked {name}. You hear from me. To call it off: {words}",
        name=_names(facts.seconds),
        words=FirstWord(CLOSE_WORDS),
    )
    told = Say(turn.me, "closing.waits", text, asked.about)
    return Decision(
        save=(made, note),
        say=(told, *ask_second(asked, turn.person.name, facts.seconds)),
        due=(lapsing(asked, turn),),
    )


COMMANDS = (
    Command(
        "neighbourhood.close",
        CLOSE_WORDS,
        _("let your neighbourhood stop; a second person must say yes"),
        look_at_ending,
        begin,
        Takes.WORDS,
        "",
        LEADING,
    ),
)
STEPS = (
    StepKind(CloseWhere, look_where, choose_where),
    StepKind(CloseWhen, look_there, choose_day),
    StepKind(CloseSure, look_there, answer_sure),
)
