"""How an entry is told: what it is, how to reach it, what nobody knows, where we read it and when that was checked."""

from __future__ import annotations

from datetime import date
from typing import Final

from handlers.guide.nouns import Access, Entry, Municipality, Proof, Topic
from handlers.model import OWN_NAMES
from handlers.text import Joined, Said, Text, Verbatim, _, lines, sentences

ZONES_WEB: Final = "eerstelijnszone.be"
"""Where everybody finds their primary care zone."""
WRITTEN_IN: Final = "nl"
"""The language of the directory: its names, places and hours stand as the services write them."""
CARD_WEB: Final = "desocialekaart.be"
"""The directory of the Flemish government of all care and welfare services."""
LANGUAGE_NAMES: Final = {
    **OWN_NAMES,
    "bg": "български",
    "es": "español",
    "fa": "فارسی",
    "it": "italiano",
    "pl": "polski",
    "ps": "پښتو",
    "pt": "português",
    "ro": "română",
    "ru": "русский",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "uk": "українська",
    "vgt": "Vlaamse Gebarentaal",
}
"""Every language that an entry may name, by its own name (ISO 639; ``vgt`` is Flemish sign language)."""
_ACCESS: Final = {
    Access.WHEELCHAIR: _("a way in for a wheelchair"),
    Access.HEARING_LOOP: _("a hearing loop"),
    Access.SIGN_LANGUAGE: _("a sign language interpreter"),
    Access.QUIET: _("a quiet place"),
    Access.HOME: _("they come to your home"),
    Access.PHONE: _("by telephone"),
    Access.ONLINE: _("on the internet"),
}


TOPIC_WORDS: Final = {
    Topic.MONEY: _("money and papers"),
    Topic.HOUSING: _("a place to live"),
    Topic.CARE: _("care and help at home"),
    Topic.CARING: _("people who care for somebody"),
    Topic.PEOPLE: _("meeting or talking to people"),
}
_FIXED: Final[dict[str, Said]] = {"dag en nacht": _("day and night"), "op afspraak": _("by appointment")}
"""Hours that stand so in the directory, said in every language."""


def entry_text(entry: Entry, day: date, language: str) -> Said:
    """Tell all that is known of an entry, and what is not; to who reads no Dutch, what it is for and in what it is."""
    is_other = language != WRITTEN_IN
    what_for = (_what_for(entry),) if is_other and _topics(entry) else ()
    in_dutch = (_("Names, places and hours stand here in Dutch, as the service writes them."),) if is_other else ()
    known = (*what_for, _reached(entry), *_known(entry), *_unknown(entry), *in_dutch)
    return lines(Verbatim(entry.name), *known, *_checked(entry.proof, day))


def _topics(entry: Entry) -> tuple[Text, ...]:
    """Name what it is for, but for what may be hard to read beside other things."""
    return tuple(TOPIC_WORDS[one] for one in entry.topics if one in TOPIC_WORDS)


def _what_for(entry: Entry) -> Text:
    return _("For: {topics}", topics=Joined(_topics(entry), by=", "))


def ways_to(entry: Entry) -> str:
    """Write in one line how an entry is reached, the same in every language."""
    return " · ".join(way for way in (entry.phone, entry.mail, entry.web, entry.address) if way)


def _reached(entry: Entry) -> Said:
    ways = (entry.phone and _("call {phone}", phone=entry.phone), entry.mail, entry.web, entry.address)
    return Joined(tuple(way if isinstance(way, Text) else Verbatim(way) for way in ways if way), by=" · ")


def _known(entry: Entry) -> tuple[Said, ...]:
    told: list[Said] = []
    if entry.hours:
        told.append(_("Open: {hours}", hours=_FIXED.get(entry.hours, Verbatim(entry.hours))))
    if entry.languages:
        told.append(_("Languages: {names}", names=_languages(entry)))
    if entry.access:
        told.append(_("Easier to reach: {ways}", ways=Joined(tuple(_ACCESS[one] for one in entry.access), by=", ")))
    return tuple(told)


def _languages(entry: Entry) -> Said:
    return Joined(tuple(Verbatim(LANGUAGE_NAMES.get(code, code)) for code in entry.languages), by=", ")


def _unknown(entry: Entry) -> tuple[Said, ...]:
    missing = (
        *(() if entry.hours else (_("when they are open"),)),
        *(() if entry.languages else (_("which languages they speak"),)),
        *(() if entry.access else (_("how accessible it is"),)),
    )
    return (_("I do not know: {what}.", what=Joined(missing, by=", ")),) if missing else ()


def _checked(proof: Proof, day: date) -> tuple[Said, ...]:
    checked = _("Checked on {day}. Source: {source}", day=proof.checked_on, source=Verbatim(proof.source))
    if not proof.is_stale_on(day):
        return (checked,)
    return (checked, _("⚠ That is long ago. Ask first whether it is still right."))


def zone_text(place: Municipality, council: Entry | None, day: date) -> Said:
    """Tell the primary care zone of a municipality, and who steers it."""
    mine = _("{place} belongs to the primary care zone {zone}.", place=Verbatim(place.name), zone=Verbatim(place.zone))
    stale = place.proof.is_stale_on(day) or (council is not None and council.proof.is_stale_on(day))
    doubt = _("⚠ I have not checked that for long. You can look it up: {web}", web=ZONES_WEB)
    checked = _("Checked on {day}. Source: {source}", day=place.proof.checked_on, source=Verbatim(place.proof.source))
    return lines(mine, *_council(council), checked, *((doubt,) if stale else ()))


def _council(council: Entry | None) -> tuple[Said, ...]:
    if council is None:
        return (_("I do not know its care council."),)
    return (sentences(_("The care council there: {name}.", name=Verbatim(council.name)), _reached(council)),)


def unknown_place_text() -> Said:
    """Say honestly that we do not know the place, and where it can be looked up."""
    return lines(
        _("I am not sure. I do not know that place."),
        _("Your primary care zone stands on {web}", web=ZONES_WEB),
        _("All services stand on {web}", web=CARD_WEB),
    )
