"""What is kept and who sees it, in a few true sentences."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from handlers.basics.words import (
    HUMAN_WORDS,
    MY_DATA_WORDS,
    PRIVACY_WORDS,
    STOP_WORDS,
    WHO_SAW_WORDS,
    WHO_SEES_WORDS,
)
from handlers.decision import Command, Decision, Say, Turn, look_at_nothing, say
from handlers.guide.words import GUIDE_WORDS
from handlers.keeping.periods import PERIODS, REQUEST_WORDS, YES_HOLDS
from handlers.requests.words import REPORT
from handlers.text import FirstWord, Said, _, lines

_A_YEAR: Final = timedelta(days=365)


def tell_privacy(turn: Turn, facts: None) -> Decision:
    """Say what is kept and what is not."""
    return say(Say(turn.me, "privacy", privacy_words()), *who_answers(turn))


def privacy_words() -> Said:
    """Say what is kept, how long and who sees it; a house test holds it against what the code does."""
    return lines(
        _("I keep what you ask or offer, and your yes to the exact words that are posted. Nothing is sold or shared."),
        _(
            "Your telephone number and house number go only to the neighbour who helps you, and to an organiser when "
            "you ask to be called or something goes wrong."
        ),
        _("Messages about danger are not kept: I only count them."),
        _(
            "What you tell with {report} I keep sealed, two years after the decision. The confidential person "
            "reads it, never an organiser.",
            report=FirstWord(REPORT),
        ),
        _("Of {guide} I keep nothing, until you let somebody contact a service.", guide=FirstWord(GUIDE_WORDS)),
        *_how_long(),
        _(
            "Who reads along here: {sees}. Who saw you: {saw}.",
            sees=FirstWord(WHO_SEES_WORDS),
            saw=FirstWord(WHO_SAW_WORDS),
        ),
        _(
            "About you: {data}. No messages: {stop}. Questions: {human}.",
            data=FirstWord(MY_DATA_WORDS),
            stop=FirstWord(STOP_WORDS),
            human=FirstWord(HUMAN_WORDS),
        ),
    )


def _how_long() -> tuple[Said, ...]:
    """Say how long, in the numbers of the register (domain 5.2)."""
    return (
        _(
            "I forget the words of a request {words} days after it is over, and what came of asking whether all is "
            "well after {checks} days.",
            words=REQUEST_WORDS.days,
            checks=PERIODS["checkin_round"].kept.days,
        ),
        _(
            "I forget who asked after {asked} years and who helped after {helped} years.",
            asked=_years(PERIODS["request"].kept),
            helped=_years(PERIODS["claim"].kept),
        ),
        _(
            "A yes to what lasts I ask again after {again} years. I keep proof of it for {proof} years after it ended.",
            again=_years(YES_HOLDS),
            proof=_years(PERIODS["consent"].kept),
        ),
    )


def _years(kept: timedelta) -> int:
    return round(kept / _A_YEAR)


def who_answers(turn: Turn) -> tuple[Say, ...]:
    """Name who is responsible and where to ask (Regulation (EU) 2016/679, article 13(1)(a))."""
    service = turn.service
    if not service.controller or not service.contact:
        return ()
    text = _(
        "{controller} answers for your data. To see, correct or erase it, ask: {contact}",
        controller=service.controller,
        contact=service.contact,
    )
    return (Say(turn.me, "privacy.controller", text),)


COMMANDS = (Command("privacy", PRIVACY_WORDS, _("what I keep"), look_at_nothing, tell_privacy),)
