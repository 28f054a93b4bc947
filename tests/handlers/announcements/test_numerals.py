"""A bare number is put right only where it can mean one thing."""

import pytest

from handlers.announcements.afterwards.mending import read_mending, unclear_number
from handlers.announcements.nouns import Wording

SAID = "het is 16 niet 15"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Soep om 15 uur in de zaal.", "Soep om 16 uur in de zaal."),
        ("Soep om 15u.", "Soep om 16u."),
        ("Vrijdag 15 uur: soep.", "Vrijdag 16 uur: soep."),
        ("Wij zoeken 15 stoelen.", "Wij zoeken 16 stoelen."),
        ("Kom naar Kerkstraat 15.", "Kom naar Kerkstraat 16."),
        ("Bel 03 481 15 15 of kom om 14 uur met 150 man.", None),
        ("Soep om 15 uur, voor 15 mensen.", None),
        ("Vrijdag 15 mei is er soep.", None),
        ("Le 15 il y a de la soupe.", None),
        ("Am 15. Mai gibt es Suppe.", None),
        ("Op 15/5 is er soep.", None),
        ("Het kost 15 euro.", None),
        ("Het kost € 15.", None),
        ("Het kost 15,50.", None),
        ("Bel 0470 12 15 34.", None),
        ("Soep om 15.30 uur.", None),
        ("Soep om 15u30.", None),
    ],
)
def test_a_bare_number_is_put_right_where_it_can_mean_one_thing(before: str, after: str | None) -> None:
    fix = read_mending(SAID, (Wording("nl", before),))
    assert (fix.texts[0].words if fix else None) == after
    assert unclear_number(SAID, (Wording("nl", before),)) == ("" if after else "15")


def test_a_number_that_is_unclear_in_one_language_is_put_right_in_none() -> None:
    texts = (Wording("nl", "Soep om 15 uur."), Wording("fr", "Soupe à 15 heures, rue Haute 15."))
    assert read_mending(SAID, texts) is None
    assert unclear_number(SAID, texts) == "15"


def test_a_number_that_stands_nowhere_is_not_unclear() -> None:
    texts = (Wording("nl", "Soep om 17 uur."),)
    assert (read_mending(SAID, texts), unclear_number(SAID, texts)) == (None, "")


def test_an_hour_is_written_as_each_text_writes_it() -> None:
    texts = (Wording("nl", "Soep om 15 uur."), Wording("fr", "Soupe à 15h."))
    fix = read_mending("het is 16.30 niet 15", texts)
    assert fix is not None
    assert [text.words for text in fix.texts] == ["Soep om 16.30 uur.", "Soupe à 16h30."]
