"""Read hours, stretches of hours and parts of the day from tokens.

Rules: "half three" is 2:30 in Dutch and German, 3:30 in English. An hour from 1 to 5 without more is in the afternoon,
6 and 7 may be the morning or the evening; a part of the day, *am*, a zero in front (08:30) or an hour from 13 decide.
"""

from collections.abc import Callable
from datetime import time
from typing import TypeAlias

from handlers.reading.answer_words import COUNTED
from handlers.reading.dates.pieces import At, Clock, ClockPiece, Lasting, Pair, PartSaid, Span
from handlers.reading.dates.tokens import Token, Tokens, is_continued, small_number
from handlers.reading.dates.words import AT_WHOSE, EARLY, ENGLISH_HOURS, LIMITS, Kind, Part, Unit

_EITHER_HALF = (6, 7)
_MINUTES_SAID = (5, 10, 15, 20, 25)


Found: TypeAlias = tuple[ClockPiece, int] | None


def read_clock(said: Tokens, i: int) -> Found:
    """Return what the tokens from `i` say about hours, and the place behind it."""
    rules: tuple[Callable[[Tokens, int], Found], ...] = (
        _lasting,
        _span,
        _before_or_after_noon,
        _limit,
        _at,
        _part,
        _pair,
    )
    return next((found for rule in rules if (found := rule(said, i))), None)


def is_morning_or_evening(clock: Clock) -> bool:
    """Tell whether the hour alone does not say which half of the day is meant."""
    return not clock.exact and clock.hour in _EITHER_HALF


def as_time(clock: Clock, part: Part | None = None) -> time:
    """Return the hour of the day that is meant."""
    hour = clock.hour % 24
    if not clock.exact and hour <= 12:
        hour = _in_part(hour, part)
    return time(hour, clock.minute)


def _in_part(hour: int, part: Part | None) -> int:
    match part:
        case Part.MORNING:
            return hour
        case Part.NIGHT | Part.MIDNIGHT:
            return 0 if hour == 12 else hour + 12 if 7 <= hour < 12 else hour
        case Part.EVENING:
            return 0 if hour == 12 else hour + 12
        case _:
            return hour + 12 if 1 <= hour <= 7 else hour


def _clock(said: Tokens, i: int) -> tuple[Clock, int] | None:
    """Read one hour; alone, a number counts only as not `marked`."""
    found = _half_or_quarter(said, i) or _minutes_around(said, i) or _named_hour(said, i) or _digits(said, i)
    return found and _with_meridiem(said, *found)


def _named_hour(said: Tokens, i: int) -> tuple[Clock, int] | None:
    part = said.at(i).of(Kind.PART)
    if part == Part.MIDNIGHT:
        return Clock(0, exact=True), i + 1
    if part == Part.NOON:
        return _with_fraction(said, Clock(12, exact=True), i + 1)
    return None


def _half_or_quarter(said: Tokens, i: int) -> tuple[Clock, int] | None:
    token, following = said.at(i), said.at(i + 1)
    if Kind.HALF in token:
        if Kind.AFTER in following and (hour := small_number(said.at(i + 2), 24)) is not None:
            return Clock(hour, 30), i + 3
        if (hour := small_number(following, 12)) and not (
            Kind.UNIT in said.at(i + 2) and Kind.HOUR not in said.at(i + 2)
        ):
            is_english = following.text in ENGLISH_HOURS or (following.number is not None and token.of(Kind.HALF) == 1)
            return Clock(hour if is_english else (hour - 1) or 12, 30), _behind_hour_word(said, i + 2)
    if Kind.QUARTER in token and (Kind.BEFORE in following or Kind.AFTER in following):
        hour = small_number(said.at(i + 2), 24)
        if hour is not None:
            return _moved(Clock(hour), -15 if Kind.BEFORE in following else 15), _behind_hour_word(said, i + 3)
    return None


def _minutes_around(said: Tokens, i: int) -> tuple[Clock, int] | None:
    """Read "ten to three", "vijf over half drie", "10 voor 3"; "10 to 12" in digits is a stretch."""
    minutes = small_number(said.at(i), 29)
    j = i + 2 if said.at(i + 1).of(Kind.UNIT) == Unit.MINUTE else i + 1
    turn = said.at(j)
    if minutes not in _MINUTES_SAID or not (Kind.BEFORE in turn or Kind.AFTER in turn):
        return None
    if said.at(i).number is not None and turn.text == "to":
        return None
    sign = -1 if Kind.BEFORE in turn else 1
    if Kind.HALF in said.at(j + 1) and (half := _half_or_quarter(said, j + 1)):
        return _moved(half[0], sign * minutes), half[1]
    hour = small_number(said.at(j + 1), 24)
    if hour is None or (Kind.UNIT in said.at(j + 2) and Kind.HOUR not in said.at(j + 2)):
        return None
    return _moved(Clock(hour), sign * minutes), _behind_hour_word(said, j + 2)


def _moved(clock: Clock, minutes: int) -> Clock:
    total = (clock.hour * 60 + clock.minute + minutes) % (24 * 60)
    hour = total // 60
    return Clock(hour or (12 if clock.hour in (0, 12) and minutes < 0 else hour), total % 60, hour >= 13, clock.marked)


def _behind_hour_word(said: Tokens, i: int) -> int:
    return i + 1 if Kind.HOUR in said.at(i) else i


def _digits(said: Tokens, i: int) -> tuple[Clock, int] | None:
    token = said.at(i)
    hour = small_number(token, 24)
    if hour is None or said.at(i + 1).text == "/" or (said.at(i + 1).text == "-" and said.at(i + 3).text == "-"):
        return None
    exact = hour >= 13 or hour == 0 or (token.text[0] == "0" and len(token.text) == 2)
    if said.at(i + 1).text in (":", ".") and _is_minutes(said.at(i + 2)) and token.number is not None:
        return _behind_minutes(said, i, hour, exact)
    if Kind.HOUR in said.at(i + 1):
        return _behind_marker(said, i + 2, hour, exact)
    return Clock(hour, 0, exact, marked=False), i + 1


def _behind_minutes(said: Tokens, i: int, hour: int, exact: bool) -> tuple[Clock, int] | None:
    minute = said.at(i + 2).number or 0
    could_be_date = said.at(i + 1).text == "." and 1 <= minute <= 12 and hour >= 1
    is_date = said.at(i + 1).text == "." and said.at(i + 3).text == "." and said.at(i + 3).glued
    if is_date or (said.at(i + 3).text == "/" and said.at(i + 3).glued):
        return None
    j = _behind_hour_word(said, i + 3)
    sure = not could_be_date or j > i + 3 or Kind.AT in said.at(i - 1) or Kind.AM in said.at(j) or Kind.PM in said.at(j)
    return (Clock(hour, minute, exact or (len(said.at(i).text) == 2 and hour < 10)), j) if sure else None


def _behind_marker(said: Tokens, i: int, hour: int, exact: bool) -> tuple[Clock, int]:
    """Read what may follow "10 u": glued or separate minutes, "et demie", "moins le quart"."""
    minutes = said.at(i)
    is_date = said.at(i + 1).text in ("/", ".", "-") or Kind.MONTH in said.at(i + 1) or Kind.UNIT in said.at(i + 1)
    if _is_minutes(minutes) and (minutes.glued or not is_date):
        return Clock(hour, minutes.number or 0, exact), _behind_hour_word(said, i + 1)
    return _with_fraction(said, Clock(hour, 0, exact), i)


def _with_fraction(said: Tokens, clock: Clock, i: int) -> tuple[Clock, int]:
    j = i + 1
    if Kind.AND in said.at(i) and Kind.HALF in said.at(j):
        return Clock(clock.hour, 30, clock.exact), j + 1
    if Kind.AND in said.at(i) and Kind.QUARTER in said.at(j):
        return Clock(clock.hour, 15, clock.exact), j + 1
    if said.at(i).text == "moins":
        j += said.at(j).text == "le"
        minutes = 15 if Kind.QUARTER in said.at(j) else small_number(said.at(j), 29)
        return (_moved(clock, -minutes), j + 1) if minutes else (clock, i)
    return clock, i


def _is_minutes(token: Token) -> bool:
    return token.number is not None and len(token.text) == 2 and token.number < 60


def _with_meridiem(said: Tokens, clock: Clock, i: int) -> tuple[Clock, int]:
    after = said.at(i)
    if not 1 <= clock.hour <= 12:
        return clock, i
    if Kind.PM in after:
        return Clock(clock.hour % 12 + 12, clock.minute, exact=True), i + 1
    if Kind.AM in after and Kind.WEEKDAY not in said.at(i + 1) and said.at(i + 1).number is None:
        return Clock(clock.hour % 12, clock.minute, exact=True), i + 1
    return clock, i


def _at(said: Tokens, i: int) -> Found:
    introduced = Kind.AT in said.at(i)
    found = _clock(said, i + introduced)
    if found is None or is_continued(said, i):
        return None
    clock, j = found
    is_part = not introduced and said.at(i).of(Kind.PART) == Part.NOON and j == i + 1
    is_other = Kind.MONTH in said.at(j) or Kind.UNIT in said.at(j) or (Kind.ORDINAL in said.at(j) and said.at(j).glued)
    is_surely_hour = clock.marked or (introduced and not is_other and not _counts_something(said, i + 1))
    if is_part or not is_surely_hour:
        return None
    return At(clock), j


def _counts_something(said: Tokens, i: int) -> bool:
    """Tell whether a number behind "om", "à", "at" is no hour: "om een lamp", "il a un chien"."""
    number, following = said.at(i), said.at(i + 1)
    if said.at(i - 1).text == "by" or number.of(Kind.SPOKEN) == 1 or following.text in COUNTED:
        return True
    is_thing = following.is_word and not following.senses and following.text not in AT_WHOSE
    return number.number is None and (is_thing or said.at(i - 1).text == "a")


def _span(said: Tokens, i: int) -> Found:
    led = Kind.FROM in said.at(i) or Kind.BETWEEN in said.at(i)
    first = _clock(said, i + led)
    if first is None:
        return None
    separator = said.at(first[1])
    tied = Kind.AND in separator and Kind.BETWEEN in said.at(i)
    if not (tied or separator.text == "-" or Kind.UNTIL in separator or Kind.THROUGH in separator):
        return None
    second = _clock(said, first[1] + 1 + (Kind.AT in said.at(first[1] + 1)))
    if second is None or Kind.MONTH in said.at(second[1]):
        return None
    sure = led or first[0].marked or second[0].marked or separator.text != "-" or second[0].hour > 12
    if not sure or (not led and separator.text == "a" and not (first[0].marked or second[0].marked)):
        return None
    return Span(*_same_half(first[0], second[0])), second[1]


def _same_half(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Put "2 to 4 pm" wholly in the afternoon, and the end of "9 to 3" behind its start."""
    if end.exact and not start.exact and 1 <= start.hour <= 11 and end.hour >= 13:
        afternoon = Clock(start.hour + 12, start.minute, exact=True)
        return (afternoon if as_time(afternoon) < as_time(end) else Clock(start.hour, start.minute, exact=True)), end
    if end.hour == 24:
        return start, Clock(23, 59, exact=True)
    if not end.exact and not start.exact and as_time(end) <= as_time(start) and end.hour < 12:
        return start, Clock(end.hour + 12, end.minute, exact=True)
    if start.exact and not end.exact and end.hour < 12:
        hours = (end.hour, end.hour + 12)
        return start, Clock(next((h for h in hours if h > start.hour), end.hour), end.minute, exact=True)
    return start, end


def _before_or_after_noon(said: Tokens, i: int) -> Found:
    j = i + 1 + (Kind.ARTICLE in said.at(i + 1))
    if said.at(j).of(Kind.PART) != Part.NOON or Kind.AND in said.at(j + 1):
        return None
    if Kind.BEFORE in said.at(i):
        return PartSaid(Part.MORNING), j + 1
    return (PartSaid(Part.AFTERNOON), j + 1) if Kind.AFTER in said.at(i) else None


def _limit(said: Tokens, i: int) -> Found:
    """Read "until 12 o'clock", "before 10", "from 2 pm on"; with an hour that is surely one, or a last number."""
    token = said.at(i)
    ends = (Kind.UNTIL in token and token.text not in ("a", "au")) or Kind.BEFORE in token
    if not ends and not (Kind.FROM in token or Kind.AFTER in token):
        return None
    found = _clock(said, i + 1 + (Kind.AT in said.at(i + 1)))
    if found is None or (said.at(found[1]).text == "." and Kind.MONTH in said.at(found[1] + 1)):
        return None
    if not (found[0].marked or (token.text in LIMITS and not said.at(found[1]).is_word)):
        return None
    return (Span(end=found[0]) if ends else Span(start=found[0])), found[1]


def _part(said: Tokens, i: int) -> Found:
    part = said.at(i).of(Kind.PART)
    before = said.at(i - 1)
    is_behind_day = (Kind.DAY in before or Kind.WEEKDAY in before) and before.text not in ("zo", "so")
    is_early = said.at(i).text in EARLY and not is_behind_day
    return None if part is None or is_early else (PartSaid(Part(part)), i + 1)


def _lasting(said: Tokens, i: int) -> Found:
    led = Kind.DURING in said.at(i)
    amount = small_number(said.at(i + led))
    unit = said.at(i + led + 1).of(Kind.UNIT)
    followed = Kind.LONG in said.at(i + led + 2)
    if not amount or unit not in (Unit.MINUTE, Unit.HOUR) or not (led or followed) or amount * unit >= Unit.DAY:
        return None
    return Lasting(amount * unit), i + led + 2 + followed


def _pair(said: Tokens, i: int) -> Found:
    first, sign, second = said.at(i), said.at(i + 1), said.at(i + 2)
    if (
        sign.text not in (".", "-")
        or not (sign.glued or sign.text == "-")
        or len(first.text) > 2
        or len(second.text) > 2
    ):
        return None
    if (
        not first.number
        or not second.number
        or is_continued(said, i)
        or (said.at(i + 3).text == sign.text and said.at(i + 3).glued)
    ):
        return None
    return Pair(first.number, second.number, sign.text), i + 3
