"""What the words of a request mean, and which of them neighbours may read."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.reading.privacy import find_private
from handlers.reading.street_said import street_of_words
from handlers.requests.drafting.hear import hear, hear_contact, public_line, title_of
from handlers.requests.nouns import Category, Contact
from handlers.text import When

# A Tuesday.
NOW = datetime.fromisoformat("2026-11-24T11:00")


@pytest.mark.parametrize(
    ("said", "language", "title"),
    [
        ("elke dinsdag koffie drinken, 14 uur", "nl", "Koffie drinken"),
        (
            "vervoer naar het ziekenhuis van Lier maandag 30 november om 13.30 uur",
            "nl",
            "Vervoer naar het ziekenhuis van Lier",
        ),
        ("koffie drinken met een buurvrouw", "nl", "Koffie drinken met een buurvrouw"),
        ("donderdag voormiddag boodschappen doen", "nl", "Boodschappen doen"),
        ("boodschappen donderdag", "nl", ""),
        ("promener le chien demain à 14h30", "fr", "Promener le chien"),
        ("change a light bulb tomorrow at half past two", "en", "Change a light bulb"),
        ("den Rasen mähen nächsten Freitag um 14 Uhr", "de", "Den Rasen mähen"),
        ("lamp vervangen, bel 0470 12 34 56", "nl", "Lamp vervangen"),
    ],
)
def test_the_title_is_what_remains_without_date_and_private_details(said: str, language: str, title: str) -> None:
    assert title_of(said, NOW, language) == title


def test_free_words_tell_kind_moment_street_and_phone() -> None:
    heard = hear("boodschappen donderdag tussen 9 en 12 uur, Kerkstraat 9, 0470 12 34 56", NOW, "nl")
    assert heard.category is Category.SHOPPING
    assert heard.when == When(date(2026, 11, 26), time(9), time(12))
    assert (heard.street, heard.where, heard.phone) == ("Kerkstraat", "Kerkstraat 9", "0470 12 34 56")
    assert heard.is_private


@pytest.mark.parametrize(
    ("said", "helpers"),
    [
        ("verhuizen met 3 helpers", 3),
        ("il faut 2 voisins", 2),
        ("4 Leute gesucht", 4),
        ("3 zakken dragen", 0),
        ("900 man", 0),
    ],
)
def test_how_many_neighbours_is_read_from_the_words(said: str, helpers: int) -> None:
    assert hear(said, NOW, "nl").helpers == helpers


@pytest.mark.parametrize(
    ("said", "reason"),
    [("medicatie geven", "medical"), ("geld afhalen met mijn bankkaart", "money"), ("boodschappen doen", "")],
)
def test_what_may_need_care_is_noticed(said: str, reason: str) -> None:
    assert hear(said, NOW, "nl").review == reason


@pytest.mark.parametrize(
    ("said", "contact"),
    [
        ("9, 0470 12 34 56", Contact(where="Kerkstraat 9", phone="0470 12 34 56")),
        ("nr 9 bus 2", Contact(where="Kerkstraat 9 bus 2")),
        ("0470 12 34 56", Contact(phone="0470 12 34 56")),
        ("Molenstraat 4", Contact(where="Molenstraat 4")),
        ("bel aan bij de groene deur", Contact(note="bel aan bij de groene deur")),
        ("nr 12 en 015 22 33 44", Contact(where="Kerkstraat 12", phone="015 22 33 44")),
        ("au 9, 2ème étage, gsm 0470/12.34.56", Contact("", "Kerkstraat 9", "0470/12.34.56", "2ème étage")),
        (
            "12A bte 4, tel 015/22.33.44 vraag naar Jan",
            Contact("", "Kerkstraat 12A bte 4", "015/22.33.44", "vraag naar Jan"),
        ),
        ("huisnummer 7, eerste verdieping", Contact(where="Kerkstraat 7", note="eerste verdieping")),
        ("2e verdieping, 0470 12 34 56", Contact(phone="0470 12 34 56", note="2e verdieping")),
        ("9 rue Neuve, boîte 4", Contact(where="9 rue Neuve", note="boîte 4")),
    ],
)
def test_contact_is_read_as_people_write_it(said: str, contact: Contact) -> None:
    assert hear_contact(said, "Kerkstraat") == contact


@given(st.text(max_size=300))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_a_public_line_never_holds_anything_private(text: str) -> None:
    line = public_line(text)
    assert "\n" not in line
    assert find_private(line.rstrip("…")) == () or line.endswith("…")


@given(st.text(max_size=120))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_words_can_be_heard(text: str) -> None:
    heard = hear(text, NOW, "nl")
    assert heard.when is None or not heard.options


@pytest.mark.parametrize(
    ("said", "language", "title"),
    [
        ("Jan moet insuline krijgen morgen 8u Kerkstraat 5, 0470 11 22 33", "nl", ""),
        ("Karim moet naar de dokter zaterdag 10u", "nl", "Naar de dokter"),
        ("mijn moeder Anna naar de dokter voeren zaterdag 10u", "nl", "Mijn moeder naar de dokter voeren"),
        ("Jean doit aller à la gare demain 9h", "fr", "Aller à la gare"),
        ("Gras moet gemaaid worden zaterdag 10u", "nl", "Gras moet gemaaid worden"),
        ("vervoer naar de markt morgen 9 uur", "nl", "Vervoer naar de markt"),
        ("vervoer naar de Kerkstraat morgen 9 uur", "nl", "Vervoer naar de Kerkstraat"),
        ("zware kast verhuizen in de Kerkstraat morgen 10u", "nl", "Zware kast verhuizen"),
        ("Hilfe beim Einkaufen", "de", ""),
        ("aide pour porter un meuble", "fr", "Porter un meuble"),
    ],
)
def test_the_title_is_readable_names_nobody_and_keeps_where_to_go(said: str, language: str, title: str) -> None:
    assert title_of(said, NOW, language) == title


@pytest.mark.parametrize("said", ["insuline geven", "mijn man moet zijn pillen nemen", "prendre ses médicaments"])
def test_giving_medicine_is_looked_at_first(said: str) -> None:
    assert hear(said, NOW, "nl").review == "medical"


def test_a_street_without_number_is_taken_unless_it_is_where_to_go() -> None:
    assert hear("boodschappen in de Kerkstraat morgen 10u", NOW, "nl").street == "Kerkstraat"
    assert hear("vervoer naar de Kerkstraat morgen 10u", NOW, "nl").street == ""


@pytest.mark.parametrize("said", ["25/12 om 10u", "24.12.2026 om 8u 's avonds", "morgen om 9 uur"])
def test_a_bare_moment_is_a_moment_and_no_street(said: str) -> None:
    heard = hear(said, NOW, "nl")
    assert heard.is_only_a_moment
    assert (heard.street, heard.where, heard.title) == ("", "", "")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("koffie drinken bij mevrouw Peeters", "Koffie drinken"),
        ("boodschappen voor Jeanne", "Boodschappen"),
        ("boodschappen voor jeanne", "Boodschappen"),
        ("boodschappen voor mevrouw peeters", "Boodschappen"),
        ("vervoer voor meneer Janssens naar de dokter", "Vervoer naar de dokter"),
        ("vervoer naar dokter Janssens", "Vervoer naar dokter"),
        ("klusje bij Jos", "Klusje"),
        ("wandelen met de hond van mevrouw De Smet", "Wandelen met de hond"),
        ("plantjes water geven bij Van den Berg", "Plantjes water geven"),
        ("kast verzetten samen met Ahmed", "Kast verzetten"),
        ("courses pour Madame Dupont", "Courses"),
        ("transport pour Jeanne à l'hôpital", "Transport à l'hôpital"),
        ("bricolage chez Paul", "Bricolage"),
        ("shopping for Mrs Smith", "Shopping"),
        ("lamp replaced at John", "Lamp replaced"),
        ("Einkaufen für Frau Müller", "Einkaufen"),
        ("Lampe bei Hans anbringen", "Lampe anbringen"),
    ],
)
def test_a_name_behind_a_small_word_or_a_title_is_left_out(said: str, line: str) -> None:
    assert public_line(said) == line
    assert hear(said, NOW, "nl").is_private


@pytest.mark.parametrize(
    "said",
    [
        "Boodschappen bij Colruyt",
        "Hilfe bei Umzug mit Wagen",
        "Fiets herstellen voor de kleinzoon",
        "Vervoer naar station Lier",
        "Oefenen met Nederlands",
        "Aider madame dans le jardin",
    ],
)
def test_shops_towns_and_german_nouns_are_no_names(said: str) -> None:
    assert public_line(said) == said.removeprefix("Hilfe bei ")
    assert not hear(said, NOW, "nl").is_private


@pytest.mark.parametrize(
    ("said", "title", "street"),
    [
        ("gras maaien Kerkstraat", "Gras maaien", "Kerkstraat"),
        ("gras maaien kerkstraat", "Gras maaien", "Kerkstraat"),
        ("gras maaien Lierseweg", "Gras maaien", "Lierseweg"),
        ("tondre la pelouse rue de la Gare", "Tondre la pelouse", "Rue de la Gare"),
        ("Rasen mähen Bahnhofstraße", "Rasen mähen", "Bahnhofstraße"),
        ("mow the lawn Church Street", "Mow the lawn", "Church Street"),
        ("vervoer naar de Kerkstraat", "Vervoer naar de Kerkstraat", ""),
        ("hond uitlaten op het bospad", "Hond uitlaten op het bospad", ""),
    ],
)
def test_a_street_needs_no_in_and_no_number_to_be_told_from_the_help(said: str, title: str, street: str) -> None:
    heard = hear(said, NOW, "nl")
    assert (heard.title, heard.street) == (title, street)


@pytest.mark.parametrize(
    ("said", "street"),
    [
        ("Kerkstraat 9 bus 3 2500 Lier", "Kerkstraat"),
        ("in de Kerkstraat bij de bakker", "Kerkstraat"),
        ("chez Madame Dupont, rue Haute 3", "Rue Haute"),
        ("Lier", "Lier"),
        ("achter de kerk", "achter de kerk"),
        ("bij Jeanne", ""),
        ("naast mevrouw Peeters", ""),
        ("bij mij thuis", ""),
        ("chez moi", ""),
        ("zelfde straat als vorige keer", ""),
        ("mijn adres kent ge", ""),
    ],
)
def test_what_stands_in_public_about_the_place_is_a_place_and_nobody(said: str, street: str) -> None:
    assert street_of_words(said) == street
