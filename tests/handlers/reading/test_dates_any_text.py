"""Whatever is typed becomes a moment or a question, and what is written plainly is read exactly."""

from datetime import date, datetime, time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.reading.dates.reader import DateQuestion, Doubt, Moment, read_moment, read_until

SUNDAY = datetime(2026, 11, 22, 10, 3)  # noqa: DTZ001
WRITTEN = """
    maandag di mercredi friday Sonntag so mar mei mai may 31 30 29 14 11 2 0 00 99 2027 9999 99999999999 / - . : , ' u h
    uur uhr pm am a om à tussen en half halb demi quart kwart voor over na to in binnen elke every om de 2 weken week
    volgende vorige next weekend morgen vandaag hier gisteren avond nacht midi minuit 1er 5th ste tot tem van asap vroeg
    moins le pendant lang ² ١٢ １４ november feb februari \u200b \ud800
    """
PIECES = st.sampled_from(WRITTEN.split())
NOWS = st.datetimes(datetime(2024, 1, 1), datetime(2036, 12, 31))  # noqa: DTZ001


@given(
    st.text(max_size=400) | st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=30).map("".join),
    NOWS,
    st.sampled_from(["nl", "fr", "en", "de", "ar", ""]),
)
@example("31/12", datetime(2028, 12, 31, 23, 59), "nl")  # noqa: DTZ001
@example("over 3660 dagen", datetime(2036, 2, 29), "nl")  # noqa: DTZ001
@example("1" * 5000 + "u" * 5000, datetime(2026, 1, 1), "nl")  # noqa: DTZ001
@settings(derandomize=True, max_examples=500, deadline=None)
def test_any_text_becomes_a_moment_or_a_question(text: str, now: datetime, language: str) -> None:
    read = read_moment(text, now_local=now, language=language)
    for moment in read.options if isinstance(read, DateQuestion) else (read,):
        _must_be_sound(moment, now)
    assert len(read.options if isinstance(read, DateQuestion) else ()) <= 6
    until = read_until(text, now, language)
    assert isinstance(until, DateQuestion) or until > now.date()


def _must_be_sound(moment: Moment, now: datetime) -> None:
    is_over = moment.on < now.date() or (moment.on == now.date() and moment.end is None and moment.start is not None)
    if moment.on < now.date():
        assert Doubt.PAST in moment.doubts
    if not is_over and moment.on > now.date():
        assert Doubt.PAST not in moment.doubts
    assert (moment.on.year - now.year) < 200
    assert moment.part is None or (moment.start, moment.end) != (None, None)
    assert len(set(moment.doubts)) == len(moment.doubts)


@given(
    st.dates(date(2026, 11, 22), date(2027, 11, 21)),
    st.sampled_from(["{0.day}/{0.month}", "{0.day}/{0.month}/{0.year}"]),
)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_every_date_of_the_coming_year_is_read_day_first(on: date, written: str) -> None:
    read = read_moment(written.format(on), now_local=SUNDAY, language="en")
    assert isinstance(read, Moment)
    assert read.on == on


@given(st.times(), st.sampled_from(["{:%H:%M}", "{:%Hu%M}", "om {:%H.%M} uur", "à {:%Hh%M}", "um {:%H:%M} Uhr"]))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_every_hour_written_with_two_digits_is_read_exactly(at: time, written: str) -> None:
    read = read_moment("24/11/2026 " + written.format(at), now_local=SUNDAY, language="nl")
    assert isinstance(read, Moment)
    assert (read.on, read.start) in (
        (date(2026, 11, 24), at.replace(second=0, microsecond=0)),
        (date(2026, 11, 24), time(at.hour, at.minute)),
    )
