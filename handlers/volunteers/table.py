"""Everything about volunteers that the product can hear, ask and time."""

from __future__ import annotations

from handlers.volunteers import (
    age,
    dormant,
    expense_list,
    fading,
    introduction,
    note_setting,
    overview,
    pausing,
    seen,
    signup,
    spending,
    taking_off,
)

COMMANDS = (
    *signup.COMMANDS,
    *pausing.COMMANDS,
    *spending.COMMANDS,
)
FOR_ORGANISERS = (
    *note_setting.COMMANDS,
    *overview.COMMANDS,
    *seen.COMMANDS,
    *expense_list.COMMANDS,
)
STEPS = (
    *introduction.STEPS,
    *age.STEPS,
    *signup.STEPS,
    *pausing.STEPS,
    *dormant.STEPS,
    *spending.STEPS,
    *taking_off.STEPS,
    *note_setting.STEPS,
    *seen.STEPS,
)
TIMERS = (*dormant.TIMERS, *fading.TIMERS)
