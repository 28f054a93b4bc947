"""What should stay private is found and left out, and a need is still heard."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.reading.privacy import (
    Private,
    WhyReview,
    find_private,
    needs_review,
    spoken_need,
    street_of,
    without_private,
)

MARIA = (
    "Hallo, ik heb een nieuwe heup en kan niet naar de winkel. "
    "Mijn nummer is 0470 12 34 56, Kerkstraat 9, ik ben alleen thuis"
)


def found(text: str) -> list[tuple[Private, str]]:
    """Return the kinds of what was found, with its words."""
    return [(finding.kind, text[finding.start : finding.end]) for finding in find_private(text)]


def test_of_marias_first_message_only_the_need_and_the_street_may_be_read_by_all() -> None:
    assert dict(found(MARIA)) | {} == {
        Private.HEALTH: "heup",
        Private.PHONE: "0470 12 34 56",
        Private.HOUSE_NUMBER: "Kerkstraat 9",
        Private.ALONE_AT_HOME: "alleen thuis",
    }
    assert without_private(MARIA) == "Hallo, kan niet naar de winkel. Kerkstraat"
    assert street_of(MARIA) == "Kerkstraat"
    assert spoken_need(MARIA) == "shopping"


@pytest.mark.parametrize(
    "number",
    [
        "0470 12 34 56",
        "0470/12.34.56",
        "0470-12-34-56",
        "0470123456",
        "04 70 12 34 56",
        "470 12 34 56",
        "+32 470 12 34 56",
        "+32 (0)470 12 34 56",
        "0032470123456",
        "03 480 12 34",
        "03/480.12.34",
        "01 23 45 67 89",
        "0151 23456789",
        "٠٤٧٠ ١٢ ٣٤ ٥٦",
        "０４７０１２３４５６",
        "04\u200b70 12\u00a034 56",
    ],
)
@pytest.mark.parametrize(
    "around",
    ["{}", "bel {} aub", "({})", "mijn gsm:{}.", "koffie 14u {}, graag", "28/11 {}", "op 01/12/2026 {}", "01/12/26 {}"],
)
def test_a_telephone_number_is_found_whole(number: str, around: str) -> None:
    text = around.format(number)
    assert (Private.PHONE, number) in found(text)
    left = without_private(text)
    assert re.findall(r"\d+", left) in ([], ["14"], ["28", "11"], ["01", "12", "2026"], ["01", "12", "26"])


@pytest.mark.parametrize(
    "text",
    [
        "donderdag 01/12/2026 9 uur",
        "2026-11-24 08:30",
        "tussen 08.30 en 10.30",
        "neem 12 13 14 15 16",
        "2500 Lier",
        "2 zakken aardappelen van 5 kg",
        "€ 1.659,29",
        "sessie S7 op 28/4",
        "code postal 2500",
        "@jonas:example.org",
        "Kerkstraat 14 november",
        "omgeving Kerkstraat 9-12 uur",
        "ik ben onderweg 2 dagen",
        "il reste une place pour 2 personnes",
        "2 people down the street",
        "vervoer naar ziekenhuis Lier",
        "ziekenfonds bellen over papieren",
        "wie gaat mee wandelen in het park om 14u",
    ],
)
def test_what_is_not_private_stays_as_it_is(text: str) -> None:
    assert found(text) == []
    assert without_private(text) == text


@pytest.mark.parametrize(
    ("text", "kind", "private"),
    [
        ("rekening BE68 5390 0754 7034 graag", Private.IBAN, "BE68 5390 0754 7034"),
        ("be68539007547034", Private.IBAN, "be68539007547034"),
        ("NL91 ABNA 0417 1643 00 is mijn rekening", Private.IBAN, "NL91 ABNA 0417 1643 00"),
        ("mail maria.peeters@telenet.be", Private.EMAIL, "maria.peeters@telenet.be"),
        ("85.07.30-033.28", Private.NATIONAL_NUMBER, "85.07.30-033.28"),
        ("85073003328", Private.NATIONAL_NUMBER, "85073003328"),
        ("kaart 4111 1111 1111 1111", Private.CARD_PIN, "4111 1111 1111 1111"),
        ("pincode 1234", Private.CARD_PIN, "pincode 1234"),
        ("de code van mijn bankkaart is 4321", Private.CARD_PIN, "code van mijn bankkaart is 4321"),
    ],
)
def test_accounts_cards_and_addresses_of_mail_are_found(text: str, kind: Private, private: str) -> None:
    assert found(text) == [(kind, private)]
    assert not re.search(r"\d|@", without_private(text))


def test_check_digits_tell_an_account_from_other_numbers() -> None:
    assert (Private.IBAN, "BE68 5390 0754 7035") not in found("BE68 5390 0754 7035")
    assert Private.NATIONAL_NUMBER not in {kind for kind, _ in found("85.07.30-033.29")}


@pytest.mark.parametrize(
    ("text", "address", "left", "street"),
    [
        ("Kerkstraat 9", "Kerkstraat 9", "Kerkstraat", "Kerkstraat"),
        ("kerkstraat 9A", "kerkstraat 9A", "kerkstraat", "Kerkstraat"),
        ("Kerkstraat nr. 12", "Kerkstraat nr. 12", "Kerkstraat", "Kerkstraat"),
        ("Kerkstraat 12/3", "Kerkstraat 12/3", "Kerkstraat", "Kerkstraat"),
        ("Kerkstraat 9 bus 3", "Kerkstraat 9 bus 3", "Kerkstraat", "Kerkstraat"),
        ("ik woon Kerkstraat 9, 2500 Lier", "Kerkstraat 9", "ik woon Kerkstraat, 2500 Lier", "Kerkstraat"),
        ("Grote Markt 5", "Grote Markt 5", "Grote Markt", "Grote Markt"),
        ("Berlaarsesteenweg 145", "Berlaarsesteenweg 145", "Berlaarsesteenweg", "Berlaarsesteenweg"),
        ("steenweg op Lier 12", "steenweg op Lier 12", "steenweg op Lier", "Steenweg op Lier"),
        ("Sint-Jansplein 3", "Sint-Jansplein 3", "Sint-Jansplein", "Sint-Jansplein"),
        ("in de Guido Gezellestraat 5", "Guido Gezellestraat 5", "in de Guido Gezellestraat", "Guido Gezellestraat"),
        ("Guido Gezellestraat 5", "Guido Gezellestraat 5", "Guido Gezellestraat", "Guido Gezellestraat"),
        ("Omgeving Kerkstraat 5", "Kerkstraat 5", "Omgeving Kerkstraat", "Kerkstraat"),
        ("Lange Nieuwstraat 12", "Lange Nieuwstraat 12", "Lange Nieuwstraat", "Lange Nieuwstraat"),
        ("rue de la Gare 12 bte 3", "rue de la Gare 12 bte 3", "rue de la Gare", "Rue de la Gare"),
        ("12, rue de la Gare", "12, rue de la Gare", "rue de la Gare", "Rue de la Gare"),
        ("rue Haute 45 à Bruxelles", "rue Haute 45", "rue Haute à Bruxelles", "Rue Haute"),
        ("avenue Louise, 12", "avenue Louise, 12", "avenue Louise", "Avenue Louise"),
        ("9 Church Street", "9 Church Street", "Church Street", "Church Street"),
        ("12 high street", "12 high street", "high street", "High street"),
        ("Hauptstraße 9", "Hauptstraße 9", "Hauptstraße", "Hauptstraße"),
        ("in der Bahnhofstrasse 12a", "Bahnhofstrasse 12a", "in der Bahnhofstrasse", "Bahnhofstrasse"),
        ("K\u200berkstraat 9", "K\u200berkstraat 9", "K\u200berkstraat", "Kerkstraat"),
    ],
)
def test_the_house_number_goes_and_the_street_stays(text: str, address: str, left: str, street: str) -> None:
    assert found(text) == [(Private.HOUSE_NUMBER, address)]
    assert without_private(text) == left
    assert street_of(text) == street


@pytest.mark.parametrize(
    "text", ["huisnummer 9", "ik woon op nummer 9", "j'habite au 9", "I live at 9", "Hausnummer 9"]
)
def test_a_house_number_without_a_street_goes_too(text: str) -> None:
    assert [kind for kind, _ in found(text)] == [Private.HOUSE_NUMBER]
    assert without_private(text) == ""


@pytest.mark.parametrize("text", ["", "boodschappen", "mijn straat is proper", "une rue plus loin", "onderweg"])
def test_no_street_is_made_up(text: str) -> None:
    assert street_of(text) is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ik ben alleen thuis en kan niet naar de winkel", "kan niet naar de winkel"),
        ("boodschappen graag, ik ben weg tot zondag", "boodschappen graag"),
        ("de sleutel ligt onder de mat, kom gerust binnen", "kom gerust binnen"),
        ("koffie drinken, want ik woon alleen", "koffie drinken"),
        ("je suis seule à la maison et j'ai besoin de courses", "j'ai besoin de courses"),
        ("la clé est sous le paillasson. Merci", "Merci"),
        ("I am alone at home. Can you bring groceries?", "Can you bring groceries?"),
        ("the key is under the mat", ""),
        ("ich bin allein zu Hause, bitte Einkaufen", "bitte Einkaufen"),
        ("der Schlüssel liegt unter der Matte", ""),
    ],
)
def test_being_alone_and_where_the_key_lies_are_left_out(text: str, left: str) -> None:
    assert {kind for kind, _ in found(text)} == {Private.ALONE_AT_HOME}
    assert without_private(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("vervoer naar het ziekenhuis voor mijn operatie maandag", "vervoer naar het ziekenhuis maandag"),
        ("mijn man heeft dementie, kan iemand komen voor een babbel?", "kan iemand komen voor een babbel?"),
        ("ik ben ziek en heb brood nodig", "heb brood nodig"),
        ("je ne peux pas faire mes courses à cause de ma hanche", "je ne peux pas faire mes courses"),
        ("j'ai le diabète", ""),
        ("elle fait de l'épilepsie, qui peut venir ?", "qui peut venir ?"),
        ("I need a ride to the hospital for my surgery", "I need a ride to the hospital"),
        ("Ich brauche Hilfe beim Einkaufen wegen meiner Hüfte", "Ich brauche Hilfe beim Einkaufen"),
        ("ik heb een depresie", ""),
        ("kanker", ""),
    ],
)
def test_illness_is_left_out_and_the_need_stays(text: str, left: str) -> None:
    assert {kind for kind, _ in found(text)} == {Private.HEALTH}
    assert without_private(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("brood, melk en eieren, Kerkstraat 9, tel. 0470123456", "brood, melk en eieren, Kerkstraat"),
        ("bel 0470 12 34 56 of 03 480 12 34", ""),
        ("mail an@x.be of bel", "bel"),
        ("Mijn nummer is 0470 12 34 56.", ""),
        ("koffie (0470 12 34 56) zondag", "koffie zondag"),
        ("0470 12 34 56\nboodschappen", "boodschappen"),
    ],
)
def test_what_is_left_reads_tidily(text: str, left: str) -> None:
    assert without_private(text) == left


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("boodschappen", "shopping"),
        ("kan iemand brood halen", "shopping"),
        ("ik kan niet naar de winkel", "shopping"),
        ("faire mes courses", "shopping"),
        ("I need groceries", "shopping"),
        ("Hilfe beim Einkaufen", "shopping"),
        ("vervoer naar ziekenhuis Lier", "transport"),
        ("kan iemand mij naar het ziekenhuis rijden", "transport"),
        ("vervoer naar de winkel", "transport"),
        ("m'emmener chez le médecin", "transport"),
        ("I need a lift to the station", "transport"),
        ("wer kann mich zum Arzt fahren", "transport"),
        ("een lamp vervangen", "chore"),
        ("gras maaien", "chore"),
        ("tondre la pelouse", "chore"),
        ("fix a leaking tap", "chore"),
        ("Rasen mähen", "chore"),
        ("elke dinsdag koffie drinken", "company"),
        ("samen wandelen", "company"),
        ("quelqu'un pour bavarder", "company"),
        ("someone to go for a walk with", "company"),
        ("spazieren gehen", "company"),
        ("remplir un papier de la commune", "other"),
        ("een formulier invullen", "other"),
        ("iets anders", "other"),
        ("etwas anderes", "other"),
    ],
)
def test_the_kind_of_help_is_heard(text: str, category: str) -> None:
    assert spoken_need(text) == category


@pytest.mark.parametrize(
    "text", ["", "hulp", "donderdag om 10u", "boodschappen en vervoer", "koffie en gras maaien", "geen vervoer", "ja"]
)
def test_a_kind_of_help_that_is_not_clear_is_not_guessed(text: str) -> None:
    assert spoken_need(text) is None


@pytest.mark.parametrize(
    ("text", "review"),
    [
        ("medicatie klaarzetten", WhyReview.MEDICAL),
        ("mijn wonde verzorgen", WhyReview.MEDICAL),
        ("donner ses médicaments à maman", WhyReview.MEDICAL),
        ("give my husband his pills", WhyReview.MEDICAL),
        ("Medikamente geben", WhyReview.MEDICAL),
        ("50 euro lenen", WhyReview.MONEY),
        ("geld afhalen met mijn bankkaart", WhyReview.MONEY),
        ("retirer de l'argent", WhyReview.MONEY),
        ("withdraw cash", WhyReview.MONEY),
        ("Bargeld holen", WhyReview.MONEY),
        ("mijn reservesleutel bijhouden", WhyReview.KEYS),
        ("garder mes clés", WhyReview.KEYS),
        ("keep my keys", WhyReview.KEYS),
        ("auf meinen Schlüssel aufpassen", WhyReview.KEYS),
        ("mijn man uit bed tillen", WhyReview.LIFTING),
        ("sortir mon père du bain", WhyReview.LIFTING),
        ("lift my mother out of bed", WhyReview.LIFTING),
        ("meinen Vater aus dem Bett heben", WhyReview.LIFTING),
        ("op mijn kind passen", WhyReview.MINORS),
        ("babysitten zaterdag", WhyReview.MINORS),
        ("garder les enfants", WhyReview.MINORS),
        ("look after the children", WhyReview.MINORS),
        ("auf die Kinder aufpassen", WhyReview.MINORS),
    ],
)
def test_what_a_human_should_see_first_is_recognised(text: str, review: WhyReview) -> None:
    assert needs_review(text) is review


@pytest.mark.parametrize(
    "text",
    [
        "boodschappen",
        "een lift naar het station",
        "that is kind of you",
        "medicijnen halen bij de apotheek",
        "koffie",
        "",
    ],
)
def test_an_ordinary_request_needs_no_review(text: str) -> None:
    assert needs_review(text) is None


PIECES = st.sampled_from(
    [
        *(
            "0470 12 34 56",
            "03/480.12.34",
            "+32",
            "Kerkstraat",
            "9",
            "bus",
            "rue de la",
            "Gare",
            "12",
            ",",
            ".",
            "/",
            "-",
            "(",
        ),
        *(
            "en",
            "of",
            "ik ben alleen thuis",
            "heup",
            "boodschappen",
            "BE68 5390 0754 7034",
            "an@x.be",
            "pincode",
            "1234",
            "\n",
        ),
        *(
            "voor",
            "mijn",
            "operatie",
            "nummer",
            "is",
            "tel",
            "Church",
            "Street",
            "0",
            "00",
            "\u200b",
            "\ud800",
            "١٢",
            "et",
        ),
    ]
)
NUMBERS = {Private.PHONE, Private.IBAN, Private.EMAIL, Private.NATIONAL_NUMBER, Private.CARD_PIN, Private.HOUSE_NUMBER}


@given(st.text(max_size=300) | st.lists(PIECES, max_size=20).map(" ".join) | st.lists(PIECES, max_size=20).map("".join))
@example(MARIA * 3)
@example("1 " * 2000)
@example("0470 12 34 56 " * 280)
@settings(derandomize=True, max_examples=400, deadline=None)
def test_nothing_private_is_left_and_nothing_is_added(text: str) -> None:
    for finding in find_private(text):
        assert 0 <= finding.start < finding.end <= len(text)
        assert 0 <= finding.cut_start < finding.cut_end <= len(text)
    left = without_private(text)
    assert find_private(left) == ()
    assert without_private(left) == left
    assert len(left) <= len(text)
    assert sorted(set(left) - set(text)) in ([], [" "], [","], [" ", ","])
    assert (street_of(text) or "") == (street_of(text) or "")[:60]
    assert spoken_need(text) in (None, "shopping", "transport", "chore", "company", "other")
    assert needs_review(text) in (None, *WhyReview)


@given(
    st.from_regex(
        r"0[49]\d{2}[ /.-]?\d{2}[ /.-]?\d{2}[ /.-]?\d{2}", fullmatch=True, alphabet=st.characters(max_codepoint=127)
    ),
    PIECES,
)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_no_half_of_a_number_is_ever_left(number: str, other: str) -> None:
    left = without_private(f"boodschappen {number}, graag {other} x")
    assert re.sub(r"\D", "", number)[4:] not in re.sub(r"\D", "", left)
