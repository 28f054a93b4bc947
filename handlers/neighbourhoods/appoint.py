"""Who carries which role: an organiser or an admin appoints by full address, never by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.decision import (
    NOTHING,
    YES_NO,
    Close,
    Command,
    Decision,
    Say,
    StepKind,
    Takes,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import LEADING, Address, Neighbourhood, Note, Person, Role, Standing
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.neighbourhoods.places import id_of, near_names, no_such_place, places_of
from handlers.neighbourhoods.words import REMOVE_WORDS
from handlers.reading.plain import one_line
from handlers.signs import wave
from handlers.text import Joined, Said, Text, _, sentences

_LONGEST_ADDRESS = 255
_IN_ORDER: Final = (Role.ORGANISER, Role.DEPUTY, Role.CONFIDENTIAL)
_AROUND = " <>()[],;.!"


@dataclass(frozen=True, slots=True)
class SureToRemove:
    """Ask whether the confidential person really loses the role."""

    name: ClassVar[str] = "role.sure"
    person: str
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class Appointing:
    """Who should carry a role where, as typed: ``who`` is None when the address is none we can use."""

    places: tuple[Neighbourhood, ...]
    who: Person | None
    standing: Standing | None = None
    is_new: bool = False
    other_organisers: int = 0
    open_behalf: tuple[int, ...] = ()
    others: tuple[Person, ...] = ()
    unknown: str = ""
    near: tuple[str, ...] = ()
    """``other_organisers``: how many organise there beside ``who`` and can be reached, for they did not stop us.

    ``open_behalf``: open requests that this person made for others there; ``others``: who else organises. ``unknown``:
    the name of a neighbourhood that none has; ``near``: what may be meant by it.
    """

    @property
    def place(self) -> Neighbourhood | None:
        """The neighbourhood meant, if that is clear."""
        return self.places[0] if len(self.places) == 1 else None


async def look_at_appointing(turn: Turn, look: Look) -> Appointing:
    """Read the address, and a neighbourhood behind it when one is named."""
    typed, _space, named = turn.text.strip().partition(" ")
    there = await look.neighbourhood(id_of(named)) if id_of(named) else None
    places = (there,) if there else await places_of(turn, look)
    address = Address(turn.incoming.channel, typed.strip(_AROUND))
    known = await look.person_at(address)
    who = known or _newcomer(turn, address)
    if who is not None and there is None and id_of(named):
        return Appointing(places, who, unknown=one_line(named), near=await near_names(turn, look, named))
    if who is None or len(places) != 1:
        return Appointing(places, who)
    standings = {one.neighbourhood: one for one in await look.standings(who.id)} if known else {}
    standing = standings.get(places[0].id, Standing(who.id, places[0].id))
    return await read_team(turn, look, Appointing(places, who, standing, known is None))


async def read_team(turn: Turn, look: Look, facts: Appointing) -> Appointing:
    """Read who else organises there, and what the person asked for others."""
    who, place = facts.who, facts.places[0].id
    if who is None:
        return facts
    organisers = await look.people_with(place, Role.ORGANISER)
    # Whoever writes to us now is no longer stopped.
    reached = [one for one in organisers if one.id != who.id and (not one.stopped or one.id == turn.person.id)]
    everybody = {one.id: one for one in (*organisers, *await look.people_with(place, Role.DEPUTY))}
    others = tuple(one for one in everybody.values() if one.id not in {turn.person.id, who.id} and not one.stopped)
    asked = () if facts.is_new else await look.requests_by(who.id)
    behalf = tuple(r.number for r in asked if r.behalf and r.neighbourhood == place and not r.state.is_final)
    return replace(facts, other_organisers=len(reached), open_behalf=behalf, others=others)


def _newcomer(turn: Turn, address: Address) -> Person | None:
    if not is_full_address(address.value):
        return None
    name = one_line(address.value[1:].partition(":")[0])
    return Person(turn.new_id("person"), name, address, created_at=turn.now)


def is_full_address(typed: str) -> bool:
    """Whether this names one account on one server, as ``@rita:example.org`` does."""
    name, colon, server = typed[1:].partition(":")
    fits = typed.startswith("@") and len(typed) <= _LONGEST_ADDRESS
    return fits and bool(name and colon and server) and not any(letter.isspace() for letter in typed)


def appointing(role: Role) -> Callable[[Turn, Appointing], Decision]:
    """Make the handler that gives a role."""

    def appoint(turn: Turn, facts: Appointing) -> Decision:
        no = refusal(turn, facts)
        if no is not None or facts.who is None or facts.place is None or facts.standing is None:
            return reply(turn, "role.no", no or _("This did not work."))
        if role in facts.standing.granted:
            return reply(turn, "role.had", _("{name} is that already.", name=facts.who.name))
        if would_mix(role, facts.standing.granted):
            text = _("The confidential person cannot also be an organiser. Choose two different people.")
            return reply(turn, "role.mixed", text)
        given = replace(facts.standing, granted=facts.standing.granted | {role})
        saved = (facts.who, given) if facts.is_new else (given,)
        return Decision(save=saved) + appointed(turn, facts.who, facts.place, role)

    return appoint


def refusal(turn: Turn, facts: Appointing) -> Text | None:
    """Say why this person may not, or about whom it cannot be."""
    if facts.unknown:
        return no_such_place(facts.unknown, facts.near)
    if not facts.places:
        return _("Put the name of the neighbourhood behind the address.")
    if facts.place is None:
        return _("In which neighbourhood? Put its name behind the address.")
    if not turn.is_admin and not turn.roles_in(facts.place.id) & LEADING:
        return _("Only an organiser of {place} can do this.", place=facts.place.name)
    if facts.who is None:
        return _("Give the full address, like @rita:example.org. A name is not enough: two people can share it.")
    return None


def would_mix(role: Role, granted: frozenset[Role]) -> bool:
    """Tell whether a role does not go together with what somebody is: who leads is not whom people confide in."""
    if role is Role.CONFIDENTIAL:
        return bool(granted & LEADING)
    return Role.CONFIDENTIAL in granted


def appointed(turn: Turn, who: Person, place: Neighbourhood, role: Role) -> Decision:
    """Note that somebody has a role now, and tell both."""
    done = _("{name} is now {role} of {place}.", name=who.name, role=role_label(role), place=place.name)
    told = _(
        "{giver} made you {role} of {place}. Does that not suit you? Tell {giver}.",
        giver=turn.person.name,
        role=role_label(role),
        place=place.name,
    )
    note = Note(turn.person.id, f"role.given.{role.value}", place.id, who.id, place.id)
    decided = Decision(save=(note,)) + reply(turn, "role.given", done)
    return decided if who.id == turn.person.id else decided + say(Say(ToPerson(who.id), "role.yours", told))


def role_label(role: Role) -> Text:
    """Name a role."""
    labels = {
        Role.RESIDENT: _("resident"),
        Role.VOLUNTEER: _("volunteer"),
        Role.ORGANISER: _("organiser"),
        Role.DEPUTY: _("deputy organiser"),
        Role.CONFIDENTIAL: _("confidential person"),
    }
    return labels[role]


def roles_of(granted: frozenset[Role]) -> Said:
    """Name several roles."""
    return Joined(tuple(role_label(role) for role in _IN_ORDER if role in granted), by=", ")


def remove(turn: Turn, facts: Appointing) -> Decision:
    """Take every role away that was given to somebody, but not from the last organiser who can be reached."""
    no = refusal(turn, facts)
    if no is not None or facts.who is None or facts.place is None or facts.standing is None:
        return reply(turn, "role.no", no or _("This did not work."))
    if not facts.standing.granted:
        return reply(turn, "role.none", _("{name} has no role to take away.", name=facts.who.name))
    if Role.ORGANISER in facts.standing.granted and not facts.other_organisers and not turn.is_admin:
        return reply(turn, "role.last", _("This is the last organiser. First make somebody else organiser."))
    if facts.who.id == turn.person.id:
        return _sure(turn, goodbye_to(facts.standing.granted, facts.place), facts.who, facts.place)
    if Role.CONFIDENTIAL in facts.standing.granted:
        return _ask_to_confirm(turn, facts.who, facts.place)
    return take_away(turn, facts, facts.who, facts.place, facts.standing)


def _ask_to_confirm(turn: Turn, who: Person, place: Neighbourhood) -> Decision:
    """Ask once more before people lose whom they may confide in."""
    text = _(
        "{name} is the confidential person of {place}. Without one, nobody listens to worries. Take the role away?",
        name=who.name,
        place=place.name,
    )
    return _sure(turn, text, who, place)


def _sure(turn: Turn, text: Said, who: Person, place: Neighbourhood) -> Decision:
    return say(*wave(turn), Say(turn.me, "role.sure", text, choices=YES_NO, step=SureToRemove(who.id, place.id)))


def goodbye_to(granted: frozenset[Role], place: Neighbourhood) -> Said:
    """Ask somebody whether they really give up their own roles; say first what a place would lose."""
    roles = roles_of(granted)
    text = _("Then you are no {roles} of {place} any more. Is that what you want?", roles=roles, place=place.name)
    worries = (_("Without a confidential person, nobody listens to worries."),) if Role.CONFIDENTIAL in granted else ()
    return sentences(*worries, text)


async def look_at_removing(turn: Turn, look: Look, step: SureToRemove) -> Appointing | None:
    """Read who loses the role, as it is now."""
    return await look_at_standing(turn, look, step.person, step.neighbourhood)


async def look_at_standing(turn: Turn, look: Look, person: str, neighbourhood: str) -> Appointing | None:
    """Read what somebody is in a place now."""
    who, place = await look.person(person), await look.neighbourhood(neighbourhood)
    if who is None or place is None:
        return None
    standings = {one.neighbourhood: one for one in await look.standings(who.id)}
    standing = standings.get(place.id, Standing(who.id, place.id))
    return await read_team(turn, look, Appointing((place,), who, standing))


def remove_surely(turn: Turn, step: SureToRemove, facts: Appointing | None) -> Decision:
    """Take the roles away after a yes of somebody who may still do so."""
    if facts is None or facts.who is None or facts.place is None or facts.standing is None:
        return reply(turn, "role.no", _("This did not work."))
    if turn.answer is None or turn.answer.choice != "yes":
        return reply(turn, "role.kept", _("Good. Everything stays as it is."))
    if no := refusal(turn, facts):
        return reply(turn, "role.no", no)
    return take_away(turn, facts, facts.who, facts.place, facts.standing)


def take_away(turn: Turn, facts: Appointing, who: Person, place: Neighbourhood, standing: Standing) -> Decision:
    """Take every role away that was given to somebody in a place; they and who else leads it hear so."""
    taken = Decision(
        save=(
            replace(standing, granted=frozenset()),
            Note(turn.person.id, "role.taken", place.id, who.id, place.id),
        ),
        close=(Close(CallWanted.name, None, who.id),),
    )
    done = _("{name} has no role in {place} any more.", name=who.name, place=place.name)
    told = _("You have no role in {place} any more. Thank you for what you did.", place=place.name)
    team = sentences(done, *_left_open(who, facts.open_behalf))
    by_another = turn.person.id != who.id
    return (
        taken
        + (reply(turn, "role.taken", team) if by_another else NOTHING)
        + say(Say(ToPerson(who.id), "role.gone", told))
        + say(*(Say(ToPerson(one.id), "role.taken", team) for one in facts.others))
    )


def _left_open(who: Person, numbers: tuple[int, ...]) -> tuple[Text, ...]:
    if not numbers:
        return ()
    listed = ", ".join(f"#{number}" for number in numbers)
    text = _("{name} asked {numbers} for somebody else. Please keep an eye on it.", name=who.name, numbers=listed)
    return (text,)


def reply(turn: Turn, msgid: str, text: Said) -> Decision:
    """Answer who gives or takes a role."""
    return say(*wave(turn), Say(turn.me, msgid, text))


EXAMPLE: Final = "@rita:example.org"


COMMANDS = (
    Command(
        "neighbourhood.remove",
        REMOVE_WORDS,
        _("take somebody's roles away"),
        look_at_appointing,
        remove,
        Takes.WORDS,
        EXAMPLE,
        LEADING,
    ),
)
STEPS = (StepKind(SureToRemove, look_at_removing, remove_surely),)
