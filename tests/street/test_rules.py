"""What a neighbourhood agreed on holds for what its people do."""

from __future__ import annotations

from bot.play.street import Street


async def test_a_raised_hand_takes_a_request_only_where_the_neighbourhood_agreed_on_it() -> None:
    async with Street.open(language="en") as street:
        for name, role in (("rita", "organiser"), ("anna", "resident"), ("tom", "volunteer"), ("karim", "volunteer")):
            await street.person(name, role)
        await street.says("rita", "neighbourhood rules")
        assert "Who raises a hand (🙋) on a card is first asked in private." in street.hears("rita")
        await street.says("rita", "2")
        assert street.hears("rita").startswith("A raised hand (🙋) on a card takes the request.")
        await street.says("rita", "neighbourhood rules")
        await street.says("rita", "1")
        assert street.hears("rita").startswith("Who takes a request comes at once.")
        await street.says("rita", "buurt afspraken De Linde")
        assert "A raised hand (🙋) on a card takes the request." in street.hears("rita")
        await street.says("rita", "nothing")
        assert street.hears("rita") == "Good. Everything stays as it is."


async def test_a_resident_changes_no_rule() -> None:
    async with Street.open(language="en") as street:
        await street.person("anna")
        await street.says("anna", "neighbourhood rules")
        assert "is now" not in street.hears("anna")
        async with street.store.begin() as tx:
            place = await tx.neighbourhood("delinde")
        assert place is not None
        assert (place.requester_confirms, place.claim_by_reaction) == (True, False)
