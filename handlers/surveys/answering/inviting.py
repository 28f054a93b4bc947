"""Asking people in rounds: everybody once, then who did not finish, twice at most; never who was told enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handlers.decision import NOTHING, Choice, Decision, Entity, Lane, Say, Tick, TimerKind, ToPerson, ToRoom
from handlers.look import Look
from handlers.model import Due, Neighbourhood, Person, PersonId, RoomKind
from handlers.reading.walltime import to_instant, to_local
from handlers.surveys.audience import INVITED, look_at_audience, look_at_full, look_at_just_asked
from handlers.surveys.nouns import SURVEY, Aim, Survey, Taker, Taking, Whom
from handlers.surveys.steps import SurveyInvited
from handlers.surveys.timers import ASK, AT_ONCE, after_whom, ask_due, round_of
from handlers.surveys.words import called
from handlers.text import InLanguage, Said, Text, Verbatim, When, _, _n, lines, sentences

BEGIN, LATER, NEVER = "begin", "later", "never"
CHOICES: Final = (
    Choice(BEGIN, _("yes, begin")),
    Choice(LATER, _("later")),
    Choice(NEVER, _("no, not this one")),
)
_TO_REMIND: Final = frozenset({Taking.ASKED, Taking.BEGUN})


@dataclass(frozen=True, slots=True)
class Asking:
    """A survey, whom it is for today, how far each is, and who is left in peace now."""

    survey: Survey
    place: Neighbourhood
    people: tuple[Person, ...] = ()
    takers: tuple[Taker, ...] = ()
    in_peace: frozenset[PersonId] = frozenset()

    def taking(self, person: PersonId) -> Taking | None:
        """Tell how far somebody is; None: they were not asked yet."""
        return next((one.taking for one in self.takers if one.person == person), None)


async def look_at_asking(tick: Tick, look: Look) -> Asking | None:
    """Read who is to be asked or reminded."""
    survey = await look.survey(int(tick.due.subject))
    place = await look.neighbourhood(survey.neighbourhood) if survey else None
    if survey is None or place is None or not survey.is_open:
        return None
    takers = await look.takers(survey.number)
    found = {one.id: one for one in await look_at_audience(look, place, survey.whom)}
    begun = await look.people([one.person for one in takers if one.taking in _TO_REMIND])
    found |= {one.id: one for one in begun if not one.stopped}
    in_peace = await look_at_full(look, tick.now, tick.service.most_a_week)
    if round_of(tick.due) > 1:
        in_peace |= await look_at_just_asked(look, tuple(found), tick.now)
    return Asking(survey, place, tuple(found[id_] for id_ in sorted(found)), takers, in_peace)


def ask_round(tick: Tick, asking: Asking | None) -> Decision:
    """Ask the next hundred people, or remind them; the room is told once, with the first of them."""
    if asking is None:
        return NOTHING
    after, is_first = after_whom(tick.due), round_of(tick.due) == 1
    meant = tuple(one for one in asking.people if one.id > after and _is_meant(asking, one.id, is_first=is_first))
    batch = meant[:AT_ONCE]
    new = tuple(Taker(asking.survey.number, one.id) for one in batch if asking.taking(one.id) is None)
    told = (*_in_the_room(asking, is_first=is_first and not after), *(_invite(asking, one) for one in batch))
    return Decision(save=new, say=told, due=_rest(tick, asking, batch, len(meant)))


def _is_meant(asking: Asking, person: PersonId, *, is_first: bool) -> bool:
    taking = asking.taking(person)
    wanted = taking is None if is_first else taking is None or taking in _TO_REMIND
    return wanted and person not in asking.in_peace


def _rest(tick: Tick, asking: Asking, batch: tuple[Person, ...], count: int) -> tuple[Due, ...]:
    if count <= len(batch):
        return ()
    local = to_local(tick.now, asking.survey.zone)
    return (ask_due(asking.survey, local, round_of(tick.due), batch[-1].id),)


def _invite(asking: Asking, person: Person) -> Say:
    language = person.language or asking.place.language
    is_reminder = asking.taking(person.id) is not None
    text = invitation(asking.survey, asking.place.name, language, is_reminder=is_reminder)
    return Say(
        ToPerson(person.id),
        INVITED,
        text,
        Entity(SURVEY, asking.survey.subject),
        CHOICES,
        SurveyInvited(asking.survey.number),
        light=True,
        lane=Lane.PLANNED,
        not_after=closes_at(asking.survey),
    )


def closes_at(survey: Survey) -> datetime:
    """Return when it closes (UTC)."""
    return to_instant(survey.closes_local.date(), survey.closes_local.time(), survey.zone)


def invitation(survey: Survey, place: str, language: str, *, is_reminder: bool = False) -> Said:
    """Say who asks, about what, what becomes of it and until when, and ask whether to begin."""
    title = Verbatim(survey.form.title(language))
    asks: Text = _("The organisers of {place} ask you something: “{title}”.", place=place, title=title)
    if survey.aim is Aim.VOTE:
        asks = _("The organisers of {place} let you vote: “{title}”.", place=place, title=title)
    elif is_reminder:
        asks = _("A reminder: the organisers of {place} ask you something: “{title}”.", place=place, title=title)
    many = _n("It is {count} short question.", "They are {count} short questions.", len(survey.form.parts))
    day = When(survey.closes_local.date())
    what = (_("Nobody sees what you choose."),) if survey.aim is Aim.VOTE else (many, promise())
    return lines(
        asks,
        sentences(*what, _("You can answer until {day}.", day=day)),
        _("Shall we begin?"),
    )


def promise() -> Said:
    """Say what nobody gets to know."""
    return _("Nobody sees what comes from you. You may leave out every question.")


def _in_the_room(asking: Asking, *, is_first: bool) -> tuple[Say, ...]:
    """Invite who is in the room and was not asked; it says how, and asks nothing there."""
    survey = asking.survey
    if not (survey.tells_room and is_first):
        return ()
    language = asking.place.language
    text = lines(
        _("The organisers ask the neighbourhood: “{title}”.", title=Verbatim(survey.form.title(language))),
        _(
            "To take part, write to me in private: {words}. Nobody sees what comes from whom. It goes on until {day}.",
            words=called(survey.number),
            day=When(survey.closes_local.date()),
        ),
    )
    about = Entity(SURVEY, survey.subject)
    return (Say(room_of(survey), "survey.in_room", InLanguage(language, text), about, lane=Lane.PLANNED),)


def room_of(survey: Survey) -> ToRoom:
    """Return the room of those whom it is for."""
    kind = RoomKind.VOLUNTEERS if survey.whom is Whom.VOLUNTEERS else RoomKind.RESIDENTS
    return ToRoom(survey.neighbourhood, kind)


TIMERS = (TimerKind(ASK, "Who was to be asked is asked late; over is over.", look_at_asking, ask_round),)
