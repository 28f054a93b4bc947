"""The address of one's own calendar feed: told to its owner alone, and another one when they want."""

from __future__ import annotations

from typing import Final

from handlers.decision import Command, Decision, Say, Turn, say
from handlers.feeds.nouns import Feed
from handlers.look import Look
from handlers.text import FirstWord, Said, Verbatim, _, _w, lines

NEW_LINK: Final = _w("new calendar link|new agenda link")


def address_of(turn: Turn, feed: Feed) -> str:
    """Return where the calendar of the person of this turn is; empty where the service has no web address."""
    return f"{turn.service.web}/cal/{feed.token}.ics" if turn.service.web else ""


def link_words(turn: Turn, feed: Feed) -> tuple[Said, ...]:
    """Tell a person in private how their calendar app keeps up by itself; nothing where there is no web address.

    Who was told this address before hears it in short.
    """
    if not (address := address_of(turn, feed)):
        return ()
    if feed.is_open:
        return (_("For your calendar app: {address}", address=Verbatim(address)),)
    return _explained(address)


def opened(turn: Turn, feed: Feed) -> tuple[Feed, ...]:
    """Return what must be saved so that an address that is told answers."""
    return () if feed.is_open or not address_of(turn, feed) else (feed,)


def _explained(address: str) -> tuple[Said, ...]:
    return (
        _("Your calendar app can keep up by itself. Add this address to it as a calendar from the internet:"),
        Verbatim(address),
        _(
            "Keep it to yourself: whoever has it sees your agenda. For another address, type: {new}",
            new=FirstWord(NEW_LINK),
        ),
    )


async def look_at_fresh(turn: Turn, look: Look) -> Feed:
    """Read the feed that takes the place of the one there is."""
    return await look.fresh_feed(turn.person.id)


def renew(turn: Turn, feed: Feed) -> Decision:
    """Give a person another address for their calendar; the old one answers no more."""
    if not (address := address_of(turn, feed)):
        return say(Say(turn.me, "feed.none", _("I have no web address here, so there is no calendar link.")))
    gone = _("The old link of your calendar does not work any more.")
    told = Say(turn.me, "feed.renewed", lines(gone, *_explained(address)))
    return Decision(save=(feed,), say=(told,))


COMMANDS: Final = (Command("feed.renew", NEW_LINK, _("get a new link for your calendar"), look_at_fresh, renew),)
