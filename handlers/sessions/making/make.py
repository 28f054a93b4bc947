"""Making a session: in one line or by short questions, until it is shown as it will stand in the group.

title → when → where → how many places → for whom → what may be private → preview → yes. The rest has what is usual.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.basics.misread import misread
from handlers.basics.when_said_back import NO_DAY, OTHER_DAY, which_of
from handlers.decision import YES, Choice, Close, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import Neighbourhood, RoomKind
from handlers.neighbourhoods.places import circles_of, no_neighbourhood
from handlers.reading.answers import after_choice
from handlers.reading.dates.hearing import WhenHeard, on_day
from handlers.reading.dates.reader import says_only_hours, says_when
from handlers.reading.walltime import existing
from handlers.sessions.case import is_in
from handlers.sessions.exposure import ALLOWED
from handlers.sessions.making.answering import READS
from handlers.sessions.making.asking import NOT_FOUND, Making, ask, organises
from handlers.sessions.making.day_sense import begins, chosen_day, days_to_choose, oddities, settle
from handlers.sessions.making.draft import Draft, Part, last_part, next_part, part_before, starting, taken_in
from handlers.sessions.making.draft_steps import AskPart, ChoosePart, ChoosePlace, MayBeRead, Preview, WhenRight
from handlers.sessions.making.exposing import agreed, doubt, how_else, without
from handlers.sessions.making.publishing import answer_preview, back_to_preview, choose_part, preview
from handlers.sessions.making.reading_line import Line, read_line
from handlers.sessions.nouns import AHEAD
from handlers.sessions.refusing import not_an_organiser
from handlers.sessions.words import NEW
from handlers.signs import nod
from handlers.text import Said, Verbatim, When, _, sentences

_DRAFTING = (ChoosePlace, AskPart, WhenRight, MayBeRead, Preview, ChoosePart)


# --- beginning ----------------------------------------------------------------------------------------------------


async def look_at_new(turn: Turn, look: Look) -> Making:
    """Read where this person may make a session: where they organise, else where they are; in a room, only there."""
    known = tuple(place for place in await circles_of(turn, look) if may_make(turn, place))
    places = tuple(place for place in known if organises(turn, place)) or known
    return await read_making(turn, look, places, places[0] if len(places) == 1 else None)


async def read_making(turn: Turn, look: Look, places: tuple[Neighbourhood, ...], place: Neighbourhood | None) -> Making:
    """Read what a session can be there; who proposes one does so for the rooms they are in."""
    if place is None:
        return Making(places)
    rooms = await look.rooms(place.id)
    there = {room.kind for room in rooms if room.open}
    present = next((one.present for one in turn.standings if one.neighbourhood == place.id), frozenset())
    kinds = tuple(kind for kind in RoomKind if kind in (there if organises(turn, place) else there & present))
    planned = await look.sessions_in(place.id, AHEAD)
    return Making(places, place, kinds, planned, await look.next_number("session"))


def may_make(turn: Turn, place: Neighbourhood) -> bool:
    """Tell whether this person can make or propose a session there."""
    return organises(turn, place) or is_in(turn, place.id)


def new(turn: Turn, making: Making) -> Decision:
    """Begin to make a session; it always goes on in private."""
    if not making.places:
        return no_neighbourhood(turn)
    if not turn.in_private and not making.publishes(turn) and not says_when(turn.text, turn.language):
        return Decision()  # neighbours who talk about a session
    begun = say(*nod(turn)) + Decision(close=tuple(Close(step.name, None, turn.person.id) for step in _DRAFTING))
    if making.place is None:
        choices = tuple(Choice(place.id, Verbatim(place.name)) for place in making.places)
        text = _("For which neighbourhood is the session?")
        if any(place.is_network for place in making.places):
            text = _("For which neighbourhood or network is the session?")
        return begun + say(Say(turn.me, "session.place", text, choices=choices, step=ChoosePlace(turn.text)))
    return begun + _begin(turn, making, making.place, turn.text)


async def look_at_place(turn: Turn, look: Look, step: ChoosePlace) -> Making:
    """Read the chosen neighbourhood."""
    chosen = await look.neighbourhood((turn.answer.choice if turn.answer else None) or "")
    places = (chosen,) if chosen and may_make(turn, chosen) else ()
    return await read_making(turn, look, places, places[0] if places else None)


def choose_place(turn: Turn, step: ChoosePlace, making: Making) -> Decision:
    """Begin in the chosen neighbourhood."""
    if making.place is None:
        return not_an_organiser(turn)
    return _begin(turn, making, making.place, step.words)


def _begin(turn: Turn, making: Making, place: Neighbourhood, said: str) -> Decision:
    line = read_line(said, making.now_local(turn.now), turn.language)
    here = turn.room.kind if turn.room else None
    draft = taken_in(Draft(place.id, audience=here), line)
    only = making.kinds[0] if len(making.kinds) == 1 else None
    draft = replace(draft, audience=draft.audience if draft.audience in making.kinds else only)
    return _with_line(turn, making, draft, line)


# --- the answers --------------------------------------------------------------------------------------------------


async def look_at_draft(turn: Turn, look: Look, step: AskPart | WhenRight | MayBeRead | Preview | ChoosePart) -> Making:
    """Read what a session can be at the place of the draft; no place when this person no longer organises there."""
    place = await look.neighbourhood(step.draft.place)
    places = (place,) if place and may_make(turn, place) else ()
    return await read_making(turn, look, places, places[0] if places else None)


def answer_part(turn: Turn, step: AskPart, making: Making) -> Decision:
    """Take the answer to one question, and ask the next."""
    if making.place is None:
        return not_an_organiser(turn)
    if step.part in {Part.WHEN, Part.HOUR}:
        return _answer_when(turn, step, making)
    if step.part is Part.TITLE and not step.only:
        return _answer_title(turn, step, making)
    told = READS[step.part](turn, making, step.draft)
    if told is None:
        return _ask_again(turn, making, step)
    return go_on(turn, making, told.with_told(step.part))


def _ask_again(turn: Turn, making: Making, step: AskPart) -> Decision:
    again = replace(step, missed=step.missed + 1)
    return say(ask(turn, making, again, (NOT_FOUND.get(step.part) or misread(step.missed),)))


def _answer_title(turn: Turn, step: AskPart, making: Making) -> Decision:
    """Take a title, and whatever else is said with it."""
    line = read_line(turn.text, making.now_local(turn.now), turn.language)
    if not line.title:
        return _ask_again(turn, making, step)
    return _with_line(turn, making, taken_in(replace(step.draft, title=""), line).with_told(Part.TITLE), line)


def _with_line(turn: Turn, making: Making, draft: Draft, line: Line) -> Decision:
    if line.heard.when or line.heard.options:
        return take_moment(turn, making, draft, line.heard, line.said)
    return go_on(turn, making, draft)


def go_on(turn: Turn, making: Making, draft: Draft) -> Decision:
    """Ask what is still missing, then about what may be private, or show the whole."""
    part = next_part(draft)
    if part:
        return say(ask(turn, making, AskPart(draft, part)))
    return doubt(turn, draft) or preview(turn, making, draft)


def answer_doubt(turn: Turn, step: MayBeRead, making: Making) -> Decision:
    """Go on with it where everybody may read it, or ask for it once more."""
    if making.place is not None and turn.answer and turn.answer.choice in ALLOWED:
        return go_on(turn, making, agreed(step.draft, step.part))
    return back_from_doubt(turn, step, making)


def back_from_doubt(turn: Turn, step: MayBeRead, making: Making) -> Decision:
    """Ask for the part again; what may be private is forgotten."""
    if making.place is None:
        return not_an_organiser(turn)
    again = AskPart(without(step.draft, step.part), step.part, only=step.part is Part.HOSTS)
    return say(ask(turn, making, again, (how_else(step.draft, step.part),)))


# --- when ---------------------------------------------------------------------------------------------------------


def _answer_when(turn: Turn, step: AskPart, making: Making) -> Decision:
    draft, now_local = step.draft, making.now_local(turn.now)
    line = read_line(turn.text, now_local, turn.language)
    draft = taken_in(draft, replace(line, title=""))
    if draft.when and says_only_hours(line.said, turn.language):
        return take_moment(turn, making, draft, on_day(line.said, draft.when, turn.language), line.said, same_day=True)
    if step.part is Part.HOUR and not (line.heard.when or line.heard.options):
        return _ask_again(turn, making, step)
    return take_moment(turn, making, draft, _at_the_known_hour(line.heard, draft), line.said, missed=step.missed)


def _at_the_known_hour(heard: WhenHeard, draft: Draft) -> WhenHeard:
    """Keep the hour when only another day was said."""
    if heard.when is None or heard.when.start or draft.when is None or draft.when.start is None:
        return heard
    return replace(heard, when=replace(heard.when, start=draft.when.start))


def take_moment(
    turn: Turn,
    making: Making,
    draft: Draft,
    heard: WhenHeard,
    said: str,
    *,
    same_day: bool = False,
    missed: int = 0,
) -> Decision:
    """Take a moment that can be; ask back what is unclear, odd or past."""
    if heard.options:
        return _ask_whether(turn, draft, which_of(heard), heard.options, (*days_to_choose(heard), OTHER_DAY))
    when, wrong = settle(heard, said, making.now_local(turn.now))
    if wrong or when is None:
        return say(ask(turn, making, AskPart(draft, Part.WHEN, missed=missed + 1), (wrong or NO_DAY,)))
    zone = making.place.zone if making.place else turn.zone
    odd = oddities(heard, when, starting(draft, when).lasts, zone, making.planned, same_day=same_day)
    when = existing(when, zone)
    if odd:
        text = sentences(*odd, _("{when}. Is that right?", when=when))
        return _ask_whether(turn, draft, text, (when,), (YES, OTHER_DAY))
    return go_on(turn, making, starting(draft, when))


def _ask_whether(
    turn: Turn, draft: Draft, text: Said, options: tuple[When, ...], choices: tuple[Choice, ...]
) -> Decision:
    step = WhenRight(draft, options)
    return say(Say(turn.me, "session.when_right", text, choices=choices, step=step, free=True))


def confirm_when(turn: Turn, step: WhenRight, making: Making) -> Decision:
    """Take the moment that was said back; another one that comes with the answer is read at once."""
    if making.place is None:
        return not_an_organiser(turn)
    chosen = turn.answer.choice if turn.answer else None
    if chosen and chosen != "no":
        return _agreed(turn, making, step, chosen_day(chosen, step.options) or step.options[0])
    other = after_choice(turn.text) if chosen else turn.text
    if not any(map(str.isalnum, other)) or (chosen and not says_when(other, turn.language)):
        return say(ask(turn, making, AskPart(step.draft, Part.WHEN)))
    draft = replace(step.draft, when=step.draft.when or step.options[0])
    return _answer_when(turn.with_text(other), AskPart(draft, Part.WHEN), making)


def _agreed(turn: Turn, making: Making, step: WhenRight, when: When) -> Decision:
    """Go on with a moment that somebody said yes to; of several, the chosen one may be odd in its turn."""
    is_past_now = begins(when) <= making.now_local(turn.now)
    if len(step.options) > 1 or is_past_now:
        return take_moment(turn, making, step.draft, WhenHeard(when=when), "")
    return go_on(turn, making, starting(step.draft, when))


# --- back ---------------------------------------------------------------------------------------------------------


def back_from_part(turn: Turn, step: AskPart, making: Making) -> Decision:
    """Ask what was asked before; of one part that is changed, show the whole again."""
    if making.place is None:
        return not_an_organiser(turn)
    if step.only:
        return preview(turn, making, step.draft)
    before = part_before(step.draft, step.part)
    return say(ask(turn, making, AskPart(step.draft, before or step.part)))


def back_to_questions(turn: Turn, step: Preview, making: Making) -> Decision:
    """Ask the last question again."""
    if making.place is None:
        return not_an_organiser(turn)
    return say(ask(turn, making, AskPart(step.draft, last_part(step.draft))))


def back_to_when(turn: Turn, step: WhenRight, making: Making) -> Decision:
    """Ask for the moment again."""
    return say(ask(turn, making, AskPart(step.draft, Part.WHEN))) if making.place else not_an_organiser(turn)


COMMANDS = (
    Command(
        "session.new",
        NEW,
        _("make or propose a session"),
        look_at_new,
        new,
        Takes.ANYTHING,
        "Burenhulp 28/5 13:30",
        is_sure=True,
    ),
)
STEPS = (
    StepKind(ChoosePlace, look_at_place, choose_place),
    StepKind(AskPart, look_at_draft, answer_part, back_from_part),
    StepKind(WhenRight, look_at_draft, confirm_when, back_to_when),
    StepKind(MayBeRead, look_at_draft, answer_doubt, back_from_doubt),
    StepKind(Preview, look_at_draft, answer_preview, back_to_questions),
    StepKind(ChoosePart, look_at_draft, choose_part, back_to_preview),
)
