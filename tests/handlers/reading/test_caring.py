"""A child who says that they care for somebody is heard; other talk is not."""

import pytest

from handlers.reading.caring import speaks_of_caring


@pytest.mark.parametrize(
    "text",
    [
        "mama is ziek en ik doe alles thuis",
        "ik zorg voor mijn papa",
        "maman est malade",
        "je m'occupe de mon frère",
        "my mum is ill",
        "I look after my dad",
        "meine Mama ist krank",
        "ich kümmere mich um meinen Bruder",
    ],
)
def test_care_at_home_is_heard(text: str) -> None:
    assert speaks_of_caring(text)


@pytest.mark.parametrize(
    "text", ["hulp boodschappen vrijdag", "neem 12", "hallo", "ik wil helpen", "taken", "mama komt"]
)
def test_other_words_go_on_past_it(text: str) -> None:
    assert not speaks_of_caring(text)
