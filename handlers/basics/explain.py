"""Help: four choices first, and on request all that can be said, by topic, built from the table of commands itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.basics.topics import TOPICS, Topic
from handlers.basics.words import COMMANDS_WORDS, HELP_WORDS, MENU_WORDS
from handlers.decision import Choice, Command, Decision, React, Say, StepKind, Takes, Turn, look_at_nothing, say
from handlers.look import Look
from handlers.text import FirstWord, Joined, Said, Verbatim, _, lines


@dataclass(frozen=True, slots=True)
class HelpMenu:
    """Ask what brought the person here; a choice is the id of a command."""

    name: ClassVar[str] = "help.menu"


@dataclass(frozen=True, slots=True)
class HelpTopics:
    """Ask what somebody wants to know more about; a choice is the id of a topic."""

    name: ClassVar[str] = "help.topics"


EVERYTHING: Final = "everything"
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

    def offer_topics(turn: Turn, facts: None) -> Decision:
        offered = [Choice(topic.id, topic.label) for topic in TOPICS if _listed(topic, table, turn)]
        choices = (*offered, Choice(EVERYTHING, _("everything")))
        text = _("What would you like to know more about?")
        return _in_private(turn, Say(turn.me, "help.commands", text, choices=choices, step=HelpTopics(), light=True))

    def explain(turn: Turn, step: HelpTopics, facts: None) -> Decision:
        chosen = turn.answer.choice if turn.answer else None
        wanted = [topic for topic in TOPICS if chosen in {topic.id, EVERYTHING}]
        told = [Say(turn.me, "help.topic", page) for topic in wanted if (page := _page(topic, table, turn))]
        return say(*told) if told else offer_topics(turn, None)

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

    begins, everything = _("begin here"), _("all that you can say, by topic")
    own = (
        Command("help", HELP_WORDS, begins, look_for_help, help_out, Takes.ANYTHING, rescue=True, listed=False),
        Command("menu", MENU_WORDS, begins, look_at_nothing, begin, rescue=True),
        Command("commands", COMMANDS_WORDS, everything, look_at_nothing, offer_topics, rescue=True),
    )
    table.update({command.id: command for command in (*others, *own)})
    topics = StepKind(HelpTopics, _look_at_nothing, explain, menu=True)
    return Explained(own, (StepKind(HelpMenu, look_at_chosen, go_on, menu=True), topics))


async def _look_at_nothing(turn: Turn, look: Look, step: HelpTopics) -> None:
    """Read nothing: what is explained is known."""


def _listed(topic: Topic, table: Mapping[str, Command], turn: Turn) -> list[Command]:
    """Return the commands of a topic that this person may say."""
    found = [table[id_] for id_ in topic.commands if id_ in table]
    return [command for command in found if command.listed and command.is_for(turn)]


def _page(topic: Topic, table: Mapping[str, Command], turn: Turn) -> Said | None:
    """Explain one topic; None when there is nothing in it for this person."""
    listed = _listed(topic, table, turn)
    title = _("About {topic}:", topic=topic.label)
    return lines(title, *map(line_of, listed)) if listed else None


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
