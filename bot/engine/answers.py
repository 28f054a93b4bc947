"""Reads what somebody says as an answer to a question as it was shown to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.codec import Posed
from handlers.basics.misread import is_bare
from handlers.basics.which import Lettered
from handlers.decision import Answer, StepKind, Turn
from handlers.reading.answers import Unclear, read_choice, read_choices
from handlers.reading.plain import bare, plain
from handlers.requests.draft_steps import AskHelpers, AskWhat, AskWhen, AskWhere, ConfirmWhen
from storage.questions import Question

if TYPE_CHECKING:
    from bot.words import Found
    from handlers.text import Text

_A_TEXT, _SURELY_A_TEXT = 4, 7
"""Words; fewer may be a command even where a text is awaited, and what can be nothing else up to the second figure."""
_SAYING_MORE = frozenset(step.name for step in (AskWhat, AskWhen, ConfirmWhen, AskWhere, AskHelpers))
"""Steps of a request that is not sent yet: a wrong answer is seen before it is, and can be changed."""


@dataclass(frozen=True, slots=True)
class Pending:
    """An open question as it can be answered: where answers go, what was shown, what was said so far."""

    question: Question
    kind: StepKind
    asked: Posed
    step: Any

    @property
    def is_harmless(self) -> bool:
        """Whether nothing comes of an answer before more is said."""
        return self.question.step in _SAYING_MORE

    @property
    def lettered(self) -> Lettered:
        """The question as it is named where questions have letters."""
        return Lettered(self.asked.message.letter, self.asked.message.asks)

    def is_answered_by(self, turn: Turn) -> bool:
        """Whether the words are one of the choices that were shown."""
        return (as_shown(turn, self) or read_answer(turn.text, self.asked)) is not None


def is_a_text(text: str, found: Found | None) -> bool:
    """Tell whether it is long enough to be the text that is awaited, and no command."""
    words = len(text.split())
    return words >= _SURELY_A_TEXT or (words >= _A_TEXT and not (found and found.is_unmistakable))


def begins_as_command(text: str, found: Found | None) -> Text | None:
    """Return the words of a command that a text begins as, when they are sure or a number follows: it may be one."""
    if found is None or found.command.is_talk or not plain(text).removeprefix("!").strip().startswith(found.words):
        return None
    behind = found.rest.partition(" ")[0]
    return found.command.words if found.command.is_sure or any(map(str.isdecimal, behind)) else None


def as_shown(turn: Turn, pending: Pending) -> Answer | None:
    """Read the whole words of a choice, or others that the step knows for it: they answer, even if they begin more."""
    said, means = bare(turn.text), pending.kind.means(turn, pending.step) if pending.kind.means else None
    meant = [choice.id for choice in pending.asked.choices if said == bare(choice.label) or choice.id == means]
    meant = meant or ([means] if means else [])
    return Answer(meant[0], turn.text, choices=(meant[0],)) if len(meant) == 1 else None


def may_mean_something_else(turn: Turn, asked: Posed, answer: Answer) -> bool:
    """Tell whether a bare yes or no, and no reply, came after we said something about something else."""
    labels = [choice.label for choice in asked.choices]
    return asked.aside and not turn.incoming.reply_to and is_bare(turn.text, answer.choice, labels)


def read_answer(text: str, asked: Posed) -> Answer | None:
    """Read one of the shown choices, or several; None when it is no choice."""
    if not asked.choices:
        return None
    if asked.many:
        several = read_choices(text, asked.choices)
        return None if isinstance(several, Unclear) or not several else Answer(several[0], text, choices=several)
    one = read_choice(text, asked.choices)
    return None if isinstance(one, Unclear) else Answer(one, text, choices=(one,))
