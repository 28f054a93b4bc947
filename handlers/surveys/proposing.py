"""``voorstel``: organisers let people vote on proposals; residents send theirs to the organisers first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.decision import (
    Choice,
    Close,
    Command,
    Decision,
    Entity,
    Say,
    StepKind,
    Takes,
    ToPerson,
    ToRole,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, PersonId, Role
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.own_text import tidied
from handlers.reading.plain import clean
from handlers.signs import wave
from handlers.surveys.audience import is_telling
from handlers.surveys.composing.writing import Writing, begin, look_at_writing
from handlers.surveys.nouns import Aim
from handlers.surveys.steps import ProposalLook, ProposalSure, ProposalWhere, ProposalWhy, ProposalWrite
from handlers.surveys.words import PROPOSAL_WORDS
from handlers.text import FirstWord, Text, Verbatim, _, lines

PROPOSAL: Final = "proposal"
_LONGEST: Final = 300
_SHORTEST: Final = 3
_NAMED, _UNNAMED, _NO = "named", "unnamed", "no"
_KEEP = "keep"
_SURE: Final = (
    Choice(_NAMED, _("yes, with my name")),
    Choice(_UNNAMED, _("yes, without my name")),
    Choice(_NO, _("no, send nothing")),
)
_LOOK: Final = (Choice(_KEEP, _("yes, let people vote on it")), Choice(_NO, _("no, and say why")))


@dataclass(frozen=True, slots=True)
class Proposing:
    """Where somebody lives, where they may let people vote, and who leads the place that a proposal is for."""

    places: tuple[Neighbourhood, ...]
    writing: Writing
    leading: tuple[PersonId, ...] = ()


async def look_at_proposing(turn: Turn, look: Look, _step: object = None) -> Proposing:
    """Read it."""
    return Proposing(await places_of(turn, look), await look_at_writing(turn, look))


async def look_at_sure(turn: Turn, look: Look, step: ProposalSure) -> Proposing:
    """Read who leads the place that was shown, wherever the answer is given."""
    found = await look.people_with_any(step.place, LEADING)
    return replace(await look_at_proposing(turn, look), leading=tuple(who.id for who, _roles in found))


# --- who proposes ---------------------------------------------------------------------------------------------------


def propose(turn: Turn, facts: Proposing) -> Decision:
    """Let an organiser begin a vote; of others take their proposal. It always goes on in private."""
    if facts.writing.places:
        return begin(turn, facts.writing, turn.text.strip(), Aim.VOTE)
    if not facts.places:
        return no_neighbourhood(turn)
    signs = Decision(say=wave(turn))
    if len(facts.places) > 1:
        return signs + say(_ask_where(turn, facts))
    return signs + _begin_at(turn, facts.places[0], turn.text)


def _begin_at(turn: Turn, place: Neighbourhood, words: str) -> Decision:
    return _take(turn, place, words) if words.strip() else say(_ask_words(turn, place.id))


def _ask_where(turn: Turn, facts: Proposing) -> Say:
    choices = tuple(Choice(place.id, Verbatim(place.name)) for place in facts.places)
    text, step = _("For which neighbourhood is it?"), ProposalWhere(turn.text.strip())
    return Say(turn.me, "proposal.where", text, choices=choices, step=step)


def choose_where(turn: Turn, step: ProposalWhere, facts: Proposing) -> Decision:
    """Go on in the neighbourhood that was chosen, with the words that were said."""
    chosen = turn.answer.choice if turn.answer else None
    place = next((one for one in facts.places if one.id == chosen), None)
    return _begin_at(turn, place, step.words) if place else no_neighbourhood(turn)


def _ask_words(turn: Turn, place: str, before: Text | None = None) -> Say:
    text = _("What do you propose for the neighbourhood? Write it in one or two sentences.")
    said = lines(before, text) if before else text
    return Say(turn.me, "proposal.write", said, step=ProposalWrite(place), free=True)


def take_words(turn: Turn, step: ProposalWrite, facts: Proposing) -> Decision:
    """Take the words of a proposal."""
    place = next((one for one in facts.places if one.id == step.place), None)
    return _take(turn, place, turn.answer.text if turn.answer else "") if place else no_neighbourhood(turn)


def _take(turn: Turn, place: Neighbourhood, words: str) -> Decision:
    """Show exactly what goes to the organisers, without what is private in it."""
    tidy = tidied(words, _LONGEST, cut=turn.incoming.cut)
    if isinstance(tidy, Text):
        return say(_ask_words(turn, place.id, tidy))
    if len(tidy) < _SHORTEST:
        return say(_ask_words(turn, place.id))
    asked = _("Shall I send this to the organisers of {place}?", place=place.name)
    text = lines(asked, Verbatim(tidy))
    return say(Say(turn.me, "proposal.sure", text, choices=_SURE, step=ProposalSure(place.id, tidy)))


def answer_sure(turn: Turn, step: ProposalSure, facts: Proposing) -> Decision:
    """Pass it on, with or without the name, or send nothing."""
    chosen = turn.answer.choice if turn.answer else _NO
    if chosen not in {_NAMED, _UNNAMED}:
        return say(Say(turn.me, "proposal.no", _("All right. Nothing was sent.")))
    return _pass_on(turn, step, facts, named=chosen == _NAMED)


def _pass_on(turn: Turn, step: ProposalSure, facts: Proposing, *, named: bool) -> Decision:
    """Ask all who lead there; without a name nothing leads back to who proposed it, so they hear nothing of it."""
    words, id_ = Verbatim(step.words), turn.new_id(PROPOSAL)
    text, who = _("A resident proposes: “{words}”", words=words), ""
    told = _("I sent it to the organisers, without your name. So I cannot tell you what they say.")
    if named:
        # The person stands in the subject, so that the question goes when they are forgotten.
        who, id_ = turn.person.id, f"{turn.person.id}:{id_[:6]}"
        text = _("{name} proposes: “{words}”", name=Verbatim(turn.person.name), words=words)
        told = _("I sent it to the organisers. You hear from me what they say.")
    asked, about = lines(text, _("May people vote on it?")), Entity(PROPOSAL, id_)
    looks = ProposalLook(step.place, who, step.words, id_)
    whom = tuple(map(ToPerson, facts.leading)) or (ToRole(step.place, Role.ORGANISER),)
    return say(
        Say(turn.me, "proposal.sent", told), *(Say(one, "proposal.look", asked, about, _LOOK, looks) for one in whom)
    )


# --- who looks at it ------------------------------------------------------------------------------------------------


def look_at_it(turn: Turn, step: ProposalLook, facts: Proposing) -> Decision:
    """Tell who proposed it that people may vote on it, or ask why not."""
    if not turn.roles_in(step.place) & LEADING and not turn.is_admin:
        return say(Say(turn.me, "proposal.no", _("Thank you. Others decide this now.")))
    settled = Decision(close=(Close(ProposalLook.name, step.about),))
    words = Verbatim(step.words)
    if turn.answer is not None and turn.answer.choice == _KEEP:
        how = _("Good. To let people vote, type: {words}", words=FirstWord(PROPOSAL_WORDS))
        yes = _("The organisers take your proposal along: “{words}”. You hear when people can vote.", words=words)
        return settled + say(Say(turn.me, "proposal.kept", how), *_to(step.person, "proposal.yes", yes))
    if not step.person:
        return settled + say(Say(turn.me, "proposal.not", _("Good. Nothing follows from it.")))
    why = _("Why not? I pass your words on.")
    return settled + say(Say(turn.me, "proposal.why", why, step=ProposalWhy(step.person, step.words), free=True))


def tell_why_not(turn: Turn, step: ProposalWhy, facts: Proposing) -> Decision:
    """Pass the reason on."""
    reason = Verbatim(clean(turn.answer.text if turn.answer else "").strip()[:_LONGEST])
    words = Verbatim(step.words)
    told = _("The organisers do not take your proposal along: “{words}”. Why: {why}", words=words, why=reason)
    done = Say(turn.me, "proposal.told", _("Good, I passed it on."))
    return say(done, *_to(step.person, "proposal.not", told))


def _to(person: str, msgid: str, text: Text) -> tuple[Say, ...]:
    return (Say(ToPerson(person), msgid, text),) if person else ()


COMMANDS = (
    Command(
        "proposal",
        PROPOSAL_WORDS,
        _("propose something for the neighbourhood; organisers let people vote"),
        look_at_proposing,
        propose,
        Takes.WORDS,
    ),
)
STEPS = (
    StepKind(ProposalWhere, look_at_proposing, choose_where),
    StepKind(ProposalWrite, look_at_proposing, take_words, hears_danger=True, whole=True, takes=is_telling),
    StepKind(ProposalSure, look_at_sure, answer_sure),
    StepKind(ProposalLook, look_at_proposing, look_at_it),
    StepKind(ProposalWhy, look_at_proposing, tell_why_not, hears_danger=True, whole=True, takes=is_telling),
)
