"""Help: a few choices first, and on request all that can be said, by topic, built from the table of commands itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.basics.in_room import help_in_room, is_called
from handlers.basics.pleasantries import look_whether_going, say_goodbye
from handlers.basics.topics import TOPICS, Topic
from handlers.basics.words import COMMANDS_WORDS, HELP_WORDS, MENU_WORDS
from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, Turn, look_at_nothing, say
from handlers.look import Look
from handlers.model import LEADING
from handlers.signs import wave
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
    "session.new": _("make a session"),
    "announce": _("announce something"),
    "commands": _("everything I can do"),
    "human": _("talk to a person"),
}
_LEADS: Final = frozenset({"session.new", "announce"})
"""What only those read who lead a neighbourhood."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The commands and the step that explain a table of commands, themselves among them."""

    commands: tuple[Command, ...]
    steps: tuple[StepKind, ...]


def explaining(others: Sequence[Command]) -> Explained:
    """Make `help` and `commands` for a table, and the step that goes on with what was chosen."""
    guide = _Guide({command.id: command for command in others})
    begins, everything = _("begin here"), _("all that you can say, by topic")
    own = (
        Command(
            "help", HELP_WORDS, begins, guide.look_for_help, guide.help_out, Takes.ANYTHING, rescue=True, listed=False
        ),
        Command("menu", MENU_WORDS, begins, look_whether_going, guide.begin, rescue=True),
        Command("commands", COMMANDS_WORDS, everything, look_at_nothing, guide.offer_topics, rescue=True),
    )
    guide.table.update({command.id: command for command in own})
    menu = StepKind(HelpMenu, guide.look_at_chosen, guide.go_on, menu=True)
    return Explained(own, (menu, StepKind(HelpTopics, _look_at_nothing, guide.explain, guide.back, menu=True)))


@dataclass(frozen=True, slots=True)
class _Guide:
    """Whoever knows all commands by their ids, and explains them."""

    table: dict[str, Command]

    # --- a short menu ---------------------------------------------------------------------------------------------

    async def look_for_help(self, turn: Turn, look: Look) -> object:
        """Read what a request needs: "help with my shopping" is one already."""
        return await self.table["need"].look(turn, look) if turn.text and "need" in self.table else None

    def help_out(self, turn: Turn, facts: object) -> Decision:
        """Begin a request, or show the menu."""
        is_request = turn.text and "need" in self.table
        return self.table["need"].decide(turn, facts) if is_request else self._show_menu(turn)

    def begin(self, turn: Turn, going: int | None) -> Decision:
        """Show the menu, unless it was said in going; neighbours who greet each other in a room do not mean us."""
        if going is not None:
            return say_goodbye(turn, going)
        return self._show_menu(turn) if turn.in_private or is_called(turn) else Decision()

    def _show_menu(self, turn: Turn) -> Decision:
        if is_called(turn):
            return help_in_room(turn, True)
        leads = turn.is_admin or any(standing.roles & LEADING for standing in turn.standings)
        shown = [id_ for id_ in _MENU if id_ in self.table and (leads or id_ not in _LEADS)]
        choices = tuple(Choice(id_, _MENU[id_]) for id_ in shown)
        text = _("What can I do for you?")
        return say(*wave(turn), Say(turn.me, "help.menu", text, choices=choices, step=HelpMenu(), light=True))

    async def look_at_chosen(self, turn: Turn, look: Look, step: HelpMenu) -> object:
        """Read what the command that was chosen needs."""
        chosen = self._chosen(turn)
        return await chosen.look(_anew(turn), look) if chosen else None

    def go_on(self, turn: Turn, step: HelpMenu, facts: object) -> Decision:
        """Do what was chosen."""
        chosen = self._chosen(turn)
        return chosen.decide(_anew(turn), facts) if chosen else self._show_menu(turn)

    def _chosen(self, turn: Turn) -> Command | None:
        return self.table.get(turn.answer.choice) if turn.answer and turn.answer.choice else None

    # --- by topic -------------------------------------------------------------------------------------------------

    def offer_topics(self, turn: Turn, facts: None) -> Decision:
        """Ask what somebody wants to know more about."""
        if is_called(turn):
            return help_in_room(turn, True)
        offered = [Choice(topic.id, topic.label) for topic in TOPICS if self._listed(topic, turn)]
        choices = (*offered, Choice(EVERYTHING, _("everything")))
        text = _("What would you like to know more about?")
        return say(*wave(turn), Say(turn.me, "help.commands", text, choices=choices, step=HelpTopics(), light=True))

    def explain(self, turn: Turn, step: HelpTopics, facts: None) -> Decision:
        """Explain the topic that was chosen, or all of them; another can be chosen then."""
        chosen = turn.answer.choice if turn.answer else None
        wanted = [topic for topic in TOPICS if chosen in {topic.id, EVERYTHING}]
        told = [Say(turn.me, "help.topic", page) for topic in wanted if (page := self._page(topic, turn))]
        return Decision(say=tuple(told), keep_open=True) if told else self.offer_topics(turn, None)

    def back(self, turn: Turn, step: HelpTopics, facts: None) -> Decision:
        """Ask again which topic."""
        return self.offer_topics(turn, facts)

    def _page(self, topic: Topic, turn: Turn) -> Said | None:
        """Explain one topic; None when there is nothing in it for this person."""
        listed = self._listed(topic, turn)
        title = _("About {topic}:", topic=topic.label)
        return lines(title, *map(line_of, listed)) if listed else None

    def _listed(self, topic: Topic, turn: Turn) -> list[Command]:
        """Return the commands of a topic that this person may say."""
        found = [self.table[id_] for id_ in topic.commands if id_ in self.table]
        return [command for command in found if command.listed and command.is_for(turn)]


async def _look_at_nothing(turn: Turn, look: Look, step: HelpTopics) -> None:
    """Read nothing: what is explained is known."""


def line_of(command: Command) -> Said:
    """Say in one line how a command is said and what it does."""
    spoken: Said = FirstWord(command.words)
    if command.example:
        spoken = Joined((spoken, Verbatim(command.example)))
    return Joined((spoken, command.does), by=" – ")


def _anew(turn: Turn) -> Turn:
    return replace(turn, text="", answer=None)
