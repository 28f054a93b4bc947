"""The text of an announcement: read apart by language, and put together for one room in the order its people read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from handlers.announcements.nouns import Enclosed, Wording
from handlers.model import Language
from handlers.reading.plain import clean, plain
from handlers.text import InLanguage, Said, Verbatim, _, lines

LONGEST: Final = 1200
"""Letters in one language: what fits on a screen or two, four times over."""
SHORTEST: Final = 3
_MARK: Final = re.compile(r"\s*[-–—=*]+\s*([^\W\d_]{2,12})\s*[-–—=*]*\s*:?")
"""A line such as ``— fr —`` or ``-- Français --`` begins another language."""

_IN_ANOTHER: Final = {
    "nl": _("(This message is in Dutch.)"),
    "fr": _("(This message is in French.)"),
    "de": _("(This message is in German.)"),
    "en": _("(This message is in English.)"),
}


def read_wordings(words: str, language: str, known: Iterable[Language]) -> tuple[Wording, ...]:
    """Part what was typed by its marks; what stands before the first mark is in *language*."""
    codes = {plain(name): one.code for one in known for name in (one.code, one.own_name, *one.names)}
    found: dict[str, list[str]] = {language: []}
    current = language
    for line in clean(words).splitlines():
        mark = _MARK.fullmatch(line)
        code = codes.get(plain(mark[1])) if mark else None
        if code:
            current = code
            found.setdefault(code, [])
        else:
            found[current].append(line)
    texts = {code: "\n".join(said).strip() for code, said in found.items()}
    return tuple(Wording(code, text) for code, text in texts.items() if text)


def for_room(
    texts: tuple[Wording, ...], language: str, line: str = "", enclosed: Enclosed | None = None, place: str = ""
) -> Said:
    """Put the text together: the room's own language first, the others below; what was put right stands at the end.

    In private it says of which place the organisers are.
    """
    first = next((text for text in texts if text.language == language), texts[0])
    others = tuple(text for text in texts if text is not first)
    of_whom = _("Message of the organisers of {place}:", place=place) if place else _("Message of the organisers:")
    parts: list[Said] = [of_whom, *_in_which(first, language), Verbatim(first.words)]
    for text in others:
        parts += [Verbatim(f"— {text.language} —"), Verbatim(text.words)]
    if enclosed:
        parts.append(_("With a file: {says}", says=Verbatim(enclosed.says)))
    if line:
        parts.append(_("Corrected: {line}", line=line))
    return lines(*parts)


def _in_which(text: Wording, language: str) -> tuple[Said, ...]:
    """Say to who chose another language in which one the text is; nobody promises a translation."""
    said = _IN_ANOTHER.get(text.language) if text.language != language else None
    return (InLanguage(language, said),) if said else ()


def opening(texts: tuple[Wording, ...], language: str = "", letters: int = 40) -> str:
    """Return the first words, in that language if there is such a text, to tell one announcement from another."""
    first = next((text for text in texts if text.language == language), texts[0])
    words = " ".join(first.words.split())
    return words if len(words) <= letters else f"{words[:letters].rpartition(' ')[0] or words[:letters]}…"


def is_alike(one: str, other: str) -> bool:
    """Tell whether two texts say nearly the same: three words of four are in both."""
    mine, theirs = ({*plain(words).split()} for words in (one, other))
    return bool(mine) and len(mine & theirs) * 4 >= 3 * max(len(mine), len(theirs))
