"""What is heard twice or under another name counts once: repeated answers, late keys, forgeries and replays."""

import asyncio
import json

from bot.channels.matrix.guard import Body, list_at, object_at, text_at
from bot.clock import SystemClock
from tests.faults.ground import Ground
from tests.faults.network import judge_all, neighbourhood
from tests.faults.planted import plant
from tests.faults.proxy import CALM, Fault, Proxy, Weather
from tests.faults.report import Report

DRAFT = {"need": "request.what", "1": "request.when", "stop": "stop.once"}
"""What begins a request, goes on with it and ends it; an answer that is taken twice says something more."""
TWICE = Weather(syncs={Fault.REPEATED: 0.5})
SEALED = "m.room.encrypted"


async def answers_again(ground: Ground, drafts: int) -> Report:
    """Let the homeserver give every second answer to a sync twice while somebody drafts requests."""
    report = Report()
    async with (
        Proxy(ground.homeserver.url, ground.chance) as proxy,
        ground.service(url=proxy.url) as service,
        neighbourhood(ground, service, 1) as (here,),
    ):
        await service.stop()
        await plant(service, here, SystemClock().now(), [])
        service.start()
        proxy.weather = TWICE
        for number in range(drafts):
            here.chapter = f"draft {number}"
            for words, answer in DRAFT.items():
                await here.anna.say(here.anna.home, words)
                here.annas.expect(here.chapter, answer)
                await here.answered(ground.patience)
            await here.anna_says(0)
            await here.answered(ground.patience)
        proxy.weather = CALM
        await judge_all(ground, [here], service, report)
        report.hits.update({fault.value: count for fault, count in proxy.dealt.items()})
    report.demand_hits(Fault.REPEATED)
    return report


class HeldKeys:
    """Keeps back what is sent to the bot's device, and lets it arrive later."""

    def __init__(self) -> None:
        self.is_holding = True
        self.held: list[object] = []
        self.came = asyncio.Event()

    def __call__(self, raw: bytes) -> bytes:
        """Take letters out of the answer to a sync, or put the held ones before its own."""
        answer = json.loads(raw)
        letters = list_at(answer, "to_device", "events")
        if self.is_holding:
            self.held += letters
            if letters:
                self.came.set()
            letters = []
        else:
            letters, self.held = [*self.held, *letters], []
        answer["to_device"] = {"events": letters}
        return json.dumps(answer).encode()


async def keys_come_late(ground: Ground) -> Report:
    """Let the key of a command come after it, with a death of the bot in between: it is answered once."""
    report, keys = Report(), HeldKeys()
    async with (
        Proxy(ground.homeserver.url, ground.chance) as proxy,
        ground.service(url=proxy.url) as service,
        neighbourhood(ground, service, 1, sealed=True) as (here,),
    ):
        proxy.rewrite = keys
        await here.karim_says()  # his first words in this room: the bot has no key for them
        async with asyncio.timeout(ground.patience):
            await keys.came.wait()
        await here.anna_says(0)
        await here.anna_answered(ground.patience)
        report.hits["keys held back"] += len(keys.held)
        await asyncio.to_thread(service.kill)
        service.start()
        await here.anna_says(2)
        await here.anna_answered(ground.patience)
        keys.is_holding = False
        await here.anna_says(1)
        await judge_all(ground, [here], service, report)
    report.demand_hits("keys held back")
    return report


class Forger:
    """A homeserver that says that somebody else wrote what is encrypted."""

    def __init__(self, true: str, false: str) -> None:
        self.forged = 0
        self._true, self._false = true, false

    def __call__(self, raw: bytes) -> bytes:
        """Put the other name on every encrypted event."""
        answer = json.loads(raw)
        for room in object_at(answer, "rooms", "join").values():
            for event in list_at(room, "timeline", "events"):
                if isinstance(event, dict) and text_at(event, "type") == SEALED and event["sender"] == self._true:
                    event["sender"] = self._false
                    self.forged += 1
        return json.dumps(answer).encode()


async def senders_are_forged(ground: Ground) -> Report:
    """Let Karim's encrypted words come under Anna's name: nothing is done for her, and she hears that we could not."""
    report = Report()
    async with (
        Proxy(ground.homeserver.url, ground.chance) as proxy,
        ground.service(url=proxy.url) as service,
        neighbourhood(ground, service, 1, sealed=True) as (here,),
    ):
        forger = proxy.rewrite = Forger(here.karim.user_id, here.anna.user_id)
        await here.karim.say(here.room, "commands")
        here.annas.expect("forged", "unreadable")
        await here.answered(ground.patience)
        proxy.rewrite = None
        report.hits["forged"] = forger.forged
        await here.both_say(0)
        await judge_all(ground, [here], service, report)
    report.demand_hits("forged")
    return report


async def ciphers_are_replayed(ground: Ground) -> Report:
    """Let what Anna encrypted once be posted again as a new event after the bot died: it is answered once."""
    report = Report()
    async with ground.service() as service, neighbourhood(ground, service, 1, sealed=True) as (here,):
        await here.anna_says(0)
        await here.answered(ground.patience)
        history = await here.anna.history(here.anna.home)
        cipher = _last_of(history, here.anna.user_id)
        await asyncio.to_thread(service.kill)
        assert here.anna.device is not None
        await here.anna.device.send_sealed(here.anna.home, cipher)
        report.hits["replayed"] += 1
        service.start()
        await here.both_say(1)
        await judge_all(ground, [here], service, report)
    return report


def _last_of(history: list[Body], sender: str) -> Body:
    return next(
        object_at(event, "content")
        for event in reversed(history)
        if text_at(event, "sender") == sender and text_at(event, "type") == SEALED
    )
