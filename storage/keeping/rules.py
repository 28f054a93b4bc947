"""What is said of each table: which rows go when, and in which columns somebody stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Table, true


class Forgotten(StrEnum):
    """What becomes of a row when somebody in it is forgotten."""

    GOES = "goes"
    """The row is deleted."""
    STAYS = "stays"
    """The row stays, and bears a mark that leads to nobody."""
    WITHIN = "within"
    """The same, where the id stands among other things in JSON."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What goes once ``since`` (UTC) is longer ago than the period of its kind; without *since*: once ``which`` holds.

    With ``blanked`` the row stays and only these columns are emptied.
    """

    kind: str
    since: ColumnElement[datetime] | None = None
    which: ColumnElement[bool] = field(default_factory=true)
    blanked: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long the rows of a table stay: by its ``rules``, else for the reason that ``stays`` says.

    ``people`` are the columns in which the id of a person stands. ``theirs``: what is sealed in it are their words,
    which are forgotten with them even where the row stays. ``told_by`` is the column of who told what is sealed, which
    stands in nobody else's copy.
    """

    table: Table
    rules: tuple[Rule, ...] = ()
    stays: str = ""
    people: Mapping[str, Forgotten] = field(default_factory=dict)
    theirs: bool = False
    told_by: str = ""
