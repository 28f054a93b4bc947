"""What is kept and who sees it, in a few true sentences."""

from __future__ import annotations

from handlers.basics.words import HUMAN_WORDS, MY_DATA_WORDS, PRIVACY_WORDS, STOP_WORDS
from handlers.decision import Command, Decision, Say, Turn, look_at_nothing, say
from handlers.guide.words import GUIDE_WORDS
from handlers.requests.words import REPORT
from handlers.text import FirstWord, _, lines


def tell_privacy(turn: Turn, facts: None) -> Decision:
    """Say what is kept and what is not."""
    text = lines(
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
        _(
            "About you: {data}. No messages: {stop}. Questions: {human}.",
            data=FirstWord(MY_DATA_WORDS),
            stop=FirstWord(STOP_WORDS),
            human=FirstWord(HUMAN_WORDS),
        ),
    )
    return say(Say(turn.me, "privacy", text), *who_answers(turn))


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
