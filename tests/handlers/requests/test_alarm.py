"""An alarm leaves before everything that can wait, whoever it goes to and whatever comes due at that moment."""

from dataclasses import replace

import pytest

from handlers.decision import Lane
from handlers.requests.case import Case
from handlers.requests.helping.silence import alarm
from handlers.requests.nouns import ClaimState, RequestState
from handlers.text import Verbatim
from tests.handlers.requests.setting import KARIM, NOW, SHOPPING, case, part, says

TAKEN = replace(SHOPPING, state=RequestState.IN_PROGRESS)


@pytest.mark.parametrize(
    "at",
    [
        case(TAKEN, part(KARIM)),
        case(TAKEN, part(KARIM, ClaimState.RELEASED)),
        replace(case(TAKEN, part(KARIM)), team=()),
    ],
)
def test_an_alarm_leaves_first(at: Case) -> None:
    told = says(alarm(at, "karim", Verbatim("Please call."), NOW))
    assert told
    assert {said.lane for said in told} == {Lane.URGENT}
