"""A no beside a command is no command; what agrees, and the reason why something is given up, is none."""

import pytest

from handlers.reading.denial import is_denied


@pytest.mark.parametrize(
    "beside",
    [
        *("1 niet", "2 niet", "1 nicht", "1? non", "pas la 1", "1? no way", "1? nog niet", "1 niet doen!", "1 değil"),
        *("1 nee toch niet", "1 kein", "1, I don't", "1 I can't", "لا 1", "1 hayır", "1 ni", "jamais la 1"),
    ],
)
def test_a_no_beside_a_command_is_heard(beside: str) -> None:
    assert is_denied(beside)


@pytest.mark.parametrize(
    "beside",
    ["1", "nr 1 aub", "no 1", "1 geen probleem", "1, pas de souci", "1 no problem!", "1 kein Problem", "1 why not"],
)
def test_what_agrees_is_no_no(beside: str) -> None:
    assert not is_denied(beside)


@pytest.mark.parametrize(
    "beside",
    [
        *("1 niet meer nodig", "1, ik kan niet komen", "1 want het lukt niet", "1, geen tijd"),
        *("1, je ne peux pas venir", "1 I can't come", "1, no longer needed", "1, ich kann nicht kommen"),
        *("1, ich kann es nicht", "1 keine Zeit"),
    ],
)
def test_the_reason_why_something_is_given_up_is_no_no(beside: str) -> None:
    assert is_denied(beside)
    assert not is_denied(beside, reasons=True)


@pytest.mark.parametrize("beside", ["1 niet", "1 niet doen!", "1 not", "1? non", "1 doch nicht"])
def test_a_no_without_a_reason_still_keeps_what_would_be_given_up(beside: str) -> None:
    assert is_denied(beside, reasons=True)
