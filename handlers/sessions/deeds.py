"""What can be done with a session, collected: each word behind its number, and each answer about it."""

from __future__ import annotations

from typing import Final

from handlers.decision import Command, Decision, StepKind, Takes, Turn
from handlers.sessions.afterwards import ending
from handlers.sessions.changing import cancelling, changes, ending_series, moving
from handlers.sessions.changing.managing import (
    Does,
    Managing,
    Verb,
    choose,
    look_at_managing,
    look_at_moving,
    look_at_step,
    manage,
    verb_meant,
)
from handlers.sessions.steps import Manage
from handlers.sessions.words import MOVE, SESSION
from handlers.text import _

DOES: Final[dict[Verb, Does]] = {
    Verb.MOVE: moving.ask_to_move,
    Verb.WHERE: changes.change_where,
    Verb.LINK: changes.change_link,
    Verb.PLACES: changes.change_places,
    Verb.TITLE: changes.change_title,
    Verb.HOSTS: changes.change_hosts,
    Verb.CLOSE: changes.close,
    Verb.REOPEN: changes.reopen,
    Verb.SERIES: ending_series.ask_to_end,
    Verb.SKIP: ending_series.skip,
    Verb.CANCEL: cancelling.ask_why,
    Verb.MATERIALS: ending.keep_materials,
}


def manage_session(turn: Turn, facts: Managing) -> Decision:
    """Show a session, or do with it what was said."""
    return manage(turn, facts, DOES)


def choose_deed(turn: Turn, step: Manage, facts: Managing) -> Decision:
    """Do what was chosen."""
    return choose(turn, facts, DOES)


COMMANDS = (
    Command(
        "session",
        SESSION,
        _("see, move, change or cancel a session"),
        look_at_managing,
        manage_session,
        Takes.ANYTHING,
        "S7",
    ),
    Command(
        "session.move",
        MOVE,
        _("move a session"),
        look_at_moving,
        manage_session,
        Takes.ANYTHING,
        "S7",
        listed=False,
    ),
)
STEPS = (
    StepKind(Manage, look_at_step, choose_deed, menu=True, means=verb_meant),
    *moving.STEPS,
    *changes.STEPS,
    *cancelling.STEPS,
    *ending.STEPS,
    *ending_series.STEPS,
)
