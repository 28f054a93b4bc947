"""Find numbers that should stay private: telephone, account, card, national register, and e-mail addresses.

Everything works on the bare text, so digits of any script, invisible characters and full-width forms hide nothing.
Sources: IBAN check digits ISO 13616 (mod 97 of ISO 7064); Belgian national number: royal decree of 3 April 1984,
97 minus the rest of dividing by 97, with a 2 in front for people born from 2000; card numbers: Luhn, ISO/IEC 7812-1.
"""

import re
from collections.abc import Iterable, Iterator
from enum import Enum

from handlers.reading.plain import Folded, Word
from handlers.reading.private_words import NOT_PIN_BEHIND, PHONE_WORDS, PIN_FILLING, PIN_WORDS

Span = tuple[int, int]
_MOST_GROUPS = 15
_SURELY_PHONE = 9

_EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")
_IBAN = re.compile(r"(?<![a-z0-9])[a-z]{2}[ .-]{0,3}\d[ .-]?\d(?:[ .-]{0,3}[a-z0-9]){11,30}")
_IBAN_COUNTRIES = """
    be 16 nl 18 fr 27 de 22 lu 20 gb 22 es 24 it 27 pt 25 pl 28 ro 24 bg 22 at 20 ch 21 ie 22 ma 28 tr 26
    dk 18 se 24
    no 15 fi 18 gr 27 cz 24 hu 28 sk 24 si 19 hr 21
    """
_IBAN_LENGTHS = {country: int(length) for country, length in re.findall(r"(\w+) (\d+)", _IBAN_COUNTRIES)}
_NATIONAL = re.compile(r"(?<!\d)\d{2}[ ./-]?\d{2}[ ./-]?\d{2}[ ./-]{0,3}\d{3}[ ./-]?\d{2}(?!\d)")
_CARD = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?!\d)")
_RUN = re.compile(r"\+? ?\(?\d(?:[ ./()-]{0,2}\d)*")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d{2}(?!\d)|\d{2}(?!\d|[/.-]\d| [1-9]))"
    r"|(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?!\d)"
)
_GROUP = re.compile(r"\d+")


class NumberKind(Enum):
    """What a private number is."""

    PHONE = "phone"
    IBAN = "iban"
    EMAIL = "email"
    NATIONAL_NUMBER = "national_number"
    CARD_PIN = "card_pin"


def find_numbers(folded: Folded, said: tuple[Word, ...]) -> Iterator[tuple[NumberKind, Span]]:
    """Yield private numbers with their place in the original; each digit belongs to one of them."""
    text = folded.text
    for kind, found in (
        (NumberKind.EMAIL, _emails(text)),
        (NumberKind.IBAN, _ibans(text)),
        (NumberKind.NATIONAL_NUMBER, _nationals(text)),
        (NumberKind.CARD_PIN, _cards(text)),
    ):
        for start, end in found:
            yield kind, folded.span(start, end)
            text = text[:start] + "\n" * (end - start) + text[end:]
    for start, end in _phones(text):
        yield NumberKind.PHONE, folded.span(start, end)
    for span in _pins(said):
        yield NumberKind.CARD_PIN, span


def _emails(text: str) -> list[Span]:
    return [match.span() for match in _EMAIL.finditer(text)]


def _ibans(text: str) -> list[Span]:
    found = []
    for match in _IBAN.finditer(text):
        end = _iban_end(match.group())
        if end:
            found.append((match.start(), match.start() + end))
    return found


def _iban_end(written: str) -> int | None:
    """Return where the account number ends within the text, None when its check digits are wrong."""
    length, digits = _IBAN_LENGTHS.get(written[:2], 0), ""
    for place, character in enumerate(written):
        digits += character if character.isalnum() else ""
        if length and len(digits) == length:
            turned = "".join(str(int(one, 36)) for one in digits[4:] + digits[:4])
            return place + 1 if int(turned) % 97 == 1 else None
    return None


def _nationals(text: str) -> list[Span]:
    return [match.span() for match in _NATIONAL.finditer(text) if _is_national("".join(_GROUP.findall(match.group())))]


def _is_national(digits: str) -> bool:
    # The month of a bis number is 20 or 40 higher.
    if not 0 <= int(digits[2:4]) % 20 <= 12 or int(digits[4:6]) > 31:
        return False
    check = int(digits[9:])
    return check in (97 - int(digits[:9]) % 97, 97 - int("2" + digits[:9]) % 97)


def _cards(text: str) -> list[Span]:
    return [match.span() for match in _CARD.finditer(text) if _is_card("".join(_GROUP.findall(match.group())))]


def _is_card(digits: str) -> bool:
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return 13 <= len(digits) <= 19 and sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _phones(text: str) -> Iterator[Span]:
    for run in _RUN.finditer(text):
        groups = [(run.start() + group.start(), run.start() + group.end()) for group in _GROUP.finditer(run.group())]
        place = 0
        while place < len(groups):
            taken = _phone_at(text, run.start(), groups, place)
            if _may_be_date(text, groups[place][0]) and _holds_mobile(
                text, groups[place + 1 : place + taken + 4], taken
            ):
                taken = 0
            if taken:
                start = groups[place][0]
                yield _with_plus(text, run.start(), start), groups[place + taken - 1][1]
            place += taken or _date_groups(text, groups[place][0])


def _may_be_date(text: str, start: int) -> bool:
    return text[start] == "0" and text[start + 1 : start + 2] not in ("0", "4") and text[max(start - 1, 0)] not in "+("


def _holds_mobile(text: str, groups: list[Span], taken: int) -> bool:
    """Tell whether a mobile number begins within the groups: 01/12/26 0470 12 34 56."""
    return any(_is_mobile(text, groups[later:]) for later in range(max(taken - 1, 0)))


def _is_mobile(text: str, groups: list[Span]) -> bool:
    """Tell whether a Belgian mobile number begins here, with or without its zero."""
    digits = ""
    for first, end in groups[:5]:
        digits += text[first:end]
        if len(digits) >= 9:
            break
    return (len(digits), digits[:2]) == (10, "04") or (len(digits) == 9 and digits[0] == "4" and digits[1] in "56789")


def _date_groups(text: str, start: int) -> int:
    return 3 if _DATE.match(text, start) else 1


def _with_plus(text: str, earliest: int, start: int) -> int:
    """Return where the number begins with the plus sign before it, if there is one."""
    before = text[earliest:start].rstrip(" (")
    return earliest + len(before) - 1 if before.endswith("+") else start


def _phone_at(text: str, run_start: int, groups: list[Span], place: int) -> int:
    """Return how many groups of digits from `place` are a telephone number; 0 when they are none."""
    start, first_end = groups[place]
    is_plus = text[max(run_start, start - 3) : start].strip(" (").endswith("+")
    is_named = _is_named_phone(text, start)
    if _DATE.match(text, start) or not (
        is_plus or is_named or text[start] in "04" or first_end - start >= _SURELY_PHONE
    ):
        return 0
    digits, totals = _joined(text, groups[place : place + _MOST_GROUPS])
    if is_plus or digits.startswith("00"):
        return _reaching(totals, range(13, 9, -1) if is_plus else range(15, 10, -1))
    if digits.startswith("0"):
        return _reaching(totals, (10, 9, 11, 12) if digits.startswith("04") else (9, 10, 11, 12))
    if digits[0] == "4" and digits[1:2] in "56789" and (taken := _reaching(totals, (9,))):
        return taken
    if totals[0] >= _SURELY_PHONE:
        return 1
    return _reaching(totals, range(12, 5, -1)) if is_named else 0


def _joined(text: str, groups: list[Span]) -> tuple[str, list[int]]:
    """Return the digits of the groups, and how many there are up to and with each group."""
    digits, totals = "", []
    for first, end in groups:
        digits += text[first:end]
        totals.append(len(digits))
    return digits, totals


def _is_named_phone(text: str, start: int) -> bool:
    before = text[max(start - 16, 0) : start].replace(":", " ").replace(".", " ").split()
    return not PHONE_WORDS.isdisjoint(before[-2:])


def _reaching(totals: list[int], wanted: Iterable[int]) -> int:
    return next((totals.index(total) + 1 for total in wanted if total in totals), 0)


def _pins(said: tuple[Word, ...]) -> Iterator[Span]:
    for place, word in enumerate(said):
        if word.text not in PIN_WORDS or (place + 1 < len(said) and said[place + 1].text in NOT_PIN_BEHIND):
            continue
        for number in said[place + 1 : place + 7]:
            if number.text.isdecimal() and 4 <= len(number.text) <= 8:
                yield word.start, number.end
            if number.text not in PIN_FILLING:
                break
