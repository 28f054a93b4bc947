"""What people type, by the script they write in, and the secrets they tell in private."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """How somebody writes: what they ask for, what they say besides, a word that only the helper may read, digits."""

    tasks: tuple[str, ...]
    chat: tuple[str, ...]
    note: str
    zero: str = "0"

    def digits(self, text: str) -> str:
        """Write the digits of a text as this script does."""
        return text.translate({ord("0") + n: chr(ord(self.zero) + n) for n in range(10)})


LATIN = Script(("lamp ophangen", "monter une étagère"), ("hoi", "merci !", "groß", "naïve café"), "sleutelmat")
CYRILLIC = Script(("полагодити кран", "вигуляти собаку"), ("привіт", "дякую", "Ё"), "ключпідкилимком")
ARABIC = Script(("إصلاح المصباح", "شراء الخبز"), ("مرحبا", "شكرا", "نعم"), "المفتاحتحت", "٠")
GEORGIAN = Script(("ნათურის გამოცვლა", "פירות מהשוק"), ("გამარჯობა", "תודה"), "გასაღებიხალიჩის")
CHINESE = Script(("换灯泡", "陪我散步"), ("你好", "谢谢", "3。"), "钥匙在垫子下", "０")
DEVANAGARI = Script(("बल्ब बदलना", "🙏 बाज़ार 🛒"), ("नमस्ते", "👍🏽", "👩‍👩‍👧‍👦", "धन्यवाद"), "चाबीचटाईके", "०")

CAST: dict[str, tuple[str, str, Script]] = {
    "maria": ("resident", "nl", LATIN),
    "марія": ("resident", "fr", CYRILLIC),
    "ليلى": ("resident", "en", ARABIC),
    "ნინო": ("volunteer", "de", GEORGIAN),
    "小梅": ("volunteer", "en", CHINESE),
    "अनिता": ("volunteer", "nl", DEVANAGARI),
    "rita": ("organiser", "nl", LATIN),
    "jonas": ("deputy", "de", LATIN),
    "sanne": ("confidential", "en", LATIN),
    "@eve:b": ("resident", "en", LATIN),
}
"""Who lives here: role, language, script."""

COMMANDS = (
    *("hulp", "aide", "need", "Hilfe", "namens", "taken", "tasks", "my requests", "my tasks", "vrijwilliger", "menu"),
    *("mes demandes", "human", "mens", "stop", "back", "terug", "repeat", "commands", "language fr", "taal nl"),
    *("pause until 1/9", "resume", "stop volunteering", "privacy", "who sees this", "change 1", "need bread friday"),
    *("hulp elke dinsdag 10 uur boodschappen", "neighbourhood organiser @eve:b", "neighbourhood confidential @eve:b"),
    *("buurt vervanger @eve:b", "neighbourhood bind De Linde team", "buurt maken De Eik", "block 1", "menu 3"),
)
ODD = (
    *(
        "",
        " ",
        "1",
        "2",
        "3",
        "9",
        "ja",
        "no",
        "نعم",
        "да",
        "是",
        "हाँ",
        "კი",
        "\u200b",
        "\u202estop",
        "9" * 200,
        "@room",
    ),
    *("{x} %s", "weet ik niet", "31/2 om 25 uur", "gisteren", "z" + "\u0301" * 99, "a\0b", "x" * 5000, "\ud83d", "🤷"),
    *("> take 1\n\ntake 1", "!" * 50, "\n\n", "ik wil dood", "he hits me", "elke maandag", "over 3 weken", "morgen 9u"),
)
NUMBERED = (
    "take {}",
    "neem {}",
    "prendre {}",
    "release {}",
    "done {}",
    "klaar {}",
    "withdraw {}",
    "report {}",
    "meld {}",
    "i am here {}",
    "ik ben binnen {}",
    "i am outside {}",
    "change {}",
    "{} 👍",
)
ABOUT_SESSIONS = (
    *("join S{}", "inschrijven S{}", "leave S{}", "session S{}", "participants S{}", "attendance S{}", "breakout S{}"),
    *("certificate of attendance S{}", "invite for S{}", "write to S{} everybody", "join S{} for Jeanne"),
    *("session S{} move to 4/1 10:00", "session S{} cancel"),
)
"""What can be said about a session with this number."""
ABOUT_ANNOUNCEMENTS = ("announce {}", "announce {} withdraw", "announcements", "mistake! it is 15:00 not 14:00", "{}")
PLANS = (
    *("sessions", "my agenda", "i am here 1234", "certificate 2026", "expenses 4,50", "kosten 12", "attest"),
    *("neighbourhood suspend @eve:b", "neighbourhood readmit @eve:b", "neighbourhood volunteers", "neighbourhood note"),
    *("session new Lezing op 31/2 25u", "session new Markt elke eerste donderdag 10u", "new calendar link"),
)
RESCUES = ("stop", "Stopp", "menu", "mens", "humain", "help", "language", "terug", "back")
EMOJI = ("👍", "👎", "🙋", "1️⃣", "2️⃣", "❤️", "🏳️‍🌈", "✅")

HONEST: dict[str, str] = {
    "request.place": "1",
    "request.offer": "1",
    "request.what": "3",
    "request.when": "thursday 10:00",
    "request.when_right": "1",
    "request.where": "Lindestraat",
    "request.helpers": "1",
    "request.preview": "1",
    "request.part": "2",
    "request.go_on": "1",
    "request.review": "1",
    "request.ask": "1",
    "request.helper_ok": "1",
    "request.change_ok": "1",
    "request.take_over": "1",
    "request.be_reserve": "1",
    "session.materials": "no",
    "session.better": "more time",
    "session.why_cancel": "the host is ill",
    "session.move_to": "4/1 10:00",
    "announce.text": "Dear neighbours, there is soup on Thursday at 14:00.",
    "announce.why": "too early",
    "announce.more": "2",
    "behalf.name": "Nonna",
    "behalf.knows": "1",
    "behalf.through": "1",
    "offer.what": "1, 3",
    "offer.where": "Molenstraat",
    "offer.when": "1",
    "offer.languages": "1",
    "offer.often": "2",
    "offer.right": "1",
}
"""What a helpful person answers to each question; to all others "1"."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Something told in private: a telephone number and a word, unlike all others."""

    number: int
    owner: str

    @property
    def digits(self) -> str:
        """The telephone number, digits only."""
        return f"047010{self.number:04d}"

    def typed(self, script: Script) -> str:
        """Write it as an answer to how one can be reached."""
        phone = f"0470 10 {self.number // 100:02d} {self.number % 100:02d}"
        return f"9, {script.digits(phone)}, {self.word(script)}"

    def word(self, script: Script) -> str:
        """The word that only the helper may read."""
        return f"{script.note}{_letters(self.number)}"

    def is_in(self, text: str, script: Script) -> bool:
        """Tell whether a text gives any of it away."""
        return self.digits in _digits_only(text) or self.word(script) in text


def _letters(number: int) -> str:
    """Write a number with letters, so that no reader of numbers changes it."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")


def _digits_only(text: str) -> str:
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in text)
    return re.sub(r"[\s./-]", "", plain)
