"""What standard messages become on a text message channel; ``python -m tests.bot.parts.golden`` writes it down anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from pathlib import Path
from typing import Final

from bot.channels.abilities import Abilities, Alphabet, Choices, Cost
from bot.channels.contract import Message, ShownChoice
from bot.engine.choices import with_choices
from bot.i18n import Speech
from bot.parts.rendering import Rendered, render
from handlers.basics.greeting import greeting
from handlers.checkins.asking import OPENLY, heat_question
from handlers.decision import YES_NO, Choice, Lane
from handlers.model import FOUR_LANGUAGES, Address, Person
from handlers.text import Said, Verbatim, When, _, lines, sentences

FILE: Final = Path(__file__).with_name("golden.txt")
SMS: Final = Abilities(
    masked=True, forgeable=True, choices=Choices.LETTERS, alphabet=Alphabet.GSM, cost=Cost(a_part=1_000, most_parts=6)
)
"""As a gateway has them; the price is made up."""
_MARIA = Person("maria", "Maria", Address("sms", "7f3a"), greeted_at=None)
_WHEN = When(date(2026, 11, 26), time(9), time(12))
_MESSAGES: Final[tuple[tuple[str, Said, tuple[Choice, ...]], ...]] = (
    ("check-in", sentences(_("Good morning {name}.", name="Maria"), _("Is all well?")), OPENLY),
    ("heat", heat_question(), OPENLY),
    (
        "wave",
        lines(
            _("A neighbour asks for help: {words}", words=_("{what}, {when}.", what=Verbatim("Zoë"), when=_WHEN)),
            _("Can you do this? No is fine too."),
        ),
        YES_NO,
    ),
    ("greeting", greeting(_MARIA, FOUR_LANGUAGES, Lane.REPLY).text, ()),
)


def message(speech: Speech, language: str, text: Said, choices: Sequence[Choice], letter: str = "A") -> Message:
    """Render a message as the delivery does."""
    shown = tuple(ShownChoice(c.id, n, speech.render(c.label, language)) for n, c in enumerate(choices, start=1))
    said = speech.render(text, language)
    return Message(with_choices(said, shown), choices=shown, letter=letter if shown else "", asks=said if shown else "")


def told() -> str:
    """Tell what each message becomes, in each language."""
    speech = Speech.load()
    return "\n".join(
        line
        for name, text, choices in _MESSAGES
        for code in ("nl", "fr", "en", "de")
        for line in _told(f"{name} {code}", render(message(speech, code, text, choices), SMS))
    )


def _told(name: str, made: Rendered) -> Iterator[str]:
    lost = ", ".join(sorted(made.lost)) or "nothing"
    yield f"== {name}: {made.segments} segments, {made.cost / 10_000:.3f} euro, lost {lost}"
    for part in made.parts:
        yield part.text
    yield ""


if __name__ == "__main__":
    FILE.write_text(told(), encoding="utf-8")
