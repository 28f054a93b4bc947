"""House rules of the charts: docs/flows.md is what the code keeps, and every state has its place in one."""

from enum import StrEnum

import pytest

from bot.flows import FLOWS, PAGE, drawn
from handlers.flow import Flow
from storage.store import _LAYOUTS

NOT_YET: set[str] = set()


def test_the_page_shows_the_charts_that_are_kept() -> None:
    page = PAGE.read_text("utf-8")
    assert drawn(page) == page, "write it anew with: make flows"


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.noun)
def test_every_state_is_reached(flow: Flow[StrEnum]) -> None:
    reached = {after for _before, after in flow.arrows}
    assert reached == set(type(next(iter(reached))))


def test_whatever_has_a_state_and_a_version_is_kept_to_a_chart() -> None:
    versioned = [layout for layout in _LAYOUTS.values() if {"state", "version"} <= layout.hints.keys()]
    assert {layout.noun.__name__ for layout in versioned if layout.flow is None} == NOT_YET
    assert [layout.flow for layout in versioned if layout.flow] == [*FLOWS]
