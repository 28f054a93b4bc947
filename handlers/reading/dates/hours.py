"""Put what was said about hours together: an hour, a stretch, a part of the day, or several to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from handlers.reading.dates.clock import as_time, is_morning_or_evening
from handlers.reading.dates.moments import PART_HOURS, DayPart, Doubt
from handlers.reading.dates.pieces import At, Clock, ClockPiece, Lasting, PartSaid, Span
from handlers.reading.dates.words import Part

NIGHT_START, NIGHT_END = time(22), time(6)
_LAST_MINUTE = time(23, 59)
_DAY_PARTS = {
    Part.MORNING: DayPart.MORNING,
    Part.NOON: DayPart.NOON,
    Part.AFTERNOON: DayPart.AFTERNOON,
    Part.EVENING: DayPart.EVENING,
    Part.ALL_DAY: DayPart.ALL_DAY,
}


@dataclass(frozen=True, slots=True)
class Hours:
    """When on a day; nothing at all means the whole day."""

    start: time | None = None
    end: time | None = None
    part: DayPart | None = None

    def are_over(self, on: date, now_local: datetime) -> bool:
        """Tell whether nothing of them is left on that day."""
        if on != now_local.date():
            return on < now_local.date()
        crosses = self.start is not None and self.end is not None and self.end <= self.start
        last = self.start if self.end is None else _LAST_MINUTE if crosses else self.end
        return last is not None and last <= now_local.time()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return NIGHT when they begin in the night."""
        at_night = self.start is not None and (self.start >= NIGHT_START or self.start < NIGHT_END)
        return (Doubt.NIGHT,) if at_night else ()


def read_hours(pieces: Sequence[ClockPiece]) -> tuple[Hours, ...]:
    """Return the hours that were said: none, one, or the several that must be chosen from."""
    parts = tuple(dict.fromkeys(piece.part for piece in pieces if isinstance(piece, PartSaid)))
    part = parts[0] if len(parts) == 1 else None
    spans = [_stretch(piece, part) for piece in pieces if isinstance(piece, Span)]
    starts = [start for piece in pieces if isinstance(piece, At) for start in _starts(piece.clock, part)]
    lasting = sum(piece.minutes for piece in pieces if isinstance(piece, Lasting))
    said = _joined([Hours(start, _later(start, lasting)) for start in starts], spans)
    return tuple(dict.fromkeys(said)) or tuple(_of_part(one) for one in parts)


def _starts(clock: Clock, part: Part | None) -> tuple[time, ...]:
    """Return the hour that was said; of one that may be in either half of the day, both."""
    either = part is None and is_morning_or_evening(clock)
    return (time(clock.hour, clock.minute), as_time(clock)) if either else (as_time(clock, part),)


def _stretch(span: Span, part: Part | None) -> Hours:
    return Hours(
        as_time(span.start, part) if span.start else None,
        as_time(span.end, part) if span.end else None,
    )


def _joined(hours: list[Hours], spans: list[Hours]) -> list[Hours]:
    """Join a start with the end that was said apart: "at 10, until 12"; other ends next to a start say nothing new."""
    opened = [*hours, *(span for span in spans if span.start)]
    closed = [span.end for span in spans if span.end and not span.start]
    if not opened:
        return [Hours(end=end) for end in closed]
    if len(opened) == 1 and closed and opened[0].start and not opened[0].end and closed[0] > opened[0].start:
        return [Hours(opened[0].start, closed[0])]
    return opened


def _later(start: time, minutes: int) -> time | None:
    if not minutes:
        return None
    end = datetime.combine(date.min, start) + timedelta(minutes=minutes)
    return end.time() if end.date() == date.min else _LAST_MINUTE


def _of_part(part: Part) -> Hours:
    if part not in _DAY_PARTS:
        return Hours(NIGHT_START)
    day_part = _DAY_PARTS[part]
    return Hours(*PART_HOURS[day_part], day_part)
