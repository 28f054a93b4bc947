"""The first words to somebody: that we are a program; and waking up for somebody who had stopped us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.basics.falling_silent import GOODBYE
from handlers.basics.words import HUMAN_WORDS, LANGUAGE_WORDS, MENU_WORDS, PRIVACY_WORDS
from handlers.decision import Decision, Here, Say, Turn
from handlers.model import Language, Person
from handlers.text import FirstWord, InLanguage, Joined, Said, Text, _, lines


def meet(turn: Turn, decision: Decision) -> Decision:
    """Put before a decision what meeting the person asks for; the dispatcher does this with all but the safety answers.

    Whoever writes to us is no longer stopped. The first private words to somebody are that we are a computer program.
    """
    if any(isinstance(said, Say) and said.msgid == GOODBYE for said in decision.say):
        return decision
    saved = next((noun for noun in decision.save if isinstance(noun, Person) and noun.id == turn.person.id), None)
    person = replace(saved or turn.person, stopped=False)
    greets = person.greeted_at is None and any(_is_private(turn, said) for said in decision.say)
    if greets:
        person = replace(person, greeted_at=turn.now)
    if person == (saved or turn.person):
        return decision
    others = tuple(noun for noun in decision.save if noun is not saved)
    first = (Say(turn.me, "greeting", _greeting(person, turn.service.languages)),) if greets else ()
    return replace(decision, save=(person, *others), say=(*first, *decision.say))


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
