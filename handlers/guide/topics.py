"""What can be asked about, in two short lists: what is hard to say need not stand beside coffee."""

from __future__ import annotations

from typing import Final

from handlers.decision import Choice
from handlers.guide.nouns import Topic
from handlers.reading.guide import spoken_topic
from handlers.text import _

HARD: Final = "hard"
CHOICES: Final = (
    Choice(Topic.MONEY, _("money and papers")),
    Choice(Topic.HOUSING, _("a place to live")),
    Choice(Topic.CARE, _("care and help at home")),
    Choice(Topic.CARING, _("I care for somebody")),
    Choice(Topic.PEOPLE, _("meeting or talking to people")),
    Choice(HARD, _("something that is hard to say")),
    Choice(Topic.UNSURE, _("I do not know where to go")),
)
HARD_CHOICES: Final = (
    Choice(Topic.VIOLENCE, _("violence or abuse")),
    Choice(Topic.ADDICTION, _("drink, drugs or gambling")),
    Choice(Topic.SUICIDE, _("thoughts of suicide")),
    Choice(Topic.UNSURE, _("something else")),
)


def topic_in(text: str) -> Topic | None:
    """Read what is looked for from somebody's own words."""
    spoken = spoken_topic(text)
    return Topic(spoken) if spoken else None
