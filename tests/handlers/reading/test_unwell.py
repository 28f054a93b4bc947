"""A no to "Is all well?" is a no, in every language; what is doubtful is none."""

import pytest

from handlers.reading.unwell import says_unwell, says_well


@pytest.mark.parametrize(
    "text",
    [
        "nee",
        "Neen.",
        "slecht",
        "niet zo goed",
        "nie goe, ik ben gevallen",
        "het gaat niet",
        "ik heb pijn",
        "ik lig in het ziekenhuis",
        "nee, ik ben ziek",
        "non",
        "pas bien",
        "ça ne va pas",
        "je suis tombée",
        "no",
        "not so good",
        "I fell in the kitchen",
        "nein, schlecht",
        "nicht gut",
        "ich bin gestürzt",
    ],
)
def test_who_is_not_well_is_heard(text: str) -> None:
    assert says_unwell(text)


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "alles goed",
        "ja hoor, goed geslapen",
        "nee hoor, alles goed",
        "geen pijn",
        "niet slecht",
        "pas mal",
        "not bad",
        "no pain, all good",
        "nicht schlecht",
        "dag Buurtbot",
        "",
    ],
)
def test_who_is_well_or_does_not_say_is_not_taken_for_unwell(text: str) -> None:
    assert not says_unwell(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "goed",
            "goed, en met jou?",
            "'t gaat",
            "nee hoor, alles goed",
            "ik bedoel ja alles goed",
            "ze is hier, alles goed",
        ),
        *("ça va", "non non tout va bien", "elle va bien", "I'm fine", "mir geht es gut", "alles in Ordnung"),
    ],
)
def test_who_is_well_is_heard(text: str) -> None:
    assert says_well(text)
    assert not says_unwell(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "neen",
            "niet goed",
            "gaat niet",
            "gaat wel",
            "alles goed maar ik ben gevallen",
            "goedemorgen",
            "wat bedoel je",
        ),
        *("ça va pas", "bof", "pas bien", "not fine", "nicht gut", "niet alles goed", ""),
        *("alles goed lijst", "lijst alles goed", "liste tout va bien", "Liste alles in Ordnung", "all well list"),
    ],
)
def test_what_is_doubtful_is_no_word_of_being_well(text: str) -> None:
    assert not says_well(text)
