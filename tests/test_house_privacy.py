"""House rules of what is said about privacy: in each language it is what the register, the roles and the code say."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.i18n import Speech
from handlers.basics.privacy import privacy_words
from handlers.caregivers.nouns import KEPT as ANSWERS_KEPT
from handlers.caregivers.nouns import MOST_ANSWERS
from handlers.consents.again import HOLDS_FOR
from handlers.keeping.periods import PERIODS, REQUEST_WORDS
from handlers.keeping.seeing import Seen
from handlers.text import Text

SPEECH = Speech.load()
LANGUAGES = ("nl", "fr", "en", "de")
YEAR = timedelta(days=365)
_SIX = {"nl": "zes maanden", "fr": "six mois", "en": "six months", "de": "sechs Monate"}
_TWO = {"nl": "twee jaar", "fr": "deux ans", "en": "two years", "de": "zwei Jahre"}
_THREE = {"nl": "drie jaar", "fr": "trois ans", "en": "three years", "de": "drei Jahre"}
_SEVEN = {"nl": "zeven jaar", "fr": "sept ans", "en": "seven years", "de": "sieben Jahre"}
SPELLED = {
    "What stays: that there was a yes, for three years, as proof. Not the words, not your name.": _THREE,
    "What was paid back to you stays for seven years, for the accounts. Not your name.": _SEVEN,
    "What you told in confidence stays two years, sealed, for who decides about it. Not your name.": _TWO,
    "What you tell with {report} I keep sealed, two years after the decision. The confidential person reads it, never "
    "an organiser.": _TWO,
    "You said yes to this on {day}. After two years I ask it again.": _TWO,
    "I keep your last six answers, for six months at most, and only you see them.": _SIX,
    "Your answers to it: {answers}. I forget each after six months.": _SIX,
}
"""Sentences that say in letters how long something is kept, and how that is said in each language."""
IS_SO = {
    "seven": PERIODS["expense"].kept == 7 * YEAR,
    "three": PERIODS["consent"].kept == 3 * YEAR,
    "two": PERIODS["report"].kept == HOLDS_FOR == 2 * YEAR,
    "six": timedelta(days=180) < ANSWERS_KEPT < timedelta(days=187) and MOST_ANSWERS == 6,
}
"""Whether these numbers are those of the code."""
_IN_LETTERS = re.compile(r"\b(two|three|four|five|six|seven|ten|thirty) (months|years)\b")
_OF_KEEPING = re.compile(r"\b(keep|kept|forget|stays?|erase|ask it again)\b")
ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_privacy_says_in_each_language_the_numbers_of_the_register(language: str) -> None:
    said = SPEECH.render(privacy_words(), language)
    days = [REQUEST_WORDS.days, PERIODS["checkin_round"].kept.days]
    kinds = ("request", "claim")
    years = [*(PERIODS[kind].kept / YEAR for kind in kinds), HOLDS_FOR / YEAR, PERIODS["consent"].kept / YEAR]
    assert [int(number) for number in re.findall(r"\d+", said)] == [*days, *years]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sentence", SPELLED)
def test_what_is_said_in_letters_is_said_in_each_language(sentence: str, language: str) -> None:
    named = dict.fromkeys(re.findall(r"{(\w+)}", sentence), "…")
    said = SPEECH.render(Text(sentence, tuple(named.items())), language)
    assert SPELLED[sentence][language] in said


def test_what_is_said_in_letters_is_what_the_code_does() -> None:
    assert [number for number, so in IS_SO.items() if not so] == [], "change the sentences in SPELLED as well"


def test_every_sentence_that_says_in_letters_how_long_something_is_kept_is_known_here() -> None:
    with (ROOT / "locales" / "nl.po").open("rb") as file:
        msgids = [message.id if isinstance(message.id, str) else message.id[0] for message in read_po(file)]
    found = {msgid for msgid in msgids if _IN_LETTERS.search(msgid) and _OF_KEEPING.search(msgid)}
    assert found == set(SPELLED)


def test_what_can_be_seen_of_somebody_is_what_privacy_tells() -> None:
    """``privacy`` says who sees how somebody is reached; who adds a way to see something looks at it first."""
    reached = {Seen.CONTACT, Seen.CALL}
    other = {Seen.VOLUNTEERS, Seen.AGREEMENT, Seen.EXPENSES, Seen.PARTICIPANTS, Seen.QUESTION, Seen.REPORT}
    assert set(Seen) == reached | other
    said = SPEECH.render(privacy_words(), "en")
    assert "only to the neighbour who helps you, and to an organiser when you ask to be called" in said
