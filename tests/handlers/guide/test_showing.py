"""An entry is told in the language of its reader, as far as we can; the rest is said to be Dutch."""

from __future__ import annotations

from datetime import date

from bot.i18n import Speech
from handlers.guide.nouns import Entry, EntryKind, Proof, Topic
from handlers.guide.showing import entry_text

SPEECH = Speech.load()
ON = date(2026, 11, 24)
ENTRY = Entry(
    "sociaal-huis",
    EntryKind.SERVICE,
    "Sociaal Huis",
    Proof("lier.be", ON),
    (Topic.UNSURE, Topic.MONEY, Topic.VIOLENCE),
    phone="03 800 00 00",
    hours="op afspraak",
)


def lines_in(language: str) -> list[str]:
    return SPEECH.render(entry_text(ENTRY, ON, language), language).split("\n")


def test_who_reads_no_dutch_reads_what_it_is_for_and_that_the_rest_is_dutch() -> None:
    told = lines_in("fr")
    assert (told[0], told[3]) == ("Sociaal Huis", "Ouvert : sur rendez-vous")
    assert told[1].startswith("Pour : ")
    assert "Les noms, les lieux et les heures sont ici en néerlandais, comme le service les écrit." in told


def test_who_reads_dutch_reads_it_as_it_stands() -> None:
    assert len(lines_in("nl")) == len(lines_in("fr")) - 2
