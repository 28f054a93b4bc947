"""Fold what people type into forms that can be compared, kept and shown.

*plain*: case, width and invisible characters no longer matter; accents still do. For commands.
*bare*: accents, Arabic letter forms and the script of digits no longer matter either. For looking words up in tables.
*clean*: what the person typed, minus what can disturb a screen or a database. For keeping and showing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

LIMIT = 4000
MARKS_PER_LETTER = 4
TYPO_LETTERS = 4
_CLUSTER_LIMIT = 16
_REPLACEMENT = "\ufffd"
_JOINERS = "\u200c\u200d"
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[\n ]*")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?;\n\u061f\u061b\u2026]")

_APOSTROPHES = dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u00b4\u0060\u2032\uff07", "'")
_TURKISH = {"\u0130": "i", "\u0131": "i"}
_NEWLINES = {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1c": "\n", "\x1d": "\n", "\x1e": "\n", "\x85": "\n"}
_NEWLINES |= {"\u2028": "\n", "\u2029": "\n"}
_SPELLINGS = str.maketrans(_APOSTROPHES | _TURKISH | _NEWLINES)
_LETTERS = {
    "\u0153": "oe",
    "\u00e6": "ae",
    "\u00f8": "o",
    "\u0142": "l",
    "\u0111": "d",
    "\u0640": "",  # Arabic tatweel only stretches a word
    "\u0649": "\u064a",
    "\u06cc": "\u064a",
    "\u0629": "\u0647",
    "\u06a9": "\u0643",
    "\t": " ",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word in its bare form, and where it stands in the text it came from (`text[start:end]`)."""

    text: str
    start: int
    end: int
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its bare form; `origin[i]` is the place in the original of its character `i`."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded characters `start` to `end` (not included, not empty) stand in the original."""
        return self.origin[start], self.origin[end - 1] + 1


def plain(text: str, limit: int = LIMIT) -> str:
    """Return the text for matching commands; twice gives the same as once, and never more than `limit` characters."""
    shown = text[:limit].translate(_SPELLINGS)
    if not (shown.isascii() and shown.isprintable()):
        shown = _settled(shown, limit)
    tidy = _LINES.sub("\n", _SPACES.sub(" ", shown.casefold()))[:limit]
    return tidy.strip()


def _settled(text: str, limit: int) -> str:
    # Removing characters can bring others together, so one round of normalising is not always enough.
    for _ in range(4):
        folded = unicodedata.normalize("NFKC", text)[:limit].casefold().replace("i\u0307", "i").translate(_SPELLINGS)
        folded = unicodedata.normalize("NFKC", "".join(map(_visible, folded)))[:limit]
        if folded == text:
            break
        text = folded
    return text


def _visible(character: str) -> str:
    if character in "\n\t":
        return character
    match unicodedata.category(character):
        case "Cc" | "Cf":
            return ""
        case "Cs":
            return _REPLACEMENT
        case _:
            return character


def fold(text: str, limit: int = LIMIT) -> Folded:
    """Return the bare form of the first `limit` characters, itself no longer, with the way back to the original."""
    every = ((folded, i) for i, character in enumerate(text[:limit]) for folded in _bare_character(character))
    pairs = list(islice(every, limit))
    return Folded("".join(folded for folded, _ in pairs), tuple(i for _, i in pairs))


def bare(text: str, limit: int = LIMIT) -> str:
    """Return the bare form on one line, with single spaces, of at most `limit` characters."""
    return " ".join("".join(map(_bare_character, text[:limit]))[:limit].split())


@lru_cache(maxsize=4096)
def _bare_character(character: str) -> str:
    return "".join(map(_bare_part, _decomposed(character.translate(_SPELLINGS))))


def _decomposed(text: str) -> str:
    for _ in range(4):
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        if folded == text:
            break
        text = folded
    return text


def _bare_part(part: str) -> str:
    spelled = part.translate(_SPELLINGS)
    if spelled in _LETTERS:
        return _LETTERS[spelled]
    if spelled == "\n":
        return spelled
    if (digit := unicodedata.decimal(spelled, None)) is not None:
        return str(digit)
    match unicodedata.category(spelled):
        case "Mn" | "Me" | "Cc" | "Cf":
            return ""
        case "Zs" | "Cs":
            return " "
        case _:
            return spelled


def words(text: str, limit: int = LIMIT) -> tuple[Word, ...]:
    """Return the words and numbers of the text, bare, in order; apostrophes, hyphens and signs part them."""
    folded, found, sentence, last = fold(text, limit), [], 0, 0
    for match in _WORD.finditer(folded.text):
        sentence += bool(_SENTENCE_END.search(folded.text, last, match.start()))
        last = match.end()
        found.append(Word(match.group(), *folded.span(match.start(), match.end()), sentence))
    return tuple(found)


def clean(text: str, limit: int = LIMIT) -> str:
    """Return the text fit to keep and show: no controls, no bidi tricks, few marks a letter, case as typed.

    Joiners that emoji and Persian need stay, one at a time. Line breaks and tabs stay.
    """
    if _is_plain(text):
        return text[:limit].strip(" ")
    kept: list[str] = []
    marks = 0
    for character in text[:limit].replace("\r\n", "\n"):
        shown = character if character in _JOINERS else _visible(_NEWLINES.get(character, character))
        if shown in _JOINERS and shown and (not kept or kept[-1] in _JOINERS):
            continue
        if shown and shown not in _JOINERS:
            marks = marks + 1 if unicodedata.category(shown) in ("Mn", "Me") else 0
        if shown and marks <= MARKS_PER_LETTER:
            kept.append(shown)
    return "".join(kept).strip(" \t\n" + _JOINERS)


def _is_plain(text: str) -> bool:
    """Tell whether there is nothing to look at twice: most names and many messages, and all rooms are full of names."""
    return text.isascii() and text.isprintable()


def graphemes(text: str) -> Iterator[str]:
    """Yield what a reader sees as single characters; none is longer than 16 code points, whatever is stacked on it."""
    cluster = ""
    for character in text:
        if cluster and len(cluster) < _CLUSTER_LIMIT and _belongs(cluster, character):
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    if cluster:
        yield cluster


def _belongs(cluster: str, character: str) -> bool:
    if cluster[-1] == "\u200d" or character in _JOINERS or "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    if _is_flag_half(character):
        return len(cluster) == 1 and _is_flag_half(cluster)
    return unicodedata.category(character) in ("Mn", "Me", "Mc")


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def one_line(text: str, graphemes_shown: int = 40) -> str:
    """Return the text clean, on one line, cut with an ellipsis after so many characters as a reader counts them."""
    shown = " ".join(clean(text).split())
    if _is_plain(shown) and len(shown) <= graphemes_shown:
        return shown
    clusters = list(islice(graphemes(shown), graphemes_shown + 1))
    if len(clusters) <= graphemes_shown:
        return shown
    return "".join(clusters[: graphemes_shown - 1]).rstrip() + "\u2026"


def without_reply_fallback(text: str) -> str:
    """Drop the quoted lines (`> …`) that Matrix clients put before a reply; what was quoted is never a command.

    The fallback is described in the Matrix specification up to v1.12, section "Fallbacks for rich replies".
    """
    lines = text.split("\n")
    start = 0
    while start < len(lines) and _is_quoted(lines[start], after_quote=start > 0):
        start += 1
    return "\n".join(lines[start:]) if start else text


def _is_quoted(line: str, *, after_quote: bool) -> bool:
    return line.startswith("> ") or line.rstrip() == ">" or (after_quote and not line.strip())


def distance_at_most_one(a: str, b: str) -> bool:
    """Tell whether one typing slip (a letter wrong, missing, too much, or two swapped) or none parts the words."""
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[same : same + 2] == long[same : same + 2][::-1] and short[same + 2 :] == long[same + 2 :]
    return swapped or short[same + 1 :] == long[same + 1 :]


def same_word(said: str, meant: str) -> bool:
    """Tell whether `said` is `meant`, or a slip of it: four letters at least, and the first letter right or swapped."""
    if said == meant:
        return True
    if min(len(said), len(meant)) < TYPO_LETTERS or not distance_at_most_one(said, meant):
        return False
    return said[0] == meant[0] or said[:2] == meant[1::-1]
