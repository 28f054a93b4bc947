"""Only people suspend or exclude somebody, with a reason; it is told kindly, noted, and can be undone.

What they had promised goes to somebody else at once. Nobody is scored: nothing but a person's decision leads here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import (
    NOTHING,
    Choice,
    Command,
    Decision,
    Say,
    StepKind,
    Takes,
    ToPerson,
    ToRole,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import CARING, LEADING, Neighbourhood, Note, Person, Role, Standing
from handlers.requests.changing.leaving import NOTHING_LEFT, LeftBehind, leave, look_at_left_behind
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, _, sentences
from handlers.volunteers.barred import is_barred
from handlers.volunteers.nouns import Suppression, Volunteer, VolunteerState, ended, signed_off
from handlers.volunteers.silence import woken
from handlers.volunteers.whom import Meant, look_at_whom, read_about, refusal, reply
from handlers.volunteers.words import EXCLUDE_WORDS, READMIT_WORDS, SUSPEND_WORDS

REASONS: Final = (
    Choice("look", _("we look at something first")),
    Choice("agreed", _("it is about what we agreed")),
    Choice("own", _("they asked for it")),
    Choice("other", _("another reason")),
)
_TOLD: Final[dict[str, Text]] = {
    "look": _("People look at something first."),
    "agreed": _("It is about what was agreed for helping here."),
    "own": _("You asked for it."),
}
_EXAMPLE: Final = "@karim:example.org"


@dataclass(frozen=True, slots=True)
class BarWhy:
    """Ask why somebody is suspended, or excluded where it is ``final``."""

    name: ClassVar[str] = "volunteer.bar"
    person: str
    neighbourhood: str
    final: bool


@dataclass(frozen=True, slots=True)
class Barring:
    """Whom it is about, what they are there, and what they promised."""

    meant: Meant
    standing: Standing | None = None
    left: LeftBehind = NOTHING_LEFT


async def look_at_barring(turn: Turn, look: Look) -> Barring:
    """Read whom it is about."""
    return await _with_tasks(look, await look_at_whom(turn, look))


async def look_at_why(turn: Turn, look: Look, step: BarWhy) -> Barring:
    """Read it again for the answer."""
    place = await look.neighbourhood(step.neighbourhood)
    meant = Meant((place,) if place else (), await look.person(step.person))
    return await _with_tasks(look, await read_about(look, meant))


async def _with_tasks(look: Look, meant: Meant) -> Barring:
    if meant.who is None or meant.place is None:
        return Barring(meant)
    place = meant.place.id
    standing = next((one for one in await look.standings(meant.who.id) if one.neighbourhood == place), None)
    left = await look_at_left_behind(look, meant.who.id)
    tasks = tuple(case for case in left.tasks if case.neighbourhood.id == place)
    begun = tuple(case for case in left.begun if case.neighbourhood.id == place)
    return Barring(meant, standing, LeftBehind((), tasks, begun))


def barring(*, final: bool) -> Callable[[Turn, Barring], Decision]:
    """Make the handler that asks why."""

    def bar(turn: Turn, facts: Barring) -> Decision:
        no = _refusal(turn, facts, final=final)
        if no is not None or facts.meant.who is None or facts.meant.place is None:
            return reply(turn, "volunteer.bar_no", no or _("This did not work."))
        who, place = facts.meant.who, facts.meant.place
        text = _("Why does {name} not help any more for now?", name=who.name)
        if final:
            text = _("Why does {name} not help any more at all?", name=who.name)
        step = BarWhy(who.id, place.id, final)
        return say(*wave(turn), Say(turn.me, "volunteer.bar", text, choices=REASONS, step=step))

    return bar


def _refusal(turn: Turn, facts: Barring, *, final: bool) -> Text | None:
    meant = facts.meant
    if no := refusal(turn, meant, CARING):
        return no
    if meant.who is not None and meant.who.id == turn.person.id:
        return _("You cannot decide this about yourself.")
    if facts.standing and facts.standing.granted & CARING:
        return _("This person has a role here. First take the role away.")
    if meant.who is not None and meant.offer is not None and meant.offer.state is VolunteerState.REMOVED and not final:
        return _gone(meant.who)
    return None


def bar_surely(turn: Turn, step: BarWhy, facts: Barring) -> Decision:
    """Suspend or exclude them; who lost the right meanwhile changes nothing."""
    no, meant = _refusal(turn, facts, final=step.final), facts.meant
    if no is not None or meant.who is None or meant.place is None or turn.answer is None:
        return reply(turn, "volunteer.bar_no", no or _("This did not work."))
    why = turn.answer.choice or "other"
    decision = _bar(turn, facts, meant.who, meant.place, final=step.final)
    action = "volunteer.removed" if step.final else "volunteer.suspended"
    audit = Note(turn.person.id, action, meant.place.id, meant.who.id, meant.place.id, why)
    told = _tell_them(turn, meant.who, meant.place, why, final=step.final)
    return decision + Decision(save=(audit,), say=(told,)) + _hand_on(turn, facts, meant.who)


def _bar(turn: Turn, facts: Barring, who: Person, place: Neighbourhood, *, final: bool) -> Decision:
    before = facts.meant.offer or Volunteer(who.id, place.id, VolunteerState.LEFT, (), turn.now)
    if not final:
        text: Said = _(
            "{name} is asked nothing and takes no tasks for now. To undo it: {words}", name=who.name, words=_undo()
        )
        barred = replace(before, state=VolunteerState.SUSPENDED, silent_since=None)
        return Decision(save=(barred,)) + _report(turn, facts, place, text)
    text = _gone(who)
    outside = (facts.standing.no_volunteer(),) if facts.standing else ()
    mark = Suppression(who.address, place.id, turn.now)
    gone = ended(before, VolunteerState.REMOVED)
    return Decision(save=(gone, signed_off(gone), mark, *outside)) + _report(turn, facts, place, text)


def _gone(who: Person) -> Text:
    return _(
        "{name} is no volunteer any more. What they offered is erased. To undo it: {words}",
        name=who.name,
        words=_undo(),
    )


def _undo() -> FirstWord:
    return FirstWord(READMIT_WORDS)


def _report(turn: Turn, facts: Barring, place: Neighbourhood, text: Said) -> Decision:
    """Tell who decided, and the organisers where that was the confidential person."""
    if facts.left.begun:
        numbers = ", ".join(str(case.number) for case in facts.left.begun)
        text = sentences(text, _("Task {numbers} has begun already: please look after it.", numbers=numbers))
    told = reply(turn, "volunteer.barred_now", text)
    if turn.roles_in(place.id) & LEADING or turn.is_admin:
        return told
    return told + say(Say(ToRole(place.id, Role.ORGANISER), "volunteer.barred_now", text))


def _tell_them(turn: Turn, who: Person, place: Neighbourhood, why: str, *, final: bool) -> Say:
    decided: Said = _(
        "{organiser} decided that you take no tasks in {place} for now.", organiser=turn.person.name, place=place.name
    )
    if final:
        decided = _(
            "{organiser} decided that you are no volunteer in {place} any more.",
            organiser=turn.person.name,
            place=place.name,
        )
    reason = (_TOLD[why],) if why in _TOLD else ()
    talk = _("Thank you for what you did. Do you want to talk about it? Type: {human}", human=FirstWord(HUMAN_WORDS))
    return Say(ToPerson(who.id), "volunteer.barred_you", sentences(decided, *reason, talk))


def _hand_on(turn: Turn, facts: Barring, who: Person) -> Decision:
    """Give what they promised to somebody else; what has begun is for the organisers."""
    return leave(replace(turn, person=who), replace(facts.left, begun=()))


# --- undoing it ---------------------------------------------------------------------------------------------------


async def look_at_readmitting(turn: Turn, look: Look) -> Meant:
    """Read whom it is about."""
    return await look_at_whom(turn, look)


def readmit(turn: Turn, meant: Meant) -> Decision:
    """Let somebody help again: what they offered stands again, or they sign up anew where it was erased."""
    no = refusal(turn, meant, CARING)
    if no is not None or meant.who is None or meant.place is None:
        return reply(turn, "volunteer.bar_no", no or _("This did not work."))
    if meant.offer is None or not is_barred(meant.offer):
        return reply(turn, "volunteer.not_barred", _("{name} may help already.", name=meant.who.name))
    who, place = meant.who, meant.place
    audit = Note(turn.person.id, "volunteer.readmitted", place.id, who.id, place.id)
    done = _("{name} may help again.", name=who.name)
    told = _("You may help again in {place}. Good to have you!", place=place.name)
    saved = Decision(save=(_back(meant.offer), audit)) + _lifted(turn, meant.offer, who)
    return saved + reply(turn, "volunteer.readmitted", done) + say(Say(ToPerson(who.id), "volunteer.back", told))


def _back(offer: Volunteer) -> Volunteer:
    return woken(offer) if offer.categories else replace(offer, state=VolunteerState.LEFT)


def _lifted(turn: Turn, offer: Volunteer, who: Person) -> Decision:
    if offer.state is not VolunteerState.REMOVED:
        return NOTHING
    return Decision(save=(Suppression(who.address, offer.neighbourhood, turn.now, lifted=True),))


def _command(id_: str, words: Text, does: Text, *, final: bool) -> Command:
    return Command(id_, words, does, look_at_barring, barring(final=final), Takes.WORDS, _EXAMPLE, CARING)


COMMANDS = (
    _command("neighbourhood.suspend", SUSPEND_WORDS, _("let somebody help no more for now"), final=False),
    _command("neighbourhood.exclude", EXCLUDE_WORDS, _("let somebody help no more at all"), final=True),
    Command(
        "neighbourhood.readmit",
        READMIT_WORDS,
        _("let somebody help again"),
        look_at_readmitting,
        readmit,
        Takes.WORDS,
        _EXAMPLE,
        CARING,
    ),
)
STEPS = (StepKind(BarWhy, look_at_why, bar_surely),)
