"""Every noun of a flow that a decision can save; storage has one table for each."""

from __future__ import annotations

from typing import TypeAlias

from handlers.requests.nouns import Asked, Claim, Request
from handlers.volunteers.nouns import Volunteer

Record: TypeAlias = Request | Claim | Asked | Volunteer
