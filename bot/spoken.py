"""The languages of this service: what is configured, as far as there are texts for it."""

from __future__ import annotations

from collections.abc import Iterable

from babel.core import Locale

from bot.config import LANGUAGES, ConfigError
from bot.i18n import Speech
from handlers.basics.languages import SAFETY_ONLY
from handlers.model import Language


def spoken_languages(codes: Iterable[str], speech: Speech) -> tuple[Language, ...]:
    """Find what people call each language: by its own name, and in the others.

    Raises:
        ConfigError: there are no texts in one of them, or only those for danger.
    """
    codes = tuple(dict.fromkeys(codes))
    for code in codes:
        _refuse_without_texts(code, speech)
    return tuple(_language(code, codes) for code in codes)


def every_language(speech: Speech) -> tuple[Language, ...]:
    """Find every language that everything is said in; a file in ``locales`` is enough to be one."""
    others = (code for code in speech.languages if code not in {*LANGUAGES, *SAFETY_ONLY})
    return spoken_languages((*LANGUAGES, *others), speech)


def _refuse_without_texts(code: str, speech: Speech) -> None:
    if code in SAFETY_ONLY:
        raise ConfigError(f"bot.languages: in {code!r} there are only words for danger; take it out.")
    if code not in speech.languages:
        known = ", ".join(language.code for language in every_language(speech))
        raise ConfigError(f"bot.languages: there are no texts in {code!r}; take it out, or translate (known: {known}).")


def _language(code: str, codes: Iterable[str]) -> Language:
    named = [Locale.parse(code).get_language_name(reader) for reader in (code, *codes)]
    own, *elsewhere = [name for name in dict.fromkeys(named) if name] or [code]
    return Language(code, own[:1].upper() + own[1:], tuple(elsewhere))
