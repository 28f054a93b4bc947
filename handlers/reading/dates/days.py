"""Read days, dates and repetitions from tokens.

Rules: a date is day before month, the European order; only when that is impossible is it read the other way round.
Short names of weekdays ("do", "mar", "sun") count only where a weekday must stand: before a number or part of a day.
"""

from collections.abc import Callable
from typing import TypeAlias

from handlers.reading.dates.pieces import (
    AtWeekend,
    Calendar,
    DayOrHour,
    DayPiece,
    InDays,
    InMinutes,
    InMonths,
    InWeek,
    NotWeekly,
    OnWeekday,
    SomeMonth,
    Soon,
    Weekly,
)
from handlers.reading.dates.tokens import END, Token, Tokens, is_continued, small_number
from handlers.reading.dates.words import (
    BEFORE_A_LENGTH,
    DAYS_FOR_WEEKS,
    HOW_OFTEN,
    LONG_WEEKDAYS,
    WEEKS_ON,
    Kind,
    Unit,
)

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_MOST_DAYS = 3660


Found: TypeAlias = tuple[DayPiece, int] | None


def read_day(said: Tokens, i: int) -> Found:
    """Return what the tokens from `i` say about a day, and the place behind it."""
    rules: tuple[Callable[[Tokens, int], Found], ...] = (
        *(_iso, _slashed, _dotted, _named_month, _month_first, _day_of_month, _week_on_weekday, _repetition),
        *(_duration, _week_or_month, _weekday, _weekend, _relative, _soon),
    )
    return next((found for rule in rules if (found := rule(said, i))), None)


def _dated(day: int, month: int, year: int | None = None) -> Calendar:
    if month > 12 >= day:
        return Calendar(month, day, year, swapped=True)
    return Calendar(day, month, year)


def _year(token: Token) -> int | None:
    """Read a year behind a sign; 0 is a year in which nobody lives, so that its date is no date at all."""
    if token.number is None or not token.glued or len(token.text) not in (2, 4):
        return None
    year = token.number + 2000 if len(token.text) == 2 else token.number
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else 0


def _iso(said: Tokens, i: int) -> Found:
    year, month, day = said.at(i), said.at(i + 2), said.at(i + 4)
    signs = {said.at(i + 1).text, said.at(i + 3).text}
    in_range = _FIRST_YEAR <= (year.number or 0) <= _LAST_YEAR
    if len(year.text) != 4 or signs not in ({"-"}, {"/"}, {"."}) or not in_range or not _is_short(month, day):
        return None
    # A time may follow at once in machine-written instants: 2026-11-24T08:30.
    behind = i + 5 + (said.at(i + 5).text == "t" and said.at(i + 5).glued)
    return Calendar(day.number or 0, month.number or 0, year.number), behind


def _is_short(*numbers: Token) -> bool:
    return all(token.number is not None and len(token.text) <= 2 for token in numbers)


def _slashed(said: Tokens, i: int) -> Found:
    day, month = said.at(i), said.at(i + 2)
    if said.at(i + 1).text != "/" or not _is_short(day, month) or is_continued(said, i):
        return None
    if said.at(i + 3).text == "/":
        year = _year(said.at(i + 4))
        return None if year is None else (_dated(day.number or 0, month.number or 0, year), i + 5)
    return _dated(day.number or 0, month.number or 0), i + 3


def _dotted(said: Tokens, i: int) -> Found:
    """Read 14.11.2026, 14.11. and 14-11-2026; without a second sign it may be an hour, see `Pair`."""
    day, sign, month = said.at(i), said.at(i + 1).text, said.at(i + 2)
    if sign not in (".", "-") or said.at(i + 3).text != sign or not _is_short(day, month) or is_continued(said, i):
        return None
    year = _year(said.at(i + 4))
    if year is not None and (len(said.at(i + 4).text) == 4 or (day.number or 0) <= 31):
        return _dated(day.number or 0, month.number or 0, year), i + 5
    is_date = sign == "." and said.at(i + 3).glued and 1 <= (month.number or 0) <= 12 and 1 <= (day.number or 0) <= 31
    return (Calendar(day.number or 0, month.number), i + 4) if is_date else None


def _named_month(said: Tokens, i: int) -> Found:
    """Read "14 november", "the 5th of may", "1er mai", "5. Mai 2027"."""
    day, j = small_number(said.at(i), 31), i + 1
    if not day:
        return None
    if (Kind.ORDINAL in said.at(j) and said.at(j).glued) or said.at(j).text == ".":
        j += 1
    j += said.at(j).text in ("of", "de", "d", "-")
    month = said.at(j).of(Kind.MONTH)
    return None if month is None else _with_year(said, day, month, j + 1)


def _month_first(said: Tokens, i: int) -> Found:
    month, j = said.at(i).of(Kind.MONTH), i + 1 + (said.at(i + 1).text == ".")
    j += said.at(j).text == "the"
    day = said.at(j)
    if month is None or not _is_short(day) or not 1 <= (day.number or 0) <= 31 or _is_hour(said, j + 1):
        return None
    return _with_year(said, day.number or 0, month, j + 1 + (Kind.ORDINAL in said.at(j + 1) and said.at(j + 1).glued))


def _with_year(said: Tokens, day: int, month: int, i: int) -> tuple[Calendar, int]:
    year = said.at(i + (said.at(i).text in (",", ".")))
    j = i + 1 + (said.at(i).text in (",", "."))
    if len(year.text) != 4 or year.number is None or _is_hour(said, j):
        return Calendar(day, month), i
    return Calendar(day, month, year.number if _FIRST_YEAR <= year.number <= _LAST_YEAR else 0), j


def _is_hour(said: Tokens, i: int) -> bool:
    token = said.at(i)
    signed = token.text in (":", "/", ".", "-") and token.glued and said.at(i + 1).number is not None
    return signed or any(kind in token for kind in (Kind.HOUR, Kind.UNIT, Kind.PM)) or token.text == "am"


def _day_of_month(said: Tokens, i: int) -> Found:
    """Read "the 14th", "le 14", "den 14.", "op 14"; a bare number only where no counted thing follows."""
    led = Kind.ARTICLE in said.at(i)
    if led and (named := _named_month(said, i + 1)):
        return named
    day, following = said.at(i + led), said.at(i + led + 1)
    if not _is_short(day) or not 1 <= (day.number or 0) <= 31:
        return None
    if Kind.ORDINAL in following and following.glued and Kind.HOUR not in following:
        return Calendar(day.number or 0), i + led + 2
    is_bare = led and said.at(i).text in ("op", "le", "den", "am", "on", "the") and not _is_hour(said, i + 2)
    if is_bare and (not following.is_word or following.senses.keys() & {Kind.AT, Kind.PART, Kind.FROM, Kind.BETWEEN}):
        return Calendar(day.number or 0), i + 2 + (following.text == ".")
    return None


def _repetition(said: Tokens, i: int) -> Found:
    token, j = said.at(i), i + 1
    if token.text == "om" and Kind.ARTICLE in said.at(j) and _duration_at(said, j + 1):
        return NotWeekly(), j + 3
    if Kind.EVERY not in token:
        return None
    j += Kind.ARTICLE in said.at(j)
    unit = said.at(j).of(Kind.UNIT)
    if (
        Kind.OTHER in said.at(j)
        or unit in (Unit.DAY, Unit.MONTH)
        or ((found := _duration_at(said, j)) and found[0] > 1)
    ):
        return NotWeekly(), j + 1
    if unit == Unit.WEEK:
        return Weekly(), j + 1
    every_one = Kind.WEEKDAY in said.at(j) or Kind.PART in said.at(j) or token.text in _WEEKLY
    return (Weekly(), i + 1) if every_one else None


_WEEKLY = ("wekelijks", "weekly", "hebdomadaire", "wochentlich")


def _duration_at(said: Tokens, i: int) -> tuple[int, Unit, int] | None:
    """Return an amount, its unit, and the place behind it; "half an hour" and "a week" count too."""
    i += said.at(i).text in ("een", "une", "eine", "einer", "a", "an") and Kind.UNIT not in said.at(i + 1)
    if Kind.HALF in said.at(i):
        j = i + 1 + (said.at(i + 1).text in ("an", "a"))
        return (30, Unit.MINUTE, j + 1) if said.at(j).of(Kind.UNIT) == Unit.HOUR else None
    if Kind.QUARTER in said.at(i):
        return 15, Unit.MINUTE, i + 1
    amount = 1 if said.at(i).text == "a" else said.at(i).number
    amount = said.at(i).of(Kind.SPOKEN) if amount is None else amount
    unit = said.at(i + 1).of(Kind.UNIT)
    return None if not amount or unit is None else (amount, Unit(unit), i + 2)


def read_duration(said: Tokens, i: int) -> Found:
    """Return the time span that begins at `i` as time from now."""
    found = _duration_at(said, i)
    if found is None or found[0] * found[1] > _MOST_DAYS * Unit.DAY:
        return None
    amount, unit, behind = found
    match unit:
        case Unit.MINUTE | Unit.HOUR:
            return InMinutes(amount * unit), behind
        case Unit.DAY:
            return InDays(amount), behind
        case Unit.WEEK:
            return InDays(amount * 7, weeks=amount), behind
        case _:
            return InMonths(amount if unit == Unit.MONTH else 12 * amount), behind


def weeks_behind(said: Tokens, i: int) -> tuple[int, int]:
    """Return how many weeks behind a day are meant ("over een week", "en huit", "week"), and the place behind that."""
    word, following = said.at(i), said.at(i + 1)
    if word.text in WEEKS_ON and (following.number is None or _is_hour(said, i + 2)):
        return WEEKS_ON[word.text], i + 1
    if word.text == "en" and following.text in DAYS_FOR_WEEKS and not _is_hour(said, i + 2):
        return DAYS_FOR_WEEKS[following.text], i + 2
    led = Kind.IN in word or word.text in BEFORE_A_LENGTH
    amount, unit, behind = (_duration_at(said, i + 1) if led else None) or (0, Unit.DAY, i)
    if unit == Unit.DAY:
        amount = _WEEKS.get(amount, 0)
    return (amount, behind) if amount and unit in (Unit.DAY, Unit.WEEK) and amount <= _MOST_WEEKS else (0, i)


_WEEKS = {7: 1, 8: 1, 14: 2, 15: 2}
"""As people count them: eight days are a week, and a fortnight is fourteen or fifteen."""
_MOST_WEEKS = 52


def _duration(said: Tokens, i: int) -> Found:
    if Kind.IN not in said.at(i):
        return None
    return read_duration(said, i + 1 + (Kind.ARTICLE in said.at(i + 1)))


def _week_or_month(said: Tokens, i: int) -> Found:
    for unit, turn in ((said.at(i + 1), said.at(i)), (said.at(i), said.at(i + 1))):
        ahead = 1 if Kind.NEXT in turn else 0 if Kind.THIS in turn else -1 if Kind.LAST in turn else None
        if ahead is None or (turn.text == "ce" and unit is said.at(i)):
            continue
        if unit.of(Kind.UNIT) == Unit.WEEK:
            return InWeek(ahead), i + 2
        if unit.of(Kind.UNIT) == Unit.MONTH:
            return SomeMonth(ahead), i + 2
    return None


def _weekday(said: Tokens, i: int) -> Found:
    before = said.at(i)
    turned = before.senses.keys() & {Kind.NEXT, Kind.THIS, Kind.LAST}
    j = i + bool(turned)
    day = said.at(j).of(Kind.WEEKDAY)
    if day is None or not _surely_weekday(said, j):
        return None
    after = said.at(j + 1)
    behind = bool(after.senses.keys() & {Kind.NEXT, Kind.LAST}) and Kind.UNIT not in said.at(j + 2)
    later = Kind.NEXT in before or (behind and Kind.NEXT in after)
    gone = Kind.LAST in before or (behind and Kind.LAST in after)
    weeks, place = weeks_behind(said, j + 1 + behind)
    return OnWeekday(day, later, gone, weeks), place


def _week_on_weekday(said: Tokens, i: int) -> Found:
    """Read "a week on Tuesday"; "twice a week on Tuesday" is no such thing."""
    said_so = [said.at(i + n).text for n in range(3)]
    weekday = said.at(i + 3).of(Kind.WEEKDAY)
    if weekday is None or said_so not in _WEEK_ON or said.at(i - 1).text in HOW_OFTEN or Kind.UNIT in said.at(i - 1):
        return None
    return OnWeekday(weekday, weeks=1), i + 4


_WEEK_ON = (["a", "week", "on"], ["a", "week", "from"])


def _surely_weekday(said: Tokens, i: int) -> bool:
    if said.at(i).text in LONG_WEEKDAYS or len(said) == 1:
        return True
    following = said.at(i + 1)
    if following.text == ".":
        following = said.at(i + 2)
    if following.number is not None or Kind.PART in following:
        return said.at(i).text not in ("zo", "so") or following.text not in ("vroeg", "fruh", "frueh")
    return Kind.AT in following and following.text != "a" and said.at(i).text not in ("zo", "so", "do", "fr")


def day_or_hour(said: Tokens, i: int) -> Found:
    """Read the number right behind a weekday, when nothing says what it counts."""
    token, following = said.at(i), said.at(i + 1)
    if not _is_short(token) or not 1 <= (token.number or 0) <= 31 or _is_hour(said, i + 1) or Kind.MONTH in following:
        return None
    return (DayOrHour(token.number or 0), i + 1) if following is END or not following.is_word else None


def _weekend(said: Tokens, i: int) -> Found:
    turned = Kind.NEXT in said.at(i)
    if Kind.WEEKEND in said.at(i + turned):
        turned_behind = not turned and Kind.NEXT in said.at(i + 1)
        return AtWeekend(int(turned or turned_behind)), i + 1 + turned + turned_behind
    return None


def _relative(said: Tokens, i: int) -> Found:
    days = said.at(i).of(Kind.DAY)
    if days is not None:
        weeks, place = weeks_behind(said, i + 1)
        return InDays(days + 7 * weeks), place
    return (InDays(0), i + 1) if Kind.THIS in said.at(i) and Kind.PART in said.at(i + 1) else None


def is_morning(said: Tokens, i: int) -> bool:
    """Tell whether "morgen" means the morning here: "dinsdag morgen", "deze morgen", "am Morgen"."""
    before = said.at(i - 1)
    kinds = before.senses.keys()
    if said.at(i).text != "morgen" or i == 0:
        return False
    return bool(kinds & {Kind.WEEKDAY, Kind.THIS, Kind.EVERY}) or before.text in (
        "de",
        "den",
        "am",
        "s",
        "heute",
        "jeden",
    )


def _soon(said: Tokens, i: int) -> Found:
    return (Soon(), i + 1) if Kind.SOON in said.at(i) else None
