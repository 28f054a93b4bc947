"""What helping costs: kilometres, costs that an organiser notes for somebody, and the list of a year by name."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.play.script import Script
from bot.play.street import Street
from handlers.volunteers.nouns import Expense

PEOPLE = """
clock 2024-05-20 10:00
person karim volunteer nl
person lotte volunteer fr
person rita organiser nl
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


def pages(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages)


async def test_kilometres_are_noted_beside_the_costs_and_do_not_count_against_their_most() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> kosten 12 km")
        assert street.hears("karim") == (
            "12 km (€ 5,12) op maandag 20 mei 2024. Hoogstens € 0,4265 per kilometer "
            "(zoomvzw.be/nieuws/detail/kilometervergoeding-voor-vrijwilligers-gewijzigd/6113). "
            "Organisatoren kunnen het zien. Klopt dat?\n1 ja · 2 nee"
        )
        await play(street, "karim> ja\nkarim> kosten 4,50\nkarim> ja")
        assert street.hears("karim").startswith("Genoteerd. Kosten in 2024: 1 dag, € 4,50.")
        assert street.hears("karim").endswith("Gereden in 2024: 12 km (€ 5,12).")


async def test_where_the_rate_of_a_day_is_not_known_only_the_distance_is_kept() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "clock 2024-07-02 10:00\nkarim> kosten 12,5 km")
        assert "Ik weet niet wat een kilometer die dag mag kosten" in street.hears("karim")
        await play(street, "karim> ja")
        assert street.hears("karim") == "Genoteerd. Gereden in 2024: 12,5 km."


async def test_who_drives_much_is_warned() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> kosten 850 km\nkarim> ja\nkarim> kosten 800 km\nkarim> ja")
        assert "Je komt dicht bij het maximum van een jaar: 2000 km." in street.hears("karim")
        await play(street, "karim> kosten 400 km\nkarim> ja")
        assert "Dat is meer dan 2000 km." in street.hears("karim")


async def test_an_organiser_notes_costs_for_a_volunteer_who_hears_it_in_their_own_language() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> kosten 18/5 4,50 voor lotte")
        assert street.hears("rita") == "Voor Lotte: € 4,50 op zaterdag 18 mei 2024. Klopt dat?\n1 ja · 2 nee"
        assert street.heard("lotte") == []
        await play(street, "rita> ja")
        assert street.hears("rita").startswith("Genoteerd. Kosten in 2024: 1 dag, € 4,50.")
        assert street.hears("lotte") == (
            "Rita a noté ce que votre aide vous a coûté : 4,50 € le samedi 18 mai 2024. Ce n'est pas exact ? "
            "Tapez : humain"
        )
        await play(street, "lotte> frais")
        assert street.hears("lotte").startswith("Frais en 2024 : 1 jour, 4,50 €.")


async def test_an_organiser_does_not_read_what_a_volunteer_spent_elsewhere() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "room lisp residents Lisp-Noord\nkarim is volunteer of Lisp-Noord")
        elsewhere = Expense("e1", "p-karim", "lispnoord", date(2024, 5, 1), 30_000, "p-karim", street.now)
        async with street.store.begin() as tx:
            await tx.save_saved(elsewhere, street.now)
        await play(street, "rita> kosten 18/5 4,50 voor karim\nrita> ja\nkarim> kosten")
        assert street.hears("rita").startswith("Genoteerd. Kosten in 2024: 1 dag, € 4,50.")
        assert "1 mei" not in street.hears("rita")
        assert street.hears("karim").startswith("Kosten in 2024: 2 dagen, € 304,50.")


HELPED = """
person maria resident nl
person karim volunteer nl
person rita organiser nl
room lisp residents Lisp-Noord
person otto member nl
otto is organiser of Lisp-Noord
karim is resident of Lisp-Noord
maria> hulp boodschappen woensdag 10 uur
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
karim> neem 1
maria> ja
clock +9d
"""


async def test_an_organiser_does_not_read_the_day_of_a_task_in_another_neighbourhood() -> None:
    async with Street.open() as street:
        await play(street, HELPED + "otto> kosten 1 4,50 voor karim\nrita> kosten 1 4,50 voor karim")
        assert street.hears("otto").startswith("Ik ken geen taak 1 waar dat bij hoort.")
        assert street.hears("rita").startswith("Voor Karim: € 4,50 op woensdag 25 november 2026. Klopt dat?")


async def test_nobody_but_an_organiser_notes_costs_for_somebody_else() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> kosten 4,50 voor lotte\nkarim> kosten 4,50 voor @nobody:example.org")
        assert street.heard("karim")[-2:] == [
            "Dat kan alleen een organisator van De Linde.",
            "Ik ken niemand met dat adres. Geef het volledige adres, zoals @rita:example.org.",
        ]


async def test_the_list_of_a_year_names_who_which_days_and_how_much() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> kostenlijst\nkarim> kosten 50\nkarim> ja\nkarim> kosten 12 km\nkarim> ja")
        assert "In De Linde zijn in 2024 geen kosten genoteerd." in street.heard("rita")
        await play(street, "rita> kosten 18/5 4,50 voor lotte\nrita> ja\nrita> kostenlijst 2024")
        assert street.hears("rita").startswith("Hier is de kostenlijst van De Linde voor 2024.")
        ((name, content),) = street.files("rita")
        assert name == "kosten-delinde-2024.pdf"
        said = pages(content)
        assert "Karim 1 dag, € 50,00, 12 km (€ 5,12)" in said
        assert "Maandag 20 mei 2024 € 50,00, 12 km (€ 5,12), meer dan je op een dag mag terugbetalen" in said
        assert "Lotte 1 dag, € 4,50 Zaterdag 18 mei 2024 € 4,50" in said
        assert "Hoogstens € 1659,29 per jaar" in said


async def test_the_list_is_for_organisers_alone() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> kosten 50\nkarim> ja\nkarim> kostenlijst 2024")
        assert "Rita (organisator)" in street.hears("karim")
        assert street.files("karim") == []


async def test_what_the_public_calendar_shows_is_one_of_the_rules() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> buurt afspraken")
        assert "De openbare agenda toont alleen openbare plaatsen, en niemands thuis." in street.hears("rita")
        await play(street, "rita> 5\nrita> 3")
        assert street.hears("rita").startswith("De openbare agenda toont niet waar sessies zijn.")


async def test_what_waits_for_a_yes_is_not_lost_in_silence_and_the_same_twice_is_doubted() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> kosten 4,50\nkarim> kosten 12 km")
        assert street.hears("karim").startswith("Wat je daarvoor typte, is niet genoteerd: je zei geen ja. 12 km")
        await play(street, "karim> ja\nkarim> kosten 12 km")
        assert "Voor die dag is al precies hetzelfde genoteerd." in street.hears("karim")
        await play(street, "karim> nee\nkarim> kosten 4,50")
        assert street.hears("karim").startswith("€ 4,50 op maandag 20 mei 2024. Organisatoren kunnen het zien.")


async def test_a_day_or_a_reason_may_stand_behind_an_amount() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> kosten 12 km gisteren")
        assert "12 km (€ 5,12) op zondag 19 mei 2024." in street.hears("karim")
        await play(street, "karim> nee\nkarim> kosten 4.50 parking")
        assert street.hears("karim").startswith("€ 4,50 op maandag 20 mei 2024.")
        await play(street, "lotte> frais 12,50 € de parking")
        assert street.hears("lotte").startswith("12,50 € le lundi 20 mai 2024.")
        await play(street, "rita> kosten 3,20 op 17/5 voor lotte")
        assert street.hears("rita").startswith("Voor Lotte: € 3,20 op vrijdag 17 mei 2024.")
        await play(street, "karim> nee\nkarim> kosten 3/12 4,50")
        assert street.hears("karim").startswith("Ik kon de dag niet lezen.")


async def test_a_full_address_finds_who_is_reached_by_a_bare_name() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> kosten 4,50 voor @lotte:example.org")
        assert street.hears("rita").startswith("Voor Lotte: € 4,50")


NOTED = PEOPLE + "karim> kosten 4,50\nkarim> ja\nkarim> kosten 18/5 12 km\nkarim> ja\n"


async def test_costs_that_were_noted_by_mistake_are_shown_with_a_number_and_taken_off_after_a_yes() -> None:
    async with Street.open() as street:
        await play(street, NOTED + "karim> kosten")
        assert street.hears("karim").splitlines()[1:4] == [
            "1. 12 km (€ 5,12) op zaterdag 18 mei 2024.",
            "2. € 4,50 op maandag 20 mei 2024.",
            "Klopt er een niet? Om nummer 2 te verwijderen, typ: kosten verwijder 2",
        ]
        await play(street, "karim> kosten verwijder 2")
        assert street.hears("karim") == "€ 4,50 op maandag 20 mei 2024. Wil je dat ik dat verwijder?\n1 ja · 2 nee"
        await play(street, "karim> nee\nkarim> kosten verwijder 2\nkarim> ja")
        assert street.heard("karim")[-3:][0] == "Goed. Alles blijft zoals het is."
        assert street.hears("karim") == "Verwijderd. Gereden in 2024: 12 km (€ 5,12)."
        await play(street, "karim> kosten verwijder 2\nrita> kostenlijst 2024")
        assert street.hears("karim").startswith("Ik vind geen kosten met dat nummer in 2024.")
        ((_name, content),) = street.files("rita")
        assert "4,50" not in pages(content)


async def test_what_was_taken_off_is_kept_as_void_and_not_taken_off_twice() -> None:
    async with Street.open() as street:
        await play(street, NOTED + "karim> kosten verwijder 1")
        twice = street.lines[-1]
        await play(street, "karim> kosten verwijder 1\nkarim> ja")
        async with street.store.begin() as tx:
            kept = await tx.expenses("p-karim", date(2024, 1, 1), date(2025, 1, 1))
        assert [(one.hectometres, one.void_at is not None) for one in kept] == [(120, True), (0, False)]
        await street.replies("karim", twice, "ja")
        assert "Verwijderd" not in street.hears("karim")


async def test_an_organiser_takes_off_what_was_noted_for_somebody_who_hears_it() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> kosten 18/5 4,50 voor lotte\nrita> ja\nrita> kosten verwijder 1 voor lotte")
        assert street.hears("rita") == (
            "Voor Lotte: € 4,50 op zaterdag 18 mei 2024. Wil je dat ik dat verwijder?\n1 ja · 2 nee"
        )
        await play(street, "rita> ja\nkarim> kosten verwijder 1 voor lotte")
        assert street.hears("rita").startswith("Verwijderd.")
        assert street.hears("lotte") == "Rita a retiré ce qui était noté pour vous : 4,50 € le samedi 18 mai 2024."
        assert street.hears("karim") == "Dat kan alleen een organisator van De Linde."


async def test_how_costs_are_taken_off_is_said_in_words_that_do_it_in_every_language() -> None:
    for language in ("nl", "fr", "en", "de"):
        async with Street.open(language=language) as street:
            await play(street, "person karim volunteer\nkarim> expenses 4,50\nkarim> yes\nkarim> expenses")
            (shown,) = [line for line in street.hears("karim").splitlines() if line.endswith(" 1")]
            assert "\n1. " in street.hears("karim")
            asked = len(street.lines)
            await play(street, f"karim> {shown.rpartition(': ')[2]}\nkarim> 1\nkarim> expenses")
            assert len(street.lines) == asked + 3
            assert "\n1. " not in street.hears("karim")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("kosten 99 4,50", "Ik ken geen taak 99 waar dat bij hoort."),
        ("kosten 2000 euro", "Ik noteer van 1 cent tot 1000 euro per keer."),
        ("kosten 5000 km", "Ik noteer van 0,1 tot 1000 km per keer."),
        ("kosten veel", "Ik vond daarin geen bedrag en geen aantal kilometer."),
    ],
)
async def test_what_cannot_be_noted_is_refused_with_its_reason(said: str, why: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}karim> {said}")
        assert street.hears("karim").startswith(why)
