"""Every handler there is, collected by hand: what stands here is the product."""

from __future__ import annotations

from handlers import safety
from handlers.basics import again, fallback, human, languages, privacy, stopping
from handlers.basics.explain import explaining
from handlers.decision import Command, StepKind, TimerKind, Watch
from handlers.requests import claim, feedback, finish, release, remind, waves

_OTHERS: tuple[Command, ...] = (
    *claim.COMMANDS,
    *release.COMMANDS,
    *finish.COMMANDS,
    *human.COMMANDS,
    *languages.COMMANDS,
    *privacy.COMMANDS,
    *again.COMMANDS,
    *stopping.COMMANDS,
)
_EXPLAINED = explaining(_OTHERS)

FIRST: tuple[Watch, ...] = (safety.SAFETY,)
LAST: tuple[Watch, ...] = (fallback.LAST,)
COMMANDS: tuple[Command, ...] = (*_EXPLAINED.commands, *_OTHERS)
STEPS: tuple[StepKind, ...] = (
    *safety.STEPS,
    *_EXPLAINED.steps,
    *fallback.STEPS,
    *human.STEPS,
    *languages.STEPS,
    *claim.STEPS,
    *release.STEPS,
    *finish.STEPS,
    *feedback.STEPS,
)
TIMERS: tuple[TimerKind, ...] = (*human.TIMERS, *release.TIMERS, *waves.TIMERS, *remind.TIMERS, *finish.TIMERS)
WATCHES: tuple[Watch, ...] = (*fallback.WATCHES, *claim.WATCHES)
