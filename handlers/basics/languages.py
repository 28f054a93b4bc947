"""In which language we write to a person: they choose, and we say kindly which ones there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.basics.words import LANGUAGE_WORDS
from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, Turn, look_at_nothing, say
from handlers.look import Look
from handlers.model import Language
from handlers.reading.plain import bare
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.text import InLanguage, Verbatim, _

SAFETY_ONLY: Final = ("ar", "tr")
"""Languages in which only what saves lives is said."""

_NAMES = {
    "nl": ("nl", "nederlands", "vlaams", "hollands", "dutch", "flemish", "néerlandais", "flamand", "niederländisch"),
    "fr": ("fr", "frans", "français", "french", "französisch"),
    "en": ("en", "engels", "anglais", "english", "englisch"),
    "de": ("de", "duits", "allemand", "german", "deutsch"),
    "ar": ("ar", "arabisch", "arabe", "arabic", "العربية", "عربي"),
    "tr": ("tr", "turks", "turc", "turkish", "türkisch", "türkçe", "turkce"),
}
_CODE = 2
_CODES = {bare(name): code for code, names in _NAMES.items() for name in names}


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Ask which language the person reads."""

    name: ClassVar[str] = "language.choose"


def language_called(words: str, languages: Iterable[Language] = ()) -> str | None:
    """Read which language words name, in any language: its code, or None."""
    return next(iter(languages_called(words, languages)), None)


def languages_called(words: str, languages: Iterable[Language] = ()) -> tuple[str, ...]:
    """Read every language that words name, in any language: their codes."""
    called = _CODES | {bare(name): one.code for one in languages for name in (one.code, one.own_name, *one.names)}
    if bare(words) in called:
        return (called[bare(words)],)
    spoken = [word.strip(".,!?()") for word in bare(words).split()]
    # "en" and "de" are also small words of other languages: a code counts only when it stands alone.
    named = [called[word] for word in spoken if word in called and (len(word) > _CODE or len(spoken) == 1)]
    return tuple(dict.fromkeys(named))


def speak(turn: Turn, facts: None) -> Decision:
    """Change the person's language, or ask which one."""
    wanted = language_called(turn.text, turn.service.languages)
    if wanted is None and turn.text and not turn.in_private:
        return Decision()  # neighbours who talk about language
    if wanted and _is_spoken(turn, wanted):
        return _speak(turn, wanted)
    if wanted in SAFETY_ONLY:
        sorry = _(
            "I do not speak your language yet, only when there is danger. In danger: call {ambulance} or {police}. "
            "Which of these do you read?",
            ambulance=AMBULANCE.number,
            police=POLICE.number,
        )
        return _ask(turn, Say(turn.me, "language.sorry", InLanguage(wanted, sorry)))
    question = (
        _("Sorry, I do not speak that language. Which of these do you read?") if turn.text else _("Which language?")
    )
    return _ask(turn, Say(turn.me, "language.choose", question))


def _is_spoken(turn: Turn, code: str) -> bool:
    return any(one.code == code for one in turn.service.languages)


def _ask(turn: Turn, asked: Say) -> Decision:
    choices = tuple(Choice(one.code, Verbatim(one.own_name)) for one in turn.service.languages)
    return say(replace(asked, choices=choices, step=ChooseLanguage(), free=True, light=True))


def _speak(turn: Turn, language: str) -> Decision:
    text = InLanguage(language, _("From now on I write to you in English."))
    return Decision(save=(replace(turn.person, language=language),), say=(Say(turn.me, "language.chosen", text),))


async def look_at_choice(turn: Turn, look: Look, step: ChooseLanguage) -> None:
    """Read nothing."""


def choose(turn: Turn, step: ChooseLanguage, facts: None) -> Decision:
    """Take the chosen language, by number or by name."""
    answer = turn.answer
    chosen = (answer.choice or language_called(answer.text, turn.service.languages)) if answer else None
    if chosen and _is_spoken(turn, chosen):
        return _speak(turn, chosen)
    return speak(turn.with_text(answer.text if answer else ""), facts)


COMMANDS = (
    Command(
        "language", LANGUAGE_WORDS, _("choose your language"), look_at_nothing, speak, Takes.WORDS, "fr", rescue=True
    ),
)


def names_a_language(turn: Turn, step: ChooseLanguage) -> bool:
    """Tell whether the words name a language; all other words are about something else."""
    return language_called(turn.text, turn.service.languages) is not None


STEPS = (StepKind(ChooseLanguage, look_at_choice, choose, hears=names_a_language),)
