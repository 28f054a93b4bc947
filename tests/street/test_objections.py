"""Both sides may object once to what was decided; somebody else looks at it, and that is final here."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.reporting import ENDS, GOES_ON, TAKEN, play

TWO = TAKEN + "person zoe confidential nl\n"
REPORTED = TWO + "maria> meld 1 hij vroeg mijn bankkaart\n"
UNKNOWN = "Ik ken geen beslissing met dat nummer waartegen je bezwaar kan maken."
AGREED = "\nzoe> wij spraken met iedereen\nzoe> 1"


async def test_the_other_side_objects_and_somebody_else_decides_once_more() -> None:
    async with Street.open() as street:
        await play(street, REPORTED + ENDS)
        assert "Typ: bezwaar 1" in "".join(street.heard("karim"))
        await play(street, "karim> bezwaar 1")
        assert street.hears("karim").startswith("Schrijf waarom je niet akkoord gaat. Zoe leest het")
        await play(street, "karim> Ik vroeg alleen of zij kon betalen")
        assert street.hears("karim") == "Dank je. Zoe kijkt er opnieuw naar. Tot dan blijft de beslissing."
        shown = next(text for text in street.heard("zoe") if "hij vroeg mijn bankkaart" in text)
        assert "Dit is beslist, omdat: “we spraken met elkaar”" in shown
        assert "Een bezwaar: “Ik vroeg alleen of zij kon betalen”" in shown
        assert "kon betalen" not in "".join(street.heard("sanne") + street.heard("rita"))
        await play(street, "zoe> 1" + AGREED)
        assert street.hears("karim").startswith("Je bezwaar over #1: jullie mogen elkaar weer ontmoeten.")
        assert "Over M1: deze buren mogen elkaar weer ontmoeten.\nZoe besliste dit" in "".join(street.heard("maria"))
        assert "Hier blijft het bij." in street.hears("maria")
        async with street.store.begin() as tx:
            assert await tx.kept_apart("p-karim", None) == frozenset()
        await play(street, "karim> bezwaar 1\nmaria> bezwaar M1")
        assert street.hears("karim") == "Je maakte al bezwaar. Dat kan één keer."
        assert street.hears("maria").startswith("Hier blijft het bij.")


async def test_who_told_it_objects_to_its_going_on_and_it_ends_after_all() -> None:
    async with Street.open() as street:
        await play(street, REPORTED + GOES_ON + "\nmaria> bezwaar M1\nmaria> ik voel me niet veilig bij hem")
        assert "Jij hebt taak 1" in "".join(street.heard("karim"))
        await play(street, "zoe> 2" + AGREED)
        assert "#1 gaat niet door" in "".join(street.heard("karim"))
        assert any(line.to == "karim" and line.kind == "taken back" for line in street.lines)
        async with street.store.begin() as tx:
            assert await tx.kept_apart("p-karim", None) == {"p-maria"}


async def test_where_nobody_else_can_look_at_it_that_is_told_honestly_with_who_answers_for_the_service() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\n" + ENDS + "\nkarim> bezwaar 1")
        said = "".join(street.heard("karim"))
        assert "Niemand anders hier kan er opnieuw naar kijken. De beslissing blijft dus. Ik geef niets door." in said
        assert "privacy@example.org" in said
        assert "1712" in said


async def test_who_came_later_looks_at_the_words_only_when_who_told_them_objects() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\n" + ENDS + "\nperson zoe confidential nl\nkarim> bezwaar 1")
        assert "Niemand anders hier kan er opnieuw naar kijken" in "".join(street.heard("karim"))
        await play(street, "maria> bezwaar M1")
        assert "Zoe leest het" in street.hears("maria")


async def test_an_objection_after_two_weeks_is_too_late() -> None:
    async with Street.open() as street:
        await play(street, REPORTED + ENDS + "\nclock +15d\nkarim> bezwaar 1\nmaria> bezwaar M1")
        for name in ("karim", "maria"):
            assert street.hears(name).startswith("Hier blijft het bij. Wil je met iemand praten?")
        assert "bankkaart" not in "".join(street.heard("zoe"))


@pytest.mark.parametrize("said", ["bezwaar 1", "bezwaar M1", "bezwaar M9"])
async def test_who_has_no_part_in_it_objects_to_nothing(said: str) -> None:
    async with Street.open() as street:
        await play(street, REPORTED + ENDS + f"\nperson els resident nl\nels> {said}\nrita> {said}")
        assert street.hears("els") == street.hears("rita") == UNKNOWN


async def test_the_other_side_does_not_object_by_a_receipt_that_is_not_theirs() -> None:
    async with Street.open() as street:
        await play(street, REPORTED + ENDS + "\nkarim> bezwaar M1")
        assert street.hears("karim") == UNKNOWN


async def test_what_nobody_looks_at_once_more_stays_and_who_objected_hears_so() -> None:
    async with Street.open() as street:
        await play(street, REPORTED + ENDS + "\nkarim> bezwaar 1\nkarim> dit klopt helemaal niet\nclock +15d")
        assert street.hears("karim").startswith("Naar je bezwaar keek niemand in twee weken. De beslissing blijft dus.")
        async with street.store.begin() as tx:
            assert await tx.kept_apart("p-karim", None) == {"p-maria"}
