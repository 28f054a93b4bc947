"""Help: four choices first, and on request everything that can be said, built from the table of commands itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.basics.words import COMMANDS_WORDS, HELP_WORDS, MENU_WORDS
from handlers.decision import Choice, Command, Decision, React, Say, StepKind, Takes, Turn, look_at_nothing, say
from handlers.look import Look
from handlers.text import FirstWord, Joined, Said, Verbatim, _, lines


@dataclass(frozen=True, slots=True)
class HelpMenu:
    """Ask what brought the person here; a choice is the id of a command."""

    name: ClassVar[str] = "help.menu"


_MENU = {
    "need": _("ask for help"),
    "tasks": _("help a neighbour"),
    "commands": _("everything I can do"),
    "human": _("talk to a person"),
}


@dataclass(frozen=True, slots=True)
class Explained:
    """The commands and the step that explain a table of commands, themselves among them."""

    commands: tuple[Command, ...]
    steps: tuple[StepKind, ...]


def explaining(others: Sequence[Command]) -> Explained:
    """Make `help` and `commands` for a table, and the step that goes on with what was chosen."""
    table: dict[str, Command] = {}

    def list_commands(turn: Turn, facts: None) -> Decision:
        listed = [command for command in table.values() if command.listed and command.is_for(turn)]
        return _in_private(turn, Say(turn.me, "help.commands", lines(*map(line_of, listed))))

    async def look_for_help(turn: Turn, look: Look) -> object:
        return await table["need"].look(turn, look) if turn.text and "need" in table else None

    def help_out(turn: Turn, facts: object) -> Decision:
        # "help with my shopping" is a request already.
        return table["need"].decide(turn, facts) if turn.text and "need" in table else _show_menu(turn, table)

    def begin(turn: Turn, facts: None) -> Decision:
        # Neighbours who greet each other in a room do not mean us.
        return _show_menu(turn, table) if turn.in_private else Decision()

    async def look_at_chosen(turn: Turn, look: Look, step: HelpMenu) -> object:
        chosen = _chosen(turn, table)
        return await chosen.look(_anew(turn), look) if chosen else None

    def go_on(turn: Turn, step: HelpMenu, facts: object) -> Decision:
        chosen = _chosen(turn, table)
        return chosen.decide(_anew(turn), facts) if chosen else _show_menu(turn, table)

    begins = _("begin here")
    own = (
        Command("help", HELP_WORDS, begins, look_for_help, help_out, Takes.ANYTHING, rescue=True, listed=False),
        Command("menu", MENU_WORDS, begins, look_at_nothing, begin, rescue=True),
        Command("commands", COMMANDS_WORDS, _("this list"), look_at_nothing, list_commands, rescue=True),
    )
    table.update({command.id: command for command in (*others, *own)})
    return Explained(own, (StepKind(HelpMenu, look_at_chosen, go_on, menu=True),))


def line_of(command: Command) -> Said:
    """Say in one line how a command is said and what it does."""
    spoken: Said = FirstWord(command.words)
    if command.example:
        spoken = Joined((spoken, Verbatim(command.example)))
    return Joined((spoken, command.does), by=" – ")


def _show_menu(turn: Turn, table: Mapping[str, Command]) -> Decision:
    choices = tuple(Choice(id_, label) for id_, label in _MENU.items() if id_ in table)
    return _in_private(
        turn, Say(turn.me, "help.menu", _("What can I do for you?"), choices=choices, step=HelpMenu(), light=True)
    )


def _in_private(turn: Turn, said: Say) -> Decision:
    return say(said) if turn.in_private else say(React("👋"), said)


def _chosen(turn: Turn, table: Mapping[str, Command]) -> Command | None:
    return table.get(turn.answer.choice) if turn.answer and turn.answer.choice else None


def _anew(turn: Turn) -> Turn:
    return replace(turn, text="", answer=None)
