"""The words of a request that neighbours may read: without moment, street, names and private things."""

import re
from datetime import datetime

from handlers.reading.dates.apart import apart_from_moment
from handlers.reading.hidden import hides_something, kind_word
from handlers.reading.others_names import keeps_a_name, without_names
from handlers.reading.phrases import either, words_in
from handlers.reading.plain import bare, clean, one_line, words
from handlers.reading.privacy import Private, find_private, without_private
from handlers.reading.streets import find_streets, is_surely_street
from handlers.reading.title_words import (
    ARTICLES,
    COMPLETING,
    HELP_WITH,
    IN,
    LOOSE_ENDS,
    TOWARDS,
    WHICH,
    WITH,
)

TITLE_GRAPHEMES = 60
_MOST_TITLE_WORDS = 8
_MOST_WORDS_READ = 30

_HELP = re.compile(f"^(?:{'|'.join(HELP_WITH.values())})", re.IGNORECASE)
_LED_IN = re.compile(rf"^(?:{either(WITH)}) (?:(?:{either(WHICH)}) )?(?=\w)", re.IGNORECASE)

_LOOSE_ENDS = words_in(LOOSE_ENDS)
_COMPLETING = words_in(COMPLETING)
_TOWARDS = words_in(TOWARDS)
_IN = words_in(IN)
_ARTICLES = words_in(ARTICLES)


def title_of(text: str, now_local: datetime, language: str) -> str:
    """Return the words without date and without anything private; empty when too little or too much is left."""
    if is_torn(text):
        return ""
    spoken = without_private(without_street(clean(text))).split()
    if len(spoken) > _MOST_WORDS_READ:
        return ""
    title = public_line(" ".join(apart_from_moment(spoken, now_local, language)))
    if title and hides_something(text, title):
        return _plain_title(text)
    if not 2 <= len(title.split()) <= _MOST_TITLE_WORDS:
        return ""
    needed = _LED_IN.sub("", title)
    return needed[:1].upper() + needed[1:]


def public_line(text: str) -> str:
    """Return words that may stand in public: private things and names left out, on one line; empty when none stay."""
    if is_torn(text):
        return ""
    said = without_names(without_private(clean(text)))
    line = one_line(_without_loose_end(_HELP.sub("", said)), TITLE_GRAPHEMES).strip(" ,.;:-·")
    if hides_something(text, line) or keeps_a_name(text, said):
        return _plain_title(text)
    return line[:1].upper() + line[1:] if sum(character.isalpha() for character in line) > 1 else ""


def _plain_title(text: str) -> str:
    """Return the kind of help alone: better a plain card than a secret on it."""
    kind = kind_word(text)
    return kind[:1].upper() + kind[1:]


def is_torn(text: str) -> bool:
    """Tell whether leaving out an illness or a medicine leaves words that say nothing: "has to get"."""
    said = clean(text)
    illnesses = [finding for finding in find_private(said) if finding.kind is Private.HEALTH]
    behind = (words(said[finding.cut_end : finding.cut_end + 40])[:1] for finding in illnesses)
    return any(word and word[0].text in _COMPLETING for word in behind)


def is_only_a_moment(text: str, now_local: datetime, language: str) -> bool:
    """Tell whether the words say when, and nothing else."""
    return not any(any(map(str.isalpha, word)) for word in apart_from_moment(clean(text).split(), now_local, language))


def street_said(text: str) -> tuple[int, int] | None:
    """Return where the street of the help stands, with the "in the" before it; a street to go to is none."""
    said = words(text)
    for street in find_streets(text, said):
        lead = street.first
        while lead and said[lead - 1].text in _ARTICLES:
            lead -= 1
        before = said[lead - 1].text if lead else ""
        is_sure = street.has_number or before in _IN or is_surely_street(text, said, street)
        if street.first < street.end and before not in _TOWARDS and is_sure:
            first = lead - 1 if before in _IN else street.first
            start, end = said[min(first, street.number or first)].start, said[street.end - 1].end
            return start, max(end, said[street.number_end - 1].end if street.has_number else end)
    return None


def without_street(text: str) -> str:
    """Return the words without the street of the help: it stands in public in a place of its own."""
    found = street_said(text)
    return f"{text[: found[0]].rstrip(' ,')} , {text[found[1] :].lstrip(' ,')}".strip(" ,") if found else text


def _without_loose_end(text: str) -> str:
    pieces = text.split()
    while pieces and bare(pieces[-1]).strip(".,;:") in _LOOSE_ENDS:
        pieces.pop()
    return " ".join(pieces)
