"""Another language beside a text: which ones its readers chose and cannot read yet, and the offer to add one."""

from __future__ import annotations

from collections import Counter
from typing import Final

from handlers.announcements.composing.preview import Previewing, ask_whether_ready
from handlers.announcements.nouns import Draft
from handlers.announcements.steps import AnnounceMore
from handlers.decision import Choice, Say, Turn
from handlers.model import Language
from handlers.text import Said, Text, Verbatim, _, _n, lines

NO_MORE: Final = "no"
FEWEST_COUNTED: Final = 3
"""So many readers of a language are counted aloud; of fewer it could be told who they are."""
_MOST_NAMED: Final = 2


def ask_more(turn: Turn, draft: Draft, facts: Previewing, before: Said) -> Say:
    """Offer the languages that are not there yet, those that most of its readers chose or its rooms speak first."""
    readers = _readers(facts)
    spoken = Counter(target.place.language for target in facts.targets)
    left = [one for one in turn.service.languages if one.code not in draft.languages]
    left.sort(key=lambda one: (-readers[one.code], -spoken[one.code]))
    if not left:
        return ask_whether_ready(turn, draft, facts, before)
    choices = (*(Choice(one.code, Verbatim(one.own_name)) for one in left), Choice(NO_MORE, _("no, go on")))
    wanted = [_who_reads(facts, one, readers[one.code]) for one in left[:_MOST_NAMED] if readers[one.code]]
    text = lines(before, *wanted, _("Another language beside it?"))
    return Say(turn.me, "announce.more", text, choices=choices, step=AnnounceMore(draft), free=True)


def _readers(facts: Previewing) -> Counter[str]:
    readers: Counter[str] = Counter()
    for (_place, language), count in facts.readers.items():
        readers[language] += count
    return readers


def _who_reads(facts: Previewing, language: Language, count: int) -> Text:
    """Say how many read it, and where, when that is one place."""
    name = Verbatim(language.own_name)
    where = {place for (place, code), n in facts.readers.items() if code == language.code and n}
    (place, *more) = facts.country.named(where) or (None,)
    if count < FEWEST_COUNTED:
        return _("Some of them read: {language}.", language=name)
    if place is None or more:
        return _n("{count} of them reads: {language}.", "{count} of them read: {language}.", count, language=name)
    return _n(
        "In {place} {count} person reads: {language}.",
        "In {place} {count} people read: {language}.",
        count,
        place=place.name,
        language=name,
    )
