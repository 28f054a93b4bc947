"""The first words to somebody: that we are a program; and waking up for somebody who had stopped us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handlers.basics.words import HUMAN_WORDS, LANGUAGE_WORDS, MENU_WORDS, PRIVACY_WORDS
from handlers.decision import Decision, Lane, Say, ToPerson, Turn
from handlers.model import Language, Person, PersonId
from handlers.text import FirstWord, InLanguage, Joined, Said, Text, _, lines

GOODBYE: Final = "stop.all"
"""The name of the last word to who wants to hear nothing more: after it nobody is met."""


def meet(turn: Turn, decision: Decision) -> Decision:
    """Wake up for who had stopped us and writes again; the dispatcher does this with all but the safety answers."""
    if any(isinstance(said, Say) and said.msgid == GOODBYE for said in decision.say):
        return decision
    person = _saved(decision, turn.person.id) or turn.person
    return _saving(decision, replace(person, stopped=False)) if person.stopped else decision


def greeting(person: Person, languages: Sequence[Language], lane: Lane) -> Say:
    """Say that we are a computer program, and what we keep; in the lane of what it stands before."""
    return Say(ToPerson(person.id), "greeting", _greeting(person, languages), lane=lane)


def _saved(decision: Decision, person: PersonId) -> Person | None:
    return next((noun for noun in decision.save if isinstance(noun, Person) and noun.id == person), None)


def _saving(decision: Decision, person: Person) -> Decision:
    saved = _saved(decision, person.id)
    return replace(decision, save=(person, *(noun for noun in decision.save if noun is not saved)))


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
