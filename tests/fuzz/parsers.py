"""Everything that reads what people type, and texts to read: eight languages, honest, mixed up, and made to be slow."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers.announcements.afterwards.mending import read_mending
from handlers.announcements.nouns import Wording
from handlers.announcements.wording import read_wordings
from handlers.announcements.words import behind_mistake
from handlers.basics.pleasantries import is_thanks
from handlers.model import FOUR_LANGUAGES
from handlers.reading import (
    amounts,
    answers,
    caring,
    contact,
    denial,
    guide,
    listed,
    naming,
    needs,
    never_mind,
    numbered,
    others_names,
    phrases,
    plain,
    privacy,
    streets,
)
from handlers.reading.dates import past
from handlers.reading.dates.reader import read_moment, read_until, says_only_hours, says_when
from handlers.reading.session_named import read_named, sessions_in
from handlers.reading.whom import first_name
from handlers.requests.drafting.hear import hear, hear_helpers
from handlers.requests.drafting.hear_contact import hear_contact
from handlers.requests.drafting.titles import public_line, title_of
from handlers.safety.danger import read_dangers
from handlers.safety.language import language_of_danger
from handlers.sessions.changing.managing import read_verb
from handlers.sessions.joining.guests import companion_in, guest_in
from handlers.sessions.making.answering import link_in, minutes_in, places_in
from handlers.sessions.making.reading_line import read_line
from handlers.sessions.reminding.writing import read_message
from handlers.volunteers.money import read_cents

LONGEST: Final = plain.LIMIT
START: Final = datetime(2026, 11, 22, 10, 3)  # noqa: DTZ001 -- wall time of whoever writes

WORDS: Mapping[str, str] = {
    "nl": """maandag dinsdag woensdag donderdag volgende week over drie dagen om half tien kwart voor elf 's avonds
        morgenvoormiddag gisteren elke eerste ja graag nee weet ik niet hulp boodschappen Kerkstraat 12 bus b
        gsm 0470/12.34.56 hij reageert niet ik wil dood 1er 2de 3e tot en met 1/9 november uur u tussen en""",
    "fr": """lundi mardi mercredi prochain dans trois jours à neuf heures et demie moins le quart l'après-midi demain
        soir hier chaque oui volontiers non je ne sais pas aide courses rue de l'Église 12 bte 3 tél +32 470 12 34 56
        il me frappe je veux mourir 1er jusqu'au 1/9 août midi minuit aujourd’hui du au h""",
    "en": """monday tuesday next week in three days at half past nine quarter to eleven tonight tomorrow morning
        yesterday every first yes please no I don't know help shopping 12 Church Street flat 3 call 0470 123456
        he hits me I want to die 1st 2nd until 1/9 pm a.m. noon midnight o'clock between and""",
    "de": """Montag Dienstag nächste Woche in drei Tagen um halb zehn Viertel vor elf abends morgen früh gestern jeden
        ersten ja gern nein weiß ich nicht Hilfe Einkaufen Kirchstraße 12a Tel. 0470-123456 er schlägt mich
        ich will sterben 1. bis zum 1.9. Uhr Mitternacht heute zwischen und""",
    "ar": """الاثنين الثلاثاء القادم بعد ثلاثة أيام الساعة التاسعة والنصف غدا صباحا أمس كل نعم لا لا أعرف مساعدة
        تسوق شارع الكنيسة ١٢ هاتف ٠٤٧٠١٢٣٤٥٦ يضربني أريد أن أموت ١/٩ حتى بين و""",
    "tr": """pazartesi salı haftaya üç gün sonra saat dokuz buçukta çeyrek kala yarın sabah dün her evet hayır
        bilmiyorum yardım alışveriş Kilise Sokağı 12 İstanbul ıspanak tel 0470 12 34 56 beni dövüyor ölmek istiyorum
        1/9'a kadar gece yarısı""",
    "uk": """понеділок вівторок наступного тижня через три дні о пів на десяту завтра вранці вчора кожен так ні не знаю
        допомога покупки вулиця Церковна 12 тел 0470 12 34 56 він мене б'є я хочу померти до 1/9 опівночі між""",
    "ro": """luni marți săptămâna viitoare peste trei zile la nouă și jumătate mâine dimineață ieri fiecare da nu
        nu știu ajutor cumpărături strada Bisericii 12 bl. 3 ap. 4 tel 0470 12 34 56 mă lovește vreau să mor până la 1/9
        miezul nopții între și""",
}
"""Words by which people name days, hours, yes and no, places, numbers and danger."""

LANGUAGES: Final = tuple(WORDS)
_SPLIT = {language: tuple(words.split()) for language, words in WORDS.items()}
_ALL = tuple(word for words in _SPLIT.values() for word in words)
_PIECES: Sequence[str] = (
    *("1", "9", "0", "12", "/", "-", ".", ":", ",", "'", "’", " ", "\n", "\t", "(", ")", "+", "@", "#", "!", "²", "½"),
    *(
        "e",
        "é",
        "\u0301",
        "\u200b",
        "\u202e",
        "ß",
        "ﬀ",
        "İ",
        "ı",
        "٣",
        "１",
        "߁",
        "३",
        "一",
        "👍🏽",
        "👩‍👩‍👧",
        "\0",
        "\ud83d",
    ),
    *(
        "Kerkstraat ",
        "rue de ",
        "1/",
        "9u",
        "tot ",
        "0470",
        "a.b",
        "a@b.c ",
        "de ",
        "ja ",
        "12a ",
        "in 1 ",
        " - ",
        "van ",
    ),
    *(
        "en ",
        "half ",
        "om ",
        "00",
        "1 2 ",
        "x-",
        "ab'",
        "straat",
        "bus ",
        "niet ",
        "dood ",
        "ik ",
        "..",
        "٠٤ ",
        "ά",
        "🇧🇪",
    ),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice as a reader sees it."""

    id: str
    n: int
    label: str
    emoji: str | None


CHOICES = (
    Shown("yes", 1, "ja", "👍"),
    Shown("no", 2, "liever iemand anders", None),
    Shown("in", 3, "Lindestraat", "1️⃣"),
)
Reader = Callable[[str, str, datetime], object]
READ_PARTS: Mapping[str, Reader] = {
    "moment": lambda text, language, now: read_moment(text, now_local=now, language=language),
    "until": lambda text, language, now: read_until(text, now, language),
    "only hours": lambda text, language, _: says_only_hours(text, language),
    "says when": lambda text, language, _: says_when(text, language),
    "numbered": lambda text, language, _: numbered.read_numbered(text, language),
    "listed": lambda text, *_: listed.read_listed(text),
    "choice": lambda text, *_: answers.read_choice(text, CHOICES),
    "choices": lambda text, *_: answers.read_choices(text, CHOICES),
    "number": lambda text, *_: answers.read_number(text),
    "numbers": lambda text, *_: answers.read_numbers(text),
    "after choice": lambda text, *_: answers.after_choice(text),
    "unsure": lambda text, *_: answers.is_unsure(text),
    "only an answer": lambda text, *_: answers.is_only_an_answer(text),
    "need": lambda text, *_: needs.spoken_need(text),
    "asks for help": lambda text, *_: needs.asks_for_help(text),
    "review": lambda text, *_: needs.needs_review(text),
    "without names": lambda text, *_: others_names.without_names(text),
    "names somebody": lambda text, *_: others_names.names_somebody(text),
    "word set": lambda text, *_: phrases.word_set(text),
    "words": lambda text, *_: plain.words(text),
    "clean": lambda text, *_: plain.clean(text),
    "one line": lambda text, *_: plain.one_line(text),
    "reply": lambda text, *_: plain.without_reply_fallback(text),
    "private": lambda text, *_: privacy.find_private(text),
    "without private": lambda text, *_: privacy.without_private(text),
    "street": lambda text, *_: streets.street_of(text),
    "danger": lambda text, language, _: read_dangers(text, language),
    "danger's language": lambda text, language, _: language_of_danger(text, language),
    "denied": lambda text, *_: denial.is_denied(text, reasons=True),
    "never mind": lambda text, *_: never_mind.is_never_mind(text),
    "tells something": lambda text, *_: never_mind.tells_something(text),
    "bare yes or no": lambda text, *_: answers.bare_yes_or_no(text),
    "short answer": lambda text, *_: answers.is_short_answer(text),
    "named": lambda text, *_: naming.named_in(text),
    "past day": lambda text, language, now: past.read_past_day(text, now, language),
    "caring": lambda text, *_: caring.speaks_of_caring(text),
    "much cash": lambda text, *_: amounts.names_much_cash(text),
    "young age": lambda text, *_: amounts.names_young_age(text),
    "thanks": lambda text, *_: is_thanks(text),
}
_IN_REQUESTS: Mapping[str, Reader] = {
    "request": lambda text, language, now: hear(text, now, language),
    "contact": lambda text, *_: hear_contact(text, "Kerkstraat"),
    "helpers": lambda text, *_: hear_helpers(text),
    "title": lambda text, language, now: title_of(text, now, language),
    "public line": lambda text, *_: public_line(text),
    "first name": lambda text, *_: first_name(text),
}
_IN_SESSIONS: Mapping[str, Reader] = {
    "session": lambda text, language, now: read_line(text, now, language),
    "session's number": lambda text, *_: (read_named(text), sessions_in(text)),
    "change of a session": lambda text, language, _: read_verb(text, language),
    "guest": lambda text, *_: (guest_in(text), companion_in(text)),
    "message to who comes": lambda text, *_: read_message(text),
    "length": lambda text, language, _: minutes_in(text, language),
    "link": lambda text, *_: link_in(text),
    "places": lambda text, *_: places_in(text),
}
_ANNOUNCED = (Wording("nl", "Dag buren, soep om 14u in de zaal."), Wording("fr", "Bonjour, soupe à 14h."))
_IN_OTHERS: Mapping[str, Reader] = {
    "texts of an announcement": lambda text, language, _: read_wordings(text, language, FOUR_LANGUAGES),
    "correction": lambda text, *_: (read_mending(text, _ANNOUNCED), behind_mistake(text)),
    "money": lambda text, *_: read_cents(text),
    "way out": lambda text, *_: (guide.spoken_topic(text), guide.postcode_in(text), contact.spoken_desk(text)),
    "town": lambda text, *_: guide.names_a_place(text, ("Lier", "Heist-op-den-Berg")),
}
PARSERS: Mapping[str, Reader] = {**READ_PARTS, **_IN_REQUESTS, **_IN_SESSIONS, **_IN_OTHERS}
"""Every reader of words, dates and numbers: text, language and wall time to whatever it says."""
_DATES_AND_ANSWERS = {name: READ_PARTS[name] for name in ("moment", "until", "numbered", "choice", "number", "words")}
_PARTS_ONE_IN, _WHOLE_ONE_IN = 5, 50
"""Whole sentences take as long to read as ten parts of them."""


def readers_of(number: int) -> Mapping[str, Reader]:
    """Say who reads this text: dates and answers each, other parts one in five, sentences one in fifty."""
    if number % _WHOLE_ONE_IN == 0:
        return PARSERS
    return READ_PARTS if number % _PARTS_ONE_IN == 0 else _DATES_AND_ANSWERS


@dataclass(frozen=True, slots=True)
class Typed:
    """One text, who wrote it in which language, and when."""

    text: str
    language: str
    now: datetime


def typed(rng: random.Random) -> Typed:
    """Make up a text; most are short, some are as long as any that is read, some are one piece again and again."""
    language = rng.choice(LANGUAGES)
    now = START + timedelta(minutes=rng.randrange(10 * 365 * 24 * 60))
    return Typed(_text(rng, language), language, now)


def slow(rng: random.Random) -> Typed:
    """Make up a text that is as long as any that is read: one or two pieces again and again, and an end."""
    piece = "".join(rng.choice((*_PIECES, *_ALL)) for _ in range(rng.choice((1, 1, 2, 3))))
    text = (rng.choice(("", rng.choice(_ALL) + " ")) + piece * LONGEST)[: LONGEST - 10] + rng.choice(_PIECES)
    return Typed(text, rng.choice(LANGUAGES), START)


def _text(rng: random.Random, language: str) -> str:
    kind = rng.random()
    if kind < 0.55:
        return " ".join(rng.choice(_SPLIT[language]) for _ in range(rng.randint(1, 9)))
    if kind < 0.75:
        return "".join(rng.choice((*_PIECES, rng.choice(_ALL))) for _ in range(rng.randint(1, 14)))
    if kind < 0.9:
        return _scratched(" ".join(rng.choice(_ALL) for _ in range(rng.randint(1, 6))), rng)
    if kind < 0.998:
        return "".join(chr(_point(rng)) for _ in range(rng.randint(0, 40)))
    return slow(rng).text


def _scratched(text: str, rng: random.Random) -> str:
    """Type a text badly: letters dropped, doubled, swapped for signs."""
    letters = list(text)
    for _ in range(rng.randint(1, 4)):
        letters[rng.randrange(len(letters))] = rng.choice(("", rng.choice(_PIECES), rng.choice(letters) * 2))
    return "".join(letters)


def _point(rng: random.Random) -> int:
    """Choose any character at all, more often one that people use."""
    return rng.choice(
        (rng.randrange(32, 127), rng.randrange(0x300, 0x700), rng.randrange(0x3000), rng.randrange(0x110000))
    )
