"""Two roles do not go together: who leads a place is not whom people confide in. One ends when the other is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.decision import YES_NO, Close, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Note, Person, Role, Standing
from handlers.neighbourhoods.appoint import (
    EXAMPLE,
    Appointing,
    appointed,
    appointing,
    look_at_appointing,
    look_at_standing,
    refusal,
    reply,
    role_label,
    roles_of,
    would_mix,
)
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.neighbourhoods.words import CONFIDENTIAL_WORDS, DEPUTY_WORDS, ORGANISER_WORDS
from handlers.signs import wave
from handlers.text import Text, _, sentences


@dataclass(frozen=True, slots=True)
class RoleInstead:
    """Ask whether somebody takes a role instead of the one that does not go together with it."""

    name: ClassVar[str] = "role.instead"
    person: str
    neighbourhood: str
    role: Role


def giving(role: Role) -> Callable[[Turn, Appointing], Decision]:
    """Make the handler that gives a role, and asks first where another would have to end."""
    give = appointing(role)

    def give_or_ask(turn: Turn, facts: Appointing) -> Decision:
        who, place, standing = facts.who, facts.place, facts.standing
        if refusal(turn, facts) or who is None or place is None or standing is None:
            return give(turn, facts)
        return _ask(turn, who, place, standing, role) if would_mix(role, standing.granted) else give(turn, facts)

    return give_or_ask


def _ask(turn: Turn, who: Person, place: Neighbourhood, standing: Standing, role: Role) -> Decision:
    text = sentences(
        _("The confidential person cannot also be an organiser: what is told about organisers would reach them."),
        _("{name} is {roles} of {place} now.", name=who.name, roles=roles_of(standing.granted), place=place.name),
        _("Shall {name} be {role} instead?", name=who.name, role=role_label(role)),
    )
    step = RoleInstead(who.id, place.id, role)
    return say(*wave(turn), Say(turn.me, "role.instead", text, choices=YES_NO, step=step))


async def look_at_instead(turn: Turn, look: Look, step: RoleInstead) -> Appointing | None:
    """Read what the person is there now."""
    return await look_at_standing(turn, look, step.person, step.neighbourhood)


def give_instead(turn: Turn, step: RoleInstead, facts: Appointing | None) -> Decision:
    """End one role and give the other after a yes, but leave no place without anybody who organises."""
    if turn.answer is None or turn.answer.choice != "yes":
        return reply(turn, "role.kept", _("Good. Everything stays as it is."))
    if facts is None or facts.who is None or facts.place is None or facts.standing is None:
        return reply(turn, "role.no", _("This did not work."))
    if no := refusal(turn, facts) or _left_without(turn, facts, facts.standing):
        return reply(turn, "role.no", no)
    if not would_mix(step.role, facts.standing.granted):
        return appointing(step.role)(turn, facts)
    return _exchange(turn, step.role, facts.who, facts.place, facts.standing)


def _left_without(turn: Turn, facts: Appointing, standing: Standing) -> Text | None:
    if Role.ORGANISER not in standing.granted or facts.other_organisers or turn.is_admin:
        return None
    return _("This is the last organiser. First make somebody else organiser.")


def _exchange(turn: Turn, role: Role, who: Person, place: Neighbourhood, standing: Standing) -> Decision:
    ends = LEADING if role is Role.CONFIDENTIAL else frozenset({Role.CONFIDENTIAL})
    given = replace(standing, granted=(standing.granted - ends) | {role})
    taken = Note(turn.person.id, "role.taken", place.id, who.id, place.id)
    close = (Close(CallWanted.name, None, who.id),)
    return Decision(save=(given, taken), close=close) + appointed(turn, who, place, role)


def _command(id_: str, words: Text, does: Text, role: Role) -> Command:
    return Command(id_, words, does, look_at_appointing, giving(role), Takes.WORDS, EXAMPLE, LEADING)


COMMANDS = (
    _command("neighbourhood.organiser", ORGANISER_WORDS, _("make somebody organiser"), Role.ORGANISER),
    _command("neighbourhood.deputy", DEPUTY_WORDS, _("make somebody deputy"), Role.DEPUTY),
    _command(
        "neighbourhood.confidential", CONFIDENTIAL_WORDS, _("make somebody confidential person"), Role.CONFIDENTIAL
    ),
)
STEPS = (StepKind(RoleInstead, look_at_instead, give_instead),)
