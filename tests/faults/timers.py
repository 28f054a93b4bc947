"""Ten thousand reminders, each exactly once; and on a real homeserver, how late they are."""

from datetime import timedelta

from bot.clock import SystemClock
from tests.faults.ground import Ground
from tests.faults.kills import quantile
from tests.faults.network import judge_all, neighbourhood
from tests.faults.planted import BEFOREHAND, plant
from tests.faults.report import Report

REMINDER = "request.reminder"
MOST_LATE_SECONDS = 5.0
LEAD = timedelta(seconds=20)


async def on_time(ground: Ground, reminders: int, seconds: float) -> Report:
    """Let reminders come due one after the other, and measure by the homeserver's clock how late each was said."""
    report = Report()
    async with ground.service() as service, neighbourhood(ground, service, 1) as (here,):
        await service.stop()
        now = SystemClock().now()
        due = [now + LEAD + number * timedelta(seconds=seconds) / reminders for number in range(reminders)]
        await plant(service, here, now, [at + BEFOREHAND for at in due])
        for ledger in (here.annas, here.karims):
            ledger.expect("reminders", *[REMINDER] * reminders)
        service.start()
        await here.answered(LEAD.total_seconds() + seconds + ground.patience)
        await judge_all(ground, [here], service, report)
        for who in (here.anna, here.karim):
            said = [one.at for one in await who.hears(who.home, here.bot) if one.msgid == REMINDER]
            late = [(at - wanted).total_seconds() for at, wanted in zip(said, due, strict=False)]
            report.figures.append(f"late p50 {quantile(late, 0.5):.2f} s, p99 {quantile(late, 0.99):.2f} s")
            report.demand(ground.is_in_time(quantile(late, 0.99), MOST_LATE_SECONDS), "reminders came too late")
    return report
