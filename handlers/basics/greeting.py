"""The first words to somebody: that we are a program; and waking up for somebody who had stopped us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from handlers.basics.words import HUMAN_WORDS, LANGUAGE_WORDS, MENU_WORDS, PRIVACY_WORDS
from handlers.decision import Decision, Here, Lane, Say, ToPerson, Turn
from handlers.model import Language, Person, PersonId
from handlers.text import FirstWord, InLanguage, Joined, Said, Text, _, lines

GOODBYE: Final = "stop.all"
"""The name of the last word to who wants to hear nothing more: after it nobody is met."""


def meet(turn: Turn, decision: Decision) -> Decision:
    """Put before a decision what meeting the person asks for; the dispatcher does this with all but the safety answers.

    Whoever writes to us is no longer stopped. The first private words to somebody are that we are a computer program.
    """
    if any(isinstance(said, Say) and said.msgid == GOODBYE for said in decision.say):
        return decision
    saved = _saved(decision, turn.person.id)
    person = replace(saved or turn.person, stopped=False)
    if person.greeted_at is None and any(_is_private(turn, said) for said in decision.say):
        return _greeting_first(decision, person, turn.now, turn.service.languages)
    return decision if person == (saved or turn.person) else _saving(decision, person)


def greet_before_asking(
    decision: Decision, newcomers: Iterable[Person], now: datetime, languages: Sequence[Language]
) -> Decision:
    """Put the greeting before what a decision asks of people who never wrote to us and heard nothing from us yet."""
    for newcomer in newcomers:
        person = _saved(decision, newcomer.id) or newcomer
        if person.greeted_at is None and not person.stopped:
            decision = _greeting_first(decision, person, now, languages)
    return decision


def asked_of(decision: Decision) -> frozenset[PersonId]:
    """List who is asked something that can wait for a greeting."""
    asks = (one for one in decision.say if isinstance(one, Say) and one.step and one.lane is not Lane.URGENT)
    return frozenset(one.to.person for one in asks if isinstance(one.to, ToPerson))


def _greeting_first(decision: Decision, person: Person, now: datetime, languages: Sequence[Language]) -> Decision:
    first = Say(ToPerson(person.id), "greeting", _greeting(person, languages))
    greeted = _saving(decision, replace(person, greeted_at=now))
    return replace(greeted, say=(first, *greeted.say))


def _saved(decision: Decision, person: PersonId) -> Person | None:
    return next((noun for noun in decision.save if isinstance(noun, Person) and noun.id == person), None)


def _saving(decision: Decision, person: Person) -> Decision:
    saved = _saved(decision, person.id)
    return replace(decision, save=(person, *(noun for noun in decision.save if noun is not saved)))


def _is_private(turn: Turn, said: object) -> bool:
    return isinstance(said, Say) and (said.to == turn.me or (isinstance(said.to, Here) and turn.in_private))


def _greeting(person: Person, languages: Sequence[Language]) -> Said:
    return lines(
        _("Hello {name}. I am a computer program. I help neighbours to help each other.", name=person.name),
        _(
            "What can I do: {help}. A person: {human}. What I keep: {privacy}.",
            help=FirstWord(MENU_WORDS),
            human=FirstWord(HUMAN_WORDS),
            privacy=FirstWord(PRIVACY_WORDS),
        ),
        Joined(tuple(InLanguage(one.code, _how_to_choose(one)) for one in languages), by=" · "),
    )


def _how_to_choose(language: Language) -> Text:
    """Say in a language how to choose it: who needs it reads nothing else."""
    return _(
        "{language}: {word} {code}", language=language.own_name, word=FirstWord(LANGUAGE_WORDS), code=language.code
    )
