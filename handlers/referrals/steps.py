"""Every question about a referral, as it is kept until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.model import Role
from handlers.referrals.nouns import Door


@dataclass(frozen=True, slots=True)
class OfferDoor:
    """Ask whether somebody should contact one of these services for the person."""

    name: ClassVar[str] = "referral.offer"
    doors: tuple[Door, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class OfferWhere:
    """Ask which of the person's neighbourhoods should do it."""

    name: ClassVar[str] = "referral.where"
    door: Door
    role: Role


@dataclass(frozen=True, slots=True)
class OfferAgree:
    """Ask for a yes to exactly what is passed on, to whom."""

    name: ClassVar[str] = "referral.agree"
    door: Door
    role: Role
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class ReferralWanted:
    """Ask who may whether they take it."""

    name: ClassVar[str] = "referral.wanted"
    referral: str


@dataclass(frozen=True, slots=True)
class HowItGoes:
    """Ask who took it whether they contacted the service."""

    name: ClassVar[str] = "referral.goes"
    referral: str


@dataclass(frozen=True, slots=True)
class HowDidItGo:
    """Ask who contacted the service what came of it."""

    name: ClassVar[str] = "referral.outcome"
    referral: str
