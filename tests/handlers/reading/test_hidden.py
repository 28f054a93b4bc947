"""What hides something private in words, spaces or look-alikes shows nothing but the kind of help."""

import pytest

from handlers.reading.hidden import hides_something
from handlers.reading.privacy import without_private
from handlers.requests.drafting.titles import public_line

HIDDEN = [
    "tuin wieden, be 68 - 5390 - 0754 - 7034",
    "tuin wieden, bel nul vier zeven nul twaalf vierendertig zesenvijftig voor de tuin",
    "jardin, mon numéro zéro quatre sept zéro douze trente-quatre cinquante-six",
    "tuin wieden, gsm O47O 12 34 56",
    "tuin wieden, Kerkstraat negen bus 3",
    "tuin wieden op nummer negen in de Kerkstraat",
    "tuin wieden, want ik heb MS en ben hiv-positief",
    "tuin wieden, want ik heb d e m e n t i e",
    "jardin, je suis séropositive et j'ai un cancer du sein",
    "tuin, عندي سرطان",
    "tuin wieden, şeker hastasıyım",
    "tuin, у меня рак",
    "tuin wieden, mail maria (at) example punt org",
    "tuin wieden 0️⃣4️⃣7️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣",
    "jardin IBAN BE68 5390 0754 7034",
]
OPEN = [
    "tuin wieden",
    "twee dozen en een kast dragen",
    "iemand voor drie of vier uur tuinwerk",
    "tuin wieden om 14:30 op 20/11/2024",
    "hulp met mijn tv en pc",
    "samen kaarten met twee of drie buren",
    "une ampoule à changer",
    "a lift at nine to the station",
    "wandelen in de Kerkstraat, negen uur",
    "vertalen van Arabisch: مرحبا",
    "naar het station, bus 3",
]


@pytest.mark.parametrize("text", HIDDEN)
def test_what_hides_something_leaves_the_kind_of_help_alone(text: str) -> None:
    assert public_line(text) in ("Tuin", "Tuin wieden", "Jardin")


@pytest.mark.parametrize("text", OPEN)
def test_ordinary_words_hide_nothing(text: str) -> None:
    assert not hides_something(text, without_private(text))


def test_who_says_nothing_else_gets_no_title() -> None:
    assert public_line("want ik heb d e m e n t i e") == ""
